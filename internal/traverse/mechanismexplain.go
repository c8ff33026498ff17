package traverse

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"reflect"

	"github.com/evgraph/evgraph/internal/kg"
)

// ExplainMechanisms says why a query finds no mechanism: which part of it has to go
// before there is one. It tries a search for each part, each within the query's budget,
// and all of them together read a few times as much at most.
func ExplainMechanisms(ctx context.Context, r kg.Reader, q MechanismQuery) (string, error) {
	q.First, q.After, q.Budget = 1, "", q.Budget.withDefaults()
	left, unsure := explaining*q.Budget.Statements, false
	for _, l := range q.looser() {
		l.query.Budget.Statements = min(left, q.Budget.Statements)
		found, err := FindMechanisms(ctx, r, l.query)
		if errors.Is(err, kg.ErrTooBroad) {
			found, err = &Mechanisms{Cut: CutNodes}, nil // what is taken for one may be too much
		}
		if err != nil {
			return "", err
		}
		if len(found.Mechanisms) > 0 {
			return l.says, nil
		}
		unsure = unsure || found.Cut != ""
		if left -= found.Read; left <= 0 {
			break
		}
	}
	if unsure {
		return "why is not known: to find out takes more than a search may read; name nodes at more stops", nil
	}
	if len(q.At) == 1 {
		return fmt.Sprintf("no statement joins what is asked for to any stop between %s and %s", q.From, q.To), nil
	}
	return fmt.Sprintf("no chain between %s and %s passes what is asked for, whichever one condition is left out", q.From, q.To), nil
}

// explaining is how many times a query's budget is spent on saying why it finds nothing.
const explaining = 4

// looserQuery is a query without one of its conditions.
type looserQuery struct {
	query MechanismQuery
	says  string
}

// looser lists the looser queries, those that keep most of the question first.
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
	add(len(q.Walk.Collapse) < len(allCollapses), "only chains on which gene products and orthologs count as one join them; collapse: [GENE_PRODUCTS, ORTHOLOGS] takes them so", func(q *MechanismQuery) { q.Walk.Collapse = allCollapses })
	add(!reflect.ValueOf(q.Walk.Match).IsZero(), "the filter on statements keeps every chain out", func(q *MechanismQuery) { q.Walk.Match = kg.StatementMatch{} })
	add(len(q.Walk.Scope.Sources) > 0, "the sources that are asked hold no such chain, others do", func(q *MechanismQuery) { q.Walk.Scope = kg.SourceScope{} })
	add(!q.Walk.Hubs, "only chains through hubs join them; hubs: true lets them pass", func(q *MechanismQuery) { q.Walk.Hubs = true })
	return append(all, q.shorter()...)
}

// shorter lists the queries for chains that begin later or end earlier, the longest
// first.
func (q MechanismQuery) shorter() (all []looserQuery) {
	first, last := q.wantedEnds()
	whole := q.To.place() - q.From.place()
	for length := whole - 1; length > 0; length-- {
		for from := q.From.place(); from+length <= q.To.place(); from++ {
			one := q
			one.From, one.To = Stops[from], Stops[from+length]
			if from <= first.place() && last.place() <= one.To.place() {
				all = append(all, looserQuery{one, q.saysShorter(one.From, one.To)})
			}
		}
	}
	return all
}

// wantedEnds are the first and the last stop with wanted nodes.
func (q *MechanismQuery) wantedEnds() (first, last Stop) {
	for _, stop := range Stops {
		if _, limited := q.At[stop]; limited {
			if first == "" {
				first = stop
			}
			last = stop
		}
	}
	return first, last
}

func (q *MechanismQuery) saysShorter(from, to Stop) string {
	switch {
	case from == q.From:
		return fmt.Sprintf("no chain goes on to %s, but some end at %s; ask for these with to: %s", q.To, to, to)
	case to == q.To:
		return fmt.Sprintf("no chain begins at %s, but some begin at %s; ask for these with from: %s", q.From, from, from)
	}
	return fmt.Sprintf("no chain leads from %s to %s, but some from %s to %s; ask for these with from: %s, to: %s", q.From, q.To, from, to, from, to)
}
