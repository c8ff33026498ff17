package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
	"github.com/evgraph/evgraph/internal/traverse/metapath"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// Metapath is what one metapath says of two nodes.
type Metapath struct {
	ID            string
	Steps         []*MetapathStep
	PathCount     float64
	DWPC          float64
	Best          []*MetapathPath
	BestTruncated bool
	Chance        *MetapathChance
}

// Length is how many relations it has.
func (m *Metapath) Length() int { return len(m.Steps) }

// MetapathStep is a relation in a metapath.
type MetapathStep struct {
	From      kg.Category
	Predicate kg.Predicate
	Direction kg.Direction
	To        kg.Category
}

// MetapathPath is a path under a metapath.
type MetapathPath struct {
	Product float64
	Path    *Path
}

// MetapathChance is what only degrees would give.
type MetapathChance struct {
	metapath.Chance
}

// Seed is where the random numbers begin.
func (MetapathChance) Seed() int { return metapath.Seed }

// Z is null when the permutations do not differ.
func (c MetapathChance) Z() *float64 {
	if !c.HasZ {
		return nil
	}
	return &c.Chance.Z
}

// StandardDeviation is that of the permutations.
func (c MetapathChance) StandardDeviation() float64 { return c.SD }

// metapathPage is the metapaths of one answer, and the statements of their paths.
type metapathPage struct {
	metapaths []*Metapath
	claims    *Claims
}

// metapaths adds the best paths and what chance gives.
func (c *counting) metapaths(ctx context.Context, q metapath.Query, scores []metapath.Score, a MetapathArgs) (*metapathPage, error) {
	g := c.g
	p := &metapathPage{metapaths: make([]*Metapath, len(scores))}
	routes := newTrails(c)
	for i, s := range scores {
		p.metapaths[i] = &Metapath{ID: metapath.Format(g, s.Metapath), Steps: steps(g, s.Metapath), PathCount: float64(s.Paths), DWPC: s.DWPC}
		if a.Best == 0 {
			continue
		}
		best, whole, err := metapath.Best(ctx, g, q, s.Metapath, a.Best)
		if err != nil {
			return nil, err
		}
		p.metapaths[i].BestTruncated = !whole
		routes.add(s.Metapath, best)
	}
	if a.Permutations != 0 {
		chances, err := metapath.ChanceOf(ctx, g, q, scores, a.Permutations)
		if err != nil {
			return nil, err
		}
		for i, one := range chances {
			p.metapaths[i].Chance = &MetapathChance{one}
		}
	}
	paths, claims, err := routes.paths(ctx)
	if err != nil {
		return nil, err
	}
	for i := range p.metapaths {
		p.metapaths[i].Best = []*MetapathPath{}
		if a.Best > 0 {
			p.metapaths[i].Best = paths[i]
		}
	}
	p.claims = claims
	return p, nil
}

func steps(g *projection.Graph, m metapath.Metapath) []*MetapathStep {
	out := make([]*MetapathStep, len(m))
	for i, h := range m {
		r := g.Relations[h.Relation()]
		s := &MetapathStep{From: kg.Categories[g.Start(h)].Category, Predicate: r.Predicate, Direction: kg.Out, To: kg.Categories[g.End(h)].Category}
		switch {
		case r.Symmetric:
			s.Direction = kg.Both
		case h.Back():
			s.Direction = kg.In
		}
		out[i] = s
	}
	return out
}

// trails are routes that become paths all at once.
type trails struct {
	*counting
	routes    []traverse.Route
	products  []float64
	groups    []int // how many routes were added each time
	hierarchy bool
}

func newTrails(c *counting) *trails { return &trails{counting: c} }

// add adds the routes of a metapath.
func (t *trails) add(m metapath.Metapath, routes []metapath.Route) {
	var steps []traverse.RouteStep
	for _, h := range m {
		r := t.g.Relations[h.Relation()]
		steps = append(steps, traverse.RouteStep{Predicate: r.Predicate, Back: h.Back(), Either: r.Symmetric})
		t.hierarchy = t.hierarchy || r.Predicate == kg.IsA || r.Predicate == kg.PartOf
	}
	for _, route := range routes {
		var ids []kg.CURIE
		for _, n := range route.Nodes {
			ids = append(ids, t.g.ID(n))
		}
		for _, end := range []int{0, len(ids) - 1} {
			ids[end] = t.end(route.Nodes[end])
		}
		t.routes = append(t.routes, traverse.Route{Nodes: ids, Steps: steps})
		t.products = append(t.products, route.Product)
	}
	t.groups = append(t.groups, len(routes))
}

// paths gives the paths in the groups they were added in, and all their statements.
func (t *trails) paths(ctx context.Context) ([][]*MetapathPath, *Claims, error) {
	found, err := traverse.Along(ctx, t.reader, traverse.Walk{Scope: t.scope, Match: t.match, Hierarchy: t.hierarchy, Collapse: t.collapse}, t.routes)
	if err != nil {
		return nil, nil, err
	}
	var whole []*traverse.Path
	for _, p := range found {
		if p != nil {
			whole = append(whole, p)
		}
	}
	parts := newChains(t.lens, whole)
	groups := make([][]*MetapathPath, len(t.groups))
	next := 0
	for i, n := range t.groups {
		groups[i] = make([]*MetapathPath, 0, n)
		for ; n > 0; n-- {
			if p := found[next]; p != nil {
				groups[i] = append(groups[i], &MetapathPath{t.products[next], &Path{Path: p, chains: parts}})
			}
			next++
		}
	}
	return groups, parts.claims, nil
}
