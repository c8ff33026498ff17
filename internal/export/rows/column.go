package rows

import "github.com/evgraph/evgraph/internal/kg"

// Type is what the cells of a column hold.
type Type string

// The types.
const (
	Text    Type = "text"
	Integer Type = "integer"
	Boolean Type = "boolean"
	List    Type = "list" // of texts
	JSON    Type = "json" // on one line, in the text of the value
)

// Column describes a column to people and programs.
type Column struct {
	Name        string `json:"name"`
	Type        Type   `json:"type"`
	Description string `json:"description"`
	Nullable    bool   `json:"nullable"` // whether a value may be missing
}

// Value is what a cell holds, in the field of its column's type. A list is never
// missing, but may be empty.
type Value struct {
	Text    string
	List    []string
	Integer int
	Boolean bool
	Missing bool
}

// Field is a column and how it is got from a row.
type Field[T any] struct {
	Column
	Few bool // holds few different texts, as a vocabulary does
	Of  func(row *T) Value
	// TextOf is Of where the type is Text and "" is missing, if any is, else nil. Most cells
	// are such texts, and a writer that asks for no more than that is much faster.
	TextOf func(row *T) string
	// ItemsOf gives the list of Of where the type is List, in room, an empty list whose
	// memory it may take; else nil.
	ItemsOf func(row *T, room []string) []string
}

// Columns describes the fields.
func Columns[T any](fields []Field[T]) []Column {
	columns := make([]Column, len(fields))
	for i, f := range fields {
		columns[i] = f.Column
	}
	return columns
}

// text makes a column of texts, where "" is missing.
func text[T any, S ~string](name, description string, of func(*T) S) Field[T] {
	return Field[T]{Column: Column{name, Text, description, true}, Few: vocabulary[S](),
		Of: func(row *T) Value {
			s := string(of(row))
			return Value{Text: s, Missing: s == ""}
		},
		TextOf: func(row *T) string { return string(of(row)) }}
}

// always makes a column of texts that are never missing.
func always[T any, S ~string](name, description string, of func(*T) S) Field[T] {
	f := text(name, description, of)
	f.Nullable = false
	f.Of = func(row *T) Value { return Value{Text: string(of(row))} }
	return f
}

// vocabulary reports whether texts of a type are those of an enumeration.
func vocabulary[S ~string]() bool {
	switch any(S("")).(type) {
	case string, kg.CURIE:
		return false
	}
	return true
}

// few marks a column that holds few different texts though its type does not tell.
func few[T any](f Field[T]) Field[T] {
	f.Few = true
	return f
}

// number makes a column of integers, where 0 is missing.
func number[T any](name, description string, of func(*T) int) Field[T] {
	return Field[T]{Column: Column{name, Integer, description, true}, Of: func(row *T) Value {
		n := of(row)
		return Value{Integer: n, Missing: n == 0}
	}}
}

// truth makes a column of booleans.
func truth[T any](name, description string, of func(*T) bool) Field[T] {
	return Field[T]{Column: Column{name, Boolean, description, false}, Of: func(row *T) Value { return Value{Boolean: of(row)} }}
}

// perhaps makes a column of booleans that may be missing.
func perhaps[T any](name, description string, of func(*T) *bool) Field[T] {
	return Field[T]{Column: Column{name, Boolean, description, true}, Of: func(row *T) Value {
		b := of(row)
		if b == nil {
			return Value{Missing: true}
		}
		return Value{Boolean: *b}
	}}
}

// list makes a column of lists.
func list[T any, S ~string](name, description string, of func(*T) []S) Field[T] {
	return gathered(name, description, func(row *T, room []string) []string {
		for _, item := range of(row) {
			room = append(room, string(item))
		}
		return room
	})
}

// gathered makes a column of lists that are put together in room.
func gathered[T any](name, description string, in func(row *T, room []string) []string) Field[T] {
	return Field[T]{Column: Column{name, List, description, false}, Of: func(row *T) Value { return Value{List: in(row, nil)} }, ItemsOf: in}
}

// Strings gives items as plain texts.
func Strings[S ~string](items []S) []string {
	if len(items) == 0 {
		return nil
	}
	out := make([]string, len(items))
	for i, item := range items {
		out[i] = string(item)
	}
	return out
}
