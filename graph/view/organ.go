package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// limitToOrgans limits the models to those of the organs, when there are any.
func (l lens) limitToOrgans(ctx context.Context, organs []*NodeRef, models **kg.Set) error {
	if len(organs) == 0 {
		return nil
	}
	ids, err := l.idsOf(ctx, kg.Tissue, organs)
	if err != nil {
		return err
	}
	in, err := l.modelsOf(ctx, ids)
	if err != nil {
		return err
	}
	if *models != nil {
		in = in.And(**models)
	}
	*models = &in
	return nil
}

// modelsOf returns the models that occur in one of the organs or a part of it, and
// those of a condition that does. Without the second, a model in cultured cells
// would belong to no organ.
func (l lens) modelsOf(ctx context.Context, organs []kg.CURIE) (kg.Set, error) {
	sites, err := kg.Below(ctx, l.selector(), l.scope, organs, kg.IsA, kg.PartOf)
	if err != nil {
		return kg.Set{}, err
	}
	found, err := l.joinedTo(ctx, sites, kg.OccursIn)
	if err != nil {
		return kg.Set{}, err
	}
	conditions, err := kg.Descendants(ctx, l.selector(), l.scope, found)
	if err != nil {
		return kg.Set{}, err
	}
	of, err := l.joinedTo(ctx, conditions, kg.Models)
	return kg.NewSet(found...).Or(kg.NewSet(of...)), err
}

// joinedTo returns the nodes that a statement joins to the set.
func (l lens) joinedTo(ctx context.Context, far kg.Set, p kg.Predicate) ([]kg.CURIE, error) {
	negative := false
	return l.selector().Select(ctx, l.scope, kg.Selection{Hop: &kg.Hop{Direction: kg.Out, Far: &far,
		Statement: kg.StatementMatch{Predicates: []kg.Predicate{p}, Negative: &negative}}})
}
