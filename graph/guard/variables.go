package guard

import (
	"context"
	"fmt"
	"reflect"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Variables holds variables to their types more strictly than gqlparser: Int
// is a 32-bit integer and no string, String and ID are strings and no numbers,
// enum values are spelled exactly, input objects have no __typename, and an
// input with @oneOf has exactly one key that is not null. Custom scalars are
// for their own Unmarshal functions to judge, which return an [Error].
type Variables struct{ schema *ast.Schema }

var (
	_ graphql.HandlerExtension        = (*Variables)(nil)
	_ graphql.OperationContextMutator = (*Variables)(nil)
)

// NewVariables makes the check for a schema.
func NewVariables(schema *ast.Schema) *Variables { return &Variables{schema: schema} }

// ExtensionName names the extension to gqlgen.
func (*Variables) ExtensionName() string { return "Variables" }

// Validate has nothing to ask of the schema.
func (*Variables) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext checks the coerced variables of an operation.
func (v *Variables) MutateOperationContext(
	_ context.Context, op *graphql.OperationContext,
) *gqlerror.Error {
	if err := v.check(op); err != nil {
		return err.GraphQL()
	}
	return nil
}

func (v *Variables) check(op *graphql.OperationContext) *Error {
	var nulls []string
	for _, def := range op.Operation.VariableDefinitions {
		value, given := op.Variables[def.Variable]
		if !given {
			continue
		}
		if value == nil && def.DefaultValue != nil {
			nulls = append(nulls, def.Variable)
		}
		c := variableCheck{schema: v.schema, path: []string{"$" + def.Variable}}
		if err := c.value(def.Type, value); err != nil {
			return err
		}
	}
	if len(nulls) == 0 {
		return nil
	}
	return checkNulls(op.Doc, nulls)
}

// variableCheck walks one variable along its type.
type variableCheck struct {
	schema *ast.Schema
	path   []string
}

func (c *variableCheck) value(typ *ast.Type, value any) *Error {
	if value == nil {
		if typ.NonNull {
			return c.fault("must not be null")
		}
		return nil
	}
	if typ.Elem != nil {
		return c.list(typ, value)
	}
	def := c.schema.Types[typ.NamedType]
	if def == nil {
		return nil
	}
	switch def.Kind {
	case ast.InputObject:
		return c.object(def, value)
	case ast.Enum:
		return c.enum(def, value)
	case ast.Scalar:
		return c.scalar(def.Name, value)
	}
	return nil
}

// list takes any slice, since gqlparser wraps a lone value in one of its type.
func (c *variableCheck) list(typ *ast.Type, value any) *Error {
	elements := reflect.ValueOf(value)
	if elements.Kind() != reflect.Slice {
		return c.value(typ.Elem, value)
	}
	for i := range elements.Len() {
		if err := c.child("["+strconv.Itoa(i)+"]", typ.Elem, elements.Index(i).Interface()); err != nil {
			return err
		}
	}
	return nil
}

func (c *variableCheck) object(def *ast.Definition, value any) *Error {
	object, ok := value.(map[string]any)
	if !ok {
		return c.fault("must be an object of type %s, not %s", def.Name, describe(value))
	}
	if def.Directives.ForName("oneOf") != nil {
		if err := c.oneOf(def, object); err != nil {
			return err
		}
	}
	if _, present := object["__typename"]; present {
		return c.fault("must not hold __typename")
	}
	for _, field := range def.Fields {
		if member, present := object[field.Name]; present {
			if err := c.child("."+field.Name, field.Type, member); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *variableCheck) oneOf(def *ast.Definition, object map[string]any) *Error {
	if len(object) != 1 {
		return c.refuse(OneOfViolation, "must have exactly one key of %s, but has %d", def.Name, len(object))
	}
	for key, member := range object {
		if member == nil {
			return c.refuse(OneOfViolation, "must not be null at key %q of %s", key, def.Name)
		}
	}
	return nil
}

func (c *variableCheck) enum(def *ast.Definition, value any) *Error {
	name, ok := value.(string)
	if !ok {
		return c.fault("must be a value of enum %s, not %s", def.Name, describe(value))
	}
	if def.EnumValues.ForName(name) == nil {
		return c.fault("must be a value of enum %s, spelled exactly", def.Name)
	}
	return nil
}

func (c *variableCheck) child(step string, typ *ast.Type, value any) *Error {
	c.path = append(c.path, step)
	err := c.value(typ, value)
	c.path = c.path[:len(c.path)-1]
	return err
}

func (c *variableCheck) fault(format string, args ...any) *Error {
	return c.refuse(BadVariables, format, args...)
}

func (c *variableCheck) refuse(code Code, format string, args ...any) *Error {
	where := ""
	for _, step := range c.path {
		where += step
	}
	return Errorf(code, "variable %q %s", where, fmt.Sprintf(format, args...))
}
