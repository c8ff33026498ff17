package metapath_test

import (
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/metapath"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// TestBestAgainstBruteForce compares the paths of every metapath of random pairs.
func TestBestAgainstBruteForce(t *testing.T) {
	several := 0
	questions(t, 300, 3, func(x question) {
		for text, want := range newBrute(x.d, x.sources, x.q.Walk, x.q.Damping).trails(x.from, x.to, x.q.Longest) {
			m, err := metapath.Parse(x.g, text)
			if err != nil {
				t.Fatal(err)
			}
			got, whole, err := metapath.Best(t.Context(), x.g, x.q, m, 4)
			if err != nil || !whole || len(got) != min(4, len(want)) {
				t.Fatalf("%s: %d paths of %d, whole %v, %v", text, len(got), len(want), whole, err)
			}
			slices.SortFunc(want, func(a, b trail) int { return compareFloats(b.product, a.product) })
			if len(want) > 1 {
				several++
			}
			for i, r := range got {
				if ids := idsOf(x.g, r.Nodes); !near(r.Product, want[i].product) || !known(want, ids, r.Product) {
					t.Fatalf("%s: path %d is %v with %g, want %v with %g", text, i, ids, r.Product, want[i].nodes, want[i].product)
				}
			}
		}
	})
	if several < 1_000 {
		t.Errorf("only %d metapaths had several paths", several)
	}
}

func compareFloats(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func idsOf(g *projection.Graph, nodes []projection.Node) (ids []kg.CURIE) {
	for _, n := range nodes {
		ids = append(ids, g.ID(n))
	}
	return ids
}

func known(trails []trail, ids []kg.CURIE, product float64) bool {
	return slices.ContainsFunc(trails, func(x trail) bool { return slices.Equal(x.nodes, ids) && near(x.product, product) })
}

// TestTargetsAgainstBruteForce compares whole rankings from two sources.
func TestTargetsAgainstBruteForce(t *testing.T) {
	ranked := 0
	questions(t, 350, 4, func(x question) {
		b := newBrute(x.d, x.sources, x.q.Walk, x.q.Damping)
		for text := range b.trails(x.from, x.to, x.q.Longest) {
			m, err := metapath.Parse(x.g, text)
			if err != nil {
				t.Fatal(err)
			}
			sources := []kg.CURIE{x.from}
			for _, n := range x.d.Nodes {
				if n.ID != x.from && n.Category == b.node[x.from].Category && len(sources) < 2 {
					sources = append(sources, n.ID)
				}
			}
			var starts []projection.Node
			for _, id := range sources {
				starts = append(starts, find(t, x.g, id))
			}
			w := x.q.Walk
			w.Predicates, w.Hierarchy = nil, true // a named metapath is followed whatever it holds
			got, err := metapath.Targets(t.Context(), x.g, starts, m, w, x.q.Damping)
			if err != nil {
				t.Fatal(err)
			}
			want := newBrute(x.d, x.sources, w, x.q.Damping).targets(sources, text, len(m))
			for i, one := range got {
				ranked++
				expected := want[x.g.ID(one.Node)]
				if int(one.Paths) != len(expected) || !near(one.DWPC, total(expected)) || i > 0 && one.DWPC > got[i-1].DWPC {
					t.Fatalf("%s: %s has %d paths and %g, want %d and %g", text, x.g.ID(one.Node), one.Paths, one.DWPC, len(expected), total(expected))
				}
			}
			if len(got) != len(want) {
				t.Fatalf("%s: %d targets, want %d", text, len(got), len(want))
			}
			break // one metapath of each pair, at random
		}
	})
	if ranked < 1_000 {
		t.Errorf("only %d targets were compared", ranked)
	}
}

func (b *brute) targets(sources []kg.CURIE, text string, length int) map[kg.CURIE][]trail {
	all := map[kg.CURIE][]trail{}
	for _, source := range sources {
		for _, x := range b.trails(source, "", length)[text] {
			last := x.nodes[len(x.nodes)-1]
			all[last] = append(all[last], x)
		}
	}
	return all
}
