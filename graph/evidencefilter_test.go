package graph_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

func itoa(i int) string { return strconv.Itoa(i) }

var evidenceFilters = []struct {
	name   string
	graph  func() (*fixture, error)
	filter string
	holds  func(f *fixture, e *kg.Evidence) bool
}{
	{"Publication", theSeed, `{publication: [{citation: 25}, {citation: 26}]}`, func(_ *fixture, e *kg.Evidence) bool {
		return slices.Contains(e.Credits, "EVG:pub-25") || slices.Contains(e.Credits, "EVG:pub-26")
	}},
	{"Model", theSeed, `{model: [{id: "EVG:model-24-cisplatin-aki"}]}`, func(_ *fixture, e *kg.Evidence) bool {
		return e.Model == "EVG:model-24-cisplatin-aki"
	}},
	{"ModelOrNotStated", theSeed, `{model: [{id: "EVG:model-24-cisplatin-aki"}], notStated: [MODEL]}`, func(_ *fixture, e *kg.Evidence) bool {
		return e.Model == "EVG:model-24-cisplatin-aki" || e.Model == ""
	}},
	{"ModelNotStated", theSeed, `{notStated: [MODEL]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Model == "" }},
	{"Organ", theSeed, `{organ: [{name: "kidney"}]}`, func(f *fixture, e *kg.Evidence) bool { return f.isOf(e.Model, "UBERON:0002113") }},
	{"OrganOrNotStated", theLattice, `{organ: [{name: "organ-1"}], notStated: [MODEL]}`, func(f *fixture, e *kg.Evidence) bool {
		return e.Model == "" || f.isOf(e.Model, "EVG:organ-1")
	}},
	{"OrganAndModel", theLattice, `{organ: [{name: "organ-1"}], model: [{name: "model-1"}, {name: "model-2"}]}`, func(_ *fixture, e *kg.Evidence) bool {
		return e.Model == "EVG:model-1"
	}},
	{"Preparation", theSeed, `{preparation: [{id: "EVG:ev-22-msc"}]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Preparation == "EVG:ev-22-msc" }},
	{"PreparationNotStated", theSeed, `{notStated: [PREPARATION]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Preparation == "" }},
	{"PreparationOrNotStated", theSeed, `{preparation: [{id: "EVG:ev-22-msc"}], notStated: [PREPARATION]}`, func(_ *fixture, e *kg.Evidence) bool {
		return e.Preparation == "EVG:ev-22-msc" || e.Preparation == ""
	}},
	{"Species", theSeed, `{species: [{name: "rat"}, {name: "human"}]}`, func(_ *fixture, e *kg.Evidence) bool {
		return e.Species == "NCBITaxon:10116" || e.Species == "NCBITaxon:9606"
	}},
	{"SpeciesNotStated", theSeed, `{notStated: [SPECIES]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Species == "" }},
	{"SpeciesOrNotStated", theSeed, `{species: [{name: "rat"}], notStated: [SPECIES]}`, func(_ *fixture, e *kg.Evidence) bool {
		return e.Species == "NCBITaxon:10116" || e.Species == ""
	}},
	{"AllNotStated", theSeed, `{notStated: [MODEL, PREPARATION, SPECIES]}`, func(_ *fixture, e *kg.Evidence) bool {
		return e.Model == "" && e.Preparation == "" && e.Species == ""
	}},
	{"Setting", theSeed, `{setting: [IN_VIVO]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Setting == kg.InVivo }},
	{"SettingNotStated", theSeed, `{setting: [NOT_STATED]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Setting == kg.NotStated }},
	{"Route", theLattice, `{route: [INTRAVENOUS, LOCAL]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Route == "INTRAVENOUS" || e.Route == "LOCAL" }},
	{"RouteNotStated", theSeed, `{route: [NOT_STATED]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Route == kg.NotStated }},
	{"Doses", theSeed, `{doses: [SINGLE, MULTIPLE]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Doses == "SINGLE" || e.Doses == "MULTIPLE" }},
	{"DosesNotStated", theSeed, `{doses: [NOT_STATED]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Doses == kg.NotStated }},
	{"Timing", theSeed, `{timing: [AFTER]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Timing == "AFTER" }},
	{"TimingNotStated", theSeed, `{timing: [NOT_STATED]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Timing == kg.NotStated }},
	{"Stage", theSeed, `{stage: [ACUTE, EARLY]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Stage == "ACUTE" || e.Stage == "EARLY" }},
	{"StageNotStated", theSeed, `{stage: [NOT_STATED]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Stage == kg.NotStated }},
	{"Basis", theSeed, `{basis: [INFERRED, NAME]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Basis == kg.Inferred || e.Basis == kg.NameOnly }},
	{"Hedged", theSeed, `{hedged: true}`, func(_ *fixture, e *kg.Evidence) bool { return e.Hedged }},
	{"NotHedged", theSeed, `{hedged: false}`, func(_ *fixture, e *kg.Evidence) bool { return !e.Hedged }},
	{"Flags", theSeed, `{flags: [DISPUTED, SOURCE_ERROR]}`, func(_ *fixture, e *kg.Evidence) bool {
		return slices.ContainsFunc(e.Flags, func(f kg.Flag) bool { return f.Kind == "DISPUTED" || f.Kind == "SOURCE_ERROR" })
	}},
	{"Level", theSeed, `{level: [PRIMARY]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Level == kg.Primary }},
	{"Scope", theSeed, `{scope: [BACKGROUND]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Scope == kg.Background }},
	{"Directness", theSeed, `{directness: [DIRECT]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Directness == "DIRECT" }},
	{"Kind", theSeed, `{kind: [MAPPING]}`, func(_ *fixture, e *kg.Evidence) bool { return e.Kind == kg.Mapping }},
	{"Supports", theLattice, `{supports: true}`, func(_ *fixture, e *kg.Evidence) bool { return !e.Refutes }},
	{"Refutes", theLattice, `{supports: false}`, func(_ *fixture, e *kg.Evidence) bool { return e.Refutes }},
	{"SeveralFields", theLattice, `{setting: [IN_VIVO], hedged: false, supports: true, species: [{name: "taxon-1"}], notStated: [SPECIES]}`,
		func(_ *fixture, e *kg.Evidence) bool {
			return e.Setting == kg.InVivo && !e.Hedged && !e.Refutes && (e.Species == "EVG:taxon-1" || e.Species == "")
		}},
}

