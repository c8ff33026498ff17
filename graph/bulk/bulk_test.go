package bulk_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/bulk"
	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/internal/storetest"
)

func dataset(seed uint64) *kg.Dataset {
	return storetest.Generate(seed, storetest.Size{Nodes: 60, Statements: 100})
}

// site is a server with its store and folder.
type site struct {
	*httptest.Server
	t       *testing.T
	store   *memstore.Store
	dir     string
	handler *bulk.Handler
	graphQL http.Handler
}

// serve serves a store, which change may wrap.
func serve(t *testing.T, builds int, change func(kg.Store) kg.Store) *site {
	t.Helper()
	store, err := memstore.New(dataset(1))
	if err != nil {
		t.Fatal(err)
	}
	s := &site{t: t, store: store, dir: t.TempDir()}
	var served kg.Store = store
	if change != nil {
		served = change(store)
	}
	s.graphQL = graph.NewHandler(served, graph.Options{Log: slog.New(slog.DiscardHandler)})
	asked := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.graphQL.ServeHTTP(w, r) })
	s.handler = bulk.New(bulk.Options{Store: served, GraphQL: asked, Page: "/files", Dir: s.dir, Builds: builds, Log: slog.New(slog.DiscardHandler)})
	s.Server = httptest.NewServer(s.handler)
	t.Cleanup(func() {
		s.Close()
		if err := s.handler.Close(); err != nil {
			t.Error(err)
		}
		if left := s.files(); len(left) > 0 {
			t.Errorf("these files remain: %v", left)
		}
	})
	return s
}

// files lists all that is on disk.
func (s *site) files() []string {
	var out []string
	_ = filepath.WalkDir(s.dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			out = append(out, filepath.Base(filepath.Dir(path))+"/"+entry.Name())
		}
		return nil
	})
	return out
}

// answer is a response that was read.
type answer struct {
	*http.Response
	body []byte
}

func (s *site) ask(method, path string, headers ...string) answer {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.URL+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "identity")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer{response, body}
}

func (a answer) code() string {
	var body struct {
		Errors []struct {
			Extensions struct{ Code, Hint, RequestID string }
		}
	}
	if json.Unmarshal(a.body, &body) != nil || len(body.Errors) != 1 || body.Errors[0].Extensions.Hint == "" || body.Errors[0].Extensions.RequestID == "" {
		return fmt.Sprintf("no error but %.100q", a.body)
	}
	return body.Errors[0].Extensions.Code
}

