package metapath

import (
	"slices"

	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// sum is a number of paths and the sum of their path-degree products.
type sum struct {
	weight float64
	paths  uint64
}

// tally adds up by node of one category. It is kept for reuse, so that counting does
// not allocate.
type tally struct {
	cells   []sum
	touched []uint32
}

func (t *tally) grow(size int) {
	if len(t.cells) < size {
		t.cells = make([]sum, size)
	}
}

func (t *tally) clear() {
	for _, node := range t.touched {
		t.cells[node] = sum{}
	}
	t.touched = t.touched[:0]
}

// entry is one node's part of a tally.
type entry struct {
	node uint32
	sum
}

// spread adds to the tally every node two steps from an end, without the weight of the
// end's own degree and that of the node in the second step.
func (b *between) spread(end projection.Node, first, second projection.Hop, t *tally) {
	t.clear()
	rows, into, out := b.g.Rows(first), b.g.Rows(b.g.Reverse(first)), b.g.Rows(second)
	shut, cells := b.gate.shut[b.g.End(first)], t.cells
	for _, x := range rows.Row(end.Row) {
		if shut[x] {
			continue
		}
		c := b.weights.of(into, x) * b.weights.of(out, x)
		for _, y := range out.Row(x) {
			cell := &cells[y]
			if cell.paths == 0 {
				t.touched = append(t.touched, y)
			}
			cell.weight += c
			cell.paths++
		}
	}
}

// harvest lists what the tally holds for open nodes, with the weight of the node in the
// second step.
func (b *between) harvest(second projection.Hop, t *tally) []entry {
	into, shut := b.g.Rows(b.g.Reverse(second)), b.gate.shut[b.g.End(second)]
	out := make([]entry, 0, len(t.touched))
	for _, y := range t.touched {
		if !shut[y] {
			cell := t.cells[y]
			out = append(out, entry{y, sum{cell.weight * b.weights.of(into, y), cell.paths}})
		}
	}
	return slices.Clip(out)
}
