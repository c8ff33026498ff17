package storetest

import (
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

var expandCases = []testCase{
	{"Directions", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		for _, w := range []struct {
			direction kg.Direction
			want      []kg.CURIE
		}{
			{kg.Out, ids(f.modulates, f.ortholog)},
			{kg.In, append(ids(f.lacks), sorted(ids(f.lowers, f.spares))...)},
			{kg.Both, slices.Concat(ids(f.lacks, f.modulates, f.ortholog), sorted(ids(f.lowers, f.spares)))},
			{"", slices.Concat(ids(f.lacks, f.modulates, f.ortholog), sorted(ids(f.lowers, f.spares)))},
		} {
			e := c.expand(kg.ExpandQuery{Nodes: ids(humanPTEN), Direction: w.direction, Page: everything})
			expect(t, "statements "+string(w.direction), statementIDs(e.Statements), w.want)
			expect(t, "total", e.Counts[0].Total, len(w.want))
		}
	}},
	{"SelfLoopOnce", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		expect(t, "both", statementIDs(c.expand(kg.ExpandQuery{Nodes: ids(myocyte), Page: everything}).Statements), ids(f.itself, f.affects))
		expect(t, "out", statementIDs(c.expand(kg.ExpandQuery{Nodes: ids(myocyte), Direction: kg.Out, Page: everything}).Statements), ids(f.itself))
		expect(t, "in", statementIDs(c.expand(kg.ExpandQuery{Nodes: ids(myocyte), Direction: kg.In, Page: everything}).Statements), ids(f.itself, f.affects))
		expect(t, "far end is the node", statementIDs(c.expand(kg.ExpandQuery{Nodes: ids(myocyte), Far: setOf(myocyte), Page: everything}).Statements), ids(f.itself))
	}},
	{"ManyNodesInColumns", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		e := c.expand(kg.ExpandQuery{Nodes: ids(heart, unknown, lonely, stemCell, heart), Page: everything})
		expect(t, "statements", statementIDs(e.Statements), ids(f.occurs, f.ofHuman, f.secretes, f.occurs))
		expect(t, "offsets", e.Offsets, []int{0, 1, 1, 1, 3, 4})
		expect(t, "counts", e.Counts, []kg.Counts{{Total: 1}, {}, {}, {Total: 2}, {Total: 1}})
		expect(t, "no nodes", c.expand(kg.ExpandQuery{Page: everything}), &kg.Expansion{Offsets: []int{0}})
	}},
	{"PageOfEachNode", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		e := c.expand(kg.ExpandQuery{Nodes: ids(smallEV, heart), Page: kg.Page{Limit: 2}})
		expect(t, "statements", statementIDs(e.Statements), ids(f.affects, f.carries, f.occurs))
		expect(t, "counts", e.Counts, []kg.Counts{{Total: 5, Negative: 1, More: true}, {Total: 1}})
		e = c.expand(kg.ExpandQuery{Nodes: ids(smallEV, heart), Page: kg.Page{Limit: 2, From: f.lacks}})
		expect(t, "behind a statement that is of one node only", statementIDs(e.Statements), ids(f.secretes, f.tested, f.occurs))
		e = c.expand(kg.ExpandQuery{Nodes: ids(smallEV, heart), Page: kg.Page{Limit: 1, From: f.lacks, Backward: true}})
		expect(t, "before it", statementIDs(e.Statements), ids(f.carries))
		expect(t, "counts before it", e.Counts, []kg.Counts{{Total: 5, Negative: 1, More: true}, {Total: 1}})
	}},
	{"ByStrength", func(t *testing.T, open Open) {
		f := newFixture()
		e := opened(t, open, &newFixture().Dataset).expand(kg.ExpandQuery{Nodes: ids(humanPTEN, mir21), Order: kg.ByStrength, Page: kg.Page{Limit: 3}})
		expect(t, "statements", statementIDs(e.Statements), slices.Concat(ids(f.lowers), sorted(ids(f.lacks, f.spares)), ids(f.lowers), sorted(ids(f.carries, f.lowersMouse))))
	}},
	{"ByStrengthWithMatch", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		q := kg.ExpandQuery{Nodes: ids(smallEV), Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Secretes, kg.Carries, kg.Secretes}}, Order: kg.ByStrength, Page: everything}
		expect(t, "predicates", statementIDs(c.expand(q).Statements), ids(f.carries, f.lacks, f.secretes))
		q.Match.Predicates = []kg.Predicate{kg.Secretes, kg.Affects, kg.Secretes}
		q.Order = kg.ByPredicate
		expect(t, "predicates in another order and twice", statementIDs(c.expand(q).Statements), ids(f.affects, f.secretes))
	}},
	{"FarEnd", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		far := func(match kg.NodeMatch, set *kg.Set) []kg.CURIE {
			return statementIDs(c.expand(kg.ExpandQuery{Nodes: ids(smallEV), FarMatch: match, Far: set, Page: everything}).Statements)
		}
		expect(t, "categories", far(kg.NodeMatch{Categories: []kg.Category{kg.Gene, kg.MSCSource}}, nil), ids(f.lacks, f.secretes))
		expect(t, "words", far(kg.NodeMatch{Words: []string{"mir", "hsa"}}, nil), ids(f.carries))
		expect(t, "words of no node", far(kg.NodeMatch{Words: []string{"nothing"}}, nil), ids())
		expect(t, "set", far(kg.NodeMatch{}, setOf(mir21, infarctMdl, unknown)), ids(f.carries, f.tested))
		expect(t, "no node", far(kg.NodeMatch{}, setOf()), ids())
		expect(t, "all but", far(kg.NodeMatch{}, pointer(kg.NewSet(mir21, myocyte, stemCell).Not())), ids(f.lacks, f.tested))
		expect(t, "set and match", far(kg.NodeMatch{Taxa: ids(mouse)}, setOf(mir21, infarctMdl)), ids(f.tested))
	}},
	{"MatchAndNegative", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		e := c.expand(kg.ExpandQuery{Nodes: ids(smallEV, mir21), Match: kg.StatementMatch{Negative: pointer(false)}, Page: everything})
		expect(t, "positive", statementIDs(e.Statements), slices.Concat(ids(f.affects, f.carries, f.secretes, f.tested, f.carries), sorted(ids(f.lowers, f.lowersMouse))))
		expect(t, "counts", e.Counts, []kg.Counts{{Total: 4, Negative: 1}, {Total: 3, Negative: 1}})
		e = c.expand(kg.ExpandQuery{Nodes: ids(mir21), Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Regulates}, Subject: setOf(mir21), Negative: pointer(true)}, Page: everything})
		expect(t, "negative", statementIDs(e.Statements), ids(f.spares))
		expect(t, "counts of negative", e.Counts, []kg.Counts{{Total: 1, Negative: 1}})
	}},
	{"Mentioned", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		mentioned := func(q kg.ExpandQuery) *kg.Expansion {
			q.Direction, q.Page = kg.Mentioned, everything
			return c.expand(q)
		}
		e := mentioned(kg.ExpandQuery{Nodes: ids(paperB, unknown, paperA)})
		expect(t, "by credits", statementIDs(e.Statements[:e.Offsets[1]]), slices.Concat(ids(f.itself, f.lacks, f.modulates), sorted(ids(f.lowers, f.spares))))
		expect(t, "counts", e.Counts, []kg.Counts{{Total: 5, Negative: 2}, {}, {Total: 8, Negative: 2}})
		e = mentioned(kg.ExpandQuery{Nodes: ids(smallEV)})
		expect(t, "as preparation, not as end", statementIDs(e.Statements), slices.Concat(ids(f.affects, f.carries), sorted(ids(f.lowers, f.lowersMouse)), ids(f.tested)))
		e = mentioned(kg.ExpandQuery{Nodes: ids(infarctMdl), Match: kg.StatementMatch{Negative: pointer(true)}})
		expect(t, "as model", statementIDs(e.Statements), ids(f.spares))
		e = mentioned(kg.ExpandQuery{Nodes: ids(aktPathway, lonely, mouse)})
		expect(t, "in another role", statementIDs(e.Statements), ids())
		prepared := kg.StatementMatch{Evidence: kg.EvidenceMatch{Settings: []kg.Setting{kg.InVivo}}}
		e = mentioned(kg.ExpandQuery{Nodes: ids(smallEV), Match: prepared})
		expect(t, "by an entry that counts", len(e.Statements), 5)
		e = mentioned(kg.ExpandQuery{Nodes: ids(paperB), Match: prepared})
		expect(t, "by an entry that does not count", statementIDs(e.Statements), ids())
		e = mentioned(kg.ExpandQuery{Nodes: ids(paperA), Scope: kg.SourceScope{Sources: []string{tableSource}}})
		expect(t, "by an entry out of scope", statementIDs(e.Statements), ids())
	}},
	{"Rows", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		q := kg.ExpandQuery{Nodes: ids(smallEV, heart), Page: everything, Rows: 6}
		expect(t, "as many as allowed", len(c.expand(q).Statements), 6)
		q.Rows = 5
		_, err := c.r.Expand(t.Context(), q)
		expectError(t, "one more than allowed", err, kg.ErrTooManyRows)
		q.Page.Limit = 2
		expect(t, "rows are of pages, not of lists", len(c.expand(q).Statements), 3)
	}},
}
