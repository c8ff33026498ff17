package storetest

import (
	"context"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

var scanCases = []testCase{
	{"GivesTheDatasetBack", func(t *testing.T, open Open) {
		for seed := range uint64(3) {
			size := Size{Nodes: 30, Statements: 60}
			want := Generate(seed, size)
			want.Normalise()
			r := opened(t, open, Generate(seed, size)).r
			for limit := range 3 {
				limit = []int{1, 7, 1000}[limit]
				got := &kg.Dataset{
					Nodes:      scanAll(t, r.ScanNodes, limit, func(n *kg.Node) kg.CURIE { return n.ID }),
					Statements: scanAll(t, r.ScanStatements, limit, func(s *kg.Statement) kg.CURIE { return s.ID }),
					Evidence:   scanAll(t, r.ScanEvidence, limit, func(e *kg.Evidence) kg.CURIE { return e.ID }),
					Sources:    want.Sources,
				}
				expect(t, "nodes", got.Nodes, want.Nodes)
				expect(t, "statements", got.Statements, want.Statements)
				expect(t, "evidence", got.Evidence, want.Evidence)
			}
		}
	}},
	{"SameVersion", func(t *testing.T, open Open) {
		want := newFixture()
		want.Normalise()
		r := opened(t, open, &newFixture().Dataset).r
		expect(t, "version", r.Version(), want.Version())
	}},
	{"BetweenIDsAndLimits", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		scan := func(after kg.CURIE, limit int) []kg.CURIE {
			return nodeIDs(good(c.r.ScanNodes(t.Context(), after, limit))(t))
		}
		expect(t, "after an id that does not exist", scan("MONDO:0005", 2), ids(infarction, heartDis))
		expect(t, "after an id that does", scan(infarction, 2), ids(heartDis, mouse))
		expect(t, "after the last", scan(heart, 2), ids())
		expect(t, "no items", scan("", 0), ids())
		expect(t, "fewer than none", scan("", -1), ids())
	}},
	{"Empty", func(t *testing.T, open Open) {
		r := opened(t, open, &kg.Dataset{}).r
		expect(t, "nodes", good(r.ScanNodes(t.Context(), "", 9))(t), []*kg.Node{})
		expect(t, "statements", good(r.ScanStatements(t.Context(), "", 9))(t), []*kg.Statement{})
		expect(t, "evidence", good(r.ScanEvidence(t.Context(), "", 9))(t), []*kg.Evidence{})
	}},
}

func scanAll[T any](t *testing.T, scan func(context.Context, kg.CURIE, int) ([]*T, error), limit int, id func(*T) kg.CURIE) []T {
	t.Helper()
	var all []T
	var after kg.CURIE
	for {
		page := good(scan(t.Context(), after, limit))(t)
		if len(page) == 0 {
			return all
		}
		for _, item := range page {
			all = append(all, *item)
		}
		if next := id(page[len(page)-1]); next > after {
			after = next
			continue
		}
		t.Fatalf("the scan does not move on from %q", after)
	}
}
