package rows

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// AppendJSON adds a value as JSON, null where it is missing.
func AppendJSON(to []byte, kind Type, v Value) []byte {
	switch {
	case v.Missing:
		return append(to, "null"...)
	case kind == Integer:
		return strconv.AppendInt(to, int64(v.Integer), 10)
	case kind == Boolean:
		return strconv.AppendBool(to, v.Boolean)
	case kind == List:
		return appendList(to, v.List)
	case kind == JSON:
		return append(to, v.Text...)
	}
	return AppendString(to, v.Text)
}

func appendList(to []byte, items []string) []byte {
	to = append(to, '[')
	for i, item := range items {
		if i > 0 {
			to = append(to, ',')
		}
		to = AppendString(to, item)
	}
	return append(to, ']')
}

// AppendString adds a text as a JSON string. Ids and most names need no escape, and
// encoding/json is slow on so many of them.
func AppendString(to []byte, text string) []byte {
	if plain(text) {
		to = append(to, '"')
		to = append(to, text...)
		return append(to, '"')
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false) // < and > stand in DOIs
	_ = enc.Encode(text)     // a string cannot fail to encode
	return append(to, bytes.TrimSuffix(out.Bytes(), []byte("\n"))...)
}

func plain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

// AppendFields adds the fields of a row that are there as members of a JSON object,
// each with a comma before it. Lists without items are left out.
func AppendFields[T any](to []byte, fields []Field[T], row *T) []byte {
	for _, f := range fields {
		v := f.Of(row)
		if v.Missing || f.Type == List && len(v.List) == 0 {
			continue
		}
		to = append(append(append(to, `,"`...), f.Name...), `":`...)
		to = AppendJSON(to, f.Type, v)
	}
	return to
}
