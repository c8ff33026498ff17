package memstore

import (
	"cmp"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// numbering relates the rows of one kind of record to ids.
type numbering struct {
	rows   map[kg.CURIE]uint32
	byID   []uint32 // rows in the order of ids
	idRank []uint32 // the inverse: by row, the place in byID
	all    []uint32 // 0, 1, 2, ...: all rows, in order
}

// number numbers n records whose rows have the given ids.
func number(n int, id func(row int) kg.CURIE) numbering {
	m := numbering{rows: make(map[kg.CURIE]uint32, n), all: ascending(n)}
	for row := range n {
		m.rows[id(row)] = uint32(row)
	}
	m.byID = slices.Clone(m.all)
	slices.SortFunc(m.byID, func(a, b uint32) int { return cmp.Compare(id(int(a)), id(int(b))) })
	m.idRank = inverse(m.byID)
	return m
}

func ascending(n int) []uint32 {
	all := make([]uint32, n)
	for i := range all {
		all[i] = uint32(i)
	}
	return all
}

func inverse(permutation []uint32) []uint32 {
	out := make([]uint32, len(permutation))
	for place, row := range permutation {
		out[row] = uint32(place)
	}
	return out
}

// after returns the place behind an id in the order of ids.
func (m *numbering) after(id kg.CURIE, idOf func(row uint32) kg.CURIE) int {
	at, found := slices.BinarySearchFunc(m.byID, id, func(row uint32, id kg.CURIE) int { return cmp.Compare(idOf(row), id) })
	if found {
		at++
	}
	return at
}

// finder finds rows by id. Whoever asks for many mostly asks in the order of ids, as it
// got them from a scan: so the row after the last one is tried before the id is looked
// up, which takes longer.
type finder struct {
	*numbering
	id    func(row uint32) kg.CURIE
	place int // in the order of ids, to try next
}

func (f *finder) find(id kg.CURIE) (row uint32, ok bool) {
	if f.place < len(f.byID) && f.id(f.byID[f.place]) == id {
		f.place++
		return f.byID[f.place-1], true
	}
	row, ok = f.rows[id]
	if ok {
		f.place = int(f.idRank[row]) + 1
	}
	return row, ok
}

// permute returns the items in the order of the permutation.
func permute[T any](items []T, permutation []uint32) []T {
	out := make([]T, len(items))
	for place, from := range permutation {
		out[place] = items[from]
	}
	return out
}

// pick returns pointers to the items in the given rows.
func pick[T any](items []T, rows []uint32) []*T {
	out := make([]*T, len(rows))
	for i, row := range rows {
		out[i] = &items[row]
	}
	return out
}

// find returns pointers to the items with the given ids, nil for an unknown one.
func find[T any](items []T, m *numbering, ids []kg.CURIE) []*T {
	out := make([]*T, len(ids))
	for i, id := range ids {
		if row, ok := m.rows[id]; ok {
			out[i] = &items[row]
		}
	}
	return out
}