func (s *site) reader() kg.Reader {
	s.t.Helper()
	r, err := s.store.Reader(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	return r
}

// want is the file as the exporter writes it.
func (s *site) want(name string) []byte {
	s.t.Helper()
	f, _ := export.Find(name)
	var out bytes.Buffer
	if _, err := f.Write(s.t.Context(), &out, s.reader()); err != nil {
		s.t.Fatal(err)
	}
	return out.Bytes()
}

func TestEveryFile(t *testing.T) {
	s := serve(t, 0, nil)
	var manifest struct {
		Files []struct {
			Name  string
			Bytes int
		}
	}
	if err := json.Unmarshal(s.ask("GET", "/export/manifest.json").body, &manifest); err != nil || len(manifest.Files) != len(export.Files) {
		t.Fatalf("the manifest lists %d files: %v", len(manifest.Files), err)
	}
	for _, f := range manifest.Files {
		a, want := s.ask("GET", "/export/"+f.Name), s.want(f.Name)
		if a.StatusCode != 200 || !bytes.Equal(a.body, want) || f.Bytes != len(want) {
			t.Errorf("%s: status %d, %d bytes, %d announced, want %d", f.Name, a.StatusCode, len(a.body), f.Bytes, len(want))
		}
		if h := s.ask("HEAD", "/export/"+f.Name); h.ContentLength != int64(len(want)) || len(h.body) > 0 || h.Header.Get("ETag") != a.Header.Get("ETag") {
			t.Errorf("%s: HEAD tells of %d bytes, tag %s", f.Name, h.ContentLength, h.Header.Get("ETag"))
		}
		if a.Header.Get("X-Evgraph-Data-Version") != s.reader().Version() || a.Header.Get("Cache-Control") != "no-cache" || a.Header.Get("Accept-Ranges") != "bytes" {
			t.Errorf("%s: headers are %v", f.Name, a.Header)
		}
		if links := strings.Join(a.Header.Values("Link"), " "); !strings.Contains(links, `zero/1.0/>; rel="license"`) || !strings.Contains(links, `rel="describedby"`) {
			t.Errorf("%s: links are %s", f.Name, links)
		}
	}
	a := s.ask("GET", "/export/croissant.json")
	var croissant struct{ Distribution []struct{ ContentURL string } }
	if err := json.Unmarshal(a.body, &croissant); a.StatusCode != 200 || err != nil || len(croissant.Distribution) != len(export.Files) {
		t.Errorf("croissant.json: status %d, %v, %d files", a.StatusCode, err, len(croissant.Distribution))
	}
	for _, f := range croissant.Distribution {
		path, here := strings.CutPrefix(f.ContentURL, s.URL)
		if file := s.ask("HEAD", path); !here || file.StatusCode != 200 || !strings.HasPrefix(path, "/v/") {
			t.Errorf("%s is not served here", f.ContentURL)
		}
	}
	if again := s.ask("GET", "/export/croissant.json", "If-None-Match", a.Header.Get("ETag")); again.StatusCode != 304 {
		t.Errorf("asked again for croissant.json, status %d", again.StatusCode)
	}
	for _, path := range []string{"/export", "/export/"} {
		if a := s.ask("GET", path); a.StatusCode != http.StatusFound || a.Header.Get("X-Evgraph-Data-Version") == "" || a.Header.Get("Location") != "/export/manifest.json" {
			t.Errorf("%s: status %d, to %s", path, a.StatusCode, a.Header.Get("Location"))
		}
		if a := s.ask("GET", path, "Accept", "text/html,*/*;q=0.8"); a.StatusCode != http.StatusFound || a.Header.Get("Location") != "/files" {
			t.Errorf("%s in a browser: status %d, to %s", path, a.StatusCode, a.Header.Get("Location"))
		}
	}
}

func TestRangesAndTags(t *testing.T) {
	s := serve(t, 0, nil)
	const path = "/export/edges.parquet"
	whole := s.ask("GET", path)
	tag := whole.Header.Get("ETag")
	size := len(whole.body)
	for _, c := range []struct {
		name, header, value string
		status              int
		body                []byte
	}{
		{"the first bytes", "Range", "bytes=0-3", 206, []byte("PAR1")},
		{"the last bytes", "Range", "bytes=-4", 206, []byte("PAR1")},
		{"the rest", "Range", fmt.Sprintf("bytes=%d-", size-8), 206, whole.body[size-8:]},
		{"the same", "If-None-Match", tag, 304, nil},
		{"another", "If-None-Match", `"other"`, 200, whole.body},
	} {
		if a := s.ask("GET", path, c.header, c.value); a.StatusCode != c.status || !bytes.Equal(a.body, c.body) {
			t.Errorf("%s: status %d, %d bytes", c.name, a.StatusCode, len(a.body))
		}
	}
	if a := s.ask("GET", path, "Range", "bytes=0-3", "If-Range", `"old"`); a.StatusCode != 200 || len(a.body) != size {
		t.Errorf("a range of another file: status %d, %d bytes", a.StatusCode, len(a.body))
	}
	for _, file := range []string{"edges.parquet", "edges.tsv", "croissant.json"} {
		a := s.ask("GET", "/export/"+file, "Range", "bytes=999999999-")
		if a.StatusCode != 416 || a.code() != "BAD_RANGE" || !strings.HasPrefix(a.Header.Get("Content-Range"), "bytes */") || a.Header.Get("Content-Disposition") != "" {
			t.Errorf("%s: a range beyond the end: status %d, %s", file, a.StatusCode, a.code())
		}
	}
}

// TestTablesByAccept asks for tables whose address has no format.
func TestTablesByAccept(t *testing.T) {
	s := serve(t, 0, nil)
	const parquet, tsv = "application/vnd.apache.parquet", "text/tab-separated-values"
	for _, c := range []struct{ table, accept, file string }{
		{"nodes", parquet, "nodes.parquet"},
		{"edges", tsv, "edges.tsv"},
		{"evidence", tsv + ";q=0.5, " + parquet, "evidence.parquet"},
		{"edges", "*/*;q=0.1, " + tsv, "edges.tsv"},
		{"edges", "*/*", ""},
		{"edges", "application/json", ""},
		{"graph", "application/graphml+xml", ""},
	} {
		for _, folder := range []string{"/export/", "/v/" + s.reader().Version() + "/export/"} {
			a := s.ask("GET", folder+c.table, "Accept", c.accept)
			if c.file == "" {
				if a.StatusCode != 404 || a.code() != "UNKNOWN_FILE" {
					t.Errorf("%s as %s: status %d, %s", c.table, c.accept, a.StatusCode, a.code())
				}
			} else if a.StatusCode != 200 || !bytes.Equal(a.body, s.want(c.file)) {
				t.Errorf("%s as %s: status %d, %d bytes", c.table, c.accept, a.StatusCode, len(a.body))
			}
			if varies := slices.Contains(a.Header.Values("Vary"), "Accept"); varies != (c.table != "graph") {
				t.Errorf("%s as %s: varies is %v", c.table, c.accept, varies)
			}
		}
	}
}

// TestCompression asks for compressed forms, which only text has.
func TestCompression(t *testing.T) {
	s := serve(t, 0, nil)
	unpack := map[string]func([]byte) ([]byte, error){
		"gzip": func(b []byte) ([]byte, error) {
			r, err := gzip.NewReader(bytes.NewReader(b))
			if err != nil {
				return nil, err
			}
			return io.ReadAll(r)
		},
		"zstd": func(b []byte) ([]byte, error) {
			r, err := zstd.NewReader(bytes.NewReader(b))
			if err != nil {
				return nil, err
			}
			return io.ReadAll(r)
		},
	}
	for encoding, unpack := range unpack {
		a := s.ask("GET", "/export/edges.tsv", "Accept-Encoding", encoding)
		got, err := unpack(a.body)
		if err != nil || a.Header.Get("Content-Encoding") != encoding || !bytes.Equal(got, s.want("edges.tsv")) {
			t.Errorf("%s: sent as %q, error %v", encoding, a.Header.Get("Content-Encoding"), err)
		}
		plain := s.ask("GET", "/export/edges.tsv")
		if a.Header.Get("ETag") == plain.Header.Get("ETag") || !slices.Contains(a.Header.Values("Vary"), "Accept-Encoding") {
			t.Errorf("%s: tag is %s as without, or does not vary", encoding, a.Header.Get("ETag"))
		}
		if again := s.ask("GET", "/export/edges.tsv", "Accept-Encoding", encoding, "If-None-Match", a.Header.Get("ETag")); again.StatusCode != 304 {
			t.Errorf("%s: asked again, status %d", encoding, again.StatusCode)
		}
		for _, packed := range []string{"edges.parquet", "kgx.tar.gz"} {
			if a := s.ask("GET", "/export/"+packed, "Accept-Encoding", encoding); a.Header.Get("Content-Encoding") != "" {
				t.Errorf("%s is sent as %s", packed, a.Header.Get("Content-Encoding"))
			}
		}
	}
	if a := s.ask("GET", "/export/edges.tsv", "Accept-Encoding", "gzip", "Range", "bytes=0-1"); a.StatusCode != 206 || string(a.body) != "id" {
		t.Errorf("a range of text: status %d, %q", a.StatusCode, a.body)
	}
}

func TestRefusals(t *testing.T) {
	s := serve(t, 0, nil)
	current := s.reader().Version()
	for _, c := range []struct {
		name, method, path string
		status             int
		code               string
	}{
		{"unknown file", "GET", "/export/edges.xlsx", 404, "UNKNOWN_FILE"},
		{"unknown file of a version", "GET", "/v/" + current + "/export/nodes", 404, "UNKNOWN_FILE"},
		{"a way out of the folder", "GET", "/export/..%2f..%2fetc%2fpasswd", 404, "UNKNOWN_FILE"},
		{"a hidden file", "GET", "/export/.edges.tsv.1", 404, "UNKNOWN_FILE"},
		{"another path", "GET", "/v/" + current + "/nodes.tsv", 404, "UNKNOWN_FILE"},
		{"no version", "GET", "/v/latest/export/nodes.tsv", 404, "UNKNOWN_FILE"},
		{"a version that is gone", "GET", "/v/0123456789ab/export/nodes.tsv", 410, "VERSION_GONE"},
		{"another parameter", "GET", "/export/edges.tsv?first=3", 400, "BAD_VALUE"},
		{"two filters", "GET", "/export/edges.tsv?filter={}&filter={}", 400, "BAD_VALUE"},
		{"a filter of what is not cut", "GET", "/export/graph.jsonl?filter={}", 400, "BAD_VALUE"},
		{"sources of what is not cut", "GET", "/export/graph.jsonl?sources=review", 400, "BAD_VALUE"},
		{"an unknown source", "GET", "/export/edges.tsv?sources=review&sources=nobody", 400, "BAD_VALUE"},
		{"a source without a name", "GET", "/export/edges.tsv?sources=", 400, "BAD_VALUE"},
		{"sources that are half a list", "GET", "/export/edges.tsv?sources=[", 400, "BAD_VARIABLES"},
		{"sources that are numbers", "GET", "/export/edges.tsv?sources=[1]", 400, "BAD_VARIABLES"},
		{"an empty filter", "GET", "/export/edges.tsv?filter=", 400, "BAD_VARIABLES"},
		{"a filter that is a list", "GET", "/export/edges.tsv?filter=[]", 400, "BAD_VARIABLES"},
		{"half a filter", "GET", "/export/edges.tsv?filter={", 400, "BAD_VARIABLES"},
		{"a filter that is not UTF-8", "GET", "/export/edges.tsv?filter={%22a%22:%22%ff%22}", 400, "BAD_VARIABLES"},
		{"an unknown field", "GET", "/export/edges.tsv?filter={%22colour%22:1}", 400, "BAD_VARIABLES"},
		{"an unknown value", "GET", "/export/edges.tsv?filter={%22predicate%22:[%22LIKES%22]}", 400, "BAD_VARIABLES"},
		{"an unknown name", "GET", "/export/edges.tsv?filter={%22subject%22:[{%22name%22:%22nobody%22}]}", 404, "UNKNOWN_NODE"},
		{"no way to name", "GET", "/export/edges.tsv?filter={%22subject%22:[{}]}", 400, "ONE_OF_VIOLATION"},
		{"a method that changes", "POST", "/export/nodes.tsv", 405, "METHOD_NOT_ALLOWED"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := s.ask(c.method, c.path)
			if a.StatusCode != c.status || a.code() != c.code || a.Header.Get("Cache-Control") != "no-store" || a.Header.Get("X-Evgraph-Data-Version") != current {
				t.Errorf("status %d, %s, %v", a.StatusCode, a.code(), a.Header)
			}
			if c.status == 410 && !strings.Contains(string(a.body), current) {
				t.Errorf("does not name the current version: %s", a.body)
			}
		})
	}
}

