package graph

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/evgraph/evgraph/graph/generated"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/transport"
	"github.com/evgraph/evgraph/graph/view"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// VersionHeader carries the data version of every answer.
const VersionHeader = "X-Evgraph-Data-Version"

// Options configure the server.
type Options struct {
	Version string       // of the program
	Limits  guard.Limits // zero means guard.DefaultLimits()
	Log     *slog.Logger // nil means slog.Default()
}

// NewHandler serves the store as GraphQL over HTTP, on whatever path it is
// mounted. Each request reads one version of the data from beginning to end.
func NewHandler(store kg.Store, o Options) http.Handler {
	if o.Limits == (guard.Limits{}) {
		o.Limits = guard.DefaultLimits()
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	service := view.Service{Version: o.Version, Limits: o.Limits, Graphs: new(projection.Cache)}
	next := transport.New(NewSchema(), transport.Options{
		Limits:        o.Limits,
		Introspection: true,
		Suggestions:   true,
		Log:           o.Log,
		Translate:     translate,
		Annotate:      annotate,
		Extensions:    []graphql.HandlerExtension{pinned{}},
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(pin(r.Context(), store, service, o.Log)))
	})
}

// NewSchema is the executable schema. Its operations need a context from
// view.WithRequest.
func NewSchema() graphql.ExecutableSchema {
	return generated.NewExecutableSchema(generated.Config{Resolvers: &Resolver{}})
}

// unpinned is the key of the error for which a context has no data.
type unpinned struct{}

// pin puts the current version of the data into the context, or else why there is
// none, so that the operation is refused.
func pin(ctx context.Context, store kg.Store, service view.Service, log *slog.Logger) context.Context {
	reader, err := store.Reader(ctx)
	if err != nil {
		level := slog.LevelError
		if errors.Is(err, kg.ErrUnavailable) {
			level = slog.LevelDebug // whoever follows the database says so once, not for each request
		}
		log.Log(ctx, level, "no data to read", "error", err)
		return context.WithValue(ctx, unpinned{}, err)
	}
	return view.WithRequest(ctx, view.NewRequest(reader, service))
}

// annotate names the data version in header and extensions.
func annotate(ctx context.Context, header http.Header) map[string]any {
	request := view.From(ctx)
	if request == nil {
		return nil
	}
	header.Set(VersionHeader, request.DataVersion())
	return map[string]any{"dataVersion": request.DataVersion()}
}

// pinned refuses operations that have no data to read.
type pinned struct{}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
} = pinned{}

// ExtensionName implements graphql.HandlerExtension.
func (pinned) ExtensionName() string { return "PinnedData" }

// Validate implements graphql.HandlerExtension.
func (pinned) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext implements graphql.OperationContextMutator.
func (pinned) MutateOperationContext(ctx context.Context, _ *graphql.OperationContext) *gqlerror.Error {
	if view.From(ctx) != nil {
		return nil
	}
	if err, _ := ctx.Value(unpinned{}).(error); errors.Is(err, context.DeadlineExceeded) {
		return guard.Errorf(guard.Timeout, "the graph did not answer in time").GraphQL()
	}
	return translate(kg.ErrUnavailable).GraphQL()
}
