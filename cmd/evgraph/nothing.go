package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/tabular"
)

// foundNothing reports whether every field of the operation is null.
func foundNothing(answer []byte) bool {
	var parsed struct{ Data map[string]json.RawMessage }
	if json.Unmarshal(answer, &parsed) != nil {
		return false
	}
	for _, value := range parsed.Data {
		if string(value) != "null" {
			return false
		}
	}
	return len(parsed.Data) > 0
}

// sayNothing remarks that nothing was found, and which name is to blame where one is.
func (q *queryFlags) sayNothing(ctx context.Context, env environment, document string, variables map[string]any, asked asker) error {
	why, hint := "", "evgraph search TEXT finds nodes by a part of a name"
	if parsed, err := tabular.Parse(graph.NewSchema().Schema(), document, *q.operation); err == nil {
		var unknown *guard.Error
		if errors.As(parsed.Unknown(ctx, asked.table, variables), &unknown) {
			why, hint = ": "+unknown.Message, unknown.Hint
		}
	}
	_, err := fmt.Fprintf(env.stderr, "evgraph query: nothing was found%s\nhint: %s\n", why, hint)
	return err
}
