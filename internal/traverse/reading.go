package traverse

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Reading puts the path into words, hop by hop.
func (p *Path) Reading(name func(kg.CURIE) string) string {
	steps := make([]told, len(p.Hops))
	for i, h := range p.Hops {
		steps[i] = told{h.Statement, p.Nodes[i].ID, p.Nodes[i+1].ID}
	}
	return tell(steps, name)
}

// told is a statement to be told from one of its ends.
type told struct {
	statement *kg.Statement
	from, to  kg.CURIE
}

// tell puts steps into words: "MSC-EVs carry miR-21, which lowers PTEN". Where a step
// ends with something else than its node, such as the cell it happens in, or the next
// one begins elsewhere, the next one is a sentence of its own. name gives what to call
// a node.
func tell(steps []told, name func(kg.CURIE) string) string {
	var text strings.Builder
	linked := kg.CURIE("") // the node that the text ends with
	for i, step := range steps {
		sentence := kg.ReadingFrom(step.statement, step.from, name)
		rest, begins := strings.CutPrefix(sentence, name(step.from)+" ")
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
