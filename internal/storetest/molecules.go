package storetest

import (
	"fmt"
	"math/rand/v2"

	"github.com/evgraph/evgraph/internal/kg"
)

// Molecules is a random graph in which genes have products and orthologs.
func Molecules(seed uint64, size Size) *kg.Dataset {
	d := Generate(seed, size)
	dice := rand.New(rand.NewPCG(seed, 77))
	have := map[kg.StatementID]bool{}
	for _, s := range d.Statements {
		have[s.ID] = true
	}
	for range size.Nodes {
		subject, object := &d.Nodes[dice.IntN(len(d.Nodes))], &d.Nodes[dice.IntN(len(d.Nodes))]
		predicate := []kg.Predicate{kg.HasGeneProduct, kg.OrthologOf}[dice.IntN(2)]
		if dice.IntN(3) == 0 {
			subject.Taxon = ""
		}
		s := kg.NewStatement(subject.ID, predicate, object.ID, kg.Qualifiers{Negated: dice.IntN(8) == 0})
		if info, _ := predicate.Info(); !info.Allows(subject.Category, object.Category) || have[s.ID] {
			continue
		}
		have[s.ID] = true
		d.Statements = append(d.Statements, s)
		for range 1 + dice.IntN(2) {
			e := d.Evidence[dice.IntN(len(d.Evidence))]
			e.ID, e.Statement, e.Refutes = kg.CURIE(fmt.Sprint("EVG:E-molecule-", len(d.Evidence))), s.ID, dice.IntN(4) == 0
			d.Evidence = append(d.Evidence, e)
		}
	}
	return d
}