// TestFiltersSayWhatThereIs names the fields and predicates of filters.
func TestFiltersSayWhatThereIs(t *testing.T) {
	s := serve(t, 0, nil)
	for _, filter := range []string{`{"colour":1}`, `{"predicate":["LIKES"]}`} {
		a := s.ask("GET", "/export/edges.tsv?filter="+url.QueryEscape(filter))
		for _, want := range []string{`"subject"`, `"evidence"`, `"REGULATES"`, "a filter has the fields"} {
			if !strings.Contains(string(a.body), want) {
				t.Errorf("%s: does not name %s: %s", filter, want, a.body)
			}
		}
	}
}

// TestUnknownSourceListsThem names the sources that there are.
func TestUnknownSourceListsThem(t *testing.T) {
	s := serve(t, 0, nil)
	a := s.ask("GET", "/export/edges.tsv?sources=nobody")
	for _, source := range dataset(1).Sources {
		if !strings.Contains(string(a.body), `"`+source.Key+`"`) {
			t.Errorf("does not name %s: %s", source.Key, a.body)
		}
	}
}

// TestVersions loads other data twice: the version before stays, the one before that
// goes, also from disk.
func TestVersions(t *testing.T) {
	s := serve(t, 0, nil)
	load := func(seed uint64) (version string, nodes []byte) {
		t.Helper()
		if seed > 1 {
			if err := s.store.Load(t.Context(), dataset(seed)); err != nil {
				t.Fatal(err)
			}
		}
		version = s.reader().Version()
		a := s.ask("GET", "/v/"+version+"/export/nodes.tsv")
		if a.StatusCode != 200 || a.Header.Get("Cache-Control") != "public, max-age=31536000, immutable" {
			t.Fatalf("status %d, %v", a.StatusCode, a.Header)
		}
		if current := s.ask("GET", "/export/nodes.tsv"); !bytes.Equal(current.body, a.body) || current.Header.Get("X-Evgraph-Data-Version") != version {
			t.Error("the current file is another")
		}
		return version, a.body
	}
	first, nodes := load(1)
	second, _ := load(2)
	if a := s.ask("GET", "/v/"+first+"/export/nodes.tsv"); a.StatusCode != 200 || !bytes.Equal(a.body, nodes) {
		t.Errorf("the version before: status %d", a.StatusCode)
	}
	if a := s.ask("GET", "/v/"+first+"/export/edges.tsv"); a.StatusCode != 410 {
		t.Errorf("a file of the version before that nobody asked for: status %d", a.StatusCode)
	}
	third, _ := load(3)
	if a := s.ask("GET", "/v/"+first+"/export/nodes.tsv"); a.StatusCode != 410 || !strings.Contains(string(a.body), second) || !strings.Contains(string(a.body), third) {
		t.Errorf("two versions before: status %d, %s", a.StatusCode, a.body)
	}
	if files, want := s.files(), []string{second + "/nodes.tsv", third + "/nodes.tsv"}; !sameItems(files, want) {
		t.Errorf("on disk are %v, want %v", files, want)
	}
}

