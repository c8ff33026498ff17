package storetest

import (
	"context"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
)

var contextCases = []testCase{
	{"Cancelled", func(t *testing.T, open Open) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		expectEnd(t, open, ctx, context.Canceled)
	}},
	{"Expired", func(t *testing.T, open Open) {
		ctx, cancel := context.WithDeadline(t.Context(), time.Unix(0, 0))
		defer cancel()
		expectEnd(t, open, ctx, context.DeadlineExceeded)
	}},
	{"FilterCancelled", func(t *testing.T, open Open) {
		ctx, cancel := context.WithCancel(t.Context())
		c := opened(t, open, &newFixture().Dataset)
		cancel()
		_, err := kg.Evaluate(ctx, c.r, kg.SourceScope{}, &kg.NodeFilter{Related: []kg.Related{{}}})
		expectError(t, "Evaluate", err, context.Canceled)
		_, err = kg.Descendants(ctx, c.r, kg.SourceScope{}, ids(cvDis))
		expectError(t, "Descendants", err, context.Canceled)
	}},
	{"ReaderOutlivesTheContextItWasMadeWith", func(t *testing.T, open Open) {
		store := open(t, &newFixture().Dataset)
		ctx, cancel := context.WithCancel(t.Context())
		r := good(store.Reader(ctx))(t)
		cancel()
		for _, c := range calls {
			expectError(t, c.name, c.ask(t.Context(), r, ids(mir21), kg.Page{Limit: 1}), nil)
		}
	}},
}

// expectEnd checks that nothing is answered once the context has ended.
func expectEnd(t *testing.T, open Open, ended context.Context, want error) {
	store := open(t, &newFixture().Dataset)
	r := good(store.Reader(t.Context()))(t)
	for _, c := range calls {
		expectError(t, c.name, c.ask(ended, r, ids(mir21), kg.Page{Limit: 1}), want)
		expectError(t, c.name+" of nothing", c.ask(ended, r, nil, kg.Page{}), want)
	}
	_, err := store.Reader(ended)
	expectError(t, "Reader", err, want)
	before := r.Version()
	expectError(t, "Load", store.Load(ended, Generate(1, Size{Nodes: 20})), want)
	expect(t, "version after the load that was not", readerOf(t, store).Version(), before)
}
