package saved

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"path"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/tabular"
	"github.com/evgraph/evgraph/graph/transport"
	"github.com/evgraph/evgraph/internal/kg"
)

// Query is a saved query.
type Query struct {
	Name      string
	Section   string
	Title     string
	Blurb     string
	Text      string
	Variables string // example values as a JSON object, or ""
}

// Options configure a handler.
type Options struct {
	Schema  *ast.Schema
	Queries []Query
	GraphQL http.Handler // answers the queries
	Store   kg.Store     // that GraphQL is over, for networks and for the sources of tables
	Limits  guard.Limits // of the GraphQL handler
	Page    http.Handler // shows /q/ to people, may be nil
	Log     *slog.Logger // nil means slog.Default()
}

// prefix is where the handler stands.
const prefix = "/q/"

// Handler serves all that is below /q/.
type Handler struct {
	Options
	ask     tabular.Ask
	entries map[string]*entry
	queue   chan struct{} // for tables in the making and those that wait, nil without a limit
	places  chan struct{} // for tables in the making
}

// New returns a handler. A saved query that does not fit the schema is an error.
func New(o Options) (*Handler, error) {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	h := &Handler{Options: o, ask: tabular.Through(o.GraphQL), entries: map[string]*entry{}}
	if o.Limits.InFlight > 0 {
		h.queue = make(chan struct{}, o.Limits.InFlight+o.Limits.Queue)
		h.places = make(chan struct{}, o.Limits.InFlight)
	}
	for _, q := range o.Queries {
		e, err := newEntry(o.Schema, q)
		if err != nil {
			return nil, err
		}
		h.entries[q.Name] = e
	}
	return h, nil
}

// File is an answer as a file.
type File struct{ Format, Address string }

// Files are the answers of a query with its example values, in each format that it can
// have.
func (h *Handler) Files(name string) []File {
	var files []File
	for _, f := range formats() {
		if e := h.entries[name]; !f.network || e.hasNetwork() {
			files = append(files, File{f.name, e.address(f.name)})
		}
	}
	return files
}

// ServeHTTP implements http.Handler.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := transport.RequestID(r)
	w.Header().Set("X-Request-Id", id)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	ctx := guard.WithRequestID(r.Context(), id)
	if h.Limits.Time > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, h.Limits.Time)
		defer cancel()
	}
	r = r.WithContext(ctx)
	defer h.catch(w, r)
	if err := h.route(w, r); err != nil {
		h.refuse(w, r, err)
	}
}

// catch answers a panic, as long as nothing else was answered.
func (h *Handler) catch(w http.ResponseWriter, r *http.Request) {
	cause := recover()
	if cause == nil {
		return
	}
	if err, ok := cause.(error); ok && errors.Is(err, http.ErrAbortHandler) {
		panic(cause)
	}
	h.refuse(w, r, guard.Recover(h.Log)(r.Context(), cause))
}

func (h *Handler) route(w http.ResponseWriter, r *http.Request) error {
	file := strings.TrimPrefix(r.URL.Path, prefix)
	switch {
	case r.Method == http.MethodPost && file == "":
		return h.any(w, r)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		return guard.Errorf(guard.MethodNotAllowed, "method %s is not served here", r.Method).
			WithHint("use GET or HEAD; only /q/ itself takes POST")
	}
	if file == "" {
		return h.index(w, r)
	}
	ending := path.Ext(file)
	e, ok := h.entries[strings.TrimSuffix(file, ending)]
	if !ok {
		return guard.Errorf(guard.UnknownQuery, "there is no saved query %q", strings.TrimSuffix(file, ending)).With("queries", h.names())
	}
	if ending == "" {
		w.Header().Add("Vary", "Accept")
		if format, ok := acceptedFormat(r); ok {
			return h.saved(w, r, e, format)
		}
		return h.describe(w, r, e)
	}
	format, err := formatNamed(ending[1:])
	if err != nil {
		return err
	}
	return h.saved(w, r, e, format)
}

func (h *Handler) names() []string {
	names := make([]string, len(h.Queries))
	for i, q := range h.Queries {
		names[i] = q.Name
	}
	return names
}
