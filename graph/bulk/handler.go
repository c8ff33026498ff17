package bulk

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/evgraph/evgraph/graph/content"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/transport"
	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/kg"
)

// Options configure a handler.
type Options struct {
	Store   kg.Store
	GraphQL http.Handler  // over the store, chooses parts
	Page    string        // address of a page that lists the files to people, "" for none
	Dir     string        // folder to keep files in, "" for the system's for such files
	Builds  int           // files in the making at most, 0 for DefaultBuilds
	Time    time.Duration // to make a file, 0 for DefaultTime
	Log     *slog.Logger
}

// The defaults of Options.
const (
	DefaultBuilds = 2
	DefaultTime   = 10 * time.Minute
)

// restarts is how often a part is chosen again because the data changed meanwhile.
const restarts = 2

// Handler serves all that is below /export/ and /v/.
type Handler struct {
	store kg.Store
	log   *slog.Logger
	page  string
	shelf *shelf
}

// New returns a handler, which must be closed.
func New(o Options) *Handler {
	if o.Builds == 0 {
		o.Builds = DefaultBuilds
	}
	if o.Time == 0 {
		o.Time = DefaultTime
	}
	return &Handler{store: o.Store, log: o.Log, page: o.Page, shelf: newShelf(o)}
}

// Close ends what is being made and removes all files.
func (h *Handler) Close() error { return h.shelf.close() }

// ServeHTTP implements http.Handler.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := transport.RequestID(r)
	w.Header().Set("X-Request-Id", id)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	r = r.WithContext(guard.WithRequestID(r.Context(), id))
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		h.refuse(w, r, guard.Errorf(guard.MethodNotAllowed, "method %s is not served here", r.Method).WithHint("use GET or HEAD"))
		return
	}
	if err := h.serve(w, r); err != nil {
		h.refuse(w, r, err)
	}
}

func (h *Handler) serve(w http.ResponseWriter, r *http.Request) error {
	version, name, ok := cutPath(r.URL.Path)
	switch {
	case !ok:
		return guard.Errorf(guard.UnknownFile, "there is nothing at this address").With("files", fileNames())
	case name == "":
		h.list(w, r, version)
		return nil
	case isTable(name):
		w.Header().Add("Vary", "Accept")
		name = acceptedFile(r, name)
	}
	if !isFile(name) {
		return guard.Errorf(guard.UnknownFile, "there is no file %q", name).With("files", fileNames())
	}
	wanted, err := readOrder(name, r.URL.RawQuery)
	if err != nil {
		return err
	}
	h.deadline(w, h.shelf.time)
	file, err := h.find(r.Context(), version, wanted)
	if err != nil {
		return err
	}
	defer file.Close()
	if name == export.CroissantName {
		return h.describe(w, r, file, version != "")
	}
	h.send(w, r, file, version != "")
	return nil
}

// list leads to what lists the files: people to a page, programs and whoever wants a
// version to the manifest.
func (h *Handler) list(w http.ResponseWriter, r *http.Request, version string) {
	w.Header().Add("Vary", "Accept")
	to := strings.TrimSuffix(r.URL.Path, "/") + "/" + export.ManifestName
	if h.page != "" && version == "" && strings.Contains(r.Header.Get("Accept"), "text/html") {
		to = h.page
	}
	content.TellVersion(r.Context(), w.Header(), h.store)
	http.Redirect(w, r, to, http.StatusFound)
}

// find gives a file of a version, or with "" of the current one.
func (h *Handler) find(ctx context.Context, version string, o order) (*file, error) {
	if version != "" {
		if file := h.shelf.kept(version, o); file != nil {
			return file, nil
		}
	}
	for try := 0; ; try++ {
		reader, err := h.store.Reader(ctx)
		if err != nil {
			return nil, err
		}
		if version != "" && version != reader.Version() {
			return nil, gone(version, append(h.shelf.versions(o), reader.Version()))
		}
		file, err := h.shelf.get(ctx, reader, o)
		switch {
		case errors.Is(err, errGone):
			return nil, gone(reader.Version(), nil)
		case errors.Is(err, errMoved) && try < restarts:
			continue
		}
		return file, err
	}
}

// cutPath takes an address apart: /export/{name} or /v/{version}/export/{name}.
func cutPath(path string) (version, name string, ok bool) {
	if rest, versioned := strings.CutPrefix(path, "/v/"); versioned {
		version, path, _ = strings.Cut(rest, "/")
		path = "/" + path
		if !isVersion(version) {
			return "", "", false
		}
	}
	if path == "/export" {
		return version, "", true
	}
	name, ok = strings.CutPrefix(path, "/export/")
	return version, name, ok
}

// isVersion reports whether a text can be a data version.
func isVersion(text string) bool {
	return len(text) == 12 && strings.Trim(text, "0123456789abcdef") == ""
}

func isFile(name string) bool {
	_, ok := export.Find(name)
	return ok || name == export.ManifestName || name == export.CroissantName
}

func fileNames() []string {
	names := []string{export.ManifestName, export.CroissantName}
	for _, f := range export.Files {
		names = append(names, f.Name)
	}
	return names
}
