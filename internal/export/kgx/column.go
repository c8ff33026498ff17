package kgx

import (
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

// column is a column with how to put what was read into a record; nil for one that
// follows from others.
type column[Row, Record any] struct {
	rows.Field[Row]
	set func(to *Record, v rows.Value)
}

// derivedMark ends the description of columns that are not read.
const derivedMark = " (derived)"

// derived makes a column that is not read.
func derived[Record, Row any](name string, kind rows.Type, description string, of func(*Row) rows.Value) column[Row, Record] {
	return column[Row, Record]{Field: rows.Field[Row]{Column: rows.Column{Name: name, Type: kind, Description: description + derivedMark}, Of: of}}
}

// textValue is missing when empty.
func textValue[S ~string](s S) rows.Value { return rows.Value{Text: string(s), Missing: s == ""} }

// trueOnly leaves false out, which readers take as false, for KGX takes the word
// false in a cell as true.
func trueOnly(b bool) rows.Value { return rows.Value{Boolean: b, Missing: !b} }

func curies[S ~string](items []string) []S {
	var out []S
	for _, item := range items {
		out = append(out, S(item))
	}
	return out
}

// The columns of nodes name the place of their value, which serves both ways.

type nodeColumn = column[kg.Node, kg.Node]

func nodeField(name string, kind rows.Type, description string, of func(*kg.Node) rows.Value, set func(*kg.Node, rows.Value)) nodeColumn {
	return nodeColumn{rows.Field[kg.Node]{Column: rows.Column{Name: name, Type: kind, Description: description}, Of: of}, set}
}

func nodeText[S ~string](name, description string, at func(*kg.Node) *S) nodeColumn {
	return nodeField(name, rows.Text, description, func(n *kg.Node) rows.Value { return textValue(*at(n)) },
		func(n *kg.Node, v rows.Value) { *at(n) = S(v.Text) })
}

func nodeList[S ~string](name, description string, at func(*kg.Node) *[]S) nodeColumn {
	return nodeField(name, rows.List, description, func(n *kg.Node) rows.Value { return rows.Value{List: rows.Strings(*at(n))} },
		func(n *kg.Node, v rows.Value) { *at(n) = curies[S](v.List) })
}

func nodeNumber(name, description string, at func(*kg.Node) *int) nodeColumn {
	return nodeField(name, rows.Integer, description, func(n *kg.Node) rows.Value { return rows.Value{Integer: *at(n), Missing: *at(n) == 0} },
		func(n *kg.Node, v rows.Value) { *at(n) = v.Integer })
}

func nodePerhaps(name, description string, at func(*kg.Node) **bool) nodeColumn {
	return nodeField(name, rows.Boolean, description, func(n *kg.Node) rows.Value {
		if b := *at(n); b != nil {
			return rows.Value{Boolean: *b}
		}
		return rows.Value{Missing: true}
	}, func(n *kg.Node, v rows.Value) {
		if !v.Missing {
			*at(n) = &v.Boolean
		}
	})
}

// The columns of edges name the place of their value in a statement.

type edgeColumn = column[association, claim]

// claim is what is read of an edge.
type claim struct {
	kg.Statement
	evidence string // JSON
	derived  bool
}

func edgeText[S ~string](name, description string, at func(*kg.Statement) *S) edgeColumn {
	return edgeColumn{rows.Field[association]{Column: rows.Column{Name: name, Type: rows.Text, Description: description},
		Of: func(a *association) rows.Value { return textValue(*at(a.Statement)) }},
		func(c *claim, v rows.Value) { *at(&c.Statement) = S(v.Text) }}
}

// edgeValue is a part of a measured value, which is there when one of its parts is.
func edgeValue(name, description string, at func(*kg.Value) *string) edgeColumn {
	return edgeColumn{rows.Field[association]{Column: rows.Column{Name: name, Type: rows.Text, Description: description},
		Of: func(a *association) rows.Value {
			if a.Value == nil {
				return rows.Value{Missing: true}
			}
			return textValue(*at(a.Value))
		}},
		func(c *claim, v rows.Value) {
			if v.Missing {
				return
			}
			if c.Value == nil {
				c.Value = &kg.Value{}
			}
			*at(c.Value) = v.Text
		}}
}

// edgeOwn is a text that the edge says in its own way.
func edgeOwn(name, description string, of func(*association) string, set func(*claim, string)) edgeColumn {
	return edgeColumn{rows.Field[association]{Column: rows.Column{Name: name, Type: rows.Text, Description: description},
		Of: func(a *association) rows.Value { return textValue(of(a)) }},
		func(c *claim, v rows.Value) { set(c, v.Text) }}
}

func edgeDerived(name, description string, of func(*association) string) edgeColumn {
	return derived[claim](name, rows.Text, description, func(a *association) rows.Value { return textValue(of(a)) })
}

func edgeDerivedList(name, description string, of func(*association) []string) edgeColumn {
	return derived[claim](name, rows.List, description, func(a *association) rows.Value { return rows.Value{List: of(a)} })
}
