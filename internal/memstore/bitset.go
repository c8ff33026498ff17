package memstore

import "math/bits"

// bitset is a set of rows.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) add(row uint32)      { b[row/64] |= 1 << (row % 64) }
func (b bitset) has(row uint32) bool { return b[row/64]&(1<<(row%64)) != 0 }

// rows returns the members, ascending.
func (b bitset) rows() []uint32 {
	n := 0
	for _, word := range b {
		n += bits.OnesCount64(word)
	}
	rows := make([]uint32, 0, n)
	for i, word := range b {
		for ; word != 0; word &= word - 1 {
			rows = append(rows, uint32(i*64+bits.TrailingZeros64(word)))
		}
	}
	return rows
}
