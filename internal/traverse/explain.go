package traverse

import (
	"context"
	"fmt"

	"github.com/evgraph/evgraph/internal/kg"
)

// Explain says why a query finds no path: which part of the question has to go before
// there is one, or which end nothing leads from.
func Explain(ctx context.Context, r kg.Reader, q PathQuery) (string, error) {
	q.First, q.After, q.Order = 1, "", OnlyShortest
	x := explanation[PathQuery]{
		loosenings: pathLoosenings,
		budget:     func(q *PathQuery) *Budget { return &q.Budget },
		try: func(q PathQuery) (trial, error) {
			found, err := Find(ctx, r, q)
			if err != nil {
				return trial{}, err
			}
			return tried(len(found.Paths) > 0, found.Cut, found.Read)
		},
	}
	if why, err := x.why(q); why != "" || err != nil {
		return why, err
	}
	if lonely, err := q.lonely(ctx, r); lonely != "" || err != nil {
		return lonely, err
	}
	return fmt.Sprintf("nothing joins them within %d steps, denials left aside", MaxLength), nil
}

var pathLoosenings = func() []loosening[PathQuery] {
	walk := func(q *PathQuery) *Walk { return &q.Walk }
	all := []loosening[PathQuery]{{part: "the least length", says: "there are only shorter paths; lower the least length",
		from: func(q *PathQuery) bool { had := q.Shortest > 1; q.Shortest = 1; return had }}}
	all = append(all, walkLoosenings(walk, "path", nil)...)
	return append(all, loosening[PathQuery]{part: "the greatest length", says: "there are only longer paths; raise the greatest length",
		from: func(q *PathQuery) bool { had := q.Longest; q.Longest = MaxLength; return had < MaxLength }})
}()

// lonely says it when one side has no statement under the walk at all.
func (q *PathQuery) lonely(ctx context.Context, r kg.Reader) (string, error) {
	for _, end := range []struct {
		name string
		ids  []kg.CURIE
	}{{"from", q.From}, {"to", q.To}} {
		w := newWeb(r, q.Walk, q.Budget)
		stops, err := w.stopsOf(ctx, end.ids)
		if err != nil {
			return "", err
		}
		if err := w.weigh(ctx, stops); err != nil {
			return "", err
		}
		all := 0
		for _, id := range stops {
			all += w.degree[id]
		}
		if all == 0 {
			return fmt.Sprintf("no statement that may be walked touches what %s names", end.name), nil
		}
	}
	return "", nil
}

// ExplainNeighborhood says why nothing surrounds the nodes: which part of the walk has
// to go before something does.
func ExplainNeighborhood(ctx context.Context, r kg.Reader, of []kg.CURIE, walk Walk, b Budget) (string, error) {
	type question struct {
		walk   Walk
		budget Budget
	}
	x := explanation[question]{
		loosenings: append(walkLoosenings(func(q *question) *Walk { return &q.walk }, "statement", map[string]string{"via": "", "through": "", "collapse": "", "hubs": ""}),
			loosening[question]{part: "collapse", says: "all that touches them counts as one with them; leave collapse out",
				from: func(q *question) bool { had := len(q.walk.Collapse) > 0; q.walk.Collapse = nil; return had }}),
		budget: func(q *question) *Budget { return &q.budget },
		try: func(q question) (trial, error) {
			found, err := Surround(ctx, r, of, 1, q.walk, q.budget)
			if err != nil {
				return trial{}, err
			}
			return tried(len(found.Statements) > 0, found.Cut, found.Read)
		},
	}
	return x.whyOr(question{walk, b}, "no statement touches them, denials left aside")
}

// ExplainGaps says why a query found no gap: which part of the question has to go before
// there is one, or what was found instead.
func ExplainGaps(ctx context.Context, r kg.Reader, q GapQuery, found *Gaps) (string, error) {
	if found.Empty == "" || found.Joined > 0 {
		return found.Empty, nil
	}
	q.First, q.After, q.Ways = 1, "", 1
	walk := func(q *GapQuery) *Walk { return &q.Walk }
	x := explanation[GapQuery]{
		loosenings: append(walkLoosenings(walk, "gap", nil), loosening[GapQuery]{alone: true,
			says: "every gap goes by way of where things come from, or what they belong to; name predicates in walk to follow these",
			from: func(q *GapQuery) bool {
				q.Walk.dropMatch()
				had := len(q.Walk.Match.Predicates) > 0
				q.Walk.Match = kg.StatementMatch{}
				return had
			}}),
		budget: func(q *GapQuery) *Budget { return &q.Budget },
		try: func(q GapQuery) (trial, error) {
			found, err := FindGaps(ctx, r, q)
			if err != nil {
				return trial{}, err
			}
			return tried(found.Total > 0, found.Cut, found.Read)
		},
	}
	return x.whyOr(q, found.Empty)
}

// ExplainComparison says why a query found no share: which part of the question has to go
// before there is one, or in how many groups what is shared is.
func ExplainComparison(ctx context.Context, r kg.Reader, q CompareQuery, found *Comparison) (string, error) {
	for _, n := range found.Sizes {
		if n > 0 {
			return found.Empty, nil
		}
	}
	if found.Empty == "" {
		return "", nil
	}
	q.First, q.After, q.InAtMin, q.InAtMost = 1, "", 1, 0
	x := explanation[CompareQuery]{
		loosenings: walkLoosenings(func(q *CompareQuery) *Walk { return &q.Walk }, "statement of what is compared", map[string]string{
			"via":      "",
			"collapse": "",
			"through":  "the filter on nodes keeps out all that is joined to what is compared",
			"hubs":     "all that is joined to what is compared is a hub; hubs: true shows these",
		}),
		budget: func(q *CompareQuery) *Budget { return &q.Budget },
		try: func(q CompareQuery) (trial, error) {
			found, err := Compare(ctx, r, q)
			if err != nil {
				return trial{}, err
			}
			return tried(found.Total > 0, found.Cut, found.Read)
		},
	}
	return x.whyOr(q, found.Empty)
}
