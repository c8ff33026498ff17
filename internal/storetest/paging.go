package storetest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// listing is a list of which a case takes pages.
type listing struct {
	name string
	page func(p kg.Page) (items []kg.CURIE, total int, more bool)
}

var pagingCases = []testCase{
	{"EveryPageSizeInBothDirections", func(t *testing.T, open Open) {
		for _, l := range opened(t, open, pagingGraph()).listings() {
			whole, total, more := l.page(everything)
			if len(whole) < 5 || total != len(whole) || more {
				t.Fatalf("%s: %d items, total %d, more %v: not a list to page through", l.name, len(whole), total, more)
			}
			for size := 1; size <= len(whole)+1; size++ {
				for _, backward := range []bool{false, true} {
					what := fmt.Sprintf("%s by %d, backward %v", l.name, size, backward)
					expect(t, what, l.walk(t, size, backward, total), whole)
				}
			}
		}
	}},
	{"AtTheEnds", func(t *testing.T, open Open) {
		for _, l := range opened(t, open, pagingGraph()).listings() {
			whole, _, _ := l.page(everything)
			first, last := whole[0], whole[len(whole)-1]
			for _, p := range []kg.Page{{Limit: 3, From: last}, {Limit: 3, From: first, Backward: true}} {
				items, total, more := l.page(p)
				if len(items) != 0 || total != len(whole) || more {
					t.Errorf("%s: behind the end are %v, total %d, more %v", l.name, items, total, more)
				}
			}
			items, _, more := l.page(kg.Page{Limit: 2, Backward: true})
			expect(t, l.name+": the last two", items, whole[len(whole)-2:])
			if !more {
				t.Errorf("%s: nothing is said to be before the last two", l.name)
			}
			if _, _, more := l.page(kg.Page{From: whole[len(whole)-2]}); !more {
				t.Errorf("%s: nothing is said to be behind the last but one", l.name)
			}
		}
	}},
	{"BehindAnItemThatTheFilterLeavesOut", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		nodes := c.listNodes(kg.NodeQuery{Match: kg.NodeMatch{Categories: []kg.Category{kg.Gene, kg.Tissue}}, Page: kg.Page{Limit: 9, From: mir21}})
		expect(t, "nodes", nodeIDs(nodes.Nodes), ids(humanPTEN, mousePten))
		statements := c.listStatements(kg.StatementQuery{Match: kg.StatementMatch{Subject: setOf(smallEV)}, Page: kg.Page{Limit: 9, From: f.modulates}})
		expect(t, "statements", statementIDs(statements.Statements), ids(f.tested))
		entries := c.evidenceOf(kg.EvidenceQuery{Statements: ids(f.lowers), Page: kg.Page{Limit: 9, From: f.entriesOf(f.modulates)[0]}})
		expect(t, "entries of another statement", evidenceIDs(entries.Entries), ids())
		hits := c.search(kg.SearchQuery{Text: "heart", Categories: []kg.Category{kg.Disease}, Page: kg.Page{Limit: 9, From: heart}})
		expect(t, "hits", hitIDs(hits.Hits), ids(heartDis, infarction))
	}},
	{"UnknownItem", func(t *testing.T, open Open) {
		f := newFixture()
		r := opened(t, open, &newFixture().Dataset).r
		ctx, p := t.Context(), kg.Page{Limit: 1, From: unknown}
		for _, backward := range []bool{false, true} {
			p.Backward = backward
			_, err := r.ListNodes(ctx, kg.NodeQuery{Page: p})
			expectError(t, "ListNodes", err, kg.ErrBadCursor)
			_, err = r.ListStatements(ctx, kg.StatementQuery{Page: p})
			expectError(t, "ListStatements", err, kg.ErrBadCursor)
			_, err = r.Expand(ctx, kg.ExpandQuery{Nodes: ids(mir21), Page: p})
			expectError(t, "Expand", err, kg.ErrBadCursor)
			_, err = r.Neighbors(ctx, kg.ExpandQuery{Nodes: ids(mir21), Page: p})
			expectError(t, "Neighbors", err, kg.ErrBadCursor)
			_, err = r.Neighbors(ctx, kg.ExpandQuery{Nodes: ids(mir21), Order: kg.ByStrength, Page: p})
			expectError(t, "Neighbors by strength", err, kg.ErrBadCursor)
			_, err = r.EvidenceOf(ctx, kg.EvidenceQuery{Statements: ids(f.lowers), Page: p})
			expectError(t, "EvidenceOf", err, kg.ErrBadCursor)
			_, err = r.Search(ctx, kg.SearchQuery{Text: "heart", Page: p})
			expectError(t, "Search", err, kg.ErrBadCursor)
		}
		_, err := r.ListStatements(ctx, kg.StatementQuery{Page: kg.Page{Limit: 1, From: mir21}})
		expectError(t, "an item of another kind", err, kg.ErrBadCursor)
	}},
}

