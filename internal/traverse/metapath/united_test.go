package metapath_test

import (
	"math/rand/v2"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/storetest/naive"
	"github.com/evgraph/evgraph/internal/traverse/metapath"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// TestUnited: where nodes count as one, all figures are those of a graph that was
// contracted by hand, on two stores.
func TestUnited(t *testing.T) {
	found, ranked := 0, 0
	unite := []kg.Predicate{kg.HasGeneProduct, kg.OrthologOf}
	for seed := range uint64(60) {
		dice := rand.New(rand.NewPCG(seed, 3))
		d := storetest.Molecules(seed, storetest.Size{Nodes: 30, Statements: 120})
		one := storetest.Contracted(d, unite, nil)
		want := project(t, one)
		embedded, err := memstore.New(d)
		if err != nil {
			t.Fatal(err)
		}
		other, err := naive.New(d)
		if err != nil {
			t.Fatal(err)
		}
		for _, store := range []kg.Store{embedded, other} {
			r, err := store.Reader(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			g, err := projection.Build(t.Context(), r, projection.Part{Unite: unite}, projection.DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
			for range 5 {
				order := dice.Perm(len(one.Nodes))
				q := metapath.Query{Longest: 3, Damping: 0.5, Walk: randomWalk(dice, one)}
				q.From, q.To = find(t, want, one.Nodes[order[0]].ID), find(t, want, one.Nodes[order[1]].ID)
				expected, err := metapath.Between(t.Context(), want, q)
				if err != nil {
					t.Fatal(err)
				}
				q.From, q.To = find(t, g, one.Nodes[order[0]].ID), find(t, g, one.Nodes[order[1]].ID)
				got, err := metapath.Between(t.Context(), g, q)
				if err != nil {
					t.Fatal(err)
				}
				if a, b := figures(g, got), figures(want, expected); a != b {
					t.Fatalf("seed %d: \n%s, want\n%s", seed, a, b)
				}
				for _, s := range got {
					found++
					targets, err := metapath.Targets(t.Context(), g, []projection.Node{q.From}, s.Metapath, q.Walk, 0.5)
					if err != nil || len(targets) == 0 {
						t.Fatalf("seed %d: %v", seed, err)
					}
					ranked += len(targets)
				}
			}
		}
	}
	if found < 1_000 || ranked < 2_000 {
		t.Errorf("the graphs prove little: %d metapaths, %d targets", found, ranked)
	}
}

// TestExplainTargets says how far a metapath leads, and what keeps its paths out.
func TestExplainTargets(t *testing.T) {
	b := projection.NewBuilder()
	add := func(c kg.Category, id kg.CURIE, hub bool) projection.Node {
		return b.Add(projection.KindOf(c), id, hub)
	}
	mir, lonely := add(kg.MiRNA, "EVG:a", false), add(kg.MiRNA, "EVG:b", false)
	stuck := add(kg.MiRNA, "EVG:c", false)
	gene, hub, end := add(kg.Gene, "EVG:gene", false), add(kg.Gene, "EVG:hub", true), add(kg.Gene, "EVG:last", false)
	outcome := add(kg.Outcome, "EVG:outcome", false)
	b.Join(mir, kg.Regulates, gene)
	b.Join(mir, kg.Regulates, hub)
	b.Join(stuck, kg.Regulates, end)
	b.Join(gene, kg.Affects, outcome)
	b.Join(hub, kg.Affects, outcome)
	g, err := b.Graph("1")
	if err != nil {
		t.Fatal(err)
	}
	const over, back = "MIRNA-REGULATES>GENE-AFFECTS>OUTCOME", "MIRNA-REGULATES>GENE<REGULATES-MIRNA"
	for _, w := range []struct {
		from     projection.Node
		metapath string
		walk     metapath.Walk
		want     string
	}{
		{lonely, over, metapath.Walk{}, "no positive statement of the sources asked for joins what from names as in MIRNA-REGULATES>GENE"},
		{stuck, over, metapath.Walk{}, "from what from names, the metapath can be followed no further than MIRNA-REGULATES>GENE"},
		{mir, over, metapath.Walk{Exclude: []kg.CURIE{"EVG:gene"}, Hubs: true, Through: []kg.Category{kg.Gene}}, ""},
		{mir, over, metapath.Walk{Exclude: []kg.CURIE{"EVG:gene"}, Through: []kg.Category{kg.Gene}}, "every path passes something that is excluded"},
		{mir, over, metapath.Walk{Exclude: []kg.CURIE{"EVG:gene", "EVG:hub"}, Through: []kg.Category{kg.Pathway}}, "it takes more than one change: some of exclude, through, hubs keep every path out together"},
		{mir, over, metapath.Walk{Through: []kg.Category{kg.Pathway}}, "only paths through other categories join them; leave through out"},
		{stuck, back, metapath.Walk{}, "whatever follows the metapath from there passes a node twice, and is no path"},
	} {
		m, err := metapath.Parse(g, w.metapath)
		if err != nil {
			t.Fatal(err)
		}
		sources := []projection.Node{w.from}
		targets, err := metapath.Targets(t.Context(), g, sources, m, w.walk, 0.5)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(targets) == 0 {
			if got, err = metapath.ExplainTargets(t.Context(), g, sources, m, w.walk, 0.5); err != nil {
				t.Fatal(err)
			}
		}
		if got != w.want {
			t.Errorf("%s: %q, want %q", g.ID(w.from), got, w.want)
		}
	}
}
