package metapath_test

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/storetest/naive"
	"github.com/evgraph/evgraph/internal/traverse/metapath"
	"github.com/evgraph/evgraph/internal/traverse/projection"
	"github.com/evgraph/evgraph/internal/traverse/projection/projectiontest"
)

func project(t testing.TB, d *kg.Dataset, sources ...string) *projection.Graph {
	t.Helper()
	g, err := projectiontest.Project(t.Context(), d, sources...)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func graphOf(t testing.TB, store kg.Store, sources ...string) *projection.Graph {
	t.Helper()
	r, err := store.Reader(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	g, err := projection.Build(t.Context(), r, projection.Part{Scope: kg.SourceScope{Sources: sources}}, projection.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func find(t testing.TB, g *projection.Graph, id kg.CURIE) projection.Node {
	t.Helper()
	n, ok := g.Find(id)
	if !ok {
		t.Fatalf("%s is not in the graph", id)
	}
	return n
}

// randomWalk sets each option now and then.
func randomWalk(dice *rand.Rand, d *kg.Dataset) (w metapath.Walk) {
	w.Hubs, w.Hierarchy = dice.IntN(2) == 0, dice.IntN(3) == 0
	if dice.IntN(6) == 0 {
		w.Predicates = []kg.Predicate{kg.IsA, kg.Affects, kg.Carries, kg.Regulates, kg.OrthologOf}
	}
	if dice.IntN(6) == 0 {
		w.Through = append([]kg.Category{kg.Disease, kg.EVPreparation}, kg.CargoCategories...)
	}
	if dice.IntN(4) == 0 {
		w.Exclude = []kg.CURIE{d.Nodes[dice.IntN(len(d.Nodes))].ID, d.Nodes[dice.IntN(len(d.Nodes))].ID}
	}
	return w
}

// question is a random pair of a random graph.
type question struct {
	d        *kg.Dataset
	g        *projection.Graph
	from, to kg.CURIE
	sources  []string
	q        metapath.Query
}

// questions asks count graphs each times, every second one a dense one.
func questions(t *testing.T, count uint64, each int, ask func(question)) {
	t.Helper()
	for seed := range count {
		dice := rand.New(rand.NewPCG(seed, 2))
		d := dense(dice)
		if seed%2 == 0 {
			d = storetest.Generate(seed, storetest.Size{Nodes: 20 + dice.IntN(12), Statements: 40 + dice.IntN(120)})
		}
		var sources []string
		if dice.IntN(4) == 0 {
			sources = []string{"review", "trial"}
		}
		g := project(t, d, sources...)
		for range each {
			order := dice.Perm(len(d.Nodes))
			x := question{d: d, g: g, from: d.Nodes[order[0]].ID, to: d.Nodes[order[1]].ID, sources: sources}
			x.q = metapath.Query{From: find(t, g, x.from), To: find(t, g, x.to), Longest: 1 + dice.IntN(4), Walk: randomWalk(dice, d), Damping: []float64{0.5, 0, 0.4, 1}[dice.IntN(4)]}
			ask(x)
		}
	}
}

// TestBetweenAgainstBruteForce compares whole answers on thousands of questions.
func TestBetweenAgainstBruteForce(t *testing.T) {
	found, several := 0, 0
	questions(t, 1_000, 3, func(x question) {
		want := newBrute(x.d, x.sources, x.q.Walk, x.q.Damping).trails(x.from, x.to, x.q.Longest)
		got, err := metapath.Between(t.Context(), x.g, x.q)
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		for _, s := range got {
			text := metapath.Format(x.g, s.Metapath)
			texts = append(texts, text)
			if int(s.Paths) != len(want[text]) || !near(s.DWPC, total(want[text])) {
				t.Fatalf("%s to %s, %+v: %s has %d paths and %g, want %d and %g", x.from, x.to, x.q.Walk, text, s.Paths, s.DWPC, len(want[text]), total(want[text]))
			}
			if len(s.Metapath) == 4 && s.Paths > 1 {
				several++
			}
		}
		slices.Sort(texts)
		if all := slices.Sorted(maps.Keys(want)); !slices.Equal(texts, all) {
			t.Fatalf("%s to %s, %+v: metapaths %q, want %q", x.from, x.to, x.q.Walk, texts, all)
		}
		found += len(got)
	})
	if found < 20_000 || several < 10_000 {
		t.Errorf("the graphs prove little: %d metapaths, %d of length 4 with several paths", found, several)
	}
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b)) }

func total(trails []trail) (sum float64) {
	for _, x := range trails {
		sum += x.product
	}
	return sum
}

// TestBothDirections: the figures are the same from either end, to the last digit.
func TestBothDirections(t *testing.T) {
	compared := 0
	questions(t, 150, 4, func(x question) {
		there, err := metapath.Between(t.Context(), x.g, x.q)
		if err != nil {
			t.Fatal(err)
		}
		x.q.From, x.q.To = x.q.To, x.q.From
		back, err := metapath.Between(t.Context(), x.g, x.q)
		if err != nil {
			t.Fatal(err)
		}
		figures := map[string]metapath.Score{}
		for _, s := range back {
			figures[metapath.Format(x.g, turned(x.g, s.Metapath))] = s
		}
		for _, s := range there {
			compared++
			other := figures[metapath.Format(x.g, s.Metapath)]
			if other.Paths != s.Paths || other.DWPC != s.DWPC {
				t.Fatalf("%s is %d and %g, and %d and %g from the other end", metapath.Format(x.g, s.Metapath), s.Paths, s.DWPC, other.Paths, other.DWPC)
			}
		}
		if len(there) != len(back) {
			t.Fatalf("%d metapaths, %d from the other end", len(there), len(back))
		}
	})
	if compared < 1_000 {
		t.Errorf("only %d metapaths were compared", compared)
	}
}

func turned(g *projection.Graph, m metapath.Metapath) (out metapath.Metapath) {
	for _, h := range slices.Backward(m) {
		out = append(out, g.Reverse(h))
	}
	return out
}

// TestElsewhere: statements in another component change nothing.
func TestElsewhere(t *testing.T) {
	questions(t, 100, 3, func(x question) {
		before, err := metapath.Between(t.Context(), x.g, x.q)
		if err != nil {
			t.Fatal(err)
		}
		more := withIsland(x.d)
		g := project(t, more, x.sources...)
		x.q.From, x.q.To = find(t, g, x.from), find(t, g, x.to)
		after, err := metapath.Between(t.Context(), g, x.q)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := figures(x.g, before), figures(g, after); a != b {
			t.Fatalf("%s to %s: \n%s, and with an island\n%s", x.from, x.to, a, b)
		}
	})
}

// withIsland adds two nodes that only know one another.
func withIsland(d *kg.Dataset) *kg.Dataset {
	gene := kg.Node{ID: "EVG:0-island", Category: kg.Gene, Name: "island gene"}
	mir := kg.Node{ID: "EVG:0-mir-island", Category: kg.MiRNA, Name: "island miRNA"}
	s := kg.NewStatement(mir.ID, kg.Regulates, gene.ID, kg.Qualifiers{Effect: kg.Decreases})
	e := kg.Evidence{ID: "EVG:E-0-island", Statement: s.ID, Source: d.Sources[0].Key}
	return &kg.Dataset{Sources: d.Sources, Nodes: append(slices.Clone(d.Nodes), gene, mir),
		Statements: append(slices.Clone(d.Statements), s), Evidence: append(slices.Clone(d.Evidence), e)}
}

func figures(g *projection.Graph, scores []metapath.Score) (text string) {
	for _, s := range scores {
		text += fmt.Sprintln(metapath.Format(g, s.Metapath), s.Paths, s.DWPC)
	}
	return text
}

// TestStoresAgree compares the answers, chance included, over two stores.
func TestStoresAgree(t *testing.T) {
	for seed := range uint64(20) {
		d := storetest.Generate(seed, storetest.Size{Nodes: 40, Statements: 160})
		other, err := naive.New(d)
		if err != nil {
			t.Fatal(err)
		}
		answer := func(g *projection.Graph) string {
			q := metapath.Query{From: find(t, g, d.Nodes[24].ID), To: find(t, g, d.Nodes[31].ID), Longest: 3, Damping: 0.5, Walk: metapath.Walk{Hubs: true}}
			scores, err := metapath.Between(t.Context(), g, q)
			if err != nil {
				t.Fatal(err)
			}
			chances, err := metapath.ChanceOf(t.Context(), g, q, scores, 10)
			if err != nil {
				t.Fatal(err)
			}
			return figures(g, scores) + fmt.Sprint(chances)
		}
		embedded, err := memstore.New(d)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := answer(graphOf(t, embedded)), answer(graphOf(t, other)); a != b {
			t.Errorf("seed %d: one store gives\n%s, the other\n%s", seed, a, b)
		}
	}
}

// TestOnly: asking for some metapaths gives what asking for all gives of them.
func TestOnly(t *testing.T) {
	questions(t, 100, 3, func(x question) {
		all, err := metapath.Between(t.Context(), x.g, x.q)
		if err != nil {
			t.Fatal(err)
		}
		var some []metapath.Score
		for i, s := range all {
			if i%3 == 0 {
				some = append(some, s)
				x.q.Only = append(x.q.Only, s.Metapath)
			}
		}
		if len(some) == 0 {
			return
		}
		got, err := metapath.Between(t.Context(), x.g, x.q)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := figures(x.g, some), figures(x.g, got); a != b {
			t.Fatalf("asked for\n%sgot\n%s", a, b)
		}
	})
}
