package graph_test

import (
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

var statementFilters = []struct {
	name   string
	graph  func() (*fixture, error)
	filter string
	holds  func(f *fixture, s *kg.Statement) bool
}{
	{"Predicate", theSeed, `{predicate: [CARRIES, SECRETES]}`, func(_ *fixture, s *kg.Statement) bool {
		return s.Predicate == kg.Carries || s.Predicate == kg.Secretes
	}},
	{"Effect", theSeed, `{effect: [DECREASES]}`, func(_ *fixture, s *kg.Statement) bool { return s.Effect == kg.Decreases }},
	{"EffectUnspecified", theSeed, `{effect: [UNSPECIFIED]}`, func(_ *fixture, s *kg.Statement) bool {
		takesEffect := s.Predicate == kg.Regulates || s.Predicate == kg.Modulates || s.Predicate == kg.Affects
		return takesEffect && s.Effect == ""
	}},
	{"Aspect", theSeed, `{aspect: [EXPRESSION, ACTIVITY]}`, func(_ *fixture, s *kg.Statement) bool {
		return s.Aspect == kg.Expression || s.Aspect == kg.Activity
	}},
	{"Amount", theSeed, `{amount: [ENRICHED]}`, func(_ *fixture, s *kg.Statement) bool { return s.Amount == kg.Enriched }},
	{"AmountPresent", theSeed, `{amount: [PRESENT]}`, func(_ *fixture, s *kg.Statement) bool {
		return s.Amount == "" && (s.Predicate == kg.Carries || s.Predicate == kg.Expresses || s.Predicate == kg.FoundIn)
	}},
	{"Result", theSeed, `{result: [MIXED, NO_EFFECT]}`, func(_ *fixture, s *kg.Statement) bool {
		return s.Result == kg.Mixed || s.Result == kg.ResultNoEffect
	}},
	{"ResultNotStated", theSeed, `{result: [NOT_STATED]}`, func(_ *fixture, s *kg.Statement) bool {
		return s.Predicate == kg.TestedIn && s.Result == ""
	}},
	{"Negative", theSeed, `{negative: true}`, func(_ *fixture, s *kg.Statement) bool { return s.Negated || s.Effect == kg.NoEffect }},
	{"Positive", theSeed, `{negative: false}`, func(_ *fixture, s *kg.Statement) bool { return !s.Negated && s.Effect != kg.NoEffect }},
	{"Subject", theSeed, `{subject: [{name: "miR-21"}, {citation: 25}]}`, func(_ *fixture, s *kg.Statement) bool { return s.Subject == "EVG:miR-21" }},
	{"Object", theSeed, `{object: [{name: "AKI"}]}`, func(_ *fixture, s *kg.Statement) bool { return s.Object == "MONDO:0002492" }},
	{"ObjectDescendants", theSeed, `{object: [{id: "MONDO:0005240"}], includeDescendants: true}`, func(f *fixture, s *kg.Statement) bool {
		return f.descends(s.Object, []kg.CURIE{"MONDO:0005240"})
	}},
	{"SubjectDescendants", theSeed, `{subject: [{id: "CL:0000134"}], includeDescendants: true}`, func(f *fixture, s *kg.Statement) bool {
		return f.descends(s.Subject, []kg.CURIE{"CL:0000134"})
	}},
	{"AboutObject", theSeed, `{about: [{name: "apoptosis"}]}`, func(_ *fixture, s *kg.Statement) bool {
		return s.Object == "GO:0006915" || slices.Contains(s.Context, "GO:0006915")
	}},
	{"AboutContext", theLattice, `{predicate: [REGULATES], about: [{name: "cell-1"}]}`, func(_ *fixture, s *kg.Statement) bool {
		return s.Predicate == kg.Regulates && slices.Contains(s.Context, "EVG:cell-1")
	}},
	{"AboutDescendants", theLattice, `{about: [{name: "disease-1"}], includeDescendants: true}`, func(f *fixture, s *kg.Statement) bool {
		return f.descends(s.Object, []kg.CURIE{"EVG:disease-1"})
	}},
	{"Grain", theSeed, `{grain: [SINGLE, FAMILY]}`, func(f *fixture, s *kg.Statement) bool {
		grains := []kg.Grain{kg.Single, kg.Family}
		return slices.Contains(grains, f.node(s.Subject).Grain) && slices.Contains(grains, f.node(s.Object).Grain)
	}},
	{"Evidence", theSeed, `{evidence: {setting: [IN_VIVO], hedged: false}}`, func(f *fixture, s *kg.Statement) bool {
		return f.shown(s.ID, func(e *kg.Evidence) bool { return e.Setting == kg.InVivo && !e.Hedged })
	}},
	{"SeveralFields", theSeed, `{predicate: [AFFECTS], effect: [DECREASES], object: [{name: "apoptosis"}], evidence: {level: [PRIMARY]}}`,
		func(f *fixture, s *kg.Statement) bool {
			return s.Predicate == kg.Affects && s.Effect == kg.Decreases && s.Object == "GO:0006915" &&
				f.shown(s.ID, func(e *kg.Evidence) bool { return e.Level == kg.Primary })
		}},
}

// TestStatementFilter compares every field of a statement filter with the
// oracle, and totals with lists.
func TestStatementFilter(t *testing.T) {
	for _, tc := range statementFilters {
		t.Run(tc.name, func(t *testing.T) {
			f := must(t, tc.graph)
			c := newClient(t, f.store)
			want := f.statements(func(s *kg.Statement) bool { return tc.holds(f, s) })
			if len(want) == 0 || len(want) == len(f.data.Statements) {
				t.Fatalf("the case proves nothing: %d of %d statements hold", len(want), len(f.data.Statements))
			}
			got := slices.Sorted(slices.Values(c.everyID("statements", "filter: "+tc.filter)))
			if !slices.Equal(got, want) {
				t.Errorf("%s\ngot  %q\nwant %q", tc.filter, got, want)
			}
			a := c.get(`{statements(filter: ` + tc.filter + `, first: 0) {totalCount facets {count}}}`)
			sum := 0
			for i := range a.at("statements.facets.*") {
				sum += a.number("statements.facets." + itoa(i) + ".count")
			}
			if total := a.number("statements.totalCount"); total != len(want) || sum != total {
				t.Errorf("total is %d and facets add up to %d, want %d", total, sum, len(want))
			}
		})
	}
}

// TestNegativeCount counts what a filter would let deny, whatever it says of
// negative.
func TestNegativeCount(t *testing.T) {
	c, f := latticed(t)
	denied := len(f.statements(func(s *kg.Statement) bool { return s.Predicate == kg.Carries && s.Negative() }))
	claimed := len(f.statements(func(s *kg.Statement) bool { return s.Predicate == kg.Carries && !s.Negative() }))
	for _, tc := range []struct {
		name, filter string
		total        int
	}{
		{"Both", `{predicate: [CARRIES]}`, claimed + denied},
		{"Positive", `{predicate: [CARRIES], negative: false}`, claimed},
		{"Negative", `{predicate: [CARRIES], negative: true}`, denied},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			a := c.get(`{statements(filter: ` + tc.filter + `) {totalCount negativeCount nodes {negative}}}`)
			if total, negative := a.number("statements.totalCount"), a.number("statements.negativeCount"); total != tc.total || negative != denied {
				t.Errorf("%d statements and %d negative ones, want %d and %d", total, negative, tc.total, denied)
			}
		})
	}
}

