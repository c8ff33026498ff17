package tabular

import (
	"context"
	"errors"
	"maps"
	"strings"

	"github.com/evgraph/evgraph/graph/guard"
)

// FetchSpelt is Fetch with names of nodes as addresses like to have them: bone-marrow is
// bone marrow, where nothing else has that name.
func (p *Plan) FetchSpelt(ctx context.Context, ask Ask, request Request) (*Result, error) {
	result, err := p.Fetch(ctx, ask, request)
	if respelt := spaced(request.Variables); respelt != nil && isUnknown(err) {
		request.Variables = respelt
		if second, failed := p.Fetch(ctx, ask, request); !isUnknown(failed) {
			return second, failed
		}
	}
	return result, err
}

// spaced writes spaces for the hyphens in the names of nodes. It gives nil where there is
// none.
func spaced(variables map[string]any) map[string]any {
	var respelt map[string]any
	for key, v := range variables {
		ref, _ := v.(map[string]any)
		name, _ := ref["name"].(string)
		if len(ref) != 1 || !strings.Contains(name, "-") || strings.Contains(name, " ") {
			continue
		}
		if respelt == nil {
			respelt = maps.Clone(variables)
		}
		respelt[key] = map[string]any{"name": strings.ReplaceAll(name, "-", " ")}
	}
	return respelt
}

func isUnknown(err error) bool {
	var own *guard.Error
	return errors.As(err, &own) && own.Code == guard.UnknownNode
}
