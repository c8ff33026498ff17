package view

import (
	"context"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// Listing is the items of a page with their places.
type Listing[T any] struct {
	Edges    []*Edge[T]
	PageInfo *PageInfo
}

// Nodes returns the items alone.
func (l *Listing[T]) Nodes() []T {
	nodes := make([]T, len(l.Edges))
	for i, e := range l.Edges {
		nodes[i] = e.Node
	}
	return nodes
}

// listing has room for n items.
func listing[T any](n int) Listing[T] { return Listing[T]{Edges: make([]*Edge[T], n)} }

// Connection is a page of a list.
type Connection[T any] struct {
	Listing[T]
	TotalCount int
	Facets     []*kg.Facet
}

// Edge is an item of a list with its place.
type Edge[T any] struct {
	place
	Node T
}

// place is where an item stands in its list. The cursor is written when somebody
// asks for it, which few do.
type place struct {
	list *kg.CursorScope
	id   kg.CURIE
}

// Cursor is the place as opaque text.
func (p place) Cursor() string { return kg.EncodeCursor(*p.list, p.id) }

// PageInfo says where a page stands in its list.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	first, last     *place // nil for an empty page
}

// StartCursor is the cursor of the first item.
func (i *PageInfo) StartCursor() *string { return cursorOf(i.first) }

// EndCursor is the cursor of the last item.
func (i *PageInfo) EndCursor() *string { return cursorOf(i.last) }

func cursorOf(p *place) *string {
	if p == nil {
		return nil
	}
	cursor := p.Cursor()
	return &cursor
}

// pageInfo describes a page of n items; at gives their places in list order.
func pageInfo(page kg.Page, more bool, n int, at func(i int) place) *PageInfo {
	info := &PageInfo{HasNextPage: more, HasPreviousPage: page.From != ""}
	if page.Backward {
		info.HasNextPage, info.HasPreviousPage = page.From != "", more
	}
	if n > 0 {
		first, last := at(0), at(n-1)
		info.first, info.last = &first, &last
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
