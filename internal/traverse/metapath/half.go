package metapath

import (
	"context"

	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// half is an end of a pair with the hops that leave it.
type half struct {
	end   projection.Node
	steps []first
}

// first is a hop from an end.
type first struct {
	hop    projection.Hop
	kind   int
	row    []uint32
	weight float64 // of the end's degree
}

func (b *between) half(end projection.Node) half {
	h := half{end: end}
	for _, hop := range b.gate.hops[end.Kind] {
		if rows := b.g.Rows(hop); rows.Degree(end.Row) > 0 {
			h.steps = append(h.steps, first{hop, b.g.End(hop), rows.Row(end.Row), b.weights.of(rows, end.Row)})
		}
	}
	return h
}

// one counts what joins the ends directly.
func (b *between) one(near, far half) {
	for _, f := range near.steps {
		if f.kind == far.end.Kind && projection.Has(f.row, far.end.Row) {
			b.add(Metapath{f.hop}, sum{1, 1}, f.weight, b.weights.of(b.g.Rows(b.g.Reverse(f.hop)), far.end.Row))
		}
	}
}

// two counts the nodes that both ends are joined to.
func (b *between) two(near, far half) {
	for _, f := range near.steps {
		if !b.gate.passes(f.kind) {
			continue
		}
		for _, l := range far.steps {
			if l.kind == f.kind {
				m := Metapath{f.hop, b.g.Reverse(l.hop)}
				b.add(m, b.common(f.row, l.row, f.hop, l.hop), f.weight, l.weight)
			}
		}
	}
}

// common adds up the open nodes that are in both rows, with their weights in the two
// hops that lead to them.
func (b *between) common(row, other []uint32, hop, otherHop projection.Hop) (s sum) {
	into, otherInto := b.g.Rows(b.g.Reverse(hop)), b.g.Rows(b.g.Reverse(otherHop))
	shut := b.gate.shut[b.g.End(hop)]
	intersect(row, other, func(x uint32) {
		if !shut[x] {
			s.weight += b.weights.of(into, x) * b.weights.of(otherInto, x)
			s.paths++
		}
	})
	return s
}

// intersect visits what is in both sorted rows: side by side where they are about as
// long, else by looking up the few among the many.
func intersect(a, b []uint32, visit func(uint32)) {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a)*16 < len(b) {
		for _, x := range a {
			if projection.Has(b, x) {
				visit(x)
			}
		}
		return
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			visit(a[i])
			i, j = i+1, j+1
		}
	}
}

// three takes two steps from the end where they are fewer and meets one from the other.
func (b *between) three(ctx context.Context, near, far half) error {
	turn := b.cost(far) < b.cost(near)
	if turn {
		near, far = far, near
	}
	t := &b.tallies[0]
	for _, f := range near.steps {
		for _, second := range b.seconds(f) {
			if !far.reaches(b.g.End(second)) {
				continue
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			b.spread(near.end, f.hop, second, t)
			for _, l := range far.steps {
				if l.kind != b.g.End(second) {
					continue
				}
				m := Metapath{f.hop, second, b.g.Reverse(l.hop)}
				if turn {
					m = reversed(b.g, m)
				}
				b.add(m, b.meet(t, second, l), f.weight, l.weight)
			}
		}
	}
	return nil
}

// seconds lists the hops that may follow a first one.
func (b *between) seconds(f first) (hops []projection.Hop) {
	if !b.gate.passes(f.kind) {
		return nil
	}
	for _, h := range b.gate.hops[f.kind] {
		if b.gate.passes(b.g.End(h)) && (b.halves == nil || b.halves[keyOf(Metapath{f.hop, h})]) {
			hops = append(hops, h)
		}
	}
	return hops
}

func (h *half) reaches(kind int) bool {
	for _, f := range h.steps {
		if f.kind == kind {
			return true
		}
	}
	return false
}

// cost is about how many statements two steps from the end follow. It does not depend
// on what is asked, so that a metapath's figures do not either, to the last digit.
func (b *between) cost(h half) (edges int) {
	for _, hop := range b.g.HopsFrom(h.end.Kind) {
		totals := b.g.Totals(b.g.End(hop))
		for _, x := range b.g.Rows(hop).Row(h.end.Row) {
			edges += totals[x]
		}
	}
	return edges
}

// meet adds up the nodes of the tally, reached by the hop, that are one step from the
// other end.
func (b *between) meet(t *tally, hop projection.Hop, l first) (s sum) {
	into, otherInto := b.g.Rows(b.g.Reverse(hop)), b.g.Rows(b.g.Reverse(l.hop))
	shut := b.gate.shut[l.kind]
	for _, y := range l.row {
		if cell := t.cells[y]; cell.paths > 0 && !shut[y] {
			s.weight += cell.weight * b.weights.of(into, y) * b.weights.of(otherInto, y)
			s.paths += cell.paths
		}
	}
	return s
}
