package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// TestMatrixOfOrgans reads cells that were looked up in the article.
func TestMatrixOfOrgans(t *testing.T) {
	c, _ := seeded(t)
	for _, tc := range []struct{ name, row, column, status, results, agents string }{
		{"Tested", "human umbilical cord MSC", "liver", "TESTED", "[BENEFICIAL 2]", "[human umbilical cord MSC-EVs [39] human umbilical cord MSC-EVs [44]]"},
		{"Broader", "umbilical cord MSC", "kidney", "TESTED", "[BENEFICIAL 4]", "[human umbilical cord MSC-EVs [28] human Wharton's jelly MSC-EVs [33] umbilical cord MSC-EVs [32]]"},
		{"Untested", "endometrial MSC", "brain", "UNTESTED", "[]", "[]"},
		{"NoPreparation", "thymus MSC", "kidney", "UNTESTED", "[]", "[]"},
		{"Model", "MSC, tissue not stated", "cisplatin-induced acute kidney injury in SCID mice [24]", "TESTED", "[MIXED 1]", "[MSC-EVs [24]]"},
		{"Tissue", "dental pulp", "brain", "TESTED", "[BENEFICIAL 1]", "[dental pulp MSC-EVs [65]]"},
		{"Inducer", "MSC, tissue not stated", "gentamicin", "TESTED", "[BENEFICIAL 1]", "[MSC-EVs [35]]"},
		{"Cargo", "miR-122", "liver", "TESTED", "[BENEFICIAL 1]", "[miR-122-containing adipose tissue MSC-EVs [42]]"},
		{"Control", "RNase-treated MSC-EVs [25]", "kidney", "TESTED", "[NO_EFFECT 1]", "[RNase-treated MSC-EVs [25]]"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			a := c.get(`query($row: String!, $column: String!) {testMatrix(rows: {in: [{name: $row}]}, columns: {in: [{name: $column}]}) {
				rows {node {name}} columns {node {name}} counts {status count}
				cells {row {name} column {name} status results {result count} agents {name} statements {result subject {name}} reading}}}`,
				vars{"row": tc.row, "column": tc.column})
			results := []string{}
			for i, result := range a.texts("testMatrix.cells.0.results.*.result") {
				results = append(results, result+" "+a.text("testMatrix.cells.0.results."+itoa(i)+".count"))
			}
			for _, part := range []struct{ what, got, want string }{
				{"row", a.text("testMatrix.cells.*.row.name"), a.text("testMatrix.rows.*.node.name")},
				{"column", a.text("testMatrix.cells.*.column.name"), a.text("testMatrix.columns.*.node.name")},
				{"status", a.text("testMatrix.cells.*.status"), tc.status},
				{"results", fmt.Sprint(results), tc.results},
				{"agents", fmt.Sprint(a.texts("testMatrix.cells.*.agents.*.name")), tc.agents},
			} {
				if part.got != part.want {
					t.Errorf("%s is %s, want %s", part.what, part.got, part.want)
				}
			}
			if untold := strings.HasPrefix(a.text("testMatrix.cells.*.reading"), "No test is stated of "); untold != (tc.status == "UNTESTED") {
				t.Errorf("it reads %s", a.text("testMatrix.cells.*.reading"))
			}
		})
	}
}

// TestMatrixOfModels compares the whole default matrix, for preparations that a source
// itself secretes, with the data.
func TestMatrixOfModels(t *testing.T) {
	c, f := seeded(t)
	a := c.get(`{testMatrix {rows {node {id} members {id}} columns {node {id}} counts {status count} cells {row {id} column {id} status statements {id}} receipt {text citations {id}}}}`)
	rows, columns := a.texts("testMatrix.rows.*.node.id"), a.texts("testMatrix.columns.*.node.id")
	if want := f.nodes(func(n *kg.Node) bool { return n.Category == kg.MSCSource }); !slices.Equal(rows, want) {
		t.Errorf("rows are %q, want %q", rows, want)
	}
	if want := f.nodes(func(n *kg.Node) bool { return n.Category == kg.DiseaseModel }); !slices.Equal(columns, want) {
		t.Errorf("columns are %q, want %q", columns, want)
	}
	preparations := f.nodes(func(n *kg.Node) bool { return n.Category == kg.EVPreparation })
	cells := map[string][]string{}
	tested := 0
	for i := range a.at("testMatrix.cells.*") {
		at := "testMatrix.cells." + itoa(i)
		cells[a.text(at+".row.id")+" "+a.text(at+".column.id")] = a.texts(at + ".statements.*.id")
		if a.text(at+".status") == "TESTED" {
			tested++
		}
	}
	if len(cells) != len(rows)*len(columns) {
		t.Errorf("%d cells of %d rows and %d columns", len(cells), len(rows), len(columns))
	}
	if got := fmt.Sprint(a.texts("testMatrix.counts.*.count")); got != fmt.Sprintf("[%d 0 %d]", tested, len(cells)-tested) {
		t.Errorf("the counts are %s, with %d of %d cells tested", got, tested, len(cells))
	}
	for i := range f.data.Statements {
		s := &f.data.Statements[i]
		if s.Predicate != kg.TestedIn || !slices.Contains(preparations, string(s.Subject)) {
			continue
		}
		for j := range f.data.Statements {
			made := &f.data.Statements[j]
			if made.Predicate != kg.Secretes || made.Object != s.Subject || !slices.Contains(rows, string(made.Subject)) {
				continue
			}
			if at := string(made.Subject + " " + s.Object); !slices.Contains(cells[at], string(s.ID)) {
				t.Errorf("cell %s lacks %s", at, s.ID)
			}
		}
	}
	if tested < 40 {
		t.Errorf("only %d cells are tested", tested)
	}
}

func TestMatrixRefuses(t *testing.T) {
	c, _ := seeded(t)
	for _, tc := range []struct {
		name, query, hint string
		code              guard.Code
	}{
		{"ErrNoRows", `{testMatrix(rows: {category: [MSC_SOURCE], text: "zzz"}) {counts {count}}}`, "widen the filter", guard.BadValue},
		{"ErrManyRows", `{testMatrix(rows: {category: [OUTCOME, GENE, PROTEIN]}) {counts {count}}}`, "narrow rows", guard.FilterTooBroad},
		{"ErrManyCells", `{testMatrix(rows: {category: [EV_PREPARATION]}, columns: {category: [DISEASE_MODEL]}) {counts {count}}}`, "narrow rows or columns", guard.BadValue},
		{"ErrUnknown", `{testMatrix(columns: {in: [{name: "nobody"}]}) {counts {count}}}`, "", guard.UnknownNode},
		{"ErrSource", `{testMatrix(sources: ["nobody"]) {counts {count}}}`, "", guard.BadValue},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			if e := c.refuse(tc.code, tc.query); !strings.Contains(fmt.Sprint(e), tc.hint) {
				t.Errorf("the hint is %v, want %q", e, tc.hint)
			}
		})
	}
}
