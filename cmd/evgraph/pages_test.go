package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/examples"
)

// TestPartsMakeTheWhole gets each list of each example at once and in parts, each by the
// link of the one before, and expects the same rows.
func TestPartsMakeTheWhole(t *testing.T) {
	a, _ := testApp(t, "")
	all, err := examples.All(examples.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		d := describeQuery(t, a, e.Name)
		for _, list := range d.Lists {
			t.Run(e.Name+"/"+list, func(t *testing.T) {
				address := withParameter(d.Example, "rows", list)
				whole := get(a, address)
				total, err := strconv.Atoi(whole.Header().Get("X-Total-Count"))
				if err != nil || nextLink(whole) != "" {
					t.Fatalf("status %d, headers %v", whole.Code, whole.Header())
				}
				size := total/3 + 1
				parts, n := follow(t, a, withParameter(address, "limit", strconv.Itoa(size)))
				if parts != whole.Body.String() || n != max(1, (total+size-1)/size) {
					t.Errorf("%d parts of %d of %d elements give\n%s\nand the whole is\n%s", n, size, total, parts, whole.Body)
				}
			})
		}
	}
}

// follow joins the parts of a table.
func follow(t *testing.T, a *app, address string) (parts string, n int) {
	t.Helper()
	for ; address != ""; n++ {
		w := get(a, address)
		head, rest, _ := strings.Cut(w.Body.String(), "\n")
		if n > 10 || w.Code != http.StatusOK {
			t.Fatalf("part %d: status %d", n, w.Code)
		}
		if n == 0 {
			parts = head + "\n"
		}
		parts += rest
		address = nextLink(w)
	}
	return parts, n
}

// nextLink is where the rest of a table is, "" where there is none.
func nextLink(w *httptest.ResponseRecorder) string {
	for _, link := range w.Header()["Link"] {
		if target, ok := strings.CutSuffix(link, `>; rel="next"`); ok {
			return target[1:]
		}
	}
	return ""
}

func withParameter(address, name, value string) string {
	path, query, _ := strings.Cut(address, "?")
	values, _ := url.ParseQuery(query)
	values.Set(name, value)
	return path + "?" + values.Encode()
}

// A cursor that is none, or of another list, is refused by every list.
func TestCursorsOfPlainLists(t *testing.T) {
	a, _ := testApp(t, "")
	const address = "/q/what-is-in-the-graph.csv?limit=7&rows=meta.metagraph"
	next := nextLink(get(a, address))
	ofStatements, err := url.Parse(nextLink(get(a, "/q/page-by-page.csv?limit=1")))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ address, code string }{
		{withParameter(address, "after", "abc"), "BAD_CURSOR"},
		{withParameter(next, "rows", "meta.sources"), "CURSOR_MISMATCH"},
		{withParameter(address, "after", ofStatements.Query().Get("after")), "CURSOR_MISMATCH"},
	} {
		if code, _ := refusal(t, get(a, tt.address), http.StatusBadRequest); code != tt.code {
			t.Errorf("%s: %s", tt.address, code)
		}
	}
}

// A query that has variables of its own for its pages is cut and goes on like any other.
func TestOwnPageVariables(t *testing.T) {
	a, _ := testApp(t, "")
	const query = `query ($first: Int! = 200, $after: String) { statements(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`
	read := func(limit int, variables map[string]any, after string) (ids []string, next string) {
		body, _ := json.Marshal(map[string]any{"query": query, "variables": variables, "limit": limit, "after": after})
		w := post(a, "/q/", string(body))
		var answer struct {
			Rows [][]string
			Next string
		}
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || w.Code != http.StatusOK {
			t.Fatalf("status %d, %v: %.300s", w.Code, err, w.Body)
		}
		for _, row := range answer.Rows {
			ids = append(ids, row[0])
		}
		return ids, answer.Next
	}
	whole, next := read(10_000, nil, "")
	if len(whole) < 1000 || next != "" {
		t.Fatalf("%d ids, then %q", len(whole), next)
	}
	for _, variables := range []map[string]any{nil, {"first": 3}, {"first": 500}} {
		at := ""
		for i := range 3 {
			var ids []string
			if ids, at = read(7, variables, at); !slices.Equal(ids, whole[7*i:7*i+7]) || at == "" {
				t.Errorf("%v: part %d holds %s, then %q", variables, i, ids, at)
			}
		}
	}
}
