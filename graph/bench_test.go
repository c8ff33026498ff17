package graph_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// Node with five scalars, against the yardstick of the transport, is
// BenchmarkNode in graph/transport.

// BenchmarkThousandNodes is a list of 1,000 nodes with five fields. Its
// comparator is encoding/json of the same structs, which nothing that resolves
// fields one by one can reach: the ratio is a figure to watch, not a goal.
func BenchmarkThousandNodes(b *testing.B) {
	data := &kg.Dataset{Sources: []kg.Source{{Key: "s"}}}
	for i := range 1000 {
		data.Nodes = append(data.Nodes, kg.Node{ID: kg.CURIE("EVG:n" + itoa(i)), Category: kg.Gene, Name: "node " + itoa(i)})
	}
	f, err := newFixture(data)
	if err != nil {
		b.Fatal(err)
	}
	var plain []scalars
	for i := range data.Nodes {
		n := &data.Nodes[i]
		plain = append(plain, scalars{n.ID, n.Name, n.Category, n.Grain, n.Hub})
	}
	// A page has at most 500 nodes, so that two make a thousand.
	compare(b, "json", func() { encode(b, plain) }, "graphql",
		sender(b, f, `{a: find(first: 500) {nodes {id name category grain hub}} b: find(last: 500) {nodes {id name category grain hub}}}`))
}

// scalars are the five fields of the benchmarks.
type scalars struct {
	ID       kg.CURIE    `json:"id"`
	Name     string      `json:"name"`
	Category kg.Category `json:"category"`
	Grain    kg.Grain    `json:"grain"`
	Hub      bool        `json:"hub"`
}

func encode(b *testing.B, v any) {
	if err := json.NewEncoder(io.Discard).Encode(v); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkSearch is a search on the seed. Its comparator is the same search
// asked of the store.
func BenchmarkSearch(b *testing.B) {
	f := must(b, theSeed)
	reader, err := f.store.Reader(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	search := func() {
		page, err := reader.Search(b.Context(), kg.SearchQuery{Text: "acute kidney", Page: kg.Page{Limit: 10}})
		if err != nil || len(page.Hits) == 0 {
			b.Fatal("no hits", err)
		}
	}
	compare(b, "store", search, "graphql", sender(b, f, `{search(text: "acute kidney", first: 10) {edges {matchedText node {id name category}}}}`))
}

// BenchmarkThreeLevels walks from 20 sources over 200 preparations to 2,000
// cargo. Its comparator makes the same three calls of the store.
func BenchmarkThreeLevels(b *testing.B) {
	f := must(b, theLattice)
	reader, err := f.store.Reader(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	compare(b, "store", func() { walk(b, reader) }, "graphql",
		sender(b, f, `{mscSources {nodes {id preparations {nodes {id cargo(first: 12) {nodes {id}}}}}}}`))
}

func walk(b *testing.B, reader kg.Reader) {
	ctx, positive := b.Context(), false
	list, err := reader.ListNodes(ctx, kg.NodeQuery{Match: kg.NodeMatch{Categories: []kg.Category{kg.MSCSource}}, Page: kg.Page{Limit: 25}})
	if err != nil {
		b.Fatal(err)
	}
	level := list.Nodes
	for _, p := range []kg.Predicate{kg.Secretes, kg.Carries} {
		var ids []kg.CURIE
		for _, n := range level {
			ids = append(ids, n.ID)
		}
		slices.Sort(ids)
		next, err := reader.Neighbors(ctx, kg.ExpandQuery{Nodes: slices.Compact(ids), Direction: kg.Out,
			Match: kg.StatementMatch{Predicates: []kg.Predicate{p}, Negative: &positive}, Page: kg.Page{Limit: 25}})
		if err != nil {
			b.Fatal(err)
		}
		level = next.Nodes
	}
	if len(level) < 1000 {
		b.Fatalf("only %d cargo", len(level))
	}
}

// sender returns a function that asks a query, which must succeed.
func sender(b *testing.B, f *fixture, query string) func() {
	b.Helper()
	newClient(b, f.store).get(query)
	handler := newHandler(f.store, guard.DefaultLimits())
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		b.Fatal(err)
	}
	reader := bytes.NewReader(body)
	r := httptest.NewRequest(http.MethodPost, "/", reader)
	r.Header.Set("Content-Type", "application/json")
	return func() {
		reader.Reset(body)
		r.Body = io.NopCloser(reader)
		handler.ServeHTTP(void{http.Header{}}, r)
	}
}

// void is a response writer that keeps nothing.
type void struct{ header http.Header }

func (v void) Header() http.Header         { return v.header }
func (v void) Write(b []byte) (int, error) { return len(b), nil }
func (v void) WriteHeader(int)             {}

// compare benchmarks the comparator and what is compared with it, each by itself
// and then in turns, so that both meet the same disturbances of the machine: that
// gives the ratio.
func compare(b *testing.B, name string, comparator func(), ownName string, own func()) {
	for _, each := range []struct {
		name string
		run  func()
	}{{name, comparator}, {ownName, own}} {
		b.Run(each.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				each.run()
			}
		})
	}
	b.Run("ratio", func(b *testing.B) {
		var theirs, ours time.Duration
		for b.Loop() {
			start := time.Now()
			comparator()
			between := time.Now()
			own()
			theirs += between.Sub(start)
			ours += time.Since(between)
		}
		b.ReportMetric(float64(ours)/float64(theirs), "x-"+name)
	})
}
