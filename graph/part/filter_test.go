package part_test

import (
	"context"
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
	for _, c := range []struct{ text, want string }{
		{` { "a" : [ 1 ] } `, `{"a":[1]}`},
		{"{}", "{}"},
		{"", ""}, {"[]", ""}, {"null", ""}, {"{", ""}, {"{} {}", ""}, {"{\"a\": \"\xff\"}", ""},
	} {
		got, err := part.ReadFilter(c.text)
		var own *guard.Error
		if string(got) != c.want || (err == nil) != (c.want != "") || err != nil && (!errors.As(err, &own) || own.Code != guard.BadVariables) {
			t.Errorf("%q reads %q, %v", c.text, got, err)
		}
	}
}

// TestTooManyStatements reads one page and no more.
func TestTooManyStatements(t *testing.T) {
	asked := 0
	ask := func(context.Context, string, map[string]any) (*tabular.Answer, error) {
		asked++
		body := fmt.Sprintf(`{"data": {"statements": {"nodes": [{"id": "EVG:S-1"}], "totalCount": %d, "pageInfo": {"hasNextPage": true, "endCursor": "c"}}}}`, part.MaxStatements+1)
		return tabular.ReadAnswer([]byte(body))
	}
	_, err := part.Filter("{}").Choose(t.Context(), graph.NewSchema().Schema(), ask)
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
		page := pages[0]
		if variables["after"] == "c" {
			page = pages[1]
		}
		return tabular.ReadAnswer([]byte(`{"data": {"statements": ` + page + `}, "extensions": {"dataVersion": "v"}}`))
	}
	got, err := part.Filter(`{"negative":true}`).Choose(t.Context(), graph.NewSchema().Schema(), ask)
	if err != nil || fmt.Sprint(got.Statements) != "[EVG:S-1 EVG:S-2]" || got.Version != "v" || !strings.Contains(got.Title, `{"negative":true}`) {
		t.Errorf("%+v, %v", got, err)
	}
}
