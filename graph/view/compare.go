package view

import (
	"context"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// ComparedGroup is a group of nodes as it is asked for.
type ComparedGroup struct {
	Name   *string
	Nodes  []*NodeRef
	Filter *NodeFilter
}

// CompareArgs are the arguments of a comparison.
type CompareArgs struct {
	Groups    []*ComparedGroup
	Each      *NodeFilter
	Walk      *Walk
	MinGroups int
	MaxGroups *int
	Sources   []string
	First     int
	After     *string
}

// ShareConnection is a page of what groups share.
type ShareConnection struct {
	Listing[*Share]
	Groups     []*Group
	TotalCount int
	Sizes      []int
	Truncated  *Truncation
	Receipt    *Receipt

	EmptyBecause *string
}

// Group is a group that is compared.
type Group struct {
	Name string
	Size int
	ids  []kg.CURIE
}

// ShareEdge is a share with its place.
type ShareEdge = Edge[*Share]

// Compare returns a page of what groups of nodes share.
func Compare(ctx context.Context, a CompareArgs) (*ShareConnection, error) {
	l, err := From(ctx).lens(ctx, a.Sources)
	if err != nil {
		return nil, err
	}
	list := &kg.CursorScope{Version: l.DataVersion(), List: argumentKey("compare", a.Groups, a.Each, a.Walk, a.MinGroups, a.MaxGroups, a.Sources)}
	page, err := forward(a.First, a.After).page(*list)
	if err != nil {
		return nil, err
	}
	q, groups, err := l.compareQuery(ctx, a)
	if err != nil {
		return nil, err
	}
	q.InAtMin, q.First, q.After, q.Budget = a.MinGroups, a.First, string(page.From), budget(ctx)
	if a.MaxGroups != nil {
		q.InAtMost = *a.MaxGroups
	}
	found, err := traverse.Compare(ctx, l.reader, q)
	if err != nil {
		return nil, err
	}
	if err := guard.Scan(ctx, found.Read); err != nil {
		return nil, err
	}
	c := &ShareConnection{Groups: groups, TotalCount: found.Total, Sizes: found.Sizes, Truncated: truncation(found.Cut, "compare fewer nodes"), EmptyBecause: because(found.Empty)}
	claims := l.shareEdges(c, found.Shares, list)
	c.PageInfo = pageInfo(page, found.More, len(c.Edges), func(i int) place { return c.Edges[i].place })
	c.Receipt = newReceipt(list.List, claims, q.Walk.Match.Evidence.Matches)
	return c, spend(ctx, len(claims.statements))
}

// FetchShare returns the share with this id, nil when no group has it any more.
func FetchShare(ctx context.Context, id string, a CompareArgs) (*Share, error) {
	l, err := From(ctx).lens(ctx, a.Sources)
	if err != nil {
		return nil, err
	}
	q, groups, err := l.compareQuery(ctx, a)
	if err != nil {
		return nil, err
	}
	found, err := traverse.FetchShare(ctx, l.reader, id, q)
	if found == nil || err != nil {
		return nil, err
	}
	shown, claims := l.shares([]*traverse.Share{found}, groups)
	return shown[0], spend(ctx, len(claims.statements))
}

// compareQuery resolves what is compared, and along what.
func (l lens) compareQuery(ctx context.Context, a CompareArgs) (q traverse.CompareQuery, groups []*Group, err error) {
	if groups, err = l.groups(ctx, a); err != nil {
		return q, nil, err
	}
	for _, g := range groups {
		q.Groups = append(q.Groups, g.ids)
	}
	q.Walk, err = l.walk(ctx, a.Walk)
	return q, groups, err
}

// groups resolves the groups, and adds one for each node of Each.
func (l lens) groups(ctx context.Context, a CompareArgs) ([]*Group, error) {
	var groups []*Group
	for i, asked := range a.Groups {
		g, err := l.group(ctx, i, asked)
		if err != nil {
			return nil, err
		}
		groups = append(groups, g)
	}
	if a.Each == nil {
		return groups, nil
	}
	nodes, err := l.matching(ctx, a.Each, traverse.MaxGroups)
	if err != nil {
		return nil, err
	}
	for _, n := range nodes {
		groups = append(groups, &Group{n.Name, 1, []kg.CURIE{n.ID}})
	}
	return groups, nil
}

func (l lens) group(ctx context.Context, i int, asked *ComparedGroup) (*Group, error) {
	if (len(asked.Nodes) > 0) == (asked.Filter != nil) {
		return nil, guard.Errorf(guard.BadValue, "group %d needs either nodes or a filter", i+1)
	}
	var nodes []*kg.Node
	var err error
	if asked.Filter != nil {
		nodes, err = l.matching(ctx, asked.Filter, kg.MaxPage)
	} else {
		nodes, err = l.referenced(ctx, asked.Nodes)
	}
	if err != nil {
		return nil, err
	}
	if len(nodes) == 0 {
		return nil, guard.Errorf(guard.BadValue, "nothing fulfils the filter of group %d", i+1)
	}
	g := &Group{Name: nodes[0].Name, Size: len(nodes)}
	if asked.Name != nil {
		g.Name = *asked.Name
	}
	for _, n := range nodes {
		g.ids = append(g.ids, n.ID)
	}
	return g, nil
}

// matching reads the nodes that fulfil a filter, by name; more than most are refused.
func (l lens) matching(ctx context.Context, f *NodeFilter, most int) ([]*kg.Node, error) {
	q := kg.NodeQuery{Page: kg.Page{Limit: most}}
	var err error
	if q.Match, q.Within, err = l.farMatch(ctx, f); err != nil {
		return nil, err
	}
	found, err := l.reader.ListNodes(ctx, q)
	if err != nil {
		return nil, err
	}
	if found.Total > most {
		return nil, guard.Errorf(guard.FilterTooBroad, "%d nodes fulfil the filter, but at most %d are compared", found.Total, most)
	}
	return found.Nodes, nil
}

// referenced reads the nodes that references name.
func (l lens) referenced(ctx context.Context, refs []*NodeRef) ([]*kg.Node, error) {
	ids, err := l.ids(ctx, refs)
	if err != nil {
		return nil, err
	}
	return l.reader.Nodes(ctx, ids)
}

// shareEdges fills in the edges, and returns the statements in them.
func (l lens) shareEdges(c *ShareConnection, found []*traverse.Share, list *kg.CursorScope) *Claims {
	shown, claims := l.shares(found, c.Groups)
	c.Edges = make([]*ShareEdge, len(found))
	for i, s := range shown {
		c.Edges[i] = &ShareEdge{place{list, kg.CURIE(s.ID())}, s}
	}
	return claims
}

// shares are those of one answer, with the statements in them.
func (l lens) shares(found []*traverse.Share, groups []*Group) ([]*Share, *Claims) {
	var nodes []*kg.Node
	var statements []*kg.Statement
	for _, s := range found {
		nodes = append(nodes, s.Node)
		for _, p := range s.Parts {
			statements = append(statements, p.Statements...)
		}
	}
	level, claims := newLevel(l, nodes), newClaims(l, statements)
	shown := make([]*Share, len(found))
	for i, s := range found {
		shown[i] = &Share{s, level, claims, groups}
	}
	return shown, claims
}

// Share is what a predicate joins to the nodes of some groups.
type Share struct {
	*traverse.Share
	level  *Level
	claims *Claims
	groups []*Group
}

// Node is what the groups share.
func (s *Share) Node() Node { return s.level.node(s.Share.Node.ID) }

// Agree reports whether all effects have one direction, nil where one has none.
func (s *Share) Agree() *bool {
	agree, ok := s.Share.Agree()
	if !ok {
		return nil
	}
	return &agree
}

// Parts are how the groups have it.
func (s *Share) Parts() []*SharePart {
	parts := make([]*SharePart, len(s.Share.Parts))
	for i, p := range s.Share.Parts {
		parts[i] = &SharePart{Group: s.groups[p.Group]}
		for _, one := range p.Statements {
			parts[i].Statements = append(parts[i].Statements, s.claims.statement(one.ID))
		}
	}
	return parts
}

// SharePart is how one group has a share.
type SharePart struct {
	Group      *Group
	Statements []*Statement
}
