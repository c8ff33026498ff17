package tabular

import (
	"context"

	"github.com/evgraph/evgraph/graph/guard"
)

// Unknown says which name or id leads nowhere, where all that an operation asks for at
// the top is null. It is nil where no name or id is to blame.
func (q *Query) Unknown(ctx context.Context, ask Ask, variables map[string]any) error {
	return q.unknown(ctx, ask, variables, merged(q.schema, written(q.operation.SelectionSet), nil))
}

// unknown is Unknown for some fields of the top that are null.
func (q *Query) unknown(ctx context.Context, ask Ask, variables map[string]any, null []*field) error {
	var refs []any
	for _, f := range null {
		if ref := f.argument("ref", variables); ref != nil {
			refs = append(refs, ref)
		}
	}
	if err := q.unresolved(ctx, ask, refs); err != nil {
		return err
	}
	for _, f := range null {
		if id := f.argument("id", variables); id != nil {
			return guard.Errorf(guard.UnknownNode, "nothing has the id %q", id).WithHint("use an id as an answer gives it")
		}
	}
	return nil
}

// argument is the value of an argument, nil where it is not given.
func (f *field) argument(name string, variables map[string]any) any {
	given := f.sites[0].Arguments.ForName(name)
	if given == nil {
		return nil
	}
	value, _ := given.Value.Value(variables) // the server could read it
	return value
}

const resolving = `query ($refs: [NodeRef!]!) { resolve(refs: $refs) { problem didYouMean } }`

// unresolved says of the first reference that names nothing what was perhaps meant. What
// cannot be found out is not worth an error of its own.
func (q *Query) unresolved(ctx context.Context, ask Ask, refs []any) error {
	if len(refs) == 0 || q.schema.Query.Fields.ForName("resolve") == nil {
		return nil
	}
	answer, err := ask(ctx, resolving, map[string]any{"refs": refs})
	if err != nil {
		return nil
	}
	resolutions, _ := answer.Data["resolve"].([]any)
	for _, r := range resolutions {
		resolution, _ := r.(map[string]any)
		if problem, _ := resolution["problem"].(string); problem != "" {
			return misspelt(problem, resolution["didYouMean"])
		}
	}
	return nil
}

// misspelt is the error that the server gives where a name must not be unknown.
func misspelt(problem string, suggestions any) error {
	near, _ := suggestions.([]any)
	err := guard.Errorf(guard.UnknownNode, "%s", problem).With("suggestions", suggestions)
	if len(near) == 0 {
		return err.WithHint("nothing has a name like this; search for one word of it or for another name, or list publications for their numbers")
	}
	return err.WithHint("did you mean %q? search finds more", near[0])
}
