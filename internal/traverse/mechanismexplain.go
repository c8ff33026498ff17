package traverse

import (
	"context"
	"fmt"
	"maps"

	"github.com/evgraph/evgraph/internal/kg"
)

// ExplainMechanisms says why a query finds no mechanism: which part of it has to go
// before there is one. It tries a search for each part, each within the query's budget.
func ExplainMechanisms(ctx context.Context, r kg.Reader, q MechanismQuery) (string, error) {
	q.First, q.After = 1, ""
	for _, l := range q.looser() {
		found, err := FindMechanisms(ctx, r, l.query)
		if err != nil {
			return "", err
		}
		if len(found.Mechanisms) > 0 {
			return l.says, nil
		}
	}
	return fmt.Sprintf("nothing joins what is asked for on the way from %s to %s; begin later, or ask for less", q.From, q.To), nil
}

// looserQuery is a query without one of its conditions.
type looserQuery struct {
	query MechanismQuery
	says  string
}

func (q MechanismQuery) looser() (all []looserQuery) {
	add := func(had bool, says string, change func(*MechanismQuery)) {
		if had {
			one := q
			change(&one)
			all = append(all, looserQuery{one, says})
		}
	}
	add(q.MaxGaps >= 0, "there are only chains with more gaps; raise maxGaps", func(q *MechanismQuery) { q.MaxGaps = -1 })
	add(q.Coherent != nil && *q.Coherent, "no study supports a whole chain; leave coherent out", func(q *MechanismQuery) { q.Coherent = nil })
	add(q.Coherent != nil && !*q.Coherent, "one study supports each chain; leave coherent out", func(q *MechanismQuery) { q.Coherent = nil })
	for _, stop := range Stops {
		_, limited := q.At[stop]
		add(limited && len(q.At) > 1, fmt.Sprintf("no chain passes what is asked for at %s and the rest", stop), func(q *MechanismQuery) {
			q.At = maps.Clone(q.At)
			delete(q.At, stop)
		})
	}
	add(len(q.Walk.Via) > 0, "no chain passes all that via names", func(q *MechanismQuery) { q.Walk.Via = nil })
	add(len(q.Walk.Exclude.IDs) > 0, "every chain passes something that is excluded", func(q *MechanismQuery) { q.Walk.Exclude = kg.Set{} })
	add(!q.Walk.Pass.IsZero() || q.Walk.Within != nil, "the filter on the nodes between keeps every chain out", func(q *MechanismQuery) { q.Walk.Pass, q.Walk.Within = kg.NodeMatch{}, nil })
	add(true, "the filter on statements keeps every chain out", func(q *MechanismQuery) { q.Walk.Match = kg.StatementMatch{} })
	add(!q.Walk.Hubs, "only chains through hubs join them; hubs: true lets them pass", func(q *MechanismQuery) { q.Walk.Hubs = true })
	for place := q.To.place() - 1; place > q.From.place() && q.reaches(Stops[place]); place-- {
		end := Stops[place]
		add(true, fmt.Sprintf("no chain goes on to %s, but some end at %s; ask for these with to", q.To, end), func(q *MechanismQuery) { q.To = end })
	}
	return all
}

// reaches reports whether a chain to the stop passes all stops that have wanted nodes.
func (q *MechanismQuery) reaches(end Stop) bool {
	for stop := range q.At {
		if stop.place() > end.place() {
			return false
		}
	}
	return true
}
