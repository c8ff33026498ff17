package guard

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// checkNulls refuses a null for a variable that is used where null is not
// allowed. Validation lets a nullable variable with a default stand there, and
// gqlgen panics on a null in @skip and @include.
func checkNulls(doc *ast.QueryDocument, nulls []string) *Error {
	var found *Error
	visit := func(value *ast.Value) {
		if found == nil && value.Kind == ast.Variable && value.ExpectedType != nil &&
			value.ExpectedType.NonNull && slices.Contains(nulls, value.Raw) {
			found = Errorf(BadVariables, "variable %q must not be null", "$"+value.Raw).at(value.Position)
		}
	}
	for _, op := range doc.Operations {
		visitValues(op.SelectionSet, visit)
	}
	for _, fragment := range doc.Fragments {
		visitValues(fragment.SelectionSet, visit)
	}
	return found
}

// visitValues calls visit for every value below a selection set, without
// following fragment spreads.
func visitValues(set ast.SelectionSet, visit func(*ast.Value)) {
	for _, selection := range set {
		switch sel := selection.(type) {
		case *ast.Field:
			visitArguments(sel.Arguments, visit)
			visitDirectives(sel.Directives, visit)
			visitValues(sel.SelectionSet, visit)
		case *ast.InlineFragment:
			visitDirectives(sel.Directives, visit)
			visitValues(sel.SelectionSet, visit)
		case *ast.FragmentSpread:
			visitDirectives(sel.Directives, visit)
		}
	}
}

func visitDirectives(list ast.DirectiveList, visit func(*ast.Value)) {
	for _, directive := range list {
		visitArguments(directive.Arguments, visit)
	}
}

func visitArguments(list ast.ArgumentList, visit func(*ast.Value)) {
	for _, argument := range list {
		visitValue(argument.Value, visit)
	}
}

func visitValue(value *ast.Value, visit func(*ast.Value)) {
	if value == nil {
		return
	}
	visit(value)
	for _, child := range value.Children {
		visitValue(child.Value, visit)
	}
}
