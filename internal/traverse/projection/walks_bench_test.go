package projection_test

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/projection"
	"github.com/evgraph/evgraph/internal/traverse/projection/projectiontest"
	"github.com/evgraph/evgraph/seed"
)

// walked is a graph that walks are timed on, with questions. Everything is followed and
// passed, so that a library that knows nothing of hubs can be asked the same.
type walked struct {
	name  string
	graph *projection.Graph
	pairs [][2]projection.Node
	nodes []projection.Node
}

var everywhere = projection.Walk{Hubs: true, Hierarchy: true}

// questions is how many pairs and nodes each graph is asked for.
const questions = 200

func walkedGraphs(b *testing.B) []walked {
	b.Helper()
	data, report := curate.Load(seed.FS)
	if err := report.Err(); err != nil {
		b.Fatal(err)
	}
	small, err := projection.Build(b.Context(), readerOf(b, data), projection.Part{}, projection.DefaultLimits)
	if err != nil {
		b.Fatal(err)
	}
	big, err := projectiontest.Hetionet()
	if err != nil {
		b.Fatal(err)
	}
	return []walked{newWalked("Seed", small), newWalked("Hetionet", big)}
}

func newWalked(name string, g *projection.Graph) walked {
	dice := rand.New(rand.NewPCG(9, 9))
	var all []projection.Node
	for kind := range kg.Categories {
		for row := range g.Size(kind) {
			all = append(all, projection.Node{Kind: kind, Row: uint32(row)})
		}
	}
	w := walked{name: name, graph: g}
	for range questions {
		some := dice.Perm(len(all))
		w.pairs = append(w.pairs, [2]projection.Node{all[some[0]], all[some[1]]})
		w.nodes = append(w.nodes, all[some[2]])
	}
	return w
}

// BenchmarkShortest finds a shortest path of each pair, and asks networkx and graph-tool
// for the same.
func BenchmarkShortest(b *testing.B) {
	for _, w := range walkedGraphs(b) {
		ask := func(b *testing.B, i int) []int {
			path, err := w.graph.Shortest(b.Context(), w.pairs[i][:1], w.pairs[i][1:], 100, everywhere)
			if err != nil {
				b.Fatal(err)
			}
			return []int{max(len(path)-1, 0)}
		}
		for _, library := range []library{{"networkx", "EVGRAPH_BENCH_PYTHON"}, {"graph-tool", "EVGRAPH_BENCH_GRAPH_TOOL"}} {
			b.Run(w.name+"/"+library.name, func(b *testing.B) {
				w.compare(b, ask, library, "distances", 1)
			})
		}
	}
}

// BenchmarkLevels counts the nodes at each level around a node, and asks scipy for the
// same.
func BenchmarkLevels(b *testing.B) {
	for _, w := range walkedGraphs(b) {
		for depth := 1; depth <= 3; depth++ {
			ask := func(b *testing.B, i int) (counts []int) {
				levels, err := w.graph.Levels(b.Context(), w.nodes[i:i+1], depth, everywhere)
				if err != nil {
					b.Fatal(err)
				}
				for _, of := range levels {
					sum := 0
					for _, n := range of {
						sum += n
					}
					counts = append(counts, sum)
				}
				return counts
			}
			b.Run(fmt.Sprintf("%s/%d/scipy", w.name, depth), func(b *testing.B) {
				w.compare(b, ask, library{"scipy", "EVGRAPH_BENCH_PYTHON"}, "levels", depth)
			})
		}
	}
}

// library is what a benchmark is compared with, and the variable that names a Python
// which has it.
type library struct{ name, variable string }

