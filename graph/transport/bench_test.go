package transport_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/transport"
	"github.com/evgraph/evgraph/graph/transport/internal/hello"
)

// sink is a response writer that keeps nothing.
type sink struct{ header http.Header }

func (s sink) Header() http.Header         { return s.header }
func (s sink) Write(b []byte) (int, error) { return len(b), nil }
func (s sink) WriteHeader(int)             {}

func benchmark(b *testing.B, body string) {
	handler := transport.New(hello.New(nil), transport.Options{})
	reader := strings.NewReader(body)
	r := httptest.NewRequest("POST", "/", reader)
	r.Header.Set("Content-Type", "application/json")
	b.ReportAllocs()
	for b.Loop() {
		reader.Reset(body)
		r.Body = io.NopCloser(reader)
		handler.ServeHTTP(sink{http.Header{}}, r)
	}
}

func BenchmarkHello(b *testing.B) { benchmark(b, `{"query":"{hello}"}`) }

func BenchmarkFiveScalars(b *testing.B) {
	benchmark(b, `{"query":"{node{id name count weight flag}}"}`)
}

func BenchmarkPageOf25(b *testing.B) {
	benchmark(b, `{"query":"query($n:Int){page(first:$n){nodes{id name count weight flag}}}","variables":{"n":25}}`)
}

// BenchmarkRefusal is what it costs to refuse a request that would double its
// fields 18 times.
func BenchmarkRefusal(b *testing.B) {
	var query strings.Builder
	query.WriteString("{node{...A}}")
	for c := 'A'; c < 'S'; c++ {
		query.WriteString(" fragment " + string(c) + " on Thing{self{..." + string(c+1) + "} other{..." + string(c+1) + "}}")
	}
	query.WriteString(" fragment S on Thing{id}")
	benchmark(b, `{"query":"`+query.String()+`"}`)
}