func sameItems(a, b []string) bool {
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// gated is a store whose scans of nodes wait at a gate, and may fail.
type gated struct {
	kg.Store
	begun   chan struct{} // takes a token when a scan begins
	ended   chan error    // gets how it ended
	release chan func() error
}

func (g *gated) Reader(ctx context.Context) (kg.Reader, error) {
	r, err := g.Store.Reader(ctx)
	return gatedReader{r, g}, err
}

type gatedReader struct {
	kg.Reader
	gate *gated
}

func (r gatedReader) ScanNodes(ctx context.Context, after kg.CURIE, limit int) ([]*kg.Node, error) {
	if after == "" {
		r.gate.begun <- struct{}{}
		var err error
		select {
		case outcome := <-r.gate.release:
			err = outcome()
		case <-ctx.Done():
			err = ctx.Err()
		}
		r.gate.ended <- err
		if err != nil {
			return nil, err
		}
	}
	return r.Reader.ScanNodes(ctx, after, limit)
}

func newGate() *gated {
	const scans = 100 // more than any test begins
	return &gated{begun: make(chan struct{}, scans), ended: make(chan error, scans), release: make(chan func() error, scans)}
}

func (g *gated) wrap(s kg.Store) kg.Store { g.Store = s; return g }

func fine() error { return nil }

// TestOverload lets one file be made at a time.
func TestOverload(t *testing.T) {
	gate := newGate()
	s := serve(t, 1, gate.wrap)
	var waiting sync.WaitGroup
	answers := make([]answer, 3)
	for i := range answers {
		waiting.Go(func() { answers[i] = s.ask("GET", "/export/nodes.tsv") })
	}
	<-gate.begun
	busy := s.ask("GET", "/export/nodes.parquet")
	if busy.StatusCode != 503 || busy.code() != "OVERLOADED" || busy.Header.Get("Retry-After") == "" {
		t.Errorf("status %d, %s, Retry-After %q", busy.StatusCode, busy.code(), busy.Header.Get("Retry-After"))
	}
	gate.release <- fine
	waiting.Wait()
	for _, a := range answers {
		if a.StatusCode != 200 || !bytes.Equal(a.body, answers[0].body) {
			t.Errorf("one who waited: status %d", a.StatusCode)
		}
	}
	<-gate.ended
	if n := len(gate.begun) + len(gate.ended); n != 0 {
		t.Errorf("the file was made %d times more", n)
	}
	gate.release <- fine
	if a := s.ask("GET", "/export/nodes.parquet"); a.StatusCode != 200 {
		t.Errorf("afterwards: status %d", a.StatusCode)
	}
}

// TestClientsThatLeave end what is made for them, and only that.
func TestClientsThatLeave(t *testing.T) {
	gate := newGate()
	s := serve(t, 1, gate.wrap)
	ctx, leave := context.WithCancel(t.Context())
	left := make(chan error)
	go func() {
		r, _ := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+"/export/nodes.tsv", nil)
		response, err := http.DefaultClient.Do(r)
		if err == nil {
			response.Body.Close()
		}
		left <- err
	}()
	<-gate.begun
	leave()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Errorf("the client left with %v", err)
	}
	if err := <-gate.ended; !errors.Is(err, context.Canceled) {
		t.Fatalf("the making ended with %v", err)
	}
	gate.release <- fine
	// The slot is given back a moment after the making has ended.
	a := s.ask("GET", "/export/nodes.tsv")
	for a.code() == "OVERLOADED" {
		a = s.ask("GET", "/export/nodes.tsv")
	}
	if a.StatusCode != 200 {
		t.Errorf("the next client: status %d, %s", a.StatusCode, a.code())
	}
}

