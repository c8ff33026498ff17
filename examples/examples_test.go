package examples_test

import (
	"encoding/json"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/evgraph/evgraph/examples"
	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/seed"
)

func handler(t *testing.T) http.Handler {
	t.Helper()
	dataset, report := curate.Load(seed.FS)
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	store, err := memstore.New(dataset)
	if err != nil {
		t.Fatal(err)
	}
	return graph.NewHandler(store, graph.Options{Log: slog.New(slog.DiscardHandler)})
}

// ask runs an example as the service would, with its limits. An example that
// does not fit the schema or costs too much fails here.
func ask(t *testing.T, h http.Handler, e examples.Example) string {
	t.Helper()
	variables := e.Variables
	if variables == "" {
		variables = "{}"
	}
	body, err := json.Marshal(map[string]any{"query": e.Query, "variables": json.RawMessage(variables)})
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(string(body)))
	request.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, request)
	answer := w.Body.String()
	if w.Code != http.StatusOK || strings.Contains(answer, `"errors":`) {
		t.Fatalf("%s: %d: %s", e.Name, w.Code, answer)
	}
	return answer
}

func all(t *testing.T) []examples.Example {
	t.Helper()
	list, err := examples.All(examples.FS)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestEveryFileIsListed(t *testing.T) {
	times := map[string]int{}
	for _, e := range all(t) {
		times[e.Name]++
	}
	if len(times) < 34 {
		t.Errorf("%d examples", len(times))
	}
	for name, n := range times {
		if n != 1 {
			t.Errorf("order.txt lists %s %d times", name, n)
		}
	}
	files, err := fs.Glob(examples.FS, "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(strings.TrimSuffix(file, ".vars.json"), ".graphql")
		if file != "order.txt" && times[name] == 0 {
			t.Errorf("%s belongs to no example in order.txt", file)
		}
	}
}

func TestExamplesExplainThemselves(t *testing.T) {
	titles := map[string]string{}
	for _, e := range all(t) {
		if !strings.HasSuffix(e.Title, "?") {
			t.Errorf("%s: the title %q is no question", e.Name, e.Title)
		}
		if other, taken := titles[e.Title]; taken {
			t.Errorf("%s asks what %s asks", e.Name, other)
		}
		titles[e.Title] = e.Name
		if e.Blurb == "" {
			t.Errorf("%s: nothing says what the answer shows", e.Name)
		}
		if e.Section == "" {
			t.Errorf("%s stands under no heading", e.Name)
		}
		var variables map[string]any
		if e.Variables == "" {
			continue
		}
		if err := json.Unmarshal([]byte(e.Variables), &variables); err != nil {
			t.Errorf("%s: %v", e.Name, err)
		}
		for name := range variables {
			if !strings.Contains(e.Query, "$"+name+":") {
				t.Errorf("%s: the query has no variable %s", e.Name, name)
			}
		}
	}
}

func TestAll(t *testing.T) {
	files := fstest.MapFS{
		"order.txt":   {Data: []byte("# Heart\nb\n\n# Liver\na\n")},
		"a.graphql":   {Data: []byte("# Why?\n# Because\n# of this.\n{ meta { version } }\n")},
		"b.graphql":   {Data: []byte("# What?\nquery ($x: Int) { meta { version } }\n")},
		"b.vars.json": {Data: []byte("{\"x\": 1}\n")},
	}
	got, err := examples.All(files)
	if err != nil {
		t.Fatal(err)
	}
	want := []examples.Example{
		{Name: "b", Section: "Heart", Title: "What?", Query: string(files["b.graphql"].Data), Variables: `{"x": 1}`},
		{Name: "a", Section: "Liver", Title: "Why?", Blurb: "Because of this.", Query: string(files["a.graphql"].Data)},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v", got)
	}
	files["order.txt"].Data = []byte("c\n")
	if _, err := examples.All(files); err == nil || !strings.Contains(err.Error(), "example c") {
		t.Errorf("a name without a file: %v", err)
	}
}
