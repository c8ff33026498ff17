package metapath_test

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/metapath"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// BenchmarkScipy asks testdata/scipy_products.py the questions of BenchmarkBetween, and
// fails where the figures differ. EVGRAPH_BENCH_PYTHON names a Python that has scipy;
// without one the benchmark is skipped.
func BenchmarkScipy(b *testing.B) {
	python := os.Getenv("EVGRAPH_BENCH_PYTHON")
	if python == "" {
		b.Skip("scipy is not compared: EVGRAPH_BENCH_PYTHON names no Python that has it; ../projection/testdata/install installs one")
	}
	g := bigGraph(b)
	for _, pair := range benchPairs {
		b.Run(pair.name, func(b *testing.B) {
			askScipy(b, python, g, pair.from, pair.to) // which takes its own times
		})
	}
}

// scipyPairs is how many pairs are asked: a few seconds.
const scipyPairs = 40

func askScipy(b *testing.B, python string, g *projection.Graph, from, to kg.Category) {
	dice := rand.New(rand.NewPCG(8, 8))
	fromKind, toKind := projection.KindOf(from), projection.KindOf(to)
	var queries []metapath.Query
	for range scipyPairs {
		queries = append(queries, metapath.Query{Longest: 3, Damping: metapath.DefaultDamping,
			From: projection.Node{Kind: fromKind, Row: uint32(dice.IntN(g.Size(fromKind)))},
			To:   projection.Node{Kind: toKind, Row: uint32(dice.IntN(g.Size(toKind)))}})
	}
	folder := b.TempDir()
	writeQuestion(b, folder, g, chainsBetween(g, fromKind, toKind, 3), queries)
	out, err := exec.CommandContext(b.Context(), python, filepath.Join("testdata", "scipy_products.py"), folder).Output()
	if err != nil {
		b.Fatal(err)
	}
	var answer struct {
		P50, P95 float64
		Sums     []float64
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		b.Fatal(err)
	}
	for i, q := range queries {
		scores, err := metapath.Between(b.Context(), g, q)
		if err != nil {
			b.Fatal(err)
		}
		sum := 0.0
		for _, s := range scores {
			sum += s.DWPC
		}
		if !near(sum, answer.Sums[i]) {
			b.Fatalf("pair %d: %g, and %g by scipy", i, sum, answer.Sums[i])
		}
	}
	b.ReportMetric(answer.P50, "p50-ms")
	b.ReportMetric(answer.P95, "p95-ms")
}

func writeQuestion(b *testing.B, folder string, g *projection.Graph, chains []metapath.Metapath, queries []metapath.Query) {
	type relation struct {
		Subject int `json:"subject"`
		Object  int `json:"object"`
	}
	var question struct {
		Sizes     []int       `json:"sizes"`
		Relations []relation  `json:"relations"`
		Metapaths [][][2]any  `json:"metapaths"`
		Pairs     [][2][2]int `json:"pairs"`
	}
	for kind := range kg.Categories {
		question.Sizes = append(question.Sizes, g.Size(kind))
	}
	for i, r := range g.Relations {
		question.Relations = append(question.Relations, relation{r.Subject, r.Object})
		var raw []byte
		for row := range g.Size(r.Subject) {
			for _, to := range r.Out.Row(uint32(row)) {
				raw = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(raw, uint32(row)), to)
			}
		}
		write(b, filepath.Join(folder, fmt.Sprintf("%d.pairs", i)), raw)
	}
	for _, m := range chains {
		var hops [][2]any
		for _, h := range m {
			hops = append(hops, [2]any{h.Relation(), h.Back()})
		}
		question.Metapaths = append(question.Metapaths, hops)
	}
	for _, q := range queries {
		question.Pairs = append(question.Pairs, [2][2]int{{q.From.Kind, int(q.From.Row)}, {q.To.Kind, int(q.To.Row)}})
	}
	raw, err := json.Marshal(question)
	if err != nil {
		b.Fatal(err)
	}
	write(b, filepath.Join(folder, "question.json"), raw)
}

func write(b *testing.B, path string, raw []byte) {
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		b.Fatal(err)
	}
}
