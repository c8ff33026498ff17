package tabular

import "github.com/vektah/gqlparser/v2/ast"

// usage holds the variables that a part of an operation uses.
type usage map[string]bool

// usageOf reads selections whose fragments are written out.
func usageOf(set ast.SelectionSet) usage {
	u := usage{}
	u.selections(set)
	return u
}

func (u usage) selections(set ast.SelectionSet) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.InlineFragment:
			u.directives(s.Directives)
			u.selections(s.SelectionSet)
		case *ast.Field:
			u.arguments(s.Arguments)
			u.directives(s.Directives)
			u.selections(s.SelectionSet)
		}
	}
}

func (u usage) directives(list ast.DirectiveList) {
	for _, d := range list {
		u.arguments(d.Arguments)
	}
}

func (u usage) arguments(list ast.ArgumentList) {
	for _, a := range list {
		u.value(a.Value)
	}
}

func (u usage) value(v *ast.Value) {
	if v.Kind == ast.Variable {
		u[v.Raw] = true
	}
	for _, inner := range v.Children {
		u.value(inner.Value)
	}
}

// of leaves out the definitions of variables that are not used.
func (u usage) of(definitions ast.VariableDefinitionList) ast.VariableDefinitionList {
	var out ast.VariableDefinitionList
	for _, d := range definitions {
		if u[d.Variable] {
			out = append(out, d)
		}
	}
	return out
}
