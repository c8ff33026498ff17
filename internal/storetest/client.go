package storetest

import (
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// client asks a reader on behalf of a case, which fails when an answer is an
// error.
type client struct {
	t *testing.T
	r kg.Reader
}

// opened returns a client of a fresh store with the dataset.
func opened(t *testing.T, open Open, d *kg.Dataset) client {
	t.Helper()
	return client{t, readerOf(t, open(t, d))}
}

func good[T any](answer T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatalf("unexpected error: %v", err)
		}
		return answer
	}
}

func (c client) nodes(ids ...kg.CURIE) []*kg.Node {
	c.t.Helper()
	return good(c.r.Nodes(c.t.Context(), ids))(c.t)
}

func (c client) named(l ...kg.Lookup) [][]kg.Named {
	c.t.Helper()
	return good(c.r.Named(c.t.Context(), l))(c.t)
}

func (c client) listNodes(q kg.NodeQuery) *kg.NodePage {
	c.t.Helper()
	return good(c.r.ListNodes(c.t.Context(), q))(c.t)
}

func (c client) listStatements(q kg.StatementQuery) *kg.StatementPage {
	c.t.Helper()
	return good(c.r.ListStatements(c.t.Context(), q))(c.t)
}

func (c client) expand(q kg.ExpandQuery) *kg.Expansion {
	c.t.Helper()
	e := good(c.r.Expand(c.t.Context(), q))(c.t)
	c.checkColumns(len(q.Nodes), e.Offsets, len(e.Statements), len(e.Counts))
	return e
}

func (c client) neighbors(q kg.ExpandQuery) *kg.Neighborhood {
	c.t.Helper()
	n := good(c.r.Neighbors(c.t.Context(), q))(c.t)
	c.checkColumns(len(q.Nodes), n.Offsets, len(n.Nodes), len(n.Counts))
	c.checkColumns(len(n.Nodes), n.StatementOffsets, len(n.Statements), len(n.Nodes))
	return n
}

func (c client) evidenceOf(q kg.EvidenceQuery) *kg.EvidencePages {
	c.t.Helper()
	e := good(c.r.EvidenceOf(c.t.Context(), q))(c.t)
	c.checkColumns(len(q.Statements), e.Offsets, len(e.Entries), len(e.Counts))
	return e
}

func (c client) search(q kg.SearchQuery) *kg.SearchPage {
	c.t.Helper()
	return good(c.r.Search(c.t.Context(), q))(c.t)
}

func (c client) selects(scope kg.SourceScope, s kg.Selection) []kg.CURIE {
	c.t.Helper()
	return good(c.r.Select(c.t.Context(), scope, s))(c.t)
}

// checkColumns checks that offsets cut a column of so many items into parts.
func (c client) checkColumns(parts int, offsets []int, items, counts int) {
	c.t.Helper()
	if len(offsets) != parts+1 || counts != parts || offsets[0] != 0 || offsets[parts] != items || !slices.IsSorted(offsets) {
		c.t.Fatalf("%d parts, %d counts and %d items have the offsets %v", parts, counts, items, offsets)
	}
}

// expect fails the case when an answer is not as wanted.
func expect(t *testing.T, what string, got, want any) {
	t.Helper()
	if !equal(got, want) {
		t.Errorf("%s\ngot  %s\nwant %s", what, show(got), show(want))
	}
}

// expectError fails the case when an error is not the wanted sentinel.
func expectError(t *testing.T, what string, got, want error) {
	t.Helper()
	if sentinel(got) != want {
		t.Errorf("%s: got the error %v, want %v", what, got, want)
	}
}

// ids makes a list to compare with.
func ids(ids ...kg.CURIE) []kg.CURIE { return ids }

// The ids of answers, "" for nil.

func nodeIDs(nodes []*kg.Node) []kg.CURIE {
	out := make([]kg.CURIE, len(nodes))
	for i, n := range nodes {
		if n != nil {
			out[i] = n.ID
		}
	}
	return out
}

func statementIDs(statements []*kg.Statement) []kg.CURIE {
	out := make([]kg.CURIE, len(statements))
	for i, s := range statements {
		if s != nil {
			out[i] = s.ID
		}
	}
	return out
}

func evidenceIDs(entries []*kg.Evidence) []kg.CURIE {
	out := make([]kg.CURIE, len(entries))
	for i, e := range entries {
		if e != nil {
			out[i] = e.ID
		}
	}
	return out
}

func hitIDs(hits []kg.Hit) []kg.CURIE {
	out := make([]kg.CURIE, len(hits))
	for i, h := range hits {
		out[i] = h.ID
	}
	return out
}

// sorted returns the ids in order, to compare where the order is another case's.
func sorted(ids []kg.CURIE) []kg.CURIE { return slices.Sorted(slices.Values(ids)) }

// everything is a page of all that one page can hold.
var everything = kg.Page{Limit: kg.MaxPage}

func pointer[T any](v T) *T { return &v }

func setOf(ids ...kg.CURIE) *kg.Set { return pointer(kg.NewSet(ids...)) }
