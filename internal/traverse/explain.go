package traverse

import (
	"context"
	"errors"
	"fmt"

	"github.com/evgraph/evgraph/internal/kg"
)

// Explain says why a query finds no path: which end nothing leads from, or which part
// of the question has to go before there is one. It tries at most a handful of
// searches, each within the query's budget.
func Explain(ctx context.Context, r kg.Reader, q PathQuery) (string, error) {
	if lonely, err := q.lonely(ctx, r); lonely != "" || err != nil {
		return lonely, err
	}
	for _, l := range loosenings {
		loose := q
		if !l.loosen(&loose) {
			continue
		}
		if joined, err := loose.joins(ctx, r); err != nil {
			return "", err
		} else if joined {
			return l.says, nil
		}
	}
	all := q
	for _, l := range loosenings {
		l.loosen(&all)
	}
	all.Walk.Collapse = q.Walk.Collapse // the statements that unite join as well
	if joined, err := all.joins(ctx, r); err != nil {
		return "", err
	} else if joined {
		return "several of length, hubs, hierarchies and filters keep them apart together; leave out more than one", nil
	}
	return fmt.Sprintf("nothing joins them within %d steps", MaxLength), nil
}

// loosenings take one part of a question away; they report false where it has none.
var loosenings = []struct {
	loosen func(q *PathQuery) bool
	says   string
}{
	{func(q *PathQuery) bool { had := q.Shortest > 1; q.Shortest = 1; return had },
		"there are only shorter paths; lower the least length"},
	{func(q *PathQuery) bool { had := len(q.Walk.Via) > 0; q.Walk.Via = nil; return had },
		"no path passes all that via names"},
	{func(q *PathQuery) bool { had := len(q.Walk.Exclude.IDs) > 0; q.Walk.Exclude = kg.Set{}; return had },
		"every path passes something that is excluded"},
	{func(q *PathQuery) bool { had := q.Walk.Directed; q.Walk.Directed = false; return had },
		"only paths that go against the direction of some statement join them; leave directed out"},
	{func(q *PathQuery) bool {
		had := !q.Walk.Pass.IsZero() || q.Walk.Within != nil
		q.Walk.Pass, q.Walk.Within = kg.NodeMatch{}, nil
		return had
	}, "the filter on the nodes between keeps every path out"},
	{func(q *PathQuery) bool {
		had := len(q.Walk.Collapse)
		q.Walk.Collapse = allCollapses
		return had < len(allCollapses)
	}, "only paths on which gene products and orthologs count as one join them; collapse: [GENE_PRODUCTS, ORTHOLOGS] takes them so"},
	{func(q *PathQuery) bool { q.Walk.Match = kg.StatementMatch{}; return true },
		"the filter on statements keeps every path out"},
	{func(q *PathQuery) bool { had := q.Walk.Hubs; q.Walk.Hubs = true; return !had },
		"only paths through hubs join them; hubs: true lets them pass"},
	{func(q *PathQuery) bool { had := q.Walk.Hierarchy; q.Walk.Hierarchy = true; return !had },
		"only paths over IS_A or PART_OF join them; hierarchy: true follows these"},
	{func(q *PathQuery) bool { had := q.Longest; q.Longest = MaxLength; return had < MaxLength },
		"there are only longer paths; raise the greatest length"},
}

// joins reports whether there is a path.
func (q PathQuery) joins(ctx context.Context, r kg.Reader) (bool, error) {
	q.First, q.After, q.Order = 1, "", OnlyShortest
	found, err := Find(ctx, r, q)
	if errors.Is(err, ErrEnds) {
		return false, nil // what is left apart makes both ends one stop
	}
	if err != nil {
		return false, err
	}
	return len(found.Paths) > 0, nil
}

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
