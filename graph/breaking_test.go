package graph_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

// breaking lists in words what clients of the old schema would miss in the new
// one. Whatever only adds is not in it: types, fields, optional arguments and
// input fields, and values of enumerations, which may grow.
func breaking(old, current *ast.Schema) []string {
	var d differences
	for _, name := range slices.Sorted(maps.Keys(old.Types)) {
		was, is := old.Types[name], current.Types[name]
		switch {
		case was.BuiltIn:
		case is == nil:
			d.add("type %s is gone", name)
		case was.Kind != is.Kind:
			d.add("type %s was of kind %s and is of kind %s", name, was.Kind, is.Kind)
		default:
			d.definitions(was, is)
		}
	}
	return d
}

type differences []string

func (d *differences) add(format string, args ...any) { *d = append(*d, fmt.Sprintf(format, args...)) }

func (d *differences) definitions(was, is *ast.Definition) {
	for _, name := range was.Interfaces {
		if !slices.Contains(is.Interfaces, name) {
			d.add("type %s no longer implements %s", was.Name, name)
		}
	}
	for _, name := range was.Types {
		if !slices.Contains(is.Types, name) {
			d.add("union %s no longer has %s", was.Name, name)
		}
	}
	for _, value := range was.EnumValues {
		if is.EnumValues.ForName(value.Name) == nil {
			d.add("value %s.%s is gone", was.Name, value.Name)
		}
	}
	if (was.Directives.ForName("oneOf") == nil) != (is.Directives.ForName("oneOf") == nil) {
		d.add("input %s takes exactly one field before or after, but not both", was.Name)
	}
	if was.Kind == ast.InputObject {
		d.inputFields(was, is)
		return
	}
	d.fields(was, is)
}

// fields compares what is read: a type may only become narrower.
func (d *differences) fields(was, is *ast.Definition) {
	for _, field := range was.Fields {
		path := was.Name + "." + field.Name
		now := is.Fields.ForName(field.Name)
		if now == nil {
			d.add("field %s is gone", path)
			continue
		}
		if !narrower(now.Type, field.Type) {
			d.add("field %s was %s and is %s", path, field.Type, now.Type)
		}
		d.arguments(path, field.Arguments, now.Arguments)
	}
}

func (d *differences) arguments(path string, was, is ast.ArgumentDefinitionList) {
	for _, argument := range was {
		now := is.ForName(argument.Name)
		if now == nil {
			d.add("argument %s(%s:) is gone", path, argument.Name)
			continue
		}
		d.inputs(fmt.Sprintf("argument %s(%s:)", path, argument.Name), argument.Type, now.Type, argument.DefaultValue, now.DefaultValue)
	}
	for _, argument := range is {
		if was.ForName(argument.Name) == nil && required(argument.Type, argument.DefaultValue) {
			d.add("argument %s(%s:) is new and required", path, argument.Name)
		}
	}
}

func (d *differences) inputFields(was, is *ast.Definition) {
	for _, field := range was.Fields {
		now := is.Fields.ForName(field.Name)
		if now == nil {
			d.add("input field %s.%s is gone", was.Name, field.Name)
			continue
		}
		d.inputs(fmt.Sprintf("input field %s.%s", was.Name, field.Name), field.Type, now.Type, field.DefaultValue, now.DefaultValue)
	}
	for _, field := range is.Fields {
		if was.Fields.ForName(field.Name) == nil && required(field.Type, field.DefaultValue) {
			d.add("input field %s.%s is new and required", was.Name, field.Name)
		}
	}
}

// inputs compares what is sent: a type may only become wider, and what was left
// out must mean the same.
func (d *differences) inputs(what string, was, is *ast.Type, wasDefault, isDefault *ast.Value) {
	switch {
	case !required(was, wasDefault) && required(is, isDefault):
		d.add("%s was optional and is required", what)
	case !narrower(was, is) && !(isDefault != nil && narrower(was, optionalType(is))):
		d.add("%s was %s and is %s", what, was, is)
	}
	if wasDefault.String() != isDefault.String() && wasDefault != nil {
		d.add("%s was %s by default and is %s", what, wasDefault, isDefault)
	}
}

func required(t *ast.Type, value *ast.Value) bool { return t.NonNull && value == nil }

func optionalType(t *ast.Type) *ast.Type {
	copied := *t
	copied.NonNull = false
	return &copied
}

