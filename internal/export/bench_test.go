package export_test

import (
	"io"
	"os"
	"runtime"
	"testing"

	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
)

// BenchmarkExport writes the files of generated graphs. It tells how much memory the
// writing holds at its highest besides the store, which should not grow with the
// graph. EVGRAPH_BENCH_LARGE=1 adds a graph of 100,000 nodes and 500,000 statements.
func BenchmarkExport(b *testing.B) {
	sizes := map[string]storetest.Size{"10k nodes 50k statements": {Nodes: 10_000, Statements: 50_000}}
	if os.Getenv("EVGRAPH_BENCH_LARGE") != "" {
		sizes["100k nodes 500k statements"] = storetest.Size{Nodes: 100_000, Statements: 500_000}
	}
	for name, size := range sizes {
		b.Run(name, func(b *testing.B) {
			r := reader(b, storetest.Generate(1, size))
			for _, f := range export.Files {
				b.Run(f.Name, func(b *testing.B) { benchmarkFile(b, r, f) })
			}
		})
	}
}

func benchmarkFile(b *testing.B, r kg.Reader, f export.File) {
	b.ReportAllocs()
	rows := 0
	for b.Loop() {
		n, err := f.Write(b.Context(), io.Discard, r)
		if err != nil {
			b.Fatal(err)
		}
		rows += n
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(held(b, r, f))/(1<<20), "MB-held")
}

// held writes the file once more, and looks how much memory that holds.
func held(b *testing.B, r kg.Reader, f export.File) int64 {
	runtime.GC()
	w := &watermark{base: heap()}
	if _, err := f.Write(b.Context(), w, r); err != nil {
		b.Fatal(err)
	}
	return w.peak
}

// watermark throws away what is written, and from time to time looks how much memory
// is held. Parquet is written when a group of rows is full, which is when it holds
// most.
type watermark struct{ base, peak, written, looked int64 }

const lookEvery = 16 << 20 // bytes

func (w *watermark) Write(text []byte) (int, error) {
	if w.written == 0 || w.written-w.looked > lookEvery {
		w.looked = w.written
		runtime.GC()
		w.peak = max(w.peak, heap()-w.base)
	}
	w.written += int64(len(text))
	return len(text), nil
}

func heap() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
