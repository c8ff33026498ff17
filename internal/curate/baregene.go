package curate

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// checkBareGenes looks for genes of which nothing is told but what they make.
// Whoever looks such a gene up finds none of the findings on its product.
func (s *seed) checkBareGenes() {
	if len(s.unread) > 0 {
		return
	}
	makes, told := map[*entity]bool{}, map[*entity]bool{}
	for _, f := range s.files {
		for _, c := range f.claims {
			if c.predicate() == kg.HasGeneProduct {
				makes[c.subject] = true
			} else {
				told[c.subject], told[c.object] = true, true
			}
			for _, e := range c.entries {
				for _, key := range slices.Concat(e.texts("via"), e.texts("with"), e.texts("comparator")) {
					told[s.byKey[key]] = true
				}
			}
		}
	}
	for _, e := range s.entities {
		if e.category == kg.Gene && makes[e] && !told[e] {
			s.report.complain(ruleBareGene, e.mark, "remove it and make its name a synonym of the product", "of %q nothing is told but its product", e.key())
		}
	}
}
