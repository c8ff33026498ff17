package enrich

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// membership tells which molecules are joined to the targets of a category.
type membership struct {
	g      *projection.Graph
	target int              // kind
	hops   []projection.Hop // from the target
}

func newMembership(g *projection.Graph, target int, predicates []kg.Predicate) *membership {
	m := &membership{g: g, target: target}
	for _, h := range g.HopsFrom(target) {
		if kg.Categories[g.End(h)].Category.IsCargo() && slices.Contains(predicates, g.Relations[h.Relation()].Predicate) {
			m.hops = append(m.hops, h)
		}
	}
	return m
}

// of lists the molecules that are joined to a target, each once.
func (m *membership) of(target uint32) (nodes []projection.Node) {
	for _, h := range m.hops {
		kind := m.g.End(h)
		for _, row := range m.g.Rows(h).Row(target) {
			nodes = append(nodes, projection.Node{Kind: kind, Row: row})
		}
	}
	slices.SortFunc(nodes, projection.Node.Compare)
	return slices.Compact(nodes)
}

// joined is the molecules of some categories that are joined to any target.
func (m *membership) joined(kinds []int) map[projection.Node]bool {
	all := map[projection.Node]bool{}
	for _, h := range m.hops {
		kind := m.g.End(h)
		if !slices.Contains(kinds, kind) {
			continue
		}
		rows := m.g.Rows(m.g.Reverse(h))
		for row := range m.g.Size(kind) {
			if rows.Degree(uint32(row)) > 0 {
				all[projection.Node{Kind: kind, Row: uint32(row)}] = true
			}
		}
	}
	return all
}
