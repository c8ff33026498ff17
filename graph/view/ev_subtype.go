package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Preparations lists preparations of this class.
func (e *EVSubtype) Preparations(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*EVPreparationNeighborConnection, error) {
	return neighbors[*EVPreparation](ctx, &e.Record, hop{"preparations", kg.In, []kg.Predicate{kg.OfSubtype}, []kg.Category{kg.EVPreparation}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Producers lists cells and sources that secrete it.
func (e *EVSubtype) Producers(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &e.Record, hop{"producers", kg.In, []kg.Predicate{kg.Secretes}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Cargo lists what it contains, in or on the vesicle.
func (e *EVSubtype) Cargo(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*CargoNeighborConnection, error) {
	return neighbors[Cargo](ctx, &e.Record, hop{"cargo", kg.Out, []kg.Predicate{kg.Carries}, kg.CargoCategories}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Markers lists molecules that a source uses to tell it.
func (e *EVSubtype) Markers(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*CargoNeighborConnection, error) {
	return neighbors[Cargo](ctx, &e.Record, hop{"markers", kg.In, []kg.Predicate{kg.MarkerOf}, kg.CargoCategories}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Traits lists properties such as diameter and density, with values on the statements.
func (e *EVSubtype) Traits(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*OutcomeNeighborConnection, error) {
	return neighbors[*Outcome](ctx, &e.Record, hop{"traits", kg.Out, []kg.Predicate{kg.HasTrait}, []kg.Category{kg.Outcome}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Fluids lists tissues and fluids it is found in.
func (e *EVSubtype) Fluids(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*TissueNeighborConnection, error) {
	return neighbors[*Tissue](ctx, &e.Record, hop{"fluids", kg.Out, []kg.Predicate{kg.FoundIn}, []kg.Category{kg.Tissue}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Recipients lists cells and tissues that take it up.
func (e *EVSubtype) Recipients(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &e.Record, hop{"recipients", kg.Out, []kg.Predicate{kg.DeliveredTo}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Processes lists processes it takes part in or changes.
func (e *EVSubtype) Processes(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*BiologicalProcessNeighborConnection, error) {
	return neighbors[*BiologicalProcess](ctx, &e.Record, hop{"processes", kg.Out, []kg.Predicate{kg.ParticipatesIn, kg.Affects}, []kg.Category{kg.BiologicalProcess}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Precursors lists what it forms from.
func (e *EVSubtype) Precursors(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &e.Record, hop{"precursors", kg.In, []kg.Predicate{kg.DevelopsInto}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Effects lists what it acts on: molecules, pathways, processes, outcomes, cells and diseases.
func (e *EVSubtype) Effects(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &e.Record, hop{"effects", kg.Out, effects, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}
