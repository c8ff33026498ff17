package tabular

import (
	"bytes"
	"encoding/json"
	"errors"

	"github.com/evgraph/evgraph/graph/guard"
)

// Answer is what a GraphQL server said.
type Answer struct {
	Data    map[string]any // numbers are json.Number
	Version string         // of the data
	Bytes   int            // as it was sent
}

// ErrNotGraphQL means that what was answered is not an answer of GraphQL.
var ErrNotGraphQL = errors.New("the answer is not GraphQL")

// ReadAnswer reads an answer of the server. Its first error becomes a [guard.Error].
func ReadAnswer(body []byte) (*Answer, error) {
	var sent struct {
		Data   map[string]any
		Errors []struct {
			Message    string
			Extensions map[string]any
		}
		Extensions struct{ DataVersion string }
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	if err := d.Decode(&sent); err != nil || sent.Data == nil && len(sent.Errors) == 0 {
		return nil, ErrNotGraphQL
	}
	if len(sent.Errors) == 0 {
		return &Answer{Data: sent.Data, Version: sent.Extensions.DataVersion, Bytes: len(body)}, nil
	}
	first := sent.Errors[0]
	code, _ := first.Extensions["code"].(string)
	hint, _ := first.Extensions["hint"].(string)
	err := guard.Errorf(guard.Code(code), "%s", first.Message).WithHint("%s", hint)
	for key, value := range first.Extensions {
		if key != "code" && key != "hint" && key != "requestId" {
			err = err.With(key, value)
		}
	}
	return nil, err
}

func numberOf(v any) (int, bool) {
	number, ok := v.(json.Number)
	if !ok {
		return 0, false
	}
	n, err := number.Int64()
	return int(n), err == nil
}
