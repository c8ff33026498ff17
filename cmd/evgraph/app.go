package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/bulk"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/web"
)

// app is everything that one server serves.
type app struct {
	store    kg.Store
	log      *slog.Logger
	handler  http.Handler
	site     atomic.Pointer[web.Site]
	stopping atomic.Bool
	checked  atomic.Bool // the store was found sound since it was last away
	files    *bulk.Handler

	preparing atomic.Bool // the store gets ready
}

func newApp(store kg.Store, limits guard.Limits, log *slog.Logger) (*app, error) {
	a := &app{store: store, log: log}
	blank, err := blankSite()
	if err != nil {
		return nil, err
	}
	a.site.Store(blank)
	if err := a.refresh(context.Background()); err != nil && !errors.Is(err, kg.ErrUnavailable) && !errors.Is(err, context.DeadlineExceeded) {
		return nil, err
	}
	graphQL := graph.NewHandler(store, graph.Options{Version: programVersion(), Limits: limits, Log: log})
	var links map[string][]web.Link
	files := fileLinks()
	pages := web.New(func() web.Site {
		site := *a.site.Load()
		site.Tables, site.Files = links, files
		return site
	})
	tables, err := newTables(store, graphQL, pages, limits, log)
	if err != nil {
		return nil, err
	}
	links = tableLinks(tables)
	mux := http.NewServeMux()
	mux.Handle("/graphql", graphQL)
	mux.Handle("/q/", tables)
	a.files = bulk.New(bulk.Options{Store: store, GraphQL: graphQL, Page: filesPage, Log: log})
	for _, pattern := range []string{"/export", "/export/", "/v/"} {
		mux.Handle(pattern, a.files)
	}
	mux.HandleFunc("/livez", a.live)
	mux.HandleFunc("/readyz", a.ready)
	mux.Handle("/", pages)
	a.handler = mux
	return a, nil
}

// close removes what is kept on disk.
func (a *app) close() {
	if err := a.files.Close(); err != nil {
		a.log.Warn("exported files remain", "error", err)
	}
}

// refresh describes the current data for the pages, as fresh. It runs outside of
// requests, so nothing else would keep a panic from ending the process: an address
// may lead to something that answers as no Neo4j does.
func (a *app) refresh(ctx context.Context) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("describe the graph: the store answers in an unknown way: %v", cause)
		}
	}()
	reader, err := a.store.Reader(ctx)
	if err != nil {
		return err
	}
	site, err := describeSite(ctx, reader)
	if err != nil {
		return fmt.Errorf("describe the graph: %w", err)
	}
	a.site.Store(site)
	return nil
}

// describe says in a few words what is served.
func (a *app) describe() string {
	s := a.site.Load()
	if s.DataVersion == "" {
		return "no graph yet"
	}
	nodes := 0
	for _, c := range s.Counts {
		nodes += c.Count
	}
	return fmt.Sprintf("%d nodes and %d statements, data version %s", nodes, s.Statements, s.DataVersion)
}

// live answers as long as the process does.
func (a *app) live(w http.ResponseWriter, _ *http.Request) {
	fmt.Fprintln(w, "live")
}

// ready answers whether requests should come here.
func (a *app) ready(w http.ResponseWriter, r *http.Request) {
	if a.stopping.Load() {
		http.Error(w, "stopping", http.StatusServiceUnavailable)
		return
	}
	reader, err := a.reader(r.Context())
	if err != nil {
		a.log.Error("not ready", "error", err)
		http.Error(w, reason(err), http.StatusServiceUnavailable)
		return
	}
	w.Header().Set(graph.VersionHeader, reader.Version())
	if stale := a.site.Load().Stale; stale != nil {
		fmt.Fprintf(w, "ready, but stale: since %s the data on disk cannot be read, see the log\n", stale.Since.Format(time.RFC3339))
		return
	}
	fmt.Fprintln(w, "ready")
}

// reader gives a reader, once the store has said that it is sound: a database may
// answer and still be too old, or lack the schema.
func (a *app) reader(ctx context.Context) (kg.Reader, error) {
	store, ok := a.store.(interface {
		Check(ctx context.Context) error
	})
	if ok && !a.checked.Load() {
		if err := store.Check(ctx); err != nil {
			return nil, err
		}
		a.checked.Store(true)
	}
	reader, err := a.store.Reader(ctx)
	if err != nil {
		a.checked.Store(false)
	}
	return reader, err
}

// reason is what anyone may know of why there is no data.
func reason(err error) string {
	var fault *neostore.Fault
	if errors.As(err, &fault) {
		return fault.Error()
	}
	return "no data"
}
