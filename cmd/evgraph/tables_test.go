package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"github.com/evgraph/evgraph/examples"
	"github.com/evgraph/evgraph/graph"
)

// several are the examples whose query has more than one list; each other one is a
// table as it stands.
var several = []string{
	"exosomes-and-microvesicles", "gene-and-its-products-as-one", "how-and-when-given", "how-mir-21-protects-the-heart", "how-vesicles-enter-cells",
	"kidney-function-in-mice-and-rats", "one-dose-or-several", "sources-by-organs", "vesicles-and-alzheimer-disease", "versions-and-limits",
	"what-is-in-the-graph", "what-mscs-secrete", "what-raises-and-lowers-heart-function", "what-surrounds-a-pathway",
	"where-studies-disagree", "where-vesicles-are-found", "why-vesicles-rather-than-cells",
}

// empty are the examples whose first list has nothing in it: that is their point.
var empty = []string{"gene-and-its-products-as-one"}

// described is what /q/{example} says.
type described struct {
	Name, Example string
	Lists         []string
	Variables     []struct {
		Name, Type string
		Required   bool
	}
	Columns []struct{ Name, Type, Description string }
	Tables  map[string]string
}

func describeQuery(t *testing.T, a *app, name string) described {
	t.Helper()
	w := get(a, "/q/"+name)
	if w.Header().Get(graph.VersionHeader) == "" {
		t.Errorf("the description names no version: %v", w.Header())
	}
	var d described
	if err := json.Unmarshal(w.Body.Bytes(), &d); err != nil || w.Code != http.StatusOK {
		t.Fatalf("%s: %d, %v", name, w.Code, err)
	}
	return d
}

// TestEveryExampleIsATable gets each example in each format, with its example
// values: all agree on rows and columns, and no list of a page is left unread.
func TestEveryExampleIsATable(t *testing.T) {
	a, _ := testApp(t, "")
	all, err := examples.All(examples.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		t.Run(e.Name, func(t *testing.T) {
			d := describeQuery(t, a, e.Name)
			if slices.Contains(several, e.Name) {
				refusedForLists(t, a, d)
			} else if strings.Contains(d.Example, "rows=") {
				t.Errorf("the query has several lists: %s", d.Lists)
			}
			rows, columns := csvOf(t, get(a, d.Tables["csv"]))
			for i, c := range d.Columns {
				if columns[i] != c.Name || c.Description == "" {
					t.Errorf("column %d is %s, described as %+v", i, columns[i], c)
				}
			}
			var records []map[string]any
			if err := json.Unmarshal(get(a, d.Tables["json"]).Body.Bytes(), &records); err != nil || len(records) != rows {
				t.Errorf("%d records, %v", len(records), err)
			}
			if n, named := parquetOf(t, get(a, d.Tables["parquet"])); n != rows || !slices.Equal(named, columns) {
				t.Errorf("parquet: %d rows under %s", n, named)
			}
			w := get(a, d.Tables["tsv"])
			if total := w.Header().Get("X-Total-Count"); total != strconv.Itoa(rows) || strings.Contains(strings.Join(w.Header()["Link"], ""), "next") {
				t.Errorf("%d rows of %s, links %s", rows, total, w.Header()["Link"])
			}
			if rows == 0 && !slices.Contains(empty, e.Name) {
				t.Error("no rows")
			}
		})
	}
}

// refusedForLists expects the refusal to name lists that all give a table.
func refusedForLists(t *testing.T, a *app, d described) {
	t.Helper()
	address, _ := url.Parse(d.Example)
	values := address.Query()
	values.Del("rows")
	code, extensions := refusal(t, get(a, address.Path+"?"+values.Encode()), http.StatusBadRequest)
	lists, _ := extensions["lists"].([]any)
	if code != "SEVERAL_LISTS" || len(lists) < 2 {
		t.Errorf("refused for %s: %v", code, extensions)
	}
	for _, list := range lists {
		values.Set("rows", list.(string))
		if w := get(a, address.Path+"?"+values.Encode()); w.Code != http.StatusOK {
			t.Errorf("rows=%s: %s", list, w.Body)
		}
	}
}

func csvOf(t *testing.T, w *httptest.ResponseRecorder) (rows int, columns []string) {
	t.Helper()
	lines, err := csv.NewReader(w.Body).ReadAll()
	if err != nil || w.Code != http.StatusOK {
		t.Fatalf("%d, %v: %s", w.Code, err, w.Body)
	}
	return len(lines) - 1, lines[0]
}

