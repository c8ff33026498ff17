package traverse

import (
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Under Pattern.Collapse a variable is bound to what counts as one when a single node of
// it is as the variable asks. Statements may name another one, such as the protein of the
// gene that is asked for, and so they are read for a looser variable, and sorted out by
// fits.

// loosen makes the looser variables.
func (s *shape) loosen(ctx context.Context, r kg.Reader, b Budget) error {
	walk := Walk{Scope: s.Scope, Collapse: s.Collapse}
	s.met = newWeb(r, walk, b)
	united := uniting(walk.Collapse)
	if len(united) == 0 {
		return nil
	}
	s.loose = slices.Clone(s.Nodes)
	for i := range s.loose {
		v := &s.loose[i]
		if v.Match.Hub != nil && *v.Match.Hub || !overlaps(v.Match.Categories, united) {
			continue // it asks for what is one with nothing else
		}
		if v.Match = (kg.NodeMatch{Categories: withUnited(v.Match.Categories, united), Hub: v.Match.Hub}); v.Within == nil {
			continue
		}
		if v.Within.Complement {
			v.Within = nil
			continue
		}
		stops, err := s.met.stopsOf(ctx, v.Within.IDs)
		if err != nil {
			return err
		}
		named := kg.NewSet(s.met.membersOf(stops)...)
		v.Within = &named
	}
	return nil
}

// fits reports whether one node of a stop is as the variable asks.
func (s *shape) fits(variable int, stop kg.CURIE) bool {
	if len(s.Collapse) == 0 {
		return true // only such nodes were read
	}
	v := &s.Nodes[variable]
	match := v.match()
	return slices.ContainsFunc(s.met.members(stop), func(id kg.CURIE) bool {
		n := s.met.nodes[id]
		return n != nil && match.Matches(n) && (v.Within == nil || v.Within.Has(id))
	})
}

// withUnited are the categories of a node and of what may be one with it; none stand for
// all.
func withUnited(some, united []kg.Category) []kg.Category {
	if len(some) == 0 || !overlaps(some, united) {
		return some
	}
	all := slices.Concat(some, united)
	slices.Sort(all)
	return slices.Compact(all)
}
