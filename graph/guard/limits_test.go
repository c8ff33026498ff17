package guard_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"strconv"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
)

func TestLimitsAreAllPublished(t *testing.T) {
	limits := guard.DefaultLimits()
	list := limits.List()
	if fields := reflect.TypeFor[guard.Limits]().NumField(); len(list) != fields {
		t.Errorf("publishes %d limits of %d", len(list), fields)
	}
	names := map[string]bool{}
	for _, limit := range list {
		if limit.Name == "" || names[limit.Name] || limit.Value <= 0 || limit.Reason == "" {
			t.Errorf("limit %+v lacks a name of its own, a value or a reason", limit)
		}
		names[limit.Name] = true
	}
}

func TestCodesAreAllDocumented(t *testing.T) {
	documented := map[string]bool{}
	for _, doc := range guard.Codes() {
		if documented[string(doc.Code)] || doc.Meaning == "" || doc.Hint == "" || doc.Status < 200 {
			t.Errorf("code %+v is listed twice or lacks meaning, hint or status", doc)
		}
		documented[string(doc.Code)] = true
	}
	declared := declaredCodes(t)
	for _, code := range declared {
		if !documented[code] {
			t.Errorf("code %s is not documented", code)
		}
	}
	if len(declared) != len(documented) {
		t.Errorf("%d codes are declared and %d documented", len(declared), len(documented))
	}
}

// declaredCodes reads the constants of codes.go.
func declaredCodes(t *testing.T) []string {
	file, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if typ, ok := spec.Type.(*ast.Ident); ok && typ.Name == "Code" {
			code, _ := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			codes = append(codes, code)
		}
		return true
	})
	return codes
}

func TestUnknownCodeIsAServerFault(t *testing.T) {
	if status := guard.Code("NEW").Status(); status != 500 {
		t.Errorf("status is %d", status)
	}
}
