package storetest

import (
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// RunSurvey compares what the readers of a store survey, each a kg.Surveyor, with what
// their other calls say, in random questions about random graphs.
func RunSurvey(t *testing.T, open Open, seeds uint64, questions int) {
	for seed := range seeds {
		graph := func() *kg.Dataset { return Generate(seed, Size{Nodes: 40, Statements: 120}) }
		c, q := opened(t, open, graph()), newAsker(seed, graph())
		given := 0
		for i := range questions {
			query := q.surveyQuery()
			got := good(c.r.(kg.Surveyor).Survey(t.Context(), query))(t)
			if wrong := c.wrongIn(query, got); wrong != "" {
				t.Fatalf("seed %d, survey %d: %s\n%s\ngot %s", seed, i, wrong, show(query), show(got))
			}
			if len(got.Nodes) > 0 {
				given++
			}
		}
		if given < questions/2 {
			t.Errorf("seed %d: only %d of %d surveys hold anything", seed, given, questions)
		}
	}
}

// surveyed is the condition on statements of a survey.
func surveyed(q kg.SurveyQuery) kg.StatementMatch {
	m := kg.StatementMatch{Negative: new(bool)}
	if q.Flat {
		m.Predicates = kg.FlatPredicates
	}
	return m
}

// enoughRows is more than a survey of these graphs meets.
const enoughRows = 10_000

func (q *asker) surveyQuery() kg.SurveyQuery {
	query := kg.SurveyQuery{Nodes: append(some(q.dice, 3, q.nodes...), q.end()), Flat: q.oneIn(2), Hubs: q.oneIn(2),
		Steps: 1 + q.IntN(kg.MaxSurveySteps), Rows: enoughRows}
	if q.oneIn(2) {
		query.To, query.Steps, query.Meet = append(some(q.dice, 2, q.nodes...), q.end()), 1+q.IntN(kg.MaxSurveyRoad), q.oneIn(2)
	}
	if q.oneIn(4) {
		query.Rows = 1 + q.skewed(200)
	}
	return query
}

// wrongIn says what is wrong in a survey.
func (c client) wrongIn(q kg.SurveyQuery, got *kg.Survey) string {
	c.t.Helper()
	if max(len(got.Nodes), len(got.Statements)) > q.Rows {
		return "over the rows"
	}
	all := slices.Sorted(slices.Values(nodeIDs(got.Nodes)))
	if len(slices.Compact(slices.Clone(all))) < len(all) || !equal(got.Nodes, c.nodes(nodeIDs(got.Nodes)...)) {
		return "nodes that are not in the data, or twice"
	}
	whole := q.Rows == enoughRows
	if len(q.To) == 0 && (whole || len(all) > 0) && !slices.Equal(all, c.reached(q)) {
		return "other nodes than are reached"
	}
	for _, n := range c.nodes(slices.Concat(q.Nodes, q.To)...) {
		if n != nil && whole && !slices.Contains(all, n.ID) {
			return "the nodes named are not there"
		}
	}
	var weighed []kg.CURIE
	for _, id := range all {
		if degree, ok := got.Degrees[id]; ok {
			weighed = append(weighed, id)
			if e := c.expand(kg.ExpandQuery{Nodes: ids(id), Match: surveyed(q)}); e.Counts[0].Total != degree {
				return "the degree of " + string(id)
			}
		}
	}
	if len(weighed) < len(got.Degrees) || len(q.To) == 0 && len(weighed) < len(all) {
		return "degrees that lack, or of other nodes"
	}
	return c.wrongStatements(q, got, all, weighed)
}

// reached are the nodes around the ones named.
func (c client) reached(q kg.SurveyQuery) []kg.CURIE {
	c.t.Helper()
	met, next := kg.Set{}, q.Nodes
	for step := range q.Steps + 1 {
		var from []kg.CURIE
		for _, n := range c.nodes(next...) {
			if n != nil && !met.Has(n.ID) {
				met = met.Or(kg.NewSet(n.ID))
				if step == 0 || q.Hubs || !n.Hub {
					from = append(from, n.ID)
				}
			}
		}
		next = nil
		for _, s := range c.expand(kg.ExpandQuery{Nodes: from, Match: surveyed(q), Page: everything}).Statements {
			next = append(next, s.Subject, s.Object)
		}
	}
	return met.IDs
}

// wrongStatements says what is wrong in the statements of a survey: all those among the
// nodes that are weighed must be there.
func (c client) wrongStatements(q kg.SurveyQuery, got *kg.Survey, all, weighed []kg.CURIE) string {
	c.t.Helper()
	there := got.Statements
	for _, s := range c.listStatements(kg.StatementQuery{Match: surveyed(q), Order: kg.ByStrength, Page: everything}).Statements {
		switch {
		case len(there) > 0 && there[0].ID == s.ID:
			if !equal(there[0], s) || !slices.Contains(all, s.Subject) || !slices.Contains(all, s.Object) {
				return "the statement " + string(s.ID)
			}
			there = there[1:]
		case slices.Contains(weighed, s.Subject) && slices.Contains(weighed, s.Object):
			return "without the statement " + string(s.ID)
		}
	}
	if len(there) > 0 {
		return "statements that are not in the data, out of order or twice"
	}
	return ""
}
