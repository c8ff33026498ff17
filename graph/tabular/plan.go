package tabular

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/table"
)

// Query is one operation that fits the schema.
type Query struct {
	schema    *ast.Schema
	operation *ast.OperationDefinition
}

// Parse reads the operation of a document; its name is needed only where there are
// several. It is made for documents that are trusted: nothing limits their size.
func Parse(schema *ast.Schema, text, operation string) (*Query, error) {
	doc, err := parser.ParseQuery(&ast.Source{Input: text})
	if err != nil {
		return nil, guard.Errorf(guard.ParseFailed, "%v", err)
	}
	if faults := validator.ValidateWithRules(schema, doc, guard.Rules()); len(faults) > 0 {
		return nil, guard.Errorf(guard.ValidationFailed, "%v", faults[0])
	}
	op := doc.Operations.ForName(operation)
	if op == nil {
		return nil, guard.Errorf(guard.ValidationFailed, "the document has no operation of that name, or several and none is named")
	}
	return &Query{schema, op}, nil
}

// Choice says which table of a query is wanted.
type Choice struct {
	Rows    string // path of the list, where the query has several
	Explode string // column or list inside an element that is exploded
}

// Plan says how the answers of a query become a table.
type Plan struct {
	query    *Query
	root     ast.SelectionSet // of the operation, fragments written out
	fields   []*field
	way      []*field // from the top to the list, which is the last
	columns  []column
	exploded []*field // from an element to the exploded list, which is the last
	nested   []nested // connections inside an element
	after    string   // variable that carries the cursor
	sizes    ast.VariableDefinitionList
	network  bool // reads what the answer is about, not a table
}

// column is a column with its way to the values.
type column struct {
	table.Column
	way    []*field
	beside bool // the way begins at the top, not at an element
	frame  int  // how many exploded lists its way shares
}

// nested is a connection inside an element.
type nested struct {
	label string
	way   []*field // from an element to hasNextPage
}

// Plan decides on the list and the columns of a query.
func (q *Query) Plan(choice Choice) (*Plan, error) {
	p := &Plan{query: q, root: written(q.operation.SelectionSet)}
	return p.prepare(choice)
}

func (p *Plan) prepare(choice Choice) (*Plan, error) {
	p.addPageInfo(p.root)
	p.fields = merged(p.query.schema, p.root, nil)
	if err := p.chooseList(choice.Rows); err != nil {
		return nil, err
	}
	p.addColumns()
	if err := p.explode(choice.Explode); err != nil {
		return nil, err
	}
	return p, p.preparePaging()
}

// Columns are the columns of the table.
func (p *Plan) Columns() []table.Column {
	columns := make([]table.Column, len(p.columns))
	for i, c := range p.columns {
		columns[i] = c.Column
	}
	return columns
}

// list is a list that could give the rows.
type list struct {
	way  []*field
	main bool // it speaks of no other list
}

func (l list) path() string { return pathOf(l.way) }

func pathOf(way []*field) string {
	keys := make([]string, len(way))
	for i, f := range way {
		keys[i] = f.key
	}
	return strings.Join(keys, ".")
}

// Lists names the lists that could give the rows, those first that would without
// being asked for.
func (q *Query) Lists() []string {
	var first, rest []string
	for _, l := range lists(merged(q.schema, written(q.operation.SelectionSet), nil), nil, true) {
		if l.main {
			first = append(first, l.path())
		} else {
			rest = append(rest, l.path())
		}
	}
	return append(first, rest...)
}

func lists(fields []*field, way []*field, main bool) []list {
	hasPage := slices.ContainsFunc(fields, (*field).page)
	var found []list
	for _, f := range fields {
		if f.plain() {
			continue
		}
		to := append(slices.Clip(way), f)
		isMain := main && !f.speaksOfList() && (!hasPage || f.page())
		if f.lists > 0 {
			found = append(found, list{to, isMain})
		} else {
			found = append(found, lists(f.fields, to, isMain)...)
		}
	}
	return found
}

func (p *Plan) chooseList(path string) error {
	all := lists(p.fields, nil, true)
	var chosen []list
	var paths []string
	for _, l := range all {
		if path == "" && l.main || path == l.path() {
			chosen = append(chosen, l)
		}
		if l.main || path != "" {
			paths = append(paths, l.path())
		}
	}
	switch {
	case len(chosen) == 1:
		p.way = chosen[0].way
	case path != "":
		return guard.Errorf(guard.UnknownColumn, "the query has no list %q", path).With("lists", paths).
			WithHint("%s", listsHint(paths))
	case len(chosen) > 1:
		return guard.Errorf(guard.SeveralLists, "the query has more than one list, and a table has the rows of one").
			With("lists", paths).WithHint("%s", listsHint(paths))
	}
	return nil
}

func listsHint(paths []string) string {
	if len(paths) == 0 {
		return "leave rows out; a query without a list gives one row"
	}
	return "choose by rows, which is one of " + strings.Join(paths, ", ")
}
