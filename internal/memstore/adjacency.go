package memstore

// adjacency holds a list of rows for each of n owners, as compressed sparse
// rows: those of owner i are rows[offsets[i]:offsets[i+1]].
type adjacency struct {
	offsets []uint32
	rows    []uint32
}

// newAdjacency makes lists from pairs of owner and row. The pairs are gone
// through twice, and each list has its rows in the order of the pairs.
func newAdjacency(n int, pairs func(yield func(owner, row uint32))) adjacency {
	offsets := make([]uint32, n+1)
	pairs(func(owner, _ uint32) { offsets[owner+1]++ })
	for i := range n {
		offsets[i+1] += offsets[i]
	}
	rows := make([]uint32, offsets[n])
	next := make([]uint32, n)
	copy(next, offsets)
	pairs(func(owner, row uint32) {
		rows[next[owner]] = row
		next[owner]++
	})
	return adjacency{offsets, rows}
}

// of returns the list of one owner, which must not be changed.
func (a *adjacency) of(owner uint32) []uint32 {
	return a.rows[a.offsets[owner]:a.offsets[owner+1]:a.offsets[owner+1]]
}
