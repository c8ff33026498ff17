package bulk_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/internal/kg"
)

func filtered(file, filter string) string {
	return "/export/" + file + "?filter=" + url.QueryEscape(filter)
}

// TestFilteredEdges asks GraphQL for the same statements.
func TestFilteredEdges(t *testing.T) {
	s := serve(t, 0, nil)
	d := dataset(1)
	subject := d.Statements[0].Subject
	for _, filter := range []string{
		`{}`,
		`{"negative": true}`,
		fmt.Sprintf(`{"subject": [{"id": %q}]}`, subject),
		`{"predicate": ["AFFECTS", "CARRIES"], "evidence": {"hedged": false}}`,
		`{"predicate": ["CARRIES"], "negative": true, "evidence": {"hedged": true, "kind": ["MAPPING"]}}`,
	} {
		s.sameEdges(filtered("edges.tsv", filter), filter, nil)
		for _, sources := range [][]string{{d.Sources[0].Key}, {d.Sources[1].Key}, {d.Sources[0].Key, d.Sources[1].Key}} {
			s.sameEdges(filtered("edges.tsv", filter)+"&sources="+strings.Join(sources, "&sources="), filter, sources)
		}
	}
	s.sameEdges("/export/edges.tsv?sources="+d.Sources[1].Key, `{}`, []string{d.Sources[1].Key})
}

// sameEdges compares a part with what GraphQL finds, of which there is something.
func (s *site) sameEdges(path, filter string, sources []string) {
	s.t.Helper()
	want := s.statements(filter, sources)
	a := s.ask("GET", path)
	lines := strings.Split(strings.TrimSpace(string(a.body)), "\n")
	var got []string
	for _, line := range lines[1:] {
		id, _, _ := strings.Cut(line, "\t")
		got = append(got, id)
	}
	slices.Sort(want)
	if a.StatusCode != 200 || !slices.Equal(got, want) {
		s.t.Errorf("%s: status %d, statements %v, want %v", path, a.StatusCode, got, want)
	}
}

// statements are the ids of those that GraphQL finds.
func (s *site) statements(filter string, sources []string) []string {
	keys, _ := json.Marshal(sources)
	body := `{"query": "query($f: StatementFilter, $s: [String!]) { statements(filter: $f, sources: $s, first: 500) { nodes { id } } }", "variables": {"s": ` + string(keys) + `, "f": ` + filter + `}}`
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	graph.NewHandler(s.store, graph.Options{}).ServeHTTP(w, r)
	var answer struct {
		Data struct {
			Statements struct{ Nodes []struct{ ID string } }
		}
		Errors []any
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || len(answer.Errors) > 0 {
		s.t.Fatalf("%s: %v: %s", filter, err, w.Body)
	}
	var ids []string
	for _, n := range answer.Data.Statements.Nodes {
		ids = append(ids, n.ID)
	}
	return ids
}

// TestPartsAreFilesLikeOthers looks at what goes with a part.
func TestPartsAreFilesLikeOthers(t *testing.T) {
	s := serve(t, 0, nil)
	const filter = `{"negative": false}`
	for _, name := range []string{"nodes.parquet", "edges.parquet", "evidence.parquet", "nodes.tsv", "edges.tsv", "evidence.tsv", "graph.graphml", "graph.cyjs", "graph.cx2"} {
		path := filtered(name, filter)
		a, h, whole := s.ask("GET", path), s.ask("HEAD", path), s.ask("GET", "/export/"+name)
		if a.StatusCode != 200 || len(a.body) == 0 || h.ContentLength != int64(len(a.body)) || h.Header.Get("ETag") != a.Header.Get("ETag") {
			t.Errorf("%s: status %d, %d bytes, HEAD tells of %d", name, a.StatusCode, len(a.body), h.ContentLength)
		}
		if string(a.body) == string(whole.body) || a.Header.Get("ETag") == whole.Header.Get("ETag") {
			t.Errorf("%s: the part is the whole", name)
		}
		if a.Header.Get("X-Evgraph-Data-Version") != s.reader().Version() || !strings.Contains(strings.Join(a.Header.Values("Link"), " "), `rel="license"`) {
			t.Errorf("%s: headers are %v", name, a.Header)
		}
		if again := s.ask("GET", path, "If-None-Match", a.Header.Get("ETag")); again.StatusCode != 304 {
			t.Errorf("%s: asked again, status %d", name, again.StatusCode)
		}
		if ranged := s.ask("GET", path, "Range", "bytes=-4"); ranged.StatusCode != 206 || string(ranged.body) != string(a.body[len(a.body)-4:]) {
			t.Errorf("%s: a range: status %d", name, ranged.StatusCode)
		}
		if pinned := s.ask("GET", "/v/"+s.reader().Version()+path); string(pinned.body) != string(a.body) {
			t.Errorf("%s: by version it is another", name)
		}
		if spaced := s.ask("GET", filtered(name, `{ "negative" : false }`)); string(spaced.body) != string(a.body) {
			t.Errorf("%s: with other white space it is another", name)
		}
	}
}

// TestPartsGiveWay asks for more parts than are kept.
func TestPartsGiveWay(t *testing.T) {
	s := serve(t, 0, nil)
	first := s.ask("GET", filtered("nodes.tsv", `{"grain": []}`))
	for _, p := range kg.Predicates[:10] {
		if a := s.ask("GET", filtered("nodes.tsv", fmt.Sprintf(`{"predicate": [%q]}`, p.Predicate))); a.StatusCode != 200 {
			t.Fatalf("%s: status %d, %s", p.Predicate, a.StatusCode, a.body)
		}
	}
	if n := len(s.files()); n != 8 {
		t.Errorf("%d parts are kept, want 8", n)
	}
	if again := s.ask("GET", filtered("nodes.tsv", `{"grain": []}`)); string(again.body) != string(first.body) {
		t.Errorf("the first part, asked for again: status %d, %s", again.StatusCode, again.body)
	}
}

// TestPartsThatGraphQLRefuses puts another GraphQL in the place of the store's.
func TestPartsThatGraphQLRefuses(t *testing.T) {
	for _, c := range []struct {
		name, answer string
		status       int
		code, tells  string
	}{
		{"too broad", `{"data": {"statements": {"nodes": [], "totalCount": 50001, "pageInfo": {"hasNextPage": true, "endCursor": "c"}}}}`, 400, "TOO_MANY_ROWS", `"file": "/export/edges.tsv"`},
		{"always of another version", `{"data": {"statements": {"nodes": [], "totalCount": 0}}, "extensions": {"dataVersion": "000000000000"}}`, 503, "UNAVAILABLE", "the data changed"},
		{"busy", `{"errors": [{"message": "m", "extensions": {"code": "OVERLOADED", "hint": "h"}}]}`, 503, "OVERLOADED", `"hint": "h"`},
		{"broken", `secret host`, 500, "INTERNAL", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := serve(t, 0, nil)
			s.graphQL = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, c.answer) })
			a := s.ask("GET", filtered("edges.tsv", "{}"))
			if a.StatusCode != c.status || a.code() != c.code || !strings.Contains(string(a.body), c.tells) || strings.Contains(string(a.body), "secret") {
				t.Errorf("status %d, %s", a.StatusCode, a.body)
			}
			if files := s.files(); len(files) > 0 {
				t.Errorf("these files remain: %v", files)
			}
		})
	}
}
