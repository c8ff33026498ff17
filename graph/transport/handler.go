package transport

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"github.com/evgraph/evgraph/graph/guard"
)

// Options configure a handler. The zero value serves with the default limits,
// without introspection and suggestions.
type Options struct {
	// Limits bound requests; the zero value means guard.DefaultLimits().
	Limits guard.Limits
	// Introspection lets clients ask for the schema.
	Introspection bool
	// Suggestions names fields that are close to an unknown one. They tell the
	// schema piece by piece, so they belong together with introspection.
	Suggestions bool
	// Log receives what clients must not see; nil means slog.Default().
	Log *slog.Logger
	// Translate maps errors of the layers below to public ones; may be nil.
	Translate guard.Translate
	// Annotate, if set, is called once for each answer before it is written.
	// It may set headers, and what it returns is the answer's extensions.
	Annotate func(ctx context.Context, header http.Header) map[string]any
	// Extensions are further gqlgen extensions, such as loaders or tracing.
	// They run inside of the guard's. One that refuses operations does so from
	// MutateOperationContext, by returning guard.Error.GraphQL(): inside of
	// InterceptOperation gqlgen has no place yet to add errors to, and panics.
	Extensions []graphql.HandlerExtension
}

// New returns the handler of a schema. It serves whatever path it is mounted
// on.
func New(schema graphql.ExecutableSchema, options Options) http.Handler {
	if options.Limits == (guard.Limits{}) {
		options.Limits = guard.DefaultLimits()
	}
	if options.Log == nil {
		options.Log = slog.Default()
	}
	end := &endpoint{
		limits:   options.Limits,
		gate:     newGate(options.Limits.InFlight, options.Limits.Queue),
		log:      options.Log,
		annotate: options.Annotate,
	}
	return &handler{
		endpoint:   end,
		exec:       newExecutor(schema, options),
		transports: []graphql.Transport{post{end}, get{end}},
	}
}

func newExecutor(schema graphql.ExecutableSchema, options Options) *executor.Executor {
	exec := executor.New(schema)
	cache := newQueryCache()
	exec.SetQueryCache(cache)
	exec.SetParserTokenLimit(options.Limits.Tokens)
	exec.SetDisableSuggestion(!options.Suggestions)
	exec.SetDefaultRulesFn(guard.Rules)
	exec.SetErrorPresenter(guard.Presenter(options.Log, options.Translate))
	exec.SetRecoverFunc(guard.Recover(options.Log))
	exec.Use(guard.NewPrecheck(schema.Schema(), options.Limits, options.Introspection, cache))
	exec.Use(guard.NewVariables(schema.Schema()))
	if options.Introspection {
		exec.Use(introspection{})
	}
	for _, extension := range options.Extensions {
		exec.Use(extension)
	}
	return exec
}

// handler picks the transport of a request and sets up what all share: the
// request id, the time limit, the row budget, and the catch for panics.
type handler struct {
	*endpoint
	exec       *executor.Executor
	transports []graphql.Transport
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := RequestID(r)
	w.Header().Set("X-Request-Id", id)
	ctx, cancel := h.requestContext(r, id)
	defer cancel()
	r = r.WithContext(ctx)
	defer h.catch(w, r)

	for _, transport := range h.transports {
		if transport.Supports(r) {
			transport.Do(w, r, h.exec)
			return
		}
	}
	h.refuseMethod(w, r)
}

func (h *handler) requestContext(r *http.Request, id string) (context.Context, context.CancelFunc) {
	ctx := guard.WithRequestID(r.Context(), id)
	ctx = guard.WithBudget(ctx, guard.NewBudget(h.limits))
	ctx = graphql.StartOperationTrace(ctx)
	if h.limits.Time == 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, h.limits.Time)
}

// catch answers a panic outside of resolvers, which gqlgen does not recover.
// After the first byte of an answer all it can do is to cut the connection.
func (h *handler) catch(w http.ResponseWriter, r *http.Request) {
	cause := recover()
	if cause == nil {
		return
	}
	if err, ok := cause.(error); ok && errors.Is(err, http.ErrAbortHandler) {
		panic(cause)
	}
	err := guard.Recover(h.log)(r.Context(), cause)
	var shown *guard.Error
	if errors.As(err, &shown) {
		h.refuse(w, r, mediaOr(r, mediaJSON), shown)
	}
}

func (h *handler) refuseMethod(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Allow", "GET, OPTIONS, POST")
	if r.Method == http.MethodOptions {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	h.refuse(w, r, mediaOr(r, mediaJSON), guard.Errorf(guard.MethodNotAllowed, "method %s is not served here", r.Method))
}
