package graph_test

import (
	"cmp"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// The oracle answers by looking at every record of the dataset, without the
// store and without the conditions of package kg.

// nodes lists the ids of the nodes that hold, in the order of names.
func (f *fixture) nodes(holds func(n *kg.Node) bool) []string {
	var found []*kg.Node
	for i := range f.data.Nodes {
		if holds(&f.data.Nodes[i]) {
			found = append(found, &f.data.Nodes[i])
		}
	}
	slices.SortFunc(found, func(a, b *kg.Node) int { return cmp.Or(cmp.Compare(a.NameKey, b.NameKey), cmp.Compare(a.ID, b.ID)) })
	ids := make([]string, len(found))
	for i, n := range found {
		ids[i] = string(n.ID)
	}
	return ids
}

// statements lists the ids of the statements that hold, in the order of ids.
func (f *fixture) statements(holds func(s *kg.Statement) bool) []string {
	var ids []string
	for i := range f.data.Statements {
		if s := &f.data.Statements[i]; holds(s) {
			ids = append(ids, string(s.ID))
		}
	}
	slices.Sort(ids)
	return ids
}

// shown reports whether an entry for the statement holds.
func (f *fixture) shown(id kg.StatementID, holds func(e *kg.Evidence) bool) bool {
	return slices.ContainsFunc(f.evidence(id), holds)
}

// from reports whether one of the sources shows the statement.
func (f *fixture) from(s *kg.Statement, sources ...string) bool {
	return f.shown(s.ID, func(e *kg.Evidence) bool { return slices.Contains(sources, e.Source) })
}

// joined reports whether a positive statement that holds has the node at this
// end; far is the other end.
func (f *fixture) joined(id kg.CURIE, end kg.Direction, holds func(s *kg.Statement, far kg.CURIE) bool) bool {
	return slices.ContainsFunc(f.ends[id], func(s *kg.Statement) bool {
		if s.Negated || s.Effect == kg.NoEffect {
			return false
		}
		return s.Subject == id && end != kg.In && holds(s, s.Object) || s.Object == id && end != kg.Out && holds(s, s.Subject)
	})
}

// by holds for statements of the predicate, whatever the other end.
func by(p kg.Predicate) func(*kg.Statement, kg.CURIE) bool {
	return func(s *kg.Statement, _ kg.CURIE) bool { return s.Predicate == p }
}

// descends reports whether the node is, or IS_A by one of the sources, one of
// these.
func (f *fixture) descends(id kg.CURIE, of []kg.CURIE, sources ...string) bool {
	if slices.Contains(of, id) {
		return true
	}
	return f.joined(id, kg.Out, func(s *kg.Statement, far kg.CURIE) bool {
		return s.Predicate == kg.IsA && far != id && (len(sources) == 0 || f.from(s, sources...)) && f.descends(far, of, sources...)
	})
}