func parquetFile(t *testing.T, w *httptest.ResponseRecorder) *parquet.File {
	t.Helper()
	file, err := parquet.OpenFile(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func parquetOf(t *testing.T, w *httptest.ResponseRecorder) (rows int, columns []string) {
	t.Helper()
	file := parquetFile(t, w)
	for _, f := range file.Schema().Fields() {
		columns = append(columns, f.Name())
	}
	if v, _ := file.Lookup("evgraph:version"); v != w.Header().Get(graph.VersionHeader) {
		t.Errorf("the file names version %q", v)
	}
	return int(file.NumRows()), columns
}

// refusal reads an error.
func refusal(t *testing.T, w *httptest.ResponseRecorder, status int) (code string, extensions map[string]any) {
	t.Helper()
	var body struct {
		Errors []struct{ Extensions map[string]any }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil || len(body.Errors) != 1 || w.Code != status {
		t.Fatalf("status %d instead of %d, %v: %s", w.Code, status, err, w.Body)
	}
	if w.Header().Get(graph.VersionHeader) == "" {
		t.Errorf("the error names no version: %v", w.Header())
	}
	extensions = body.Errors[0].Extensions
	if extensions["hint"] == "" || extensions["requestId"] != w.Header().Get("X-Request-Id") {
		t.Errorf("%v", extensions)
	}
	code, _ = extensions["code"].(string)
	return code, extensions
}

func TestTableRefusals(t *testing.T) {
	a, _ := testApp(t, "")
	for _, tt := range []struct {
		path   string
		status int
		code   string
		lists  string // key of what exists
	}{
		{"/q/nosuch.csv", 404, "UNKNOWN_QUERY", "queries"},
		{"/q/nosuch", 404, "UNKNOWN_QUERY", "queries"},
		{"/q/cargo-of-source.xlsx?source=x", 404, "UNKNOWN_FORMAT", "formats"},
		{"/q/cargo-of-source.csv", 400, "BAD_VARIABLES", "variables"},
		{"/q/cargo-of-source?source=bone-marrow", 400, "BAD_REQUEST", ""},
		{"/q/cargo-of-source?limit=1", 400, "BAD_REQUEST", ""},
		{"/q/cargo-of-source?rows=a&rows=b", 400, "BAD_REQUEST", ""},
		{"/q/cargo-of-source?explode=nosuch", 400, "UNKNOWN_COLUMN", "columns"},
		{"/q/cargo-of-source.csv?source=x&sauce=y", 400, "BAD_VARIABLES", "variables"},
		{"/q/cells-or-vesicles.csv?citation=many", 400, "BAD_VARIABLES", "variables"},
		{`/q/cargo-of-source.csv?source={"nmae":"x"}`, 400, "BAD_VARIABLES", "variables"},
		{`/q/names-to-ids.csv?refs=[3]`, 400, "BAD_VARIABLES", "example"},
		{"/q/cargo-of-source.csv?source=bone-marow", 404, "UNKNOWN_NODE", "suggestions"},
		{"/q/what-changes-after-stroke.csv?disease=nothing", 404, "UNKNOWN_NODE", "suggestions"},
		{"/q/preparations-for-acute-kidney-injury.csv?disease=acute kidny injury", 404, "UNKNOWN_NODE", "suggestions"},
		{"/q/what-one-study-showed.csv?citation=-3", 404, "UNKNOWN_NODE", "suggestions"},
		{"/q/cargo-of-source.csv?source=x&explode=nosuch", 400, "UNKNOWN_COLUMN", "columns"},
		{"/q/what-surrounds-a-pathway.csv?rows=nosuch", 400, "UNKNOWN_COLUMN", "lists"},
		{"/q/cargo-of-source.csv?source=x&limit=0", 400, "BAD_REQUEST", ""},
		{"/q/cargo-of-source.csv?source=x&limit=10001", 400, "BAD_REQUEST", ""},
		{"/q/cargo-of-source.csv?source=x&limit=1&limit=2", 400, "BAD_REQUEST", ""},
		{"/q/cargo-of-source.csv?source=%ff", 400, "BAD_REQUEST", ""},
		{"/q/cargo-of-source.csv?source=bone marrow&after=nonsense", 400, "BAD_CURSOR", ""},
	} {
		w := get(a, strings.ReplaceAll(tt.path, " ", "%20"))
		code, extensions := refusal(t, w, tt.status)
		if code != tt.code || tt.lists != "" && extensions[tt.lists] == nil {
			t.Errorf("%s: %s, %v", tt.path, code, extensions)
		}
	}
	w := httptest.NewRecorder()
	a.handler.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/q/find-a-node.csv", nil))
	if code, _ := refusal(t, w, http.StatusMethodNotAllowed); code != "METHOD_NOT_ALLOWED" || w.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %s, %s", code, w.Header())
	}
}

func post(a *app, address, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, address, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	a.handler.ServeHTTP(w, r)
	return w
}

// Any query is a table too, with its columns.
func TestTableOfAnyQuery(t *testing.T) {
	a, _ := testApp(t, "")
	const query = `{"query": "query ($ref: NodeRef!) { miRNA(ref: $ref) { name targets { nodes { name synonyms } } } }", "variables": {"ref": {"name": "miR-21"}}, "limit": 1}`
	w := post(a, "/q/", query)
	var framed struct {
		DataVersion string
		Columns     []struct{ Name, Type string }
		Rows        [][]any
		Elements    int
		Total       int
		Next        string
	}
	if err := json.Unmarshal(w.Body.Bytes(), &framed); err != nil || w.Code != http.StatusOK {
		t.Fatalf("%d, %v: %s", w.Code, err, w.Body)
	}
	if framed.DataVersion == "" || len(framed.Columns) != 3 || framed.Columns[2].Name != "synonyms" || len(framed.Rows) != 1 || framed.Next == "" || framed.Total < 2 {
		t.Errorf("%+v", framed)
	}
	if rows, columns := csvOf(t, post(a, "/q/?format=csv", query)); rows != 1 || columns[0] != "miRNA.name" {
		t.Errorf("%d rows under %s", rows, columns)
	}
	for body, want := range map[string]string{
		`{"query": "{ nosuchfield }"}`:                                "GRAPHQL_VALIDATION_FAILED",
		`{"query": "{"}`:                                              "GRAPHQL_PARSE_FAILED",
		`{"query": "{` + strings.Repeat("a ", 3000) + `}"}`:           "QUERY_TOO_LONG",
		`{"quarry": "{ meta { version } }"}`:                          "BAD_REQUEST",
		`{"query": "{ meta { version } }", "limit": 99999}`:           "BAD_REQUEST",
		`{"query": "mutation { x }"}`:                                 "GRAPHQL_VALIDATION_FAILED",
		`{"query": "{ a: genes {nodes{id}} b: genes {nodes{id}} }"}`:  "SEVERAL_LISTS",
		`{"query": "{ ...F } fragment F on Query { ...F }"}`:          "GRAPHQL_VALIDATION_FAILED",
		`{"query": "query($r: NodeRef!){node(ref:$r){id}}"}`:          "BAD_VARIABLES",
		`{"query": "` + strings.Repeat(" ", 200<<10) + `"}`:           "BODY_TOO_LARGE",
		`{"query": "{ find(first: 501) { nodes { id } } }", "limit":`: "BAD_REQUEST",
	} {
		w := post(a, "/q/", body)
		if code, _ := refusal(t, w, w.Code); code != want || w.Code < 400 || w.Code > 499 {
			t.Errorf("%.80s: %d, %s", body, w.Code, code)
		}
	}
}

func TestTableHeaders(t *testing.T) {
	a, _ := testApp(t, "")
	const address = "/q/cargo-of-source.csv?source=bone-marrow"
	w := get(a, address)
	h := w.Header()
	if rows, _ := csvOf(t, w); rows != 1 || h.Get("X-Total-Count") != "1" {
		t.Errorf("%d rows of %s", rows, h.Get("X-Total-Count"))
	}
	if h.Get(graph.VersionHeader) != a.site.Load().DataVersion || h.Get("Content-Disposition") != `attachment; filename="cargo-of-source.csv"` ||
		h.Get("Content-Type") != "text/csv; charset=utf-8" {
		t.Errorf("headers %v", h)
	}
	for _, tt := range []struct {
		method, etag string
		status       int
	}{{http.MethodHead, "", 200}, {http.MethodGet, h.Get("ETag"), 304}, {http.MethodGet, `"other"`, 200}} {
		r := httptest.NewRequest(tt.method, address, nil)
		r.Header.Set("If-None-Match", tt.etag)
		again := httptest.NewRecorder()
		a.handler.ServeHTTP(again, r)
		if again.Code != tt.status || again.Header().Get("ETag") != h.Get("ETag") {
			t.Errorf("%s with %s: %d, %v", tt.method, tt.etag, again.Code, again.Header())
		}
		if tt.method == http.MethodHead && (again.Body.Len() > 0 || again.Header().Get("Content-Length") != h.Get("Content-Length")) {
			t.Errorf("HEAD: %d bytes, %v", again.Body.Len(), again.Header())
		}
	}
}

// TestLicencesOfTables asks one source only, whose licence is another than that of most:
// a network names it alone, a table those of all sources.
func TestLicencesOfTables(t *testing.T) {
	a, _ := testApp(t, "")
	const query = `{"query": "{ statements(sources: [\"uberon\"], first: 5) { nodes { id } } }"}`
	const by3, by4, cc0 = "licenses/by/3.0", "licenses/by/4.0", "publicdomain/zero/1.0"
	for format, want := range map[string][]string{
		"graphml": {by3}, "cyjs": {by3}, "cx2": {by3},
		"csv": {by3, by4, cc0}, "tsv": {by3, by4, cc0}, "json": {by3, by4, cc0}, "parquet": {by3, by4, cc0}, "": {by3, by4, cc0},
	} {
		address := "/q/"
		if format != "" {
			address += "?format=" + format
		}
		var links []string
		for _, licence := range want {
			links = append(links, "<https://creativecommons.org/"+licence+`/>; rel="license"`)
		}
		if w := post(a, address, query); w.Code != http.StatusOK || !slices.Equal(w.Header()["Link"], links) {
			t.Errorf("%s: status %d, links %s", address, w.Code, w.Header()["Link"])
		}
	}
}

// TestParquetTellsOfItsSources holds a table beside the file of the whole graph.
func TestParquetTellsOfItsSources(t *testing.T) {
	a, _ := testApp(t, "")
	defer a.close()
	table, whole := parquetFile(t, get(a, "/q/page-by-page.parquet")), parquetFile(t, get(a, "/export/edges.parquet"))
	for _, fact := range []string{"evgraph:version", "evgraph:licence", "evgraph:sources"} {
		got, _ := table.Lookup(fact)
		if want, _ := whole.Lookup(fact); got != want || got == "" {
			t.Errorf("%s is\n%s\nand of the whole graph\n%s", fact, got, want)
		}
	}
}

// TestFormatsByAccept asks for a format by its media type. What anyone sends who takes
// anything gets the description.
func TestFormatsByAccept(t *testing.T) {
	a, _ := testApp(t, "")
	const csv, tsv, parquet, graphML, json = "text/csv; charset=utf-8", "text/tab-separated-values; charset=utf-8",
		"application/vnd.apache.parquet", "application/graphml+xml", "application/json; charset=utf-8"
	for accept, want := range map[string]string{
		"text/csv":                                  csv,
		"text/tab-separated-values":                 tsv,
		"application/vnd.apache.parquet":            parquet,
		"application/graphml+xml":                   graphML,
		"text/csv;q=0.5, text/tab-separated-values": tsv,
		"text/csv, */*;q=0.1":                       csv,
		"image/png, text/csv;q=0.1":                 csv,
		"":                                          json,
		"*/*":                                       json,
		"application/json":                          json,
		"application/json, text/csv;q=0.9":          json,
		"text/html,application/xhtml+xml,*/*;q=0.8": json,
		"text/csv;q=0": json,
		"image/png":    json,
	} {
		address := "/q/cargo-of-source"
		if want != json {
			address += "?source=bone-marrow"
		}
		r := httptest.NewRequest(http.MethodGet, address, nil)
		r.Header.Set("Accept", accept)
		w := httptest.NewRecorder()
		a.handler.ServeHTTP(w, r)
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != want || !slices.Contains(w.Header()["Vary"], "Accept") {
			t.Errorf("Accept %q: status %d, headers %v", accept, w.Code, w.Header())
		}
	}
	r := httptest.NewRequest(http.MethodPost, "/q/", strings.NewReader(`{"query": "{ genes(first: 2) { nodes { id } } }", "limit": 2}`))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/csv")
	w := httptest.NewRecorder()
	a.handler.ServeHTTP(w, r)
	if rows, _ := csvOf(t, w); rows != 2 || !slices.Contains(w.Header()["Vary"], "Accept") {
		t.Errorf("posted: %d rows, headers %v", rows, w.Header())
	}
}

// TestNextOfAcceptedFormat follows a table to its next rows, where nobody repeats Accept.
func TestNextOfAcceptedFormat(t *testing.T) {
	a, _ := testApp(t, "")
	r := httptest.NewRequest(http.MethodGet, "/q/page-by-page?limit=17", nil)
	r.Header.Set("Accept", "text/csv")
	w := httptest.NewRecorder()
	a.handler.ServeHTTP(w, r)
	if links := strings.Join(w.Header()["Link"], " "); !strings.Contains(links, "</q/page-by-page.csv?after=") {
		t.Errorf("links are %s", links)
	}
}

// TestTablesCompressed asks for compressed forms, which only text has.
func TestTablesCompressed(t *testing.T) {
	a, _ := testApp(t, "")
	ask := func(method, address string, headers ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, address, nil)
		r.Header.Set("Accept-Encoding", "gzip")
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		w := httptest.NewRecorder()
		a.handler.ServeHTTP(w, r)
		return w
	}
	for _, address := range []string{"/q/", "/q/page-by-page", "/q/page-by-page.csv", "/q/page-by-page.tsv", "/q/page-by-page.json", "/q/ways-around-apoptosis.graphml"} {
		plain, packed := get(a, address), ask("GET", address)
		if !slices.Contains(plain.Header()["Vary"], "Accept-Encoding") {
			t.Errorf("%s does not vary: %v", address, plain.Header())
		}
		r, err := gzip.NewReader(packed.Body)
		if err != nil || packed.Header().Get("Content-Encoding") != "gzip" {
			t.Errorf("%s: %v, headers %v", address, err, packed.Header())
			continue
		}
		if text, err := io.ReadAll(r); err != nil || string(text) != plain.Body.String() {
			t.Errorf("%s: another text, %v", address, err)
		}
		tag := packed.Header().Get("ETag")
		if again := ask("GET", address, "If-None-Match", tag); tag == plain.Header().Get("ETag") || again.Code != http.StatusNotModified {
			t.Errorf("%s: asked again with tag %s, status %d", address, tag, again.Code)
		}
		if head := ask("HEAD", address); head.Code != http.StatusOK || head.Header().Get("ETag") != plain.Header().Get("ETag") {
			t.Errorf("%s: HEAD has status %d, %v", address, head.Code, head.Header())
		}
		if part := ask("GET", address, "Range", "bytes=1-4"); part.Code != http.StatusPartialContent || part.Body.String() != plain.Body.String()[1:5] {
			t.Errorf("%s: a range has status %d, %q", address, part.Code, part.Body)
		}
	}
	if w := ask("GET", "/q/page-by-page.parquet"); w.Header().Get("Content-Encoding") != "" {
		t.Errorf("Parquet is sent as %s", w.Header().Get("Content-Encoding"))
	}
}

func TestIndexOfTables(t *testing.T) {
	a, _ := testApp(t, "")
	var index struct{ Queries []described }
	list := get(a, "/q/")
	if err := json.Unmarshal(list.Body.Bytes(), &index); err != nil || list.Header().Get(graph.VersionHeader) == "" {
		t.Fatalf("%v, headers %v", err, list.Header())
	}
	all, err := examples.All(examples.FS)
	if err != nil || len(index.Queries) != len(all) {
		t.Fatalf("%d of %d queries, %v", len(index.Queries), len(all), err)
	}
	r := httptest.NewRequest(http.MethodGet, "/q/", nil)
	r.Header.Set("Accept", "text/html,*/*;q=0.8")
	page := httptest.NewRecorder()
	a.handler.ServeHTTP(page, r)
	for _, q := range index.Queries {
		if !strings.Contains(page.Body.String(), html.EscapeString(q.Example)) {
			t.Errorf("the page does not lead to %s", q.Example)
		}
		if w := get(a, q.Example); w.Code != http.StatusOK {
			t.Errorf("%s: %d", q.Example, w.Code)
		}
	}
}
