package traverse

import (
	"context"
	"fmt"
	"maps"

	"github.com/evgraph/evgraph/internal/kg"
)

// ExplainMechanisms says why a query finds no mechanism: which part of it has to go
// before there is one.
func ExplainMechanisms(ctx context.Context, r kg.Reader, q MechanismQuery) (string, error) {
	q.First, q.After = 1, ""
	x := explanation[MechanismQuery]{
		loosenings: q.loosenings(),
		budget:     func(q *MechanismQuery) *Budget { return &q.Budget },
		try: func(q MechanismQuery) (trial, error) {
			found, err := FindMechanisms(ctx, r, q)
			if err != nil {
				return trial{}, err
			}
			return tried(len(found.Mechanisms) > 0, found.Cut, found.Read)
		},
	}
	otherwise := "no chain between %s and %s passes what is asked for"
	if len(q.At) == 1 {
		otherwise = "no statement joins what is asked for to any stop between %s and %s"
	}
	return x.whyOr(q, fmt.Sprintf(otherwise, q.From, q.To))
}

// loosenings are those that keep most of the question first.
func (q *MechanismQuery) loosenings() []loosening[MechanismQuery] {
	all := []loosening[MechanismQuery]{
		{part: "maxGaps", says: "there are only chains with more gaps; raise maxGaps", from: func(q *MechanismQuery) bool { had := q.MaxGaps >= 0; q.MaxGaps = -1; return had }},
	}
	if q.Coherent != nil {
		says := "no study supports a whole chain; leave coherent out"
		if !*q.Coherent {
			says = "one study supports each chain; leave coherent out"
		}
		all = append(all, loosening[MechanismQuery]{part: "coherent", says: says, from: func(q *MechanismQuery) bool { q.Coherent = nil; return true }})
	}
	walk := walkLoosenings(func(q *MechanismQuery) *Walk { return &q.Walk }, "chain", map[string]string{"directed": "", "hierarchy": ""})
	last := len(walk) - 1 // hubs
	all = append(all, walk[:last]...)
	for _, stop := range Stops {
		all = append(all, loosening[MechanismQuery]{part: fmt.Sprintf("what is asked for at %s", stop), says: fmt.Sprintf("no chain passes what is asked for at %s and the rest", stop),
			from: func(q *MechanismQuery) bool {
				_, limited := q.At[stop]
				if !limited || len(q.At) == 1 {
					return false
				}
				q.At = maps.Clone(q.At)
				delete(q.At, stop)
				return true
			}})
	}
	all = append(all, walk[last])
	return append(all, q.shorter()...)
}

// shorter lists the queries for chains that begin later or end earlier, the longest
// first.
func (q *MechanismQuery) shorter() (all []loosening[MechanismQuery]) {
	first, last := q.wantedEnds()
	whole := q.To.place() - q.From.place()
	for length := whole - 1; length > 0; length-- {
		for from := q.From.place(); from+length <= q.To.place(); from++ {
			begin, end := Stops[from], Stops[from+length]
			if from <= first.place() && last.place() <= end.place() {
				all = append(all, loosening[MechanismQuery]{says: q.saysShorter(begin, end), alone: true,
					from: func(q *MechanismQuery) bool { q.From, q.To = begin, end; return true }})
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
