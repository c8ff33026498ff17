package export_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
)

// rounds is how often each table is written; the fastest time counts.
const rounds = 3

// BenchmarkBesidePandas writes the tables of a generated graph, and has pandas write the
// same tables in the same run. EVGRAPH_BENCH_PYTHON names a Python with pandas and
// pyarrow. Both write into one folder. Ours begins with the graph in the memory store,
// so that finding what belongs to a row counts; pandas begins with the frame.
// EVGRAPH_BENCH_LARGE=1 takes a graph of 100,000 nodes and 500,000 statements.
func BenchmarkBesidePandas(b *testing.B) {
	python := os.Getenv("EVGRAPH_BENCH_PYTHON")
	if python == "" {
		b.Skip("EVGRAPH_BENCH_PYTHON names no Python")
	}
	size := storetest.Size{Nodes: 20_000, Statements: 100_000}
	if os.Getenv("EVGRAPH_BENCH_LARGE") != "" {
		size = storetest.Size{Nodes: 100_000, Statements: 500_000}
	}
	r := reader(b, storetest.Generate(1, size))
	dir := b.TempDir()
	names := []string{"nodes", "edges", "evidence"}
	ours := map[string]float64{}
	for _, table := range names {
		for _, name := range []string{table + ".parquet", table + ".tsv"} {
			ours[name] = seconds(b, filepath.Join(dir, name), r)
		}
	}
	theirs := pandasSeconds(b, python, dir, names)
	for _, name := range slices.Sorted(maps.Keys(theirs)) {
		file, _, _ := strings.Cut(name, " ")
		b.Logf("%-36s evgraph %6.2f s, pandas %6.2f s: %.2f times as fast", name, ours[file], theirs[name], theirs[name]/ours[file])
		if file == name {
			b.ReportMetric(theirs[name]/ours[file], strings.ReplaceAll(name, ".", "-")+"-x-pandas")
		}
	}
}

// seconds is how long a file takes to write.
func seconds(b *testing.B, path string, r kg.Reader) float64 {
	b.Helper()
	file, _ := export.Find(filepath.Base(path))
	best := time.Duration(1<<63 - 1)
	for range rounds {
		start := time.Now()
		to, err := os.Create(path)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := file.Write(b.Context(), to, r); err != nil {
			b.Fatal(err)
		}
		if err := to.Close(); err != nil {
			b.Fatal(err)
		}
		best = min(best, time.Since(start))
	}
	return best.Seconds()
}

func pandasSeconds(b *testing.B, python, dir string, tables []string) map[string]float64 {
	b.Helper()
	var faults bytes.Buffer
	run := exec.Command(python, "testdata/again.py", dir, strings.Join(tables, ","), strconv.Itoa(rounds))
	run.Stderr = &faults
	answer, err := run.Output()
	if err != nil {
		b.Fatalf("pandas: %v\n%s", err, faults.String())
	}
	var out map[string]float64
	if err := json.Unmarshal(answer, &out); err != nil {
		b.Fatal(err)
	}
	return out
}
