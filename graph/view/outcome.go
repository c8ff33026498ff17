package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Actors lists what changes it.
func (o *Outcome) Actors(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &o.Record, hop{"actors", kg.In, []kg.Predicate{kg.Affects}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Sites lists tissues and cells it belongs to.
func (o *Outcome) Sites(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &o.Record, hop{"sites", kg.Out, []kg.Predicate{kg.OccursIn}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Models lists disease models that stand for it.
func (o *Outcome) Models(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*DiseaseModelNeighborConnection, error) {
	return neighbors[*DiseaseModel](ctx, &o.Record, hop{"models", kg.In, []kg.Predicate{kg.Models}, []kg.Category{kg.DiseaseModel}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Bearers lists what has this trait.
func (o *Outcome) Bearers(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &o.Record, hop{"bearers", kg.In, []kg.Predicate{kg.HasTrait}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Effects lists what it acts on: molecules, pathways, processes, outcomes, cells and diseases.
func (o *Outcome) Effects(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &o.Record, hop{"effects", kg.Out, effects, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}
