package memstore_test

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/internal/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, open)
}

func open(t *testing.T, d *kg.Dataset) kg.Store {
	s, err := memstore.New(d)
	if err != nil {
		t.Fatalf("memstore: %v", err)
	}
	return s
}

func TestEmptyStoreIsUnavailable(t *testing.T) {
	var s memstore.Store
	if _, err := s.Reader(t.Context()); !errors.Is(err, kg.ErrUnavailable) {
		t.Errorf("got the error %v", err)
	}
	if err := s.Load(t.Context(), storetest.Generate(1, storetest.Size{Nodes: 30, Statements: 30})); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Reader(t.Context()); err != nil {
		t.Errorf("after a load: %v", err)
	}
}

// Expanding costs a number of allocations that depends neither on the nodes nor
// on the statements: the same bound holds for a graph of thirty times as many.
func TestExpandDoesNotAllocateForEach(t *testing.T) {
	const bound = 200 // mostly for buffers that the pool has lost and that grow again
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for _, statements := range []int{1_000, 30_000} {
		g, err := newGraph(storetest.Size{Nodes: 2_000, Statements: statements})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range expansions {
			q := e.query
			q.Nodes = g.nodes
			for name, ask := range map[string]func() error{
				"Expand":    func() error { _, err := g.reader.Expand(t.Context(), q); return err },
				"Neighbors": func() error { _, err := g.reader.Neighbors(t.Context(), q); return err },
			} {
				allocs := testing.AllocsPerRun(5, func() {
					if err := ask(); err != nil {
						t.Error(err)
					}
				})
				if allocs > bound {
					t.Errorf("%s %s of %d nodes among %d statements: %v allocations, at most %d", name, e.name, len(q.Nodes), statements, allocs, bound)
				}
			}
		}
	}
}

// lateContext ends after it has been asked a number of times.
type lateContext struct {
	context.Context
	left *int
}

func (c lateContext) Err() error {
	if *c.left--; *c.left < 0 {
		return context.Canceled
	}
	return nil
}

// A context that ends while a call is at work ends the call.
func TestContextEndsDuringCalls(t *testing.T) {
	g, err := newGraph(storetest.Size{Nodes: 6_000, Statements: 20_000})
	if err != nil {
		t.Fatal(err)
	}
	no := false
	many := append(append(append(g.nodes, g.nodes...), g.nodes...), append(g.nodes, g.nodes...)...)
	statements, err := g.reader.ScanStatements(t.Context(), "", 6_000)
	if err != nil {
		t.Fatal(err)
	}
	var ids []kg.StatementID
	for _, s := range statements {
		ids = append(ids, s.ID)
	}
	hedged := kg.StatementMatch{Negative: &no, Evidence: kg.EvidenceMatch{Hedged: &no}}
	calls := map[string]func(context.Context) error{
		"Named": func(ctx context.Context) error { return last(g.reader.Named(ctx, make([]kg.Lookup, 9_000))) },
		"ListNodes": func(ctx context.Context) error {
			return last(g.reader.ListNodes(ctx, kg.NodeQuery{Match: kg.NodeMatch{Hub: &no}}))
		},
		"ListStatements": func(ctx context.Context) error {
			return last(g.reader.ListStatements(ctx, kg.StatementQuery{Match: hedged}))
		},
		"Expand":    func(ctx context.Context) error { return last(g.reader.Expand(ctx, kg.ExpandQuery{Nodes: many})) },
		"Neighbors": func(ctx context.Context) error { return last(g.reader.Neighbors(ctx, kg.ExpandQuery{Nodes: many})) },
		"EvidenceOf": func(ctx context.Context) error {
			return last(g.reader.EvidenceOf(ctx, kg.EvidenceQuery{Statements: ids}))
		},
		"Search": func(ctx context.Context) error {
			return last(g.reader.Search(ctx, kg.SearchQuery{Text: "zzzzzzzzzz"}))
		},
		"Select": func(ctx context.Context) error {
			return last(g.reader.Select(ctx, kg.SourceScope{}, kg.Selection{Hop: &kg.Hop{Statement: hedged}}))
		},
	}
	for name, call := range calls {
		left := 1 // the look at the start of the call
		if err := call(lateContext{t.Context(), &left}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got the error %v", name, err)
		}
	}
}

func last[T any](_ T, err error) error { return err }

// A mask of sources has fewer bits than there can be sources.
func TestMoreSourcesThanBits(t *testing.T) {
	const sources = 70
	var d kg.Dataset
	d.Nodes = []kg.Node{{ID: "EVG:a", Category: kg.Gene, Name: "a"}, {ID: "EVG:b", Category: kg.Pathway, Name: "b"}}
	want := map[string]kg.StatementID{}
	for i := range sources {
		key := fmt.Sprintf("source %02d", i)
		s := kg.NewStatement("EVG:a", kg.Modulates, "EVG:b", kg.Qualifiers{Value: &kg.Value{Min: key}})
		want[key] = s.ID
		d.Sources = append(d.Sources, kg.Source{Key: key})
		d.Statements = append(d.Statements, s)
		d.Evidence = append(d.Evidence, kg.Evidence{ID: kg.CURIE(fmt.Sprintf("EVG:E-%02d", i)), Statement: s.ID, Source: key})
	}
	r, err := open(t, &d).Reader(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for key, id := range want {
		page, err := r.ListStatements(t.Context(), kg.StatementQuery{Scope: kg.SourceScope{Sources: []string{key}}, Page: kg.Page{Limit: 9}})
		if err != nil || len(page.Statements) != 1 || page.Statements[0].ID != id {
			t.Errorf("%s: %v, error %v; want %s", key, page, err, id)
		}
	}
}
