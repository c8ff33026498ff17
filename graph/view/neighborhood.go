package view

import (
	"context"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// NeighborhoodArgs are the arguments of a search for a neighbourhood.
type NeighborhoodArgs struct {
	Of       []*NodeRef
	Depth    int
	Walk     *Walk
	Sources  []string
	MaxNodes int
}

// Neighborhood is what surrounds some nodes.
type Neighborhood struct {
	Nodes      []*NeighborhoodNode
	Statements []*Statement
	Truncated  *Truncation
	Receipt    *Receipt

	EmptyBecause *string

	lens
	of    []kg.CURIE
	depth int
	walk  traverse.Walk
	found *traverse.Neighborhood
}

// Reach counts the nodes at each level, nil when they are too many to be counted.
func (n *Neighborhood) Reach(ctx context.Context) ([]traverse.ReachLevel, error) {
	if n.found.Cut == "" {
		return n.found.Reach(n.depth).Levels, nil
	}
	counted, err := traverse.CountLevels(ctx, n.reader, n.projection, n.of, n.depth, n.walk, budget(ctx))
	if err != nil {
		return nil, err
	}
	return counted.Levels, guard.Scan(ctx, counted.Read)
}

// NeighborhoodNode is a node of a neighbourhood.
type NeighborhoodNode struct {
	Node   Node
	Level  int
	Hidden int
	// Members are the nodes that count as this one and that are touched.
	Members []Node
}

// Surround returns what surrounds the nodes.
func Surround(ctx context.Context, a NeighborhoodArgs) (*Neighborhood, error) {
	l, err := From(ctx).lens(ctx, a.Sources)
	if err != nil {
		return nil, err
	}
	if a.MaxNodes < 1 || a.MaxNodes > traverse.DefaultNodes {
		return nil, guard.Errorf(guard.BadValue, "maxNodes is %d, but it is 1 to %d", a.MaxNodes, traverse.DefaultNodes)
	}
	of, err := l.ends(ctx, "of", a.Of)
	if err != nil {
		return nil, err
	}
	walk, err := l.walk(ctx, a.Walk)
	if err != nil {
		return nil, err
	}
	if err := walk.Check(of...); err != nil {
		return nil, err
	}
	limits := budget(ctx)
	limits.Nodes = a.MaxNodes
	found, err := traverse.Surround(ctx, l.reader, of, a.Depth, walk, limits)
	if err != nil {
		return nil, err
	}
	if err := guard.Scan(ctx, found.Read); err != nil {
		return nil, err
	}
	n := l.neighborhood(found, walk, argumentKey("neighborhood", a))
	n.of, n.depth, n.walk = of, a.Depth, walk
	if len(found.Statements) == 0 && found.Cut == "" {
		why, err := traverse.ExplainNeighborhood(ctx, l.reader, of, walk, budget(ctx))
		if err != nil {
			return nil, err
		}
		n.EmptyBecause = because(why)
	}
	return n, spend(ctx, len(found.Nodes)+len(found.Statements))
}

func (l lens) neighborhood(found *traverse.Neighborhood, walk traverse.Walk, question string) *Neighborhood {
	claims := newClaims(l, found.Statements)
	n := &Neighborhood{Truncated: truncation(found.Cut, "raise maxNodes, lower depth"), Receipt: newReceipt(question, claims, walk.Match.Evidence.Matches), lens: l, found: found,
		Nodes: make([]*NeighborhoodNode, len(found.Nodes)), Statements: make([]*Statement, len(found.Statements))}
	level := newLevel(l, found.Known())
	for i, r := range found.Nodes {
		n.Nodes[i] = &NeighborhoodNode{level.node(r.Node.ID), r.Level, r.Hidden, level.views(r.Members)}
	}
	for i, s := range found.Statements {
		n.Statements[i] = claims.statement(s.ID)
	}
	return n
}
