package storetest

import (
	"math/rand/v2"

	"github.com/evgraph/evgraph/internal/kg"
)

// dice draws at random, and the same for the same seed.
type dice struct{ *rand.Rand }

func (d dice) oneIn(n int) bool { return d.IntN(n) == 0 }

// skewed is below n, and mostly small.
func (d dice) skewed(n int) int {
	f := d.Float64()
	return int(f * f * f * float64(n))
}

// term is a value of an enumeration, and "" once in n times.
func (d dice) term(enum string, n int) string {
	if d.oneIn(n) {
		return ""
	}
	return choose(d, kg.Vocabulary[enum]...).Value
}

// choose returns one of the options, and the zero value when there is none.
func choose[T any](d dice, options ...T) (chosen T) {
	if len(options) > 0 {
		chosen = options[d.IntN(len(options))]
	}
	return chosen
}

// some returns up to n of the options, repeats included.
func some[T any](d dice, n int, options ...T) []T {
	var out []T
	for range d.IntN(n + 1) {
		out = append(out, choose(d, options...))
	}
	return out
}
