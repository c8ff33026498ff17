package transport

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/evgraph/evgraph/graph/guard"
)

// endpoint runs decoded requests; the transports share it.
type endpoint struct {
	limits   guard.Limits
	gate     *gate
	log      *slog.Logger
	annotate func(context.Context, http.Header) map[string]any
}

// serve runs a request in its turn and writes the answer after giving its
// place to the next one.
func (e *endpoint) serve(
	w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, media string, params *graphql.RawParams,
) {
	if err := e.gate.enter(r.Context()); err != nil {
		e.refuse(w, r, media, err)
		return
	}
	a, err := e.run(r, exec, params)
	if err != nil {
		if err.Code == guard.MethodNotAllowed {
			w.Header().Set("Allow", "POST")
		}
		e.refuse(w, r, media, err)
		return
	}
	e.write(w, r, media, a)
}

// run executes a request and leaves the gate. The error is one of HTTP; those
// of GraphQL are part of the answer.
func (e *endpoint) run(r *http.Request, exec graphql.GraphExecutor, params *graphql.RawParams) (*answer, *guard.Error) {
	defer e.gate.leave()
	ctx := r.Context()
	op, faults := exec.CreateOperationContext(ctx, params)
	if len(faults) > 0 {
		return e.refusal(graphql.WithOperationContext(ctx, op), exec, faults), nil
	}
	switch op.Operation.Operation {
	case ast.Query:
	case ast.Mutation:
		if r.Method != http.MethodPost {
			return nil, guard.Errorf(guard.MethodNotAllowed, "mutations are served by POST only")
		}
	default:
		return nil, guard.Errorf(guard.ValidationFailed, "subscriptions are not served")
	}
	responses, ctx := exec.DispatchOperation(ctx, op)
	response := responses(ctx)
	if response == nil {
		return nil, ended(ctx)
	}
	if limit := e.limits.ResponseBytes; limit > 0 && len(response.Data) > limit {
		return nil, guard.Errorf(guard.ResponseTooLarge, "the answer has more than %d bytes", limit)
	}
	return e.executed(response), nil
}

// ended explains why gqlgen gave no response at all.
func ended(ctx context.Context) *guard.Error {
	if ctx.Err() == context.DeadlineExceeded {
		return guard.Errorf(guard.Timeout, "the answer was not ready in time")
	}
	return guard.Errorf(guard.Cancelled, "the request was cancelled")
}

// refusal is the answer to a request whose document or variables are refused.
func (e *endpoint) refusal(ctx context.Context, exec graphql.GraphExecutor, faults gqlerror.List) *answer {
	kept, omitted := e.firstErrors(faults)
	response := exec.DispatchError(ctx, kept)
	return &answer{errors: response.Errors, omitted: omitted, extensions: response.Extensions}
}

func (e *endpoint) executed(response *graphql.Response) *answer {
	kept, omitted := e.firstErrors(response.Errors)
	a := &answer{errors: kept, omitted: omitted, data: response.Data, executed: true, extensions: response.Extensions}
	if len(a.data) == 0 {
		a.data = []byte("null")
	}
	return a
}

func (e *endpoint) firstErrors(all gqlerror.List) (kept gqlerror.List, omitted int) {
	if e.limits.Errors == 0 || len(all) <= e.limits.Errors {
		return all, 0
	}
	return all[:e.limits.Errors], len(all) - e.limits.Errors
}

func (e *endpoint) refuseMedia(w http.ResponseWriter, r *http.Request) {
	e.refuse(w, r, mediaJSON, guard.Errorf(guard.NotAcceptable, "none of the accepted media types is served"))
}
