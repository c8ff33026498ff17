package graph_test

import (
	"cmp"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/internal/kg"
)

// orNull is null for an empty value, as the schema shows what is not stated.
func orNull[T comparable](value T) any {
	if value == *new(T) {
		return nil
	}
	return value
}

func isTrue(b *bool) bool { return b != nil && *b }

var attributeFields = map[string]struct {
	fields string
	of     func(n *kg.Node, a kg.Attributes) map[string]any
}{
	"Tissue":   {"fluid", func(_ *kg.Node, a kg.Attributes) map[string]any { return map[string]any{"fluid": isTrue(a.Fluid)} }},
	"Chemical": {"lipid", func(_ *kg.Node, a kg.Attributes) map[string]any { return map[string]any{"lipid": isTrue(a.Lipid)} }},
	"RNA": {"rnaClass", func(_ *kg.Node, a kg.Attributes) map[string]any {
		return map[string]any{"rnaClass": orNull(a.RNAClass)}
	}},
	"MiRNA": {"arm sequence", func(_ *kg.Node, a kg.Attributes) map[string]any {
		return map[string]any{"arm": cmp.Or(a.Arm, "NOT_STATED"), "sequence": orNull(a.Sequence)}
	}},
	"DiseaseModel": {"kind strain", func(_ *kg.Node, a kg.Attributes) map[string]any {
		return map[string]any{"kind": orNull(a.ModelKind), "strain": orNull(a.Strain)}
	}},
	"EVPreparation": {"reportedAs sizeClass isolation treatment", func(_ *kg.Node, a kg.Attributes) map[string]any {
		return map[string]any{"reportedAs": orNull(a.ReportedAs), "sizeClass": cmp.Or(a.SizeClass, "UNSPECIFIED"),
			"isolation": orNull(a.Isolation), "treatment": orNull(a.Treatment)}
	}},
	"Publication": {"citation authors year title journal doi pmid", func(_ *kg.Node, a kg.Attributes) map[string]any {
		return map[string]any{"citation": orNull(a.Citation), "authors": listOf(a.Authors), "year": orNull(a.Year), "title": orNull(a.Title),
			"journal": orNull(a.Journal), "doi": orNull(a.DOI), "pmid": orNull(a.PMID)}
	}},
	"Gene": {"name label synonyms xrefs url description grain hub taxon {id} reason parents", func(n *kg.Node, _ kg.Attributes) map[string]any {
		all := map[string]any{"name": n.Name, "label": orNull(n.Label), "synonyms": listOf(n.Synonyms), "xrefs": listOf(n.Xrefs), "url": orNull(n.ID.URL()),
			"description": orNull(n.Description), "grain": n.Grain, "hub": n.Hub, "taxon": nil, "reason": orNull(n.Reason), "parents": listOf(n.Parents)}
		if n.Taxon != "" {
			all["taxon"] = map[string]any{"id": n.Taxon}
		}
		return all
	}},
}

// listOf is an empty list, and not null, for nothing.
func listOf[T any](list []T) []T { return append([]T{}, list...) }

// same compares what was decoded with what should have been encoded.
func same(got, want any) bool {
	text, err := json.Marshal(want)
	if err != nil {
		return false
	}
	var decoded any
	if json.Unmarshal(text, &decoded) != nil {
		return false
	}
	gotText, _ := json.Marshal(got)
	var again any
	return json.Unmarshal(gotText, &again) == nil && reflect.DeepEqual(again, decoded)
}

// TestAttributes compares the plain fields of nodes with the data: what is not
// stated is null or a value of its own.
func TestAttributes(t *testing.T) {
	for graphName, f := range bothGraphs(t) {
		for typeName, tc := range attributeFields {
			t.Run(graphName+typeName, func(t *testing.T) {
				a := newClient(t, f.store).get(`{list: ` + graph.ListField(typeName) + `(first: 500) {nodes {id} values: nodes {` + tc.fields + `}}}`)
				for i, id := range a.texts("list.nodes.*.id") {
					n := f.node(kg.CURIE(id))
					if got, want := a.at("list.values." + itoa(i))[0], tc.of(n, n.Attributes); !same(got, want) {
						t.Errorf("%s\ngot  %v\nwant %v", id, got, want)
					}
				}
			})
		}
	}
}
