package guard

import "github.com/vektah/gqlparser/v2/ast"

// checkInputDepth refuses variables whose lists and objects are nested deeper
// than the limit. The map of all variables does not count as a level.
func checkInputDepth(variables map[string]any, limit int) *Error {
	if limit == 0 {
		return nil
	}
	for name, value := range variables {
		if deeperThan(value, limit) {
			return Errorf(InputTooDeep, "variable %q is nested more than %d deep", "$"+name, limit)
		}
	}
	return nil
}

func deeperThan(value any, levels int) bool {
	switch v := value.(type) {
	case []any:
		if levels == 0 {
			return true
		}
		for _, element := range v {
			if deeperThan(element, levels-1) {
				return true
			}
		}
	case map[string]any:
		if levels == 0 {
			return true
		}
		for _, element := range v {
			if deeperThan(element, levels-1) {
				return true
			}
		}
	}
	return false
}

// checkLiteralDepth does the same for a value written in the document.
func checkLiteralDepth(value *ast.Value, limit int) *Error {
	if limit == 0 || value == nil || !literalDeeperThan(value, limit) {
		return nil
	}
	return Errorf(InputTooDeep, "a value is nested more than %d deep", limit).at(value.Position)
}

func literalDeeperThan(value *ast.Value, levels int) bool {
	if value.Kind != ast.ListValue && value.Kind != ast.ObjectValue {
		return false
	}
	if levels == 0 {
		return true
	}
	for _, child := range value.Children {
		if child.Value != nil && literalDeeperThan(child.Value, levels-1) {
			return true
		}
	}
	return false
}
