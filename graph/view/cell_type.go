package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Expresses lists molecules it makes.
func (c *CellType) Expresses(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*CargoNeighborConnection, error) {
	return neighbors[Cargo](ctx, &c.Record, hop{"expresses", kg.Out, []kg.Predicate{kg.Expresses}, molecules}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Secretes lists vesicles and molecules it releases.
func (c *CellType) Secretes(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &c.Record, hop{"secretes", kg.Out, []kg.Predicate{kg.Secretes}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Deliveries lists what is delivered to it.
func (c *CellType) Deliveries(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &c.Record, hop{"deliveries", kg.In, []kg.Predicate{kg.DeliveredTo}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Actors lists what changes its number, state or fate.
func (c *CellType) Actors(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &c.Record, hop{"actors", kg.In, []kg.Predicate{kg.Affects}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Markers lists molecules that a source uses to tell it.
func (c *CellType) Markers(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*CargoNeighborConnection, error) {
	return neighbors[Cargo](ctx, &c.Record, hop{"markers", kg.In, []kg.Predicate{kg.MarkerOf}, kg.CargoCategories}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Species lists its species, where stated.
func (c *CellType) Species(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*TaxonNeighborConnection, error) {
	return neighbors[*Taxon](ctx, &c.Record, hop{"species", kg.Out, []kg.Predicate{kg.OfSpecies}, []kg.Category{kg.Taxon}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Origins lists cells and sources it develops from.
func (c *CellType) Origins(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &c.Record, hop{"origins", kg.In, []kg.Predicate{kg.DevelopsInto}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Models lists disease models it was given in as a treatment.
func (c *CellType) Models(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*DiseaseModelNeighborConnection, error) {
	return neighbors[*DiseaseModel](ctx, &c.Record, hop{"models", kg.Out, []kg.Predicate{kg.TestedIn}, []kg.Category{kg.DiseaseModel}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Effects lists what it acts on: molecules, pathways, processes, outcomes, cells and diseases.
func (c *CellType) Effects(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &c.Record, hop{"effects", kg.Out, effects, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}
