package graph_test

import (
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
)

// runs is how often a query is repeated to see that it always costs the same.
const runs = 60

var levelCases = []struct {
	name  string
	query string
	vars  vars
	calls string
}{
	{
		name:  "OneNodeByID",
		query: `{node(ref: {id: "EVG:cargo-00"}) {id name category grain hub}}`,
		calls: "Nodes:1",
	},
	{
		name:  "OneNodeByName",
		query: `{node(ref: {name: "cargo-00"}) {id}}`,
		calls: "Named:1 Nodes:1",
	},
	{
		name:  "OneLevel",
		query: `{mscSources(first: 20) {nodes {preparations {totalCount}}}}`,
		calls: "ListNodes:1 Neighbors:1",
	},
	{
		name: "ThreeLevels",
		query: `{mscSources(first: 20) {nodes {preparations {nodes {cargo(first: 12) {nodes {id
			... on Gene {targets {nodes {id}}} ... on MiRNA {targets {nodes {id}}}}}}}}}}`,
		calls: "ListNodes:1 Neighbors:3",
	},
	{
		name: "FiveLevels",
		query: `{mscSources(first: 20) {nodes {preparations(first: 5) {nodes {cargo(first: 3) {nodes {
			targets(first: 2) {nodes {pathways(first: 1) {nodes {neighbors(first: 1) {nodes {name}}}}}}}}}}}}}`,
		calls: "ListNodes:1 Neighbors:5",
	},
	{
		name:  "NodesAndEdges",
		query: `{evPreparations(first: 200) {nodes {models {nodes {name}}} edges {node {models {edges {node {name} statements {id}}}}}}}`,
		calls: "ListNodes:1 Neighbors:1",
	},
	{
		name: "StatementsWithAllTheyMention",
		query: `{evPreparations(first: 20) {nodes {statements(first: 20) {nodes {reading subject {name} object {name} context {name}
			evidence {nodes {source {name} credits {name} model {name} preparation {name} species {name} via {name} with {name}
			comparator {name} statement {id}}}}}}}}`,
		calls: "EvidenceOf:1 Expand:1 ListNodes:1 Nodes:2 Statements:1 Summary:1",
	},
	{
		name:  "RootStatements",
		query: `{statements(first: 500) {nodes {subject {name statements(first: 1) {totalCount}} object {name statements(first: 1) {totalCount}}}}}`,
		calls: "Expand:2 ListStatements:1 Nodes:1",
	},
	{
		name:  "MixedCategories",
		query: `{find(first: 374) {nodes {neighbors(first: 1) {totalCount} taxon {name}}}}`,
		calls: "ListNodes:1 Neighbors:1 Nodes:1",
	},
	{
		// Statements of a publication are those that it is credited for.
		name:  "MixedCategoriesWithPublications",
		query: `{find(first: 374) {nodes {statements(first: 1) {totalCount}}}}`,
		calls: "Expand:2 ListNodes:1",
	},
	{
		name:  "TypedFieldsOfManyCategories",
		query: `{find(first: 374) {nodes {... on Cargo {targets {totalCount}} ... on EVPreparation {models {totalCount}} ... on Disease {models {totalCount}}}}}`,
		calls: "ListNodes:1 Neighbors:3",
	},
	{
		name:  "OtherArguments",
		query: `{mscSources(first: 20) {nodes {a: preparations(first: 1) {totalCount} b: preparations(first: 2) {totalCount}}}}`,
		calls: "ListNodes:1 Neighbors:2",
	},
	{
		name: "EqualArguments",
		query: `query ($n: Int! = 3, $m: Int! = 3, $f: NodeFilter, $g: NodeFilter) {mscSources(first: 20) {nodes {
			a: preparations(first: $n, filter: $f) {totalCount} b: preparations(first: $m, filter: $g) {totalCount}
			c: preparations(first: 3, filter: {attributes: {sizeClass: [SMALL]}}) {totalCount}}}}`,
		vars:  vars{"f": vars{"attributes": vars{"sizeClass": []string{"SMALL"}}}, "g": vars{"attributes": vars{"sizeClass": []string{"SMALL"}}}},
		calls: "ListNodes:1 Neighbors:1",
	},
	{
		name:  "OtherFilters",
		query: `{mscSources(first: 20) {nodes {a: preparations(filter: {hub: true}) {totalCount} b: preparations(filter: {hub: false}) {totalCount} c: preparations {totalCount}}}}`,
		calls: "ListNodes:1 Neighbors:3",
	},
	{
		name:  "NamesInFilters",
		query: `{mscSources(first: 20) {nodes {preparations(filter: {in: [{name: "preparation-001"}]}) {nodes {id}}}}}`,
		calls: "ListNodes:1 Named:1 Neighbors:1",
	},
	{
		// Taking a filter apart costs one call of Select for each hop.
		name: "RelatedInFilters",
		query: `{mscSources(first: 20) {nodes {preparations(filter: {related: [{predicate: [TESTED_IN],
			node: {related: [{predicate: [MODELS]}]}}]}) {nodes {id}}}}}`,
		calls: "ListNodes:1 Neighbors:1 Select:2",
	},
	{
		name:  "Sources",
		query: `{mscSources(first: 20, sources: ["paper"]) {nodes {preparations {nodes {cargo {totalCount}}}}}}`,
		calls: "ListNodes:1 Neighbors:2 Summary:1",
	},
	{
		name:  "FilterThatNothingCanFulfil",
		query: `{mscSources(first: 20) {nodes {preparations(filter: {category: [GENE]}) {totalCount nodes {id}}}} genes(filter: {category: [RNA]}) {totalCount}}`,
		calls: "ListNodes:1",
	},
	{
		name:  "Findings",
		query: `{diseaseModels {nodes {findings {nodes {evidence {totalCount}}}}}}`,
		calls: "EvidenceOf:1 Expand:1 ListNodes:1",
	},
	{
		// Each edge costs a call for its evidence and one for every hundred nodes it is
		// read from, which are 20 sources and 200 preparations, whatever the rows are.
		name: "Pattern",
		query: `{pattern(nodes: [{name: "source", filter: {category: [MSC_SOURCE]}}, {name: "ev"}, {name: "cargo", filter: {category: [MIRNA]}}],
			edges: [{from: "source", to: "ev", predicate: [SECRETES]}, {from: "ev", to: "cargo", predicate: [CARRIES]}], hubs: true, first: 500) {
			totalCount nodes {reading bindings {node {name}}} groups(by: "cargo") {nodes {rows}}}}`,
		calls: "EvidenceOf:2 Expand:3 Nodes:3 Select:1 Summary:1",
	},
	{
		name:  "Search",
		query: `{search(text: "preparation", first: 200) {nodes {neighbors {totalCount}} edges {node {name}}}}`,
		calls: "Neighbors:1 Nodes:1 Search:1",
	},
	{
		name:  "Resolve",
		query: `{resolve(refs: [{name: "twin"}, {id: "EVG:cargo-00"}, {citation: 1}]) {node {neighbors {totalCount}} candidates {name}}}`,
		calls: "Named:1 Neighbors:1 Nodes:1",
	},
	{
		name:  "Meta",
		query: `{meta {counts {nodes} metagraph {count} sources {key} categories {count}}}`,
		calls: "Summary:1",
	},
}

