package graph_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/evgraph/evgraph/graph"
)

// snapshot is the schema that clients rely on.
const snapshot = "testdata/schema.graphql"

var update = flag.Bool("update", false, "write "+snapshot+", unless the schema breaks what it promises")

// TestSDL keeps the schema as clients know it. An addition needs -update. What
// breaks clients fails even then; to break them on purpose, delete the snapshot
// first.
func TestSDL(t *testing.T) {
	sdl := graph.SDL()
	current := parse(t, sdl)
	old, err := os.ReadFile(snapshot)
	if err != nil && !(*update && os.IsNotExist(err)) {
		t.Fatal(err)
	}
	if err == nil {
		if faults := breaking(parse(t, string(old)), current); len(faults) > 0 {
			t.Fatalf("the schema breaks what %s promises to clients:\n%s", snapshot, strings.Join(faults, "\n"))
		}
	}
	switch {
	case string(old) == sdl:
	case *update:
		if err := os.WriteFile(snapshot, []byte(sdl), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("the schema has additions: %s\nrun go test ./graph -run TestSDL -update", firstDifference(string(old), sdl))
	}
}

func parse(t *testing.T, sdl string) *ast.Schema {
	t.Helper()
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema", Input: sdl})
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func firstDifference(old, current string) string {
	a, b := strings.Split(old, "\n"), strings.Split(current, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "line " + itoa(i+1) + " is now " + strings.TrimSpace(b[i])
		}
	}
	return "lines " + itoa(min(len(a), len(b))+1) + " and on"
}
