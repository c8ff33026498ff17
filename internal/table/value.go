package table

import (
	"encoding/json"
	"fmt"
	"strings"
)

// value is a JSON value that keeps the order of fields.
type value interface{}

type object struct{ fields []field }

type field struct {
	name  string
	value value
}

type array struct{ items []value }

// scalar is a string, number or boolean as text; null is "".
type scalar string

func (o *object) has(name string) bool {
	for _, f := range o.fields {
		if f.name == name {
			return true
		}
	}
	return false
}

// withoutNode puts the fields of an edge's node in the node's place.
func (o *object) withoutNode() *object {
	flat := &object{}
	for _, f := range o.fields {
		if node, ok := f.value.(*object); ok && f.name == "node" {
			flat.fields = append(flat.fields, node.fields...)
		} else {
			flat.fields = append(flat.fields, f)
		}
	}
	return flat
}

func asArray(v value) *array {
	a, _ := v.(*array)
	return a
}

// rows reports whether the array gives rows: it holds objects, or it is empty
// and its name or place tells that it would.
func (a *array) rows(name, path string) bool {
	if len(a.items) == 0 {
		return path == "" || name == "nodes" || name == "edges"
	}
	_, plain := a.items[0].(scalar)
	return !plain
}

// escaped marks what would be read as a separator inside an item.
var escaped = strings.NewReplacer(`\`, `\\`, "; ", `\; `, ", ", `\, `)

// text writes an array into one cell, by the rule in the package documentation.
func (a *array) text() string {
	parts := make([]string, len(a.items))
	for i, item := range a.items {
		var words []string
		for _, c := range leaves(item, "", nil) {
			if c.value != "" {
				words = append(words, escaped.Replace(c.value))
			}
		}
		parts[i] = strings.Join(words, ", ")
	}
	return strings.Join(parts, "; ")
}

// decode reads one value.
func decode(d *json.Decoder) (value, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch t := token.(type) {
	case json.Delim:
		if t == '[' {
			return decodeArray(d)
		}
		return decodeObject(d)
	case nil:
		return scalar(""), nil
	}
	return scalar(fmt.Sprint(token)), nil
}

func decodeArray(d *json.Decoder) (value, error) {
	a := &array{}
	for d.More() {
		item, err := decode(d)
		if err != nil {
			return nil, err
		}
		a.items = append(a.items, item)
	}
	_, err := d.Token()
	return a, err
}

func decodeObject(d *json.Decoder) (value, error) {
	o := &object{}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, err
		}
		v, err := decode(d)
		if err != nil {
			return nil, err
		}
		o.fields = append(o.fields, field{fmt.Sprint(name), v})
	}
	_, err := d.Token()
	return o, err
}
