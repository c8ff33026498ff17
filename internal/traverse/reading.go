package traverse

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Reading puts the path into words, hop by hop.
func (p *Path) Reading(name func(kg.CURIE) string) string {
	steps := make([]told, len(p.Hops))
	for i, h := range p.Hops {
		here, next := &p.Stops[i], &p.Stops[i+1]
		steps[i] = told{statement: h.Statement, from: here.last(), to: next.first()}
		if here.apart(name) {
			steps[i].as = here.first()
		} else if i > 0 {
			steps[i-1].to = here.last() // by the same name
		}
	}
	text := tell(steps, name)
	if end := &p.Stops[len(p.Hops)]; end.apart(name) {
		text += "; " + name(end.first()) + " counts as one with " + name(end.last())
	}
	return text
}

// apart reports whether a path comes in and goes on by different names.
func (s *PathStop) apart(name func(kg.CURIE) string) bool { return name(s.first()) != name(s.last()) }

// told is a statement to be told from one of its ends.
type told struct {
	statement *kg.Statement
	from, to  kg.CURIE
	as        kg.CURIE // what the text before speaks of instead of from, which counts as one with it; "" for from
}

// sentence tells it alone.
func (t *told) sentence(name func(kg.CURIE) string) string {
	text := kg.ReadingFrom(t.statement, t.from, name)
	if t.as != "" {
		return "counted as one with " + name(t.as) + ", " + text
	}
	return text
}

// tell puts steps into words: "MSC-EVs carry miR-21, which lowers PTEN". Where a step
// ends with something else than its node, such as the cell it happens in, or the next
// one begins elsewhere, the next one is a sentence of its own. name gives what to call
// a node.
func tell(steps []told, name func(kg.CURIE) string) string {
	var text strings.Builder
	linked := kg.CURIE("") // the node that the text ends with
	for i, step := range steps {
		sentence := step.sentence(name)
		rest, begins := strings.CutPrefix(sentence, kg.Opening(name(step.from))+" ")
		switch {
		case i == 0:
			text.WriteString(sentence)
		case linked == step.from && begins:
			text.WriteString(", which " + rest)
		default:
			text.WriteString("; " + sentence)
		}
		linked = ""
		if strings.HasSuffix(sentence, " "+name(step.to)) {
			linked = step.to
		}
	}
	return text.String()
}
