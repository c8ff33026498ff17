package kgx_test

import (
	"os"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/cell"
	"github.com/evgraph/evgraph/internal/export/kgx"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
)

// terms are those of the Biolink Model, as "predicate affects".
func terms(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile("testdata/biolink.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for line := range strings.SplitSeq(string(text), "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			out[line] = true
		}
	}
	return out
}

// TestTermsAreBiolink holds every term that is written to the Biolink Model.
func TestTermsAreBiolink(t *testing.T) {
	known := terms(t)
	for name, d := range map[string]*kg.Dataset{"the seed": seeded(t), "a generated graph": storetest.Generate(5, storetest.Size{Nodes: 400, Statements: 4000})} {
		t.Run(name, func(t *testing.T) {
			files := unpack(t, written(t, d, kgx.TSV))
			written := map[string]bool{}
			add := func(kind, value string) {
				if value != "" {
					written[kind+" "+strings.TrimPrefix(value, "biolink:")] = true
				}
			}
			for _, file := range files[:2] {
				for _, row := range tsv(t, file.text) {
					for column, value := range row {
						if !strings.HasPrefix(column, "evgraph_") {
							add("property", column)
						}
						switch column {
						case "category":
							add("class", cell.Text(value))
						case "predicate", "qualified_predicate":
							add("predicate", value)
						case "object_aspect_qualifier":
							add("aspect", value)
						case "object_direction_qualifier":
							add("direction", value)
						case "knowledge_level", "agent_type":
							add(column, value)
						}
					}
					if p := row["predicate"]; strings.Contains(p, "ameliorat") || p == "biolink:treats" {
						t.Errorf("%s says %s", row["id"], p)
					}
					if row["knowledge_level"] == "" && file.name == files[1].name {
						t.Errorf("%s has no knowledge level", row["id"])
					}
				}
			}
			for term := range written {
				if !known[term] {
					t.Errorf("Biolink has no %s", term)
				}
			}
			if len(written) < 60 {
				t.Errorf("only %d terms were written", len(written))
			}
		})
	}
}
