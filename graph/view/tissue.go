package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Sources lists MSC sources isolated from it.
func (t *Tissue) Sources(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*MSCSourceNeighborConnection, error) {
	return neighbors[*MSCSource](ctx, &t.Record, hop{"sources", kg.In, []kg.Predicate{kg.IsolatedFrom}, []kg.Category{kg.MSCSource}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Preparations lists vesicle preparations isolated from it.
func (t *Tissue) Preparations(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*EVPreparationNeighborConnection, error) {
	return neighbors[*EVPreparation](ctx, &t.Record, hop{"preparations", kg.In, []kg.Predicate{kg.IsolatedFrom}, []kg.Category{kg.EVPreparation}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Contents lists vesicles and molecules found in it.
func (t *Tissue) Contents(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &t.Record, hop{"contents", kg.In, []kg.Predicate{kg.FoundIn}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Deliveries lists what is delivered to it.
func (t *Tissue) Deliveries(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &t.Record, hop{"deliveries", kg.In, []kg.Predicate{kg.DeliveredTo}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Occurrences lists diseases, models, processes and outcomes that belong to it.
func (t *Tissue) Occurrences(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &t.Record, hop{"occurrences", kg.In, []kg.Predicate{kg.OccursIn}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Fluid tells body fluids.
func (t *Tissue) Fluid() bool { return isTrue(t.StatedFluid()) }
