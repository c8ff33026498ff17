package metapath

import (
	"context"

	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// arm is two steps from an end and what they reach.
type arm struct {
	first
	second  projection.Hop
	reached []entry
}

// four joins two steps from either end, one category of the middle after the other, so
// that not all arms are held at once.
func (b *between) four(ctx context.Context, near, far half) error {
	for middle := range b.gate.shut {
		if !b.gate.passes(middle) {
			continue
		}
		arms, err := b.arms(ctx, near, middle)
		if err != nil {
			return err
		}
		if err := b.join(ctx, arms, far, middle); err != nil {
			return err
		}
	}
	return nil
}

func (b *between) arms(ctx context.Context, h half, middle int) (arms []arm, err error) {
	for _, f := range h.steps {
		for _, second := range b.seconds(f) {
			if b.g.End(second) != middle {
				continue
			}
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			b.spread(h.end, f.hop, second, &b.tallies[0])
			if reached := b.harvest(second, &b.tallies[0]); len(reached) > 0 {
				arms = append(arms, arm{f, second, reached})
			}
		}
	}
	return arms, nil
}

// join meets each arm from the near end with each from the far one.
func (b *between) join(ctx context.Context, arms []arm, far half, middle int) error {
	if len(arms) == 0 {
		return nil
	}
	t := &b.tallies[1]
	for _, f := range far.steps {
		for _, second := range b.seconds(f) {
			if b.g.End(second) != middle {
				continue
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			b.spread(far.end, f.hop, second, t)
			into := b.g.Rows(b.g.Reverse(second))
			for _, a := range arms {
				m := Metapath{a.hop, a.second, b.g.Reverse(second), b.g.Reverse(f.hop)}
				if !b.wants(m) {
					continue
				}
				s := product(a.reached, t, func(y uint32) float64 { return b.weights.of(into, y) })
				b.add(m, s.without(b.returns(a, f, second)), a.weight, f.weight)
			}
		}
	}
	return nil
}

func product(reached []entry, t *tally, weight func(uint32) float64) (s sum) {
	for _, e := range reached {
		if cell := t.cells[e.node]; cell.paths > 0 {
			s.weight += e.weight * cell.weight * weight(e.node)
			s.paths += e.paths * cell.paths
		}
	}
	return s
}

func (s sum) without(other sum) sum {
	if s.paths == other.paths {
		return sum{}
	}
	return sum{s.weight - other.weight, s.paths - other.paths}
}

// returns counts the walks that pass one node before and after the middle.
func (b *between) returns(a arm, f first, second projection.Hop) (s sum) {
	if a.kind != f.kind {
		return s
	}
	into, otherInto := b.g.Rows(b.g.Reverse(a.hop)), b.g.Rows(b.g.Reverse(f.hop))
	out, otherOut := b.g.Rows(a.second), b.g.Rows(second)
	shut := b.gate.shut[a.kind]
	intersect(a.row, f.row, func(x uint32) {
		if shut[x] {
			return
		}
		around := b.common(out.Row(x), otherOut.Row(x), a.second, second)
		s.weight += around.weight * b.weights.of(into, x) * b.weights.of(otherInto, x) * b.weights.of(out, x) * b.weights.of(otherOut, x)
		s.paths += around.paths
	})
	return s
}
