package graph_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
)

func TestVersionOfEveryAnswer(t *testing.T) {
	c, f := seeded(t)
	want := f.data.Version()
	for name, query := range map[string]string{
		"OK": `{meta {dataVersion}}`, "OKTypename": `{__typename}`, "ErrResolver": `{node(ref: {id: "x"}) {id}}`,
		"ErrValidation": `{nope}`, "ErrSyntax": `{`, "OKIntrospection": `{__schema {queryType {name}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			c.t = t
			a := c.ask(query)
			if got := a.Header.Get(graph.VersionHeader); got != want {
				t.Errorf("header is %q, want %q", got, want)
			}
			if got := a.Extensions["dataVersion"]; got != want {
				t.Errorf("extension is %v, want %s", got, want)
			}
			if (len(a.Errors) > 0) != strings.HasPrefix(name, "Err") {
				t.Errorf("errors are %v", a.Errors)
			}
		})
	}
	t.Run("OKMeta", func(t *testing.T) {
		c.t = t
		if got := c.get(`{meta {dataVersion version}}`); got.text("meta.dataVersion") != want || got.text("meta.version") != "test" {
			t.Errorf("answer is %s", got.Body)
		}
	})
}

// TestNoData refuses every operation while nothing is loaded.
func TestNoData(t *testing.T) {
	c := newClient(t, new(memstore.Store))
	for _, query := range []string{`{__typename}`, `{meta {version}}`, `{nodes(ids: []) {id}}`} {
		p := c.refuse(guard.Unavailable, query)
		if strings.Contains(p.Message, "loaded") {
			t.Errorf("the message tells of the store: %s", p.Message)
		}
	}
	r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(`{"query":"{meta{version}}"}`))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, r)
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("status %d, Retry-After %q", w.Code, w.Header().Get("Retry-After"))
	}
}

// edition is a small graph all of whose texts name its number.
func edition(n int) *kg.Dataset {
	d := &kg.Dataset{Sources: []kg.Source{{Key: "s", Name: fmt.Sprintf("edition %d", n)}}}
	name := func(i int) kg.CURIE { return kg.CURIE(fmt.Sprintf("EVG:n%d", i)) }
	for i := range 30 {
		d.Nodes = append(d.Nodes, kg.Node{ID: name(i), Category: kg.Gene, Name: fmt.Sprintf("node %02d", i), Description: fmt.Sprintf("edition %d", n)})
	}
	for i := range 30 {
		s := kg.NewStatement(name(i), kg.Regulates, name((i+n+1)%30), kg.Qualifiers{})
		d.Statements = append(d.Statements, s)
		d.Evidence = append(d.Evidence, kg.Evidence{ID: kg.CURIE(fmt.Sprintf("EVG:E-%d", i)), Statement: s.ID, Source: "s", Kind: kg.Claim,
			Level: kg.Review, Basis: kg.Stated, Summary: fmt.Sprintf("edition %d", n)})
	}
	return d
}

// TestOneVersionPerRequest asks deep queries while the store is loaded again and
// again: all texts of an answer are of one edition, the one that its version
// names.
func TestOneVersionPerRequest(t *testing.T) {
	const editions, requests = 4, 60
	versions := map[string]string{}
	for n := range editions {
		d := edition(n)
		d.Normalise()
		versions[d.Version()] = fmt.Sprintf("edition %d", n)
	}
	store, err := memstore.New(edition(0))
	if err != nil {
		t.Fatal(err)
	}
	c := newClient(t, store)
	stop, loaded := make(chan struct{}), make(chan error)
	go func() {
		for n := 0; ; n++ {
			select {
			case <-stop:
				close(loaded)
				return
			default:
				if err := store.Load(t.Context(), edition(n%editions)); err != nil {
					loaded <- err
					return
				}
			}
		}
	}()
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for range requests {
				if checkEdition(t, c, versions); t.Failed() {
					return
				}
			}
		})
	}
	wg.Wait()
	close(stop)
	if err := <-loaded; err != nil {
		t.Fatal(err)
	}
}

func checkEdition(t *testing.T, c client, versions map[string]string) {
	a := c.ask(`{meta {dataVersion} genes(first: 30) {nodes {description targets {nodes {description ... on Gene {targets {nodes {description}}}}}
		statements {nodes {object {description} evidence {nodes {summary source {name}}}}}}}}`)
	if len(a.Errors) > 0 {
		t.Errorf("errors are %v", a.Errors)
		return
	}
	version := a.text("meta.dataVersion")
	want, known := versions[version]
	if !known || a.Header.Get(graph.VersionHeader) != version || a.Extensions["dataVersion"] != version {
		t.Errorf("version is %s in meta, %s in the header, %v in the extensions", version, a.Header.Get(graph.VersionHeader), a.Extensions["dataVersion"])
	}
	for _, path := range []string{"genes.nodes.*.description", "genes.nodes.*.targets.nodes.*.description",
		"genes.nodes.*.targets.nodes.*.targets.nodes.*.description", "genes.nodes.*.statements.nodes.*.object.description",
		"genes.nodes.*.statements.nodes.*.evidence.nodes.*.summary", "genes.nodes.*.statements.nodes.*.evidence.nodes.*.source.name"} {
		for _, got := range a.texts(path) {
			if got != want {
				t.Errorf("%s is of %q in an answer of %q", path, got, want)
				return
			}
		}
	}
}
