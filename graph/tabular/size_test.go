package tabular_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/tabular"
)

// TestSizesAreChecked gives a variable that sizes the pages only, which the server never
// sees.
func TestSizesAreChecked(t *testing.T) {
	const query = `query ($size: Int!) { genes(first: $size) { nodes { id } } }`
	for _, tt := range []struct {
		name  string
		given map[string]any
		code  guard.Code
	}{
		{"OK", map[string]any{"size": json.Number("3")}, ""},
		{"OKWithOthers", map[string]any{"size": 3, "other": "x"}, ""},
		{"ErrMissing", nil, guard.BadVariables},
		{"ErrNull", map[string]any{"size": nil}, guard.BadVariables},
		{"ErrText", map[string]any{"size": "x"}, guard.BadVariables},
		{"ErrNegative", map[string]any{"size": json.Number("-3")}, guard.PageOutOfRange},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := planned(t, query).Fetch(t.Context(), answering(`{"genes": {"nodes": []}}`), tabular.Request{Variables: tt.given})
			var own *guard.Error
			if tt.code == "" && err != nil || tt.code != "" && (!errors.As(err, &own) || own.Code != tt.code) {
				t.Errorf("%v", err)
			}
		})
	}
}

// TestTotalOfARest does not take the rest of a list that nobody counts for all of it.
func TestTotalOfARest(t *testing.T) {
	rest := func(_ context.Context, _ string, _ map[string]any) (*tabular.Answer, error) {
		return tabular.ReadAnswer([]byte(`{"data": {"genes": {"nodes": [{"id": "1"}], "pageInfo": {"hasNextPage": false}}}}`))
	}
	for _, tt := range []struct {
		query   string
		request tabular.Request
		want    int
	}{
		{`{ genes { nodes { id } } }`, tabular.Request{}, 1},
		{`{ genes { nodes { id } } }`, tabular.Request{After: "c"}, -1},
		{`query ($after: String) { genes(after: $after) { nodes { id } } }`, tabular.Request{Variables: map[string]any{"after": "c"}}, -1},
		{`query ($after: String) { genes(after: $after) { nodes { id } } }`, tabular.Request{}, 1},
	} {
		r, err := planned(t, tt.query).Fetch(t.Context(), rest, tt.request)
		if err != nil || r.Total != tt.want {
			t.Errorf("%s: total %d, %v, want %d", tt.query, r.Total, err, tt.want)
		}
	}
}
