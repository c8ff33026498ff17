package enrich

import (
	"cmp"
	"slices"
)

// table says how a list and the members of a target overlap.
type table struct{ background, members, list, both int }

// upperTail is the chance of both or more: the terms of the distribution are put beside
// the greatest one, each from its neighbour, and added up.
func (t table) upperTail() float64 {
	least, most := max(0, t.members+t.list-t.background), min(t.members, t.list)
	mode := (t.list + 1) * (t.members + 1) / (t.background + 2)
	tail, all := 0.0, 0.0
	add := func(k int, term float64) {
		if all += term; k >= t.both {
			tail += term
		}
	}
	term := 1.0
	for k := mode; k <= most; k++ {
		add(k, term)
		term *= t.ratio(k)
	}
	term = 1.0
	for k := mode - 1; k >= least; k-- {
		term /= t.ratio(k)
		add(k, term)
	}
	return tail / all
}

// ratio is the chance of exactly k+1 by that of exactly k.
func (t table) ratio(k int) float64 {
	return float64(t.members-k) * float64(t.list-k) / (float64(k+1) * float64(t.background-t.members-t.list+k+1))
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
