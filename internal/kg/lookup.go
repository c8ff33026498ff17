package kg

import "cmp"

// Lookup asks which nodes a text names.
type Lookup struct {
	Text     string   // an id, former id, xref, name or synonym
	Category Category // "" for any
	Citation int      // instead of Text: the publication with this number in the review
}

// How says in which way a text names a node.
type How int

// The ways, best first. A text names the nodes of its best way only.
const (
	HowID How = iota
	HowFormerID
	HowName
	HowSynonym
	HowXref
	HowCitation
)

// Named is one node that a text names.
type Named struct {
	ID       CURIE
	Category Category
	Name     string
	How      How
}

// Compare orders by way, then by id.
func (n Named) Compare(o Named) int {
	return cmp.Or(cmp.Compare(n.How, o.How), cmp.Compare(n.ID, o.ID))
}

// Best keeps the nodes that are named in the best way. The argument is in the
// order of Compare.
func Best(named []Named) []Named {
	for i := range named {
		if named[i].How != named[0].How {
			return named[:i]
		}
	}
	return named
}
