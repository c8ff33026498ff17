package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Models lists disease models it induces.
func (p *Procedure) Models(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*DiseaseModelNeighborConnection, error) {
	return neighbors[*DiseaseModel](ctx, &p.Record, hop{"models", kg.In, []kg.Predicate{kg.InducedBy}, []kg.Category{kg.DiseaseModel}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Products lists preparations, sources and cells made with it.
func (p *Procedure) Products(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &p.Record, hop{"products", kg.In, []kg.Predicate{kg.PreparedWith}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}
