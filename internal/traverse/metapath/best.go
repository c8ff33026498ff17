package metapath

import (
	"cmp"
	"container/heap"
	"context"
	"math"
	"slices"

	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// Route is a path under a metapath.
type Route struct {
	Nodes   []projection.Node
	Product float64 // its path-degree product
}

// MaxSteps bounds how many beginnings of paths Best looks at.
const MaxSteps = 100_000

// Best returns the paths between the ends of the query under a metapath with the
// highest path-degree products, at most most of them, then in the order of their nodes
// from the lesser end. whole is false when MaxSteps ended the search before them.
func Best(ctx context.Context, g *projection.Graph, q Query, m Metapath, most int) (routes []Route, whole bool, err error) {
	if err := q.check(); err != nil {
		return nil, false, err
	}
	from, to, turn := q.From, q.To, q.To.Compare(q.From) < 0
	if turn {
		from, to, m = to, from, reversed(g, m)
	}
	s := newSearch(g, &q, m, to)
	routes, whole, err = s.run(ctx, from, most)
	for i := range routes {
		routes[i].Product = s.product(routes[i].Nodes)
		if turn {
			slices.Reverse(routes[i].Nodes)
		}
	}
	return routes, whole, err
}

// search looks for paths by the least of what they cost and must still cost.
type search struct {
	g       *projection.Graph
	gate    *gate
	m       Metapath
	to      projection.Node
	weights weights
	unit    []int64          // cost of a degree, in millionths of -ln of its weight: whole numbers add up the same in every order
	last    map[uint32]int64 // cost of the last step, by the node before it
	rest    map[uint32]int64 // least cost of the last two steps, by the node before them
}

func newSearch(g *projection.Graph, q *Query, m Metapath, to projection.Node) *search {
	s := &search{g: g, gate: newGate(g, &q.Walk, []Metapath{m}), m: m, to: to, weights: weightsOf(g, q.Damping), last: map[uint32]int64{}, rest: map[uint32]int64{}}
	s.unit = make([]int64, len(s.weights))
	for d, w := range s.weights {
		s.unit[d] = int64(math.Round(-math.Log(w) * 1e6))
	}
	final := g.Reverse(m[len(m)-1])
	for _, x := range g.Rows(final).Row(to.Row) {
		if len(m) == 1 || s.open(len(m)-1, x) {
			s.last[x] = s.cost(len(m)-1, x, to.Row)
		}
	}
	if len(m) < 3 {
		return s
	}
	before := g.Rows(g.Reverse(m[len(m)-2]))
	for x, cost := range s.last {
		for _, y := range before.Row(x) {
			c := cost + s.cost(len(m)-2, y, x)
			if old, ok := s.rest[y]; !ok || c < old {
				s.rest[y] = c
			}
		}
	}
	return s
}

// open reports whether the node may stand at a place between the ends.
func (s *search) open(place int, x uint32) bool {
	kind := s.g.Start(s.m[place])
	return s.gate.passes(kind) && !s.gate.shut[kind][x]
}

// cost is that of the step from one node to another.
func (s *search) cost(step int, x, y uint32) int64 {
	h := s.m[step]
	return s.unit[s.g.Rows(h).Degree(x)] + s.unit[s.g.Rows(s.g.Reverse(h)).Degree(y)]
}

// bound is the least that is still to be paid at a place, false where the end cannot be
// reached. Three steps before the end it is found by looking one step ahead; the
// beginning has nothing to be compared with.
func (s *search) bound(place int, x uint32) (int64, bool) {
	if place == 0 {
		return 0, true
	}
	switch len(s.m) - place {
	case 0:
		return 0, x == s.to.Row
	case 1:
		c, ok := s.last[x]
		return c, ok
	case 2:
		c, ok := s.rest[x]
		return c, ok
	}
	least, found := int64(math.MaxInt64), false
	for _, y := range s.g.Rows(s.m[place]).Row(x) {
		if c, ok := s.rest[y]; ok && s.open(place+1, y) {
			least, found = min(least, c+s.cost(place, x, y)), true
		}
	}
	return least, found
}

// beginning is the beginning of a path.
type beginning struct {
	rows  []uint32
	paid  int64
	total int64 // paid and what must be paid
}

func compareBeginnings(a, b beginning) int {
	return cmp.Or(cmp.Compare(a.total, b.total), slices.Compare(a.rows, b.rows))
}

func (s *search) run(ctx context.Context, from projection.Node, most int) (routes []Route, whole bool, err error) {
	q := &beginnings{}
	if c, ok := s.bound(0, from.Row); ok {
		heap.Push(q, beginning{[]uint32{from.Row}, 0, c})
	}
	for steps := 0; q.Len() > 0 && len(routes) < most; steps++ {
		if steps%256 == 0 && ctx.Err() != nil {
			return nil, false, ctx.Err()
		}
		at := heap.Pop(q).(beginning)
		if len(at.rows) > len(s.m) {
			routes = append(routes, Route{Nodes: s.nodes(at.rows)})
			continue
		}
		s.extend(at, q)
		if steps+q.Len() > MaxSteps {
			return routes, false, nil
		}
	}
	return routes, true, nil
}

// extend adds every next node from which the end can be reached.
func (s *search) extend(at beginning, q *beginnings) {
	place := len(at.rows)
	x := at.rows[place-1]
	for _, y := range s.g.Rows(s.m[place-1]).Row(x) {
		if place < len(s.m) && (!s.open(place, y) || s.passed(at.rows, place, y) || s.isEnd(place, y)) {
			continue
		}
		if ahead, ok := s.bound(place, y); ok {
			paid := at.paid + s.cost(place-1, x, y)
			heap.Push(q, beginning{append(slices.Clone(at.rows), y), paid, paid + ahead})
		}
	}
}

// passed reports whether a node is on the path already.
func (s *search) passed(rows []uint32, place int, y uint32) bool {
	for i, x := range rows {
		if x == y && s.g.Start(s.m[i]) == s.g.Start(s.m[place]) {
			return true
		}
	}
	return false
}

func (s *search) isEnd(place int, y uint32) bool {
	return y == s.to.Row && s.g.Start(s.m[place]) == s.to.Kind
}

func (s *search) nodes(rows []uint32) []projection.Node {
	nodes := make([]projection.Node, len(rows))
	for i, row := range rows {
		if i < len(s.m) {
			nodes[i] = projection.Node{Kind: s.g.Start(s.m[i]), Row: row}
		} else {
			nodes[i] = projection.Node{Kind: s.g.End(s.m[i-1]), Row: row}
		}
	}
	return nodes
}

func (s *search) product(nodes []projection.Node) float64 {
	product := 1.0
	for i, h := range s.m {
		product *= s.weights.of(s.g.Rows(h), nodes[i].Row) * s.weights.of(s.g.Rows(s.g.Reverse(h)), nodes[i+1].Row)
	}
	return product
}

// beginnings is a heap.
type beginnings []beginning

func (q beginnings) Len() int           { return len(q) }
func (q beginnings) Less(i, j int) bool { return compareBeginnings(q[i], q[j]) < 0 }
func (q beginnings) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *beginnings) Push(x any)        { *q = append(*q, x.(beginning)) }
func (q *beginnings) Pop() any {
	last := len(*q) - 1
	x := (*q)[last]
	*q = (*q)[:last]
	return x
}
