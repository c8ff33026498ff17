package tabular

import (
	"encoding/json"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/evgraph/evgraph/graph/guard"
)

// Variable is one variable of a query.
type Variable struct {
	Name     string `json:"name"`
	Type     string `json:"type"`
	Required bool   `json:"required"`
	Default  string `json:"default,omitempty"`
	Example  any    `json:"example,omitempty"`
}

// Variables lists the variables of the query; the example values may be nil.
func (q *Query) Variables(examples map[string]any) []Variable {
	list := []Variable{}
	for _, def := range q.operation.VariableDefinitions {
		v := Variable{Name: def.Variable, Type: def.Type.String(), Required: def.Type.NonNull && def.DefaultValue == nil,
			Example: examples[def.Variable]}
		if def.DefaultValue != nil {
			v.Default = def.DefaultValue.String()
		}
		list = append(list, v)
	}
	return list
}

// Coerce reads the variables of the query from texts, by their types: a list has
// a text for each item, or one that is a JSON array, whose texts are read as these
// are; an input object is JSON; a reference to a node may also be its name, or its id
// where it looks like one.
// What a text lacks to be right is for the server to say, unless nothing could. Those
// that are known without a text, which may be none, stay as they are.
func (q *Query) Coerce(texts url.Values, known map[string]any) (map[string]any, error) {
	variables := map[string]any{}
	maps.Copy(variables, known)
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		v, err := q.CoerceOne(name, texts[name]...)
		if err != nil {
			return nil, err
		}
		variables[name] = v
	}
	for _, def := range q.operation.VariableDefinitions {
		if _, given := variables[def.Variable]; !given && def.Type.NonNull && def.DefaultValue == nil {
			return nil, q.refuse("variable %q is missing", def.Variable)
		}
	}
	return variables, nil
}

// CoerceOne reads one variable.
func (q *Query) CoerceOne(name string, texts ...string) (any, error) {
	def := q.operation.VariableDefinitions.ForName(name)
	if def == nil {
		return nil, q.refuse("the query has no variable %q", name)
	}
	return q.variable(def, texts)
}

func (q *Query) refuse(format string, args ...any) *guard.Error {
	return guard.Errorf(guard.BadVariables, format, args...).WithHint("%s", q.variablesHint())
}

func (q *Query) variablesHint() string {
	var parts []string
	for _, v := range q.Variables(nil) {
		text := v.Name + ": " + v.Type
		if !v.Required {
			text += " (may be left out)"
		}
		parts = append(parts, text)
	}
	if parts == nil {
		return "the query has no variables"
	}
	return "its variables are " + strings.Join(parts, ", ")
}

func (q *Query) variable(def *ast.VariableDefinition, texts []string) (any, error) {
	if def.Type.Elem == nil {
		if len(texts) != 1 {
			return nil, q.refuse("variable %q is given %d times, but is no list", def.Variable, len(texts))
		}
		return q.value(def.Variable, def.Type, texts[0])
	}
	given := make([]any, len(texts))
	for i, text := range texts {
		given[i] = text
	}
	if len(texts) == 1 && strings.HasPrefix(strings.TrimSpace(texts[0]), "[") {
		list, err := q.fromJSON(def.Variable, texts[0])
		if err != nil {
			return nil, err
		}
		given, _ = list.([]any)
	}
	return q.items(def.Variable, def.Type.Elem, given)
}

// items reads the texts among the items of a list.
func (q *Query) items(name string, typ *ast.Type, given []any) ([]any, error) {
	items := slices.Clone(given)
	for i, item := range given {
		text, ok := item.(string)
		if !ok {
			continue
		}
		v, err := q.value(name, typ, text)
		if err != nil {
			return nil, err
		}
		items[i] = v
	}
	return items, nil
}

// curie matches what is meant as an id rather than as a name.
var curie = regexp.MustCompile(`^[A-Za-z][\w.]*:\S+$`)

func (q *Query) value(name string, typ *ast.Type, text string) (any, error) {
	if typ.Elem != nil {
		return q.fromJSON(name, text)
	}
	def := q.schema.Types[typ.Name()]
	switch {
	case def.Kind == ast.InputObject && strings.HasPrefix(strings.TrimSpace(text), "{"):
		return q.fromJSON(name, text)
	case def.Name == "NodeRef" && text == "":
		return nil, q.refuse("variable %q is empty, but names a node", name)
	case def.Name == "NodeRef" && curie.MatchString(text):
		return map[string]any{"id": text}, nil
	case def.Name == "NodeRef":
		return map[string]any{"name": text}, nil
	case def.Kind == ast.InputObject:
		return nil, q.refuse("variable %q is of type %s, whose values are JSON objects", name, def.Name)
	case text == "" && !typ.NonNull:
		return nil, nil
	case def.Kind == ast.Enum:
		return q.enum(name, def, text)
	}
	return q.scalar(name, def.Name, text)
}

func (q *Query) scalar(name, typ, text string) (any, error) {
	switch typ {
	case "Int":
		if n, err := strconv.ParseInt(text, 10, 32); err == nil {
			return n, nil
		}
	case "Float":
		if f, err := strconv.ParseFloat(text, 64); err == nil && f-f == 0 {
			return f, nil
		}
	case "Boolean":
		if text == "true" || text == "false" {
			return text == "true", nil
		}
	default:
		return text, nil
	}
	return nil, q.refuse("variable %q is %q, which is no %s", name, text, typ)
}

func (q *Query) enum(name string, def *ast.Definition, text string) (any, error) {
	var values []string
	for _, v := range def.EnumValues {
		if v.Name == text {
			return text, nil
		}
		values = append(values, v.Name)
	}
	return nil, guard.Errorf(guard.BadVariables, "variable %q is %q, which is no %s", name, text, def.Name).
		WithHint("use one of %s", strings.Join(values, ", "))
}

func (q *Query) fromJSON(name, text string) (any, error) {
	var v any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&v); err != nil || d.More() {
		return nil, q.refuse("variable %q is not JSON: %q", name, text)
	}
	return v, nil
}
