package projectiontest

import (
	"cmp"
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// Project makes a projection of a dataset without a store, which takes a fraction of
// the time.
func Project(ctx context.Context, d *kg.Dataset, sources ...string) (*projection.Graph, error) {
	s := source{
		newPages(d.Nodes, func(n *kg.Node) kg.CURIE { return n.ID }),
		newPages(d.Statements, func(s *kg.Statement) kg.CURIE { return s.ID }),
		newPages(d.Evidence, func(e *kg.Evidence) kg.CURIE { return e.ID }),
	}
	return projection.Build(ctx, s, projection.Part{Scope: kg.SourceScope{Sources: sources}}, projection.DefaultLimits)
}

// source reads a dataset as a store does.
type source struct {
	nodes      pages[kg.Node]
	statements pages[kg.Statement]
	evidence   pages[kg.Evidence]
}

func (source) Version() string { return "test" }

func (s source) ScanNodes(_ context.Context, after kg.CURIE, limit int) ([]*kg.Node, error) {
	return s.nodes.page(after, limit), nil
}

func (s source) ScanStatements(_ context.Context, after kg.StatementID, limit int) ([]*kg.Statement, error) {
	return s.statements.page(after, limit), nil
}

func (s source) ScanEvidence(_ context.Context, after kg.EvidenceID, limit int) ([]*kg.Evidence, error) {
	return s.evidence.page(after, limit), nil
}

// pages are items in the order of their ids.
type pages[T any] struct {
	items []*T
	id    func(*T) kg.CURIE
}

func newPages[T any](items []T, id func(*T) kg.CURIE) pages[T] {
	p := pages[T]{id: id}
	for i := range items {
		p.items = append(p.items, &items[i])
	}
	slices.SortFunc(p.items, func(a, b *T) int { return cmp.Compare(id(a), id(b)) })
	return p
}

func (p pages[T]) page(after kg.CURIE, limit int) []*T {
	from, found := slices.BinarySearchFunc(p.items, after, func(item *T, after kg.CURIE) int { return cmp.Compare(p.id(item), after) })
	if found {
		from++
	}
	return slices.Clone(p.items[from:min(from+limit, len(p.items))])
}
