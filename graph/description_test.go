package graph_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"github.com/evgraph/evgraph/graph"
)

// described is one element of the schema with its place.
type described struct {
	path string
	text string
	// What an example in the text is written for: a selection on a type, or a
	// value of an input type.
	parent *ast.Definition
	input  *ast.Type
}

// elements lists everything in the schema that people read about.
func elements(schema *ast.Schema) []described {
	var all []described
	for name, definition := range schema.Types {
		if definition.BuiltIn || strings.HasPrefix(name, "__") {
			continue
		}
		all = append(all, ofType(definition)...)
	}
	slices.SortFunc(all, func(a, b described) int { return strings.Compare(a.path, b.path) })
	return all
}

func ofType(d *ast.Definition) []described {
	own := described{path: d.Name, text: d.Description}
	if d.Kind == ast.InputObject {
		own.input = ast.NamedType(d.Name, nil)
	}
	all := []described{own}
	for _, value := range d.EnumValues {
		all = append(all, described{path: d.Name + "." + value.Name, text: value.Description})
	}
	for _, field := range d.Fields {
		if strings.HasPrefix(field.Name, "__") {
			continue
		}
		path := d.Name + "." + field.Name
		if d.Kind == ast.InputObject {
			all = append(all, described{path: path, text: field.Description, input: field.Type})
			continue
		}
		all = append(all, described{path: path, text: field.Description, parent: d})
		for _, argument := range field.Arguments {
			all = append(all, described{path: path + "(" + argument.Name + ":)", text: argument.Description, input: argument.Type})
		}
	}
	return all
}

// TestDescriptions wants a sentence for everything in the schema.
func TestDescriptions(t *testing.T) {
	for _, e := range elements(graph.NewSchema().Schema()) {
		if strings.TrimSpace(e.text) == "" {
			t.Errorf("%s has no description", e.path)
		}
	}
}

// example finds what is given as an example of use.
var example = regexp.MustCompile("Example: `((?:[^`])+)`")

// TestExamples checks the examples of the descriptions against the schema: those
// of fields are selections, those of arguments and input types are values.
func TestExamples(t *testing.T) {
	schema := graph.NewSchema().Schema()
	checked := map[string]int{}
	for _, e := range elements(schema) {
		for _, match := range example.FindAllStringSubmatch(e.text, -1) {
			query, kind := e.query(schema, match[1])
			if query == "" {
				continue
			}
			checked[kind]++
			if fault := validate(schema, query); fault != "" {
				t.Errorf("the example of %s does not fit the schema: %s\n%s", e.path, fault, query)
			}
		}
	}
	if checked["selection"] < 40 || checked["value"] < 20 {
		t.Errorf("examples were found in too few places: %v", checked)
	}
}

// query makes an operation of an example, "" where it is plain data.
func (e described) query(schema *ast.Schema, text string) (query, kind string) {
	switch {
	case e.input != nil:
		return `query ($example: ` + e.input.String() + ` = ` + valueOf(schema, e.input, text) + `) {__typename}`, "value"
	case e.parent == nil || !strings.ContainsAny(text, "({"):
		return "", ""
	}
	if !strings.HasSuffix(text, "}") {
		text += " {totalCount}"
	}
	switch {
	case e.parent == schema.Query:
		return "{" + text + "}", "selection"
	case e.parent.Name == "Statement":
		return `{statement(id: "x") {` + text + `}}`, "selection"
	case e.parent.Name == "Node" || slices.Contains(e.parent.Interfaces, "Node"):
		return `{node(ref: {id: "x"}) {... on ` + e.parent.Name + ` {` + text + `}}}`, "selection"
	}
	return "", ""
}

// valueOf quotes an example that stands for text as it is.
func valueOf(schema *ast.Schema, t *ast.Type, text string) string {
	plain := t.Elem == nil && schema.Types[t.NamedType].Kind == ast.Scalar && !strings.HasPrefix(text, `"`)
	if plain && (t.NamedType == "String" || t.NamedType == "ID") {
		return `"` + text + `"`
	}
	return text
}

// validate returns the first fault of a query, but lets variables be unused.
func validate(schema *ast.Schema, query string) string {
	document, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil {
		return err.Error()
	}
	checks := rules.NewDefaultRules()
	checks.RemoveRule(rules.NoUnusedVariablesRule.Name)
	if faults := validator.ValidateWithRules(schema, document, checks); len(faults) > 0 {
		return faults[0].Message
	}
	return ""
}

// TestExamplesOfRootFields runs the examples of the root fields on the seed.
// What they name is there.
func TestExamplesOfRootFields(t *testing.T) {
	c, _ := seeded(t)
	schema := graph.NewSchema().Schema()
	for _, field := range schema.Query.Fields {
		if strings.HasPrefix(field.Name, "__") {
			continue
		}
		t.Run(field.Name, func(t *testing.T) {
			c.t = t
			match := example.FindStringSubmatch(field.Description)
			if match == nil {
				t.Fatal("no example")
			}
			a := c.get("{" + match[1] + "}")
			if abbreviated := strings.Contains(match[1], "..."); a.text(field.Name) == "" && !abbreviated {
				t.Errorf("%s finds nothing", match[1])
			}
			if strings.HasPrefix(match[1][strings.LastIndex(match[1], ")")+1:], " { nodes {") && len(a.at(field.Name+".nodes.*")) == 0 {
				t.Errorf("%s finds no nodes", match[1])
			}
		})
	}
}
