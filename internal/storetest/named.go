package storetest

import (
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

var namedCases = []testCase{
	{"EveryWay", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		for _, w := range []struct {
			lookup kg.Lookup
			want   []kg.Named
		}{
			{kg.Lookup{Text: "EVG:mir-21"}, named(mir21, kg.MiRNA, "miR-21", kg.HowID)},
			{kg.Lookup{Text: "EVG:old-msc"}, named(stemCell, kg.MSCSource, "Bone marrow MSC", kg.HowFormerID)},
			{kg.Lookup{Text: "MIR-21"}, named(mir21, kg.MiRNA, "miR-21", kg.HowName)},
			{kg.Lookup{Text: "  heart   ATTACK "}, named(infarction, kg.Disease, "myocardial infarction", kg.HowSynonym)},
			{kg.Lookup{Text: "DOID:5844"}, named(infarction, kg.Disease, "myocardial infarction", kg.HowXref)},
			{kg.Lookup{Citation: 2}, named(paperB, kg.Publication, "Brown 2018", kg.HowCitation)},
			{kg.Lookup{Text: "heart", Citation: 1}, named(paperA, kg.Publication, "Adams 2015", kg.HowCitation)},
		} {
			expect(t, show(w.lookup), c.named(w.lookup), [][]kg.Named{w.want})
		}
	}},
	{"AbsenceOrderAndRepeats", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		heartNamed := named(heart, kg.Tissue, "heart", kg.HowName)
		got := c.named(kg.Lookup{Text: "no such thing"}, kg.Lookup{Text: "heart"}, kg.Lookup{}, kg.Lookup{Text: " "}, kg.Lookup{Citation: 99}, kg.Lookup{Text: "heart"})
		expect(t, "lookups", got, [][]kg.Named{nil, heartNamed, nil, nil, nil, heartNamed})
		expect(t, "no lookups", c.named(), [][]kg.Named{})
	}},
	{"EmptyNamesAreNotNamed", func(t *testing.T, open Open) {
		c := namedGraph(t, open, "", " ", "x")
		expect(t, "by nothing, by space", c.named(kg.Lookup{}, kg.Lookup{Text: " "}), [][]kg.Named{nil, nil})
	}},
	{"IDsAreExact", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		expect(t, "ids in other letters, in part, with space", c.named(kg.Lookup{Text: "evg:mir-21"}, kg.Lookup{Text: "5844"}, kg.Lookup{Text: " DOID:5844"}), [][]kg.Named{nil, nil, nil})
	}},
	{"Ambiguous", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		both := append(named(humanPTEN, kg.Gene, "PTEN", kg.HowName), named(mousePten, kg.Gene, "Pten", kg.HowName)...)
		expect(t, "one name key", c.named(kg.Lookup{Text: "pten"})[0], both)
		for i := range both {
			both[i].How = kg.HowSynonym
		}
		expect(t, "one synonym", c.named(kg.Lookup{Text: "Phosphatase and tensin homolog"})[0], both)
	}},
	{"BestWayOfEachNodeFirst", func(t *testing.T, open Open) {
		b := newBuilder()
		b.node("EVG:z", kg.Gene, "EVG:x", synonyms("EVG:x", "evg:X"), xrefs("EVG:x"))
		b.node("EVG:y", kg.Gene, "other", synonyms("EVG:x"), xrefs("EVG:x"))
		b.node("EVG:x", kg.Gene, "third", xrefs("EVG:x"))
		b.node("EVG:w", kg.Gene, "fourth", formerIDs("EVG:x"))
		b.node("EVG:v", kg.Protein, "fifth", xrefs("EVG:x"))
		c := opened(t, open, &b.Dataset)
		expect(t, "all ways", c.named(kg.Lookup{Text: "EVG:x"})[0], []kg.Named{
			{ID: "EVG:x", Category: kg.Gene, Name: "third", How: kg.HowID}, {ID: "EVG:w", Category: kg.Gene, Name: "fourth", How: kg.HowFormerID},
			{ID: "EVG:z", Category: kg.Gene, Name: "EVG:x", How: kg.HowName}, {ID: "EVG:y", Category: kg.Gene, Name: "other", How: kg.HowSynonym},
			{ID: "EVG:v", Category: kg.Protein, Name: "fifth", How: kg.HowXref},
		})
		expect(t, "of one category", c.named(kg.Lookup{Text: "EVG:x", Category: kg.Protein})[0], named("EVG:v", kg.Protein, "fifth", kg.HowXref))
		expect(t, "of a category without", c.named(kg.Lookup{Text: "EVG:x", Category: kg.Tissue})[0], []kg.Named{})
	}},
	{"Unicode", func(t *testing.T, open Open) {
		b := newBuilder()
		b.node("EVG:composed", kg.Gene, "Épine")
		b.node("EVG:sharp", kg.Gene, "Straße")
		b.node("EVG:deseret", kg.Gene, "𐐀𐐨")
		c := opened(t, open, &b.Dataset)
		for text, want := range map[string]kg.CURIE{"e\u0301PINE": "EVG:composed", "STRASSE": "EVG:sharp", "𐐨𐐀": "EVG:deseret"} {
			if got := c.named(kg.Lookup{Text: text})[0]; len(got) != 1 || got[0].ID != want {
				t.Errorf("%q names %v, want %s", text, got, want)
			}
		}
		expect(t, "without the accent", c.named(kg.Lookup{Text: "epine"})[0], []kg.Named{})
	}},
}

func named(id kg.CURIE, c kg.Category, name string, how kg.How) []kg.Named {
	return []kg.Named{{ID: id, Category: c, Name: name, How: how}}
}
