package transport

import (
	"encoding/json"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
)

func TestDecodeBody(t *testing.T) {
	params, err := decodeBody([]byte(` {"query":"{a}","operationName":"A","variables":{"n":12345678901234567890,"l":[1,null,{}]},"extensions":null} `))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"n": json.Number("12345678901234567890"),
		"l": []any{json.Number("1"), nil, map[string]any{}},
	}
	if params.Query != "{a}" || params.OperationName != "A" || params.Extensions != nil ||
		!reflect.DeepEqual(params.Variables, want) {
		t.Errorf("decodes to %+v", params)
	}
}

// FuzzBody holds the decoder to encoding/json: it may refuse more, but what it
// takes must mean the same, and nothing that is refused may be echoed.
func FuzzBody(f *testing.F) {
	for _, seed := range []string{
		`{"query":"{hello}"}`, `{"query":"{hello}","variables":{"a":[1,2.5e3,"x",true,null,{"b":{}}]}}`,
		`{"query":"{hello}","query":"{a}"}`, `{"query":"{hello}"} x`, `[{"query":"{hello}"}]`, `{"query":`, ``, `null`, `"`,
		"{\"query\":\"\xff\"}", `{"query":"\ud800"}`, `{"query":"{a}","variables":{"":{"":{"":[]}}}}`, `{"qu\u0065ry":"{a}"}`,
		strings.Repeat("[", 500), `{"query":"{a}","variables":` + strings.Repeat(`{"a":`, 99) + "1" + strings.Repeat("}", 100),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		params, err := decodeBody(body)
		if err != nil {
			if err.Code != guard.BadRequest || err.Code.Status() != http.StatusBadRequest || len(err.Message) > 120 {
				t.Errorf("refused with %s: %s", err.Code, err.Message)
			}
			return
		}
		var plain struct {
			Query         string
			OperationName string
			Variables     map[string]any
			Extensions    map[string]any
		}
		decoder := json.NewDecoder(strings.NewReader(string(body)))
		decoder.UseNumber()
		if err := decoder.Decode(&plain); err != nil {
			t.Fatalf("accepted, but encoding/json says %v", err)
		}
		if params.Query != plain.Query || params.OperationName != plain.OperationName ||
			!reflect.DeepEqual(params.Variables, plain.Variables) || !reflect.DeepEqual(params.Extensions, plain.Extensions) {
			t.Errorf("decodes to %+v, encoding/json to %+v", params, plain)
		}
	})
}
