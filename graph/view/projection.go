package view

import (
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// projection is the graph in the form that counting needs, as the sources asked for
// have it.
func (l lens) projection(ctx context.Context) (*projection.Graph, error) {
	return l.part(ctx, kg.StatementMatch{}, nil)
}

// part is the projection of the statements that fulfil a condition, in which some nodes
// count as one.
func (l lens) part(ctx context.Context, match kg.StatementMatch, collapse []traverse.Collapse) (*projection.Graph, error) {
	return l.service.Graphs.Get(ctx, l.reader, projection.Part{Scope: l.scope, Match: match, Unite: traverse.Unifying(collapse)})
}

// counted is the condition on statements that count; denials never do.
func (l lens) counted(ctx context.Context, f *StatementFilter) (kg.StatementMatch, error) {
	match, err := l.statementMatch(ctx, f)
	if err == nil && match.Negative != nil && *match.Negative {
		err = guard.Errorf(guard.BadValue, "statement asks for denials, but only positive statements are counted").WithHint("leave negative out")
	}
	match.Negative = new(bool)
	return match, err
}

// placed finds nodes in the projection.
func placed(g *projection.Graph, ids []kg.CURIE) ([]projection.Node, error) {
	nodes := make([]projection.Node, len(ids))
	for i, id := range ids {
		var ok bool
		if nodes[i], ok = g.Find(id); !ok {
			return nil, fmt.Errorf("%s is in the data and not in their projection", id)
		}
	}
	return nodes, nil
}

// cut takes a page out of a whole list, whose items id names.
func cut[T any](items []T, page kg.Page, id func(T) kg.CURIE) (part []T, more bool, err error) {
	if page.Limit == 0 {
		return nil, false, guard.Errorf(guard.BadValue, "first is 0, but it is 1 to %d", kg.MaxPage)
	}
	if page.From != "" {
		i := slices.IndexFunc(items, func(item T) bool { return id(item) == page.From })
		if i < 0 {
			return nil, false, fmt.Errorf("%w: it names nothing in this list", kg.ErrBadCursor)
		}
		items = items[i+1:]
	}
	n := min(page.Limit, len(items))
	return items[:n], n < len(items), nil
}
