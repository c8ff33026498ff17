package projection

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Walk says which statements are followed and which nodes are passed. The zero value
// follows all but IS_A and PART_OF, either way, and passes every node but hubs.
type Walk struct {
	Through   []kg.Category // of the nodes that are passed, empty for any
	Within    *kg.Set       // nodes that are passed, or count as one with what is; nil for any
	Exclude   []kg.CURIE    // nodes that are never entered, nor what counts as one with them
	Open      []kg.CURIE    // hubs that may be passed
	Hubs      bool          // hubs may be passed
	Hierarchy bool          // IS_A and PART_OF are followed
	Directed  bool          // from subject to object only
}

// forth is what the walk follows from a node.
func (w *Walk) forth() span { return w.follows(true, !w.Directed) }

// back is what the walk follows against its direction.
func (w *Walk) back() span { return w.follows(!w.Directed, true) }

func (w *Walk) follows(out, in bool) span {
	s := span{inwards, inwards}
	if out {
		s.first = outwards
	}
	if in {
		s.end = downwards
	}
	if w.Hierarchy && out {
		s.first = upwards
	}
	if w.Hierarchy && in {
		s.end = runs
	}
	return s
}

// shut marks the nodes that the walk does not pass.
func (g *Graph) shut(w *Walk, into marks) {
	clear(into)
	if !w.Hubs {
		copy(into, g.hubMarks)
		g.each(w.Open, into.drop)
	}
	for kind, info := range kg.Categories {
		out := len(w.Through) > 0 && !slices.Contains(w.Through, info.Category)
		for row, id := range g.ids[kind] {
			if !out && w.Within == nil {
				break
			}
			n := Node{kind, uint32(row)}
			if out || !w.Within.Has(id) && !slices.ContainsFunc(g.members[n], w.Within.Has) {
				into.set(g.first[kind] + uint32(row))
			}
		}
	}
	g.exclude(w, into)
}

// exclude marks the nodes that are never entered.
func (g *Graph) exclude(w *Walk, into marks) { g.each(w.Exclude, into.set) }

// each visits those of the nodes that are in the graph.
func (g *Graph) each(ids []kg.CURIE, visit func(uint32)) {
	for _, id := range ids {
		if n, ok := g.Find(id); ok {
			visit(g.number(n))
		}
	}
}

// number counts nodes through, category by category.
func (g *Graph) number(n Node) uint32 { return g.first[n.Kind] + n.Row }

// numbered is the node of a number.
func (g *Graph) numbered(at uint32) Node {
	kind, _ := slices.BinarySearch(g.first, at+1)
	return Node{kind - 1, at - g.first[kind-1]}
}
