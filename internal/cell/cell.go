// Package cell writes the cells of text files and reads them back.
//
// # Formulas
//
// A spreadsheet runs what looks like a formula: a cell that begins with one of
// = + - @ or their wide forms, or with a tab or a line break, unless it is a plain
// number. In every text file of ours an apostrophe goes before such a cell, and before
// one that begins with apostrophes and then one of these. So whoever reads takes one
// apostrophe off each cell that begins with apostrophes and then one of these, and has
// what was written.
//
// # Lists
//
// What has no lists gets them as one text, by the custom of those who read it:
//
//	tab-separated exports, KGX   items with | between them, as below
//	GraphML                      the same without apostrophes: no spreadsheet opens it
//	answers as CSV and TSV       items with "; " between them, lists of lists with
//	                             " | ", as package table tells
//	all other formats            lists
//
// The first two tell a list of one empty text from a list of none, as the formats that
// have lists do; answers as CSV and TSV do not.
//
// # Tab-separated exports
//
// A file has one row a line and a tab between cells, and quotes mean nothing in it,
// so that every reader cuts it alike. Inside a cell, backslash, tab, line feed and
// carriage return are written \\, \t, \n and \r, and so is a quote at its beginning,
// \", for readers that take quotes for more than they are. A list is its items with a
// | between them; a | inside an item is written \|, and an empty item that is alone \e.
// What is missing, an empty text and a list without items are empty cells. Whoever reads
// takes off the apostrophe first.
//
// Quoting as in RFC 4180 was the other choice. It was not taken because readers of
// tab-separated files differ on it: those of KGX read quotes as they stand.
package cell

import (
	"slices"
	"strings"
)

// AppendText adds a text as a cell.
func AppendText(to []byte, text string) []byte {
	start := len(to)
	return guarded(appendEscaped(to, start, text, false), start)
}

// AppendList adds a list as a cell.
func AppendList(to []byte, items []string) []byte {
	start := len(to)
	return guarded(appendItems(to, start, items), start)
}

// JoinList writes a list as in a cell, but for the apostrophe, for formats that no
// spreadsheet opens.
func JoinList(items []string) string { return string(appendItems(nil, 0, items)) }

// onlyEmpty is a list of one empty text, which without a mark would be a list of none.
const onlyEmpty = `\e`

func appendItems(to []byte, start int, items []string) []byte {
	if len(items) == 1 && items[0] == "" {
		return append(to, onlyEmpty...)
	}
	for i, item := range items {
		if i > 0 {
			to = append(to, '|')
		}
		to = appendEscaped(to, start, item, true)
	}
	return to
}

// guarded guards the cell that begins at start.
func guarded(to []byte, start int) []byte {
	if isFormula(to[start:]) && !isNumber(to[start:]) {
		return slices.Insert(to, start, '\'')
	}
	return to
}

// appendEscaped adds a text to a cell that begins at start.
func appendEscaped(to []byte, start int, text string, item bool) []byte {
	for i := range len(text) {
		switch c := text[i]; {
		case c == '\\', c == '|' && item, c == '"' && len(to) == start:
			to = append(to, '\\', c)
		case c == '\t':
			to = append(to, '\\', 't')
		case c == '\n':
			to = append(to, '\\', 'n')
		case c == '\r':
			to = append(to, '\\', 'r')
		default:
			to = append(to, c)
		}
	}
	return to
}

// Text reads a cell as a text.
func Text(cell string) string {
	cell = Unguard(cell)
	if strings.IndexByte(cell, '\\') < 0 {
		return cell
	}
	return strings.Join(items(cell, false), "")
}

// List reads a cell as a list.
func List(cell string) []string {
	cell = Unguard(cell)
	if cell == "" {
		return nil
	}
	return items(cell, true)
}

// items cuts a cell at each | that no backslash stands before, where cut is asked
// for. A backslash before any other character stands for itself.
func items(cell string, cut bool) []string {
	var out []string
	var item strings.Builder
	for i := 0; i < len(cell); i++ {
		switch c := cell[i]; {
		case c == '\\' && i+1 < len(cell):
			i++
			item.WriteString(unescaped(cell[i]))
		case c == '|' && cut:
			out = append(out, item.String())
			item.Reset()
		default:
			item.WriteByte(c)
		}
	}
	return append(out, item.String())
}

func unescaped(c byte) string {
	switch c {
	case 't':
		return "\t"
	case 'n':
		return "\n"
	case 'r':
		return "\r"
	case 'e':
		return ""
	case '\\', '|', '"':
		return string(rune(c))
	}
	return `\` + string(rune(c))
}
