// Package table holds rows under typed columns, and writes them as text for a
// terminal and in the formats that spreadsheets and notebooks read. Which rows and
// columns an answer has is for package graph/tabular to say.
//
// # Cells of CSV and TSV
//
// These formats know text only, so that:
//
//   - A missing value is an empty cell, and so are an empty text and an empty list.
//   - The items of a list are joined by "; ". Lists of lists are joined by " | ",
//     lists of these by " || ", and so on. In an item, a backslash stands before
//     each backslash, each bar and each "; ".
//   - An apostrophe goes before what a spreadsheet would run, by the rule of package
//     cell. To read it back, take one apostrophe off each text that matches
//     ^'+[=+\-@\t\r\n＝＋－＠].
//
// JSON and Parquet hold texts, numbers, truth values and lists as they are.
package table

// Type is what the values of a column are.
type Type string

// The types of columns.
const (
	Text    Type = "text"
	Integer Type = "integer"
	Number  Type = "number"
	Truth   Type = "boolean"
)

// Column describes the values below one heading.
type Column struct {
	Name        string `json:"name"`
	Type        Type   `json:"type"`
	Lists       int    `json:"lists"` // 0 for single values, 1 for lists of them, 2 for lists of lists
	Description string `json:"description"`
}

// Table is rows under columns. A value is nil, a string, an int64, a float64 or a
// bool, by the type of its column, or as many []any around these as the column has
// lists.
type Table struct {
	Columns []Column
	Rows    [][]any
	// Facts go into the files that have a place for them, such as the version.
	Facts []Fact
}

// Fact is something to know of a table.
type Fact struct{ Name, Value string }

// Facts are those that other packages have as pairs of a name and a value.
func Facts(pairs [][2]string) []Fact {
	facts := make([]Fact, len(pairs))
	for i, pair := range pairs {
		facts[i] = Fact{pair[0], pair[1]}
	}
	return facts
}
