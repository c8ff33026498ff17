package graph_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

// exportedFields ask the API for the columns of nodes under their names: for those of
// every type, and for those of some.
var exportedFields = map[string]string{
	"": "id category name official_label: label synonyms xrefs url description taxon {id} grain hub reason parents",

	"Tissue":        "fluid",
	"Chemical":      "lipid",
	"RNA":           "rna_class: rnaClass",
	"MiRNA":         "arm sequence",
	"DiseaseModel":  "model_kind: kind strain",
	"EVPreparation": "reported_as: reportedAs size_class: sizeClass isolation treatment",
	"Publication":   "citation authors year title journal doi pmid",
}

// notInTheAPI are columns that the API has no field for.
var notInTheAPI = []string{"former_ids"}

// TestExportedNodesAreThoseOfTheAPI compares every cell of every node: what is not stated
// is the same value in both, or nothing in both.
func TestExportedNodesAreThoseOfTheAPI(t *testing.T) {
	for graphName, f := range bothGraphs(t) {
		t.Run(graphName, func(t *testing.T) {
			compared := 0
			for _, c := range kg.Categories {
				a := newClient(t, f.store).get(`{list: ` + graph.ListField(c.TypeName) + `(first: 500) {nodes {` + exportedFields[""] + ` ` + exportedFields[c.TypeName] + `}}}`)
				for _, node := range a.at("list.nodes.*") {
					sameRow(t, node.(map[string]any), f)
					compared++
				}
			}
			if compared != len(f.data.Nodes) {
				t.Errorf("%d nodes are compared of %d", compared, len(f.data.Nodes))
			}
		})
	}
}

// sameRow compares a node of the API with its row.
func sameRow(t *testing.T, node map[string]any, f *fixture) {
	t.Helper()
	if taxon, ok := node["taxon"].(map[string]any); ok {
		node["taxon"] = taxon["id"]
	}
	n := f.node(kg.CURIE(node["id"].(string)))
	for _, column := range rows.NodeFields {
		if slices.Contains(notInTheAPI, column.Name) {
			continue
		}
		want, asked := node[column.Name]
		if !asked && column.Type == rows.List {
			want = []any{}
		}
		if got := json.RawMessage(rows.AppendJSON(nil, column.Type, column.Of(n))); !same(want, got) {
			t.Errorf("%s of %s: the export says %s, the API %v", column.Name, n.ID, got, want)
		}
	}
}

// TestExportedColumnsAreCompared finds columns that the test above does not ask for.
func TestExportedColumnsAreCompared(t *testing.T) {
	asked := slices.Clone(notInTheAPI)
	for _, fields := range exportedFields {
		for field := range strings.FieldsSeq(fields) {
			asked = append(asked, strings.TrimSuffix(field, ":"))
		}
	}
	for _, column := range rows.NodeFields {
		if !slices.Contains(asked, column.Name) {
			t.Errorf("%s is not compared", column.Name)
		}
	}
}
