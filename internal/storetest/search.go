package storetest

import (
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

var searchCases = []testCase{
	{"Ranking", func(t *testing.T, open Open) {
		// Ids are in the wrong order on purpose, so that only the rank can be right.
		b := newBuilder()
		b.node("EVG:9", kg.Gene, "nothing alike", xrefs("DOID:stem"))
		b.node("EVG:8", kg.Gene, "STEM")
		b.node("EVG:7", kg.Gene, "other", synonyms("stem"))
		b.node("EVG:6", kg.Gene, "stem cell")
		b.node("EVG:5", kg.Gene, "stem cell factor")
		b.node("EVG:4", kg.Gene, "longer than the others", synonyms("stemness"))
		b.node("EVG:3", kg.Gene, "bone stem")
		b.node("EVG:2", kg.Gene, "the stemmed cell")
		b.node("EVG:1", kg.Gene, "another", synonyms("a stem"))
		b.node("EVG:0", kg.Gene, "system")
		page := opened(t, open, &b.Dataset).search(kg.SearchQuery{Text: "Stem", Page: everything})
		expect(t, "id, name, synonym, prefix, words; field, length, id", hitIDs(page.Hits),
			ids("EVG:9", "EVG:8", "EVG:7", "EVG:6", "EVG:5", "EVG:4", "EVG:3", "EVG:2", "EVG:1"))
		expect(t, "total", page.Total, 9)
	}},
	{"WhatMatched", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		for _, w := range []struct {
			text  string
			id    kg.CURIE
			tier  kg.Tier
			field kg.MatchField
			as    string
		}{
			{"evg:MIR-21", mir21, kg.TierID, kg.FieldID, "EVG:mir-21"},
			{"9588", humanPTEN, kg.TierID, kg.FieldID, "HGNC:9588"},
			{"uniprotkb:p60484", humanPTEN, kg.TierID, kg.FieldXref, "UniProtKB:P60484"},
			{"brown-2018", paperB, kg.TierID, kg.FieldXref, "EVG:brown-2018"},
			{" MIR-21 ", mir21, kg.TierID, kg.FieldID, "EVG:mir-21"},
			{"Myocardial  Infarction", infarction, kg.TierName, kg.FieldName, "myocardial infarction"},
			{"MI", infarction, kg.TierSynonym, kg.FieldSynonym, "MI"},
			{"cardiac mus", myocyte, kg.TierPrefix, kg.FieldSynonym, "cardiac muscle cell"},
			{"muscle card", myocyte, kg.TierWords, kg.FieldSynonym, "cardiac muscle cell"},
		} {
			page := c.search(kg.SearchQuery{Text: w.text, Page: kg.Page{Limit: 1}})
			if len(page.Hits) == 0 {
				t.Errorf("%q: no hit", w.text)
				continue
			}
			h := page.Hits[0]
			expect(t, w.text, []any{h.ID, h.Tier, h.Field, h.Text}, []any{w.id, w.tier, w.field, w.as})
		}
	}},
	{"WordsNeeded", func(t *testing.T, open Open) {
		b := newBuilder()
		b.node("EVG:1", kg.Gene, "alpha beta gamma delta")
		b.node("EVG:2", kg.Gene, "alpha beta gamma", synonyms("delta"))
		b.node("EVG:3", kg.Gene, "alpha", synonyms("beta", "gamma"))
		c := opened(t, open, &b.Dataset)
		for text, want := range map[string][]kg.CURIE{
			"gamma beta":             ids("EVG:2", "EVG:1"),
			"gamma omega":            ids(),
			"delta gamma alpha":      ids("EVG:1", "EVG:2"),
			"delta gam":              ids("EVG:1"),
			"delt gamma":             ids(),
			"beta beta":              ids("EVG:2", "EVG:1", "EVG:3"),
			"epsilon gamma beta":     ids("EVG:2", "EVG:1"),
			"epsilon zeta beta":      ids(),
			"x alpha beta gamma y z": ids(),
			"alpha beta x gamma del": ids("EVG:1"),
		} {
			expect(t, text, hitIDs(c.search(kg.SearchQuery{Text: text, Page: everything}).Hits), want)
		}
	}},
	{"CategoriesAndFacets", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		page := c.search(kg.SearchQuery{Text: "heart", Page: kg.Page{Limit: 1}})
		all := []kg.Facet{{Value: "DISEASE", Count: 2}, {Value: "TISSUE", Count: 1}}
		expect(t, "hits", hitIDs(page.Hits), ids(heart))
		expect(t, "facets", page.Categories, all)
		if page.Total != 3 || !page.More {
			t.Errorf("total %d, more %v", page.Total, page.More)
		}
		page = c.search(kg.SearchQuery{Text: "heart", Categories: []kg.Category{kg.Disease, kg.Gene}, Page: everything})
		expect(t, "hits of categories", hitIDs(page.Hits), ids(heartDis, infarction))
		expect(t, "facets of all categories", page.Categories, all)
		expect(t, "total of categories", page.Total, 2)
	}},
	{"Suggestions", func(t *testing.T, open Open) {
		b := newBuilder()
		for i, name := range []string{"collagen", "Collagen", "colagen", "kollagen", "collagens x", "collagen i", "callogen", "COLLAGEM", "collegan"} {
			b.node(numbered("EVG:%d", i), kg.Gene, name)
		}
		b.node("EVG:p", kg.Protein, "collages", synonyms("collaxen"))
		c := opened(t, open, &b.Dataset)
		page := c.search(kg.SearchQuery{Text: "Colaxen", Page: everything})
		expect(t, "nearest first, one for each name key", page.Suggestions, []string{"colagen", "collaxen", "Collagen"})
		page = c.search(kg.SearchQuery{Text: "collagxn", Page: everything})
		expect(t, "at most five", page.Suggestions, []string{"Collagen", "colagen", "COLLAGEM", "collages", "collaxen"})
		page = c.search(kg.SearchQuery{Text: "colaxen", Categories: []kg.Category{kg.Protein}, Page: everything})
		expect(t, "of the categories asked for", page.Suggestions, []string{"collaxen"})
		page = c.search(kg.SearchQuery{Text: "collagen", Page: everything})
		expect(t, "none beside hits", page.Suggestions, []string{})
	}},
	{"NothingToFind", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		for _, text := range []string{"", "  ", "qqqqqqqqqq", "+++", "\u200b"} {
			expect(t, text, c.search(kg.SearchQuery{Text: text, Page: everything}), &kg.SearchPage{})
		}
		expect(t, "in an empty store", opened(t, open, &kg.Dataset{}).search(kg.SearchQuery{Text: "heart", Page: everything}), &kg.SearchPage{})
	}},
	{"LongAndOddTexts", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		page := c.search(kg.SearchQuery{Text: "heart " + strings.Repeat("heart ", 100), Page: everything})
		expect(t, "only the beginning counts", hitIDs(page.Hits), ids(heart, heartDis, infarction))
		for _, text := range []string{"heart\xff", "*", "heart AND (", "\"heart", "a~2", "/.*/", strings.Repeat("é", kg.MaxSearchText)} {
			c.search(kg.SearchQuery{Text: text, Page: everything}) // must not be an error
		}
	}},
	{"Unicode", func(t *testing.T, open Open) {
		c := namedGraph(t, open, "TGF-β1", "STRASSE", "É cell", "日本 mouse", "𐐀𐐨", "µ-opioid", "\u212a-channel")
		for text, want := range map[string]kg.CURIE{
			"tgf-Β1": "EVG:n00", "Β1": "EVG:n00", "straße": "EVG:n01", "e\u0301": "EVG:n02", "日": "EVG:n03", "𐐨𐐨": "EVG:n04", "\u03bc": "EVG:n05", "k": "EVG:n06",
		} {
			expect(t, text, hitIDs(c.search(kg.SearchQuery{Text: text, Page: everything}).Hits), ids(want))
		}
	}},
	{"EveryHitIsFound", func(t *testing.T, open Open) {
		d := Generate(3, Size{Nodes: 60})
		c := opened(t, open, Generate(3, Size{Nodes: 60}))
		for i := range d.Nodes {
			for _, text := range d.Nodes[i].Names() {
				query, want := kg.ParseQuery(text), 0
				for j := range d.Nodes {
					if _, ok := query.Match(&d.Nodes[j]); ok {
						want++
					}
				}
				expect(t, text, c.search(kg.SearchQuery{Text: text}).Total, want)
			}
		}
	}},
}
