package tabular_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/tabular"
)

// five finds five things in some version of the data, unless asked for a name with
// hyphens.
func five(version string) tabular.Ask {
	return func(_ context.Context, _ string, variables map[string]any) (*tabular.Answer, error) {
		if strings.Contains(fmt.Sprint(variables), "-") {
			return nil, guard.Errorf(guard.UnknownNode, "nothing is called this")
		}
		return tabular.ReadAnswer([]byte(`{"data": {"find": [{"id": "1"}, {"id": "2"}, {"id": "3"}, {"id": "4"}, {"id": "5"}]}, "extensions": {"dataVersion": "` + version + `"}}`))
	}
}

// planned plans the table of a query.
func planned(t *testing.T, query string) *tabular.Plan {
	t.Helper()
	plan, err := parsed(t, query).Plan(tabular.Choice{})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func TestPlainListInParts(t *testing.T) {
	const query = `query ($kind: Kind, $limit: Int = 9) { find(kind: $kind, limit: $limit) { id } }`
	plan := planned(t, query)
	var got []any
	request := tabular.Request{Most: 2}
	for range 3 {
		r, err := plan.Fetch(t.Context(), five("v1"), request)
		if err != nil || r.Total != 5 || r.Elements != len(r.Rows) {
			t.Fatalf("%+v, %v", r, err)
		}
		for _, row := range r.Rows {
			got = append(got, row[0])
		}
		request.After = r.Next
	}
	if fmt.Sprint(got) != "[1 2 3 4 5]" || request.After != "" {
		t.Errorf("%v, then %q", got, request.After)
	}
}

func TestCursorOfAPlainList(t *testing.T) {
	const query = `query ($kind: Kind, $limit: Int = 9) { find(kind: $kind, limit: $limit) { id } }`
	start, err := planned(t, query).Fetch(t.Context(), five("v1"), tabular.Request{Most: 2})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, query, version, cursor string
		variables                    map[string]any
		code                         guard.Code
	}{
		{"OK", query, "v1", start.Next, nil, ""},
		{"OtherColumns", `{ find(kind: null, limit: 9) { name } }`, "v1", start.Next, nil, ""},
		{"SameAsByDefault", query, "v1", start.Next, map[string]any{"limit": 9}, ""},
		{"ErrOtherVariable", query, "v1", start.Next, map[string]any{"kind": "CODING"}, guard.CursorMismatch},
		{"ErrOtherArgument", `{ find(kind: null, limit: 8) { id } }`, "v1", start.Next, nil, guard.CursorMismatch},
		{"ErrNewData", query, "v2", start.Next, nil, guard.CursorExpired},
		{"ErrGarbage", query, "v1", "abc", nil, guard.BadCursor},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := planned(t, tt.query).Fetch(t.Context(), five(tt.version), tabular.Request{Variables: tt.variables, After: tt.cursor})
			var own *guard.Error
			if tt.code == "" && (err != nil || r.Elements != 3) || tt.code != "" && (!errors.As(err, &own) || own.Code != tt.code) {
				t.Errorf("%+v, %v", r, err)
			}
		})
	}
}

// One row is a list of one: nothing is passed over in silence.
func TestCursorWithoutAList(t *testing.T) {
	_, err := planned(t, `{ gene(id: "1") { id } }`).Fetch(t.Context(), answering(`{"gene": {"id": "1"}}`), tabular.Request{After: "abc"})
	var own *guard.Error
	if !errors.As(err, &own) || own.Code != guard.BadCursor {
		t.Errorf("%v", err)
	}
}

// A name that is spelt as addresses like it has cursors too.
func TestCursorOfARespeltName(t *testing.T) {
	plan := planned(t, `query ($refs: NodeRef!) { find(refs: [$refs]) { id } }`)
	request := tabular.Request{Variables: map[string]any{"refs": map[string]any{"name": "bone-marrow"}}, Most: 3}
	r, err := plan.FetchSpelt(t.Context(), five("v1"), request)
	if err != nil || r.Next == "" {
		t.Fatalf("%+v, %v", r, err)
	}
	request.After = r.Next
	if r, err = plan.FetchSpelt(t.Context(), five("v1"), request); err != nil || r.Elements != 2 {
		t.Errorf("%+v, %v", r, err)
	}
	request.After = "abc"
	var own *guard.Error
	if _, err = plan.FetchSpelt(t.Context(), five("v1"), request); !errors.As(err, &own) || own.Code != guard.BadCursor {
		t.Errorf("%v", err)
	}
}
