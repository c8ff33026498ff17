package metapath

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// TestPermuted: every node keeps its degrees, nothing is joined to itself or twice, and
// few statements stay.
func TestPermuted(t *testing.T) {
	for _, tc := range []struct {
		name      string
		subject   kg.Category
		predicate kg.Predicate
		object    kg.Category
	}{
		{"TwoCategories", kg.MiRNA, kg.Regulates, kg.Gene},
		{"OneCategory", kg.Gene, kg.Regulates, kg.Gene},
		{"Mutual", kg.Gene, kg.OrthologOf, kg.Gene},
	} {
		t.Run(tc.name, func(t *testing.T) {
			g := random(t, tc.subject, tc.predicate, tc.object, 60, 300)
			old := g.Relations[0]
			for number := range 5 {
				r := permuted(g, 0, number)
				for row := range uint32(60) {
					if r.Out.Degree(row) != old.Out.Degree(row) || r.In.Degree(row) != old.In.Degree(row) {
						t.Fatalf("node %d has other degrees", row)
					}
					if r.Subject == r.Object && projection.Has(r.Out.Row(row), row) {
						t.Fatalf("node %d is joined to itself", row)
					}
					if to := slices.Clone(r.Out.Row(row)); len(slices.Compact(to)) != r.Out.Degree(row) {
						t.Fatalf("node %d is joined twice", row)
					}
				}
				if stay := common(old.Pairs(), r.Pairs()); stay > len(old.Pairs())/3 {
					t.Errorf("%d of %d pairs stay", stay, len(old.Pairs()))
				}
			}
			if first, again := permuted(g, 0, 7).Pairs(), permuted(g, 0, 7).Pairs(); !slices.Equal(first, again) {
				t.Error("the same permutation is another one the second time")
			}
			if slices.Equal(permuted(g, 0, 1).Pairs(), permuted(g, 0, 2).Pairs()) {
				t.Error("two permutations are the same")
			}
		})
	}
}

func random(t *testing.T, subject kg.Category, p kg.Predicate, object kg.Category, nodes, pairs int) *projection.Graph {
	t.Helper()
	b := projection.NewBuilder()
	of := map[kg.Category][]projection.Node{}
	for _, c := range slices.Compact([]kg.Category{subject, object}) {
		for i := range nodes {
			of[c] = append(of[c], b.Add(projection.KindOf(c), kg.CURIE("EVG:"+string(c)+string(rune('A'+i))), false))
		}
	}
	dice := rand.New(rand.NewPCG(4, 4))
	for range pairs {
		b.Join(of[subject][dice.IntN(nodes)], p, of[object][dice.IntN(nodes)])
	}
	g, err := b.Graph("random")
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func common(a, b []uint64) (n int) {
	for _, p := range a {
		if slices.Contains(b, p) {
			n++
		}
	}
	return n
}

// TestPairSets: bits and map hold the same.
func TestPairSets(t *testing.T) {
	dice := rand.New(rand.NewPCG(5, 5))
	bits, listed := newPairSet(nil, 50), &pairSet{columns: 50, listed: map[uint64]bool{}}
	bits.bits = make([]uint64, 50*50/64+1)
	for range 5_000 {
		p := pair(uint32(dice.IntN(50)), uint32(dice.IntN(50)), false)
		switch dice.IntN(3) {
		case 0:
			bits.add(p)
			listed.add(p)
		case 1:
			bits.remove(p)
			listed.remove(p)
		default:
			if bits.has(p) != listed.has(p) {
				t.Fatalf("they differ about %x", p)
			}
		}
	}
}
