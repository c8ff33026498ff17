package saved

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

const sdl = `
type PageInfo { hasNextPage: Boolean! endCursor: String }
type Gene { name: String! synonyms: [String!]! }
type GeneEdge { cursor: String! node: Gene! }
type GeneConnection { edges: [GeneEdge!]! nodes: [Gene!]! pageInfo: PageInfo! totalCount: Int! }
type Query { genes(first: Int, after: String): GeneConnection! about: String }`

// fixedStore is a store of one version. It has no name, as the answers have none.
type fixedStore struct{ kg.Store }

func (fixedStore) Reader(context.Context) (kg.Reader, error) { return fixedReader{}, nil }

type fixedReader struct{ kg.Reader }

func (fixedReader) Version() string { return "" }

func (fixedReader) Summary(context.Context) (*kg.Summary, error) { return &kg.Summary{}, nil }

// serving makes a handler whose GraphQL is answered by a function.
func serving(t *testing.T, limits guard.Limits, answer http.HandlerFunc) *Handler {
	t.Helper()
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: sdl})
	if err != nil {
		t.Fatal(err)
	}
	h, err := New(Options{Schema: schema, GraphQL: answer, Store: fixedStore{}, Limits: limits, Log: slog.New(slog.DiscardHandler),
		Queries: []Query{{Name: "genes", Text: "{ about genes { nodes { name } } }"}}})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func get(h http.Handler, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w
}

func expect(t *testing.T, w *httptest.ResponseRecorder, status int, code guard.Code) {
	t.Helper()
	if w.Code != status || !strings.Contains(w.Body.String(), `"code": "`+string(code)+`"`) {
		t.Errorf("status %d, %s; want %d and %s", w.Code, w.Body, status, code)
	}
}

func TestFullHouse(t *testing.T) {
	begun, release := make(chan bool), make(chan bool)
	h := serving(t, guard.Limits{InFlight: 1}, func(w http.ResponseWriter, r *http.Request) {
		begun <- true
		<-release
		io.WriteString(w, `{"data": {"genes": {"nodes": []}}}`)
	})
	first := make(chan *httptest.ResponseRecorder)
	go func() { first <- get(h, "/q/genes.csv") }()
	<-begun
	w := get(h, "/q/genes.csv")
	expect(t, w, http.StatusServiceUnavailable, guard.Overloaded)
	if w.Header().Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	release <- true
	if w := <-first; w.Code != http.StatusOK {
		t.Errorf("the first: %d, %s", w.Code, w.Body)
	}
	go func() { <-begun; release <- true }()
	if w := get(h, "/q/genes.csv"); w.Code != http.StatusOK {
		t.Errorf("the place was not given back: %d, %s", w.Code, w.Body)
	}
}

// The server's faults keep their status, and what is not made for clients is hidden.
func TestFaults(t *testing.T) {
	for _, tt := range []struct {
		answer string
		status int
		code   guard.Code
	}{
		{`{"errors": [{"message": "m", "extensions": {"code": "UNAVAILABLE"}}]}`, 503, guard.Unavailable},
		{`{"errors": [{"message": "m", "extensions": {"code": "TIMEOUT"}}]}`, 504, guard.Timeout},
		{`{"errors": [{"message": "m", "extensions": {"code": "AMBIGUOUS_NAME"}}]}`, 400, guard.AmbiguousName},
		{`{"errors": [{"message": "m", "extensions": {"code": "CURSOR_EXPIRED"}}]}`, 410, guard.CursorExpired},
		{`secret-host:7687`, 500, guard.Internal},
	} {
		h := serving(t, guard.Limits{}, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, tt.answer) })
		w := get(h, "/q/genes.json")
		expect(t, w, tt.status, tt.code)
		if strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%s", w.Body)
		}
	}
	h := serving(t, guard.Limits{}, func(http.ResponseWriter, *http.Request) { panic("secret") })
	expect(t, get(h, "/q/genes.csv"), http.StatusInternalServerError, guard.Internal)
}

// A small answer that would give a large table is refused.
// TestClientsThatLeave are no faults of the server.
func TestClientsThatLeave(t *testing.T) {
	ctx, leave := context.WithCancel(t.Context())
	h := serving(t, guard.Limits{}, func(w http.ResponseWriter, _ *http.Request) {
		leave()
		io.WriteString(w, `{"data": {"genes": {"nodes": []}}}`)
	})
	h.Store = leftStore{}
	var log strings.Builder
	h.Log = slog.New(slog.NewTextHandler(&log, nil))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodGet, "/q/genes.csv", nil))
	if log.Len() > 0 || w.Body.Len() > 0 {
		t.Errorf("logged %s and sent %s", log.String(), w.Body)
	}
}

// leftStore is a store that ends with the request.
type leftStore struct{ kg.Store }

func (leftStore) Reader(ctx context.Context) (kg.Reader, error) { return nil, ctx.Err() }

func TestTablesAreBounded(t *testing.T) {
	nodes := strings.TrimSuffix(strings.Repeat(`{"name": "x"},`, 500), ",")
	h := serving(t, guard.Limits{ResponseBytes: 100_000}, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"data": {"about": %q, "genes": {"nodes": [%s]}}}`, strings.Repeat("long ", 1000), nodes)
	})
	for _, format := range []string{"csv", "tsv", "json"} {
		expect(t, get(h, "/q/genes."+format), http.StatusBadRequest, guard.ResponseTooLarge)
	}
	r := httptest.NewRequest(http.MethodPost, "/q/", strings.NewReader(`{"query": "{ about genes { nodes { name } } }"}`))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	expect(t, w, http.StatusBadRequest, guard.ResponseTooLarge)
}

// A range that a table does not have is refused as other errors are.
func TestBadRange(t *testing.T) {
	h := serving(t, guard.Limits{}, func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, `{"data": {"about": "x", "genes": {"nodes": [{"name": "PTEN"}]}}}`)
	})
	for _, path := range []string{"/q/genes.csv", "/q/genes"} {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Header.Set("Range", "bytes=99999-")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		expect(t, w, http.StatusRequestedRangeNotSatisfiable, guard.BadRange)
		for _, name := range []string{"Content-Disposition", "ETag", "X-Total-Count", "X-Evgraph-Rows", "X-Evgraph-Elements"} {
			if w.Header().Get(name) != "" {
				t.Errorf("%s: an error with the header %s: %s", path, name, w.Header().Get(name))
			}
		}
	}
}

func TestBadSavedQuery(t *testing.T) {
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: sdl})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := New(Options{Schema: schema, Queries: []Query{{Name: "bad", Text: "{ nosuch }"}}}); err == nil || !strings.Contains(err.Error(), "saved query bad") {
		t.Errorf("%v", err)
	}
}
