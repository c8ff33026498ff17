package view

import (
	"cmp"
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
	"github.com/evgraph/evgraph/internal/traverse/enrich"
)

// EnrichmentArgs are the arguments of enrichment.
type EnrichmentArgs struct {
	Of         []*NodeRef
	Target     kg.Category
	Predicate  []kg.Predicate
	Statement  *StatementFilter
	Background *NodeFilter
	Collapse   []traverse.Collapse
	Sources    []string
	First      int
	After      *string
}

// EnrichmentConnection is a page of targets.
type EnrichmentConnection struct {
	Listing[*Enrichment]
	TotalCount   int
	Predicates   []kg.Predicate
	Background   int
	Listed       int
	Outside      []Node
	Tests        int
	EmptyBecause *string
	Receipt      *Receipt
}

// EnrichmentEdge is a target with its place.
type EnrichmentEdge = Edge[*Enrichment]

// Enrichment is how the list and the members of a target overlap.
type Enrichment struct {
	Target     Node
	Members    []Node
	Size       int
	P, Q       float64
	OddsRatio  *float64
	Statements []*Statement
}

// Enrich returns a page of what a list of molecules is joined to.
func Enrich(ctx context.Context, a EnrichmentArgs) (*EnrichmentConnection, error) {
	l, err := From(ctx).lens(ctx, a.Sources)
	if err != nil {
		return nil, err
	}
	question := argumentKey("enrichment", a.Of, a.Target, a.Predicate, a.Background, a.Sources)
	if a.Statement != nil { // questions without it keep their hash
		question = argumentKey(question, a.Statement)
	}
	if len(a.Collapse) > 0 {
		question = argumentKey(question, a.Collapse)
	}
	list := &kg.CursorScope{Version: l.DataVersion(), List: question}
	page, err := forward(a.First, a.After).page(*list)
	if err != nil {
		return nil, err
	}
	q, err := l.enrichQuery(ctx, a)
	if err != nil {
		return nil, err
	}
	match, err := l.counted(ctx, a.Statement)
	if err != nil {
		return nil, err
	}
	g, err := l.part(ctx, match, a.Collapse)
	if err != nil {
		return nil, err
	}
	found, err := enrich.Find(g, q)
	if err != nil {
		return nil, err
	}
	some, more, err := cut(found.Rows, page, func(r enrich.Row) kg.CURIE { return r.Target })
	if err != nil {
		return nil, err
	}
	c := &EnrichmentConnection{TotalCount: len(found.Rows), Predicates: found.Predicates, Background: found.Background,
		Listed: found.List, Tests: found.Tests, Listing: listing[*Enrichment](len(some))}
	if len(found.Rows) == 0 {
		c.EmptyBecause = found.Why()
	}
	claims, err := l.enrichments(ctx, c, &counting{lens: l, g: g, match: match}, found, some, list)
	if err != nil {
		return nil, err
	}
	c.PageInfo = pageInfo(page, more, len(c.Edges), func(i int) place { return c.Edges[i].place })
	c.Receipt = newReceipt(list.List, claims, match.Evidence.Matches)
	return c, spend(ctx, len(some)+len(found.Outside)+len(claims.statements))
}

func (l lens) enrichQuery(ctx context.Context, a EnrichmentArgs) (q enrich.Query, err error) {
	q = enrich.Query{Target: a.Target, Predicates: a.Predicate}
	if q.List, err = l.ids(ctx, a.Of); err != nil || a.Background == nil {
		return q, err
	}
	match, within, err := l.farMatch(ctx, a.Background)
	if err != nil {
		return q, err
	}
	ids, err := l.selector().Select(ctx, l.scope, kg.Selection{Within: within, Match: match})
	if err != nil {
		return q, err
	}
	background := kg.NewSet(ids...)
	q.Background = &background
	return q, nil
}

// enrichments adds nodes and statements.
func (l lens) enrichments(ctx context.Context, c *EnrichmentConnection, in *counting, found *enrich.Result, rows []enrich.Row, list *kg.CursorScope) (*Claims, error) {
	var targets, members []kg.CURIE
	for _, r := range rows {
		targets = append(targets, r.Target)
		members = append(members, r.Members...)
	}
	levels, err := rolesOf(ctx, l, targets, members, found.Outside)
	if err != nil {
		return nil, err
	}
	joins, err := l.joins(ctx, targets, kg.NewSet(in.membersOf(members)...), found.Predicates, in.match)
	if err != nil {
		return nil, err
	}
	claims := newClaims(l, slices.Concat(joins...))
	for i, r := range rows {
		one := &Enrichment{Target: levels[0].node(r.Target), Members: nodesIn(levels[1], r.Members), Size: r.Size, P: r.P, Q: r.Q, Statements: []*Statement{}}
		if r.HasOdds {
			one.OddsRatio = &r.Odds
		}
		for _, s := range joins[i] {
			one.Statements = append(one.Statements, claims.statement(s.ID))
		}
		c.Edges[i] = &EnrichmentEdge{place{list, r.Target}, one}
	}
	c.Outside = nodesIn(levels[2], found.Outside)
	return claims, nil
}

// joins reads the positive statements between each target and the members, in the order
// of ids.
func (l lens) joins(ctx context.Context, targets []kg.CURIE, members kg.Set, predicates []kg.Predicate, match kg.StatementMatch) ([][]*kg.Statement, error) {
	if len(targets) == 0 {
		return nil, nil
	}
	if len(match.Predicates) > 0 {
		predicates = slices.DeleteFunc(slices.Clone(predicates), func(p kg.Predicate) bool { return !slices.Contains(match.Predicates, p) })
	}
	match.Predicates = predicates
	query := kg.ExpandQuery{Scope: l.scope, Nodes: targets, Direction: kg.Both, Far: &members, Rows: rowsLeft(ctx), Match: match, Page: kg.Page{Limit: kg.MaxPage}}
	found, err := l.reader.Expand(ctx, query)
	if err != nil {
		return nil, err
	}
	joins := make([][]*kg.Statement, len(targets))
	for i := range targets {
		joins[i] = slices.Clone(found.Statements[found.Offsets[i]:found.Offsets[i+1]])
		slices.SortFunc(joins[i], func(a, b *kg.Statement) int { return cmp.Compare(a.ID, b.ID) })
	}
	return joins, nil
}
