package traverse_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
)

// TestIslandChangesNothing: what is said of nodes that nothing joins to those asked about
// leaves every answer as it is.
func TestIslandChangesNothing(t *testing.T) {
	for _, q := range questions {
		t.Run(q.name, func(t *testing.T) {
			told := 0
			for seed := range uint64(20) {
				size := storetest.Size{Nodes: 60, Statements: 250}
				d := moleculeGraph(seed, size)
				alone, with := readerOf(t, d), readerOf(t, withIsland(moleculeGraph(seed, size)))
				a := newAsker(seed, 21, d)
				for range 5 {
					ask := q.ask(a)
					before, after := ask(t, alone), ask(t, with)
					if before != after {
						t.Fatalf("seed %d: it was\n%s\nand with an island it is\n%s", seed, before, after)
					}
					if strings.Count(before, "\n") > 1 {
						told++ // more than the first line, which says what it is
					}
				}
			}
			if told < 20 {
				t.Errorf("only %d answers hold anything", told)
			}
		})
	}
}

// withIsland adds a microRNA, vesicles that carry it, a gene and an outcome that know one
// another only.
func withIsland(d *kg.Dataset) *kg.Dataset {
	island := []kg.Node{
		{ID: "EVG:0-vesicles", Category: kg.EVPreparation, Name: "island vesicles"}, {ID: "EVG:0-mir", Category: kg.MiRNA, Name: "island miRNA"},
		{ID: "EVG:0-gene", Category: kg.Gene, Name: "island gene"}, {ID: "EVG:0-outcome", Category: kg.Outcome, Name: "island outcome"},
	}
	claims := []kg.Statement{
		kg.NewStatement("EVG:0-vesicles", kg.Carries, "EVG:0-mir", kg.Qualifiers{}), kg.NewStatement("EVG:0-mir", kg.Regulates, "EVG:0-gene", kg.Qualifiers{Effect: kg.Decreases}),
		kg.NewStatement("EVG:0-gene", kg.Affects, "EVG:0-outcome", kg.Qualifiers{Effect: kg.Increases}), kg.NewStatement("EVG:0-vesicles", kg.Affects, "EVG:0-outcome", kg.Qualifiers{Effect: kg.Decreases}),
	}
	d.Nodes = append(slices.Clone(d.Nodes), island...)
	for _, s := range claims {
		d.Statements = append(d.Statements, s)
		d.Evidence = append(d.Evidence, kg.Evidence{ID: kg.CURIE("EVG:E-0-" + s.ID.Local()), Statement: s.ID, Source: d.Sources[0].Key, Basis: kg.Stated})
	}
	return d
}
