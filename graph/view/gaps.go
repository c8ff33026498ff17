package view

import (
	"context"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// GapEnd is one end of gaps as it is asked for.
type GapEnd struct {
	Nodes  []*NodeRef
	Filter *NodeFilter
}

// GapArgs are the arguments of a search for gaps.
type GapArgs struct {
	From, To *GapEnd
	Walk     *Walk
	Ways     int
	Sources  []string
	First    int
	After    *string
}

// GapConnection is a page of gaps.
type GapConnection struct {
	Listing[*Gap]
	TotalCount   int
	JoinedCount  int
	Truncated    *Truncation
	EmptyBecause *string
	Receipt      *Receipt
}

// GapEdge is a gap with its place.
type GapEdge = Edge[*Gap]

// FindGaps returns a page of the gaps between two ends.
func FindGaps(ctx context.Context, a GapArgs) (*GapConnection, error) {
	l, err := From(ctx).lens(ctx, a.Sources)
	if err != nil {
		return nil, err
	}
	list := &kg.CursorScope{Version: l.DataVersion(), List: argumentKey("gaps", a.From, a.To, a.Walk, a.Ways, a.Sources)}
	page, err := forward(a.First, a.After).page(*list)
	if err != nil {
		return nil, err
	}
	q := traverse.GapQuery{Ways: a.Ways, First: a.First, After: string(page.From), Budget: budget(ctx)}
	if q.Walk, err = l.gapWalk(ctx, a.Walk); err != nil {
		return nil, err
	}
	if q.From, q.To, err = l.gapEnds(ctx, a, q.Walk.Hubs); err != nil {
		return nil, err
	}
	if err := q.Walk.CheckSome(q.From.Nodes, q.To.Nodes); err != nil {
		return nil, err
	}
	found, err := traverse.FindGaps(ctx, l.reader, q)
	if err != nil {
		return nil, err
	}
	if err := guard.Scan(ctx, found.Read); err != nil {
		return nil, err
	}
	why, err := traverse.ExplainGaps(ctx, l.reader, q, found)
	if err != nil {
		return nil, err
	}
	c := &GapConnection{TotalCount: found.Total, JoinedCount: found.Joined, Listing: listing[*Gap](len(found.Gaps)),
		Truncated: truncation(found.Cut, "name fewer nodes, narrow a filter"), EmptyBecause: because(why)}
	parts := newGapChains(l, found.Gaps)
	for i, g := range found.Gaps {
		c.Edges[i] = &GapEdge{place{list, kg.CURIE(g.ID())}, &Gap{g, parts}}
	}
	c.PageInfo = pageInfo(page, found.More, len(c.Edges), func(i int) place { return c.Edges[i].place })
	c.Receipt = newReceipt(list.List, parts.claims, q.Walk.Match.Evidence.Matches)
	return c, spend(ctx, len(c.Edges)+len(parts.claims.statements))
}

// gapWalk is what gaps may walk: where it names no predicates, those of hypotheses.
func (l lens) gapWalk(ctx context.Context, asked *Walk) (traverse.Walk, error) {
	w, err := l.walk(ctx, asked)
	if len(w.Match.Predicates) == 0 && !w.Hierarchy {
		w.Match.Predicates = traverse.HypothesisPredicates
	}
	return w, err
}

// gapEnds resolves both ends. Where neither names its nodes, those that fulfil the
// filter of one are named, if they are few.
func (l lens) gapEnds(ctx context.Context, a GapArgs, hubs bool) (from, to traverse.GapEnd, err error) {
	from, first, err := l.gapEnd(ctx, "from", a.From, hubs)
	if err != nil {
		return from, to, err
	}
	to, last, err := l.gapEnd(ctx, "to", a.To, hubs)
	if err != nil || len(from.Nodes)+len(to.Nodes) > 0 {
		return from, to, err
	}
	switch {
	case len(first) > 0:
		from.Nodes = first
	case len(last) > 0:
		to.Nodes = last
	default:
		err = guard.Errorf(guard.BadValue, "neither from nor to names its nodes, or is a filter that at most %d nodes fulfil", maxEnds).
			WithHint("name nodes at one end, or narrow its filter")
	}
	return from, to, err
}

// gapEnd resolves an end; few are the nodes that fulfil its filter, none when they are
// more than maxEnds.
func (l lens) gapEnd(ctx context.Context, argument string, e *GapEnd, hubs bool) (end traverse.GapEnd, few []kg.CURIE, err error) {
	if e == nil {
		e = &GapEnd{Filter: &NodeFilter{}}
	}
	if (e.Nodes != nil) == (e.Filter != nil) {
		return end, nil, guard.Errorf(guard.BadValue, "%s needs either nodes or a filter", argument).
			WithHint("give one of the two, or leave %s out for any node", argument)
	}
	if e.Nodes != nil {
		end.Nodes, err = l.ends(ctx, argument, e.Nodes)
		return end, nil, err
	}
	if end.Like, end.Within, err = l.farMatch(ctx, e.Filter); err != nil {
		return end, nil, err
	}
	if end.Like.Hub == nil && !hubs && !e.Filter.names() {
		end.Like.Hub = new(bool)
	}
	found, err := l.reader.ListNodes(ctx, kg.NodeQuery{Match: end.Like, Within: end.Within, Page: kg.Page{Limit: maxEnds}})
	switch {
	case err != nil:
		return end, nil, err
	case found.Total == 0:
		return end, nil, guard.Errorf(guard.BadValue, "nothing fulfils the filter of %s", argument).
			WithHint("widen the filter, or leave %s out for any node", argument)
	case found.Total <= maxEnds:
		for _, n := range found.Nodes {
			few = append(few, n.ID)
		}
	}
	return end, few, nil
}

// FetchGap returns the gap with this id, nil when it is none.
func FetchGap(ctx context.Context, id string, walk *Walk, ways int, sources []string) (*Gap, error) {
	l, err := From(ctx).lens(ctx, sources)
	if err != nil {
		return nil, err
	}
	w, err := l.gapWalk(ctx, walk)
	if err != nil {
		return nil, err
	}
	g, err := traverse.FetchGap(ctx, l.reader, id, w, ways)
	if g == nil || err != nil {
		return nil, err
	}
	return &Gap{g, newGapChains(l, []*traverse.Gap{g})}, spend(ctx, 1+2*len(g.Ways))
}

func newGapChains(l lens, gaps []*traverse.Gap) *chains {
	var ways []*traverse.Path
	for _, g := range gaps {
		ways = append(ways, g.Ways...)
	}
	return newChains(l, ways)
}

// Gap is a gap among the others of its answer.
type Gap struct {
	*traverse.Gap
	chains *chains
}

// KnowledgeLevel is the same for all gaps.
func (*Gap) KnowledgeLevel() kg.KnowledgeLevel { return kg.Prediction }

// From is where it begins.
func (g *Gap) From() Node { return g.chains.nodes.node(g.Gap.From.ID) }

// To is where it ends.
func (g *Gap) To() Node { return g.chains.nodes.node(g.Gap.To.ID) }

// Ways are the best ways from one end to the other.
func (g *Gap) Ways() []*Path {
	ways := make([]*Path, len(g.Gap.Ways))
	for i, p := range g.Gap.Ways {
		ways[i] = &Path{Path: p, chains: g.chains}
	}
	return ways
}

// NetEffect is what the ways let expect, nil when they do not agree in anything.
func (g *Gap) NetEffect() *kg.Effect {
	if !g.Gap.Agree {
		return nil
	}
	effect := effectOf[g.Sign]
	return &effect
}

// Agree reports whether all net effects are the same, nil when there is none.
func (g *Gap) Agree() *bool {
	if g.Signed == 0 {
		return nil
	}
	return &g.Gap.Agree
}

// Reading is the gap in words.
func (g *Gap) Reading(ctx context.Context) (string, error) {
	e, err := g.chains.claims.ends(ctx)
	if err != nil {
		return "", err
	}
	return g.Gap.Reading(e.name), nil
}
