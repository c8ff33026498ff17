package projection

import "math/bits"

// marks are a set of numbers of nodes.
type marks []uint64

func newMarks(nodes uint32) marks { return make(marks, (nodes+63)/64) }

func (m marks) has(n uint32) bool { return m[n/64]&(1<<(n%64)) != 0 }

func (m marks) set(n uint32) { m[n/64] |= 1 << (n % 64) }

func (m marks) drop(n uint32) { m[n/64] &^= 1 << (n % 64) }

// each visits the nodes in order.
func (m marks) each(visit func(n uint32)) {
	for i, word := range m {
		for ; word != 0; word &= word - 1 {
			visit(uint32(i*64 + bits.TrailingZeros64(word)))
		}
	}
}

// count counts those from one number up to another.
func (m marks) count(from, end uint32) (n int) {
	for i := from / 64; i*64 < end; i++ {
		word := m[i]
		if low := i * 64; low < from {
			word &^= 1<<(from-low) - 1
		}
		if high := i*64 + 64; high > end {
			word &= 1<<(64-(high-end)) - 1
		}
		n += bits.OnesCount64(word)
	}
	return n
}
