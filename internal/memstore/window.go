package memstore

import (
	"fmt"
	"sort"

	"github.com/evgraph/evgraph/internal/kg"
)

// window is a page whose place in the list has become a rank, so that cutting a
// list compares integers.
type window struct {
	limit    int
	backward bool
	whole    bool   // no place: from the end of the list
	bound    uint64 // ranks below it are before the cut
}

// newWindow makes a window at an item with the given rank.
func newWindow(p kg.Page, rank uint64) window {
	w := window{limit: p.Limit, backward: p.Backward, whole: p.From == "", bound: rank}
	if !p.Backward {
		w.bound++
	}
	return w
}

// window finds the page's item among the records; ranks gives the rank of a row,
// nil for the row itself.
func (m *numbering) window(p kg.Page, ranks []uint32) (window, error) {
	if p.From == "" {
		return newWindow(p, 0), nil
	}
	row, ok := m.rows[p.From]
	switch {
	case !ok:
		return window{}, fmt.Errorf("%w: %s is not in the data", kg.ErrBadCursor, p.From)
	case ranks != nil:
		row = ranks[row]
	}
	return newWindow(p, uint64(row)), nil
}

// cut says which part of a list of n items the window shows; rank gives the
// ascending ranks of the items.
func (w window) cut(n int, rank func(i int) uint64) (from, to int, more bool) {
	at := 0
	switch {
	case !w.whole:
		at = sort.Search(n, func(i int) bool { return rank(i) >= w.bound })
	case w.backward:
		at = n
	}
	if w.backward {
		from = max(at-w.limit, 0)
		return from, at, from > 0
	}
	to = min(at+w.limit, n)
	return at, to, to < n
}

// cutRows cuts a list of rows. Ranks gives the rank of a row, nil for the row
// itself.
func (w window) cutRows(rows, ranks []uint32) (page []uint32, more bool) {
	from, to, more := w.cut(len(rows), func(i int) uint64 {
		if ranks == nil {
			return uint64(rows[i])
		}
		return uint64(ranks[rows[i]])
	})
	return rows[from:to], more
}
