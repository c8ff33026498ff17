package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Preparations lists vesicle preparations tested in it; see `result` on the statements.
func (d *DiseaseModel) Preparations(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*EVPreparationNeighborConnection, error) {
	return neighbors[*EVPreparation](ctx, &d.Record, hop{"preparations", kg.In, []kg.Predicate{kg.TestedIn}, []kg.Category{kg.EVPreparation}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Treatments lists everything tested in it, vesicles or not.
func (d *DiseaseModel) Treatments(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &d.Record, hop{"treatments", kg.In, []kg.Predicate{kg.TestedIn}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Diseases lists diseases it stands for.
func (d *DiseaseModel) Diseases(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*DiseaseNeighborConnection, error) {
	return neighbors[*Disease](ctx, &d.Record, hop{"diseases", kg.Out, []kg.Predicate{kg.Models}, []kg.Category{kg.Disease}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Traits lists traits it stands for.
func (d *DiseaseModel) Traits(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*OutcomeNeighborConnection, error) {
	return neighbors[*Outcome](ctx, &d.Record, hop{"traits", kg.Out, []kg.Predicate{kg.Models}, []kg.Category{kg.Outcome}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Species lists species it is made in.
func (d *DiseaseModel) Species(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*TaxonNeighborConnection, error) {
	return neighbors[*Taxon](ctx, &d.Record, hop{"species", kg.Out, []kg.Predicate{kg.OfSpecies}, []kg.Category{kg.Taxon}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Inducers lists what brings the disease about in it.
func (d *DiseaseModel) Inducers(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &d.Record, hop{"inducers", kg.Out, []kg.Predicate{kg.InducedBy}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Sites lists tissues and cells it is about.
func (d *DiseaseModel) Sites(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &d.Record, hop{"sites", kg.Out, []kg.Predicate{kg.OccursIn}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Kind is where the model lives.
func (d *DiseaseModel) Kind() *string { return optional(d.Attributes.ModelKind) }

// Strain is the strain as reported.
func (d *DiseaseModel) Strain() *string { return optional(d.Attributes.Strain) }

// Findings are the statements whose evidence was seen in the model.
func (d *DiseaseModel) Findings(ctx context.Context, filter *StatementFilter, orderBy kg.StatementOrder, first int, after *string) (*StatementConnection, error) {
	return d.findings(ctx, filter, orderBy, first, after)
}
