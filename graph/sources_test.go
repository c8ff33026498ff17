package graph_test

import (
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// TestSources asks one knowledge source only: roots and all that is nested in
// them see what it shows, and nothing else.
func TestSources(t *testing.T) {
	c, f := latticed(t)
	for _, sources := range [][]string{{"table"}, {"paper"}, {"paper", "table"}, {"unused"}} {
		t.Run(sources[0]+itoa(len(sources)), func(t *testing.T) {
			c.t = t
			v := vars{"s": sources}
			visible := func(s *kg.Statement) bool { return f.from(s, sources...) }
			carried := func(s *kg.Statement) bool {
				return visible(s) && s.Subject == "EVG:preparation-000" && s.Predicate == kg.Carries
			}
			a := c.get(`query ($s: [String!]) {
				statements(sources: $s, first: 0) {totalCount negativeCount}
				evPreparation(ref: {name: "preparation-000"}, sources: $s) {
					cargo {totalCount negativeCount}
					statements(direction: OUT, filter: {predicate: [CARRIES]}) {totalCount nodes {id evidence {nodes {source {key}}}}}
				}}`, v)
			denied := func(s *kg.Statement) bool { return s.Negative() }
			for path, want := range map[string]int{
				"statements.totalCount":               len(f.statements(visible)),
				"statements.negativeCount":            len(f.statements(func(s *kg.Statement) bool { return visible(s) && denied(s) })),
				"evPreparation.cargo.totalCount":      len(f.statements(func(s *kg.Statement) bool { return carried(s) && !denied(s) })),
				"evPreparation.cargo.negativeCount":   len(f.statements(func(s *kg.Statement) bool { return carried(s) && denied(s) })),
				"evPreparation.statements.totalCount": len(f.statements(carried)),
			} {
				if got := a.number(path); got != want {
					t.Errorf("%s is %d, want %d", path, got, want)
				}
			}
			for _, key := range a.texts("evPreparation.statements.nodes.*.evidence.nodes.*.source.key") {
				if !slices.Contains(sources, key) {
					t.Errorf("evidence of the source %s is shown", key)
				}
			}
		})
	}
}

// TestSourcesOfSingles hides statements and evidence of other sources.
func TestSourcesOfSingles(t *testing.T) {
	c, f := latticed(t)
	var only *kg.Statement
	for i := range f.data.Statements {
		if s := &f.data.Statements[i]; f.from(s, "table") && !f.from(s, "paper") {
			only = s
			break
		}
	}
	entry := f.evidence(only.ID)[0]
	for source, want := range map[string]string{"table": string(only.ID), "paper": ""} {
		t.Run(source, func(t *testing.T) {
			c.t = t
			a := c.get(`query ($s: ID!, $e: ID!, $from: [String!]) {statement(id: $s, sources: $from) {id} evidence(id: $e, sources: $from) {statement {id}}}`,
				vars{"s": only.ID, "e": entry.ID, "from": []string{source}})
			if want == "" {
				if a.text("statement") != "" || a.text("evidence") != "" {
					t.Errorf("what another source shows is there: %s", a.Body)
				}
				return
			}
			if a.text("statement.id") != want || a.text("evidence.statement.id") != want {
				t.Errorf("answer is %s", a.Body)
			}
		})
	}
}

// TestSourcesInFilters limits the closure and related conditions as well.
func TestSourcesInFilters(t *testing.T) {
	c, f := latticed(t)
	for _, source := range []string{"table", "paper"} {
		t.Run("Descendants_"+source, func(t *testing.T) {
			c.t = t
			got := c.everyID("find", `sources: ["`+source+`"], filter: {idIn: ["EVG:disease-0"], includeDescendants: true}`)
			want := f.nodes(func(n *kg.Node) bool { return f.descends(n.ID, []kg.CURIE{"EVG:disease-0"}, source) })
			if !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
		t.Run("Related_"+source, func(t *testing.T) {
			c.t = t
			got := c.everyID("find", `sources: ["`+source+`"], filter: {related: [{predicate: [MODULATES], direction: OUT}]}`)
			want := f.nodes(func(n *kg.Node) bool {
				return f.joined(n.ID, kg.Out, func(s *kg.Statement, _ kg.CURIE) bool { return s.Predicate == kg.Modulates && f.from(s, source) })
			})
			if !slices.Equal(got, want) || len(want) == 0 {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}
