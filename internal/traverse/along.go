package traverse

import (
	"cmp"
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Route is a chain of nodes, and the predicates that join them.
type Route struct {
	Nodes []kg.CURIE
	Steps []RouteStep // one fewer
}

// RouteStep says which statements a step takes.
type RouteStep struct {
	Predicate kg.Predicate
	Back      bool // from object to subject
	Either    bool // whichever way
}

// Along makes paths of routes that were found elsewhere: each step by its best supported
// statement. Routes that the data do not hold under the walk are nil. Nothing is collapsed:
// a route names nodes.
func Along(ctx context.Context, r kg.Reader, walk Walk, routes []Route) ([]*Path, error) {
	walk.Collapse = nil
	w := newWeb(r, walk, Budget{})
	var ids []kg.CURIE
	for _, route := range routes {
		ids = append(ids, route.Nodes...)
	}
	ids = kg.NewSet(ids...).IDs
	if err := w.know(ctx, ids); err != nil {
		return nil, err
	}
	if err := w.weigh(ctx, ids); err != nil {
		return nil, err
	}
	joins, err := w.joins(ctx, ids)
	if err != nil {
		return nil, err
	}
	paths := make([]*Path, len(routes))
	for i := range routes {
		if along := w.along(&routes[i], joins); along != nil {
			paths[i] = w.build(routes[i].Nodes, along)
		}
	}
	return paths, nil
}

// joins reads the supported statements among the stops, by their ends in the order of
// ids.
func (w *web) joins(ctx context.Context, ids []kg.CURIE) (map[[2]kg.CURIE][]lane, error) {
	statements, err := w.others(ctx, ids)
	if err != nil {
		return nil, err
	}
	supports, err := w.supports(ctx, statements)
	if err != nil {
		return nil, err
	}
	joins := map[[2]kg.CURIE][]lane{}
	for i, s := range statements {
		if supports[i].Value > 0 {
			pair := ordered(w.ends(s))
			joins[pair] = append(joins[pair], lane{statement: s, cost: costOf(supports[i].Value), support: supports[i]})
		}
	}
	return joins, nil
}

func ordered(a, b kg.CURIE) [2]kg.CURIE { return [2]kg.CURIE{min(a, b), max(a, b)} }

// along picks the statement of each step, nil when there is none for one of them.
func (w *web) along(route *Route, joins map[[2]kg.CURIE][]lane) []lane {
	var out []lane
	for i, step := range route.Steps {
		from, to := route.Nodes[i], route.Nodes[i+1]
		var best *lane
		all := joins[ordered(from, to)]
		for j := range all {
			one := &all[j]
			forward := one.statement.Subject == from
			if one.statement.Predicate != step.Predicate || !step.Either && forward == step.Back {
				continue
			}
			if best == nil || cmp.Or(cmp.Compare(one.cost, best.cost), cmp.Compare(one.statement.ID, best.statement.ID)) < 0 {
				best = one
			}
		}
		if best == nil || w.nodes[from] == nil || w.nodes[to] == nil {
			return nil
		}
		chosen := *best
		chosen.to, chosen.others = to, len(all)-1
		out = append(out, chosen)
	}
	return out
}
