package traverse

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Reading puts the path into words, hop by hop.
func (p *Path) Reading(name func(kg.CURIE) string) string {
	statements := make([]*kg.Statement, len(p.Hops))
	for i, h := range p.Hops {
		statements[i] = h.Statement
	}
	return tell(tellings(p.Stops, statements, name), name) + p.Stops[len(p.Hops)].ending(name)
}

// tellings are the statements along a chain of stops, as they are told.
func tellings(stops []PathStop, along []*kg.Statement, name func(kg.CURIE) string) []told {
	steps := make([]told, len(along))
	for i, s := range along {
		here, next := &stops[i], &stops[i+1]
		steps[i] = told{statement: s, from: here.last(), to: next.first()}
		if here.apart(name) {
			steps[i].as = here.first()
		} else if i > 0 {
			steps[i-1].to = here.last() // by the same name
		}
	}
	return steps
}

// ending says how a chain that ends here comes to the node that was asked for.
func (s *PathStop) ending(name func(kg.CURIE) string) string {
	if !s.apart(name) {
		return ""
	}
	return "; " + name(s.first()) + " counts as one with " + name(s.last())
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
