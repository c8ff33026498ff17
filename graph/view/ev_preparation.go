package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Sources lists the MSC source that secreted it; "MSC, tissue not stated" where
// the study does not say.
func (e *EVPreparation) Sources(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*MSCSourceNeighborConnection, error) {
	return neighbors[*MSCSource](ctx, &e.Record, hop{"sources", kg.In, []kg.Predicate{kg.Secretes}, []kg.Category{kg.MSCSource}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Producers lists whatever cells secreted it, MSC or not.
func (e *EVPreparation) Producers(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &e.Record, hop{"producers", kg.In, []kg.Predicate{kg.Secretes}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Subtypes lists the class of vesicle it is a preparation of.
func (e *EVPreparation) Subtypes(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*EVSubtypeNeighborConnection, error) {
	return neighbors[*EVSubtype](ctx, &e.Record, hop{"subtypes", kg.Out, []kg.Predicate{kg.OfSubtype}, []kg.Category{kg.EVSubtype}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Cargo lists what it carries; see `amount` on the statements.
func (e *EVPreparation) Cargo(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*CargoNeighborConnection, error) {
	return neighbors[Cargo](ctx, &e.Record, hop{"cargo", kg.Out, []kg.Predicate{kg.Carries}, kg.CargoCategories}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Models lists disease models it was tested in; see `result` on the statements.
func (e *EVPreparation) Models(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*DiseaseModelNeighborConnection, error) {
	return neighbors[*DiseaseModel](ctx, &e.Record, hop{"models", kg.Out, []kg.Predicate{kg.TestedIn}, []kg.Category{kg.DiseaseModel}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Recipients lists cells and tissues that took it up.
func (e *EVPreparation) Recipients(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &e.Record, hop{"recipients", kg.Out, []kg.Predicate{kg.DeliveredTo}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Pathways lists pathways it changes or takes part in.
func (e *EVPreparation) Pathways(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*PathwayNeighborConnection, error) {
	return neighbors[*Pathway](ctx, &e.Record, hop{"pathways", kg.Out, []kg.Predicate{kg.Modulates, kg.ParticipatesIn}, []kg.Category{kg.Pathway}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Processes lists processes it changes or takes part in.
func (e *EVPreparation) Processes(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*BiologicalProcessNeighborConnection, error) {
	return neighbors[*BiologicalProcess](ctx, &e.Record, hop{"processes", kg.Out, []kg.Predicate{kg.Affects, kg.ParticipatesIn}, []kg.Category{kg.BiologicalProcess}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Outcomes lists readouts it changes.
func (e *EVPreparation) Outcomes(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*OutcomeNeighborConnection, error) {
	return neighbors[*Outcome](ctx, &e.Record, hop{"outcomes", kg.Out, []kg.Predicate{kg.Affects}, []kg.Category{kg.Outcome}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Diseases lists diseases it changes, is proposed for or goes with.
func (e *EVPreparation) Diseases(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*DiseaseNeighborConnection, error) {
	return neighbors[*Disease](ctx, &e.Record, hop{"diseases", kg.Out, []kg.Predicate{kg.Affects, kg.ProposedFor, kg.AssociatedWith}, []kg.Category{kg.Disease}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// MadeFrom lists what it was made from or with: another preparation, a drug, a procedure.
func (e *EVPreparation) MadeFrom(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &e.Record, hop{"madeFrom", kg.Out, []kg.Predicate{kg.PreparedWith}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Variants lists preparations made from it, such as the enzyme-treated control.
func (e *EVPreparation) Variants(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*EVPreparationNeighborConnection, error) {
	return neighbors[*EVPreparation](ctx, &e.Record, hop{"variants", kg.In, []kg.Predicate{kg.PreparedWith}, []kg.Category{kg.EVPreparation}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Effects lists what it acts on: molecules, pathways, processes, outcomes, cells and diseases.
func (e *EVPreparation) Effects(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &e.Record, hop{"effects", kg.Out, effects, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Traits lists properties, with values on the statements.
func (e *EVPreparation) Traits(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*OutcomeNeighborConnection, error) {
	return neighbors[*Outcome](ctx, &e.Record, hop{"traits", kg.Out, []kg.Predicate{kg.HasTrait}, []kg.Category{kg.Outcome}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// ReportedAs is the source's own term.
func (e *EVPreparation) ReportedAs() *string { return optional(e.Attributes.ReportedAs) }

// SizeClass is the operational class by size.
func (e *EVPreparation) SizeClass() string { return e.StatedSizeClass() }

// Isolation is the isolation method.
func (e *EVPreparation) Isolation() *string { return optional(e.Attributes.Isolation) }

// Treatment is what was done to the vesicles or their cells.
func (e *EVPreparation) Treatment() *string { return optional(e.Attributes.Treatment) }

// Findings are the statements whose evidence was seen with the preparation.
func (e *EVPreparation) Findings(ctx context.Context, filter *StatementFilter, orderBy kg.StatementOrder, first int, after *string) (*StatementConnection, error) {
	return e.findings(ctx, filter, orderBy, first, after)
}