// TestFailures leave nothing behind, and the next who asks is served.
func TestFailures(t *testing.T) {
	for _, c := range []struct {
		name    string
		outcome func() error
		status  int
		code    string
	}{
		{"the store fails", func() error { return errors.New("secret host") }, 500, "INTERNAL"},
		{"the store is away", func() error { return kg.ErrUnavailable }, 503, "UNAVAILABLE"},
		{"the store panics", func() error { panic("secret host") }, 500, "INTERNAL"},
		{"it takes too long", func() error { return context.DeadlineExceeded }, 504, "TIMEOUT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			gate := newGate()
			s := serve(t, 1, gate.wrap)
			gate.release <- c.outcome
			a := s.ask("GET", "/export/nodes.tsv")
			if a.StatusCode != c.status || a.code() != c.code || strings.Contains(string(a.body), "secret") {
				t.Errorf("status %d, %s: %s", a.StatusCode, a.code(), a.body)
			}
			if files := s.files(); len(files) > 0 {
				t.Errorf("these files remain: %v", files)
			}
			gate.release <- fine
			a = s.ask("GET", "/export/nodes.tsv")
			for a.code() == "OVERLOADED" { // the slot is given back a moment later
				a = s.ask("GET", "/export/nodes.tsv")
			}
			if a.StatusCode != 200 {
				t.Errorf("the next: status %d", a.StatusCode)
			}
		})
	}
}

