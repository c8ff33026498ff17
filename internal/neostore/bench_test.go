package neostore_test

import (
	"context"
	"os"
	"runtime"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/storetest"
)

// BenchmarkLoad measures a load into an empty database:
//
//	go test -run - -bench Load -benchtime 1x ./internal/neostore
func BenchmarkLoad(b *testing.B) {
	for name, size := range map[string]storetest.Size{
		"small":  {Nodes: 1_000, Statements: 5_000},
		"medium": {Nodes: 20_000, Statements: 100_000},
		"large":  {Nodes: 100_000, Statements: 500_000},
	} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				benchmarkLoad(b, size)
			}
		})
	}
}

func benchmarkLoad(b *testing.B, size storetest.Size) {
	b.StopTimer()
	s := openEmpty(b)
	d := storetest.Generate(1, size)
	stages := map[string]time.Duration{}
	last := time.Now()
	options := neostore.LoadOptions{Progress: func(p neostore.Progress) {
		stages[p.Stage] += time.Since(last)
		last = time.Now()
	}}
	if n, err := strconv.Atoi(os.Getenv("CHUNK")); err == nil {
		options.ChunkRows = n
	}
	peak := watchHeap(b)
	b.StartTimer()
	result, err := s.LoadWith(b.Context(), d, options)
	b.StopTimer()
	must(b, err)
	b.ReportMetric(float64(result.Rows)/result.Took.Seconds(), "rows/s")
	b.ReportMetric(float64(peak())/(1<<20), "heap-MiB")
	b.Logf("%d rows (%d nodes, %d statements, %d evidence) in %v: %v, last step %v", result.Rows, len(d.Nodes), len(d.Statements), len(d.Evidence), result.Took, stages, time.Since(last))
	b.StartTimer()
}

// watchHeap returns a function that says by how much the heap grew at most.
func watchHeap(b *testing.B) func() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	before := m.HeapAlloc
	var peak atomic.Uint64
	ctx, cancel := context.WithCancel(b.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for ctx.Err() == nil {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak.Store(max(peak.Load(), m.HeapAlloc))
			time.Sleep(20 * time.Millisecond)
		}
	}()
	return func() uint64 {
		cancel()
		<-done
		return peak.Load() - min(before, peak.Load())
	}
}

var _ = kg.Dataset{}
