package metapath

import (
	"hash/fnv"
	"math/rand/v2"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// Seed is where the random numbers of permutations begin.
const Seed = 0x5eed

// tries is how many swaps are tried for each pair of a relation.
const tries = 10

// permuted returns the relation with its pairs swapped at random, all degrees kept. It
// depends on the relation and the number of the permutation alone.
func permuted(g *projection.Graph, relation, number int) *projection.Relation {
	r := g.Relations[relation]
	subject, object := kg.Categories[r.Subject].Category, kg.Categories[r.Object].Category
	name := fnv.New64a()
	name.Write([]byte(strings.Join([]string{string(subject), string(r.Predicate), string(object)}, " ")))
	dice := rand.New(rand.NewPCG(Seed^name.Sum64(), uint64(number)))
	pairs := r.Pairs()
	xswap(dice, pairs, r.Subject == r.Object, r.Mutual(), g.Size(r.Object))
	return projection.NewRelation(r.Subject, r.Predicate, r.Object, g.Size(r.Subject), g.Size(r.Object), pairs)
}

// xswap tries to swap the second ends of pairs. A swap that would join a node to itself
// or two nodes twice is left out, and counts as a try. loops says that both ends are of
// one category, mutual that a pair is the same the other way round, columns how many
// second ends there can be.
func xswap(dice *rand.Rand, pairs []uint64, loops, mutual bool, columns int) {
	there := newPairSet(pairs, columns)
	for range tries * len(pairs) {
		i, j := dice.IntN(len(pairs)), dice.IntN(len(pairs))
		a, b := ends(pairs[i])
		c, d := ends(pairs[j])
		if mutual && dice.IntN(2) == 0 {
			c, d = d, c
		}
		if loops && (a == d || c == b) {
			continue
		}
		one, two := pair(a, d, mutual), pair(c, b, mutual)
		if one == two || there.has(one) || there.has(two) {
			continue
		}
		there.remove(pairs[i])
		there.remove(pairs[j])
		there.add(one)
		there.add(two)
		pairs[i], pairs[j] = one, two
	}
}

func ends(p uint64) (a, b uint32) { return uint32(p >> 32), uint32(p) }

// pair puts the lesser end of a mutual pair first.
func pair(a, b uint32, mutual bool) uint64 {
	if mutual && b < a {
		a, b = b, a
	}
	return uint64(a)<<32 | uint64(b)
}

// pairSet is a set of pairs: bits where all that could be fit into a few megabytes,
// else a map.
type pairSet struct {
	columns uint64
	bits    []uint64
	listed  map[uint64]bool
}

const maxBits = 1 << 26

func newPairSet(pairs []uint64, columns int) *pairSet {
	s := &pairSet{columns: uint64(columns)}
	highest := uint64(0)
	for _, p := range pairs {
		highest = max(highest, p>>32)
	}
	if cells := (highest + 1) * s.columns; cells <= maxBits && !s.outside(pairs) {
		s.bits = make([]uint64, cells/64+1)
	} else {
		s.listed = make(map[uint64]bool, len(pairs))
	}
	for _, p := range pairs {
		s.add(p)
	}
	return s
}

// outside cannot happen for the pairs of a relation; it keeps bits within bounds.
func (s *pairSet) outside(pairs []uint64) bool {
	for _, p := range pairs {
		if p&0xffffffff >= s.columns {
			return true
		}
	}
	return false
}

func (s *pairSet) place(p uint64) (word uint64, bit uint64) {
	cell := p>>32*s.columns + p&0xffffffff
	return cell / 64, 1 << (cell % 64)
}

func (s *pairSet) has(p uint64) bool {
	if s.bits == nil {
		return s.listed[p]
	}
	word, bit := s.place(p)
	return s.bits[word]&bit != 0
}

func (s *pairSet) add(p uint64) {
	if s.bits == nil {
		s.listed[p] = true
		return
	}
	word, bit := s.place(p)
	s.bits[word] |= bit
}

func (s *pairSet) remove(p uint64) {
	if s.bits == nil {
		delete(s.listed, p)
		return
	}
	word, bit := s.place(p)
	s.bits[word] &^= bit
}
