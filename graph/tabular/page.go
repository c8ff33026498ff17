package tabular

import (
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"

	"github.com/evgraph/evgraph/graph/guard"
)

// addPageInfo asks every connection whether it goes on.
func (p *Plan) addPageInfo(set ast.SelectionSet) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.InlineFragment:
			p.addPageInfo(s.SelectionSet)
		case *ast.Field:
			p.addPageInfo(s.SelectionSet)
			if typ := p.query.schema.Types[s.Definition.Type.Name()]; isConnection(typ) {
				info := p.query.schema.Types["PageInfo"]
				page := selected(typ, "pageInfo")
				page.SelectionSet = ast.SelectionSet{selected(info, "hasNextPage"), selected(info, "endCursor")}
				s.SelectionSet = append(s.SelectionSet, page)
			}
		}
	}
}

// selected is a selection of a field.
func selected(owner *ast.Definition, name string) *ast.Field {
	return &ast.Field{Alias: name, Name: name, Definition: owner.Fields.ForName(name), ObjectDefinition: owner}
}

// pager is the connection whose pages give the rows. It is nil where there is none,
// and where the query reads the list from its end: then it has what it asks for.
func (p *Plan) pager() *field {
	holder := p.holder()
	if holder == nil || !p.list().page() {
		return nil
	}
	for _, site := range holder.sites {
		if site.Arguments.ForName("last") != nil || site.Arguments.ForName("before") != nil {
			return nil
		}
	}
	return holder
}

// holder is what holds the list: a connection or another object, or nil.
func (p *Plan) holder() *field {
	if len(p.way) < 2 {
		return nil
	}
	return p.way[len(p.way)-2]
}

// preparePaging asks for the number of elements and for why some may be missing,
// and gives the cursor a variable.
func (p *Plan) preparePaging() error {
	holder := p.holder()
	if holder == nil {
		return nil
	}
	for _, site := range holder.sites {
		if p.list().counted() {
			site.SelectionSet = append(site.SelectionSet, selected(holder.typ, "totalCount"))
		}
		if holder.typ.Fields.ForName("truncated") != nil {
			truncated := selected(holder.typ, "truncated")
			truncated.SelectionSet = ast.SelectionSet{selected(p.query.schema.Types["Truncation"], "reason")}
			site.SelectionSet = append(site.SelectionSet, truncated)
		}
	}
	for _, f := range holder.fields {
		switch f.key {
		case "totalCount", "truncated", "pageInfo":
			if f.name != f.key {
				return guard.Errorf(guard.ValidationFailed, "%s is the alias of another field beside the list", f.key).
					WithHint("choose another alias: a table needs that field itself")
			}
		}
	}
	if p.pager() != nil {
		p.chooseAfter()
		p.noteSizes()
	}
	return nil
}

// chooseAfter finds or makes the variable that carries the cursor.
func (p *Plan) chooseAfter() {
	for _, site := range p.pager().sites {
		if given := site.Arguments.ForName("after"); given != nil && given.Value.Kind == ast.Variable {
			p.after = given.Value.Raw
		}
	}
	if p.after != "" {
		return
	}
	p.after = "after"
	for p.query.operation.VariableDefinitions.ForName(p.after) != nil {
		p.after += "Row"
	}
	for _, site := range p.pager().sites {
		site.Arguments = withArgument(site.Arguments, "after", &ast.Value{Raw: p.after, Kind: ast.Variable})
	}
}

// text is the document that asks for a page of some size, 0 for that of the query. A
// variable that gave the size and nothing else goes with it.
func (p *Plan) text(size int) string {
	op := *p.query.operation
	op.SelectionSet = p.root
	if p.after != "" && op.VariableDefinitions.ForName(p.after) == nil {
		op.VariableDefinitions = append(append(ast.VariableDefinitionList(nil), op.VariableDefinitions...),
			&ast.VariableDefinition{Variable: p.after, Type: ast.NamedType("String", nil)})
	}
	if p.pager() != nil && size > 0 {
		for _, site := range p.pager().sites {
			site.Arguments = withArgument(site.Arguments, "first", &ast.Value{Raw: strconv.Itoa(size), Kind: ast.IntValue})
		}
		op.VariableDefinitions = usageOf(p.root).of(op.VariableDefinitions)
	}
	var out strings.Builder
	formatter.NewFormatter(&out, formatter.WithIndent(" ")).FormatQueryDocument(&ast.QueryDocument{Operations: ast.OperationList{&op}})
	return out.String()
}

// withArgument copies the arguments with one set anew.
func withArgument(given ast.ArgumentList, name string, value *ast.Value) ast.ArgumentList {
	var out ast.ArgumentList
	for _, a := range given {
		if a.Name != name {
			out = append(out, a)
		}
	}
	return append(out, &ast.Argument{Name: name, Value: value})
}
