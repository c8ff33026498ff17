package traverse

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Reading puts the path into words, hop by hop: "MSC-EVs carry miR-21, which lowers
// PTEN". Where a hop ends with something else than its node, such as the cell it
// happens in, the next one is a sentence of its own. name gives what to call a node.
func (p *Path) Reading(name func(kg.CURIE) string) string {
	var text strings.Builder
	linked := false
	for i, h := range p.Hops {
		from, to := p.Nodes[i].ID, p.Nodes[i+1].ID
		sentence := kg.ReadingFrom(h.Statement, from, name)
		rest, begins := strings.CutPrefix(sentence, name(from)+" ")
		switch {
		case i == 0:
			text.WriteString(sentence)
		case linked && begins:
			text.WriteString(", which " + rest)
		default:
			text.WriteString("; " + sentence)
		}
		linked = strings.HasSuffix(sentence, " "+name(to))
	}
	return text.String()
}
