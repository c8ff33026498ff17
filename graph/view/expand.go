package view

import (
	"context"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// StatementConnection is a page of statements.
type StatementConnection struct {
	Connection[*Statement]
	NegativeCount int
}

// StatementEdge is a statement with its place in a list.
type StatementEdge = Edge[*Statement]

// expandArgs say which statements of a node are wanted.
type expandArgs struct {
	field     string
	direction kg.Direction
	filter    *StatementFilter
	order     kg.StatementOrder
	first     int
	after     *string
	of        []kg.Category // the categories that have the field
}

// list names the list for cursors.
func (a *expandArgs) list(l lens) string {
	return argumentKey(a.field, a.direction, a.filter, a.order, l.scope)
}

// expansion is the statements of all nodes of a level.
type expansion struct {
	*kg.Expansion
	page   kg.Page
	place  map[kg.CURIE]int
	claims *Claims
	list   *kg.CursorScope
}

// expand returns one node's part of what is read for its level.
func expand(ctx context.Context, r *Record, a expandArgs) (*StatementConnection, error) {
	key := argumentKey(a.list(r.level.lens), a.first, a.after, a.of)
	e, err := once(ctx, &r.level.reads, key, func(ctx context.Context) (*expansion, error) {
		return r.level.expand(ctx, a)
	})
	if err != nil {
		return nil, err
	}
	return e.connection(e.place[r.ID]), nil
}

func (l *Level) expand(ctx context.Context, a expandArgs) (*expansion, error) {
	e := &expansion{list: &kg.CursorScope{Version: l.DataVersion(), List: a.list(l.lens)}}
	var err error
	if e.page, err = forward(a.first, a.after).page(*e.list); err != nil {
		return nil, err
	}
	ids, place := l.members(a.of)
	if err := followable(len(ids)); err != nil {
		return nil, err
	}
	match, err := l.statementMatch(ctx, a.filter)
	if err != nil {
		return nil, err
	}
	e.place = place
	e.Expansion, err = l.reader.Expand(ctx, kg.ExpandQuery{
		Scope: l.scope, Nodes: ids, Direction: a.direction, Match: match, Order: a.order, Page: e.page, Rows: rowsLeft(ctx),
	})
	if err != nil {
		return nil, err
	}
	e.claims = newClaims(l.lens, e.Statements)
	return e, spend(ctx, len(e.Statements))
}

func (e *expansion) connection(i int) *StatementConnection {
	part := e.Statements[e.Offsets[i]:e.Offsets[i+1]]
	return statementConnection(e.claims, part, e.page, e.Counts[i], e.list)
}

// statementConnection makes a page of statements.
func statementConnection(claims *Claims, part []*kg.Statement, page kg.Page, counts kg.Counts, list *kg.CursorScope) *StatementConnection {
	c := &StatementConnection{NegativeCount: counts.Negative}
	c.TotalCount, c.Facets = counts.Total, []*kg.Facet{}
	c.Edges = make([]*StatementEdge, len(part))
	for i, s := range part {
		c.Edges[i] = &StatementEdge{place{list, s.ID}, claims.statement(s.ID)}
	}
	c.PageInfo = pageInfo(page, counts.More, len(part), func(i int) place { return c.Edges[i].place })
	return c
}

// rowsLeft is how many rows the request may still get.
func rowsLeft(ctx context.Context) int { return guard.BudgetOf(ctx).Left() }