// isOf reports whether the model is one of the organ: it stands in the organ, a kind
// or a part of it, or models what does, itself or as a kind of something else.
func (f *fixture) isOf(model, organ kg.CURIE) bool {
	return f.stands(model, organ) || f.joined(model, kg.Out, func(s *kg.Statement, far kg.CURIE) bool {
		return s.Predicate == kg.Models && f.climbs(far, func(id kg.CURIE) bool { return f.stands(id, organ) }, kg.IsA)
	})
}

// stands reports whether the node occurs in the organ, or in what is a kind or a
// part of it.
func (f *fixture) stands(id, organ kg.CURIE) bool {
	return id != "" && f.joined(id, kg.Out, func(s *kg.Statement, far kg.CURIE) bool {
		return s.Predicate == kg.OccursIn && f.climbs(far, func(id kg.CURIE) bool { return id == organ }, kg.IsA, kg.PartOf)
	})
}

// climbs reports whether the condition holds for the node or for something above it
// by the predicates.
func (f *fixture) climbs(id kg.CURIE, holds func(kg.CURIE) bool, up ...kg.Predicate) bool {
	return holds(id) || f.joined(id, kg.Out, func(s *kg.Statement, far kg.CURIE) bool {
		return slices.Contains(up, s.Predicate) && far != id && f.climbs(far, holds, up...)
	})
}

// TestEvidenceFilter compares every field with the oracle in two places: as a
// condition on statements, which one entry must fulfil, and as what a statement
// lists.
func TestEvidenceFilter(t *testing.T) {
	for _, tc := range evidenceFilters {
		t.Run(tc.name, func(t *testing.T) {
			f := must(t, tc.graph)
			c := newClient(t, f.store)
			holds := func(e *kg.Evidence) bool { return tc.holds(f, e) }
			some := slices.ContainsFunc(f.data.Evidence, func(e kg.Evidence) bool { return holds(&e) })
			all := !slices.ContainsFunc(f.data.Evidence, func(e kg.Evidence) bool { return !holds(&e) })
			if !some || all {
				t.Fatalf("the case proves nothing: some hold %v, all hold %v", some, all)
			}
			got := slices.Sorted(slices.Values(c.everyID("statements", "filter: {evidence: "+tc.filter+"}")))
			want := f.statements(func(s *kg.Statement) bool { return f.shown(s.ID, holds) })
			if !slices.Equal(got, want) {
				t.Errorf("statements\ngot  %q\nwant %q", got, want)
			}
			f.compareEvidence(c, tc.filter, holds)
		})
	}
}

// compareEvidence compares what the first statements list with the oracle.
func (f *fixture) compareEvidence(c client, filter string, holds func(*kg.Evidence) bool) {
	c.t.Helper()
	a := c.get(`{statements(first: 500, orderBy: STRENGTH) {nodes {id evidence(filter: ` + filter + `, orderBy: ID) {totalCount nodes {id}}}}}`)
	for i, id := range a.texts("statements.nodes.*.id") {
		var want []string
		for _, e := range f.evidence(kg.CURIE(id)) {
			if holds(e) {
				want = append(want, string(e.ID))
			}
		}
		path := "statements.nodes." + itoa(i) + ".evidence."
		if got := a.texts(path + "nodes.*.id"); !slices.Equal(got, want) || a.number(path+"totalCount") != len(want) {
			c.t.Errorf("evidence of %s is %q, want %q", id, got, want)
		}
	}
}

// TestOneEntryFulfilsAll shows that two entries do not add up.
func TestOneEntryFulfilsAll(t *testing.T) {
	c, f := latticed(t)
	a := func(e *kg.Evidence) bool { return e.Setting == kg.InVivo }
	b := func(e *kg.Evidence) bool { return e.Level == kg.Review }
	want := f.statements(func(s *kg.Statement) bool {
		return f.shown(s.ID, func(e *kg.Evidence) bool { return a(e) && b(e) })
	})
	apart := f.statements(func(s *kg.Statement) bool { return f.shown(s.ID, a) && f.shown(s.ID, b) })
	if len(apart) <= len(want) {
		t.Fatal("the graph has no statement that proves it")
	}
	got := slices.Sorted(slices.Values(c.everyID("statements", "filter: {evidence: {setting: [IN_VIVO], level: [REVIEW]}}")))
	if !slices.Equal(got, want) {
		t.Errorf("%d statements, want %d", len(got), len(want))
	}
}
