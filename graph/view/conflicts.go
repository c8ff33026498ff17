package view

import (
	"context"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// ConflictArgs are the arguments of a search for conflicts.
type ConflictArgs struct {
	Statement *StatementFilter
	Kinds     []traverse.ConflictKind
	Classes   bool
	Collapse  []traverse.Collapse
	Sources   []string
	First     int
	After     *string
}

// ConflictConnection is a page of conflicts.
type ConflictConnection struct {
	Listing[*Conflict]
	TotalCount int
	Truncated  *Truncation
	Receipt    *Receipt

	EmptyBecause *string
}

// ConflictEdge is a conflict with its place.
type ConflictEdge = Edge[*Conflict]

// FindConflicts returns a page of the findings that do not agree.
func FindConflicts(ctx context.Context, a ConflictArgs) (*ConflictConnection, error) {
	l, err := From(ctx).lens(ctx, a.Sources)
	if err != nil {
		return nil, err
	}
	question := argumentKey("conflicts", a.Statement, a.Kinds, a.Classes, a.Sources)
	if len(a.Collapse) > 0 { // questions without it keep their hash
		question = argumentKey(question, a.Collapse)
	}
	list := &kg.CursorScope{Version: l.DataVersion(), List: question}
	page, err := forward(a.First, a.After).page(*list)
	if err != nil {
		return nil, err
	}
	q := traverse.ConflictQuery{Scope: l.scope, Kinds: a.Kinds, Classes: a.Classes, Collapse: a.Collapse, First: a.First, After: string(page.From), Budget: budget(ctx)}
	if q.Match, err = l.statementMatch(ctx, a.Statement); err != nil {
		return nil, err
	}
	found, err := traverse.FindConflicts(ctx, l.reader, q)
	if err != nil {
		return nil, err
	}
	if err := guard.Scan(ctx, found.Read); err != nil {
		return nil, err
	}
	c := &ConflictConnection{TotalCount: found.Total, Truncated: truncation(found.Cut, "compare fewer statements"), EmptyBecause: because(found.Empty)}
	claims := l.edgesOf(c, found.Conflicts, list)
	c.PageInfo = pageInfo(page, found.More, len(c.Edges), func(i int) place { return c.Edges[i].place })
	c.Receipt = newReceipt(list.List, claims, q.Match.Evidence.Matches)
	return c, spend(ctx, len(claims.statements))
}

// FetchConflict returns the conflict with this id, nil when there is none any more.
func FetchConflict(ctx context.Context, id string, statement *StatementFilter, sources []string) (*Conflict, error) {
	l, err := From(ctx).lens(ctx, sources)
	if err != nil {
		return nil, err
	}
	match, err := l.statementMatch(ctx, statement)
	if err != nil {
		return nil, err
	}
	found, err := traverse.FetchConflict(ctx, l.reader, id, l.scope, match)
	if found == nil || err != nil {
		return nil, err
	}
	shown, claims := l.conflicts([]*traverse.Conflict{found})
	return shown[0], spend(ctx, len(claims.statements))
}

// edgesOf fills in the edges, and returns the statements in them.
func (l lens) edgesOf(c *ConflictConnection, found []*traverse.Conflict, list *kg.CursorScope) *Claims {
	shown, claims := l.conflicts(found)
	c.Edges = make([]*ConflictEdge, len(found))
	for i, one := range shown {
		c.Edges[i] = &ConflictEdge{place{list, kg.CURIE(one.ID())}, one}
	}
	return claims
}

// conflicts are those of one answer, with the statements in them.
func (l lens) conflicts(found []*traverse.Conflict) ([]*Conflict, *Claims) {
	var ends []*kg.Node
	var statements []*kg.Statement
	for _, one := range found {
		ends = append(ends, one.Subject, one.Object)
		for _, side := range one.Sides {
			statements = append(statements, side.Statements...)
		}
	}
	level, claims := newLevel(l, ends), newClaims(l, statements)
	shown := make([]*Conflict, len(found))
	for i, one := range found {
		shown[i] = &Conflict{one, level, claims}
	}
	return shown, claims
}

// Conflict is a subject and an object between which statements do not agree.
type Conflict struct {
	*traverse.Conflict
	level  *Level
	claims *Claims
}

// Subject is what acts.
func (c *Conflict) Subject() Node { return c.level.node(c.Conflict.Subject.ID) }

// Object is what is acted on.
func (c *Conflict) Object() Node { return c.level.node(c.Conflict.Object.ID) }

// Sides are those that do not agree.
func (c *Conflict) Sides() []*ConflictSide {
	sides := make([]*ConflictSide, len(c.Conflict.Sides))
	for i, s := range c.Conflict.Sides {
		sides[i] = &ConflictSide{Effect: effectOf[s.Sign]}
		for _, one := range s.Statements {
			sides[i].Statements = append(sides[i].Statements, c.claims.statement(one.ID))
		}
	}
	return sides
}

// Differences tell the sides apart.
func (c *Conflict) Differences() []*traverse.Difference { return pointers(c.Conflict.Differences) }

// ConflictSide is what some statements agree in.
type ConflictSide struct {
	Effect     kg.Effect
	Statements []*Statement
}

// effectOf names a sign as the API does.
var effectOf = map[kg.Sign]kg.Effect{kg.Raises: kg.Increases, kg.Lowers: kg.Decreases, kg.Leaves: kg.NoEffect}
