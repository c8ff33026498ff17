package metapath_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/metapath"
	"github.com/evgraph/evgraph/internal/traverse/projection"
	"github.com/evgraph/evgraph/internal/traverse/projection/projectiontest"
)

var benchPairs = []struct {
	name     string
	from, to kg.Category
}{{"ChemicalDisease", kg.Chemical, kg.Disease}, {"GeneDisease", kg.Gene, kg.Disease}, {"DiseasePathway", kg.Disease, kg.Pathway}}

func bigGraph(b *testing.B) *projection.Graph {
	b.Helper()
	g, err := projectiontest.Hetionet()
	if err != nil {
		b.Fatal(err)
	}
	return g
}

// BenchmarkBetween counts every metapath up to length 3 of random pairs on a graph of
// the shape of Hetionet.
func BenchmarkBetween(b *testing.B) {
	g := bigGraph(b)
	for _, pair := range benchPairs {
		b.Run(pair.name, func(b *testing.B) {
			perPair(b, g, pair.from, pair.to, func(q metapath.Query) {
				if _, err := metapath.Between(b.Context(), g, q); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}

// BenchmarkRowTimesMatrix is the comparator: for each metapath on its own, a sparse row
// times one sparse matrix after the other, with the ends closed to the middle. It gives
// the same figures.
func BenchmarkRowTimesMatrix(b *testing.B) {
	g := bigGraph(b)
	for _, pair := range benchPairs {
		b.Run(pair.name, func(b *testing.B) {
			chains := chainsBetween(g, projection.KindOf(pair.from), projection.KindOf(pair.to), 3)
			perPair(b, g, pair.from, pair.to, func(q metapath.Query) {
				for _, m := range chains {
					rowTimesMatrix(g, m, q.From, q.To)
				}
			})
		})
	}
}

// perPair times random pairs, each on its own.
func perPair(b *testing.B, g *projection.Graph, from, to kg.Category, ask func(metapath.Query)) {
	b.ReportAllocs()
	dice := rand.New(rand.NewPCG(8, 8))
	var times []time.Duration
	for b.Loop() {
		q := metapath.Query{Longest: 3, Damping: metapath.DefaultDamping,
			From: projection.Node{Kind: projection.KindOf(from), Row: uint32(dice.IntN(g.Size(projection.KindOf(from))))},
			To:   projection.Node{Kind: projection.KindOf(to), Row: uint32(dice.IntN(g.Size(projection.KindOf(to))))}}
		start := time.Now()
		ask(q)
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-ms")
}

// chainsBetween lists every metapath of the relations.
func chainsBetween(g *projection.Graph, from, to, longest int) (all []metapath.Metapath) {
	for _, h := range g.HopsFrom(from) {
		if g.End(h) == to {
			all = append(all, metapath.Metapath{h})
		}
		if longest > 1 {
			for _, rest := range chainsBetween(g, g.End(h), to, longest-1) {
				all = append(all, append(metapath.Metapath{h}, rest...))
			}
		}
	}
	return all
}

func rowTimesMatrix(g *projection.Graph, m metapath.Metapath, from, to projection.Node) float64 {
	at, values := []uint32{from.Row}, []float64{1}
	for i, h := range m {
		rows, back := g.Rows(h), g.Rows(g.Reverse(h))
		product, there := make([]float64, g.Size(g.End(h))), make([]bool, g.Size(g.End(h)))
		var next []uint32
		for j, x := range at {
			value := values[j] * inverseRoot(rows, x)
			for _, y := range rows.Row(x) {
				if n := (projection.Node{Kind: g.End(h), Row: y}); i < len(m)-1 && (n == from || n == to) {
					continue
				}
				if !there[y] {
					there[y] = true
					next = append(next, y)
				}
				product[y] += value * inverseRoot(back, y)
			}
		}
		if i == len(m)-1 {
			return product[to.Row]
		}
		at, values = next, nil
		for _, y := range next {
			values = append(values, product[y])
		}
	}
	return 0
}

func inverseRoot(rows *projection.Rows, node uint32) float64 {
	return 1 / math.Sqrt(float64(rows.Degree(node)))
}

// TestComparator: what the benchmark is compared with gives the same figures.
func TestComparator(t *testing.T) {
	g, q := star(t)
	q.Longest = 3
	scores, err := metapath.Between(t.Context(), g, q)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scores {
		if got := rowTimesMatrix(g, s.Metapath, q.From, q.To); !near(got, s.DWPC) {
			t.Errorf("%s is %g, and %g by matrices", metapath.Format(g, s.Metapath), s.DWPC, got)
		}
	}
	if len(scores) < 1 {
		t.Error("nothing was compared")
	}
}
