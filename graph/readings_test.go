package graph_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// chainQuestions ask for chains in words, in all organs and of all kinds of traversal.
var chainQuestions = []string{
	`{mechanisms(at: {organ: [{name: "kidney"}]}, coherent: true, first: 22) {nodes {reading}}}`,
	`{mechanisms(at: {organ: [{name: "liver"}]}, coherent: true, first: 14) {nodes {reading}}}`,
	`{mechanisms(at: {organ: [{name: "heart"}]}, from: PREPARATION, coherent: true, first: 18) {nodes {reading}}}`,
	`{mechanisms(at: {organ: [{name: "brain"}]}, from: PREPARATION, coherent: true, first: 16) {nodes {reading}}}`,
	`{mechanisms(at: {cargo: [{name: "miR-22"}]}, from: CARGO, to: OUTCOME, first: 6) {nodes {reading}}}`,
	`{mechanisms(at: {tissue: [{name: "umbilical cord"}]}, to: ORGAN, coherent: true, first: 6) {nodes {reading}}}`,
	`{mechanisms(at: {organ: [{name: "kidney"}]}, coherent: false, maxGaps: 0, first: 4) {nodes {reading}}}`,
	`{paths(from: [{name: "miR-21"}], to: [{name: "cardiac function"}], first: 8) {nodes {reading}}}`,
	`{paths(from: [{name: "bone marrow MSC"}], to: [{name: "acute kidney injury"}], orderBy: BEST_FIRST, first: 8) {nodes {reading}}}`,
	`{paths(from: [{name: "renal tubular cell"}], to: [{name: "renal function"}], maxLength: 3, first: 6) {nodes {reading}}}`,
	`{paths(from: [{name: "Alzheimer disease"}], to: [{name: "adipose tissue MSC"}], maxLength: 3, first: 5) {nodes {reading}}}`,
	`{paths(from: [{name: "miR-122"}], to: [{name: "cell proliferation"}], walk: {collapse: [GENE_PRODUCTS]}, maxLength: 2, first: 3) {nodes {reading}}}`,
	`{gaps(from: {nodes: [{name: "miR-21"}]}, to: {filter: {category: [OUTCOME]}}, walk: {directed: true}, first: 5) {nodes {reading}}}`,
	`{gaps(from: {nodes: [{name: "SMO"}]}, to: {filter: {category: [PATHWAY, BIOLOGICAL_PROCESS, OUTCOME]}}, first: 4) {nodes {reading}}}`,
	`{conflicts(first: 6) {nodes {reading}}}`,
	`{conflicts(classes: true, first: 8) {nodes {reading}}}`,
	`{pattern(nodes: [{name: "ev", filter: {category: [EV_PREPARATION]}}, {name: "mir", filter: {category: [MIRNA]}}, {name: "gene"}, {name: "model", filter: {category: [DISEASE_MODEL]}}],
		edges: [{from: "ev", to: "mir", predicate: [CARRIES]}, {from: "mir", to: "gene", predicate: [REGULATES]}, {from: "ev", to: "model", predicate: [TESTED_IN]}], first: 6) {nodes {reading}}}`,
	`{testMatrix(rows: {in: [{name: "umbilical cord"}, {name: "endometrial MSC"}]}, columns: {in: [{name: "kidney"}, {name: "Alzheimer disease"}]}) {cells {reading}}}`,
}

// TestReadings compares chains in words with testdata/readings.txt, which a person read
// as a biologist would. Read what is new before updating it.
func TestReadings(t *testing.T) {
	c, _ := seeded(t)
	var text strings.Builder
	seen := map[string]bool{}
	for _, question := range chainQuestions {
		a := c.get(question)
		root, _, _ := strings.Cut(question[1:], "(")
		list := ".nodes"
		if root == "testMatrix" {
			list = ".cells"
		}
		for _, reading := range a.texts(root + list + ".*.reading") {
			if !seen[reading] {
				seen[reading] = true
				text.WriteString(reading + "\n")
			}
		}
	}
	if len(seen) < 100 {
		t.Errorf("only %d sentences", len(seen))
	}
	file := filepath.Join("testdata", "readings.txt")
	if *update {
		if err := os.WriteFile(file, []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Split(text.String(), "\n")
	for i, line := range strings.Split(string(want), "\n") {
		if i >= len(got) || got[i] != line {
			t.Fatalf("sentence %d is not %q; if the new one is right, run go test ./graph -run Readings -update", i+1, line)
		}
	}
	if len(got) != strings.Count(string(want), "\n")+1 {
		t.Error("there are more sentences than in the file")
	}
}
