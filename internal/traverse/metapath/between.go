package metapath

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// Query asks how two nodes are joined.
type Query struct {
	From, To projection.Node
	Longest  int // greatest length, 1 to MaxLength
	Walk     Walk
	Damping  float64    // 0 to 1
	Only     []Metapath // count these alone, whatever Longest and the walk's relations say
}

// Score is what one metapath says of a pair of nodes.
type Score struct {
	Metapath Metapath
	Paths    uint64
	DWPC     float64
}

// Between returns the metapaths with a path between the two nodes, the highest DWPC
// first, then the shortest, then in the order of their texts.
func Between(ctx context.Context, g *projection.Graph, q Query) ([]Score, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	b := newBetween(g, &q)
	defer b.free()
	found, err := b.count(ctx, q.From, q.To, q.longest())
	if err != nil {
		return nil, err
	}
	texts := make(map[key]string, len(found))
	for _, s := range found {
		texts[keyOf(s.Metapath)] = Format(g, s.Metapath)
	}
	slices.SortFunc(found, func(x, y Score) int {
		return cmp.Or(cmp.Compare(y.DWPC, x.DWPC), cmp.Compare(len(x.Metapath), len(y.Metapath)), cmp.Compare(texts[keyOf(x.Metapath)], texts[keyOf(y.Metapath)]))
	})
	return found, nil
}

func (q *Query) check() error {
	switch {
	case q.Longest < 1 || q.Longest > MaxLength:
		return fmt.Errorf("%w: the length %d is not 1 to %d", ErrRange, q.Longest, MaxLength)
	case !(q.Damping >= 0 && q.Damping <= 1):
		return fmt.Errorf("%w: the damping %g is not 0 to 1", ErrRange, q.Damping)
	case q.From == q.To:
		return ErrEnds
	}
	return nil
}

func (q *Query) longest() int {
	longest := q.Longest
	for i, m := range q.Only {
		if i == 0 {
			longest = 0
		}
		longest = max(longest, len(m))
	}
	return longest
}

// between counts on a graph for one query. It is used for many pairs one after the
// other.
type between struct {
	g       *projection.Graph
	gate    *gate
	weights weights
	only    map[key]bool // from the lesser end; nil for all
	halves  map[key]bool // the first two hops of these from either end
	tallies *[2]tally
	found   []Score
}

var scratch = sync.Pool{New: func() any { return new([2]tally) }}

// newBetween prepares to count; free gives back what it borrows.
func newBetween(g *projection.Graph, q *Query) *between {
	b := &between{g: g, gate: newGate(g, &q.Walk, q.Only), weights: weightsOf(g, q.Damping), tallies: scratch.Get().(*[2]tally)}
	largest := 0
	for kind := range b.gate.shut {
		largest = max(largest, g.Size(kind))
	}
	for i := range b.tallies {
		b.tallies[i].grow(largest)
	}
	if len(q.Only) > 0 {
		b.only, b.halves = map[key]bool{}, map[key]bool{}
	}
	for _, m := range q.Only {
		back := reversed(g, m)
		if q.To.Compare(q.From) < 0 {
			m, back = back, m
		}
		b.only[keyOf(m)] = true
		b.halves[keyOf(m[:min(2, len(m))])] = true
		b.halves[keyOf(back[:min(2, len(m))])] = true
	}
	return b
}

func (b *between) free() {
	for i := range b.tallies {
		b.tallies[i].clear()
	}
	scratch.Put(b.tallies)
}

// count counts from the lesser end, so that both directions give the same figures.
func (b *between) count(ctx context.Context, from, to projection.Node, longest int) ([]Score, error) {
	turn := to.Compare(from) < 0
	if turn {
		from, to = to, from
	}
	b.found = nil
	for _, end := range []projection.Node{from, to} {
		if b.gate.close(end) {
			defer b.gate.reopen(end)
		}
	}
	if err := b.lengths(ctx, from, to, longest); err != nil {
		return nil, err
	}
	if turn {
		for i := range b.found {
			b.found[i].Metapath = reversed(b.g, b.found[i].Metapath)
		}
	}
	return b.found, nil
}

func (b *between) lengths(ctx context.Context, from, to projection.Node, longest int) error {
	near, far := b.half(from), b.half(to)
	b.one(near, far)
	if longest >= 2 {
		b.two(near, far)
	}
	if longest >= 3 {
		if err := b.three(ctx, near, far); err != nil {
			return err
		}
	}
	if longest >= 4 {
		return b.four(ctx, near, far)
	}
	return nil
}

// add keeps what was found, if it was asked for. weight is without the weights of the
// ends.
func (b *between) add(m Metapath, s sum, near, far float64) {
	if s.paths > 0 && b.wants(m) {
		b.found = append(b.found, Score{m, s.paths, s.weight * near * far})
	}
}

func (b *between) wants(m Metapath) bool { return b.only == nil || b.only[keyOf(m)] }
