// Package storetest is the conformance suite for kg.Store: what the contract in
// package kg says, as cases that every store has to pass, all of them.
//
// Run is the one entry. Its cases are hand-written, one file for each topic, most
// of them over the graph drawn in fixture.go; then the store is compared with the
// naive one in random questions about random graphs. A difference is printed with
// its seed, and EVGRAPH_STORETEST_SEED runs that seed alone, while
// EVGRAPH_STORETEST_OPS asks more questions of each.
package storetest

import (
	"fmt"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// Open makes a fresh store that holds the dataset. It cleans up by t.Cleanup.
type Open func(t *testing.T, d *kg.Dataset) kg.Store

// testCase is one statement about stores.
type testCase struct {
	name string
	run  func(t *testing.T, open Open)
}

// Run tests a store. Each case opens a store of its own.
func Run(t *testing.T, open func(t *testing.T, d *kg.Dataset) kg.Store) {
	for _, topic := range []struct {
		name  string
		cases []testCase
	}{
		{"Nodes", nodeCases}, {"Named", namedCases}, {"ListNodes", listNodeCases}, {"Collation", collationCases},
		{"Statements", statementCases}, {"Expand", expandCases}, {"Neighbors", neighborCases}, {"Evidence", evidenceCases},
		{"Visibility", visibilityCases}, {"Paging", pagingCases}, {"Search", searchCases}, {"Filter", filterCases},
		{"Scan", scanCases}, {"Summary", summaryCases}, {"Limits", limitCases}, {"Context", contextCases},
		{"Load", loadCases}, {"Concurrency", concurrencyCases},
	} {
		t.Run(topic.name, func(t *testing.T) {
			for _, c := range topic.cases {
				t.Run(c.name, func(t *testing.T) { c.run(t, open) })
			}
		})
	}
	t.Run("Random", func(t *testing.T) {
		seeds, operations := randomPlan(t)
		for _, seed := range seeds {
			t.Run(fmt.Sprint(seed), func(t *testing.T) { RunRandom(t, open, seed, operations) })
		}
	})
}

func readerOf(t *testing.T, s kg.Store) kg.Reader {
	t.Helper()
	r, err := s.Reader(t.Context())
	if err != nil {
		t.Fatalf("reader: %v", err)
	}
	return r
}