// TestManifestWaitsForOthers makes the manifest while one of its files is in the
// making.
func TestManifestWaitsForOthers(t *testing.T) {
	gate := newGate()
	s := serve(t, 2, gate.wrap)
	done := make(chan answer, 2)
	go func() { done <- s.ask("GET", "/export/nodes.parquet") }()
	<-gate.begun
	go func() { done <- s.ask("GET", "/export/manifest.json") }()
	for range cap(gate.release) { // more scans than the files need
		gate.release <- fine
	}
	for range 2 {
		if a := <-done; a.StatusCode != 200 {
			t.Errorf("%s: status %d, %s", a.Request.URL.Path, a.StatusCode, a.code())
		}
	}
}

// away is a store that is not there.
type away struct{ kg.Store }

func (away) Reader(context.Context) (kg.Reader, error) { return nil, kg.ErrUnavailable }

func TestStoreIsAway(t *testing.T) {
	s := serve(t, 0, func(s kg.Store) kg.Store { return away{s} })
	if a := s.ask("GET", "/export/nodes.tsv"); a.StatusCode != 503 || a.code() != "UNAVAILABLE" || a.Header.Get("Retry-After") == "" || a.Header.Get("X-Evgraph-Data-Version") != "" {
		t.Errorf("status %d, %s", a.StatusCode, a.code())
	}
}
