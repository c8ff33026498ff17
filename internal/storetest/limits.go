package storetest

import (
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

var limitCases = []testCase{
	{"MaxIDs", func(t *testing.T, open Open) {
		r := opened(t, open, &newFixture().Dataset).r
		many := make([]kg.CURIE, kg.MaxIDs+1)
		for i := range many {
			many[i] = mir21
		}
		for _, c := range calls {
			if c.ids {
				expectError(t, c.name+" with too many ids", c.ask(t.Context(), r, many, kg.Page{Limit: 1}), kg.ErrTooMany)
				expectError(t, c.name+" with as many as allowed", c.ask(t.Context(), r, many[1:], kg.Page{Limit: 1}), nil)
				expectError(t, c.name+" without ids", c.ask(t.Context(), r, nil, kg.Page{Limit: 1}), nil)
			}
		}
	}},
	{"MaxPage", func(t *testing.T, open Open) {
		r := opened(t, open, &newFixture().Dataset).r
		for _, c := range calls {
			if !c.pages {
				continue
			}
			for _, limit := range []int{-1, kg.MaxPage + 1} {
				expectError(t, c.name, c.ask(t.Context(), r, ids(mir21), kg.Page{Limit: limit}), kg.ErrPageRange)
				expectError(t, c.name+" backward", c.ask(t.Context(), r, nil, kg.Page{Limit: limit, Backward: true}), kg.ErrPageRange)
			}
			for _, limit := range []int{0, kg.MaxPage} {
				expectError(t, c.name, c.ask(t.Context(), r, ids(mir21), kg.Page{Limit: limit}), nil)
			}
		}
	}},
	{"MaxPageIsReached", func(t *testing.T, open Open) {
		c := opened(t, open, parallel(kg.MaxPage+20))
		page := c.listStatements(kg.StatementQuery{Page: everything})
		expect(t, "items, total", []int{len(page.Statements), page.Total}, []int{kg.MaxPage, kg.MaxPage + 20})
		e := c.expand(kg.ExpandQuery{Nodes: ids("EVG:subject"), Page: everything})
		expect(t, "counts", e.Counts, []kg.Counts{{Total: kg.MaxPage + 20, More: true}})
		rest := c.expand(kg.ExpandQuery{Nodes: ids("EVG:subject"), Page: kg.Page{Limit: kg.MaxPage, From: e.Statements[kg.MaxPage-1].ID}})
		expect(t, "rest", len(rest.Statements), 20)
	}},
	{"MaxSet", func(t *testing.T, open Open) {
		b := newBuilder()
		for i := range kg.MaxSet + 1 {
			b.node(numbered("EVG:n%05d", i), kg.Gene, "gene")
		}
		c := opened(t, open, &b.Dataset)
		_, err := c.r.Select(t.Context(), kg.SourceScope{}, kg.Selection{})
		expectError(t, "one too many", err, kg.ErrTooBroad)
		but := kg.NewSet("EVG:n00007").Not()
		if got := c.selects(kg.SourceScope{}, kg.Selection{Within: &but}); len(got) != kg.MaxSet || got[7] != "EVG:n00008" {
			t.Errorf("%d ids, want %d", len(got), kg.MaxSet)
		}
		expect(t, "lists have no such limit", c.listNodes(kg.NodeQuery{}).Total, kg.MaxSet+1)
	}},
}
