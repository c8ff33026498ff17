package traverse

import (
	"context"
	"fmt"
	"math"

	"github.com/evgraph/evgraph/internal/kg"
)

// estimate foretells what a pattern reads, from what is counted before: how many
// nodes there are for each variable and how many statements for each edge. Statements
// count by what their ends are, or exactly where an end is named.
type estimate struct {
	*shape
	nodes      []float64 // of each variable
	statements []float64 // of each edge
}

// hopeless is how many times its budget a pattern may be expected to read: an
// estimate can be off by as much.
const hopeless = 4

// exactly is up to how many nodes the statements of an edge are counted from.
const exactly = 1_000

func newEstimate(ctx context.Context, r kg.Reader, s *shape) (*estimate, error) {
	x := &estimate{shape: s}
	summary, err := r.Summary(ctx)
	if err != nil {
		return nil, err
	}
	for i := range s.Nodes {
		n, err := s.Nodes[i].count(ctx, r, summary)
		if err != nil {
			return nil, err
		}
		x.nodes = append(x.nodes, float64(n))
	}
	for e := range s.Edges {
		n, err := x.count(ctx, r, summary, e)
		if err != nil {
			return nil, err
		}
		x.statements = append(x.statements, float64(n))
	}
	return x, nil
}

// count is how many nodes there are for a variable, hubs included where it asks for
// nothing but categories.
func (v *Variable) count(ctx context.Context, r kg.Reader, summary *kg.Summary) (int, error) {
	rest := v.Match
	rest.Categories = nil
	if v.Within != nil || !rest.IsZero() {
		found, err := r.ListNodes(ctx, kg.NodeQuery{Within: v.Within, Match: v.match()})
		if err != nil {
			return 0, err
		}
		return found.Total, nil
	}
	total := 0
	for _, f := range summary.Categories {
		if listed(v.Match.Categories, kg.Category(f.Value)) {
			total += f.Count
		}
	}
	return total, nil
}

// count is about how many statements there are for an edge.
func (x *estimate) count(ctx context.Context, r kg.Reader, summary *kg.Summary, e int) (int, error) {
	near := x.ends[e].from
	if x.named(x.ends[e].to) < x.named(near) {
		near = x.ends[e].to
	}
	if x.named(near) <= exactly {
		w := x.web(r, e, near, Budget{})
		found, err := r.Expand(ctx, w.expansion(x.loose[near].Within.IDs, x.direction(e, near), kg.Page{}))
		if err != nil {
			return 0, err
		}
		total := 0
		for _, c := range found.Counts {
			total += c.Total
		}
		return total, nil
	}
	edge := &x.Edges[e]
	from, to := x.Nodes[x.ends[e].from].Match.Categories, x.Nodes[x.ends[e].to].Match.Categories
	match := (&Walk{Match: edge.Match}).match()
	n := countMeta(summary, match.Predicates, from, to)
	if edge.Either {
		n += countMeta(summary, match.Predicates, to, from)
	}
	return n, nil
}

// named is how many nodes a variable lists, infinite when it lists none.
func (x *estimate) named(v int) float64 {
	if set := x.Nodes[v].Within; set != nil && !set.Complement {
		return float64(len(set.IDs))
	}
	return math.Inf(1)
}

func countMeta(summary *kg.Summary, predicates []kg.Predicate, from, to []kg.Category) int {
	total := 0
	for _, m := range summary.Metagraph {
		if listed(predicates, m.Predicate) && listed(from, m.Subject) && listed(to, m.Object) {
			total += m.Count
		}
	}
	return total
}

func listed[T comparable](allowed []T, value T) bool {
	for _, a := range allowed {
		if a == value {
			return true
		}
	}
	return len(allowed) == 0
}

// web reads an edge from one of its variables.
func (s *shape) web(r kg.Reader, e, near int, b Budget) *web {
	w := newWeb(r, s.walk(e), b)
	w.stops, w.nodes = s.met.stops, s.met.nodes
	far := &s.loose[s.ends[e].other(near)]
	w.far, w.like = far.Within, far.match()
	return w
}

// direction is how the edge leads on from one of its variables.
func (s *shape) direction(e, near int) kg.Direction {
	switch {
	case s.Edges[e].Either:
		return kg.Both
	case s.ends[e].from == near:
		return kg.Out
	}
	return kg.In
}

// sizes are how many nodes may still be bound to each variable; below 0 while nothing
// was read for it.
type sizes []float64

// next chooses the edge that takes least to read, and from which of its variables.
func (x *estimate) next(edges []int, have sizes) (edge, near int, reads float64) {
	edge, reads = -1, math.Inf(1)
	for _, e := range edges {
		for _, v := range []int{x.ends[e].from, x.ends[e].to} {
			if have[v] < 0 {
				continue
			}
			far := x.ends[e].other(v)
			n := min(x.statements[e], have[v]*x.statements[e]/max(x.nodes[v], 1))
			if have[far] >= 0 {
				n *= have[far] / max(x.nodes[far], 1)
			}
			if n += have[v]; n < reads {
				edge, near, reads = e, v, n
			}
		}
	}
	return edge, near, reads
}

// cost is about how many nodes and statements are read when one variable is the first.
func (x *estimate) cost(start int) float64 {
	have := make(sizes, len(x.Nodes))
	for v := range have {
		have[v] = -1
	}
	have[start] = x.nodes[start]
	total := x.sequenceCost(x.main.edges, have)
	for _, q := range append(append([]sequence{}, x.optional...), x.absent...) {
		total += x.sequenceCost(q.edges, append(sizes{}, have...))
	}
	if x.nodes[start] > kg.MaxSet {
		return math.Inf(1)
	}
	return total
}

func (x *estimate) sequenceCost(edges []int, have sizes) (total float64) {
	left := append([]int{}, edges...)
	for len(left) > 0 {
		e, near, reads := x.next(left, have)
		total += reads
		far := x.ends[e].other(near)
		if have[far] < 0 {
			have[far] = x.nodes[far]
		}
		have[near], have[far] = min(have[near], reads), min(have[far], reads)
		left = without(left, e)
	}
	return total
}

func without(list []int, x int) []int {
	kept := list[:0:0]
	for _, y := range list {
		if y != x {
			kept = append(kept, y)
		}
	}
	return kept
}

// start chooses the first variable, or refuses the pattern for what it costs.
func (x *estimate) start(budget int) (int, error) {
	best, least := -1, math.Inf(1)
	for _, stop := range x.main.stops {
		if c := x.cost(stop.variable); best < 0 || c < least {
			best, least = stop.variable, c
		}
	}
	if least <= hopeless*float64(budget) {
		return best, nil
	}
	worst := 0
	for e := range x.statements {
		if x.statements[e] > x.statements[worst] {
			worst = e
		}
	}
	cost := "too many"
	if !math.IsInf(least, 1) {
		cost = fmt.Sprintf("about %.0f", least)
	}
	return 0, &Refusal{fmt.Errorf("%w: it would read %s nodes and statements, but at most %d; edge %s alone has %.0f",
		ErrHopeless, cost, budget, x.Edges[worst].Name, x.statements[worst]), "name a node, or narrow a node or an edge by its filter"}
}
