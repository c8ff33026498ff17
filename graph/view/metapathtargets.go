package view

import (
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/metapath"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// MetapathTargetArgs are the arguments of metapathTargets.
type MetapathTargetArgs struct {
	From     []*NodeRef
	Metapath string
	Walk     *MetapathWalk
	Damping  float64
	Sources  []string
	First    int
	After    *string
}

// MetapathTargetConnection is a page of targets.
type MetapathTargetConnection struct {
	Listing[*MetapathTarget]
	TotalCount   int
	EmptyBecause *string
	Receipt      *Receipt
}

// MetapathTargetEdge is a target with its place.
type MetapathTargetEdge = Edge[*MetapathTarget]

// MetapathTarget is where a metapath leads.
type MetapathTarget struct {
	Node      Node
	Sources   int
	PathCount float64
	DWPC      float64
	Best      *MetapathPath
}

// RankTargets returns a page of the nodes at the end of a metapath.
func RankTargets(ctx context.Context, a MetapathTargetArgs) (*MetapathTargetConnection, error) {
	l, err := From(ctx).lens(ctx, a.Sources)
	if err != nil {
		return nil, err
	}
	list := &kg.CursorScope{Version: l.DataVersion(), List: argumentKey("metapathTargets", a.From, a.Metapath, a.Walk, a.Damping, a.Sources)}
	page, err := forward(a.First, a.After).page(*list)
	if err != nil {
		return nil, err
	}
	r, err := l.ranking(ctx, a)
	if err != nil {
		return nil, err
	}
	all, err := metapath.Targets(ctx, r.g, r.sources, r.metapath, r.walk, a.Damping)
	if err != nil {
		return nil, err
	}
	some, more, err := cut(all, page, func(t metapath.Target) kg.CURIE { return r.g.ID(t.Node) })
	if err != nil {
		return nil, err
	}
	c := &MetapathTargetConnection{TotalCount: len(all)}
	if len(all) == 0 {
		if c.EmptyBecause, err = r.whyEmpty(ctx); err != nil {
			return nil, err
		}
	}
	claims, err := r.show(ctx, c, some, list)
	if err != nil {
		return nil, err
	}
	c.PageInfo = pageInfo(page, more, len(c.Edges), func(i int) place { return c.Edges[i].place })
	c.Receipt = newReceipt(list.List, claims, r.match.Evidence.Matches)
	return c, spend(ctx, len(some)+len(claims.statements))
}

// ranking is the question with its names resolved.
type ranking struct {
	*counting
	sources  []projection.Node // each once
	metapath metapath.Metapath
	walk     metapath.Walk
	damping  float64
}

func (l lens) ranking(ctx context.Context, a MetapathTargetArgs) (*ranking, error) {
	in, err := l.counting(ctx, a.Walk)
	if err != nil {
		return nil, err
	}
	r := &ranking{counting: in, damping: a.Damping}
	ids, err := l.ends(ctx, "from", a.From)
	if err != nil {
		return nil, err
	}
	if r.sources, err = in.place(ids); err != nil {
		return nil, err
	}
	slices.SortFunc(r.sources, projection.Node.Compare)
	r.sources = slices.Compact(r.sources)
	if r.metapath, err = metapath.Parse(in.g, a.Metapath); err != nil {
		return nil, err
	}
	r.walk, err = l.metapathWalk(ctx, a.Walk)
	return r, err
}

func (r *ranking) whyEmpty(ctx context.Context) (*string, error) {
	reason, err := metapath.ExplainTargets(ctx, r.g, r.sources, r.metapath, r.walk, r.damping)
	return &reason, err
}

// show adds the nodes and their best paths.
func (r *ranking) show(ctx context.Context, c *MetapathTargetConnection, targets []metapath.Target, list *kg.CursorScope) (*Claims, error) {
	ids := make([]kg.CURIE, len(targets))
	routes := newTrails(r.counting)
	for i, t := range targets {
		ids[i] = r.g.ID(t.Node)
		q := metapath.Query{From: t.Strongest, To: t.Node, Longest: len(r.metapath), Walk: r.walk, Damping: r.damping}
		best, _, err := metapath.Best(ctx, r.g, q, r.metapath, 1)
		if err != nil {
			return nil, err
		}
		routes.add(r.metapath, best)
	}
	level, err := nodesLevel(ctx, r.lens, ids)
	if err != nil {
		return nil, err
	}
	paths, claims, err := routes.paths(ctx)
	if err != nil {
		return nil, err
	}
	c.Edges = make([]*MetapathTargetEdge, len(targets))
	for i, t := range targets {
		one := &MetapathTarget{Node: level.node(ids[i]), Sources: t.Sources, PathCount: float64(t.Paths), DWPC: t.DWPC}
		if len(paths[i]) > 0 {
			one.Best = paths[i][0]
		}
		c.Edges[i] = &MetapathTargetEdge{place{list, ids[i]}, one}
	}
	return claims, nil
}
