package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// DevelopsInto lists what it matures into.
func (c *CellComponent) DevelopsInto(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &c.Record, hop{"developsInto", kg.Out, []kg.Predicate{kg.DevelopsInto}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// DevelopsFrom lists what it matures from.
func (c *CellComponent) DevelopsFrom(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &c.Record, hop{"developsFrom", kg.In, []kg.Predicate{kg.DevelopsInto}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}

// Occurrences lists processes that take place in it.
func (c *CellComponent) Occurrences(ctx context.Context, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, &c.Record, hop{"occurrences", kg.In, []kg.Predicate{kg.OccursIn}, nil}, NeighborArgs{filter, statement, orderBy, first, after})
}
