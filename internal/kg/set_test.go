package kg_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// universe is what random sets are made of.
var universe = []kg.CURIE{"EVG:A", "EVG:a", "EVG:b", "EVG:ba", "EVG:c", "EVG:~", "PMID:1"}

// randomSet is a set and the same set as a map over the universe.
func randomSet(r *rand.Rand) (kg.Set, map[kg.CURIE]bool) {
	var ids []kg.CURIE
	for range r.IntN(6) {
		ids = append(ids, universe[r.IntN(len(universe))])
	}
	set, complement := kg.NewSet(ids...), r.IntN(2) == 0
	if complement {
		set = set.Not()
	}
	has := map[kg.CURIE]bool{}
	for _, id := range universe {
		has[id] = slices.Contains(ids, id) != complement
	}
	return set, has
}

func TestSetAlgebra(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 5_000 {
		a, inA := randomSet(r)
		b, inB := randomSet(r)
		results := map[string]kg.Set{"and": a.And(b), "or": a.Or(b), "not": a.Not(), "but": a.And(b.Not())}
		for _, id := range universe {
			want := map[string]bool{"and": inA[id] && inB[id], "or": inA[id] || inB[id], "not": !inA[id], "but": inA[id] && !inB[id]}
			for name, set := range results {
				if set.Has(id) != want[name] {
					t.Fatalf("%v %s %v: %v has %s: %v", a, name, b, set, id, set.Has(id))
				}
			}
		}
		for name, set := range results {
			if !slices.IsSorted(set.IDs) || len(slices.Compact(slices.Clone(set.IDs))) != len(set.IDs) {
				t.Fatalf("%v %s %v: %v is not sorted or has repeats", a, name, b, set)
			}
		}
	}
}

func TestSetExtremes(t *testing.T) {
	if kg.NewSet().Has("EVG:a") || !kg.Everything().Has("EVG:a") || !kg.Everything().Not().Or(kg.Everything()).Has("EVG:a") {
		t.Error("everything or nothing is wrong")
	}
	ids := []kg.CURIE{"EVG:b", "EVG:a", "EVG:b"}
	if set := kg.NewSet(ids...); !slices.Equal(set.IDs, []kg.CURIE{"EVG:a", "EVG:b"}) || ids[0] != "EVG:b" {
		t.Errorf("set %v of %v", set, ids)
	}
}
