package guard

import (
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// Rules returns gqlparser's validation rules with stricter literals, made anew
// on each call because gqlgen changes the set it gets. gqlgen itself turns the
// suggestions for field names on and off; those for values are off here, since
// they compare a string of any length with every enum value.
func Rules() *rules.Rules {
	set := rules.NewDefaultRules()
	set.RemoveRule(rules.ValuesOfCorrectTypeRule.Name)
	values := rules.ValuesOfCorrectTypeRuleWithoutSuggestions
	set.AddRule(values.Name, values.RuleFunc)
	set.AddRule("StrictLiterals", strictLiterals)
	return set
}

// strictLiterals refuses literals that gqlparser lets pass.
func strictLiterals(observers *core.Events, addError core.AddErrFunc) {
	reported := map[*ast.Value]bool{}
	observers.OnValue(func(_ *core.Walker, value *ast.Value) {
		fault := literalFault(value)
		if fault == nil || reported[value] {
			return
		}
		reported[value] = true
		addError(core.Message("%s", fault.Message), core.At(value.Position), func(err *gqlerror.Error) {
			err.Err = fault
		})
	})
}

func literalFault(value *ast.Value) *Error {
	typ := ""
	if value.Definition != nil && value.Definition.Kind == ast.Scalar {
		typ = value.Definition.Name
	}
	switch value.Kind {
	case ast.IntValue:
		return intFault(value.Raw, typ)
	case ast.FloatValue:
		if _, err := strconv.ParseFloat(value.Raw, 64); err != nil {
			return Errorf(ValidationFailed, "the number %s cannot be represented", value.Raw)
		}
	case ast.StringValue, ast.BlockValue:
		if typ == "ID" {
			return idFault(value.Raw)
		}
	}
	return nil
}

// intFault also refuses what no type can hold: gqlgen panics on a number that
// it cannot parse, whatever the type of the argument.
func intFault(raw, typ string) *Error {
	if typ == "ID" {
		return Errorf(ValidationFailed, "an id is a string: write %q instead of %s", raw, raw)
	}
	if typ == "Int" {
		if _, err := strconv.ParseInt(raw, 10, 32); err != nil {
			return Errorf(ValidationFailed, "the number %s is outside of the 32-bit integers", raw)
		}
	}
	if _, err := strconv.ParseInt(raw, 10, 64); err != nil {
		return Errorf(ValidationFailed, "the number %s cannot be represented", raw)
	}
	return nil
}
