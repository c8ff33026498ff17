package storetest

import (
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// tied are the three statements of the fixture that have one key by predicate.
func (f *fixture) tied() []kg.CURIE { return sorted(ids(f.lowers, f.lowersMouse, f.spares)) }

// inOrder are all statements of the fixture by predicate and names.
func (f *fixture) inOrder() []kg.CURIE {
	return slices.Concat(
		ids(f.itself, f.affects, f.carries, f.lacks, f.isCvDis, f.isHeartDis, f.models, f.modulates, f.occurs, f.ofHuman, f.ofMouse, f.ortholog),
		f.tied(), ids(f.secretes, f.tested))
}

// byStrength are all statements of the fixture, best supported first.
func (f *fixture) byStrength() []kg.CURIE {
	return slices.Concat(
		ids(f.lowers), // primary, stated, in vivo, two papers
		sorted(ids(f.carries, f.lowersMouse, f.tested, f.affects)), // the same with one paper
		sorted(ids(f.lacks, f.itself, f.spares)),                   // hedged
		ids(f.modulates),                                           // a review's, with a paper
		sorted(ids(f.secretes, f.models, f.occurs, f.ofHuman, f.ofMouse, f.isHeartDis, f.isCvDis, f.ortholog)))
}

var statementCases = []testCase{
	{"OrderRepeatsAndAbsence", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		got := good(c.r.Statements(t.Context(), ids(f.tested, unknown, f.carries, f.tested)))(t)
		expect(t, "statements", statementIDs(got), ids(f.tested, "", f.carries, f.tested))
		expect(t, "no statements", good(c.r.Statements(t.Context(), nil))(t), []*kg.Statement{})
	}},
	{"EveryField", func(t *testing.T, open Open) {
		want := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		for i := range want.Statements {
			s := &want.Statements[i]
			expect(t, "statement", good(c.r.Statements(t.Context(), ids(s.ID)))(t), []*kg.Statement{s})
		}
	}},
	{"ByPredicate", func(t *testing.T, open Open) {
		f := newFixture()
		page := opened(t, open, &newFixture().Dataset).listStatements(kg.StatementQuery{Page: everything})
		expect(t, "statements", statementIDs(page.Statements), f.inOrder())
		expect(t, "counts", []int{page.Total, page.Negative}, []int{17, 2})
		expect(t, "facets by count, then value", page.Predicates[:4], []kg.Facet{
			{Value: "REGULATES", Count: 3}, {Value: "AFFECTS", Count: 2}, {Value: "CARRIES", Count: 2}, {Value: "IS_A", Count: 2}})
	}},
	{"ByStrength", func(t *testing.T, open Open) {
		f := newFixture()
		page := opened(t, open, &newFixture().Dataset).listStatements(kg.StatementQuery{Order: kg.ByStrength, Page: everything})
		expect(t, "statements", statementIDs(page.Statements), f.byStrength())
	}},
	{"StrengthIsOfAllEvidence", func(t *testing.T, open Open) {
		f := newFixture()
		page := opened(t, open, &newFixture().Dataset).listStatements(kg.StatementQuery{
			Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Regulates}, Evidence: kg.EvidenceMatch{Hedged: pointer(true)}},
			Order: kg.ByStrength, Page: everything})
		expect(t, "seen by their hedged entries only", statementIDs(page.Statements), ids(f.lowers, f.spares))
	}},
	{"Negative", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		for _, w := range []struct {
			negative *bool
			want     []kg.CURIE
		}{
			{nil, ids(f.carries, f.lacks)}, {pointer(false), ids(f.carries)}, {pointer(true), ids(f.lacks)},
		} {
			page := c.listStatements(kg.StatementQuery{Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Carries}, Negative: w.negative}, Page: everything})
			expect(t, "statements", statementIDs(page.Statements), w.want)
			expect(t, "total and negative", []int{page.Total, page.Negative}, []int{len(w.want), 1})
			expect(t, "facets", page.Predicates, []kg.Facet{{Value: "CARRIES", Count: len(w.want)}})
		}
	}},
	{"Match", func(t *testing.T, open Open) {
		f := newFixture()
		c := opened(t, open, &newFixture().Dataset)
		for _, w := range statementMatches(f) {
			page := c.listStatements(kg.StatementQuery{Match: w.match, Page: everything})
			expect(t, w.name, sorted(statementIDs(page.Statements)), sorted(w.want))
			expect(t, w.name+": total", page.Total, len(w.want))
		}
	}},
	{"OnlyTotals", func(t *testing.T, open Open) {
		page := opened(t, open, &newFixture().Dataset).listStatements(kg.StatementQuery{Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Carries}}})
		expect(t, "page of no items", page, &kg.StatementPage{Total: 2, Negative: 1, More: true, Predicates: []kg.Facet{{Value: "CARRIES", Count: 2}}})
	}},
	{"Empty", func(t *testing.T, open Open) {
		c := opened(t, open, &kg.Dataset{})
		expect(t, "page of nothing", c.listStatements(kg.StatementQuery{Page: everything}), &kg.StatementPage{})
	}},
}

