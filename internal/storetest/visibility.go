package storetest

import (
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// What a scope or a condition on evidence hides is hidden everywhere: from lists,
// totals, counts of negative ones, facets, neighbours and filters alike.

var visibilityCases = []testCase{
	{"ScopeInEveryList", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		table := kg.SourceScope{Sources: []string{tableSource}}
		page := c.listStatements(kg.StatementQuery{Scope: table, Page: everything})
		expect(t, "statements", statementIDs(page.Statements), ids(f.affects, f.isCvDis, f.isHeartDis, f.ofHuman, f.ofMouse, f.ortholog))
		expect(t, "total and negative", []int{page.Total, page.Negative}, []int{6, 0})
		expect(t, "facets", page.Predicates, []kg.Facet{{Value: "IS_A", Count: 2}, {Value: "OF_SPECIES", Count: 2}, {Value: "AFFECTS", Count: 1}, {Value: "ORTHOLOG_OF", Count: 1}})
		e := c.expand(kg.ExpandQuery{Scope: table, Nodes: ids(humanPTEN, smallEV), Page: everything})
		expect(t, "expansion", statementIDs(e.Statements), ids(f.ortholog, f.affects))
		expect(t, "counts", e.Counts, []kg.Counts{{Total: 1}, {Total: 1}})
		n := c.neighbors(kg.ExpandQuery{Scope: table, Nodes: ids(humanPTEN, myocyte), Page: everything})
		expect(t, "neighbours", nodeIDs(n.Nodes), ids(mousePten, smallEV))
		expect(t, "counts", n.Counts, []kg.Counts{{Total: 1}, {Total: 1}})
		hop := kg.Selection{Hop: &kg.Hop{Direction: kg.Out}}
		expect(t, "filter", c.selects(table, hop), sorted(ids(smallEV, infarction, heartDis, stemCell, infarctMdl, humanPTEN)))
	}},
	{"ScopeOfSeveralOrNone", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		for _, w := range []struct {
			sources []string
			total   int
		}{
			{nil, 17}, {[]string{reviewSource}, 12}, {[]string{reviewSource, tableSource}, 17}, {[]string{unusedSource}, 0}, {[]string{"nowhere"}, 0},
			{[]string{"Table"}, 0}, {[]string{tableSource, tableSource, "nowhere"}, 6},
		} {
			page := c.listStatements(kg.StatementQuery{Scope: kg.SourceScope{Sources: w.sources}})
			expect(t, show(w.sources), page.Total, w.total)
		}
	}},
	{"OneEntryFulfilsAll", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		list := func(scope kg.SourceScope, m kg.EvidenceMatch) []kg.CURIE {
			q := kg.StatementQuery{Scope: scope, Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Affects, kg.Regulates}, Evidence: m}, Page: everything}
			return sorted(statementIDs(c.listStatements(q).Statements))
		}
		credits := kg.EvidenceMatch{Publication: setOf(paperB), Settings: []kg.Setting{kg.InVivo}}
		expect(t, "paper and setting of different entries", list(kg.SourceScope{}, credits), ids())
		credits.Settings = []kg.Setting{kg.InVitro}
		expect(t, "paper and setting of one entry", list(kg.SourceScope{}, credits), sorted(ids(f.lowers, f.spares, f.itself)))
		expect(t, "scope and match of different entries", list(kg.SourceScope{Sources: []string{tableSource}}, kg.EvidenceMatch{Settings: []kg.Setting{kg.InVivo}}), ids())
		expect(t, "scope and match of one entry", list(kg.SourceScope{Sources: []string{tableSource}}, kg.EvidenceMatch{Kinds: []kg.EvidenceKind{kg.Mapping}}), ids(f.affects))
	}},
	{"NegativeCountsVisibleOnes", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		m := kg.StatementMatch{Negative: pointer(false), Evidence: kg.EvidenceMatch{Settings: []kg.Setting{kg.InVivo}}}
		page := c.listStatements(kg.StatementQuery{Match: m})
		expect(t, "negative statements that only other evidence shows", []int{page.Total, page.Negative}, []int{5, 0})
		m.Evidence = kg.EvidenceMatch{Hedged: pointer(true)}
		page = c.listStatements(kg.StatementQuery{Match: m})
		expect(t, "negative statements that this evidence shows", []int{page.Total, page.Negative}, []int{2, 2})
		e := c.expand(kg.ExpandQuery{Nodes: ids(mir21), Match: m})
		expect(t, "of one node", e.Counts, []kg.Counts{{Total: 1, Negative: 1, More: true}})
	}},
	{"RefutingEvidenceShows", func(t *testing.T, open Open) {
		b := newBuilder()
		b.node("EVG:a", kg.Gene, "a")
		b.node("EVG:p", kg.Pathway, "p")
		s := b.say("EVG:a", kg.Modulates, "EVG:p", kg.Qualifiers{}, kg.Evidence{Refutes: true})
		page := opened(t, open, &b.Dataset).listStatements(kg.StatementQuery{Page: everything})
		expect(t, "a claim that is only disputed", statementIDs(page.Statements), ids(s))
	}},
}
