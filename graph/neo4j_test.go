package graph_test

import (
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/evgraph/evgraph/examples"
	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
	"github.com/evgraph/evgraph/seed"
)

func TestMain(m *testing.M) { os.Exit(neotest.Main(m)) }

// statements counts what a store on Neo4j sends.
type statements struct{ n atomic.Int64 }

func (s *statements) trace(neostore.Statement) { s.n.Add(1) }

func (s *statements) take() int { return int(s.n.Swap(0)) }

// onNeo4j gives a client of the dataset in Neo4j.
func onNeo4j(t *testing.T, d *kg.Dataset) (client, *statements) {
	t.Helper()
	sent := &statements{}
	store := neotest.Loaded(t, d, func(c *neostore.Config) { c.Trace = sent.trace })
	sent.take()
	return newClient(t, store), sent
}

// data is the part of a response that stores may not differ in, as it was sent.
func (a answer) data() string {
	body := string(a.Body)
	if at := strings.LastIndex(body, `,"extensions":`); at >= 0 {
		return body[:at]
	}
	return body
}

// TestNeo4jAnswersExamples asks every example of both stores.
func TestNeo4jAnswersExamples(t *testing.T) {
	d, report := curate.Load(seed.FS)
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	c, _ := onNeo4j(t, d)
	embedded, _ := seeded(t)
	list, err := examples.All(examples.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		t.Run(e.Name, func(t *testing.T) {
			var variables vars
			if e.Variables != "" {
				if err := json.Unmarshal([]byte(e.Variables), &variables); err != nil {
					t.Fatal(err)
				}
			}
			want, got := embedded.get(e.Query, variables).data(), c.get(e.Query, variables).data()
			if !strings.HasPrefix(want, `{"data":{`) {
				t.Fatalf("no data: %s", want)
			}
			if got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

// TestNeo4jStatements counts the Cypher statements of a query: one for each read
// of the contract and one to see which version is published.
func TestNeo4jStatements(t *testing.T) {
	c, sent := onNeo4j(t, newLattice())
	embedded, _ := latticed(t)
	for _, tc := range levelCases {
		t.Run(tc.name, func(t *testing.T) {
			sent.take()
			got := c.get(tc.query, tc.vars)
			if n, reads := sent.take(), sum(t, tc.calls); n > reads+1 {
				t.Errorf("%d statements for %d reads", n, reads)
			}
			if want := embedded.get(tc.query, tc.vars).data(); got.data() != want {
				t.Errorf("got  %s\nwant %s", got.data(), want)
			}
		})
	}
}

// sum adds up calls such as "Expand:2 Nodes:1".
func sum(t *testing.T, calls string) int {
	t.Helper()
	total := 0
	for _, call := range strings.Fields(calls) {
		_, number, _ := strings.Cut(call, ":")
		n, err := strconv.Atoi(number)
		if err != nil {
			t.Fatal(err)
		}
		total += n
	}
	return total
}

// TestNeo4jStatementsOfNestedLists counts them for queries by their list fields.
func TestNeo4jStatementsOfNestedLists(t *testing.T) {
	c, sent := onNeo4j(t, newLattice())
	for _, tc := range []struct {
		lists int
		query string
	}{
		{1, `{mscSources(first: 20) {nodes {name}}}`},
		{2, `{mscSources(first: 20) {nodes {preparations {nodes {name}}}}}`},
		{3, `{mscSources(first: 20) {nodes {preparations {nodes {name}} statements {nodes {id}}}}}`},
		{5, `{mscSources(first: 20) {nodes {statements {nodes {id evidence {nodes {id}}}} preparations {nodes {cargo(first: 12) {nodes {name}}}}}}}`},
		{6, `{mscSources(first: 20) {nodes {preparations(first: 5) {nodes {cargo(first: 3) {nodes {
			targets(first: 2) {nodes {pathways(first: 1) {nodes {neighbors(first: 1) {nodes {name}}}}}}}}}}}}}`},
	} {
		sent.take()
		c.get(tc.query)
		if n := sent.take(); n > tc.lists+2 {
			t.Errorf("%d statements, at most %d: %s", n, tc.lists+2, tc.query)
		}
	}
}
