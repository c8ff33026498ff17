package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Tissues lists tissues and fluids it is isolated from.
func (m *MSCSource) Tissues(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*TissueNeighborConnection, error) {
	return neighbors[*Tissue](ctx, &m.Record, hop{"tissues", kg.Out, []kg.Predicate{kg.IsolatedFrom}, []kg.Category{kg.Tissue}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Species lists donor species, where stated.
func (m *MSCSource) Species(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*TaxonNeighborConnection, error) {
	return neighbors[*Taxon](ctx, &m.Record, hop{"species", kg.Out, []kg.Predicate{kg.OfSpecies}, []kg.Category{kg.Taxon}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Preparations lists vesicle preparations that were made from it.
func (m *MSCSource) Preparations(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*EVPreparationNeighborConnection, error) {
	return neighbors[*EVPreparation](ctx, &m.Record, hop{"preparations", kg.Out, []kg.Predicate{kg.Secretes}, []kg.Category{kg.EVPreparation}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// SecretedCargo lists molecules it secretes by itself, outside a preparation.
func (m *MSCSource) SecretedCargo(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*CargoNeighborConnection, error) {
	return neighbors[Cargo](ctx, &m.Record, hop{"secretedCargo", kg.Out, []kg.Predicate{kg.Secretes}, kg.CargoCategories}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Expresses lists molecules it makes, such as surface markers; absent ones are counted in `negativeCount`.
func (m *MSCSource) Expresses(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*CargoNeighborConnection, error) {
	return neighbors[Cargo](ctx, &m.Record, hop{"expresses", kg.Out, []kg.Predicate{kg.Expresses}, molecules}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Lineages lists cells it can become.
func (m *MSCSource) Lineages(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &m.Record, hop{"lineages", kg.Out, []kg.Predicate{kg.DevelopsInto}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Models lists disease models it was given in.
func (m *MSCSource) Models(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*DiseaseModelNeighborConnection, error) {
	return neighbors[*DiseaseModel](ctx, &m.Record, hop{"models", kg.Out, []kg.Predicate{kg.TestedIn}, []kg.Category{kg.DiseaseModel}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Effects lists what it acts on: molecules, pathways, processes, outcomes, cells and diseases.
func (m *MSCSource) Effects(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &m.Record, hop{"effects", kg.Out, effects, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Markers lists molecules that a source uses to tell it.
func (m *MSCSource) Markers(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*CargoNeighborConnection, error) {
	return neighbors[Cargo](ctx, &m.Record, hop{"markers", kg.In, []kg.Predicate{kg.MarkerOf}, kg.CargoCategories}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Traits lists properties, such as adherence to plastic.
func (m *MSCSource) Traits(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*OutcomeNeighborConnection, error) {
	return neighbors[*Outcome](ctx, &m.Record, hop{"traits", kg.Out, []kg.Predicate{kg.HasTrait}, []kg.Category{kg.Outcome}}, NeighborArgs{filter, statement, orderBy, first, after})
}