// walk takes all pages of a size and puts them together in the order of the list.
func (l listing) walk(t *testing.T, size int, backward bool, total int) []kg.CURIE {
	t.Helper()
	var all []kg.CURIE
	p := kg.Page{Limit: size, Backward: backward}
	for {
		items, n, more := l.page(p)
		if n != total {
			t.Fatalf("%s: the total is %d on one page and %d on another", l.name, total, n)
		}
		if backward {
			all = append(slices.Clone(items), all...)
		} else {
			all = append(all, items...)
		}
		if !more || len(items) == 0 || len(all) > total {
			return all
		}
		if p.From = items[len(items)-1]; backward {
			p.From = items[0]
		}
	}
}

// pagingGraph has one node in the middle that most statements join, with ties of
// every sort.
func pagingGraph() *kg.Dataset {
	b := newBuilder()
	middle := b.node("EVG:middle", kg.CellType, "middle cell")
	for i, name := range []string{"cell b", "cell a", "Cell A", "cell a", "CELL B", "cell é", "cell É", "𐐀 cell", "cell a b"} {
		id := b.node(numbered("EVG:n%d", (i*7)%10), kg.CellType, name)
		b.say(id, kg.Affects, middle, kg.Qualifiers{Effect: kg.Increases}, kg.Evidence{Level: kg.Primary, Basis: kg.Stated, Hedged: i%2 == 0})
		b.say(middle, kg.Affects, id, kg.Qualifiers{Effect: kg.Increases})
		b.say(middle, kg.DevelopsInto, id, kg.Qualifiers{Negated: i%3 == 0})
	}
	b.say(middle, kg.Affects, middle, kg.Qualifiers{}, []kg.Evidence{{}, {}, {Hedged: true, Level: kg.Primary}, {}, {Refutes: true}, {Level: kg.Primary}, {}}...)
	return &b.Dataset
}

// listings are all kinds of lists of the graph, in all orders.
func (c client) listings() []listing {
	var all []listing
	for _, o := range []kg.NodeOrder{kg.ByName, kg.ByID} {
		all = append(all, listing{"nodes " + string(o), func(p kg.Page) ([]kg.CURIE, int, bool) {
			l := c.listNodes(kg.NodeQuery{Order: o, Page: p})
			return nodeIDs(l.Nodes), l.Total, l.More
		}})
	}
	for _, o := range []kg.StatementOrder{kg.ByPredicate, kg.ByStrength} {
		all = append(all, listing{"statements " + string(o), func(p kg.Page) ([]kg.CURIE, int, bool) {
			l := c.listStatements(kg.StatementQuery{Order: o, Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Affects}}, Page: p})
			return statementIDs(l.Statements), l.Total, l.More
		}}, listing{"expansion " + string(o), func(p kg.Page) ([]kg.CURIE, int, bool) {
			l := c.expand(kg.ExpandQuery{Nodes: ids("EVG:middle"), Order: o, Page: p})
			return statementIDs(l.Statements), l.Counts[0].Total, l.Counts[0].More
		}}, listing{"positive expansion " + string(o), func(p kg.Page) ([]kg.CURIE, int, bool) {
			l := c.expand(kg.ExpandQuery{Nodes: ids("EVG:middle"), Match: kg.StatementMatch{Negative: pointer(false)}, Order: o, Page: p})
			return statementIDs(l.Statements), l.Counts[0].Total, l.Counts[0].More
		}}, listing{"neighbours " + string(o), func(p kg.Page) ([]kg.CURIE, int, bool) {
			l := c.neighbors(kg.ExpandQuery{Nodes: ids("EVG:middle"), Order: o, Page: p})
			return nodeIDs(l.Nodes), l.Counts[0].Total, l.Counts[0].More
		}})
	}
	loop := kg.NewStatement("EVG:middle", kg.Affects, "EVG:middle", kg.Qualifiers{}).ID
	for _, o := range []kg.EvidenceOrder{kg.StrongestFirst, kg.ByEvidenceID} {
		all = append(all, listing{"evidence " + string(o), func(p kg.Page) ([]kg.CURIE, int, bool) {
			l := c.evidenceOf(kg.EvidenceQuery{Statements: ids(loop), Order: o, Page: p})
			return evidenceIDs(l.Entries), l.Counts[0].Total, l.Counts[0].More
		}})
	}
	return append(all, listing{"hits", func(p kg.Page) ([]kg.CURIE, int, bool) {
		l := c.search(kg.SearchQuery{Text: "cell", Page: p})
		return hitIDs(l.Hits), l.Total, l.More
	}})
}
