package transport_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/transport"
	"github.com/evgraph/evgraph/graph/transport/internal/hello"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
)

// BenchmarkNode is one node with five scalars, and as comparator what GraphQL
// itself costs: five scalars that are made up on the spot, behind the same
// transport. The aim is a ratio of at most 1.5.
func BenchmarkNode(b *testing.B) {
	store, err := memstore.New(&kg.Dataset{Nodes: []kg.Node{{ID: "EVG:miR-21", Category: kg.MiRNA, Name: "miR-21"}}})
	if err != nil {
		b.Fatal(err)
	}
	yardstick := newCaller(transport.New(hello.New(nil), transport.Options{}), `{"query":"{node{id name count weight flag}}"}`)
	ours := newCaller(graph.NewHandler(store, graph.Options{}),
		`{"query":"{node(ref:{id:\"EVG:miR-21\"}){id name category grain hub}}"}`)
	b.Run("hello", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			yardstick.call()
		}
	})
	b.Run("evgraph", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			ours.call()
		}
	})
	// Taking turns, so that both meet the same disturbances.
	b.Run("ratio", func(b *testing.B) {
		var hello, evgraph time.Duration
		for b.Loop() {
			start := time.Now()
			yardstick.call()
			between := time.Now()
			ours.call()
			hello += between.Sub(start)
			evgraph += time.Since(between)
		}
		b.ReportMetric(float64(evgraph)/float64(hello), "x-hello")
	})
}

// caller sends one request again and again.
type caller struct {
	handler http.Handler
	request *http.Request
	body    string
	reader  *strings.Reader
}

func newCaller(handler http.Handler, body string) *caller {
	c := &caller{handler: handler, body: body, reader: strings.NewReader(body)}
	c.request = httptest.NewRequest(http.MethodPost, "/", c.reader)
	c.request.Header.Set("Content-Type", "application/json")
	return c
}

func (c *caller) call() {
	c.reader.Reset(c.body)
	c.request.Body = io.NopCloser(c.reader)
	c.handler.ServeHTTP(sink{http.Header{}}, c.request)
}