// narrower reports whether every value of type a is one of type b, as far as
// null goes.
func narrower(a, b *ast.Type) bool {
	if b.NonNull && !a.NonNull {
		return false
	}
	if a.Elem != nil && b.Elem != nil {
		return narrower(a.Elem, b.Elem)
	}
	return a.NamedType == b.NamedType && (a.Elem == nil) == (b.Elem == nil)
}

const promised = `
"Q" type Query { a(x: Int, y: Int! = 1): String, list: [T!]!, gone: Int }
interface N { id: ID! }
type T implements N { id: ID!, text: String }
enum E { ONE TWO }
input I { must: Int!, may: Int, among: [E!] }
input O @oneOf { a: Int, b: Int }
union U = T | Query
`

// TestBreaking names each way to break a client, and lets additions pass.
func TestBreaking(t *testing.T) {
	for _, tc := range []struct{ name, old, new, want string }{
		{"OKSame", "", "", ""},
		{"OKNewField", "gone: Int", "gone: Int, more: [Int!]", ""},
		{"OKNewType", "enum E", "type Fresh { x: Int! } enum E", ""},
		{"OKNewArgument", "x: Int, y", "x: Int, z: String, y", ""},
		{"OKNewArgumentWithDefault", "x: Int, y", "x: Int, z: Int! = 2, y", ""},
		{"OKNewValue", "ONE TWO", "ONE TWO THREE", ""},
		{"OKNewInputField", "may: Int", "may: Int, also: Int", ""},
		{"OKNonNullOutput", "text: String", "text: String!", ""},
		{"OKNullableInput", "must: Int!", "must: Int", ""},
		{"OKRequiredWithDefault", "x: Int,", "x: Int! = 3,", ""},
		{"OKNewInterface", "type T implements N", "interface M { id: ID! } type T implements N & M", ""},
		{"OKDescription", `"Q" type`, `"Better" type`, ""},
		{"ErrField", ", gone: Int", "", "field Query.gone is gone"},
		{"ErrFieldType", "gone: Int", "gone: String", "field Query.gone was Int and is String"},
		{"ErrFieldNullable", "list: [T!]!", "list: [T!]", "field Query.list was [T!]! and is [T!]"},
		{"ErrElementNullable", "list: [T!]!", "list: [T]!", "field Query.list was [T!]! and is [T]!"},
		{"ErrFieldList", "gone: Int", "gone: [Int]", "field Query.gone was Int and is [Int]"},
		{"ErrArgument", "x: Int, ", "", "argument Query.a(x:) is gone"},
		{"ErrArgumentType", "x: Int,", "x: ID,", "argument Query.a(x:) was Int and is ID"},
		{"ErrArgumentRequired", "x: Int,", "x: Int!,", "argument Query.a(x:) was optional and is required"},
		{"ErrNewRequiredArgument", "x: Int,", "x: Int, z: Int!,", "argument Query.a(z:) is new and required"},
		{"ErrDefault", "y: Int! = 1", "y: Int! = 2", "argument Query.a(y:) was 1 by default and is 2"},
		{"ErrDefaultGone", "y: Int! = 1", "y: Int!", "argument Query.a(y:) was optional and is required"},
		{"ErrType", "union U = T | Query", "", "type U is gone"},
		{"ErrKind", "enum E { ONE TWO }", "scalar E", "type E was of kind ENUM and is of kind SCALAR"},
		{"ErrInterface", "type T implements N", "type T", "type T no longer implements N"},
		{"ErrUnion", "= T | Query", "= T", "union U no longer has Query"},
		{"ErrValue", "ONE TWO", "ONE", "value E.TWO is gone"},
		{"ErrInputField", "may: Int, ", "", "input field I.may is gone"},
		{"ErrInputFieldRequired", "may: Int", "may: Int!", "input field I.may was optional and is required"},
		{"ErrInputFieldNew", "may: Int", "may: Int, also: Int!", "input field I.also is new and required"},
		{"ErrInputFieldType", "among: [E!]", "among: [Int!]", "input field I.among was [E!] and is [Int!]"},
		{"ErrOneOf", "input O @oneOf", "input O", "input O takes exactly one field before or after, but not both"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			changed := strings.Replace(promised, tc.old, tc.new, 1)
			got := strings.Join(breaking(parse(t, promised), parse(t, changed)), "; ")
			if !strings.Contains(got, tc.want) || (tc.want == "") != (got == "") {
				t.Errorf("faults are %q, want %q", got, tc.want)
			}
		})
	}
}
