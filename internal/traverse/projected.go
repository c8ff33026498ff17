package traverse

import (
	"context"
	"errors"
	"reflect"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// Graphs gives the projection of the data that a walk reads, within its scope, in which
// some nodes count as one.
type Graphs func(context.Context, []Collapse) (*projection.Graph, error)

// projected is the walk as a projection takes it. There are walks that it cannot take:
// of statements it knows no more than whether they build hierarchies, and of nodes the
// category and whether they are hubs. Of several nodes that count as one it knows the
// category of the first alone, so that it cannot take both categories and Collapse.
func (w *Walk) projected() (p projection.Walk, ok bool) {
	match, pass := w.Match, w.Pass
	if match.Negative != nil && !*match.Negative {
		match.Negative = nil
	}
	pass.Categories = nil
	p = projection.Walk{Through: w.Pass.Categories, Within: w.Within, Exclude: w.Exclude.IDs, Open: w.Via,
		Hubs: w.Hubs, Hierarchy: w.Hierarchy, Directed: w.Directed}
	return p, reflect.ValueOf(match).IsZero() && pass.IsZero() && !w.Exclude.Complement && (len(w.Collapse) == 0 || len(p.Through) == 0)
}

// get returns the graph, nil when there is none because the data are too large, or count
// too many nodes as one, which a search may not meet.
func (g Graphs) get(ctx context.Context, collapse []Collapse) (*projection.Graph, error) {
	graph, err := g(ctx, collapse)
	if errors.Is(err, projection.ErrTooLarge) || errors.Is(err, kg.ErrTooBroad) {
		return nil, nil
	}
	return graph, err
}
