package graph_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/internal/kg"
)

// typedFields says what each typed field means: the direction, the predicates,
// and the categories at the other end, any when there are none. Cargo stands for
// all types of the interface.
var typedFields = map[string]string{
	"BiologicalProcess.actors":       "IN AFFECTS",
	"BiologicalProcess.effects":      "OUT AFFECTS,MODULATES,REGULATES",
	"BiologicalProcess.markers":      "IN MARKER_OF",
	"BiologicalProcess.models":       "IN INDUCED_BY",
	"BiologicalProcess.participants": "IN PARTICIPATES_IN",
	"BiologicalProcess.sites":        "OUT OCCURS_IN",
	"Cargo.carriers":                 "IN CARRIES",
	"Cargo.diseases":                 "OUT AFFECTS,ASSOCIATED_WITH,MARKER_OF,PROPOSED_FOR DISEASE",
	"Cargo.effects":                  "OUT AFFECTS,MODULATES,REGULATES",
	"Cargo.families":                 "OUT IS_A",
	"Cargo.genes":                    "IN HAS_GENE_PRODUCT",
	"Cargo.induces":                  "IN INDUCED_BY",
	"Cargo.markerOf":                 "OUT MARKER_OF",
	"Cargo.members":                  "IN IS_A",
	"Cargo.models":                   "OUT TESTED_IN",
	"Cargo.outcomes":                 "OUT AFFECTS OUTCOME",
	"Cargo.pathways":                 "OUT MODULATES,PARTICIPATES_IN PATHWAY",
	"Cargo.processes":                "OUT AFFECTS,PARTICIPATES_IN BIOLOGICAL_PROCESS",
	"Cargo.products":                 "OUT HAS_GENE_PRODUCT",
	"Cargo.recipients":               "OUT DELIVERED_TO",
	"Cargo.regulators":               "IN REGULATES,AFFECTS",
	"Cargo.targets":                  "OUT REGULATES,AFFECTS MIRNA,RNA,PROTEIN,CHEMICAL,GENE",
	"CellComponent.developsFrom":     "IN DEVELOPS_INTO",
	"CellComponent.developsInto":     "OUT DEVELOPS_INTO",
	"CellComponent.occurrences":      "IN OCCURS_IN",
	"CellType.actors":                "IN AFFECTS",
	"CellType.deliveries":            "IN DELIVERED_TO",
	"CellType.effects":               "OUT AFFECTS,MODULATES,REGULATES",
	"CellType.expresses":             "OUT EXPRESSES",
	"CellType.markers":               "IN MARKER_OF",
	"CellType.models":                "OUT TESTED_IN",
	"CellType.origins":               "IN DEVELOPS_INTO",
	"CellType.secretes":              "OUT SECRETES",
	"CellType.species":               "OUT OF_SPECIES",
	"Disease.actors":                 "IN AFFECTS",
	"Disease.associations":           "IN ASSOCIATED_WITH",
	"Disease.candidates":             "IN PROPOSED_FOR",
	"Disease.kinds":                  "IN IS_A DISEASE",
	"Disease.markers":                "IN MARKER_OF",
	"Disease.models":                 "IN MODELS",
	"Disease.sites":                  "OUT OCCURS_IN",
	"DiseaseModel.diseases":          "OUT MODELS DISEASE",
	"DiseaseModel.inducers":          "OUT INDUCED_BY",
	"DiseaseModel.preparations":      "IN TESTED_IN EV_PREPARATION",
	"DiseaseModel.sites":             "OUT OCCURS_IN",
	"DiseaseModel.species":           "OUT OF_SPECIES",
	"DiseaseModel.traits":            "OUT MODELS OUTCOME",
	"DiseaseModel.treatments":        "IN TESTED_IN",
	"EVPreparation.cargo":            "OUT CARRIES",
	"EVPreparation.diseases":         "OUT AFFECTS,PROPOSED_FOR,ASSOCIATED_WITH DISEASE",
	"EVPreparation.effects":          "OUT AFFECTS,MODULATES,REGULATES",
	"EVPreparation.madeFrom":         "OUT PREPARED_WITH",
	"EVPreparation.models":           "OUT TESTED_IN",
	"EVPreparation.outcomes":         "OUT AFFECTS OUTCOME",
	"EVPreparation.pathways":         "OUT MODULATES,PARTICIPATES_IN PATHWAY",
	"EVPreparation.processes":        "OUT AFFECTS,PARTICIPATES_IN BIOLOGICAL_PROCESS",
	"EVPreparation.producers":        "IN SECRETES",
	"EVPreparation.recipients":       "OUT DELIVERED_TO",
	"EVPreparation.sources":          "IN SECRETES MSC_SOURCE",
	"EVPreparation.subtypes":         "OUT OF_SUBTYPE",
	"EVPreparation.traits":           "OUT HAS_TRAIT",
	"EVPreparation.variants":         "IN PREPARED_WITH EV_PREPARATION",
	"EVSubtype.cargo":                "OUT CARRIES",
	"EVSubtype.effects":              "OUT AFFECTS,MODULATES,REGULATES",
	"EVSubtype.fluids":               "OUT FOUND_IN",
	"EVSubtype.markers":              "IN MARKER_OF",
	"EVSubtype.precursors":           "IN DEVELOPS_INTO",
	"EVSubtype.preparations":         "IN OF_SUBTYPE",
	"EVSubtype.processes":            "OUT AFFECTS,PARTICIPATES_IN BIOLOGICAL_PROCESS",
	"EVSubtype.producers":            "IN SECRETES",
	"EVSubtype.recipients":           "OUT DELIVERED_TO",
	"EVSubtype.traits":               "OUT HAS_TRAIT",
	"MSCSource.effects":              "OUT AFFECTS,MODULATES,REGULATES",
	"MSCSource.expresses":            "OUT EXPRESSES",
	"MSCSource.lineages":             "OUT DEVELOPS_INTO",
	"MSCSource.markers":              "IN MARKER_OF",
	"MSCSource.models":               "OUT TESTED_IN",
	"MSCSource.preparations":         "OUT SECRETES EV_PREPARATION",
	"MSCSource.secretedCargo":        "OUT SECRETES MIRNA,RNA,PROTEIN,CHEMICAL,GENE",
	"MSCSource.species":              "OUT OF_SPECIES",
	"MSCSource.tissues":              "OUT ISOLATED_FROM",
	"MSCSource.traits":               "OUT HAS_TRAIT",
	"Outcome.actors":                 "IN AFFECTS",
	"Outcome.bearers":                "IN HAS_TRAIT",
	"Outcome.effects":                "OUT AFFECTS,MODULATES,REGULATES",
	"Outcome.models":                 "IN MODELS",
	"Outcome.sites":                  "OUT OCCURS_IN",
	"Pathway.effects":                "OUT AFFECTS,MODULATES,REGULATES",
	"Pathway.modulators":             "IN MODULATES",
	"Pathway.participants":           "IN PARTICIPATES_IN",
	"Procedure.models":               "IN INDUCED_BY",
	"Procedure.products":             "IN PREPARED_WITH",
	"Taxon.cellTypes":                "IN OF_SPECIES CELL_TYPE",
	"Taxon.models":                   "IN OF_SPECIES DISEASE_MODEL",
	"Taxon.sources":                  "IN OF_SPECIES MSC_SOURCE",
	"Tissue.contents":                "IN FOUND_IN",
	"Tissue.deliveries":              "IN DELIVERED_TO",
	"Tissue.occurrences":             "IN OCCURS_IN",
	"Tissue.preparations":            "IN ISOLATED_FROM EV_PREPARATION",
	"Tissue.sources":                 "IN ISOLATED_FROM MSC_SOURCE",
}

