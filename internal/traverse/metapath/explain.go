package metapath

import (
	"context"
	"fmt"

	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// Explain says why no metapath joins the pair of the query: which end nothing leads
// from, or which part of the question has to go before one does.
func Explain(ctx context.Context, g *projection.Graph, q Query) (string, error) {
	for _, end := range []projection.Node{q.From, q.To} {
		if g.Totals(end.Kind)[end.Row] == 0 {
			return fmt.Sprintf("no positive statement of the sources asked for touches %s", g.ID(end)), nil
		}
	}
	all := q
	for _, l := range loosenings {
		loose := q
		if !l.loosen(&loose) {
			continue
		}
		l.loosen(&all)
		found, err := Between(ctx, g, loose)
		if err != nil {
			return "", err
		}
		if len(found) > 0 {
			return l.says, nil
		}
	}
	found, err := Between(ctx, g, all)
	if err != nil {
		return "", err
	}
	if len(found) > 0 {
		return "several of metapaths, filters, hubs, hierarchies and length keep them apart together; leave out more than one", nil
	}
	return fmt.Sprintf("nothing joins them within %d steps", MaxLength), nil
}

// loosenings take one part of a question away; they report false where it has none.
var loosenings = []struct {
	loosen func(q *Query) bool
	says   string
}{
	{func(q *Query) bool { had := len(q.Only) > 0; q.Only = nil; return had },
		"other metapaths join them; leave metapath out"},
	{func(q *Query) bool { had := len(q.Walk.Exclude) > 0; q.Walk.Exclude = nil; return had },
		"every path passes something that is excluded"},
	{func(q *Query) bool { had := len(q.Walk.Through) > 0; q.Walk.Through = nil; return had },
		"only paths through other categories join them; leave through out"},
	{func(q *Query) bool { had := len(q.Walk.Predicates) > 0; q.Walk.Predicates = nil; return had },
		"only paths over other predicates join them; leave predicate out"},
	{func(q *Query) bool { had := q.Walk.Hubs; q.Walk.Hubs = true; return !had },
		"only paths through hubs join them; hubs: true lets them pass"},
	{func(q *Query) bool { had := q.Walk.Hierarchy; q.Walk.Hierarchy = true; return !had },
		"only paths over IS_A or PART_OF join them; hierarchy: true follows these"},
	{func(q *Query) bool { had := q.Longest; q.Longest = MaxLength; return had < MaxLength },
		"there are only longer paths; raise maxLength"},
}
