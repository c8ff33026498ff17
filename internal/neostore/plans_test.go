package neostore_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
	"github.com/evgraph/evgraph/internal/storetest"
)

// TestPlans looks at the plan of every text that random questions send: none looks
// through all nodes or relationships, and the server has nothing to warn of.
func TestPlans(t *testing.T) {
	sent := map[string]map[string]any{}
	trace := func(c *neostore.Config) {
		c.Trace = func(s neostore.Statement) {
			if s.Params["q"] != nil { // not what a load reads
				sent[s.Text] = s.Params
			}
		}
	}
	open := func(t *testing.T, d *kg.Dataset) kg.Store { return neotest.Loaded(t, d, trace) }
	storetest.RunRandom(t, open, 3, 500)
	storetest.RunSurvey(t, func(t *testing.T, d *kg.Dataset) kg.Store { return neotest.Planned(t, d, trace) }, 1, 100)
	const most = 35 // of the texts; the rest differ in direction only
	if len(sent) < most {
		t.Errorf("only %d texts were sent", len(sent))
	}
	neotest.Loaded(t, storetest.Generate(1, storetest.Size{Nodes: 1000, Statements: 3000}), nil)
	server := newHand(t)
	for text, params := range sent {
		plan, warnings := server.explain(t, text, params)
		for _, step := range steps(plan) {
			if strings.HasPrefix(step, "AllNodesScan") || strings.Contains(step, "ByLabelScan") || strings.Contains(step, "RelationshipsScan") ||
				strings.Contains(step, "RelationshipTypeScan") || strings.Contains(step, "UnionRelationshipTypesScan") {
				t.Errorf("%s in the plan of %s", step, text)
			}
		}
		for _, w := range warnings {
			t.Errorf("%s\nin %s", w, text)
		}
	}
}

func (h hand) explain(t *testing.T, text string, params map[string]any) (plan neo4j.Plan, warnings []string) {
	t.Helper()
	result, err := neo4j.ExecuteQuery(t.Context(), h.driver, "EXPLAIN "+text, params, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("neo4j"))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	for _, n := range result.Summary.Notifications() {
		// A property that no node of this graph happens to have.
		if n.Code() != "Neo.ClientNotification.Statement.UnknownPropertyKeyWarning" {
			warnings = append(warnings, n.Code()+": "+n.Description())
		}
	}
	return result.Summary.Plan(), warnings
}

// steps are the operators of a plan.
func steps(p neo4j.Plan) []string {
	all := []string{p.Operator()}
	for _, child := range p.Children() {
		all = slices.Concat(all, steps(child))
	}
	return all
}
