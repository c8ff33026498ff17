package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Modulators lists what raises or lowers its activity.
func (p *Pathway) Modulators(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &p.Record, hop{"modulators", kg.In, []kg.Predicate{kg.Modulates}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Participants lists what takes part in it.
func (p *Pathway) Participants(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &p.Record, hop{"participants", kg.In, []kg.Predicate{kg.ParticipatesIn}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Effects lists what it acts on: molecules, pathways, processes, outcomes, cells and diseases.
func (p *Pathway) Effects(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &p.Record, hop{"effects", kg.Out, effects, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}
