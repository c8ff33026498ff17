package view

import (
	"context"
	"slices"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// PatternNode is a variable of a pattern.
type PatternNode struct {
	Name   string
	Filter *NodeFilter
}

// PatternEdge is what a pattern asks for between two variables.
type PatternEdge struct {
	Name      *string
	From, To  string
	Predicate []kg.Predicate
	Statement *StatementFilter
	Either    bool
	Optional  bool
	Not       bool
}

// PatternArgs are the arguments of a search for a pattern.
type PatternArgs struct {
	Nodes     []*PatternNode
	Edges     []*PatternEdge
	SameStudy [][]string
	Distinct  [][]string
	Hubs      bool
	Collapse  []traverse.Collapse
	Sources   []string
	First     int
	After     *string
}

// pattern resolves the names of nodes.
func (l lens) pattern(ctx context.Context, a PatternArgs) (traverse.Pattern, error) {
	p := traverse.Pattern{Scope: l.scope, SameStudy: a.SameStudy, Distinct: a.Distinct, Collapse: a.Collapse}
	if len(a.Nodes) > traverse.MaxVariables || len(a.Edges) > traverse.MaxPatternEdges { // Solve says so; resolve no names before
		p.Nodes, p.Edges = make([]traverse.Variable, len(a.Nodes)), make([]traverse.PatternEdge, len(a.Edges))
		return p, nil
	}
	for _, n := range a.Nodes {
		v := traverse.Variable{Name: n.Name, Hubs: a.Hubs || n.Filter.names()}
		var err error
		if v.Match, v.Within, err = l.farMatch(ctx, n.Filter); err != nil {
			return p, err
		}
		p.Nodes = append(p.Nodes, v)
	}
	for _, e := range a.Edges {
		one, err := l.patternEdge(ctx, e)
		if err != nil {
			return p, err
		}
		p.Edges = append(p.Edges, one)
	}
	return p, nil
}

// names reports whether the filter lists nodes, so that hubs among them are meant.
func (f *NodeFilter) names() bool {
	return f != nil && (len(f.IDIn)+len(f.In) > 0 || slices.ContainsFunc(f.And, (*NodeFilter).names))
}

func (l lens) patternEdge(ctx context.Context, e *PatternEdge) (traverse.PatternEdge, error) {
	out := traverse.PatternEdge{From: e.From, To: e.To, Either: e.Either}
	if e.Name != nil {
		out.Name = *e.Name
	}
	switch {
	case e.Optional && e.Not:
		return out, guard.Errorf(guard.BadPattern, "the edge from %s to %s is both optional and not", e.From, e.To).
			WithHint("leave one of the two out")
	case e.Optional:
		out.Need = traverse.Optional
	case e.Not:
		out.Need = traverse.Absent
	}
	var err error
	if out.Match, err = l.statementMatch(ctx, e.Statement); err != nil {
		return out, err
	}
	if len(e.Predicate) > 0 {
		if len(out.Match.Predicates) > 0 {
			return out, guard.Errorf(guard.BadPattern, "the edge from %s to %s has its predicates in two places", e.From, e.To).
				WithHint("give predicate of the edge or of its statement, not both")
		}
		out.Match.Predicates = e.Predicate
	}
	return out, nil
}

// PatternRowConnection is a page of the rows of a pattern.
type PatternRowConnection struct {
	Listing[*PatternRow]
	Truncated    *Truncation
	EmptyBecause *string
	Receipt      *Receipt
	parts        *chains
	matching     *traverse.Matching
}

// PatternRowEdge is a row with its place.
type PatternRowEdge = Edge[*PatternRow]

// fewerRows says how to get a whole answer.
const fewerRows = "name a node, or narrow a node or an edge by its filter"

// FindPattern returns a page of the rows of a pattern.
func FindPattern(ctx context.Context, a PatternArgs) (*PatternRowConnection, error) {
	l, err := From(ctx).lens(ctx, a.Sources)
	if err != nil {
		return nil, err
	}
	list := &kg.CursorScope{Version: l.DataVersion(), List: a.key()}
	page, err := forward(a.First, a.After).page(*list)
	if err != nil {
		return nil, err
	}
	p, err := l.pattern(ctx, a)
	if err != nil {
		return nil, err
	}
	m, err := traverse.Solve(ctx, l.reader, p, budget(ctx))
	if err != nil {
		return nil, err
	}
	if err := guard.Scan(ctx, m.Read); err != nil {
		return nil, err
	}
	rows, err := m.Rows(ctx, a.First, string(page.From))
	if err != nil {
		return nil, err
	}
	parts := newRowChains(l, rows.Rows)
	c := &PatternRowConnection{Truncated: cutShort(rows.Cut), Listing: listing[*PatternRow](len(rows.Rows)), parts: parts, matching: m}
	for i, r := range rows.Rows {
		c.Edges[i] = &PatternRowEdge{place{list, kg.CURIE(r.Place())}, &PatternRow{Row: r, chains: parts}}
	}
	if len(rows.Rows) == 0 && rows.Cut == "" && a.After == nil {
		reason := m.WhyEmpty()
		c.EmptyBecause = &reason
	}
	c.PageInfo = pageInfo(page, rows.More, len(c.Edges), func(i int) place { return c.Edges[i].place })
	c.Receipt = newReceipt(list.List, parts.claims, evidenceOf(m.Edges, rows.Rows))
	return c, spend(ctx, len(parts.claims.statements))
}

// key names the question. One without collapse keeps the name that it had before there
// was any.
func (a *PatternArgs) key() string {
	arguments := []any{a.Nodes, a.Edges, a.SameStudy, a.Distinct, a.Hubs, a.Sources}
	if len(a.Collapse) > 0 {
		arguments = append(arguments, a.Collapse)
	}
	return argumentKey("pattern", arguments...)
}

func cutShort(cut traverse.Cut) *Truncation {
	if cut == "" {
		return nil
	}
	return &Truncation{cut, fewerRows}
}

// FetchPatternRow returns the row with this id, nil when it is no longer there.
func FetchPatternRow(ctx context.Context, id string, sources []string) (*PatternRow, error) {
	l, err := From(ctx).lens(ctx, sources)
	if err != nil {
		return nil, err
	}
	r, err := traverse.FetchRow(ctx, l.reader, id, l.scope)
	if r == nil || err != nil {
		return nil, err
	}
	return &PatternRow{Row: r, chains: newRowChains(l, []*traverse.Row{r})}, spend(ctx, len(r.Edges))
}

// evidenceOf tells which evidence counts for the statements of rows: what the filter of
// an edge lets in at which they stand, and all of it for what makes nodes one.
func evidenceOf(pattern []traverse.PatternEdge, rows []*traverse.Row) func(*kg.Evidence) bool {
	match := map[string]*kg.EvidenceMatch{}
	for i := range pattern {
		match[pattern[i].Name] = &pattern[i].Match.Evidence
	}
	edges := map[kg.StatementID][]string{}
	for _, r := range rows {
		for _, e := range r.Edges {
			if !slices.Contains(edges[e.Statement.ID], e.Name) {
				edges[e.Statement.ID] = append(edges[e.Statement.ID], e.Name)
			}
		}
	}
	return func(e *kg.Evidence) bool {
		names, walked := edges[e.Statement]
		return !walked || slices.ContainsFunc(names, func(name string) bool { return match[name].Matches(e) })
	}
}

func newRowChains(l lens, rows []*traverse.Row) *chains {
	var nodes []*kg.Node
	var statements []*kg.Statement
	var studies []kg.CURIE
	for _, r := range rows {
		nodes, studies = append(nodes, r.Nodes...), append(append(studies, r.Studies...), r.Shared...)
		for _, at := range r.Touched {
			nodes, statements = append(nodes, at.Members...), append(statements, at.Joins...)
		}
		for _, e := range r.Edges {
			statements = append(statements, e.Statement)
		}
	}
	return &chains{lens: l, nodes: newLevel(l, nodes), claims: newClaims(l, statements), rest: studies}
}

// TotalCount is how many rows there are, nil when nobody can tell.
func (c *PatternRowConnection) TotalCount(ctx context.Context) (*int, error) {
	n, cut, err := c.matching.Count(ctx)
	if cut != "" || err != nil {
		return nil, err
	}
	return &n, nil
}

// PatternGroups are rows by what they bind to a variable.
type PatternGroups struct {
	Nodes      []*PatternGroup
	TotalCount int
	Rows       int
	Truncated  *Truncation
}

// PatternGroup is a node and how many rows bind it.
type PatternGroup struct {
	Node Node
	Rows int
}

// Groups counts rows by a variable.
func (c *PatternRowConnection) Groups(ctx context.Context, by string, first int) (*PatternGroups, error) {
	if first < 1 || first > kg.MaxPage {
		return nil, guard.Errorf(guard.PageOutOfRange, "first is %d, but it is 1 to %d", first, kg.MaxPage)
	}
	groups, rows, cut, err := c.matching.Groups(ctx, by)
	if err != nil {
		return nil, err
	}
	g := &PatternGroups{TotalCount: len(groups), Rows: rows, Truncated: cutShort(cut)}
	groups = groups[:min(first, len(groups))]
	nodes := make([]*kg.Node, len(groups))
	for i := range groups {
		nodes[i] = groups[i].Node
	}
	level := newLevel(c.parts.lens, nodes)
	for _, group := range groups {
		g.Nodes = append(g.Nodes, &PatternGroup{bound(level, group.Node), group.Rows})
	}
	return g, spend(ctx, len(groups))
}

// bound is the view of a node that may be missing.
func bound(level *Level, n *kg.Node) Node {
	if n == nil {
		return nil
	}
	return level.node(n.ID)
}

// PatternRow is a row among the others of its answer.
type PatternRow struct {
	*traverse.Row
	chains *chains
}

// PatternBinding is what a variable is bound to.
type PatternBinding struct {
	Variable string
	Node     Node
	Members  []Node
	JoinedBy []*Statement
}

// Bindings are what the variables are bound to.
func (r *PatternRow) Bindings() []*PatternBinding {
	out := make([]*PatternBinding, len(r.Variables))
	for i, name := range r.Variables {
		at := &r.Touched[i]
		out[i] = &PatternBinding{name, bound(r.chains.nodes, r.Nodes[i]), r.chains.nodes.views(at.Members), r.chains.statements(at.Joins)}
	}
	return out
}

// Node is what one variable is bound to.
func (r *PatternRow) Node(of string) (Node, error) {
	i := slices.Index(r.Variables, of)
	if i < 0 {
		return nil, guard.Errorf(guard.BadPattern, "rows bind nothing to %.40q", of).
			WithHint("name one of the variables that the pattern binds").With("variables", r.Variables)
	}
	return bound(r.chains.nodes, r.Nodes[i]), nil
}

// PatternHop is an edge of a pattern as it holds in a row.
type PatternHop struct {
	Edge string
	Hop
}

// Hops are the edges that hold.
func (r *PatternRow) Hops() []*PatternHop {
	hops := make([]*PatternHop, len(r.Edges))
	for i := range r.Edges {
		e := &r.Edges[i]
		hops[i] = &PatternHop{e.Name, Hop{Statement: r.chains.claims.statement(e.Statement.ID), Forward: e.Forward, Others: e.Others, Support: &e.Support}}
	}
	return hops
}

// Studies are credited for every claim of the required edges.
func (r *PatternRow) Studies(ctx context.Context) ([]*Publication, error) {
	return r.chains.studies(ctx, r.Row.Studies)
}

// SharedStudies are those of each list of sameStudy.
func (r *PatternRow) SharedStudies(ctx context.Context) ([]*Publication, error) {
	return r.chains.studies(ctx, r.Shared)
}

// Reading is the row in words.
func (r *PatternRow) Reading(ctx context.Context) (string, error) {
	e, err := r.chains.claims.ends(ctx)
	if err != nil {
		return "", err
	}
	return r.Row.Reading(e.name), nil
}
