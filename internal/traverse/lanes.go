package traverse

import (
	"cmp"
	"container/heap"
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// lanes are the hops that can be part of a path: one for each pair of nodes, by the
// statement that costs least.
type lanes struct {
	from map[kg.CURIE][]lane
	rest map[kg.CURIE]cost // least cost from a node to the targets, the node's own damping left out
	hops map[kg.CURIE]int  // least number of hops from a node to the targets
}

type lane struct {
	statement *kg.Statement
	to        kg.CURIE
	cost      cost // of the statement's support
	damping   cost // of passing the node it leads to, 0 for a target
	others    int
	support   Support
}

// lanes weighs what of the web can be part of a path of at most length hops. unit is
// added for each hop.
func (r *region) lanes(ctx context.Context, length int, unit cost) (*lanes, error) {
	useful := r.useful(length)
	var inner []kg.CURIE
	var statements []*kg.Statement
	for _, p := range useful {
		if !r.ends.Has(p.to) {
			inner = append(inner, p.to)
		}
		statements = append(statements, p.statement)
	}
	if err := r.weigh(ctx, inner); err != nil {
		return nil, err
	}
	supports, err := r.supports(ctx, statements)
	if err != nil {
		return nil, err
	}
	l := &lanes{from: map[kg.CURIE][]lane{}}
	for i, p := range useful {
		if supports[i].Value == 0 {
			continue // only what refutes it is in scope
		}
		one := lane{statement: p.statement, to: p.to, cost: unit + costOf(supports[i].Value), support: supports[i]}
		if !r.ends.Has(p.to) {
			one.damping = costOf(damping(r.degree[p.to]))
		}
		l.add(p.from, one)
	}
	l.measure(r.to.ids())
	return l, nil
}

// add keeps the better of two lanes between the same nodes.
func (l *lanes) add(from kg.CURIE, one lane) {
	i := slices.IndexFunc(l.from[from], func(old lane) bool { return old.to == one.to })
	if i < 0 {
		l.from[from] = append(l.from[from], one)
		return
	}
	l.from[from][i].merge(one)
}

// merge keeps the better of two lanes between the same nodes.
func (l *lane) merge(one lane) {
	others := l.others + 1
	if cmp.Or(cmp.Compare(one.cost, l.cost), cmp.Compare(one.statement.ID, l.statement.ID)) < 0 {
		*l = one
	}
	l.others = others
}

// effect is the sign of the statement; ok is false where it has none, or is followed
// against its direction.
func (l *lane) effect(forward bool) (sign kg.Sign, ok bool) {
	sign, ok = kg.SignOf(l.statement.StatedEffect(), l.statement.Aspect)
	return sign, ok && forward
}

// passage is a step with where it starts.
type passage struct {
	from kg.CURIE
	step
}

// useful lists the steps that a path of at most length hops could take, in the order
// of the nodes' ids.
func (r *region) useful(length int) []passage {
	back := map[kg.CURIE][]kg.CURIE{}
	for id, steps := range r.steps {
		for _, s := range steps {
			back[s.to] = append(back[s.to], id)
		}
	}
	forth := func(id kg.CURIE) (to []kg.CURIE) {
		for _, s := range r.steps[id] {
			to = append(to, s.to)
		}
		return to
	}
	sources, targets := r.from.ids(), r.to.ids()
	behind := r.distances(sources, length, forth)
	ahead := r.distances(targets, length, func(id kg.CURIE) []kg.CURIE { return back[id] })
	var out []passage
	for id, before := range behind {
		for _, s := range r.steps[id] {
			if after, ok := ahead[s.to]; ok && before+1+after <= length && r.joins(id, s.to) {
				out = append(out, passage{id, s})
			}
		}
	}
	slices.SortFunc(out, func(a, b passage) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.statement.ID, b.statement.ID))
	})
	return out
}

// joins reports whether a path may step from one node to the other: it starts at its
// only source and ends at its only target.
func (r *region) joins(from, to kg.CURIE) bool {
	return (r.from.start[from] || r.inner(from)) && (r.to.start[to] || r.inner(to))
}

// distances counts the steps from some nodes, through inner nodes only.
func (r *region) distances(from []kg.CURIE, most int, next func(kg.CURIE) []kg.CURIE) map[kg.CURIE]int {
	at := map[kg.CURIE]int{}
	for _, id := range from {
		at[id] = 0
	}
	for d := 1; d <= most && len(from) > 0; d++ {
		var found []kg.CURIE
		for _, id := range from {
			for _, to := range next(id) {
				if _, known := at[to]; known {
					continue
				}
				at[to] = d
				if r.inner(to) {
					found = append(found, to)
				}
			}
		}
		from = found
	}
	return at
}

// measure finds the least cost and number of hops to the targets.
func (l *lanes) measure(targets []kg.CURIE) {
	back := map[kg.CURIE][]backward[kg.CURIE]{}
	for from, list := range l.from {
		for _, one := range list {
			back[one.to] = append(back[one.to], backward[kg.CURIE]{from, one.cost + one.damping})
		}
	}
	l.rest = least(targets, back)
	for _, list := range back {
		for i := range list {
			list[i].cost = 1
		}
	}
	l.hops = map[kg.CURIE]int{}
	for id, n := range least(targets, back) {
		l.hops[id] = int(n)
	}
}

type backward[K comparable] struct {
	from K
	cost cost
}

// least is Dijkstra's search against the direction of the lanes.
func least[K comparable](targets []K, back map[K][]backward[K]) map[K]cost {
	best := map[K]cost{}
	q := &queue[backward[K]]{less: func(a, b backward[K]) bool { return a.cost < b.cost }}
	for _, id := range targets {
		best[id] = 0
		heap.Push(q, backward[K]{id, 0})
	}
	for q.Len() > 0 {
		at := heap.Pop(q).(backward[K])
		if at.cost > best[at.from] {
			continue
		}
		for _, b := range back[at.from] {
			c := at.cost + b.cost
			if old, ok := best[b.from]; !ok || c < old {
				best[b.from] = c
				heap.Push(q, backward[K]{b.from, c})
			}
		}
	}
	return best
}

// queue is a heap.
type queue[T any] struct {
	items []T
	less  func(a, b T) bool
}

func (q *queue[T]) Len() int           { return len(q.items) }
func (q *queue[T]) Less(i, j int) bool { return q.less(q.items[i], q.items[j]) }
func (q *queue[T]) Swap(i, j int)      { q.items[i], q.items[j] = q.items[j], q.items[i] }
func (q *queue[T]) Push(x any)         { q.items = append(q.items, x.(T)) }
func (q *queue[T]) Pop() any {
	last := len(q.items) - 1
	x := q.items[last]
	q.items = q.items[:last]
	return x
}
