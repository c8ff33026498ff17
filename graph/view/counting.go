package view

import (
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// counting is a graph that something is counted in, and what it is made of.
type counting struct {
	lens
	g        *projection.Graph
	match    kg.StatementMatch // of its statements
	collapse []traverse.Collapse
	asked    map[projection.Node]kg.CURIE // what the question calls a node
}

// counting is that of a walk.
func (l lens) counting(ctx context.Context, w *MetapathWalk) (*counting, error) {
	c := &counting{lens: l, collapse: w.collapse(), asked: map[projection.Node]kg.CURIE{}}
	var err error
	if c.match, err = l.counted(ctx, w.statement()); err != nil {
		return nil, err
	}
	c.g, err = l.part(ctx, c.match, c.collapse)
	return c, err
}

// place finds what the question names. Of several nodes that count as one, paths begin or
// end at the first that is named.
func (c *counting) place(ids []kg.CURIE) ([]projection.Node, error) {
	nodes, err := placed(c.g, ids)
	for i, n := range nodes {
		if c.asked[n] == "" {
			c.asked[n] = ids[i]
		}
	}
	return nodes, err
}

// membersOf are nodes and all that count as one with them.
func (c *counting) membersOf(ids []kg.CURIE) []kg.CURIE {
	all := slices.Clone(ids)
	for _, id := range ids {
		if n, ok := c.g.Find(id); ok {
			all = append(all, c.g.Members(n)...)
		}
	}
	return all
}

// end is what to call a node at an end of paths.
func (c *counting) end(n projection.Node) kg.CURIE {
	if id := c.asked[n]; id != "" {
		return id
	}
	return c.g.ID(n)
}
