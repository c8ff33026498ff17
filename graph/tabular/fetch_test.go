package tabular_test

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/tabular"
)

// numbers serves a list of numbers page by page, as a server would: the cursor is
// the number of elements before.
type numbers struct {
	t       *testing.T
	length  int
	largest int // page that is not too costly
	expire  int // the request that finds the data changed
	asked   []string
}

var first = regexp.MustCompile(`first: (\d+)`)

func (n *numbers) ask(_ context.Context, query string, variables map[string]any) (*tabular.Answer, error) {
	if _, err := tabular.Parse(schema(n.t), query, ""); err != nil {
		n.t.Errorf("%s: %v", query, err)
	}
	size, _ := strconv.Atoi(first.FindStringSubmatch(query)[1])
	after, _ := variables["after"].(string)
	n.asked = append(n.asked, fmt.Sprintf("%d/%s", size, after))
	if size > n.largest {
		return nil, guard.Errorf(guard.QueryTooCostly, "too costly")
	}
	if len(n.asked) == n.expire {
		return nil, guard.Errorf(guard.CursorExpired, "expired")
	}
	start, _ := strconv.Atoi(after)
	end := min(start+size, n.length)
	var nodes []string
	for i := start; i < end; i++ {
		nodes = append(nodes, fmt.Sprintf(`{"n": %d, "targets": {"nodes": [], "pageInfo": {"hasNextPage": %t}}}`, i, i == 3))
	}
	return tabular.ReadAnswer([]byte(fmt.Sprintf(
		`{"data": {"genes": {"nodes": [%s], "totalCount": %d, "truncated": {"reason": "STEPS"}, "pageInfo": {"hasNextPage": %t, "endCursor": "%d"}}}, "extensions": {"dataVersion": "v2"}}`,
		strings.Join(nodes, ","), n.length, end < n.length, end)))
}

func TestPages(t *testing.T) {
	for _, tt := range []struct {
		name, query string
		server      numbers
		request     tabular.Request
		asked       string // size/cursor of each request
		rows        int
		next        string
	}{
		{"ToTheEnd", `{ genes(first: 5) { nodes { n } } }`, numbers{length: 1200, largest: 500}, tabular.Request{}, "500/ 500/500 500/1000", 1200, ""},
		{"EmptyList", `{ genes { nodes { n } } }`, numbers{length: 0, largest: 500}, tabular.Request{}, "500/", 0, ""},
		{"ToTheLimit", `{ genes { nodes { n } } }`, numbers{length: 1200, largest: 500}, tabular.Request{Most: 600}, "500/ 100/500", 600, "600"},
		{"LimitAtTheEnd", `{ genes { nodes { n } } }`, numbers{length: 600, largest: 500}, tabular.Request{Most: 600}, "500/ 100/500", 600, ""},
		{"FromACursor", `{ genes { nodes { n } } }`, numbers{length: 1200, largest: 500}, tabular.Request{After: "1100"}, "500/1100", 100, ""},
		{"OwnVariable", `query ($after: String) { genes(after: $after) { nodes { n } } }`, numbers{length: 700, largest: 500},
			tabular.Request{After: "100"}, "500/100 500/600", 600, ""},
		{"OwnSize", `query ($size: Int! = 200) { genes(first: $size) { nodes { n } } }`, numbers{length: 1200, largest: 500}, tabular.Request{}, "500/ 500/500 500/1000", 1200, ""},
		{"OwnSizeToTheLimit", `query ($size: Int! = 200, $after: String) { genes(first: $size, after: $after) { nodes { n } } }`,
			numbers{length: 700, largest: 500}, tabular.Request{Most: 1, After: "100"}, "1/100", 1, "101"},
		{"OwnSizeUsedElsewhere", `query ($size: Int!) { genes(first: $size) { nodes { n targets(first: $size) { nodes { n } } } } }`,
			numbers{length: 12, largest: 500}, tabular.Request{Variables: map[string]any{"size": 3}, Most: 7}, "7/", 7, "7"},
		{"VariablesEverywhere", `query ($size: Int, $of: String!, $kind: Kind!, $all: Boolean!, $not: Boolean!) {
			genes(first: $size, of: {name: $of}, filter: {kind: [$kind]}) { nodes { n @skip(if: $not) ... on Gene @include(if: $all) { ok } } } }`,
			numbers{length: 12, largest: 500}, tabular.Request{}, "500/", 12, ""},
		{"SmallerWhereTooCostly", `{ genes { nodes { n } } }`, numbers{length: 150, largest: 100}, tabular.Request{}, "500/ 100/ 100/100", 150, ""},
		{"AgainWhenTheDataChanges", `{ genes { nodes { n } } }`, numbers{length: 600, largest: 500, expire: 2}, tabular.Request{}, "500/ 500/500 500/ 500/500", 600, ""},
		{"OnePage", `{ genes(first: 5) { nodes { n } } }`, numbers{length: 12, largest: 500}, tabular.Request{OnePage: true}, "5/", 5, "5"},
		{"FragmentsShareNoPage", `{ genes { ...F } } fragment F on GeneConnection { nodes { n } }`, numbers{length: 10, largest: 500}, tabular.Request{}, "500/", 10, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			plan, err := parsed(t, tt.query).Plan(tabular.Choice{})
			if err != nil {
				t.Fatal(err)
			}
			tt.server.t = t
			r, err := plan.Fetch(t.Context(), tt.server.ask, tt.request)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(tt.server.asked, " "); got != tt.asked {
				t.Errorf("asked %s, want %s", got, tt.asked)
			}
			if len(r.Rows) != tt.rows || r.Elements != tt.rows || r.Next != tt.next || r.Total != tt.server.length {
				t.Errorf("%d rows of %d elements, total %d, next %q", len(r.Rows), r.Elements, r.Total, r.Next)
			}
			if r.Version != "v2" || r.Truncated != "STEPS" {
				t.Errorf("version %s, truncated %s", r.Version, r.Truncated)
			}
			start, _ := strconv.Atoi(tt.request.After)
			for i, row := range r.Rows {
				if row[0] != int64(start+i) {
					t.Fatalf("row %d holds %v", i, row[0])
				}
			}
		})
	}
}

