package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"iter"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
)

// rounds is how often each table is written; the fastest time counts.
const rounds = 3

// BenchmarkBesidePandas writes the tables of a generated graph, and has pandas write the
// same tables in the same run. EVGRAPH_BENCH_PYTHON names a Python with pandas and
// pyarrow. Both write into one folder. Ours begins with the graph in the memory store,
// and finds out what stands in each cell; pandas begins with the cells in a frame. So
// it is told how long the cells alone take.
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
	ours := map[string]effort{}
	for _, table := range names {
		for _, name := range []string{table + ".parquet", table + ".tsv"} {
			ours[name] = measure(b, func() error { return writeFile(b.Context(), filepath.Join(dir, name), r) })
		}
	}
	g, err := rows.Whole(b.Context(), r)
	check(b, err)
	cells := map[string]effort{
		"nodes":    measure(b, func() error { return readCells(rows.NodeFields, g.Nodes) }),
		"edges":    measure(b, func() error { return readCells(rows.EdgeFields, g.Edges) }),
		"evidence": measure(b, func() error { return readCells(rows.EvidenceFields, g.Evidence) }),
	}
	theirs := pandasSeconds(b, python, dir, names)
	for _, name := range slices.Sorted(maps.Keys(theirs)) {
		file, _, _ := strings.Cut(name, " ")
		table, _, _ := strings.Cut(file, ".")
		us, them := ours[file], theirs[name]
		b.Logf("%-36s evgraph %5.2f s (processors %5.2f s, of these cells %5.2f s), pandas %5.2f s (%5.2f s): %.2f times as fast",
			name, us.Clock, us.Processors, cells[table].Processors, them.Clock, them.Processors, them.Clock/us.Clock)
		if file == name {
			b.ReportMetric(them.Clock/us.Clock, strings.ReplaceAll(name, ".", "-")+"-x-pandas")
		}
	}
	for _, format := range []string{".parquet", ".tsv"} {
		us, them := 0.0, 0.0
		for _, table := range names {
			us, them = us+ours[table+format].Clock, them+theirs[table+format].Clock
		}
		b.Logf("%-36s evgraph %5.2f s, pandas %5.2f s: %.2f times as fast", "the whole graph as "+format, us, them, them/us)
		b.ReportMetric(them/us, "graph"+strings.ReplaceAll(format, ".", "-")+"-x-pandas")
	}
}

// effort is what a file takes, in seconds by the clock and of all processors.
type effort struct{ Clock, Processors float64 }

func measure(b *testing.B, do func() error) effort {
	b.Helper()
	best := effort{math.Inf(1), math.Inf(1)}
	for range rounds {
		start, used := time.Now(), processors(b)
		check(b, do())
		best.Clock = min(best.Clock, time.Since(start).Seconds())
		best.Processors = min(best.Processors, processors(b)-used)
	}
	return best
}

func writeFile(ctx context.Context, path string, r kg.Reader) error {
	file, _ := export.Find(filepath.Base(path))
	to, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = file.Write(ctx, to, r)
	return errors.Join(err, to.Close())
}

// readCells finds out what stands in each cell of a table.
func readCells[T any](fields []rows.Field[T], items iter.Seq2[*T, error]) error {
	for item, err := range items {
		if err != nil {
			return err
		}
		for _, f := range fields {
			f.Of(item)
		}
	}
	return nil
}

// processors is what this process has used of all processors, in seconds.
func processors(b *testing.B) float64 {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano()).Seconds()
}

func pandasSeconds(b *testing.B, python, dir string, tables []string) map[string]effort {
	b.Helper()
	var faults bytes.Buffer
	run := exec.Command(python, "testdata/again.py", dir, strings.Join(tables, ","), strconv.Itoa(rounds))
	run.Stderr = &faults
	answer, err := run.Output()
	if err != nil {
		b.Fatalf("pandas: %v\n%s", err, faults.String())
	}
	var out map[string]effort
	if err := json.Unmarshal(answer, &out); err != nil {
		b.Fatal(err)
	}
	return out
}
