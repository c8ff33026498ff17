package enrich

import (
	"fmt"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Targets are the categories that can be enriched, each with the predicates that join a
// molecule to it unless others are named. Outlooks (PROPOSED_FOR) and kinds (IS_A) are
// not among them.
var Targets = []struct {
	Category   kg.Category
	Predicates []kg.Predicate
}{
	{kg.Pathway, []kg.Predicate{kg.ParticipatesIn, kg.Modulates}},
	{kg.BiologicalProcess, []kg.Predicate{kg.ParticipatesIn, kg.Affects, kg.MarkerOf}},
	{kg.Disease, []kg.Predicate{kg.AssociatedWith, kg.MarkerOf, kg.Affects}},
	{kg.DiseaseModel, []kg.Predicate{kg.TestedIn, kg.InducedBy}},
}

// defaults are the predicates of a target category.
func defaults(c kg.Category) ([]kg.Predicate, error) {
	var names []string
	for _, t := range Targets {
		if t.Category == c {
			return t.Predicates, nil
		}
		names = append(names, string(t.Category))
	}
	return nil, fmt.Errorf("%w: %s, but it is one of %s", ErrTarget, c, strings.Join(names, ", "))
}

// joining reports whether a predicate can join a molecule and a target.
func joining(p kg.Predicate, target kg.Category) bool {
	info, ok := p.Info()
	return ok && (slices.ContainsFunc(info.Domain, kg.Category.IsCargo) && slices.Contains(info.Range, target) ||
		slices.ContainsFunc(info.Range, kg.Category.IsCargo) && slices.Contains(info.Domain, target))
}
