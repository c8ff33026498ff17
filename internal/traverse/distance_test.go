package traverse_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/traverse"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// graphsOf gives the projection of a reader's data within some sources.
func graphsOf(r kg.Reader, sources ...string) traverse.Graphs {
	return func(ctx context.Context, collapse []traverse.Collapse) (*projection.Graph, error) {
		part := projection.Part{Scope: kg.SourceScope{Sources: sources}, Unite: traverse.Unifying(collapse)}
		return projection.Build(ctx, r, part, projection.DefaultLimits)
	}
}

// noGraph is what there is of data that are too large.
func noGraph(context.Context, []traverse.Collapse) (*projection.Graph, error) {
	return nil, projection.ErrTooLarge
}

// distance walks out from the sources until it meets a target.
func (b *brute) distance(q traverse.PathQuery) int {
	at := map[kg.CURIE]bool{}
	rim, to := b.stops(q.From), b.stops(q.To)
	for _, id := range rim {
		at[id] = true
	}
	for hops := 1; hops <= traverse.MaxLength; hops++ {
		var next []kg.CURIE
		for _, id := range rim {
			for other := range b.hops(id) {
				if slices.Contains(to, other) {
					return hops
				}
				if !at[other] && b.passes(b.node[other]) {
					at[other] = true
					next = append(next, other)
				}
			}
		}
		rim = next
	}
	return 0
}

// TestMeasureAgainstBruteForce asks with a projection and without one: both give what
// brute force gives.
func TestMeasureAgainstBruteForce(t *testing.T) {
	far, none, refused := 0, 0, 0
	for seed := range uint64(200) {
		dice := rand.New(rand.NewPCG(seed, 4))
		d := moleculeGraph(seed, storetest.Size{Nodes: 22 + dice.IntN(20), Statements: 25 + dice.IntN(70)})
		r := readerOf(t, d)
		for range 8 {
			q := randomPaths(dice, d)
			q.Walk.Via = nil // which shortest paths need not pass
			if dice.IntN(6) == 0 {
				within := kg.NewSet(d.Nodes[dice.IntN(len(d.Nodes))].ID, d.Nodes[dice.IntN(len(d.Nodes))].ID).Not()
				q.Walk.Within = &within
			}
			if dice.IntN(2) == 0 {
				q.Walk.Collapse = randomCollapse(dice)
			}
			b := newBrute(d, q.Walk)
			want := b.distance(q)
			for name, graphs := range map[string]traverse.Graphs{"with a projection": graphsOf(r, q.Walk.Scope.Sources...), "without": noGraph} {
				got, err := traverse.Measure(t.Context(), r, graphs, q)
				if slices.ContainsFunc(b.stops(q.From), func(id kg.CURIE) bool { return slices.Contains(b.stops(q.To), id) }) {
					if refused++; !errors.Is(err, traverse.ErrEnds) {
						t.Fatalf("%s, one stop at both ends gives %v", name, err)
					}
					continue
				}
				if err != nil || got.Hops != want {
					t.Fatalf("seed %d, %+v, %s: %d, %v, want %d", seed, q, name, got.Hops, err, want)
				}
			}
			if want > 3 {
				far++
			}
			if want == 0 {
				none++
			}
		}
	}
	if far < 50 || none < 100 || refused < 20 {
		t.Errorf("the graphs prove little: %d distances over 3, %d times no path, %d refused", far, none, refused)
	}
}

// Through what via names a path may be longer than the shortest.
func TestMeasureVia(t *testing.T) {
	longer := 0
	for seed := range uint64(30) {
		d := storetest.Generate(seed, storetest.Size{Nodes: 24, Statements: 90})
		r := readerOf(t, d)
		q := traverse.PathQuery{From: []kg.CURIE{d.Nodes[12].ID}, To: []kg.CURIE{d.Nodes[18].ID}, Longest: 5, First: 1}
		straight := must[traverse.Distance](t)(traverse.Measure(t.Context(), r, graphsOf(r), q))
		q.Walk.Via = []kg.CURIE{d.Nodes[20].ID}
		found := must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q))
		if len(found.Paths) == 0 {
			continue
		}
		want := len(found.Paths[0].Hops)
		if got := must[traverse.Distance](t)(traverse.Measure(t.Context(), r, graphsOf(r), q)); got.Hops != want {
			t.Errorf("seed %d: %d, want %d", seed, got.Hops, want)
		}
		if want > straight.Hops {
			longer++
		}
	}
	if longer < 5 {
		t.Errorf("only %d paths are longer for what they pass", longer)
	}
}