// meaning is one line of typedFields.
type meaning struct {
	direction  kg.Direction
	predicates []string
	far        []string
}

func meaningOf(field string) (m meaning, ok bool) {
	text, ok := typedFields[field]
	parts := append(strings.Fields(text), "", "", "")
	m = meaning{direction: kg.Direction(parts[0]), predicates: strings.Split(parts[1], ",")}
	if parts[2] != "" {
		m.far = strings.Split(parts[2], ",")
	}
	return m, ok
}

// TestTypedFields compares each typed field of each node of both graphs with the
// oracle: what it lists, in which order, and how much is denied.
func TestTypedFields(t *testing.T) {
	schema := graph.NewSchema().Schema()
	used := map[string]bool{}
	for _, info := range kg.Categories {
		for _, field := range schema.Types[info.TypeName].Fields {
			if !strings.HasSuffix(field.Type.Name(), "NeighborConnection") || field.Name == "neighbors" {
				continue
			}
			t.Run(info.TypeName+"."+field.Name, func(t *testing.T) {
				key := ownerOf(schema, info.TypeName, field.Name) + "." + field.Name
				m, ok := meaningOf(key)
				if used[key] = true; !ok {
					t.Fatal("nothing says what it means")
				}
				for _, f := range bothGraphs(t) {
					f.checkField(newClient(t, f.store), info, field.Name, m)
				}
			})
		}
	}
	for key := range typedFields {
		if !used[key] {
			t.Errorf("there is no field %s", key)
		}
	}
}

// ownerOf is Cargo for a field of that interface, else the type itself.
func ownerOf(schema *ast.Schema, typeName, field string) string {
	isCargo := slices.Contains(schema.Types[typeName].Interfaces, "Cargo")
	if isCargo && schema.Types["Cargo"].Fields.ForName(field) != nil {
		return "Cargo"
	}
	return typeName
}

func (f *fixture) checkField(c client, info kg.CategoryInfo, field string, m meaning) {
	c.t.Helper()
	a := c.get(`{list: ` + graph.ListField(info.TypeName) + `(first: 500) {nodes {id field: ` + field + `(first: 500) {totalCount negativeCount nodes {id}}}}}`)
	for i, id := range a.texts("list.nodes.*.id") {
		want, denied := f.follow(kg.CURIE(id), m)
		path := "list.nodes." + itoa(i) + ".field."
		if got := a.texts(path + "nodes.*.id"); !slices.Equal(got, want) || a.number(path+"totalCount") != len(want) {
			c.t.Errorf("%s\ngot  %q\nwant %q", id, got, want)
		}
		if got := a.number(path + "negativeCount"); got != denied {
			c.t.Errorf("%s: %d are denied, want %d", id, got, denied)
		}
	}
}

// follow returns the neighbours that a typed field means, by name, and how many
// statements deny one.
func (f *fixture) follow(id kg.CURIE, m meaning) (far []string, denied int) {
	var found []*kg.Node
	for _, s := range f.ends[id] {
		near, other := s.Subject, s.Object
		if m.direction == kg.In {
			near, other = other, near
		}
		n := f.node(other)
		switch {
		case near != id || !slices.Contains(m.predicates, string(s.Predicate)) || m.far != nil && !slices.Contains(m.far, string(n.Category)):
		case s.Negated || s.Effect == kg.NoEffect:
			denied++
		default:
			found = append(found, n)
		}
	}
	slices.SortFunc(found, func(a, b *kg.Node) int { return cmp.Or(cmp.Compare(a.NameKey, b.NameKey), cmp.Compare(a.ID, b.ID)) })
	for _, n := range slices.Compact(found) {
		far = append(far, string(n.ID))
	}
	return far, denied
}
