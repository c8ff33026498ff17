package part_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/part"
	"github.com/evgraph/evgraph/graph/tabular"
)

func TestReadFilter(t *testing.T) {
	for _, c := range []struct {
		text    string
		sources []string
		want    string
	}{
		{` { "a" : [ 1 ] } `, nil, `{"a":[1]}`},
		{"{}", nil, "{}"},
		{"{}", []string{"review"}, `{} of the sources ["review"]`},
		{"{}", []string{"b", "a"}, `{} of the sources ["b","a"]`},
		{"{}", []string{` [ "a", "b" ]`}, `{} of the sources ["a","b"]`},
		{"{}", []string{"[]"}, "{}"},
		{"{}", []string{"["}, ""},
		{"", nil, ""}, {"[]", nil, ""}, {"null", nil, ""}, {"{", nil, ""}, {"{} {}", nil, ""}, {"{\"a\": \"\xff\"}", nil, ""},
	} {
		got, err := part.ReadFilter(graph.NewSchema().Schema(), c.text, c.sources...)
		var own *guard.Error
		if got.String() != c.want || (err == nil) != (c.want != "") || err != nil && (!errors.As(err, &own) || own.Code != guard.BadVariables) {
			t.Errorf("%q, %q reads %q, %v", c.text, c.sources, got, err)
		}
	}
}

func filter(t *testing.T, text string, sources ...string) part.Filter {
	t.Helper()
	f, err := part.ReadFilter(graph.NewSchema().Schema(), text, sources...)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestTooManyStatements reads one page and no more.
func TestTooManyStatements(t *testing.T) {
	asked := 0
	ask := func(context.Context, string, map[string]any) (*tabular.Answer, error) {
		asked++
		body := fmt.Sprintf(`{"data": {"statements": {"nodes": [{"id": "EVG:S-1"}], "totalCount": %d, "pageInfo": {"hasNextPage": true, "endCursor": "c"}}}}`, part.MaxStatements+1)
		return tabular.ReadAnswer([]byte(body))
	}
	_, err := filter(t, part.All).Choose(t.Context(), graph.NewSchema().Schema(), ask)
	var own *guard.Error
	if !errors.As(err, &own) || own.Code != guard.TooManyRows || !strings.Contains(own.Message, "50001") || asked != 1 {
		t.Errorf("asked %d times, %v", asked, err)
	}
}

// TestChoose joins pages.
func TestChoose(t *testing.T) {
	pages := []string{
		`{"nodes": [{"id": "EVG:S-1"}], "totalCount": 2, "pageInfo": {"hasNextPage": true, "endCursor": "c"}}`,
		`{"nodes": [{"id": "EVG:S-2"}], "totalCount": 2, "pageInfo": {"hasNextPage": false}}`,
	}
	ask := func(_ context.Context, _ string, variables map[string]any) (*tabular.Answer, error) {
		if sources, _ := json.Marshal(variables["sources"]); string(sources) != `["review"]` {
			t.Errorf("the sources asked are %s", sources)
		}
		page := pages[0]
		if variables["after"] == "c" {
			page = pages[1]
		}
		return tabular.ReadAnswer([]byte(`{"data": {"statements": ` + page + `}, "extensions": {"dataVersion": "v"}}`))
	}
	got, err := filter(t, `{"negative":true}`, "review").Choose(t.Context(), graph.NewSchema().Schema(), ask)
	if err != nil || fmt.Sprint(got.Statements) != "[EVG:S-1 EVG:S-2]" || got.Version != "v" || !strings.Contains(got.Title, `{"negative":true}`) || fmt.Sprint(got.Sources) != "[review]" {
		t.Errorf("%+v, %v", got, err)
	}
}