type statementMatch struct {
	name  string
	match kg.StatementMatch
	want  []kg.CURIE
}

func statementMatches(f *fixture) []statementMatch {
	return []statementMatch{
		{"two predicates and one without statements", kg.StatementMatch{Predicates: []kg.Predicate{kg.TestedIn, kg.Models, kg.PartOf}}, ids(f.tested, f.models)},
		{"an unknown predicate", kg.StatementMatch{Predicates: []kg.Predicate{"NOTHING"}}, ids()},
		{"effect", kg.StatementMatch{Effects: []kg.Effect{kg.Decreases}}, ids(f.lowers, f.lowersMouse)},
		{"effect not said", kg.StatementMatch{Effects: []kg.Effect{kg.EffectUnspecified}}, ids(f.modulates)},
		{"aspect", kg.StatementMatch{Aspects: []kg.Aspect{kg.Survival, kg.Expression}}, ids(f.affects, f.lowers)},
		{"amount", kg.StatementMatch{Amounts: []kg.Amount{kg.Enriched}}, ids(f.carries)},
		{"amount not said", kg.StatementMatch{Amounts: []kg.Amount{kg.Present}}, ids(f.lacks)},
		{"result", kg.StatementMatch{Results: []kg.TestResult{kg.Beneficial}}, ids(f.tested)},
		{"result not said", kg.StatementMatch{Results: []kg.TestResult{kg.ResultNotStated}}, ids()},
		{"grain of both ends", kg.StatementMatch{Grains: []kg.Grain{kg.Family}}, ids()},
		{"grains of either end", kg.StatementMatch{Grains: []kg.Grain{kg.Family, kg.Single}, Predicates: []kg.Predicate{kg.Regulates}}, ids(f.lowers, f.lowersMouse, f.spares)},
		{"subject", kg.StatementMatch{Subject: setOf(smallEV, unknown)}, ids(f.carries, f.lacks, f.affects, f.tested)},
		{"subject but", kg.StatementMatch{Subject: pointer(kg.NewSet(smallEV).Not()), Predicates: []kg.Predicate{kg.Affects}}, ids(f.itself)},
		{"object", kg.StatementMatch{Object: setOf(humanPTEN, heart)}, ids(f.lacks, f.lowers, f.spares, f.occurs)},
		{"subject and object", kg.StatementMatch{Subject: setOf(mir21), Object: setOf(mousePten)}, ids(f.lowersMouse)},
		{"about an object or a context", kg.StatementMatch{About: setOf(heart)}, ids(f.occurs, f.lowers, f.itself)},
		{"about what is object and context", kg.StatementMatch{About: setOf(myocyte)}, ids(f.affects, f.itself, f.lowers)},
		{"about either of two", kg.StatementMatch{About: setOf(heart, myocyte)}, ids(f.occurs, f.affects, f.itself, f.lowers)},
		{"nothing", kg.StatementMatch{Subject: setOf()}, ids()},
		{"a predicate twice", kg.StatementMatch{Predicates: []kg.Predicate{kg.TestedIn, kg.Carries, kg.TestedIn}}, ids(f.tested, f.carries, f.lacks)},
		{"either of two publications", kg.StatementMatch{Predicates: []kg.Predicate{kg.Regulates}, Evidence: kg.EvidenceMatch{Publication: setOf(paperA, paperB)}}, ids(f.lowers, f.lowersMouse, f.spares)},
		{"a model", kg.StatementMatch{Evidence: kg.EvidenceMatch{Model: kg.IDMatch{In: setOf(infarctMdl)}}}, ids(f.carries, f.lowers, f.lowersMouse, f.spares, f.tested, f.affects)},
		{"a model or none stated", kg.StatementMatch{Predicates: []kg.Predicate{kg.Affects}, Evidence: kg.EvidenceMatch{Model: kg.IDMatch{In: setOf(infarctMdl), NotStated: true}}}, ids(f.affects, f.itself)},
		{"a preparation", kg.StatementMatch{Evidence: kg.EvidenceMatch{Preparation: kg.IDMatch{In: setOf(smallEV, unknown)}}}, ids(f.carries, f.lowers, f.lowersMouse, f.tested, f.affects)},
		{"a preparation or none stated", kg.StatementMatch{Predicates: []kg.Predicate{kg.Carries}, Evidence: kg.EvidenceMatch{Preparation: kg.IDMatch{In: setOf(smallEV), NotStated: true}}}, ids(f.carries, f.lacks)},
	}
}
