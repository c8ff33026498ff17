package enrich

import (
	"cmp"
	"math"
	"slices"
)

// table says how a list and the members of a target overlap.
type table struct{ background, members, list, both int }

// upperTail is the chance of both or more.
func (t table) upperTail() float64 {
	if t.both <= max(0, t.members+t.list-t.background) {
		return 1
	}
	sum, most := 0.0, min(t.members, t.list)
	for k := t.both; k <= most; k++ {
		sum += math.Exp(t.logChance(k))
	}
	return min(sum, 1)
}

// logChance is the logarithm of the chance of exactly k.
func (t table) logChance(k int) float64 {
	return logChoose(t.members, k) + logChoose(t.background-t.members, t.list-k) - logChoose(t.background, t.list)
}

func logChoose(n, k int) float64 { return logFactorial(n) - logFactorial(k) - logFactorial(n-k) }

func logFactorial(n int) float64 {
	value, _ := math.Lgamma(float64(n + 1))
	return value
}

// odds is the sample's odds ratio, false where it has no value.
func (t table) odds() (float64, bool) {
	below := float64(t.list-t.both) * float64(t.members-t.both)
	if below == 0 {
		return 0, false
	}
	return float64(t.both) * float64(t.background-t.members-t.list+t.both) / below, true
}

// adjust is the procedure of Benjamini and Hochberg for some of tests p values, of
// which those that are not given are 1.
func adjust(p []float64, tests int) []float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	q, least := make([]float64, len(p)), 1.0
	for rank, i := range slices.Backward(order) {
		least = min(least, p[i]*float64(tests)/float64(rank+1))
		q[i] = least
	}
	return q
}
