package view

import (
	"context"
	"strings"
	"sync"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// Service is what does not change from request to request.
type Service struct {
	Version string // of the program
	Limits  guard.Limits
	Graphs  *projection.Cache
}

// Request is what one GraphQL request reads: one version of the data.
type Request struct {
	reader  kg.Reader
	service Service
	shared  reads // what any part of the answer may need
}

// NewRequest starts a request on a reader, which is pinned to one version.
func NewRequest(reader kg.Reader, service Service) *Request {
	return &Request{reader: reader, service: service}
}

func (r *Request) summary(ctx context.Context) (*kg.Summary, error) {
	return once(ctx, &r.shared, "summary", r.reader.Summary)
}

// DataVersion names the data that the request reads.
func (r *Request) DataVersion() string { return r.reader.Version() }

type requestKey struct{}

// WithRequest returns a context in which From finds the request.
func WithRequest(ctx context.Context, r *Request) context.Context {
	return context.WithValue(ctx, requestKey{}, r)
}

// From returns the request of the context, nil when there is none. The server
// sees to it that every operation's context has one.
func From(ctx context.Context) *Request {
	r, _ := ctx.Value(requestKey{}).(*Request)
	return r
}

// lens is a request that looks at some knowledge sources only.
type lens struct {
	*Request
	scope kg.SourceScope
}

func (r *Request) lens(ctx context.Context, sources []string) (lens, error) {
	l := lens{Request: r, scope: kg.SourceScope{Sources: sources}}
	if len(sources) == 0 {
		return l, nil
	}
	summary, err := r.summary(ctx)
	if err != nil {
		return l, err
	}
	known := map[string]bool{}
	var keys []string
	for _, s := range summary.Sources {
		known[s.Key] = true
		keys = append(keys, s.Key)
	}
	for _, s := range sources {
		if !known[s] {
			return l, guard.Errorf(guard.BadValue, "no knowledge source is called %q", s).
				WithHint("use the keys that meta.sources lists: %s", strings.Join(keys, ", ")).With("sources", keys)
		}
	}
	return l, nil
}

// reads keeps what was read, by field and argument values.
type reads struct {
	mu   sync.Mutex
	kept map[string]*read
}

type read struct {
	mu    sync.Mutex
	done  bool
	value any
	err   error
}

// once reads under key if nobody has yet. A failure is kept as well, so that a
// level of many nodes does not fail once for each of them; but not the end of a
// context, which may be that of the one who asked only.
func once[T any](ctx context.Context, r *reads, key string, get func(context.Context) (T, error)) (T, error) {
	r.mu.Lock()
	if r.kept == nil {
		r.kept = map[string]*read{}
	}
	entry, ok := r.kept[key]
	if !ok {
		entry = new(read)
		r.kept[key] = entry
	}
	r.mu.Unlock()

	entry.mu.Lock()
	defer entry.mu.Unlock()
	if !entry.done {
		value, err := get(ctx)
		entry.value, entry.err, entry.done = value, err, ctx.Err() == nil
		return value, err
	}
	return entry.value.(T), entry.err
}
