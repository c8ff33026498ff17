package storetest

import (
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

var loadCases = []testCase{
	{"ReadersKeepTheirVersion", func(t *testing.T, open Open) {
		store := open(t, &newFixture().Dataset)
		old := client{t, readerOf(t, store)}
		before := answers(old)
		size := Size{Nodes: 40, Statements: 60}
		if err := store.Load(t.Context(), Generate(1, size)); err != nil {
			t.Fatalf("load: %v", err)
		}
		expect(t, "answers of the old reader", answers(old), before)
		want := Generate(1, size)
		want.Normalise()
		fresh := client{t, readerOf(t, store)}
		expect(t, "version of a new reader", fresh.r.Version(), want.Version())
		expect(t, "old nodes in a new reader", nodeIDs(fresh.nodes(mir21)), ids(""))
	}},
	{"ReplacesEverything", func(t *testing.T, open Open) {
		store := open(t, Generate(1, Size{Nodes: 40, Statements: 60}))
		if err := store.Load(t.Context(), &newFixture().Dataset); err != nil {
			t.Fatalf("load: %v", err)
		}
		again := opened(t, open, &newFixture().Dataset)
		expect(t, "answers", answers(client{t, readerOf(t, store)}), answers(again))
	}},
	{"EmptyDataset", func(t *testing.T, open Open) {
		store := open(t, &newFixture().Dataset)
		if err := store.Load(t.Context(), &kg.Dataset{}); err != nil {
			t.Fatalf("load: %v", err)
		}
		c := client{t, readerOf(t, store)}
		expect(t, "nodes", nodeIDs(c.nodes(mir21)), ids(""))
		expect(t, "total", c.listStatements(kg.StatementQuery{}).Total, 0)
	}},
	{"OrderOfInputDoesNotMatter", func(t *testing.T, open Open) {
		shuffled := newFixture()
		slices.Reverse(shuffled.Nodes)
		slices.Reverse(shuffled.Statements)
		slices.Reverse(shuffled.builder.Evidence)
		slices.Reverse(shuffled.Sources)
		expect(t, "answers", answers(opened(t, open, &shuffled.Dataset)), answers(opened(t, open, &newFixture().Dataset)))
	}},
	{"InvalidLeavesTheOldVersion", func(t *testing.T, open Open) {
		store := open(t, &newFixture().Dataset)
		before := answers(client{t, readerOf(t, store)})
		for name, d := range invalidDatasets() {
			expectError(t, name, store.Load(t.Context(), d), kg.ErrInvalid)
			expect(t, "answers after "+name, answers(client{t, readerOf(t, store)}), before)
		}
	}},
}

// answers are some of everything, to tell two versions apart.
func answers(c client) []any {
	c.t.Helper()
	return []any{
		c.r.Version(), good(c.r.Summary(c.t.Context()))(c.t), c.nodes(mir21, humanPTEN, unknown),
		c.listNodes(kg.NodeQuery{Page: everything}), c.listStatements(kg.StatementQuery{Page: everything}),
		c.expand(kg.ExpandQuery{Nodes: ids(smallEV, mir21, unknown), Page: everything}),
		c.neighbors(kg.ExpandQuery{Nodes: ids(smallEV, mir21, unknown), Page: everything}),
		c.named(kg.Lookup{Text: "pten"}), c.search(kg.SearchQuery{Text: "heart", Page: everything}),
		c.selects(kg.SourceScope{}, kg.Selection{Hop: &kg.Hop{Direction: kg.Out}}),
	}
}

// invalidDatasets break one rule each.
func invalidDatasets() map[string]*kg.Dataset {
	broken := func(breakIt func(f *fixture)) *kg.Dataset {
		f := newFixture()
		breakIt(f)
		return &f.Dataset
	}
	return map[string]*kg.Dataset{
		"a node twice":           broken(func(f *fixture) { f.node(mir21, kg.MiRNA, "again") }),
		"an end that is missing": broken(func(f *fixture) { f.say(mir21, kg.Regulates, unknown, kg.Qualifiers{}) }),
		"a wrong pair of ends":   broken(func(f *fixture) { f.say(heart, kg.Carries, mir21, kg.Qualifiers{}) }),
		"evidence of nothing":    broken(func(f *fixture) { f.support("EVG:S-none", kg.Evidence{}) }),
		"evidence of no source":  broken(func(f *fixture) { f.support(f.lowers, kg.Evidence{Source: "nowhere"}) }),
		"a statement with no proof": broken(func(f *fixture) {
			f.Statements = append(f.Statements, kg.NewStatement(mir21, kg.Regulates, mousePten, kg.Qualifiers{Effect: kg.Increases}))
		}),
	}
}
