package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Actors lists what changes it.
func (b *BiologicalProcess) Actors(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &b.Record, hop{"actors", kg.In, []kg.Predicate{kg.Affects}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Participants lists what takes part in it.
func (b *BiologicalProcess) Participants(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &b.Record, hop{"participants", kg.In, []kg.Predicate{kg.ParticipatesIn}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Markers lists molecules that a source uses to show it.
func (b *BiologicalProcess) Markers(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*CargoNeighborConnection, error) {
	return neighbors[Cargo](ctx, &b.Record, hop{"markers", kg.In, []kg.Predicate{kg.MarkerOf}, kg.CargoCategories}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Sites lists tissues, cells and components it takes place in.
func (b *BiologicalProcess) Sites(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &b.Record, hop{"sites", kg.Out, []kg.Predicate{kg.OccursIn}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Effects lists what it acts on: molecules, pathways, processes, outcomes, cells and diseases.
func (b *BiologicalProcess) Effects(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &b.Record, hop{"effects", kg.Out, effects, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Models lists disease models it induces.
func (b *BiologicalProcess) Models(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*DiseaseModelNeighborConnection, error) {
	return neighbors[*DiseaseModel](ctx, &b.Record, hop{"models", kg.In, []kg.Predicate{kg.InducedBy}, []kg.Category{kg.DiseaseModel}}, NeighborArgs{filter, statement, orderBy, first, after})
}
