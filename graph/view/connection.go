package view

import (
	"context"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// Connection is a page of a list.
type Connection[T any] struct {
	Edges      []*Edge[T]
	PageInfo   *PageInfo
	TotalCount int
	Facets     []*kg.Facet
}

// Edge is an item of a list with its place.
type Edge[T any] struct {
	Cursor string
	Node   T
}

// Nodes returns the items alone.
func (c *Connection[T]) Nodes() []T {
	nodes := make([]T, len(c.Edges))
	for i, e := range c.Edges {
		nodes[i] = e.Node
	}
	return nodes
}

// PageInfo says where a page stands in its list.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// pageInfo describes a page: cursors is in list order.
func pageInfo(page kg.Page, more bool, cursors []string) *PageInfo {
	info := &PageInfo{HasNextPage: more, HasPreviousPage: page.From != ""}
	if page.Backward {
		info.HasNextPage, info.HasPreviousPage = page.From != "", more
	}
	if len(cursors) > 0 {
		info.StartCursor, info.EndCursor = &cursors[0], &cursors[len(cursors)-1]
	}
	return info
}

// PageArgs are the paging arguments of a root list.
type PageArgs struct {
	First  int
	After  *string
	Last   *int
	Before *string
}

// forward are the paging arguments of a nested list.
func forward(first int, after *string) PageArgs { return PageArgs{First: first, After: after} }

// page reads the arguments for a list that cursors name by list.
func (a PageArgs) page(scope kg.CursorScope) (kg.Page, error) {
	if a.Last != nil {
		if a.After != nil {
			return kg.Page{}, guard.Errorf(guard.PageOutOfRange, "last and after exclude one another").
				WithHint("page forward with first and after, or backward with last and before")
		}
		return pageOf(scope, "last", *a.Last, a.Before, true)
	}
	if a.Before != nil {
		return kg.Page{}, guard.Errorf(guard.PageOutOfRange, "before needs last").
			WithHint("page forward with first and after, or backward with last and before")
	}
	return pageOf(scope, "first", a.First, a.After, false)
}

func pageOf(scope kg.CursorScope, argument string, limit int, cursor *string, backward bool) (kg.Page, error) {
	page := kg.Page{Limit: limit, Backward: backward}
	if page.Check() != nil {
		return page, guard.Errorf(guard.PageOutOfRange, "%s is %d, but a page has 0 to %d items", argument, limit, kg.MaxPage)
	}
	if cursor != nil {
		from, err := kg.DecodeCursor(scope, *cursor)
		if err != nil {
			return page, err
		}
		page.From = from
	}
	return page, nil
}

// spend counts rows that go into the answer.
func spend(ctx context.Context, rows int) error { return guard.Spend(ctx, rows) }
