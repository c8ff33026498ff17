package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Models lists models of it.
func (d *Disease) Models(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*DiseaseModelNeighborConnection, error) {
	return neighbors[*DiseaseModel](ctx, &d.Record, hop{"models", kg.In, []kg.Predicate{kg.Models}, []kg.Category{kg.DiseaseModel}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Actors lists what was seen to change it.
func (d *Disease) Actors(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &d.Record, hop{"actors", kg.In, []kg.Predicate{kg.Affects}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Candidates lists what is put forward as a treatment, as an outlook.
func (d *Disease) Candidates(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &d.Record, hop{"candidates", kg.In, []kg.Predicate{kg.ProposedFor}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Markers lists molecules that a source uses as its markers.
func (d *Disease) Markers(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*CargoNeighborConnection, error) {
	return neighbors[Cargo](ctx, &d.Record, hop{"markers", kg.In, []kg.Predicate{kg.MarkerOf}, kg.CargoCategories}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Associations lists what goes with it, cause not claimed.
func (d *Disease) Associations(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &d.Record, hop{"associations", kg.In, []kg.Predicate{kg.AssociatedWith}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Sites lists tissues and cells it affects.
func (d *Disease) Sites(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &d.Record, hop{"sites", kg.Out, []kg.Predicate{kg.OccursIn}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Kinds lists diseases that are a kind of it.
func (d *Disease) Kinds(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*DiseaseNeighborConnection, error) {
	return neighbors[*Disease](ctx, &d.Record, hop{"kinds", kg.In, []kg.Predicate{kg.IsA}, []kg.Category{kg.Disease}}, NeighborArgs{filter, statement, orderBy, first, after})
}
