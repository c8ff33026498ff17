package projection

import (
	"context"
	"slices"
)

// Shortest finds a path of the fewest steps, and of at most this many, from one of some
// nodes to one of others; nil means that there is none. The ends need not be such as
// the walk passes, and none of them may be at both ends.
//
// It searches level by level from both ends at once, always from the one where fewer
// ways lie ahead: the first node that both have reached is on a shortest path.
func (g *Graph) Shortest(ctx context.Context, from, to []Node, most int, w Walk) ([]Node, error) {
	s := g.scratch()
	defer g.scratches.Put(s)
	g.shut(&w, s.shut)
	here, there := &s.sides[0], &s.sides[1]
	here.begin(g, s.shut, w.forth(), from, to)
	there.begin(g, s.shut, w.back(), to, from)
	for range most {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		grown, other := here, there
		if there.ahead < here.ahead {
			grown, other = there, here
		}
		if grown.ahead == 0 {
			return nil, nil
		}
		last, met, ok := grown.grow(&g.ways, other)
		if !ok {
			continue
		}
		if grown == there {
			last, met = met, last
		}
		path := here.back(nil, last)
		slices.Reverse(path)
		return g.nodes(there.back(path, met)), nil
	}
	return nil, nil
}

// side is one end of a search.
type side struct {
	follows span
	closed  marks    // reached, or not to be entered
	before  []uint32 // of reached nodes, where from; of the first ones themselves
	rim     []uint32 // reached last
	spare   []uint32
	ahead   int // ways from the rim
}

func (s *side) begin(g *Graph, shut marks, follows span, at, other []Node) {
	copy(s.closed, shut)
	for _, n := range other {
		s.closed.drop(g.number(n))
	}
	s.follows, s.ahead, s.rim = follows, 0, s.rim[:0]
	for _, n := range at {
		s.enter(&g.ways, g.number(n), g.number(n))
	}
}

func (s *side) enter(w *ways, n, before uint32) {
	s.closed.set(n)
	s.before[n] = before
	s.rim = append(s.rim, n)
	s.ahead += len(w.of(n, s.follows))
}

// grow goes a step further, until it comes to a node that the other side has reached.
// What is shut is closed on both sides, but for the ends.
func (s *side) grow(w *ways, other *side) (last, met uint32, ok bool) {
	rim := s.rim
	s.rim, s.spare, s.ahead = s.spare[:0], rim, 0
	for _, from := range rim {
		for _, n := range w.of(from, s.follows) {
			if s.closed.has(n) {
				continue
			}
			if other.closed.has(n) {
				return from, n, true
			}
			s.enter(w, n, from)
		}
	}
	return 0, 0, false
}

// back appends the way from a node to where the side began.
func (s *side) back(path []uint32, n uint32) []uint32 {
	for path = append(path, n); s.before[n] != n; path = append(path, n) {
		n = s.before[n]
	}
	return path
}

func (g *Graph) nodes(numbers []uint32) []Node {
	out := make([]Node, len(numbers))
	for i, n := range numbers {
		out[i] = g.numbered(n)
	}
	return out
}
