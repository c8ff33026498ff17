package view

import (
	"context"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
	"github.com/evgraph/evgraph/internal/traverse/metapath"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// MetapathArgs are the arguments of metapaths.
type MetapathArgs struct {
	From, To     NodeRef
	MaxLength    int
	Metapath     []string
	Walk         *MetapathWalk
	Damping      float64
	Best         int
	Permutations int
	Sources      []string
	First        int
	After        *string
}

// MetapathWalk says what metapaths are made of, with names in place of ids.
type MetapathWalk struct {
	Statement *StatementFilter `json:",omitempty"` // questions without it keep their hash
	Predicate []kg.Predicate
	Through   []kg.Category
	Exclude   []*NodeRef
	Hubs      bool
	Hierarchy bool
	Collapse  []traverse.Collapse `json:",omitempty"`
}

// metapathWalk resolves the names; nil gives the walk as it comes.
func (l lens) metapathWalk(ctx context.Context, w *MetapathWalk) (out metapath.Walk, err error) {
	if w == nil {
		return out, nil
	}
	out = metapath.Walk{Predicates: w.Predicate, Through: w.Through, Hubs: w.Hubs, Hierarchy: w.Hierarchy}
	out.Exclude, err = l.ids(ctx, w.Exclude)
	return out, err
}

// statement is the filter on statements, nil for none.
func (w *MetapathWalk) statement() *StatementFilter {
	if w == nil {
		return nil
	}
	return w.Statement
}

// collapse says which nodes count as one.
func (w *MetapathWalk) collapse() []traverse.Collapse {
	if w == nil {
		return nil
	}
	return w.Collapse
}

// MetapathConnection is a page of metapaths.
type MetapathConnection struct {
	Listing[*Metapath]
	TotalCount   int
	EmptyBecause *string
	Receipt      *Receipt
}

// MetapathEdge is a metapath with its place.
type MetapathEdge = Edge[*Metapath]

// maxBest is how many paths of each metapath are shown at most.
const maxBest = 10

// FindMetapaths returns a page of the metapaths between two nodes.
func FindMetapaths(ctx context.Context, a MetapathArgs) (*MetapathConnection, error) {
	l, err := From(ctx).lens(ctx, a.Sources)
	if err != nil {
		return nil, err
	}
	if a.Best < 0 || a.Best > maxBest {
		return nil, guard.Errorf(guard.BadValue, "best is %d, but it is 0 to %d", a.Best, maxBest)
	}
	list := &kg.CursorScope{Version: l.DataVersion(), List: argumentKey("metapaths", a.From, a.To, a.MaxLength, a.Metapath, a.Walk, a.Damping, a.Sources)}
	page, err := forward(a.First, a.After).page(*list)
	if err != nil {
		return nil, err
	}
	in, err := l.counting(ctx, a.Walk)
	if err != nil {
		return nil, err
	}
	q, err := in.metapathQuery(ctx, a)
	if err != nil {
		return nil, err
	}
	all, err := metapath.Between(ctx, in.g, q)
	if err != nil {
		return nil, err
	}
	some, more, err := cut(all, page, func(s metapath.Score) kg.CURIE { return kg.CURIE(metapath.Format(in.g, s.Metapath)) })
	if err != nil {
		return nil, err
	}
	c := &MetapathConnection{TotalCount: len(all), Listing: listing[*Metapath](len(some))}
	if len(all) == 0 {
		if c.EmptyBecause, err = noMetapath(ctx, in.g, q); err != nil {
			return nil, err
		}
	}
	shown, err := in.metapaths(ctx, q, some, a)
	if err != nil {
		return nil, err
	}
	for i, m := range shown.metapaths {
		c.Edges[i] = &MetapathEdge{place{list, kg.CURIE(m.ID)}, m}
	}
	c.PageInfo = pageInfo(page, more, len(c.Edges), func(i int) place { return c.Edges[i].place })
	c.Receipt = newReceipt(list.List, shown.claims, in.match.Evidence.Matches)
	return c, spend(ctx, len(some)+len(shown.claims.statements))
}

func noMetapath(ctx context.Context, g *projection.Graph, q metapath.Query) (*string, error) {
	reason, err := metapath.Explain(ctx, g, q)
	return &reason, err
}

func (c *counting) metapathQuery(ctx context.Context, a MetapathArgs) (q metapath.Query, err error) {
	q = metapath.Query{Longest: a.MaxLength, Damping: a.Damping}
	ids, err := c.ids(ctx, []*NodeRef{&a.From, &a.To})
	if err != nil {
		return q, err
	}
	ends, err := c.place(ids)
	if err != nil {
		return q, err
	}
	if q.From, q.To = ends[0], ends[1]; q.From == q.To && ids[0] != ids[1] {
		return q, guard.Errorf(guard.BadValue, "both ends count as one, %s", c.g.ID(q.From)).WithHint("leave out collapse to see how they are joined")
	}
	if q.Walk, err = c.metapathWalk(ctx, a.Walk); err != nil {
		return q, err
	}
	if len(a.Metapath) > kg.MaxPage {
		return q, guard.Errorf(guard.TooManyIDs, "metapath names %d metapaths, but at most %d at once", len(a.Metapath), kg.MaxPage)
	}
	q.Only, err = metapath.ParseAll(c.g, a.Metapath, q.From, q.To)
	return q, err
}
