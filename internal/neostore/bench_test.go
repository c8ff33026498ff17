package neostore_test

import (
	"context"
	"runtime"
	"runtime/metrics"
	"slices"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/seed"
)

// graphs are what the benchmarks load.
var graphs = []struct {
	name string
	make func(b *testing.B, number uint64) *kg.Dataset
}{
	{"seed", func(b *testing.B, number uint64) *kg.Dataset {
		d, report := curate.Load(seed.FS)
		if err := report.Err(); err != nil {
			b.Fatal(err)
		}
		d.Nodes[0].Synonyms = append(d.Nodes[0].Synonyms, string(rune('a'+number))) // another version
		return d
	}},
	{"20k", func(_ *testing.B, number uint64) *kg.Dataset {
		return storetest.Generate(number, storetest.Size{Nodes: 20_000, Statements: 100_000})
	}},
	{"100k", func(_ *testing.B, number uint64) *kg.Dataset {
		return storetest.Generate(number, storetest.Size{Nodes: 100_000, Statements: 500_000})
	}},
}

// BenchmarkLoad compares a load into an empty database with the same rows sent by
// hand in batches of UNWIND ... MERGE. Both follow a small load of their own, so
// that neither pays for a server that has just started:
//
//	go test -run - -bench Load/seed -benchtime 1x ./internal/neostore
func BenchmarkLoad(b *testing.B) {
	for _, g := range graphs {
		b.Run(g.name+"/evgraph", func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				s := openCleared(b)
				load(b, s, small(1), neostore.LoadOptions{})
				d := g.make(b, 1)
				d.Normalise()
				peak := watchHeap(b)
				b.StartTimer()
				result := load(b, s, d, neostore.LoadOptions{})
				b.ReportMetric(float64(result.Rows)/result.Took.Seconds(), "rows/s")
				b.ReportMetric(float64(peak())/(1<<20), "heap-MiB")
			}
		})
		b.Run(g.name+"/by-hand", func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				load(b, openCleared(b), small(1), neostore.LoadOptions{}) // brings the schema
				d := g.make(b, 1)
				byHandLoad(b, small(1), -1)
				b.StartTimer()
				start := time.Now()
				rows := byHandLoad(b, d, 1000)
				b.ReportMetric(float64(rows)/time.Since(start).Seconds(), "rows/s")
			}
		})
	}
}

// openCleared is openEmpty for a database that may hold very much.
func openCleared(b *testing.B) *neostore.Store {
	b.Helper()
	for byHand(b, `MATCH (n) WHERE NOT n:EvgraphTestDatabase AND NOT n:SchemaMigration WITH n LIMIT 10000
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS RETURN count(*)`, nil)[0] != int64(0) {
	}
	return openEmpty(b)
}

// byHandLoad is the load that most would write.
func byHandLoad(b *testing.B, d *kg.Dataset, version int64) (rows int) {
	b.Helper()
	c := testConfig(b)
	driver, err := neo4j.NewDriverWithContext(c.URI, neo4j.BasicAuth(c.User, c.Password, ""))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = driver.Close(b.Context()) }()
	send := func(text string, all []neostore.HandRow) {
		for batch := range slices.Chunk(all, 5000) {
			_, err := neo4j.ExecuteQuery(b.Context(), driver, "UNWIND $rows AS row "+text, map[string]any{"rows": batch, "version": version},
				neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("neo4j"))
			if err != nil {
				b.Fatal(err)
			}
			rows += len(batch)
		}
	}
	sources, nodes, evidence, statements := neostore.HandRows(d)
	send("MERGE (s:KnowledgeSource {version: $version, key: row.id}) SET s += row.all", sources)
	send("MERGE (n:Entity {version: $version, id: row.id}) SET n += row.all SET n:$(row.label)", nodes)
	for predicate, all := range statements {
		send("MATCH (a:Entity {version: $version, id: row.subject}) MATCH (b:Entity {version: $version, id: row.object}) "+
			"MERGE (a)-[r:"+predicate+" {version: $version, id: row.id}]->(b) SET r += row.all", all)
	}
	send("MERGE (e:Evidence {version: $version, id: row.id}) SET e += row.all "+
		"WITH e, row UNWIND row.credits AS id MATCH (p:Entity {version: $version, id: id}) MERGE (e)-[:CREDITS]->(p)", evidence)
	return rows
}

// BenchmarkSwitch reports the longest time that a reader waited for a small answer
// while a new version was loaded and took the place of the old.
func BenchmarkSwitch(b *testing.B) {
	for _, g := range graphs {
		b.Run(g.name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				s := openCleared(b)
				load(b, s, g.make(b, 1), neostore.LoadOptions{})
				next := g.make(b, 2)
				filled := make(chan struct{})
				b.StartTimer()
				loading, publishing := stalls(b, filled, func() {
					load(b, s, next, neostore.LoadOptions{Progress: func(p neostore.Progress) {
						if p.Done == p.Total {
							close(filled)
						}
					}})
				})
				b.ReportMetric(float64(loading.Milliseconds()), "ms-stall-loading")
				b.ReportMetric(float64(publishing.Milliseconds()), "ms-stall-switching")
			}
		})
	}
}

// stalls reads while work is done and gives the longest waits, before filled was
// closed and after.
func stalls(b *testing.B, filled chan struct{}, work func()) (before, after time.Duration) {
	b.Helper()
	s := open(b, testConfig(b))
	done := make(chan struct{})
	go func() {
		defer close(done)
		work()
	}()
	for {
		start, longest := time.Now(), &before
		select {
		case <-done:
			return before, after
		case <-filled:
			longest = &after
		default:
		}
		r, err := s.Reader(b.Context())
		must(b, err)
		_, err = neostore.ReadPinned(b, r, "MATCH (n:Entity {version: $version}) RETURN n.id LIMIT 1")
		must(b, err)
		*longest = max(*longest, time.Since(start))
	}
}

// watchHeap returns a function that says by how much the live heap grew at most.
func watchHeap(b *testing.B) func() uint64 {
	runtime.GC()
	before, peak := liveHeap(), liveHeap()
	ctx, cancel := context.WithCancel(b.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for ctx.Err() == nil {
			peak = max(peak, liveHeap())
			time.Sleep(20 * time.Millisecond)
		}
	}()
	return func() uint64 {
		cancel()
		<-done
		return peak - before
	}
}

// liveHeap is what the last garbage collection found in use.
func liveHeap() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
