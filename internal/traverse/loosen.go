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
	if err := s.keepApart(ctx); err != nil {
		return err
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

// keepApart refuses a pattern that wants two nodes to differ which count as one.
func (s *shape) keepApart(ctx context.Context) error {
	only := make([]kg.CURIE, len(s.Nodes))
	for v := range s.Nodes {
		only[v] = onlyOne(s.Nodes[v].Within)
	}
	if _, err := s.met.stopsOf(ctx, slices.DeleteFunc(slices.Clone(only), func(id kg.CURIE) bool { return id == "" })); err != nil {
		return err
	}
	for v := range s.Nodes {
		for w := range v {
			if s.differ[v][w] && only[v] != "" && only[w] != "" && s.met.stop(only[v]) == s.met.stop(only[w]) {
				return unusable("leave out collapse, or leave them out of distinct", "the nodes %s and %s differ, but %s and %s count as one", s.Nodes[w].Name, s.Nodes[v].Name, only[w], only[v])
			}
		}
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
