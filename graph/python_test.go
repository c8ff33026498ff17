package graph_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/evgraph/evgraph/graph"
)

// pythonTypes is what the Python client knows of the inputs and vocabularies.
const pythonTypes = "../clients/python/evgraph/schema.py"

// TestPythonTypes keeps the Python client's types those of the schema.
func TestPythonTypes(t *testing.T) {
	current := pythonOf(parse(t, graph.SDL()))
	old, err := os.ReadFile(pythonTypes)
	if err != nil && !*update {
		t.Fatal(err)
	}
	switch {
	case string(old) == current:
	case *update:
		if err := os.WriteFile(pythonTypes, []byte(current), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is not of this schema: %s\nrun go test ./graph -update", pythonTypes, firstDifference(string(old), current))
	}
}

const pythonHead = `"""Inputs and vocabularies of the service.

Written by "go test ./graph -update" from the schema. Methods of the client take what
stands here, and besides it single values for lists and names in the way of Python,
such as include_descendants.
"""

from typing import Any, Dict, Literal, Mapping, Sequence, Tuple, TypedDict, Union

NodeRef = Union[str, int, Mapping[str, Any]]
"""A node: its name or id, the number of a publication, or a NodeRef as a dict."""
`

// pythonOf writes the enumerations and inputs of a schema as Python types, and the
// inputs once more as data: their fields with type and number of lists around it.
func pythonOf(schema *ast.Schema) string {
	var out, data strings.Builder
	out.WriteString(pythonHead)
	data.WriteString("\nINPUTS: Dict[str, Dict[str, Tuple[str, int]]] = {\n")
	for _, name := range slices.Sorted(maps.Keys(schema.Types)) {
		definition := schema.Types[name]
		switch {
		case definition.BuiltIn || name == "NodeRef":
		case definition.Kind == ast.Enum:
			fmt.Fprintf(&out, "\n# %s\n%s = Literal[\n", definition.Description, name)
			for _, value := range definition.EnumValues {
				fmt.Fprintf(&out, "    %q,  # %s\n", value.Name, value.Description)
			}
			out.WriteString("]\n")
		case definition.Kind == ast.InputObject:
			fmt.Fprintf(&out, "\n# %s\n%s = TypedDict(%q, {\n", definition.Description, name, name)
			fmt.Fprintf(&data, "    %q: {", name)
			for i, field := range definition.Fields {
				fmt.Fprintf(&out, "    %q: %q,  # %s\n", field.Name, pythonHint(field.Type), field.Description)
				if i > 0 {
					data.WriteString(", ")
				}
				fmt.Fprintf(&data, "%q: (%q, %d)", field.Name, field.Type.Name(), lists(field.Type))
			}
			out.WriteString("}, total=False)\n")
			data.WriteString("},\n")
		}
	}
	data.WriteString("}\n\"\"\"The fields of each input: their types, and how many lists are around each.\"\"\"\n")
	return out.String() + data.String()
}

func lists(t *ast.Type) int {
	if t.Elem == nil {
		return 0
	}
	return 1 + lists(t.Elem)
}

func pythonHint(t *ast.Type) string {
	if t.Elem != nil {
		item := pythonHint(t.Elem)
		return "Union[" + item + ", Sequence[" + item + "]]"
	}
	switch t.NamedType {
	case "ID", "String":
		return "str"
	case "Int":
		return "int"
	case "Float":
		return "float"
	case "Boolean":
		return "bool"
	}
	return t.NamedType
}