// TestTypedFieldsArePositive shows that a stated absence is in statements, is
// counted by typed fields, and is listed by them only when asked for.
func TestTypedFieldsArePositive(t *testing.T) {
	c, f := latticed(t)
	a := c.get(`{evPreparation(ref: {name: "preparation-000"}) {
		statements(direction: OUT, filter: {predicate: [CARRIES]}) {totalCount negativeCount nodes {negative object {id}}}
		cargo {totalCount negativeCount nodes {id} edges {statements {negative}}}
		neighbors(direction: OUT, statement: {predicate: [CARRIES]}) {totalCount negativeCount}
		denied: cargo(statement: {negative: true}) {totalCount negativeCount edges {statements {negative}}}}}`)
	carried := func(negative bool) int {
		return len(f.statements(func(s *kg.Statement) bool {
			return s.Subject == "EVG:preparation-000" && s.Predicate == kg.Carries && s.Negated == negative
		}))
	}
	yes, no := carried(false), carried(true)
	for path, want := range map[string]int{
		"statements.totalCount": yes + no, "statements.negativeCount": no, "cargo.totalCount": yes, "cargo.negativeCount": no,
		"neighbors.totalCount": yes, "neighbors.negativeCount": no, "denied.totalCount": no, "denied.negativeCount": no,
	} {
		if got := a.number("evPreparation." + path); got != want || want == 0 {
			t.Errorf("%s is %d, want %d", path, got, want)
		}
	}
	if got := a.texts("evPreparation.cargo.edges.*.statements.*.negative"); slices.Contains(got, "true") || len(got) != yes {
		t.Errorf("cargo has statements that are %q negative", got)
	}
	if got := a.texts("evPreparation.denied.edges.*.statements.*.negative"); slices.Contains(got, "false") || len(got) != no {
		t.Errorf("denied cargo has statements that are %q negative", got)
	}
	if got := a.texts("evPreparation.statements.nodes.*.negative"); !slices.Contains(got, "true") || !slices.Contains(got, "false") {
		t.Errorf("statements are %q negative", got)
	}
}
