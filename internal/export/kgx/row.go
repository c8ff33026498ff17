package kgx

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/evgraph/evgraph/internal/cell"
	"github.com/evgraph/evgraph/internal/export/rows"
)

// header finds where each column stands; nil when the faults tell why not.
func header[Row, Record any](r *reader, line string, columns []column[Row, Record]) []int {
	names := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
	order := make([]int, len(columns))
	for i, c := range columns {
		if order[i] = slices.Index(names, c.Name); order[i] < 0 {
			r.fault("there is no column "+c.Name, "only archives that evgraph export wrote are read")
			return nil
		}
	}
	for i, name := range names {
		if !slices.Contains(order, i) {
			r.fault(fmt.Sprintf("unknown column %q", name), "remove it: what it holds would be lost")
			return nil
		}
	}
	return order
}

// row reads a line of a tab-separated file.
func row[Row, Record any](r *reader, line string, columns []column[Row, Record], order []int, take func(*Record)) {
	cells := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
	if len(cells) != len(columns) {
		r.fault(fmt.Sprintf("the line has %d cells, not %d", len(cells), len(columns)), "write a tab inside a cell as \\t")
		return
	}
	got, err := record(columns, func(i int) (rows.Value, error) { return fromCell(columns[i].Type, cells[order[i]]) })
	if err != nil {
		r.fault(err.Error(), "write it as evgraph export does")
		return
	}
	take(got)
}

func fromCell(kind rows.Type, text string) (rows.Value, error) {
	if text == "" {
		return rows.Value{Missing: true}, nil
	}
	switch kind {
	case rows.List:
		return rows.Value{List: cell.List(text)}, nil
	case rows.JSON:
		return rows.Value{Text: text}, nil
	case rows.Integer:
		n, err := strconv.Atoi(text)
		if err != nil {
			return rows.Value{}, fmt.Errorf("is %q, not a number", text)
		}
		return rows.Value{Integer: n}, nil
	case rows.Boolean:
		switch strings.ToLower(text) { // spreadsheets write capitals
		case "true":
			return rows.Value{Boolean: true}, nil
		case "false":
			return rows.Value{}, nil
		}
		return rows.Value{}, fmt.Errorf("is %q, not true or false", text)
	}
	return rows.Value{Text: cell.Text(text)}, nil
}

// object reads a line of JSON.
func object[Row, Record any](r *reader, line []byte, columns []column[Row, Record], take func(*Record)) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(line, &members); err != nil {
		r.fault("not a JSON object: "+err.Error(), "write one object a line")
		return
	}
	got, err := record(columns, func(i int) (rows.Value, error) {
		text, ok := members[columns[i].Name]
		delete(members, columns[i].Name)
		if !ok || string(text) == "null" {
			return rows.Value{Missing: true}, nil
		}
		return fromJSON(columns[i].Type, text)
	})
	if err != nil {
		r.fault(err.Error(), "write it as evgraph export does")
		return
	}
	for name := range members {
		r.fault(fmt.Sprintf("unknown name %q", name), "remove it: what it holds would be lost")
		return
	}
	take(got)
}

func fromJSON(kind rows.Type, text []byte) (v rows.Value, err error) {
	switch kind {
	case rows.List:
		err = json.Unmarshal(text, &v.List)
	case rows.JSON:
		v.Text = string(text)
	case rows.Integer:
		err = json.Unmarshal(text, &v.Integer)
	case rows.Boolean:
		err = json.Unmarshal(text, &v.Boolean)
	default:
		err = json.Unmarshal(text, &v.Text)
	}
	if err != nil {
		return v, errors.New("is not a " + string(kind))
	}
	return v, nil
}
