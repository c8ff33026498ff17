package view

import (
	"context"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// selector evaluates the leaves of filters at the expense of the request: what
// they select is looked at, although little of it may be in the answer.
func (l lens) selector() kg.Selector { return metered{l.reader} }

type metered struct{ kg.Selector }

func (m metered) Select(ctx context.Context, scope kg.SourceScope, s kg.Selection) ([]kg.CURIE, error) {
	ids, err := m.Selector.Select(ctx, scope, s)
	if err != nil {
		return nil, err
	}
	return ids, guard.Scan(ctx, len(ids))
}
