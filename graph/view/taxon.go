package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Models lists disease models made in it.
func (t *Taxon) Models(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*DiseaseModelNeighborConnection, error) {
	return neighbors[*DiseaseModel](ctx, &t.Record, hop{"models", kg.In, []kg.Predicate{kg.OfSpecies}, []kg.Category{kg.DiseaseModel}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Sources lists MSC sources from it.
func (t *Taxon) Sources(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*MSCSourceNeighborConnection, error) {
	return neighbors[*MSCSource](ctx, &t.Record, hop{"sources", kg.In, []kg.Predicate{kg.OfSpecies}, []kg.Category{kg.MSCSource}}, NeighborArgs{filter, statement, orderBy, first, after})
}

// CellTypes lists cells of it.
func (t *Taxon) CellTypes(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*CellTypeNeighborConnection, error) {
	return neighbors[*CellType](ctx, &t.Record, hop{"cellTypes", kg.In, []kg.Predicate{kg.OfSpecies}, []kg.Category{kg.CellType}}, NeighborArgs{filter, statement, orderBy, first, after})
}
