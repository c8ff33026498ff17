package storetest

import (
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

var nodeCases = []testCase{
	{"OrderRepeatsAndAbsence", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		expect(t, "nodes", nodeIDs(c.nodes(mousePten, unknown, heart, mousePten, "")), ids(mousePten, "", heart, mousePten, ""))
		expect(t, "no nodes", nodeIDs(c.nodes()), ids())
	}},
	{"IDsAreExact", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		expect(t, "other letters, former ids and xrefs", nodeIDs(c.nodes("EVG:MIR-21", "evg:mir-21", "EVG:old-msc", "DOID:5844", "miR-21")), ids("", "", "", "", ""))
	}},
	{"EveryField", func(t *testing.T, open Open) {
		want := newFixture()
		want.Normalise()
		c := opened(t, open, &newFixture().Dataset)
		for i := range want.Nodes {
			expect(t, "node", c.nodes(want.Nodes[i].ID)[0], &want.Nodes[i])
		}
	}},
	{"DerivedFields", func(t *testing.T, open Open) {
		n := opened(t, open, &newFixture().Dataset).nodes(infarctMdl)[0]
		expect(t, "name key", n.NameKey, kg.NameKey(n.Name))
		expect(t, "grain that was not given", n.Grain, kg.Single)
	}},
	{"AnswersAreTheCallersOwn", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		c.nodes(mir21, heart)[0] = nil
		expect(t, "nodes asked for again", nodeIDs(c.nodes(mir21, heart)), ids(mir21, heart))
		page := c.listNodes(kg.NodeQuery{Page: everything})
		want := nodeIDs(page.Nodes)
		page.Nodes[0], page.Categories[0] = nil, kg.Facet{}
		again := c.listNodes(kg.NodeQuery{Page: everything})
		expect(t, "list asked for again", nodeIDs(again.Nodes), want)
		if again.Categories[0].Value == "" {
			t.Error("the facets of one answer are those of another")
		}
	}},
}
