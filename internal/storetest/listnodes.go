package storetest

import (
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

var listNodeCases = []testCase{
	{"ByNameThenID", func(t *testing.T, open Open) {
		page := opened(t, open, &newFixture().Dataset).listNodes(kg.NodeQuery{Page: everything})
		expect(t, "nodes", nodeIDs(page.Nodes), ids(paperA, stemCell, paperB, myocyte, cvDis, heart, heartDis, human, lonely, mir21, mouse,
			infarctMdl, infarction, aktPathway, humanPTEN, mousePten, smallEV))
		expect(t, "total", page.Total, 17)
	}},
	{"ByID", func(t *testing.T, open Open) {
		page := opened(t, open, &newFixture().Dataset).listNodes(kg.NodeQuery{Order: kg.ByID, Page: everything})
		expect(t, "nodes", nodeIDs(page.Nodes), ids(myocyte, aktPathway, infarctMdl, lonely, mir21, smallEV, stemCell, humanPTEN, mousePten,
			cvDis, infarction, heartDis, mouse, human, paperA, paperB, heart))
	}},
	{"Facets", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		page := c.listNodes(kg.NodeQuery{Within: setOf(infarction, heartDis, cvDis, humanPTEN, mousePten, human, mouse, heart), Page: kg.Page{Limit: 1}})
		expect(t, "facets by count, then value", page.Categories, []kg.Facet{{Value: "DISEASE", Count: 3}, {Value: "GENE", Count: 2}, {Value: "TAXON", Count: 2}, {Value: "TISSUE", Count: 1}})
		expect(t, "nodes", nodeIDs(page.Nodes), ids(cvDis))
		if !page.More || page.Total != 8 {
			t.Errorf("more %v, total %d", page.More, page.Total)
		}
	}},
	{"Within", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		within := func(set *kg.Set, m kg.NodeMatch) []kg.CURIE {
			return nodeIDs(c.listNodes(kg.NodeQuery{Within: set, Match: m, Page: everything}).Nodes)
		}
		genes := kg.NodeMatch{Categories: []kg.Category{kg.Gene}}
		expect(t, "a set with an unknown id", within(setOf(mir21, unknown, heart), kg.NodeMatch{}), ids(heart, mir21))
		expect(t, "no ids", within(setOf(), kg.NodeMatch{}), ids())
		expect(t, "everything", within(pointer(kg.Everything()), genes), ids(humanPTEN, mousePten))
		expect(t, "all but", within(pointer(kg.NewSet(mousePten, unknown).Not()), genes), ids(humanPTEN))
		expect(t, "set and match", within(setOf(mousePten, mir21), genes), ids(mousePten))
	}},
	{"Match", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		yes, no := true, false
		for _, w := range []struct {
			name  string
			match kg.NodeMatch
			want  []kg.CURIE
		}{
			{"two categories", kg.NodeMatch{Categories: []kg.Category{kg.MiRNA, kg.Tissue, kg.RNA}}, ids(heart, mir21)},
			{"taxa", kg.NodeMatch{Taxa: ids(mouse)}, ids(infarctMdl, mousePten)},
			{"grain", kg.NodeMatch{Grains: []kg.Grain{kg.Family}}, ids(mir21)},
			{"hub", kg.NodeMatch{Hub: &yes}, ids(human, mouse)},
			{"no hub", kg.NodeMatch{Hub: &no, Categories: []kg.Category{kg.Taxon}}, ids()},
			{"not fluid or not said", kg.NodeMatch{Fluid: &no, Categories: []kg.Category{kg.Tissue, kg.MiRNA}}, ids(heart, mir21)},
			{"lipid", kg.NodeMatch{Lipid: &yes}, ids(lonely)},
			{"size class", kg.NodeMatch{SizeClasses: []string{"SMALL", "LARGE"}}, ids(smallEV)},
			{"arm not stated", kg.NodeMatch{Arms: []string{"NOT_STATED"}, Categories: []kg.Category{kg.MiRNA}}, ids(mir21)},
			{"model kind", kg.NodeMatch{ModelKinds: []string{"IN_VIVO"}}, ids(infarctMdl)},
			{"RNA class", kg.NodeMatch{RNAClasses: []string{"MRNA"}}, ids()},
			{"citation", kg.NodeMatch{Citations: []int{2, 7}}, ids(paperB)},
			{"year", kg.NodeMatch{Years: []int{2015}}, ids(paperA)},
			{"an unknown category", kg.NodeMatch{Categories: []kg.Category{"NOTHING"}}, ids()},
		} {
			expect(t, w.name, nodeIDs(c.listNodes(kg.NodeQuery{Match: w.match, Page: everything}).Nodes), w.want)
		}
	}},
	{"Words", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		for _, w := range []struct {
			words []string
			want  []kg.CURIE
		}{
			{[]string{"heart"}, ids(heart, heartDis, infarction)},
			{[]string{"hea", "dis"}, ids(heartDis)},
			{[]string{"muscle", "card"}, ids(myocyte)},
			{[]string{"21", "mirna"}, ids(mir21)},
			{[]string{"21", "nothing"}, ids()},
			{[]string{"Heart"}, ids()},
			{[]string{"eart"}, ids()},
		} {
			expect(t, show(w.words), nodeIDs(c.listNodes(kg.NodeQuery{Match: kg.NodeMatch{Words: w.words}, Page: everything}).Nodes), w.want)
		}
	}},
	{"OnlyTotals", func(t *testing.T, open Open) {
		page := opened(t, open, &newFixture().Dataset).listNodes(kg.NodeQuery{Match: kg.NodeMatch{Categories: []kg.Category{kg.Gene}}})
		expect(t, "page of no items", page, &kg.NodePage{Total: 2, More: true, Categories: []kg.Facet{{Value: "GENE", Count: 2}}})
	}},
	{"Empty", func(t *testing.T, open Open) {
		page := opened(t, open, &kg.Dataset{}).listNodes(kg.NodeQuery{Page: everything})
		expect(t, "page of nothing", page, &kg.NodePage{})
	}},
}
