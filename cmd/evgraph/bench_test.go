package main

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/internal/storetest"
)

// BenchmarkStart measures a compiled binary from its start to the first answered
// query on the embedded seed, beside one that starts and prints its help. The
// difference is what reading the seed and the query cost.
func BenchmarkStart(b *testing.B) {
	binary := filepath.Join(b.TempDir(), "evgraph")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, out)
	}
	var help, answer time.Duration
	for b.Loop() {
		help += runTime(b, binary, "help")
		answer += runTime(b, binary, "query", `{ node(ref: {name: "miR-21"}) { id name } }`)
	}
	b.ReportMetric(float64(answer.Milliseconds())/float64(b.N), "ms/first-answer")
	b.ReportMetric(float64(help.Milliseconds())/float64(b.N), "ms/help")
	b.ReportMetric(float64(answer)/float64(help), "first-answer/help")
}

func runTime(b *testing.B, binary string, args ...string) time.Duration {
	start := time.Now()
	if out, err := exec.Command(binary, args...).CombinedOutput(); err != nil {
		b.Fatalf("%v: %v\n%s", args, err, out)
	}
	return time.Since(start)
}

// BenchmarkGraphInPython has the client for Python make a networkx graph of a generated
// one, from Parquet as graph() does, and page by page from GraphQL in the same run.
// EVGRAPH_BENCH_PYTHON names a Python with networkx and pyarrow.
func BenchmarkGraphInPython(b *testing.B) {
	python := os.Getenv("EVGRAPH_BENCH_PYTHON")
	if python == "" {
		b.Skip("EVGRAPH_BENCH_PYTHON names no Python")
	}
	store, err := memstore.New(storetest.Generate(1, storetest.Size{Nodes: 5_000, Statements: 25_000}))
	if err != nil {
		b.Fatal(err)
	}
	app, err := newApp(store, guard.DefaultLimits(), slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	defer app.close()
	server := httptest.NewServer(app.handler)
	defer server.Close()
	var faults bytes.Buffer
	run := exec.Command(python, "testdata/graph.py", server.URL, "3")
	run.Env = append(os.Environ(), "PYTHONPATH=../../clients/python")
	run.Stderr = &faults
	answer, err := run.Output()
	if err != nil {
		b.Fatalf("%v: %s", err, faults.String())
	}
	var took map[string]struct{ First, Best float64 }
	if err := json.Unmarshal(answer, &took); err != nil {
		b.Fatal(err)
	}
	files, pages := took["graph()"], took["GraphQL"]
	b.Logf("graph() %.2f s, at first %.2f s; by pages %.2f s: %.1f times as fast", files.Best, files.First, pages.Best, pages.Best/files.Best)
	b.ReportMetric(pages.Best/files.Best, "graph()-x-pages")
}