// compare asks both, fails where they differ, and reports the medians of the time of a
// question and how many times longer the library takes.
func (w *walked) compare(b *testing.B, ask func(*testing.B, int) []int, l library, what string, depth int) {
	b.ReportAllocs()
	times := make([]float64, 0, questions)
	for b.Loop() {
		times = times[:0]
		for i := range questions {
			start := time.Now()
			ask(b, i)
			times = append(times, float64(time.Since(start).Nanoseconds())/1e6)
		}
	}
	b.StopTimer()
	b.ReportMetric(0, "ns/op") // of all questions
	b.ReportMetric(part(times, 50), "p50-ms")
	b.ReportMetric(part(times, 95), "p95-ms")
	python := os.Getenv(l.variable)
	if python == "" {
		b.Skipf("%s is not compared: %s names no Python that has it; testdata/install installs one", l.name, l.variable)
	}
	theirs := w.answers(b, python, l, depth)[what]
	for i, want := range theirs.Answers {
		if got := ask(b, i); fmt.Sprint(got) != fmt.Sprint(want) && fmt.Sprintf("[%v]", want) != fmt.Sprint(got) {
			b.Fatalf("question %d: %v, and %v by %s", i, got, want, l.name)
		}
	}
	b.ReportMetric(part(theirs.Milliseconds, 50), "their-p50-ms")
	b.ReportMetric(part(theirs.Milliseconds, 95), "their-p95-ms")
	b.ReportMetric(part(theirs.Milliseconds, 50)/part(times, 50), "times-as-long")
	b.Logf("%s %s", l.name, theirs.Way)
}

func part(times []float64, percent int) float64 {
	sorted := slices.Sorted(slices.Values(times))
	return sorted[len(sorted)*percent/100]
}

// answered is what a library says.
type answered struct {
	Way          string
	Milliseconds []float64
	Answers      []any
}

func (w *walked) answers(b *testing.B, python string, l library, depth int) map[string]answered {
	b.Helper()
	folder := b.TempDir()
	w.write(b, folder, depth)
	out, err := exec.CommandContext(b.Context(), python, filepath.Join("testdata", "walks.py"), l.name, folder).Output()
	if err != nil {
		b.Fatal(err)
	}
	var answer struct{ Distances, Levels answered }
	if err := json.Unmarshal(out, &answer); err != nil {
		b.Fatal(err)
	}
	return map[string]answered{"distances": answer.Distances, "levels": answer.Levels}
}

// write numbers the nodes through and writes the graph and the questions.
func (w *walked) write(b *testing.B, folder string, depth int) {
	first := make([]uint32, len(kg.Categories)+1)
	for kind := range kg.Categories {
		first[kind+1] = first[kind] + uint32(w.graph.Size(kind))
	}
	number := func(n projection.Node) uint32 { return first[n.Kind] + n.Row }
	var edges []uint64
	for _, r := range w.graph.Relations {
		for row := range w.graph.Size(r.Subject) {
			for _, to := range r.Out.Row(uint32(row)) {
				a, z := number(projection.Node{Kind: r.Subject, Row: uint32(row)}), number(projection.Node{Kind: r.Object, Row: to})
				edges = append(edges, uint64(min(a, z))<<32|uint64(max(a, z)))
			}
		}
	}
	slices.Sort(edges)
	var raw []byte
	for _, e := range slices.Compact(edges) {
		raw = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(raw, uint32(e>>32)), uint32(e))
	}
	question := struct {
		Nodes  uint32      `json:"nodes"`
		Pairs  [][2]uint32 `json:"pairs"`
		Counts [][2]uint32 `json:"counts"` // node and depth
	}{Nodes: first[len(kg.Categories)]}
	for i := range questions {
		question.Pairs = append(question.Pairs, [2]uint32{number(w.pairs[i][0]), number(w.pairs[i][1])})
		question.Counts = append(question.Counts, [2]uint32{number(w.nodes[i]), uint32(depth)})
	}
	text, err := json.Marshal(question)
	if err != nil {
		b.Fatal(err)
	}
	for name, content := range map[string][]byte{"edges.bin": raw, "question.json": text} {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			b.Fatal(err)
		}
	}
}
