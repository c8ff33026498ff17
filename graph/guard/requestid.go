package guard

import (
	"context"
	"sync/atomic"
)

// request is what the guard remembers of one request.
type request struct {
	id     string
	causes atomic.Int32
}

type requestKey struct{}

// WithRequestID returns a context that carries the id of the request.
func WithRequestID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestKey{}, &request{id: id})
}

// RequestID returns the id of the request, or "" outside of one.
func RequestID(ctx context.Context) string {
	if r, ok := ctx.Value(requestKey{}).(*request); ok {
		return r.id
	}
	return ""
}

// maxCauses bounds what one request can write to the log: when a list fails,
// it fails at each of its entries.
const maxCauses = 3

func mayLog(ctx context.Context) bool {
	r, ok := ctx.Value(requestKey{}).(*request)
	return !ok || r.causes.Add(1) <= maxCauses
}
