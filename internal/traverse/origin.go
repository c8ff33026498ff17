package traverse

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// origins are the tissues and fluids that preparations and cells come from.
type origins map[kg.CURIE][]string

// of are those of what a statement is about: of its subject, and of the preparations that
// its evidence was found with.
func (o origins) of(s *kg.Statement, evidence []*kg.Evidence) []string {
	tissues := append([]string(nil), o[s.Subject]...)
	for _, e := range evidence {
		tissues = append(tissues, o[e.Preparation]...)
	}
	return tissues
}

// origins reads where what the statements are about comes from: by itself, or by the
// cells that secrete it.
func (w *web) origins(ctx context.Context, about []*kg.Statement, evidence map[kg.StatementID][]*kg.Evidence) (origins, error) {
	ids := make([]kg.CURIE, 0, len(about))
	for _, s := range about {
		ids = append(ids, s.Subject)
		for _, e := range evidence[s.ID] {
			if e.Preparation != "" {
				ids = append(ids, e.Preparation)
			}
		}
	}
	ids = kg.NewSet(ids...).IDs
	made := map[kg.CURIE][]kg.CURIE{} // by cells
	all := ids
	err := w.each(ctx, w.stated(kg.Secretes, ids, kg.In), func(s *kg.Statement) error {
		made[s.Subject], all = append(made[s.Subject], s.Object), append(all, s.Subject)
		return nil
	})
	if err != nil {
		return nil, err
	}
	from := origins{}
	err = w.each(ctx, w.stated(kg.IsolatedFrom, kg.NewSet(all...).IDs, kg.Out), func(s *kg.Statement) error {
		from[s.Subject] = append(from[s.Subject], string(s.Object))
		for _, id := range made[s.Subject] {
			from[id] = append(from[id], string(s.Object))
		}
		return nil
	})
	return from, err
}

// stated asks for what is said, and not denied, of some nodes with one predicate.
func (w *web) stated(p kg.Predicate, of []kg.CURIE, d kg.Direction) kg.ExpandQuery {
	return kg.ExpandQuery{Scope: w.walk.Scope, Nodes: of, Direction: d, Match: kg.StatementMatch{Predicates: []kg.Predicate{p}, Negative: new(bool)}}
}
