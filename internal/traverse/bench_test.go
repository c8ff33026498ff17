package traverse_test

import (
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/traverse"
)

// BenchmarkPattern matches a pattern of four nodes and reports how many times longer
// nested loops take, which find the statements of two nodes in a table made before.
func BenchmarkPattern(b *testing.B) {
	d := storetest.Generate(1, storetest.Size{Nodes: 2_000, Statements: 20_000})
	p := traverse.Pattern{
		Nodes: []traverse.Variable{
			{Name: "ev", Match: kg.NodeMatch{Categories: []kg.Category{kg.EVPreparation}}},
			{Name: "cargo", Match: kg.NodeMatch{Categories: kg.CargoCategories}},
			{Name: "target", Match: kg.NodeMatch{Categories: []kg.Category{kg.Gene, kg.Protein}}},
			{Name: "process", Match: kg.NodeMatch{Categories: []kg.Category{kg.BiologicalProcess}}},
		},
		Edges: []traverse.PatternEdge{
			{Name: "e1", From: "ev", To: "cargo", Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Carries}}},
			{Name: "e2", From: "cargo", To: "target", Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Regulates}}},
			{Name: "e3", From: "target", To: "process", Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Affects}}},
			{Name: "e4", From: "ev", To: "process", Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Affects}}, Need: traverse.Absent},
		},
	}
	r := readerOf(b, d)
	engine := func(b *testing.B) (rows int) {
		for b.Loop() {
			m := must[*traverse.Matching](b)(traverse.Solve(b.Context(), r, p, traverse.Budget{}))
			rows, _, _ = m.Count(b.Context())
		}
		return rows
	}
	rows, took := 0, 0.0
	b.Run("Solve", func(b *testing.B) {
		rows = engine(b)
		took = float64(b.Elapsed().Nanoseconds()) / float64(b.N)
		b.ReportMetric(float64(rows), "rows")
	})
	n := newNested(d, p)
	b.Run("NestedLoops", func(b *testing.B) {
		found := 0
		for b.Loop() {
			found = len(n.rows())
		}
		if took == 0 { // run alone
			return
		}
		if found != rows {
			b.Fatalf("%d rows, and %d by nested loops", rows, found)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/took, "times-as-long")
	})
}
