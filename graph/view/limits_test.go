package view

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
)

func TestLimitsHaveNamesValuesAndReasons(t *testing.T) {
	s := Service{Limits: guard.DefaultLimits()}
	names := map[string]bool{}
	for _, l := range s.limits() {
		if l.Name == "" || names[l.Name] || l.Value <= 0 || l.Reason == "" {
			t.Errorf("limit %+v lacks a name of its own, a value or a reason", l)
		}
		names[l.Name] = true
	}
}

// TestTraversalLimitsArePublished looks in the code for numbers that bound traversals:
// a new one must be told to clients as well.
func TestTraversalLimitsArePublished(t *testing.T) {
	source, err := os.ReadFile("limits.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for name, folder := range map[string]string{"traverse": "../../internal/traverse",
		"metapath": "../../internal/traverse/metapath", "enrich": "../../internal/traverse/enrich"} {
		for _, constant := range bounds(t, folder) {
			found++
			if !strings.Contains(string(source), name+"."+constant+",") {
				t.Errorf("%s.%s bounds traversals, but meta.limits does not say so", name, constant)
			}
		}
	}
	if found < 10 {
		t.Errorf("only %d bounds are found in the code", found)
	}
}

// bounds are the exported constants of a package that are called Max or are a default
// whole number.
func bounds(t *testing.T, folder string) (names []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, declaration := range file.Decls {
			general, ok := declaration.(*ast.GenDecl)
			if !ok || general.Tok != token.CONST {
				continue
			}
			for _, spec := range general.Specs {
				for _, name := range spec.(*ast.ValueSpec).Names {
					if strings.HasPrefix(name.Name, "Max") || strings.HasPrefix(name.Name, "Default") && name.Name != "DefaultDamping" {
						names = append(names, name.Name)
					}
				}
			}
		}
	}
	return names
}
