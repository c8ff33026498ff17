package neostore_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
	"github.com/evgraph/evgraph/internal/storetest"
)

// byHand runs a statement on the server of the tests as a person would, and
// returns the values of its first record.
func byHand(t testing.TB, text string, params map[string]any) []any {
	t.Helper()
	records := neotest.Cypher(t, text, params)
	if len(records) == 0 {
		return nil
	}
	return records[0].Values
}

// small is a graph that loads in a moment; another seed is another graph.
func small(seed uint64) *kg.Dataset {
	return storetest.Generate(seed, storetest.Size{Nodes: 60, Statements: 150})
}

// load loads, or ends the test.
func load(t testing.TB, s *neostore.Store, d *kg.Dataset, o neostore.LoadOptions) neostore.LoadResult {
	t.Helper()
	result, err := s.LoadWith(t.Context(), d, o)
	must(t, err)
	return result
}

// expectVerified fails the test unless the database holds exactly the dataset.
func expectVerified(t testing.TB, s *neostore.Store, d *kg.Dataset) {
	t.Helper()
	difference, err := s.Verify(t.Context(), d)
	must(t, err)
	if !difference.Empty() || difference.Stored != difference.Wanted {
		t.Fatalf("database and dataset differ: %+v", difference)
	}
}

// expectKind fails the test unless the error is of the kind.
func expectKind(t testing.TB, err, kind error) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("the error is %v, but should be: %v", err, kind)
	}
}

// counts are the numbers of nodes by label that evgraph has in the database.
func counts(t testing.TB) []any {
	t.Helper()
	return slices.Clone(byHand(t, `
OPTIONAL MATCH (n:Entity) WITH count(n) AS nodes
OPTIONAL MATCH (:Entity)-[r]->(:Entity) WITH nodes, count(r) AS statements
OPTIONAL MATCH (e:Evidence) WITH nodes, statements, count(e) AS evidence
OPTIONAL MATCH (s:KnowledgeSource) RETURN nodes, statements, evidence, count(s)`, nil))
}

func sizes(ds ...*kg.Dataset) []any {
	var n [4]int64
	for _, d := range ds {
		n[0] += int64(len(d.Nodes))
		n[1] += int64(len(d.Statements))
		n[2] += int64(len(d.Evidence))
		n[3] += int64(len(d.Sources))
	}
	return []any{n[0], n[1], n[2], n[3]}
}

func versionOf(d *kg.Dataset) string {
	d.Normalise()
	return d.Version()
}

func sameText(a, b any) bool { return fmt.Sprint(a) == fmt.Sprint(b) }
