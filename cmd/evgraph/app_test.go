package main

import (
	"bytes"
	"context"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/seed"
)

// record collects log lines from many goroutines.
type record struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.Write(p)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String()
}

func testApp(t *testing.T, dir string) (*app, *record) {
	t.Helper()
	store, err := openStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	log := new(record)
	a, err := newApp(store, guard.DefaultLimits(), slog.New(slog.NewTextHandler(log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	return a, log
}

func get(a *app, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	a.handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w
}

func TestAppServes(t *testing.T) {
	a, _ := testApp(t, "")
	for _, path := range []string{"/", "/playground", "/node?ref=EVG:miR-21", "/schema.graphql", "/livez", "/readyz", "/graphql?query={__typename}"} {
		if w := get(a, path); w.Code != http.StatusOK {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
	if w := get(a, "/readyz"); w.Header().Get(graph.VersionHeader) == "" {
		t.Error("readyz does not name the data version")
	}
}

func TestReadinessEndsBeforeTheServer(t *testing.T) {
	a, _ := testApp(t, "")
	a.stopping.Store(true)
	if w := get(a, "/readyz"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("readyz: status %d", w.Code)
	}
	if w := get(a, "/livez"); w.Code != http.StatusOK {
		t.Errorf("livez: status %d", w.Code)
	}
}

// emptyStore has no data yet, or has lost its way to it.
type emptyStore struct{}

func (emptyStore) Reader(context.Context) (kg.Reader, error) { return nil, kg.ErrUnavailable }
func (emptyStore) Load(context.Context, *kg.Dataset) error   { return kg.ErrUnavailable }

func TestUnavailableStore(t *testing.T) {
	log := slog.New(slog.DiscardHandler)
	w := httptest.NewRecorder()
	graph.NewHandler(emptyStore{}, graph.Options{Log: log}).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/graphql?query={__typename}", nil))
	if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), string(guard.Unavailable)) {
		t.Errorf("graphql: status %d, %s", w.Code, w.Body)
	}
	a := &app{store: emptyStore{}, log: log}
	w = httptest.NewRecorder()
	a.ready(w, httptest.NewRequest(http.MethodGet, "/readyz", nil))
	if w.Code != http.StatusServiceUnavailable {
		t.Errorf("readyz: status %d", w.Code)
	}
}

// copySeed puts the embedded seed into a folder that a test may change.
func copySeed(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, seed.FS); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			err = os.Chmod(path, 0o644)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func replaceIn(t *testing.T, file, old, replacement string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), old) {
		t.Fatalf("%s does not hold %q", file, old)
	}
	if err := os.WriteFile(file, []byte(strings.ReplaceAll(string(text), old, replacement)), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestServeStopsGracefully(t *testing.T) {
	a, _ := testApp(t, "")
	ctx, cancel := context.WithCancel(t.Context())
	listener, err := listen(ctx, "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- serveUntilDone(ctx, listener, a, guard.DefaultLimits()) }()
	response, err := http.Get("http://" + visible(listener.Addr()) + "/livez")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	cancel()
	if err := <-done; err != nil {
		t.Errorf("shutdown: %v", err)
	}
	if !a.stopping.Load() {
		t.Error("readiness did not end")
	}
}

func TestSiteHasEveryCategory(t *testing.T) {
	a, _ := testApp(t, "")
	site := a.site.Load()
	if len(site.Counts) != len(kg.Categories) {
		t.Errorf("%d categories", len(site.Counts))
	}
	for _, c := range site.Counts {
		if c.Field == "" {
			t.Errorf("%s has no list field", c.Category)
		}
	}
	if site.Licence == "" || site.Attribution == "" || len(site.Examples) < 12 {
		t.Errorf("licence %q, attribution %q, %d examples", site.Licence, site.Attribution, len(site.Examples))
	}
}
