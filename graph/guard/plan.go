package guard

import (
	"encoding/json"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// unpagedLength is the length assumed of a list of objects that takes neither
// a page size nor a list to answer one by one.
const unpagedLength = 5

// plan multiplies page sizes through one operation. Each fragment is planned
// once per kind of place it is spread in.
type plan struct {
	schema    *ast.Schema
	limits    Limits
	op        *ast.OperationDefinition
	fragments map[string]*ast.FragmentDefinition
	variables map[string]any
	planned   map[place]int
	steps     int
}

// place is a fragment and whether it is spread directly in a paged field,
// where lists such as edges and nodes are the page itself.
type place struct {
	fragment *ast.FragmentDefinition
	inPage   bool
}

func newPlan(
	schema *ast.Schema, limits Limits, doc *ast.QueryDocument,
	op *ast.OperationDefinition, variables map[string]any,
) *plan {
	return &plan{
		schema:    schema,
		limits:    limits,
		op:        op,
		fragments: fragmentsByName(doc),
		variables: variables,
		planned:   make(map[place]int),
	}
}

func (p *plan) operation() (int, *Error) {
	root := p.schema.Query
	switch p.op.Operation {
	case ast.Mutation:
		root = p.schema.Mutation
	case ast.Subscription:
		root = p.schema.Subscription
	}
	return p.selections(p.op.SelectionSet, root, false)
}

// selections returns the rows that a selection set plans for one object of the
// parent type. What the schema does not know plans nothing.
func (p *plan) selections(set ast.SelectionSet, parent *ast.Definition, inPage bool) (int, *Error) {
	total := 0
	for _, selection := range set {
		p.steps++
		var rows int
		var err *Error
		switch sel := selection.(type) {
		case *ast.Field:
			rows, err = p.field(sel, parent, inPage)
		case *ast.InlineFragment:
			rows, err = p.selections(sel.SelectionSet, p.narrow(parent, sel.TypeCondition), inPage)
		case *ast.FragmentSpread:
			rows, err = p.spread(sel, inPage)
		}
		if err != nil {
			return 0, err
		}
		total = plus(total, rows)
	}
	return total, nil
}

func (p *plan) narrow(parent *ast.Definition, condition string) *ast.Definition {
	if condition == "" {
		return parent
	}
	return p.schema.Types[condition]
}

func (p *plan) spread(spread *ast.FragmentSpread, inPage bool) (int, *Error) {
	fragment := p.fragments[spread.Name]
	if fragment == nil {
		return 0, nil
	}
	key := place{fragment, inPage}
	if rows, done := p.planned[key]; done {
		return rows, nil
	}
	rows, err := p.selections(fragment.SelectionSet, p.schema.Types[fragment.TypeCondition], inPage)
	p.planned[key] = rows
	return rows, err
}

func (p *plan) field(f *ast.Field, parent *ast.Definition, inPage bool) (int, *Error) {
	def := definitionOf(f, parent)
	if def == nil {
		return 0, nil
	}
	length, paged, err := p.length(f, def, inPage)
	if err != nil {
		return 0, err
	}
	inner, err := p.selections(f.SelectionSet, p.schema.Types[def.Type.Name()], paged)
	if err != nil {
		return 0, err
	}
	if length < 0 { // not a list of its own: one object, or the page around it
		return inner, nil
	}
	return times(length, plus(inner, 1)), nil
}

// definitionOf uses what validation noted on a document from the cache.
func definitionOf(f *ast.Field, parent *ast.Definition) *ast.FieldDefinition {
	if f.Definition != nil {
		return f.Definition
	}
	if parent == nil {
		return nil
	}
	return parent.Fields.ForName(f.Name)
}

// length returns how many rows a field plans, or -1 if it is no list, and
// whether the lists directly inside it are its page.
func (p *plan) length(f *ast.Field, def *ast.FieldDefinition, inPage bool) (int, bool, *Error) {
	if first := def.Arguments.ForName("first"); first != nil && first.Type.NamedType == "Int" {
		size, err := p.pageSize(f, first)
		return size, def.Type.Elem == nil, err
	}
	if def.Type.Elem == nil || len(f.SelectionSet) == 0 || inPage {
		return -1, false, nil
	}
	return max(p.longestList(f), unpagedLength), false, nil
}

// pageSize is what "first" or, for a page from the end, "last" asks for: as
// written, else as the schema presets it, else the default of all pages.
func (p *plan) pageSize(f *ast.Field, first *ast.ArgumentDefinition) (int, *Error) {
	size, asked := 0, false
	for _, name := range []string{"first", "last"} {
		argument := f.Arguments.ForName(name)
		if argument == nil {
			continue
		}
		n, stated := p.intOf(argument.Value)
		if !stated {
			continue
		}
		if n < 0 || exceeds(n, p.limits.PageMax) {
			return 0, Errorf(PageOutOfRange, "%s is %d on field %q, outside of 0 to %d",
				name, n, f.Name, p.limits.PageMax).at(argument.Position)
		}
		size, asked = max(size, n), true
	}
	if asked {
		return size, nil
	}
	if preset, ok := literalInt(first.DefaultValue); ok {
		return preset, nil
	}
	return p.limits.PageDefault, nil
}

// intOf reads an integer that is written out or given as a variable. What is
// no integer is left for validation to refuse.
func (p *plan) intOf(value *ast.Value) (int, bool) {
	if value == nil || value.Kind != ast.Variable {
		return literalInt(value)
	}
	if given, ok := p.variables[value.Raw]; ok {
		return goInt(given)
	}
	if def := p.op.VariableDefinitions.ForName(value.Raw); def != nil {
		return literalInt(def.DefaultValue)
	}
	return 0, false
}

func literalInt(value *ast.Value) (int, bool) {
	if value == nil || value.Kind != ast.IntValue {
		return 0, false
	}
	return parseInt(value.Raw)
}

func goInt(value any) (int, bool) {
	switch n := value.(type) {
	case json.Number:
		return parseInt(n.String())
	case int:
		return n, true
	case int64:
		return int(n), true
	case float64:
		return int(n), true
	}
	return 0, false
}

func parseInt(text string) (int, bool) {
	n, err := strconv.ParseInt(text, 10, 32)
	return int(n), err == nil
}

// longestList returns the length of the longest list among a field's
// arguments: a field that answers a list one by one returns that many.
func (p *plan) longestList(f *ast.Field) int {
	longest := 0
	for _, argument := range f.Arguments {
		value := argument.Value
		switch {
		case value == nil:
		case value.Kind == ast.ListValue:
			longest = max(longest, len(value.Children))
		case value.Kind == ast.Variable:
			list, _ := p.variables[value.Raw].([]any)
			longest = max(longest, len(list))
		}
	}
	return longest
}

func times(a, b int) int {
	if a > 0 && b > saturated/a {
		return saturated
	}
	return a * b
}
