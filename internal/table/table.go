// Package table turns the answer of a GraphQL query into one flat table.
//
// # The rule
//
// The rows are the elements of the answer's one list: the only array that is
// reached from the top through objects and does not hold plain values. An empty
// one counts where it is a connection's or a root field's. The `edges` of a connection count as a
// list only where its `nodes` were not asked for. An answer without a list is one
// row. The columns are the leaves of an element, named by the path of fields within
// it, joined by dots, without the `node` of an edge; leaves that stand beside the
// list are named by their path from the top and repeated in every row, before its
// own. Columns come in the order in which the query asked for them. Two lists side
// by side are an error, as no table would hold both.
//
// # Lists inside an element
//
// An array inside an element is one cell: its items joined by "; ", an object among
// them written as its leaves joined by ", ", without the empty ones. Where an item
// holds such a separator, a backslash stands before it, and a backslash is written
// twice: so the first "; " without one always ends an item. Other values are
// written as they are.
package table

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode"
)

// ErrTwoLists means that an answer has more than one list side by side.
var ErrTwoLists = errors.New("the answer holds more than one list")

// Table is rows under columns. A missing value is "".
type Table struct {
	Columns []string
	Rows    [][]string
}

// Flatten makes a table of the data of an answer by the rule in the package
// documentation.
func Flatten(data []byte) (*Table, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	root, err := decode(d)
	if err != nil {
		return nil, fmt.Errorf("read answer: %w", err)
	}
	t := &Table{}
	if err := t.fill(root); err != nil {
		return nil, err
	}
	return t, nil
}

// cell is one value of a row under its column.
type cell struct{ column, value string }

// fill makes the rows of the answer's list, with the leaves beside it in each.
func (t *Table) fill(root value) error {
	list, _, err := onlyList(root, "")
	if err != nil {
		return err
	}
	beside := leaves(root, "", list)
	if list == nil {
		t.add(beside)
		return nil
	}
	for _, item := range list.items {
		cells := append([]cell(nil), beside...)
		if element, ok := item.(*object); ok {
			cells = append(cells, leaves(element.withoutNode(), "", nil)...)
		}
		t.add(cells)
	}
	return nil
}

func (t *Table) add(cells []cell) {
	row := make([]string, len(t.Columns))
	for _, c := range cells {
		at := t.column(c.column)
		if at >= len(row) {
			row = append(row, "")
		}
		row[at] = c.value
	}
	t.Rows = append(t.Rows, row)
}

// column finds or adds a column.
func (t *Table) column(name string) int {
	for i, c := range t.Columns {
		if c == name {
			return i
		}
	}
	t.Columns = append(t.Columns, name)
	return len(t.Columns) - 1
}

// onlyList finds the one array that is reached through objects, and its path.
func onlyList(v value, path string) (*array, string, error) {
	object, ok := v.(*object)
	if !ok {
		return nil, "", nil
	}
	var found *array
	var foundPath string
	for _, f := range object.fields {
		if f.name == "edges" && object.has("nodes") {
			continue
		}
		list, at := asArray(f.value), join(path, f.name)
		if list == nil {
			var err error
			if list, at, err = onlyList(f.value, join(path, f.name)); err != nil {
				return nil, "", err
			}
		}
		if list == nil || !list.rows(f.name, path) {
			continue
		}
		if found != nil {
			return nil, "", fmt.Errorf("%w: %s and %s", ErrTwoLists, foundPath, at)
		}
		found, foundPath = list, at
	}
	return found, foundPath, nil
}

// leaves lists the scalars below v, leaving out the array that gives the rows
// and what only pages it.
func leaves(v value, path string, except *array) []cell {
	switch v := v.(type) {
	case *object:
		var out []cell
		for _, f := range v.fields {
			if f.name == "pageInfo" || f.name == "edges" && v.has("nodes") {
				continue
			}
			out = append(out, leaves(f.value, join(path, f.name), except)...)
		}
		return out
	case *array:
		if v == except {
			return nil
		}
		return []cell{{path, v.text()}}
	case scalar:
		return []cell{{path, string(v)}}
	}
	return nil
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// WriteText writes the table with aligned columns, a line for each row. A tab, line
// break or other control character in a value becomes a space.
func (t *Table) WriteText(w io.Writer) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, line(t.Columns, len(t.Columns)))
	for _, row := range t.Rows {
		fmt.Fprintln(out, line(row, len(t.Columns)))
	}
	return out.Flush()
}

// line joins the cells of a row that may lack its last ones.
func line(cells []string, columns int) string {
	parts := make([]string, columns)
	for i, c := range cells {
		parts[i] = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) {
				return ' '
			}
			return r
		}, c)
	}
	return strings.Join(parts, "\t")
}
