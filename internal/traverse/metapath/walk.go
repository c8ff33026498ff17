package metapath

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// Walk says which relations paths follow and which nodes they pass. The zero value
// follows all but IS_A and PART_OF and passes every node but hubs.
type Walk struct {
	Predicates []kg.Predicate // empty for any; naming one lets IS_A and PART_OF in
	Through    []kg.Category  // of the nodes between the ends, empty for any
	Exclude    []kg.CURIE     // nodes that are never passed
	Hubs       bool           // hubs may be passed
	Hierarchy  bool           // IS_A and PART_OF are followed
}

func (w *Walk) follows(p kg.Predicate) bool {
	if len(w.Predicates) > 0 {
		return slices.Contains(w.Predicates, p)
	}
	return w.Hierarchy || p != kg.IsA && p != kg.PartOf
}

// gate is a walk on a graph.
type gate struct {
	hops [][]projection.Hop // that are followed, by the category they start from
	shut [][]bool           // nodes that are not passed, by category; nil for all of it
}

// newGate opens what the walk lets pass. The hops of the metapaths in only are followed
// whatever the walk says.
func newGate(g *projection.Graph, w *Walk, only []Metapath) *gate {
	t := &gate{make([][]projection.Hop, len(kg.Categories)), make([][]bool, len(kg.Categories))}
	for kind, info := range kg.Categories {
		for _, h := range g.HopsFrom(kind) {
			if w.follows(g.Relations[h.Relation()].Predicate) && len(only) == 0 || named(g, only, h) {
				t.hops[kind] = append(t.hops[kind], h)
			}
		}
		if len(w.Through) > 0 && !slices.Contains(w.Through, info.Category) {
			continue
		}
		if w.Hubs {
			t.shut[kind] = make([]bool, g.Size(kind))
		} else {
			t.shut[kind] = slices.Clone(g.Hubs(kind))
		}
		if t.shut[kind] == nil {
			t.shut[kind] = []bool{}
		}
	}
	for _, id := range w.Exclude {
		if n, ok := g.Find(id); ok {
			t.close(n)
		}
	}
	return t
}

func named(g *projection.Graph, only []Metapath, h projection.Hop) bool {
	return slices.ContainsFunc(only, func(m Metapath) bool { return slices.Contains(m, h) || slices.Contains(m, g.Reverse(h)) })
}

// close shuts a node and reports whether it was open.
func (t *gate) close(n projection.Node) bool {
	shut := t.shut[n.Kind]
	if shut == nil || shut[n.Row] {
		return false
	}
	shut[n.Row] = true
	return true
}

func (t *gate) reopen(n projection.Node) { t.shut[n.Kind][n.Row] = false }

// passes reports whether nodes of the category may be passed at all.
func (t *gate) passes(kind int) bool { return t.shut[kind] != nil }
