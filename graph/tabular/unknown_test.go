package tabular_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/tabular"
)

// nulls answers with data, and resolves all names but known to nothing.
func nulls(t *testing.T, data string) tabular.Ask {
	return func(_ context.Context, query string, variables map[string]any) (*tabular.Answer, error) {
		if _, err := tabular.Parse(schema(t), query, ""); err != nil {
			t.Errorf("%s: %v", query, err)
		}
		if !strings.Contains(query, "resolve(") {
			return tabular.ReadAnswer([]byte(`{"data": ` + data + `}`))
		}
		var found []string
		for _, ref := range variables["refs"].([]any) {
			text, _ := json.Marshal(ref)
			problem, near := fmt.Sprintf("nothing is called %s", text), `["near"]`
			switch string(text) {
			case `{"name":"known"}`:
				found = append(found, `{"problem": null, "didYouMean": []}`)
				continue
			case `{"name":"far"}`:
				near = `[]`
			}
			found = append(found, fmt.Sprintf(`{"problem": %q, "didYouMean": %s}`, problem, near))
		}
		return tabular.ReadAnswer([]byte(`{"data": {"resolve": [` + strings.Join(found, ",") + `]}}`))
	}
}

// A null on the way to the list is a name that leads nowhere, not a table without
// rows. The error says which name, and what was perhaps meant.
func TestNullOnTheWay(t *testing.T) {
	for _, tt := range []struct{ name, query, variables, data, message, hint, suggestions string }{
		{"List", `query ($name: String!) { named(ref: {name: $name}) { targets { nodes { id } } } }`, `{"name": "nere"}`, `{"named": null}`,
			`nothing is called {"name":"nere"}`, `did you mean "near"?`, "[near]"},
		{"OneRow", `{ named(ref: {name: "nere"}) { id } }`, `{}`, `{"named": null}`, `nothing is called {"name":"nere"}`, `did you mean "near"?`, "[near]"},
		{"WholeVariable", `query ($ref: NodeRef!) { named(ref: $ref) { id } }`, `{"ref": {"id": "A:1"}}`, `{"named": null}`,
			`nothing is called {"id":"A:1"}`, `did you mean "near"?`, "[near]"},
		{"ByDefault", `query ($name: String! = "nere") { named(ref: {name: $name}) { id } }`, `{}`, `{"named": null}`,
			`nothing is called {"name":"nere"}`, `did you mean "near"?`, "[near]"},
		{"NothingNear", `{ named(ref: {name: "far"}) { id } }`, `{}`, `{"named": null}`, `nothing is called {"name":"far"}`, "nothing has a name like this", "[]"},
		{"OneOfTwo", `{ a: named(ref: {name: "known"}) { id } b: named(ref: {name: "nere"}) { id } }`, `{}`, `{"a": null, "b": null}`,
			`nothing is called {"name":"nere"}`, `did you mean "near"?`, "[near]"},
		{"AnId", `query ($id: ID!) { gene(id: $id) { name } }`, `{"id": "1"}`, `{"gene": null}`, `nothing has the id "1"`, "as an answer gives it", "<nil>"},
		{"AKnownName", `{ named(ref: {name: "known"}) { id } }`, `{}`, `{"named": null}`, "named is null", "", "<nil>"},
		{"NoName", `{ area { genes { name } } }`, `{}`, `{"area": null}`, "area is null", "", "<nil>"},
		{"FurtherDown", `{ named(ref: {name: "nere"}) { targets { nodes { id } } } }`, `{}`, `{"named": {"targets": null}}`, "named.targets is null", "", "<nil>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var variables map[string]any
			if err := json.Unmarshal([]byte(tt.variables), &variables); err != nil {
				t.Fatal(err)
			}
			_, err := planned(t, tt.query).Fetch(t.Context(), nulls(t, tt.data), tabular.Request{Variables: variables})
			var own *guard.Error
			if !errors.As(err, &own) || own.Code != guard.UnknownNode || !strings.Contains(own.Message, tt.message) ||
				!strings.Contains(own.Hint, tt.hint) || fmt.Sprint(own.Extensions["suggestions"]) != tt.suggestions {
				t.Errorf("%+v", err)
			}
		})
	}
}
