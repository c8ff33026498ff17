package neostore

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/evgraph/evgraph/internal/kg"
)

func TestServerVersions(t *testing.T) {
	for version, want := range map[string]bool{
		"5.26.0": true, "5.26.16": true, "5.27-aura": true, "2025.10.1": true, "6.0": true,
		"5.25.1": false, "5.9.0": false, "4.4.40": false, "": false, "five": false, "5": false,
	} {
		if got := newEnough(version); got != want {
			t.Errorf("%q: %v", version, got)
		}
	}
}

// TestSchemaHasEveryPredicate reminds whoever adds a predicate of its migration.
func TestSchemaHasEveryPredicate(t *testing.T) {
	all, err := migrations(migrationFiles)
	if err != nil {
		t.Fatal(err)
	}
	var text string
	for _, m := range all {
		text += strings.Join(m.statements, "\n")
	}
	for _, info := range kg.Predicates {
		if !strings.Contains(text, "-[r:"+string(info.Predicate)+"]-") {
			t.Errorf("no migration makes ids of %s unique", info.Predicate)
		}
	}
}

func TestMigrationFiles(t *testing.T) {
	if _, err := migrations(os.DirFS("migrations/..")); err != nil {
		t.Errorf("our own: %v", err)
	}
	file := &fstest.MapFile{Data: []byte("// of two\nCREATE (a);\nCREATE\n  (b);\n")}
	all, err := migrations(fstest.MapFS{"migrations/0001_first.cypher": file})
	if err != nil || len(all) != 1 || all[0].Name != "first" || len(all[0].statements) != 2 || all[0].statements[1] != "CREATE\n(b)" {
		t.Errorf("%+v, %v", all, err)
	}
	for _, name := range []string{"0002_gap.cypher", "first.cypher", "0000_zero.cypher"} {
		if _, err := migrations(fstest.MapFS{"migrations/" + name: file}); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
