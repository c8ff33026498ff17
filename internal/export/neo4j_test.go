package export_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
	"github.com/evgraph/evgraph/internal/storetest"
)

func TestMain(m *testing.M) { os.Exit(neotest.Main(m)) }

// TestNeo4jGivesTheSameBytes writes every file from both stores.
func TestNeo4jGivesTheSameBytes(t *testing.T) {
	for name, d := range map[string]*kg.Dataset{"the seed": seeded(t), "a generated graph": storetest.Generate(6, storetest.Size{Nodes: 250, Statements: 700})} {
		t.Run(name, func(t *testing.T) {
			embedded := reader(t, d)
			onNeo4j, err := neotest.Loaded(t, d, nil).Reader(t.Context())
			check(t, err)
			for _, f := range export.Files {
				want, count := write(t, embedded, f.Name)
				got, n := write(t, onNeo4j, f.Name)
				if !bytes.Equal(got, want) || n != count {
					t.Errorf("%s: %d rows, %d bytes, want %d rows, %d bytes", f.Name, n, len(got), count, len(want))
				}
				if !f.Partial() {
					continue
				}
				part := rows.Selection{Title: "a part", Nodes: []kg.CURIE{d.Nodes[0].ID}, Statements: []kg.StatementID{d.Statements[1].ID, d.Statements[8].ID}}
				want, _ = writePart(t, embedded, f.Name, part)
				if got, _ := writePart(t, onNeo4j, f.Name, part); !bytes.Equal(got, want) {
					t.Errorf("a part of %s has %d bytes, want %d", f.Name, len(got), len(want))
				}
			}
		})
	}
}
