package table

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode"
)

// Format is a way to write a table.
type Format struct {
	Name   string // as an ending of addresses and files
	Media  string // media type
	Packed bool   // compressed already
	Write  func(w io.Writer, t *Table) error
}

// Formats lists the formats for files.
var Formats = []Format{
	{"csv", "text/csv; charset=utf-8", false, func(w io.Writer, t *Table) error { return t.writeSeparated(w, ',') }},
	{"tsv", "text/tab-separated-values; charset=utf-8", false, func(w io.Writer, t *Table) error { return t.writeSeparated(w, '\t') }},
	{"json", "application/json; charset=utf-8", false, func(w io.Writer, t *Table) error { return t.writeRecords(w) }},
	{"parquet", "application/vnd.apache.parquet", true, func(w io.Writer, t *Table) error { return t.writeParquet(w) }},
}

// FormatNamed finds a format.
func FormatNamed(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// writeSeparated writes a line of names and one for each row; cells with line
// breaks, quotes or the separator stand in quotes.
func (t *Table) writeSeparated(w io.Writer, comma rune) error {
	out := csv.NewWriter(w)
	out.Comma = comma
	cells := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = c.Name
	}
	if err := out.Write(cells); err != nil {
		return err
	}
	for _, row := range t.Rows {
		for i, c := range t.Columns {
			cells[i] = c.harmless(row[i])
		}
		if err := t.writeLine(w, out, cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// writeLine writes a row. That of one empty cell would be an empty line, which
// readers skip.
func (t *Table) writeLine(w io.Writer, out *csv.Writer, cells []string) error {
	if len(cells) != 1 || cells[0] != "" {
		return out.Write(cells)
	}
	out.Flush()
	_, err := io.WriteString(w, "\"\"\n")
	return err
}

// WriteText writes the table with aligned columns, a line for each row. A tab, line
// break or other control character in a value becomes a space.
func (t *Table) WriteText(w io.Writer) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	cells := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = c.Name
	}
	fmt.Fprintln(out, strings.Join(cells, "\t"))
	for _, row := range t.Rows {
		for i, c := range t.Columns {
			cells[i] = strings.Map(spaced, c.text(row[i]))
		}
		fmt.Fprintln(out, strings.Join(cells, "\t"))
	}
	return out.Flush()
}

func spaced(r rune) rune {
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}
