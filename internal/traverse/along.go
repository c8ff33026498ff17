package traverse

import (
	"cmp"
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Route is a chain of nodes, or of stops that these are of, and the predicates that join
// them.
type Route struct {
	Nodes []kg.CURIE  // the ends are those that the question names
	Steps []RouteStep // one fewer
}

// RouteStep says which statements a step takes.
type RouteStep struct {
	Predicate kg.Predicate
	Back      bool // from object to subject
	Either    bool // whichever way
}

// Along makes paths of routes that were found elsewhere: each step by its best supported
// statement. Routes that the data do not hold under the walk are nil.
func Along(ctx context.Context, r kg.Reader, walk Walk, routes []Route) ([]*Path, error) {
	w := newWeb(r, walk, Budget{})
	var ids, ends []kg.CURIE
	for _, route := range routes {
		ids, ends = append(ids, route.Nodes...), append(ends, route.Nodes[0], route.Nodes[len(route.Nodes)-1])
	}
	w.named = kg.NewSet(ends...)
	ids, err := w.stopsOf(ctx, kg.NewSet(ids...).IDs)
	if err != nil {
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
		route := make([]kg.CURIE, len(routes[i].Nodes))
		for j, id := range routes[i].Nodes {
			route[j] = w.stop(id)
		}
		if along := w.along(route, routes[i].Steps, joins); along != nil {
			paths[i] = w.build(route, along)
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
func (w *web) along(stops []kg.CURIE, steps []RouteStep, joins map[[2]kg.CURIE][]lane) []lane {
	var out []lane
	for i, step := range steps {
		from, to := stops[i], stops[i+1]
		var best *lane
		all := joins[ordered(from, to)]
		for j := range all {
			one := &all[j]
			forward := w.stop(one.statement.Subject) == from
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
