package traverse

import (
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// Distance is how far two sets of nodes are apart.
type Distance struct {
	Hops int // of the shortest path, 0 when none is found
	Read int // statements that were read
}

// Measure returns the distance between the ends of a query under its walk, whatever
// length it asks for. Paths of more than MaxLength hops are none, and so are those that
// cannot be found within the budget.
//
// It looks in the projection where the walk can be projected, and else for paths.
func Measure(ctx context.Context, r kg.Reader, graphs Graphs, q PathQuery) (Distance, error) {
	q.Shortest, q.Longest, q.First, q.After, q.Order = 1, MaxLength, 1, "", OnlyShortest
	if err := q.check(); err != nil {
		return Distance{}, err
	}
	walk, ok := q.Walk.projected()
	if ok && len(q.Walk.Via) == 0 {
		g, err := graphs.get(ctx, q.Walk.Collapse)
		if err != nil {
			return Distance{}, err
		}
		if g != nil {
			from, to := placed(g, q.From), placed(g, q.To)
			for _, n := range from {
				if slices.Contains(to, n) {
					return Distance{}, oneStop(g.ID(n))
				}
			}
			path, err := g.Shortest(ctx, from, to, MaxLength, walk)
			return Distance{Hops: max(len(path)-1, 0)}, err
		}
	}
	found, err := Find(ctx, r, q)
	if err != nil {
		return Distance{}, err
	}
	return Distance{found.least, found.Read}, nil
}

// FirstLength is the distance where an answer to the query shows it, else 0.
func (q *PathQuery) FirstLength(found *Paths) int {
	if len(found.Paths) == 0 || q.After != "" || q.Shortest > 1 || q.Order == BestFirst {
		return 0
	}
	return len(found.Paths[0].Hops)
}

// placed are those of the nodes that are in the graph.
func placed(g *projection.Graph, ids []kg.CURIE) (nodes []projection.Node) {
	for _, id := range ids {
		if n, ok := g.Find(id); ok {
			nodes = append(nodes, n)
		}
	}
	return nodes
}