// A query that reads from the end gets what it asks for, and no page behind it.
func TestFromTheEnd(t *testing.T) {
	plan, err := parsed(t, `{ genes(last: 2) { nodes { n } } }`).Plan(tabular.Choice{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := plan.Fetch(t.Context(), func(_ context.Context, query string, _ map[string]any) (*tabular.Answer, error) {
		if strings.Contains(query, "first:") || strings.Contains(query, "after:") {
			t.Errorf("asked %s", query)
		}
		return tabular.ReadAnswer([]byte(`{"data": {"genes": {"nodes": [{"n": 8}, {"n": 9}], "totalCount": 10, "pageInfo": {"hasNextPage": true, "endCursor": "x"}}}}`))
	}, tabular.Request{})
	if err != nil || r.Elements != 2 || r.Total != 10 || r.Next != "" {
		t.Errorf("%+v, %v", r, err)
	}
}

// A connection counts its own nodes and edges, not what else it holds.
func TestTotalIsThatOfTheList(t *testing.T) {
	const data = `{"genes": {"totalCount": 13, "nodes": [{"id": "1"}], "facets": [{"value": "a"}, {"value": "b"}], "pageInfo": {"hasNextPage": false}}}`
	for rows, want := range map[string]int{"genes.nodes": 13, "genes.facets": 2} {
		plan, err := parsed(t, `{ genes { totalCount nodes { id } facets { value } } }`).Plan(tabular.Choice{Rows: rows})
		if err != nil {
			t.Fatal(err)
		}
		r, err := plan.Fetch(t.Context(), answering(data), tabular.Request{})
		if err != nil || r.Total != want {
			t.Errorf("%s: %+v, %v", rows, r, err)
		}
	}
}

// A cursor of the client's own that has expired is the client's to renew.
func TestErrorsPass(t *testing.T) {
	plan, err := parsed(t, `{ genes { nodes { n } } }`).Plan(tabular.Choice{})
	if err != nil {
		t.Fatal(err)
	}
	for _, server := range []*numbers{{length: 10, largest: 500, expire: 1}, {length: 10, largest: 0}} {
		server.t = t
		_, err := plan.Fetch(t.Context(), server.ask, tabular.Request{After: "3"})
		var own *guard.Error
		if !errors.As(err, &own) || len(server.asked) > 5 {
			t.Errorf("%v after %s", err, server.asked)
		}
	}
}

// What exploding would blow up is refused before it is in memory.
func TestCellsAreBounded(t *testing.T) {
	var names []string
	for i := range 100 {
		names = append(names, fmt.Sprintf("a%d: name", i))
	}
	plan, err := parsed(t, `{ genes { nodes { synonyms `+strings.Join(names, " ")+` } } }`).Plan(tabular.Choice{Explode: "synonyms"})
	if err != nil {
		t.Fatal(err)
	}
	many := strings.TrimSuffix(strings.Repeat(`"",`, 60_000), ",")
	_, err = plan.Fetch(t.Context(), answering(`{"genes": {"nodes": [{"synonyms": [`+many+`]}], "pageInfo": {"hasNextPage": false}}}`), tabular.Request{})
	var own *guard.Error
	if !errors.As(err, &own) || own.Code != guard.ResponseTooLarge {
		t.Errorf("%v", err)
	}
}

func TestCutListsAreNamed(t *testing.T) {
	plan, err := parsed(t, `{ genes { nodes { n targets { nodes { name } } } } }`).Plan(tabular.Choice{})
	if err != nil {
		t.Fatal(err)
	}
	for length, want := range map[int]string{3: "", 4: "targets"} {
		server := &numbers{t: t, length: length, largest: 500}
		r, err := plan.Fetch(t.Context(), server.ask, tabular.Request{})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(r.Cut, " "); got != want {
			t.Errorf("%d elements: cut %q", length, got)
		}
	}
}

func TestReadAnswer(t *testing.T) {
	_, err := tabular.ReadAnswer([]byte(`{"errors": [{"message": "m", "extensions": {"code": "AMBIGUOUS_NAME", "hint": "h", "candidates": [1]}}]}`))
	var own *guard.Error
	if !errors.As(err, &own) || own.Code != guard.AmbiguousName || own.Hint != "h" || own.Extensions["candidates"] == nil {
		t.Errorf("%+v", err)
	}
	for _, bad := range []string{"", "<html>", "{}", "[]"} {
		if _, err := tabular.ReadAnswer([]byte(bad)); !errors.Is(err, tabular.ErrNotGraphQL) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
