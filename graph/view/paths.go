package view

import (
	"context"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// PathArgs are the arguments of a search for paths.
type PathArgs struct {
	From, To             []*NodeRef
	Walk                 *Walk
	MinLength, MaxLength int
	OrderBy              traverse.PathOrder
	Sources              []string
	First                int
	After                *string
}

// PathConnection is a page of paths.
type PathConnection struct {
	Listing[*Path]
	Truncated    *Truncation
	EmptyBecause *string
	Receipt      *Receipt

	lens
	query traverse.PathQuery
	found *traverse.Paths
}

// Distance is the length of the shortest path under the walk, nil when none is found.
func (c *PathConnection) Distance(ctx context.Context) (*int, error) {
	hops := c.query.FirstLength(c.found)
	if hops == 0 {
		d, err := traverse.Measure(ctx, c.reader, c.projection, c.query)
		if err != nil {
			return nil, err
		}
		if err := guard.Scan(ctx, d.Read); err != nil || d.Hops == 0 {
			return nil, err
		}
		hops = d.Hops
	}
	return &hops, nil
}

// PathEdge is a path with its place.
type PathEdge = Edge[*Path]

// FindPaths returns a page of the paths between two sets of nodes.
func FindPaths(ctx context.Context, a PathArgs) (*PathConnection, error) {
	l, err := From(ctx).lens(ctx, a.Sources)
	if err != nil {
		return nil, err
	}
	list := &kg.CursorScope{Version: l.DataVersion(), List: argumentKey("paths", a.From, a.To, a.Walk, a.MinLength, a.MaxLength, a.OrderBy, a.Sources)}
	q, page, err := l.pathQuery(ctx, a, *list)
	if err != nil {
		return nil, err
	}
	found, err := traverse.Find(ctx, l.reader, q)
	if err != nil {
		return nil, err
	}
	if err := guard.Scan(ctx, found.Read); err != nil {
		return nil, err
	}
	c := &PathConnection{Truncated: truncation(found.Cut, "lower maxLength"), Listing: listing[*Path](len(found.Paths)), lens: l, query: q, found: found}
	if len(found.Paths) == 0 && found.Cut == "" && a.After == nil {
		reason, err := traverse.Explain(ctx, l.reader, q)
		if err != nil {
			return nil, err
		}
		c.EmptyBecause = &reason
	}
	parts := newChains(l, found.Paths)
	for i, p := range found.Paths {
		c.Edges[i] = &PathEdge{place{list, kg.CURIE(p.ID())}, &Path{Path: p, chains: parts}}
	}
	c.PageInfo = pageInfo(page, found.More, len(c.Edges), func(i int) place { return c.Edges[i].place })
	c.Receipt = newReceipt(list.List, parts.claims, q.Walk.Match.Evidence.Matches)
	return c, spend(ctx, len(parts.claims.statements))
}

func (l lens) pathQuery(ctx context.Context, a PathArgs, list kg.CursorScope) (q traverse.PathQuery, page kg.Page, err error) {
	if page, err = forward(a.First, a.After).page(list); err != nil {
		return q, page, err
	}
	q = traverse.PathQuery{Shortest: a.MinLength, Longest: a.MaxLength, Order: a.OrderBy, First: a.First, After: string(page.From), Budget: budget(ctx)}
	if q.From, err = l.ends(ctx, "from", a.From); err != nil {
		return q, page, err
	}
	if q.To, err = l.ends(ctx, "to", a.To); err != nil {
		return q, page, err
	}
	q.Walk, err = l.walk(ctx, a.Walk)
	return q, page, err
}

// FetchPath returns the path with this id, nil when it is no longer there or the walk does
// not let it in.
func FetchPath(ctx context.Context, id string, walk *Walk, sources []string) (*Path, error) {
	l, err := From(ctx).lens(ctx, sources)
	if err != nil {
		return nil, err
	}
	w, err := l.walk(ctx, walk)
	if err != nil {
		return nil, err
	}
	p, err := traverse.Fetch(ctx, l.reader, id, w, walk == nil)
	if p == nil || err != nil {
		return nil, err
	}
	return &Path{Path: p, chains: newChains(l, []*traverse.Path{p})}, spend(ctx, len(p.Hops))
}

// chains is what the paths or rows of one answer are made of.
type chains struct {
	lens
	reads
	nodes  *Level
	claims *Claims
	rest   []kg.CURIE // publications that paths or rows rest on as a whole
}

func newChains(l lens, paths []*traverse.Path) *chains {
	var nodes []*kg.Node
	var statements []*kg.Statement
	var studies []kg.CURIE
	for _, p := range paths {
		nodes, studies = append(nodes, p.Nodes...), append(studies, p.Studies...)
		for _, s := range p.Stops {
			nodes, statements = append(nodes, s.Members...), append(statements, s.Joins...)
		}
		for _, h := range p.Hops {
			statements = append(statements, h.Statement)
		}
	}
	return &chains{lens: l, nodes: newLevel(l, nodes), claims: newClaims(l, statements), rest: studies}
}

// studies are some of the publications that paths or rows rest on as a whole.
func (c *chains) studies(ctx context.Context, ids []kg.CURIE) ([]*Publication, error) {
	if len(ids) == 0 {
		return []*Publication{}, nil
	}
	level, err := once(ctx, &c.reads, "studies", func(ctx context.Context) (*Level, error) {
		return nodesLevel(ctx, c.lens, kg.NewSet(c.rest...).IDs)
	})
	if err != nil {
		return nil, err
	}
	return publications(level, ids), nil
}

// Path is a path among the others of its answer.
type Path struct {
	*traverse.Path
	chains *chains
}

// Length is how many hops it has.
func (p *Path) Length() int { return len(p.Path.Hops) }

// Nodes are its nodes in order.
func (p *Path) Nodes() []Node {
	return p.chains.nodes.views(p.Path.Nodes)
}

// Stops are what the path touches of its stops.
func (p *Path) Stops() []*PathStop {
	stops := make([]*PathStop, len(p.Path.Stops))
	for i := range stops {
		stops[i] = p.chains.touched(p.Path.Nodes[i], &p.Path.Stops[i])
	}
	return stops
}

// touched is the view of what a chain touches of a node that may stand for several.
func (c *chains) touched(n *kg.Node, s *traverse.PathStop) *PathStop {
	return &PathStop{Node: c.nodes.node(n.ID), Members: c.nodes.views(s.Members), JoinedBy: c.statements(s.Joins)}
}

// statements are the views of some of the statements.
func (c *chains) statements(some []*kg.Statement) []*Statement {
	out := make([]*Statement, len(some))
	for i, s := range some {
		out[i] = c.claims.statement(s.ID)
	}
	return out
}

// PathStop is what a chain touches of a stop.
type PathStop struct {
	Node     Node
	Members  []Node
	JoinedBy []*Statement
}

// Hops are its hops in order.
func (p *Path) Hops() []*Hop {
	hops := make([]*Hop, len(p.Path.Hops))
	for i := range p.Path.Hops {
		h := &p.Path.Hops[i]
		hops[i] = &Hop{Statement: p.chains.claims.statement(h.Statement.ID), Forward: h.Forward, Others: h.Others, Support: &h.Support}
	}
	return hops
}

// Studies are credited for every claim on the path.
func (p *Path) Studies(ctx context.Context) ([]*Publication, error) {
	return p.chains.studies(ctx, p.Path.Studies)
}

func publications(level *Level, ids []kg.CURIE) []*Publication {
	out := []*Publication{}
	for _, n := range nodesIn(level, ids) {
		if one, ok := n.(*Publication); ok {
			out = append(out, one)
		}
	}
	return out
}

// NetEffect is what the first node does to the last, nil when nobody can tell.
func (p *Path) NetEffect() *kg.Effect {
	if !p.Signed {
		return nil
	}
	effect := effectOf[p.Sign]
	return &effect
}

// Reading is the path in words.
func (p *Path) Reading(ctx context.Context) (string, error) {
	e, err := p.chains.claims.ends(ctx)
	if err != nil {
		return "", err
	}
	return p.Path.Reading(e.name), nil
}

// Hop is one step of a path.
type Hop struct {
	Statement *Statement
	Forward   bool
	Others    int
	Support   *traverse.Support
}
