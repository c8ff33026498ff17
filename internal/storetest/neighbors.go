package storetest

import (
	"slices"
	"strconv"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

var neighborCases = []testCase{
	{"EachOnceByName", func(t *testing.T, open Open) {
		f := newFixture()
		n := opened(t, open, &newFixture().Dataset).neighbors(kg.ExpandQuery{Nodes: ids(mir21), Page: everything})
		expect(t, "neighbours", nodeIDs(n.Nodes), ids(humanPTEN, mousePten, smallEV))
		expect(t, "statements", statementIDs(n.Statements), append(sorted(ids(f.lowers, f.spares)), f.lowersMouse, f.carries))
		expect(t, "statement offsets", n.StatementOffsets, []int{0, 2, 3, 4})
		expect(t, "counts", n.Counts, []kg.Counts{{Total: 3, Negative: 1}})
	}},
	{"ManyNodesInColumns", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		n := c.neighbors(kg.ExpandQuery{Nodes: ids(heart, unknown, stemCell, lonely, heart), Page: everything})
		expect(t, "neighbours", nodeIDs(n.Nodes), ids(infarction, human, smallEV, infarction))
		expect(t, "offsets", n.Offsets, []int{0, 1, 1, 3, 3, 4})
		expect(t, "counts", n.Counts, []kg.Counts{{Total: 1}, {}, {Total: 2}, {}, {Total: 1}})
		expect(t, "no nodes", c.neighbors(kg.ExpandQuery{Page: everything}), &kg.Neighborhood{Offsets: []int{0}, StatementOffsets: []int{0}})
	}},
	{"Directions", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		for d, want := range map[kg.Direction][]kg.CURIE{kg.Out: ids(aktPathway, mousePten), kg.In: ids(mir21, smallEV), kg.Both: ids(mir21, aktPathway, mousePten, smallEV)} {
			expect(t, string(d), nodeIDs(c.neighbors(kg.ExpandQuery{Nodes: ids(humanPTEN), Direction: d, Page: everything}).Nodes), want)
		}
	}},
	{"SelfLoopIsItsOwnNeighbour", func(t *testing.T, open Open) {
		f := newFixture()
		n := opened(t, open, &newFixture().Dataset).neighbors(kg.ExpandQuery{Nodes: ids(myocyte), Page: everything})
		expect(t, "neighbours", nodeIDs(n.Nodes), ids(myocyte, smallEV))
		expect(t, "statements", statementIDs(n.Statements), ids(f.itself, f.affects))
	}},
	{"ByStrength", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		q := kg.ExpandQuery{Nodes: ids(mir21), Order: kg.ByStrength, Page: everything}
		n := c.neighbors(q)
		expect(t, "by the first statement, then id", nodeIDs(n.Nodes), ids(humanPTEN, smallEV, mousePten))
		expect(t, "statements by strength", statementIDs(n.Statements), ids(f.lowers, f.spares, f.carries, f.lowersMouse))
		q.Page = kg.Page{Limit: 1, From: humanPTEN}
		expect(t, "behind the first", nodeIDs(c.neighbors(q).Nodes), ids(smallEV))
		q.Page = kg.Page{Limit: 1, From: mousePten, Backward: true}
		expect(t, "before the last", nodeIDs(c.neighbors(q).Nodes), ids(smallEV))
		q.Page, q.Match.Negative = kg.Page{Limit: 9, From: smallEV, Backward: true}, pointer(false)
		expect(t, "by the first of the statements asked for", nodeIDs(c.neighbors(q).Nodes), ids(humanPTEN))
	}},
	{"PageOfNeighbours", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		n := c.neighbors(kg.ExpandQuery{Nodes: ids(mir21), Page: kg.Page{Limit: 1}})
		expect(t, "the first with all its statements", statementIDs(n.Statements), sorted(ids(f.lowers, f.spares)))
		expect(t, "counts", n.Counts, []kg.Counts{{Total: 3, Negative: 1, More: true}})
		n = c.neighbors(kg.ExpandQuery{Nodes: ids(mir21), Page: kg.Page{Limit: 2, From: humanPTEN}})
		expect(t, "behind a tie of names", nodeIDs(n.Nodes), ids(mousePten, smallEV))
		n = c.neighbors(kg.ExpandQuery{Nodes: ids(mir21), Page: kg.Page{Limit: 2, From: heart}})
		expect(t, "behind a node that is no neighbour", nodeIDs(n.Nodes), ids(humanPTEN, mousePten))
		expect(t, "no items", c.neighbors(kg.ExpandQuery{Nodes: ids(mir21)}).Counts, []kg.Counts{{Total: 3, Negative: 1, More: true}})
	}},
	{"Negative", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		n := c.neighbors(kg.ExpandQuery{Nodes: ids(smallEV), Match: kg.StatementMatch{Negative: pointer(false)}, Page: everything})
		expect(t, "neighbours by positive statements", nodeIDs(n.Nodes), ids(stemCell, myocyte, mir21, infarctMdl))
		expect(t, "statements that would be negative", n.Counts, []kg.Counts{{Total: 4, Negative: 1}})
		n = c.neighbors(kg.ExpandQuery{Nodes: ids(smallEV), Match: kg.StatementMatch{Negative: pointer(true)}, Page: everything})
		expect(t, "neighbours by negative statements", nodeIDs(n.Nodes), ids(humanPTEN))
	}},
	{"FarEnd", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		n := c.neighbors(kg.ExpandQuery{Nodes: ids(smallEV), FarMatch: kg.NodeMatch{Categories: []kg.Category{kg.Gene, kg.MiRNA}}, Far: pointer(kg.NewSet(humanPTEN).Not()), Page: everything})
		expect(t, "neighbours", nodeIDs(n.Nodes), ids(mir21))
		expect(t, "counts", n.Counts, []kg.Counts{{Total: 1}})
	}},
	{"AtMostMaxPageStatementsOfOne", func(t *testing.T, open Open) {
		d := parallel(kg.MaxPage + 20)
		c := opened(t, open, d)
		n := c.neighbors(kg.ExpandQuery{Nodes: ids("EVG:subject", "EVG:object"), Page: everything})
		expect(t, "offsets", n.StatementOffsets, []int{0, kg.MaxPage, 2 * kg.MaxPage})
		expect(t, "counts", n.Counts, []kg.Counts{{Total: 1}, {Total: 1}})
		all := c.listStatements(kg.StatementQuery{Page: everything})
		if !slices.Equal(statementIDs(n.Statements[:kg.MaxPage]), statementIDs(all.Statements)) {
			t.Error("the statements are not the first ones")
		}
	}},
	{"MentionsJoinNoNodes", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		n := c.neighbors(kg.ExpandQuery{Nodes: ids(paperA, smallEV), Direction: kg.Mentioned, Page: everything})
		expect(t, "neighbours", nodeIDs(n.Nodes), ids())
		expect(t, "counts", n.Counts, make([]kg.Counts, 2))
		hop := kg.Selection{Hop: &kg.Hop{Direction: kg.Mentioned}}
		expect(t, "filter", c.selects(kg.SourceScope{}, hop), ids())
	}},
	{"Rows", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		q := kg.ExpandQuery{Nodes: ids(mir21), Page: everything, Rows: 4}
		expect(t, "as many statements as allowed", len(c.neighbors(q).Statements), 4)
		q.Rows = 3
		_, err := c.r.Neighbors(t.Context(), q)
		expectError(t, "one more than allowed", err, kg.ErrTooManyRows)
	}},
}

// parallel is n statements between two nodes, which differ in a value only.
func parallel(n int) *kg.Dataset {
	b := newBuilder()
	b.node("EVG:subject", kg.EVSubtype, "subject")
	b.node("EVG:object", kg.Outcome, "object")
	for i := range n {
		b.say("EVG:subject", kg.HasTrait, "EVG:object", kg.Qualifiers{Value: &kg.Value{Min: strconv.Itoa(i), Unit: "nm"}})
	}
	return &b.Dataset
}
