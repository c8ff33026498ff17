package traverse

import (
	"context"
	"maps"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// region reads what lies between two sets of nodes: in the end every path between
// them of at most radius steps is in the web.
type region struct {
	*web
	from, to side
	ends     kg.Set
	radius   int
	cut      Cut
}

// side is a set of nodes that grows step by step.
type side struct {
	direction kg.Direction
	start     map[kg.CURIE]bool
	frontier  []kg.CURIE
	reached   map[kg.CURIE]bool
}

// ids are the nodes it starts at, sorted.
func (s *side) ids() []kg.CURIE { return slices.Sorted(maps.Keys(s.start)) }

func newRegion(w *web, sources, targets []kg.CURIE) *region {
	out, in := kg.Both, kg.Both
	if w.walk.Directed {
		out, in = kg.Out, kg.In
	}
	return &region{web: w, from: newSide(out, sources), to: newSide(in, targets), ends: kg.NewSet(sources...).Or(kg.NewSet(targets...))}
}

func newSide(d kg.Direction, ids []kg.CURIE) side {
	s := side{direction: d, frontier: ids, start: map[kg.CURIE]bool{}, reached: map[kg.CURIE]bool{}}
	for _, id := range ids {
		s.start[id], s.reached[id] = true, true
	}
	return s
}

// fill reads until all paths of this length are in, one step at a time on the side
// that has fewer nodes to open. A step that the budget cuts off counts for nothing.
func (r *region) fill(ctx context.Context, length int) error {
	for r.radius < length {
		grown := &r.from
		if len(r.to.frontier) < len(r.from.frontier) {
			grown = &r.to
		}
		if len(grown.frontier) == 0 {
			r.radius = length // everything on this side is in, so every path is
			return nil
		}
		if err := r.grow(ctx, grown); err != nil || r.cut != "" {
			return err
		}
		r.radius++
	}
	return nil
}

func (r *region) grow(ctx context.Context, s *side) error {
	var found []kg.CURIE
	cut, err := r.open(ctx, s.frontier, s.direction, func(id kg.CURIE, st *kg.Statement) {
		r.follow(st)
		if other := r.other(st, id); !s.reached[other] {
			s.reached[other] = true
			found = append(found, other)
		}
	})
	if r.cut = cut; err != nil || cut != "" {
		return err
	}
	if len(r.from.reached)+len(r.to.reached) > r.budget.Nodes {
		r.cut = CutNodes
		return nil
	}
	if err := r.know(ctx, found); err != nil {
		return err
	}
	s.frontier = s.frontier[:0:0]
	for _, id := range found {
		if r.inner(id) {
			s.frontier = append(s.frontier, id)
		}
	}
	return nil
}

// inner reports whether a node may stand between the ends, of which it is none.
func (r *region) inner(id kg.CURIE) bool {
	n := r.nodes[id]
	return n != nil && !r.ends.Has(id) && r.passes(id)
}
