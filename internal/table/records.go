package table

import (
	"bytes"
	"encoding/json"
	"io"
)

// writeRecords writes an array with an object for each row, on a line of its own.
// Every object has every column, null where there is no value.
func (t *Table) writeRecords(w io.Writer) error {
	names := make([][]byte, len(t.Columns))
	for i, c := range t.Columns {
		name, err := compact(c.Name)
		if err != nil {
			return err
		}
		names[i] = name
	}
	line := []byte("[")
	for r, row := range t.Rows {
		if r > 0 {
			line = append(line, ',')
		}
		line = append(line, "\n{"...)
		for i, name := range names {
			value, err := compact(row[i])
			if err != nil {
				return err
			}
			if i > 0 {
				line = append(line, ',')
			}
			line = append(append(append(line, name...), ':'), value...)
		}
		line = append(line, '}')
		if _, err := w.Write(line); err != nil {
			return err
		}
		line = line[:0]
	}
	_, err := w.Write(append(line, "\n]\n"...))
	return err
}

// compact encodes a value without escapes that only HTML needs.
func compact(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}