// TestCalls counts what the store is asked: one call for each list field and
// level, however many nodes there are, and the same in every run.
func TestCalls(t *testing.T) {
	store := counted(must(t, theLattice).store)
	c := newClient(t, store)
	for _, tc := range levelCases {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			store.take()
			for run := range runs {
				c.get(tc.query, tc.vars)
				if got := store.take(); got != tc.calls {
					t.Fatalf("run %d: calls are %q, want %q", run, got, tc.calls)
				}
			}
		})
	}
}

// TestCallsOfFailures shows that a level fails once, and not once for each node.
func TestCallsOfFailures(t *testing.T) {
	store := counted(must(t, theLattice).store)
	c := newClient(t, store)
	for _, tc := range []struct {
		name, query, calls string
		code               guard.Code
	}{
		{"ErrUnknownName", `{evPreparations(first: 200) {nodes {models(filter: {in: [{name: "nobody"}]}) {totalCount}}}}`,
			"ListNodes:1 Named:1 Search:1", guard.UnknownNode},
		{"ErrCursor", `{evPreparations(first: 200) {nodes {models(after: "x") {totalCount}}}}`, "ListNodes:1", guard.BadCursor},
		{"ErrPage", `{statements(first: 200) {nodes {evidence(first: -1) {totalCount}}}}`, "", guard.PageOutOfRange},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			store.take()
			c.refuse(tc.code, tc.query)
			if got := store.take(); got != tc.calls {
				t.Errorf("calls are %q, want %q", got, tc.calls)
			}
		})
	}
}
