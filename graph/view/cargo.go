package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Carriers lists preparations and classes of vesicle that carry it.
func (c *cargo) Carriers(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &c.Record, hop{"carriers", kg.In, []kg.Predicate{kg.Carries}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Targets lists molecules it changes.
func (c *cargo) Targets(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*CargoNeighborConnection, error) {
	return neighbors[Cargo](ctx, &c.Record, hop{"targets", kg.Out, changes, kg.CargoCategories}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Regulators lists what changes it.
func (c *cargo) Regulators(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &c.Record, hop{"regulators", kg.In, changes, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Pathways lists pathways it changes or takes part in.
func (c *cargo) Pathways(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*PathwayNeighborConnection, error) {
	return neighbors[*Pathway](ctx, &c.Record, hop{"pathways", kg.Out, []kg.Predicate{kg.Modulates, kg.ParticipatesIn}, []kg.Category{kg.Pathway}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Processes lists processes it changes or takes part in.
func (c *cargo) Processes(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*BiologicalProcessNeighborConnection, error) {
	return neighbors[*BiologicalProcess](ctx, &c.Record, hop{"processes", kg.Out, []kg.Predicate{kg.Affects, kg.ParticipatesIn}, []kg.Category{kg.BiologicalProcess}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Outcomes lists readouts it changes.
func (c *cargo) Outcomes(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*OutcomeNeighborConnection, error) {
	return neighbors[*Outcome](ctx, &c.Record, hop{"outcomes", kg.Out, []kg.Predicate{kg.Affects}, []kg.Category{kg.Outcome}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Models lists disease models it was given in.
func (c *cargo) Models(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*DiseaseModelNeighborConnection, error) {
	return neighbors[*DiseaseModel](ctx, &c.Record, hop{"models", kg.Out, []kg.Predicate{kg.TestedIn}, []kg.Category{kg.DiseaseModel}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Recipients lists cells and tissues it is delivered to.
func (c *cargo) Recipients(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &c.Record, hop{"recipients", kg.Out, []kg.Predicate{kg.DeliveredTo}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Diseases lists diseases it changes, goes with, marks or is proposed for.
func (c *cargo) Diseases(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*DiseaseNeighborConnection, error) {
	return neighbors[*Disease](ctx, &c.Record, hop{"diseases", kg.Out, []kg.Predicate{kg.Affects, kg.AssociatedWith, kg.MarkerOf, kg.ProposedFor}, []kg.Category{kg.Disease}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// MarkerOf lists what a source uses it as a marker of.
func (c *cargo) MarkerOf(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &c.Record, hop{"markerOf", kg.Out, []kg.Predicate{kg.MarkerOf}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Families lists families and classes it belongs to.
func (c *cargo) Families(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*CargoNeighborConnection, error) {
	return neighbors[Cargo](ctx, &c.Record, hop{"families", kg.Out, []kg.Predicate{kg.IsA}, kg.CargoCategories}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Members lists members of the family or class.
func (c *cargo) Members(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*CargoNeighborConnection, error) {
	return neighbors[Cargo](ctx, &c.Record, hop{"members", kg.In, []kg.Predicate{kg.IsA}, kg.CargoCategories}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Genes lists genes and transcripts it is a product of.
func (c *cargo) Genes(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*CargoNeighborConnection, error) {
	return neighbors[Cargo](ctx, &c.Record, hop{"genes", kg.In, []kg.Predicate{kg.HasGeneProduct}, []kg.Category{kg.Gene, kg.RNA}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Products lists transcripts and proteins it gives.
func (c *cargo) Products(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*CargoNeighborConnection, error) {
	return neighbors[Cargo](ctx, &c.Record, hop{"products", kg.Out, []kg.Predicate{kg.HasGeneProduct}, []kg.Category{kg.RNA, kg.MiRNA, kg.Protein}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Effects lists what it acts on: molecules, pathways, processes, outcomes, cells and diseases.
func (c *cargo) Effects(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &c.Record, hop{"effects", kg.Out, effects, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Induces lists disease models it induces.
func (c *cargo) Induces(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*DiseaseModelNeighborConnection, error) {
	return neighbors[*DiseaseModel](ctx, &c.Record, hop{"induces", kg.In, []kg.Predicate{kg.InducedBy}, []kg.Category{kg.DiseaseModel}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Arm is the arm of the hairpin.
func (m *MiRNA) Arm() string { return m.StatedArm() }

// Sequence is the sequence from 5' to 3'.
func (m *MiRNA) Sequence() *string { return optional(m.Attributes.Sequence) }

// RNAClass is the kind of RNA.
func (r *RNA) RNAClass() *string { return optional(r.Attributes.RNAClass) }

// Lipid tells lipids.
func (c *Chemical) Lipid() bool { return isTrue(c.StatedLipid()) }
