package storetest

import (
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

var filterCases = []testCase{
	{"Leaves", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		carries := kg.StatementMatch{Predicates: []kg.Predicate{kg.Carries}}
		positive := carries
		positive.Negative = pointer(false)
		for _, w := range []struct {
			name string
			sel  kg.Selection
			want []kg.CURIE
		}{
			{"match", kg.Selection{Match: kg.NodeMatch{Categories: []kg.Category{kg.Gene}}}, ids(humanPTEN, mousePten)},
			{"within", kg.Selection{Within: setOf(mir21, unknown)}, ids(mir21)},
			{"all but", kg.Selection{Within: pointer(kg.NewSet(humanPTEN).Not()), Match: kg.NodeMatch{Categories: []kg.Category{kg.Gene}}}, ids(mousePten)},
			{"out", kg.Selection{Hop: &kg.Hop{Direction: kg.Out, Statement: carries}}, ids(smallEV)},
			{"in", kg.Selection{Hop: &kg.Hop{Direction: kg.In, Statement: carries}}, ids(mir21, humanPTEN)},
			{"both", kg.Selection{Hop: &kg.Hop{Statement: carries}}, ids(mir21, smallEV, humanPTEN)},
			{"positive", kg.Selection{Hop: &kg.Hop{Direction: kg.In, Statement: positive}}, ids(mir21)},
			{"far", kg.Selection{Hop: &kg.Hop{Direction: kg.Out, Far: setOf(humanPTEN, unknown)}}, ids(mir21, smallEV)},
			{"far, both ways", kg.Selection{Hop: &kg.Hop{Far: setOf(mir21)}}, ids(smallEV, humanPTEN, mousePten)},
			{"far is nothing", kg.Selection{Hop: &kg.Hop{Far: setOf()}}, ids()},
			{"far is all but", kg.Selection{Hop: &kg.Hop{Direction: kg.Out, Statement: carries, Far: pointer(kg.NewSet(mir21).Not())}}, ids(smallEV)},
			{"self loop", kg.Selection{Hop: &kg.Hop{Direction: kg.Out, Far: setOf(myocyte)}}, ids(myocyte, smallEV)},
			{"all at once", kg.Selection{Within: setOf(mir21, smallEV), Match: kg.NodeMatch{Words: []string{"ev"}}, Hop: &kg.Hop{Far: setOf(humanPTEN)}}, ids(smallEV)},
			{"context", kg.Selection{Hop: &kg.Hop{Statement: kg.StatementMatch{About: setOf(heart), Predicates: []kg.Predicate{kg.Regulates}}}}, ids(mir21, humanPTEN)},
		} {
			expect(t, w.name, c.selects(kg.SourceScope{}, w.sel), sorted(w.want))
		}
	}},
	{"AndOrNot", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		gene := kg.NodeFilter{Match: kg.NodeMatch{Categories: []kg.Category{kg.Gene}}}
		disease := kg.NodeFilter{Match: kg.NodeMatch{Categories: []kg.Category{kg.Disease}}}
		ofMouse := kg.NodeFilter{Match: kg.NodeMatch{Taxa: ids(mouse)}}
		for _, w := range []struct {
			name   string
			filter kg.NodeFilter
			want   []kg.CURIE
		}{
			{"or", kg.NodeFilter{Or: []kg.NodeFilter{gene, disease}}, ids(humanPTEN, mousePten, infarction, heartDis, cvDis)},
			{"and", kg.NodeFilter{And: []kg.NodeFilter{gene, ofMouse}}, ids(mousePten)},
			{"and not", kg.NodeFilter{And: []kg.NodeFilter{gene}, Not: &ofMouse}, ids(humanPTEN)},
			{"not within", kg.NodeFilter{Within: setOf(humanPTEN, heart), Not: &kg.NodeFilter{Match: gene.Match}}, ids(heart)},
			{"not not", kg.NodeFilter{Not: &kg.NodeFilter{Not: &gene}}, ids(humanPTEN, mousePten)},
			{"or of all and nothing", kg.NodeFilter{And: []kg.NodeFilter{ofMouse}, Or: []kg.NodeFilter{{Within: setOf()}, {}}}, ids(mousePten, infarctMdl)},
		} {
			c.expectFilter(w.name, w.filter, w.want)
		}
	}},
	{"SomeAndNone", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		carried := kg.Related{Predicates: []kg.Predicate{kg.Carries}, Direction: kg.In}
		denied := carried
		denied.Statement.Negative = pointer(true)
		no := denied
		no.Quantifier = kg.None
		c.expectFilter("some", kg.NodeFilter{Related: []kg.Related{carried}}, ids(mir21, humanPTEN))
		c.expectFilter("two at once", kg.NodeFilter{Related: []kg.Related{carried, denied}}, ids(humanPTEN))
		c.expectFilter("none", kg.NodeFilter{Related: []kg.Related{carried, no}}, ids(mir21))
		c.expectFilter("or of routes", kg.NodeFilter{Or: []kg.NodeFilter{{Related: []kg.Related{denied}}, {Related: []kg.Related{{Predicates: []kg.Predicate{kg.OccursIn}}}}}}, ids(humanPTEN, heart, infarction))
	}},
	{"ThreeHops", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		isPTEN := &kg.NodeFilter{Match: kg.NodeMatch{Words: []string{"pten"}}}
		lowers := kg.Related{Predicates: []kg.Predicate{kg.Regulates}, Direction: kg.Out, Node: isPTEN, Statement: kg.StatementMatch{Effects: []kg.Effect{kg.Decreases}}}
		carries := kg.Related{Predicates: []kg.Predicate{kg.Carries}, Direction: kg.Out, Node: &kg.NodeFilter{Related: []kg.Related{lowers}}}
		secretes := kg.Related{Direction: kg.Out, Node: &kg.NodeFilter{Related: []kg.Related{carries}}}
		c.expectFilter("what secretes what carries what lowers PTEN", kg.NodeFilter{Related: []kg.Related{secretes}}, ids(stemCell))
		carries.Node.Not = isPTEN
		c.expectFilter("with a not inside", kg.NodeFilter{Related: []kg.Related{secretes}}, ids(stemCell))
		carries.Node.Related[0].Quantifier = kg.None
		c.expectFilter("with a NONE inside", kg.NodeFilter{Related: []kg.Related{{Predicates: []kg.Predicate{kg.Carries}, Direction: kg.Out, Node: &kg.NodeFilter{Related: []kg.Related{{Direction: kg.In, Predicates: []kg.Predicate{kg.Regulates}, Quantifier: kg.None}}}}}}, ids(smallEV))
	}},
	{"TooDeep", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		f := kg.NodeFilter{}
		for range kg.MaxHops {
			inner := f
			f = kg.NodeFilter{Related: []kg.Related{{Node: &inner}}}
		}
		good(kg.Evaluate(t.Context(), c.r, kg.SourceScope{}, &f))(t)
		_, err := kg.Evaluate(t.Context(), c.r, kg.SourceScope{}, &kg.NodeFilter{Or: []kg.NodeFilter{{Related: []kg.Related{{Node: &f}}}}})
		expectError(t, "one hop more", err, kg.ErrTooDeep)
	}},
	{"Scope", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		f := kg.NodeFilter{Related: []kg.Related{{Predicates: []kg.Predicate{kg.Affects}, Direction: kg.Out}}}
		set := good(kg.Evaluate(t.Context(), c.r, kg.SourceScope{Sources: []string{tableSource}}, &f))(t)
		expect(t, "what the table shows", set, kg.NewSet(smallEV))
		set = good(kg.Evaluate(t.Context(), c.r, kg.SourceScope{Sources: []string{reviewSource}}, &f))(t)
		expect(t, "what the review shows", set, kg.NewSet(smallEV, myocyte))
	}},
	{"Descendants", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		below := func(scope kg.SourceScope, of ...kg.CURIE) kg.Set {
			return good(kg.Descendants(t.Context(), c.r, scope, of))(t)
		}
		expect(t, "of a root", below(kg.SourceScope{}, cvDis), kg.NewSet(cvDis, heartDis, infarction))
		expect(t, "of a leaf and something unknown", below(kg.SourceScope{}, infarction, unknown), kg.NewSet(infarction, unknown))
		expect(t, "of nothing", below(kg.SourceScope{}), kg.Set{})
		expect(t, "in a source that says nothing", below(kg.SourceScope{Sources: []string{reviewSource}}, cvDis), kg.NewSet(cvDis))
	}},
	{"DescendantsInACircle", func(t *testing.T, open Open) {
		b := newBuilder()
		for _, id := range ids("EVG:a", "EVG:b", "EVG:c", "EVG:d") {
			b.node(id, kg.Disease, string(id))
		}
		b.say("EVG:a", kg.IsA, "EVG:b", kg.Qualifiers{})
		b.say("EVG:b", kg.IsA, "EVG:a", kg.Qualifiers{})
		b.say("EVG:c", kg.IsA, "EVG:c", kg.Qualifiers{})
		b.say("EVG:d", kg.IsA, "EVG:a", kg.Qualifiers{Negated: true})
		c := opened(t, open, &b.Dataset)
		expect(t, "each once, denials left out", good(kg.Descendants(t.Context(), c.r, kg.SourceScope{}, ids("EVG:a", "EVG:c")))(t), kg.NewSet("EVG:a", "EVG:b", "EVG:c"))
	}},
}

// expectFilter compares the nodes that fulfil a filter.
func (c client) expectFilter(what string, f kg.NodeFilter, want []kg.CURIE) {
	c.t.Helper()
	set := good(kg.Evaluate(c.t.Context(), c.r, kg.SourceScope{}, &f))(c.t)
	expect(c.t, what, c.selects(kg.SourceScope{}, kg.Selection{Within: &set, Match: f.Match}), sorted(want))
}
