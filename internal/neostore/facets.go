package neostore

import (
	"cmp"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// facets puts counts in order: the most frequent first, then by value.
func facets[T ~string](counts map[T]int) []kg.Facet {
	out := make([]kg.Facet, 0, len(counts))
	for value, n := range counts {
		out = append(out, kg.Facet{Value: string(value), Count: n})
	}
	slices.SortFunc(out, func(a, b kg.Facet) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return out
}

// counts reads pairs of a value and how often it occurs.
func counts[T ~string](pairs any) map[T]int {
	out := map[T]int{}
	for _, pair := range pairs.([]any) {
		p := pair.([]any)
		out[T(text(p[0]))] = integer(p[1])
	}
	return out
}
