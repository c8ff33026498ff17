package metapath_test

import (
	"fmt"
	"math/rand/v2"

	"github.com/evgraph/evgraph/internal/kg"
)

// dense makes a graph of few nodes, categories and predicates and many statements, in
// which metapaths have many paths and walks return.
func dense(dice *rand.Rand) *kg.Dataset {
	d := &kg.Dataset{}
	for _, key := range []string{"review", "table", "trial"} {
		d.Sources = append(d.Sources, kg.Source{Key: key, Name: key, Release: "1", Licence: "CC0-1.0"})
	}
	of := map[kg.Category][]kg.CURIE{}
	for i := range 9 + dice.IntN(6) {
		c := []kg.Category{kg.Gene, kg.Gene, kg.MiRNA, kg.BiologicalProcess}[dice.IntN(4)]
		id := kg.CURIE(fmt.Sprintf("EVG:%d-%d", dice.IntN(100), i))
		d.Nodes = append(d.Nodes, kg.Node{ID: id, Category: c, Name: string(id), Hub: dice.IntN(8) == 0})
		of[c] = append(of[c], id)
	}
	part := 0.1 + 0.5*dice.Float64()
	for _, kind := range []struct {
		subject   kg.Category
		predicate kg.Predicate
		object    kg.Category
	}{
		{kg.Gene, kg.Regulates, kg.Gene}, {kg.MiRNA, kg.Regulates, kg.Gene}, {kg.Gene, kg.OrthologOf, kg.Gene}, {kg.MiRNA, kg.OrthologOf, kg.Gene},
		{kg.Gene, kg.ParticipatesIn, kg.BiologicalProcess}, {kg.BiologicalProcess, kg.Regulates, kg.Gene}, {kg.Gene, kg.IsA, kg.Gene},
	} {
		for _, subject := range of[kind.subject] {
			for _, object := range of[kind.object] {
				if dice.Float64() < part {
					claim(dice, d, subject, kind.predicate, object)
				}
			}
		}
	}
	return d
}

// claim adds one or two statements of a pair, which then differ in their effect.
func claim(dice *rand.Rand, d *kg.Dataset, subject kg.CURIE, p kg.Predicate, object kg.CURIE) {
	effects := []kg.Effect{""}
	if p == kg.Regulates {
		effects = []kg.Effect{kg.Increases, kg.Decreases, kg.NoEffect}[dice.IntN(3):]
	}
	for _, effect := range effects {
		s := kg.NewStatement(subject, p, object, kg.Qualifiers{Effect: effect})
		d.Statements = append(d.Statements, s)
		d.Evidence = append(d.Evidence, kg.Evidence{ID: kg.CURIE(fmt.Sprintf("EVG:E-%d", len(d.Evidence))), Statement: s.ID,
			Source: d.Sources[dice.IntN(len(d.Sources))].Key, Refutes: dice.IntN(20) == 0})
	}
}
