package transport

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"

	"github.com/evgraph/evgraph/graph/guard"
)

// maxNesting bounds the recursion of decoding. The guard's limit on input
// depth is lower and gives a better answer.
const maxNesting = 100

// decodeBody reads the parameters of a request from a JSON body. Messages name
// what is wrong and where, and never quote the body.
func decodeBody(body []byte) (*graphql.RawParams, *guard.Error) {
	value, err := decodeStrict(body)
	if err != nil {
		return nil, guard.Errorf(guard.BadRequest, "the body %s", err)
	}
	object, ok := value.(map[string]any)
	if !ok {
		return nil, guard.Errorf(guard.BadRequest, "the body must be a JSON object, one request at a time")
	}
	for key := range object {
		switch key {
		case "query", "operationName", "variables", "extensions":
		default:
			return nil, guard.Errorf(guard.BadRequest, "the body has an unknown key")
		}
	}
	return paramsOf(object)
}

func paramsOf(object map[string]any) (*graphql.RawParams, *guard.Error) {
	var params graphql.RawParams
	var ok bool
	if _, given := object["query"]; !given {
		return nil, guard.Errorf(guard.BadRequest, `key "query" is missing`)
	}
	if params.Query, ok = object["query"].(string); !ok {
		return nil, guard.Errorf(guard.BadRequest, `key "query" must be a string`)
	}
	if params.OperationName, ok = optional[string](object, "operationName"); !ok {
		return nil, guard.Errorf(guard.BadRequest, `key "operationName" must be a string or null`)
	}
	if params.Variables, ok = optional[map[string]any](object, "variables"); !ok {
		return nil, guard.Errorf(guard.BadRequest, `key "variables" must be an object or null`)
	}
	if params.Extensions, ok = optional[map[string]any](object, "extensions"); !ok {
		return nil, guard.Errorf(guard.BadRequest, `key "extensions" must be an object or null`)
	}
	return &params, nil
}

// optional takes a key that may be absent or null.
func optional[T any](object map[string]any, key string) (value T, ok bool) {
	if object[key] == nil {
		return value, true
	}
	value, ok = object[key].(T)
	return value, ok
}

// decodeMap reads a URL parameter that holds a JSON object; empty is absent.
func decodeMap(name, text string) (map[string]any, *guard.Error) {
	if text == "" {
		return nil, nil
	}
	value, err := decodeStrict([]byte(text))
	if err != nil {
		return nil, guard.Errorf(guard.BadRequest, "parameter %q %s", name, err)
	}
	object, ok := value.(map[string]any)
	if !ok && value != nil {
		return nil, guard.Errorf(guard.BadRequest, "parameter %q must be a JSON object or null", name)
	}
	return object, nil
}

// decodeStrict reads exactly one JSON value in UTF-8 whose objects have no key
// twice. encoding/json alone takes the last of two equal keys and replaces
// damaged text, so that what is checked and what is run could differ.
func decodeStrict(data []byte) (any, error) {
	if !utf8.Valid(data) {
		return nil, errors.New("is not UTF-8")
	}
	if !json.Valid(data) {
		return nil, errors.New("is not one valid JSON value")
	}
	d := strictDecoder{json.NewDecoder(bytes.NewReader(data))}
	d.UseNumber()
	return d.value(0)
}

type strictDecoder struct{ *json.Decoder }

func (d strictDecoder) value(depth int) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, errors.New("is not one valid JSON value")
	}
	delim, composite := token.(json.Delim)
	if !composite {
		return token, nil
	}
	if depth == maxNesting {
		return nil, fmt.Errorf("is nested more than %d deep", maxNesting)
	}
	if delim == '[' {
		return d.array(depth + 1)
	}
	return d.object(depth + 1)
}

func (d strictDecoder) array(depth int) (any, error) {
	list := []any{}
	for d.More() {
		element, err := d.value(depth)
		if err != nil {
			return nil, err
		}
		list = append(list, element)
	}
	_, err := d.Token()
	return list, err
}

func (d strictDecoder) object(depth int) (any, error) {
	object := map[string]any{}
	for d.More() {
		token, err := d.Token()
		key, ok := token.(string)
		if err != nil || !ok {
			return nil, errors.New("is not one valid JSON value")
		}
		if _, twice := object[key]; twice {
			return nil, fmt.Errorf("has a key twice, before byte %d", d.InputOffset())
		}
		if object[key], err = d.value(depth); err != nil {
			return nil, err
		}
	}
	_, err := d.Token()
	return object, err
}
