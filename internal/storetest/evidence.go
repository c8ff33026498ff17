package storetest

import (
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// entriesOf are the ids of a statement's evidence in the order in which it was
// added.
func (f *fixture) entriesOf(id kg.StatementID) []kg.CURIE {
	var out []kg.CURIE
	for i := range f.builder.Evidence {
		if f.builder.Evidence[i].Statement == id {
			out = append(out, f.builder.Evidence[i].ID)
		}
	}
	return out
}

var evidenceCases = []testCase{
	{"OrderRepeatsAndAbsence", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		got := good(c.r.Evidence(t.Context(), ids("EVG:E-built-00003", unknown, "EVG:E-built-00001", "EVG:E-built-00003")))(t)
		expect(t, "entries", evidenceIDs(got), ids("EVG:E-built-00003", "", "EVG:E-built-00001", "EVG:E-built-00003"))
		expect(t, "no entries", good(c.r.Evidence(t.Context(), nil))(t), []*kg.Evidence{})
	}},
	{"EveryField", func(t *testing.T, open Open) {
		want := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		for i := range want.builder.Evidence {
			e := &want.builder.Evidence[i]
			expect(t, "entry", good(c.r.Evidence(t.Context(), ids(e.ID)))(t), []*kg.Evidence{e})
		}
	}},
	{"StrongestFirst", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		hedged, primary, refuting := f.entriesOf(f.lowers)[0], f.entriesOf(f.lowers)[1], f.entriesOf(f.lowers)[2]
		p := c.evidenceOf(kg.EvidenceQuery{Statements: ids(f.lowers), Page: everything})
		expect(t, "entries", evidenceIDs(p.Entries), ids(primary, hedged, refuting))
		expect(t, "counts", p.Counts, []kg.Counts{{Total: 3, Negative: 1}})
		p = c.evidenceOf(kg.EvidenceQuery{Statements: ids(f.lowers), Order: kg.ByEvidenceID, Page: everything})
		expect(t, "by id", evidenceIDs(p.Entries), ids(hedged, primary, refuting))
	}},
	{"TiesByID", func(t *testing.T, open Open) {
		b := newBuilder()
		b.node("EVG:a", kg.Gene, "a")
		b.node("EVG:p", kg.Pathway, "p")
		s := b.say("EVG:a", kg.Modulates, "EVG:p", kg.Qualifiers{}, kg.Evidence{ID: "EVG:E-b"}, kg.Evidence{ID: "EVG:E-B"}, kg.Evidence{ID: "EVG:E-a"}, kg.Evidence{ID: "EVG:E-_"})
		p := opened(t, open, &b.Dataset).evidenceOf(kg.EvidenceQuery{Statements: ids(s), Page: everything})
		expect(t, "entries of one strength", evidenceIDs(p.Entries), ids("EVG:E-B", "EVG:E-_", "EVG:E-a", "EVG:E-b"))
	}},
	{"ManyStatementsInColumns", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		p := c.evidenceOf(kg.EvidenceQuery{Statements: ids(f.secretes, unknown, f.affects, f.secretes), Page: kg.Page{Limit: 1}})
		expect(t, "entries", evidenceIDs(p.Entries), ids(f.entriesOf(f.secretes)[0], f.entriesOf(f.affects)[0], f.entriesOf(f.secretes)[0]))
		expect(t, "offsets", p.Offsets, []int{0, 1, 1, 2, 3})
		expect(t, "counts", p.Counts, []kg.Counts{{Total: 1}, {}, {Total: 2, More: true}, {Total: 1}})
		expect(t, "no statements", c.evidenceOf(kg.EvidenceQuery{Page: everything}), &kg.EvidencePages{Offsets: []int{0}})
	}},
	{"Match", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		entries := f.entriesOf(f.lowers)
		hedged, primary, refuting := entries[0], entries[1], entries[2]
		for _, w := range []struct {
			name  string
			match kg.EvidenceMatch
			want  []kg.CURIE
		}{
			{"publication", kg.EvidenceMatch{Publication: setOf(paperB)}, ids(hedged, refuting)},
			{"publication but", kg.EvidenceMatch{Publication: pointer(kg.NewSet(paperB).Not())}, ids(primary, hedged)},
			{"model", kg.EvidenceMatch{Model: kg.IDMatch{In: setOf(infarctMdl)}}, ids(primary, refuting)},
			{"model not stated", kg.EvidenceMatch{Model: kg.IDMatch{NotStated: true}}, ids(hedged)},
			{"model but, or not stated", kg.EvidenceMatch{Model: kg.IDMatch{In: pointer(kg.NewSet(infarctMdl).Not()), NotStated: true}}, ids(hedged)},
			{"preparation", kg.EvidenceMatch{Preparation: kg.IDMatch{In: setOf(smallEV)}}, ids(primary)},
			{"species or not stated", kg.EvidenceMatch{Species: kg.IDMatch{In: setOf(human), NotStated: true}}, ids(hedged, refuting)},
			{"setting", kg.EvidenceMatch{Settings: []kg.Setting{kg.InVitro}}, ids(hedged, refuting)},
			{"basis", kg.EvidenceMatch{Bases: []kg.Basis{kg.Inferred}}, ids(refuting)},
			{"flag", kg.EvidenceMatch{Flags: []kg.FlagKind{"AMBIGUOUS", "DISPUTED"}}, ids(hedged)},
			{"how it was given", kg.EvidenceMatch{Routes: []kg.Route{"INTRAVENOUS"}, Doses: []kg.Doses{kg.DosesCounted}, Timings: []kg.Timing{"AFTER"}, Stages: []kg.Stage{"ACUTE"}, Directnesses: []kg.Directness{"DIRECT"}}, ids(primary)},
			{"hedged", kg.EvidenceMatch{Hedged: pointer(true)}, ids(hedged)},
			{"supports", kg.EvidenceMatch{Supports: pointer(true)}, ids(primary, hedged)},
			{"refutes", kg.EvidenceMatch{Supports: pointer(false)}, ids(refuting)},
			{"source", kg.EvidenceMatch{Sources: []string{tableSource}}, ids()},
			{"kind and level", kg.EvidenceMatch{Kinds: []kg.EvidenceKind{kg.Claim}, Levels: []kg.Level{kg.Primary}, Scopes: []kg.Scope{kg.StudyScope}}, ids(primary)},
		} {
			p := c.evidenceOf(kg.EvidenceQuery{Statements: ids(f.lowers), Match: w.match, Page: everything})
			expect(t, w.name, evidenceIDs(p.Entries), w.want)
		}
	}},
	{"NegativeCountsEntriesOfTheList", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		p := c.evidenceOf(kg.EvidenceQuery{Statements: ids(f.lowers, f.spares), Match: kg.EvidenceMatch{Supports: pointer(true)}})
		expect(t, "of supporting entries", p.Counts, []kg.Counts{{Total: 2, More: true}, {Total: 1, More: true}})
	}},
	{"Scope", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		p := c.evidenceOf(kg.EvidenceQuery{Statements: ids(f.affects, f.lowers), Scope: kg.SourceScope{Sources: []string{tableSource, unusedSource}}, Page: everything})
		expect(t, "entries in scope", evidenceIDs(p.Entries), f.entriesOf(f.affects)[1:])
		expect(t, "counts", p.Counts, []kg.Counts{{Total: 1}, {}})
		p = c.evidenceOf(kg.EvidenceQuery{Statements: ids(f.affects), Scope: kg.SourceScope{Sources: []string{tableSource}}, Match: kg.EvidenceMatch{Sources: []string{reviewSource}}, Page: everything})
		expect(t, "scope and sources that exclude each other", evidenceIDs(p.Entries), ids())
	}},
	{"Rows", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		q := kg.EvidenceQuery{Statements: ids(f.lowers, f.affects), Page: everything, Rows: 5}
		expect(t, "as many as allowed", len(c.evidenceOf(q).Entries), 5)
		q.Rows = 4
		_, err := c.r.EvidenceOf(t.Context(), q)
		expectError(t, "one more than allowed", err, kg.ErrTooManyRows)
	}},
}
