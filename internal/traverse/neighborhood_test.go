package traverse_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/traverse"
)

// levels walks out from the nodes, one step at a time.
func (b *brute) levels(of []kg.CURIE, depth int) map[kg.CURIE]int {
	level := map[kg.CURIE]int{}
	for _, id := range b.stops(of) {
		level[id] = 0
	}
	for d := 1; d <= depth; d++ {
		for _, id := range slices.Collect(maps.Keys(level)) {
			if level[id] != d-1 || d > 1 && !b.passes(b.node[id]) {
				continue
			}
			for _, s := range b.at[id] {
				other := s.Other(id)
				if _, known := level[other]; known || b.excluded(other) || b.walk.Directed && s.Subject != id {
					continue
				}
				level[other] = d
			}
		}
	}
	return level
}

func TestSurroundAgainstBruteForce(t *testing.T) {
	for seed := range uint64(200) {
		dice := rand.New(rand.NewPCG(seed, 2))
		d := storetest.Generate(seed, storetest.Size{Nodes: 20 + dice.IntN(30), Statements: 20 + dice.IntN(100)})
		r := readerOf(t, d)
		for range 8 {
			w := randomWalk(dice, d)
			of := []kg.CURIE{d.Nodes[dice.IntN(len(d.Nodes))].ID, d.Nodes[dice.IntN(len(d.Nodes))].ID}
			depth := 1 + dice.IntN(traverse.MaxDepth)
			b := newBrute(d, w)
			want := b.levels(of, depth)
			got := must[*traverse.Neighborhood](t)(traverse.Surround(t.Context(), r, of, depth, w, traverse.Budget{}))
			checkNeighborhood(t, b, got, want)
		}
	}
}

func checkNeighborhood(t *testing.T, b *brute, got *traverse.Neighborhood, want map[kg.CURIE]int) {
	t.Helper()
	level := map[kg.CURIE]int{}
	shown := map[kg.CURIE]int{}
	for _, n := range got.Nodes {
		level[n.Node.ID] = n.Level
	}
	if !maps.Equal(level, want) || len(got.Nodes) != len(want) || got.Cut != "" {
		t.Fatalf("%+v: levels %v, want %v; cut %q", b.walk, level, want, got.Cut)
	}
	seen := map[kg.StatementID]bool{}
	for _, s := range got.Statements {
		if seen[s.ID] {
			t.Fatalf("%s twice", s.ID)
		}
		seen[s.ID] = true
	}
	for id := range want {
		for _, s := range b.at[id] {
			if _, inside := want[s.Other(id)]; inside {
				if !seen[s.ID] {
					t.Fatalf("%+v: the statement %s between two nodes of it is missing", b.walk, s.ID)
				}
				shown[id]++
			}
		}
	}
	for _, n := range got.Nodes {
		if hidden := len(b.at[n.Node.ID]) - shown[n.Node.ID]; n.Hidden != hidden {
			t.Fatalf("%s hides %d statements, want %d", n.Node.ID, n.Hidden, hidden)
		}
	}
}

// A smaller budget gives a beginning.
func TestSurroundWithinBudget(t *testing.T) {
	d, r, q := graph(t)
	of := q.From
	whole := must[*traverse.Neighborhood](t)(traverse.Surround(t.Context(), r, of, 3, traverse.Walk{Hubs: true}, traverse.Budget{}))
	if len(whole.Nodes) < 20 {
		t.Fatalf("only %d of %d nodes", len(whole.Nodes), len(d.Nodes))
	}
	cut := 0
	for size := 1; size < 200; size++ {
		for _, b := range []traverse.Budget{{Nodes: size}, {Statements: size}} {
			part := must[*traverse.Neighborhood](t)(traverse.Surround(t.Context(), r, of, 3, traverse.Walk{Hubs: true}, b))
			for i, n := range part.Nodes {
				if n.Node.ID != whole.Nodes[i].Node.ID || n.Level != whole.Nodes[i].Level {
					t.Fatalf("%+v: node %d is %s", b, i, n.Node.ID)
				}
			}
			for i, s := range part.Statements {
				if s.ID != whole.Statements[i].ID {
					t.Fatalf("%+v: statement %d is %s", b, i, s.ID)
				}
			}
			if part.Cut == "" && (len(part.Nodes) != len(whole.Nodes) || len(part.Statements) != len(whole.Statements)) {
				t.Fatalf("%+v: something is missing, and nothing said", b)
			}
			if part.Cut != "" {
				cut++
			}
		}
	}
	if cut == 0 {
		t.Error("no budget was too small")
	}
}

func TestSurroundRefuses(t *testing.T) {
	_, r, q := graph(t)
	for _, depth := range []int{-1, 0, 4} {
		if _, err := traverse.Surround(t.Context(), r, q.From, depth, traverse.Walk{}, traverse.Budget{}); err == nil {
			t.Errorf("a depth of %d passes", depth)
		}
	}
	n := must[*traverse.Neighborhood](t)(traverse.Surround(t.Context(), r, []kg.CURIE{"EVG:nobody"}, 1, traverse.Walk{}, traverse.Budget{}))
	if len(n.Nodes) != 0 {
		t.Errorf("nobody has %d neighbours", len(n.Nodes))
	}
}