// TestCountLevelsAgainstBruteForce counts in a projection and without one.
func TestCountLevelsAgainstBruteForce(t *testing.T) {
	deep := 0
	for seed := range uint64(100) {
		dice := rand.New(rand.NewPCG(seed, 5))
		d := moleculeGraph(seed, storetest.Size{Nodes: 25 + dice.IntN(40), Statements: 20 + dice.IntN(120)})
		r := readerOf(t, d)
		for range 6 {
			w := randomWalk(dice, d)
			if dice.IntN(2) == 0 {
				w.Collapse = randomCollapse(dice)
			}
			of := []kg.CURIE{d.Nodes[dice.IntN(len(d.Nodes))].ID, d.Nodes[dice.IntN(len(d.Nodes))].ID}
			depth := 1 + dice.IntN(traverse.MaxDepth)
			b := newBrute(d, w)
			want := make([]map[kg.Category]int, depth+1)
			for id, level := range b.levels(of, depth) {
				if want[level] == nil {
					want[level] = map[kg.Category]int{}
				}
				want[level][b.node[id].Category]++
			}
			for name, graphs := range map[string]traverse.Graphs{"with a projection": graphsOf(r, w.Scope.Sources...), "without": noGraph} {
				got := must[traverse.Reach](t)(traverse.CountLevels(t.Context(), r, graphs, of, depth, w, traverse.Budget{}))
				if text := tellLevels(got.Levels); text != tellLevels(levelsOf(want)) {
					t.Fatalf("seed %d, %+v, %s:\n%swant\n%s", seed, w, name, text, tellLevels(levelsOf(want)))
				}
			}
			if len(want[depth]) > 0 && depth == traverse.MaxDepth {
				deep++
			}
		}
	}
	if deep < 50 {
		t.Errorf("only %d neighbourhoods reach the third level", deep)
	}
}

func levelsOf(counts []map[kg.Category]int) (levels []traverse.ReachLevel) {
	for d, of := range counts {
		l := traverse.ReachLevel{Level: d}
		for c, n := range of {
			l.Count += n
			l.Categories = append(l.Categories, kg.Facet{Value: string(c), Count: n})
		}
		slices.SortFunc(l.Categories, func(a, b kg.Facet) int {
			if a.Count != b.Count {
				return b.Count - a.Count
			}
			if a.Value < b.Value {
				return -1
			}
			return 1
		})
		levels = append(levels, l)
	}
	return levels
}

func tellLevels(levels []traverse.ReachLevel) (text string) {
	for _, l := range levels {
		text += fmt.Sprintln(l.Level, l.Count, l.Categories)
	}
	return text
}

// What is too much for a neighbourhood is counted in the projection; without one nobody
// knows.
func TestCountLevelsOfMany(t *testing.T) {
	_, r, q := graph(t)
	budget := traverse.Budget{Statements: 5}
	known := must[traverse.Reach](t)(traverse.CountLevels(t.Context(), r, graphsOf(r), q.From, 2, traverse.Walk{Hubs: true}, budget))
	if len(known.Levels) != 3 || known.Levels[2].Count == 0 {
		t.Errorf("%+v", known)
	}
	unknown := must[traverse.Reach](t)(traverse.CountLevels(t.Context(), r, noGraph, q.From, 2, traverse.Walk{Hubs: true}, budget))
	if unknown.Levels != nil {
		t.Errorf("%+v", unknown)
	}
}
