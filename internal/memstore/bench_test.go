package memstore_test

import (
	"context"
	"sync"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/internal/storetest"
)

// The graphs that benchmarks ask about.
var (
	small = storetest.Size{Nodes: 1_000, Statements: 5_000}
	large = storetest.Size{Nodes: 50_000, Statements: 500_000}
)

// largeGraph is made once, and only when a benchmark of it runs.
var largeGraph = sync.OnceValues(func() (*graph, error) { return newGraph(large) })

// graph is a reader and what to ask it about.
type graph struct {
	reader kg.Reader
	nodes  []kg.CURIE // 1,000, spread over all
	names  []string   // texts that people might type
}

func newGraph(size storetest.Size) (*graph, error) {
	store, err := memstore.New(storetest.Generate(1, size))
	if err != nil {
		return nil, err
	}
	g := &graph{}
	if g.reader, err = store.Reader(context.Background()); err != nil {
		return nil, err
	}
	all, err := g.reader.ScanNodes(context.Background(), "", size.Nodes)
	if err != nil {
		return nil, err
	}
	for i := range 1_000 {
		n := all[i*len(all)/1_000]
		g.nodes, g.names = append(g.nodes, n.ID), append(g.names, n.Name)
	}
	return g, nil
}

// onGraphs runs a benchmark on the small graph and the large one.
func onGraphs(b *testing.B, run func(b *testing.B, g *graph)) {
	for name, open := range map[string]func() (*graph, error){
		"small": func() (*graph, error) { return newGraph(small) },
		"large": largeGraph,
	} {
		b.Run(name, func(b *testing.B) {
			g, err := open()
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			b.ResetTimer()
			run(b, g)
		})
	}
}

func BenchmarkNodes(b *testing.B) {
	onGraphs(b, func(b *testing.B, g *graph) {
		for b.Loop() {
			if _, err := g.reader.Nodes(b.Context(), g.nodes); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// expansions are questions about 1,000 nodes at once.
var expansions = []struct {
	name  string
	query kg.ExpandQuery
}{
	{"Plain", kg.ExpandQuery{Page: kg.Page{Limit: 25}}},
	{"ByStrength", kg.ExpandQuery{Order: kg.ByStrength, Page: kg.Page{Limit: 25}}},
	{"Positive", kg.ExpandQuery{Match: kg.StatementMatch{Negative: new(bool)}, Page: kg.Page{Limit: 25}}},
	{"Predicate", kg.ExpandQuery{Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Regulates, kg.Carries}}, Page: kg.Page{Limit: 25}}},
	{"Scope", kg.ExpandQuery{Scope: kg.SourceScope{Sources: []string{"review"}}, Page: kg.Page{Limit: 25}}},
	{"Evidence", kg.ExpandQuery{Match: kg.StatementMatch{Evidence: kg.EvidenceMatch{Settings: []kg.Setting{kg.InVivo}}}, Page: kg.Page{Limit: 25}}},
	{"FarWords", kg.ExpandQuery{FarMatch: kg.NodeMatch{Words: []string{"cell"}}, Page: kg.Page{Limit: 25}}},
}

func BenchmarkExpand(b *testing.B) {
	for _, e := range expansions {
		b.Run(e.name, func(b *testing.B) {
			onGraphs(b, func(b *testing.B, g *graph) {
				q := e.query
				q.Nodes = g.nodes
				for b.Loop() {
					if _, err := g.reader.Expand(b.Context(), q); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}

func BenchmarkNeighbors(b *testing.B) {
	for _, order := range []kg.StatementOrder{kg.ByPredicate, kg.ByStrength} {
		b.Run(string(order), func(b *testing.B) {
			onGraphs(b, func(b *testing.B, g *graph) {
				q := kg.ExpandQuery{Nodes: g.nodes, Order: order, Page: kg.Page{Limit: 25}}
				for b.Loop() {
					if _, err := g.reader.Neighbors(b.Context(), q); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}

// searches are texts of several kinds; what they cost depends on how much they
// find.
var searches = []struct{ name, text string }{
	{"Word", "marrow"},
	{"Prefix", "mar"},
	{"OneLetter", "m"},
	{"TwoWords", "bone marrow"},
	{"FourWords", "human bone marrow cell"},
	{"Typo", "bome marow cel"},
	{"Nothing", "zzzzzzzzzzz"},
}

func BenchmarkSearch(b *testing.B) {
	for _, s := range searches {
		b.Run(s.name, func(b *testing.B) {
			onGraphs(b, func(b *testing.B, g *graph) {
				for b.Loop() {
					if _, err := g.reader.Search(b.Context(), kg.SearchQuery{Text: s.text, Page: kg.Page{Limit: 25}}); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
	b.Run("Names", func(b *testing.B) {
		onGraphs(b, func(b *testing.B, g *graph) {
			for i := 0; b.Loop(); i++ {
				if _, err := g.reader.Search(b.Context(), kg.SearchQuery{Text: g.names[i%len(g.names)], Page: kg.Page{Limit: 25}}); err != nil {
					b.Fatal(err)
				}
			}
		})
	})
}

func BenchmarkListStatements(b *testing.B) {
	onGraphs(b, func(b *testing.B, g *graph) {
		for b.Loop() {
			if _, err := g.reader.ListStatements(b.Context(), kg.StatementQuery{Page: kg.Page{Limit: 25}}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkSelect(b *testing.B) {
	onGraphs(b, func(b *testing.B, g *graph) {
		far := kg.NewSet(g.nodes...)
		sel := kg.Selection{Hop: &kg.Hop{Direction: kg.Out, Statement: kg.StatementMatch{Negative: new(bool)}, Far: &far}}
		for b.Loop() {
			if _, err := g.reader.Select(b.Context(), kg.SourceScope{}, sel); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for name, size := range map[string]storetest.Size{"small": small, "large": large} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				d := storetest.Generate(1, size)
				b.StartTimer()
				if _, err := memstore.New(d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
