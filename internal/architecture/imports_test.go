package architecture

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/evgraph/evgraph"

// allowed lists, for each package, the packages of ours and the modules of
// others that it may import besides the standard library. Every package of the
// program must be listed; a name that ends in /... stands for all below it.
var allowed = map[string][]string{
	"internal/kg":           {"golang.org/x/text"},
	"internal/article":      {},
	"internal/table":        {"internal/cell", "github.com/parquet-go/parquet-go"},
	"internal/origin":       {},
	"internal/web":          {"internal/origin"},
	"examples":              {},
	"seed":                  {},
	"internal/architecture": {},
	"internal/memstore":     {"internal/kg"},
	"internal/neostore":     {"internal/kg", neo4jDriver},
	"internal/neostore/neotest": {"internal/kg", "internal/neostore", neo4jDriver,
		"github.com/testcontainers/testcontainers-go"},
	"internal/neostore/bolttest":                  {},
	"internal/dump":                               {"internal/kg"},
	"internal/cell":                               {},
	"internal/wholefile":                          {},
	"internal/citation":                           {"internal/kg"},
	"internal/export/rows":                        {"internal/kg", "internal/cell"},
	"internal/export/kgx":                         {"internal/kg", "internal/cell", "internal/dump", "internal/export/rows", compress},
	"internal/export":                             {"internal/kg", "internal/cell", "internal/citation", "internal/dump", "internal/export/...", "internal/wholefile", "github.com/parquet-go/parquet-go"},
	"internal/storetest/...":                      {"internal/kg", "internal/storetest/..."},
	"internal/curate":                             {"internal/kg", "internal/article", "internal/wholefile", "go.yaml.in/yaml/v3", "golang.org/x/text"},
	"graph/guard":                                 {gqlgen, gqlparser},
	"graph/transport/...":                         {"graph/guard", "graph/transport/...", gqlgen, gqlparser},
	"internal/traverse":                           {"internal/kg", "internal/traverse/projection", "internal/traverse/stops"},
	"internal/traverse/stops":                     {"internal/kg"},
	"internal/traverse/projection":                {"internal/kg", "internal/traverse/stops"},
	"internal/traverse/projection/projectiontest": {"internal/kg", "internal/traverse/projection"},
	"internal/traverse/metapath":                  {"internal/kg", "internal/traverse/projection"},
	"internal/traverse/enrich":                    {"internal/kg", "internal/traverse/projection"},
	"graph/view":                                  {"internal/kg", "internal/citation", "internal/traverse/...", "graph/guard"},
	"graph/tabular":                               {"internal/kg", "internal/table", "graph/guard", gqlparser},
	"graph/part":                                  {"internal/kg", "internal/export/rows", "graph/guard", "graph/tabular", gqlparser},
	"graph/content":                               {"internal/kg", "internal/export/...", "graph", "graph/guard", compress, gqlparser},
	"graph/saved":                                 {"internal/kg", "internal/export/...", "internal/table", "graph", "graph/content", "graph/part", "graph/guard", "graph/tabular", "graph/transport", gqlparser},
	"graph/bulk":                                  {"internal/kg", "internal/export", "internal/origin", "graph", "graph/content", "graph/guard", "graph/part", "graph/tabular", "graph/transport"},
	"graph/generated":                             {"internal/kg", "internal/traverse", "graph/guard", "graph/view", gqlgen, gqlparser},
	"graph":                                       {"internal/kg", "internal/traverse/...", "graph/...", gqlgen, gqlparser},
	"cmd/evgraph": {"internal/kg", "internal/article", "internal/curate", "internal/memstore",
		"internal/neostore", "internal/dump", "internal/export/...", "internal/table", "internal/traverse", "internal/web", "internal/wholefile",
		"graph", "graph/bulk", "graph/guard", "graph/part", "graph/saved", "graph/tabular", "graph/view", "examples", "seed", "github.com/fsnotify/fsnotify"},
}

const (
	compress    = "github.com/klauspost/compress"
	neo4jDriver = "github.com/neo4j/neo4j-go-driver/v5"
	gqlgen      = "github.com/99designs/gqlgen"
	gqlparser   = "github.com/vektah/gqlparser/v2"
)

func TestImports(t *testing.T) {
	seen := map[string]bool{}
	for file, imports := range sourceFiles(t) {
		pkg := filepath.ToSlash(filepath.Dir(file))
		rule, ok := ruleFor(pkg)
		if !ok {
			t.Errorf("%s: package %s is not in the table of allowed imports", file, pkg)
			continue
		}
		seen[rule] = true
		for _, path := range imports {
			if !permitted(allowed[rule], path) {
				t.Errorf("%s: package %s must not import %s", file, pkg, path)
			}
		}
	}
	for rule := range allowed {
		if !seen[rule] {
			t.Errorf("the table lists %s, which does not exist", rule)
		}
	}
}

// sourceFiles gives the imports of every Go file that is no test.
func sourceFiles(t *testing.T) map[string][]string {
	t.Helper()
	files := map[string][]string{}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		name := entry.Name()
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules"):
			return filepath.SkipDir
		case !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		for _, spec := range parsed.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			files[rel] = append(files[rel], imported)
		}
		if files[rel] == nil {
			files[rel] = []string{}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func ruleFor(pkg string) (rule string, ok bool) {
	if _, ok := allowed[pkg]; ok {
		return pkg, true
	}
	for rule := range allowed {
		if under(rule, pkg) {
			return rule, true
		}
	}
	return "", false
}

// under reports whether pkg is what rule names, or below it for a rule in /...
func under(rule, pkg string) bool {
	parent, open := strings.CutSuffix(rule, "/...")
	return pkg == parent || open && strings.HasPrefix(pkg, parent+"/")
}

func permitted(rules []string, path string) bool {
	if own, ok := strings.CutPrefix(path, module+"/"); ok {
		return slices.ContainsFunc(rules, func(r string) bool { return under(r, own) })
	}
	if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") {
		return true // standard library
	}
	return slices.ContainsFunc(rules, func(r string) bool { return path == r || strings.HasPrefix(path, r+"/") })
}
