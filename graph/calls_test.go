package graph_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/evgraph/evgraph/internal/kg"
)

// countingStore counts what its readers are asked.
type countingStore struct {
	kg.Store
	mu    sync.Mutex
	calls map[string]int
}

func counted(store kg.Store) *countingStore {
	return &countingStore{Store: store, calls: map[string]int{}}
}

func (s *countingStore) Reader(ctx context.Context) (kg.Reader, error) {
	s.add("Reader")
	r, err := s.Store.Reader(ctx)
	return countingReader{r, s}, err
}

func (s *countingStore) add(method string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls[method]++
}

// take returns the calls since the last time as "Method:count", sorted, without
// the one that gets the reader.
func (s *countingStore) take() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.calls, "Reader")
	var out []string
	for _, method := range slices.Sorted(maps.Keys(s.calls)) {
		out = append(out, fmt.Sprintf("%s:%d", method, s.calls[method]))
	}
	s.calls = map[string]int{}
	return strings.Join(out, " ")
}

// countingReader counts the calls of every method but Version, which reads
// nothing.
type countingReader struct {
	kg.Reader
	store *countingStore
}

func (r countingReader) Summary(ctx context.Context) (*kg.Summary, error) {
	r.store.add("Summary")
	return r.Reader.Summary(ctx)
}

func (r countingReader) Select(ctx context.Context, scope kg.SourceScope, s kg.Selection) ([]kg.CURIE, error) {
	r.store.add("Select")
	return r.Reader.Select(ctx, scope, s)
}

func (r countingReader) Nodes(ctx context.Context, ids []kg.CURIE) ([]*kg.Node, error) {
	r.store.add("Nodes")
	return r.Reader.Nodes(ctx, ids)
}

func (r countingReader) Named(ctx context.Context, lookups []kg.Lookup) ([][]kg.Named, error) {
	r.store.add("Named")
	return r.Reader.Named(ctx, lookups)
}

func (r countingReader) ListNodes(ctx context.Context, q kg.NodeQuery) (*kg.NodePage, error) {
	r.store.add("ListNodes")
	return r.Reader.ListNodes(ctx, q)
}

func (r countingReader) Statements(ctx context.Context, ids []kg.StatementID) ([]*kg.Statement, error) {
	r.store.add("Statements")
	return r.Reader.Statements(ctx, ids)
}

func (r countingReader) ListStatements(ctx context.Context, q kg.StatementQuery) (*kg.StatementPage, error) {
	r.store.add("ListStatements")
	return r.Reader.ListStatements(ctx, q)
}

func (r countingReader) Expand(ctx context.Context, q kg.ExpandQuery) (*kg.Expansion, error) {
	r.store.add("Expand")
	return r.Reader.Expand(ctx, q)
}

func (r countingReader) Neighbors(ctx context.Context, q kg.ExpandQuery) (*kg.Neighborhood, error) {
	r.store.add("Neighbors")
	return r.Reader.Neighbors(ctx, q)
}

func (r countingReader) Evidence(ctx context.Context, ids []kg.EvidenceID) ([]*kg.Evidence, error) {
	r.store.add("Evidence")
	return r.Reader.Evidence(ctx, ids)
}

func (r countingReader) EvidenceOf(ctx context.Context, q kg.EvidenceQuery) (*kg.EvidencePages, error) {
	r.store.add("EvidenceOf")
	return r.Reader.EvidenceOf(ctx, q)
}

func (r countingReader) Search(ctx context.Context, q kg.SearchQuery) (*kg.SearchPage, error) {
	r.store.add("Search")
	return r.Reader.Search(ctx, q)
}
