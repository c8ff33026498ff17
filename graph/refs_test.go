package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// TestNodeRef names nodes of the seed in every way there is.
func TestNodeRef(t *testing.T) {
	c, _ := seeded(t)
	for _, tc := range []struct{ name, ref, id string }{
		{"OKID", `{id: "MONDO:0002492"}`, "MONDO:0002492"},
		{"OKName", `{name: "acute kidney injury"}`, "MONDO:0002492"},
		{"OKNameFolded", `{name: "  ACUTE   Kidney injury "}`, "MONDO:0002492"},
		{"OKSynonym", `{name: "AKI"}`, "MONDO:0002492"},
		{"OKIDAsName", `{name: "MONDO:0002492"}`, "MONDO:0002492"},
		{"OKNamed", `{named: {name: "AKI", category: DISEASE}}`, "MONDO:0002492"},
		{"OKCitation", `{citation: 25}`, "EVG:pub-25"},
		{"OKUnknownName", `{name: "no such thing"}`, ""},
		{"OKEmptyName", `{name: ""}`, ""},
		{"OKUnknownID", `{id: "MONDO:0000000"}`, ""},
		{"OKNamedElsewhere", `{named: {name: "AKI", category: GENE}}`, ""},
		{"OKUnknownCitation", `{citation: 9999}`, ""},
		{"OKNoCitation", `{citation: 0}`, ""},
		{"OKIDIsNoName", `{id: "EVG:acute"}`, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			a := c.get(`{node(ref: ` + tc.ref + `) {id}}`)
			if tc.id == "" {
				if got := a.text("node"); got != "" {
					t.Errorf("node is %s, want null", got)
				}
				return
			}
			if got := a.text("node.id"); got != tc.id {
				t.Errorf("id is %s, want %s", got, tc.id)
			}
		})
	}
}

// TestNodeRefOfEveryNode resolves ids, cross-references and former ids of all
// that the graphs hold.
func TestNodeRefOfEveryNode(t *testing.T) {
	for name, f := range bothGraphs(t) {
		t.Run(name, func(t *testing.T) {
			c := newClient(t, f.store)
			for id, want := range f.aliases() {
				got := c.get(`query ($id: ID!) {node(ref: {id: $id}) {id}}`, vars{"id": id}).text("node.id")
				if got != string(want) {
					t.Errorf("%s resolves to %s, want %s", id, got, want)
				}
			}
		})
	}
}

// aliases maps every id, former id and cross-reference that names one node only
// to that node.
func (f *fixture) aliases() map[kg.CURIE]kg.CURIE {
	owners := map[kg.CURIE][]kg.CURIE{}
	for i := range f.data.Nodes {
		n := &f.data.Nodes[i]
		for _, id := range slices.Concat(n.FormerIDs, n.Xrefs) {
			owners[id] = append(owners[id], n.ID)
		}
	}
	all := map[kg.CURIE]kg.CURIE{}
	for id, of := range owners {
		if len(of) == 1 {
			all[id] = of[0]
		}
	}
	for i := range f.data.Nodes {
		all[f.data.Nodes[i].ID] = f.data.Nodes[i].ID
	}
	return all
}

func TestNodeRefErrors(t *testing.T) {
	c, _ := latticed(t)
	for _, tc := range []struct {
		name, query string
		code        guard.Code
	}{
		{"ErrMalformedID", `{node(ref: {id: "no id"}) {id}}`, guard.BadID},
		{"ErrUnknownPrefix", `{gene(ref: {id: "NOPE:1"}) {id}}`, guard.BadID},
		{"ErrMalformedIDInList", `{nodes(ids: ["EVG:cargo-00", "x"]) {id}}`, guard.BadID},
		{"ErrMalformedIDInFilter", `{find(filter: {idIn: ["x"]}) {totalCount}}`, guard.BadID},
		{"ErrMalformedStatementID", `{statement(id: "x") {id}}`, guard.BadID},
		{"ErrMalformedEvidenceID", `{evidence(id: "x") {id}}`, guard.BadID},
		{"ErrAmbiguous", `{node(ref: {name: "twin"}) {id}}`, guard.AmbiguousName},
		{"ErrAmbiguousInCategory", `{node(ref: {named: {name: "twin", category: GENE}}) {id}}`, guard.AmbiguousName},
		{"ErrAmbiguousInTypedRoot", `{gene(ref: {name: "twin"}) {id}}`, guard.AmbiguousName},
		{"ErrAmbiguousInFilter", `{find(filter: {in: [{name: "twin"}]}) {totalCount}}`, guard.AmbiguousName},
		{"ErrWrongCategoryID", `{gene(ref: {id: "EVG:twin-2"}) {id}}`, guard.WrongCategory},
		{"ErrWrongCategoryName", `{gene(ref: {name: "organ-1"}) {id}}`, guard.WrongCategory},
		{"ErrWrongCategoryNamed", `{gene(ref: {named: {name: "twin", category: PROTEIN}}) {id}}`, guard.WrongCategory},
		{"ErrWrongCategoryCitation", `{gene(ref: {citation: 1}) {id}}`, guard.WrongCategory},
		{"ErrUnknownInFilter", `{find(filter: {in: [{name: "nobody"}]}) {totalCount}}`, guard.UnknownNode},
		{"ErrUnknownIDInFilter", `{find(filter: {idIn: ["EVG:nobody"]}) {totalCount}}`, guard.UnknownNode},
		{"ErrUnknownTaxon", `{find(filter: {taxon: [{name: "nobody"}]}) {totalCount}}`, guard.UnknownNode},
		{"ErrUnknownSubject", `{statements(filter: {subject: [{name: "nobody"}]}) {totalCount}}`, guard.UnknownNode},
		{"ErrUnknownModel", `{statements(filter: {evidence: {model: [{name: "nobody"}]}}) {totalCount}}`, guard.UnknownNode},
		{"ErrUnknownOrgan", `{statements(filter: {evidence: {organ: [{name: "nobody"}]}}) {totalCount}}`, guard.UnknownNode},
		{"ErrUnknownPublication", `{statements(filter: {evidence: {publication: [{citation: 999}]}}) {totalCount}}`, guard.UnknownNode},
		{"ErrModelIsOrgan", `{statements(filter: {evidence: {model: [{name: "organ-1"}]}}) {totalCount}}`, guard.WrongCategory},
		{"ErrOrganIsModel", `{statements(filter: {evidence: {organ: [{name: "model-1"}]}}) {totalCount}}`, guard.WrongCategory},
		{"ErrPublicationIsOrgan", `{statements(filter: {evidence: {publication: [{name: "organ-1"}]}}) {totalCount}}`, guard.WrongCategory},
		{"ErrPreparationIsOrgan", `{statements(filter: {evidence: {preparation: [{name: "organ-1"}]}}) {totalCount}}`, guard.WrongCategory},
		{"ErrSpeciesIsOrgan", `{statements(filter: {evidence: {species: [{name: "organ-1"}]}}) {totalCount}}`, guard.WrongCategory},
		{"ErrTaxonIsOrgan", `{find(filter: {taxon: [{name: "organ-1"}]}) {totalCount}}`, guard.WrongCategory},
		{"ErrUnknownInNestedFilter", `{genes {nodes {neighbors(filter: {in: [{name: "nobody"}]}) {totalCount}}}}`, guard.UnknownNode},
		{"ErrNoKey", `{node(ref: {}) {id}}`, guard.ValidationFailed},
		{"ErrUnknownSource", `{find(sources: ["nobody"]) {totalCount}}`, guard.BadValue},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			c.refuse(tc.code, tc.query)
		})
	}
}

// TestTypedRoot looks names up within the category of the field.
func TestTypedRoot(t *testing.T) {
	c, _ := latticed(t)
	for _, tc := range []struct{ name, query, id string }{
		{"OKID", `{one: gene(ref: {id: "EVG:twin-0"}) {id}}`, "EVG:twin-0"},
		{"OKNameOfTwoCategories", `{one: protein(ref: {name: "Twin"}) {id}}`, "EVG:twin-2"},
		// The name of a gene, but the only chemical that is called so.
		{"OKSynonymBehindOthersName", `{one: chemical(ref: {name: "Twin"}) {id}}`, "EVG:triplet"},
		{"OKXref", `{one: chemical(ref: {id: "CHEBI:1"}) {id}}`, "EVG:triplet"},
		{"OKFormerID", `{one: chemical(ref: {id: "EVG:old-triplet"}) {id}}`, "EVG:triplet"},
		{"OKCitation", `{one: publication(ref: {citation: 3}) {id}}`, "EVG:paper-2"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			if got := c.get(tc.query).text("one.id"); got != tc.id {
				t.Errorf("id is %s, want %s", got, tc.id)
			}
		})
	}
	t.Run("OKNothing", func(t *testing.T) {
		c.t = t
		if got := c.get(`{gene(ref: {name: "nobody"}) {id}}`).text("gene"); got != "" {
			t.Errorf("%s is found, want null", got)
		}
	})
}

func TestErrorsHelp(t *testing.T) {
	c, _ := latticed(t)
	t.Run("ErrAmbiguousListsCandidates", func(t *testing.T) {
		c.t = t
		p := c.refuse(guard.AmbiguousName, `{node(ref: {name: "TWIN"}) {id}}`)
		got := fmt.Sprint(p.Extensions["candidates"])
		for _, want := range []string{"EVG:twin-0", "EVG:twin-1", "EVG:twin-2", "GENE", "PROTEIN", "Twin"} {
			if !strings.Contains(got, want) {
				t.Errorf("candidates lack %s: %s", want, got)
			}
		}
		if strings.Contains(got, "triplet") {
			t.Errorf("a synonym is among the candidates of a name: %s", got)
		}
	})
	t.Run("ErrUnknownSuggests", func(t *testing.T) {
		c.t = t
		p := c.refuse(guard.UnknownNode, `{find(filter: {in: [{name: "outcmoe-1"}]}) {totalCount}}`)
		if got := fmt.Sprint(p.Extensions["suggestions"]); !strings.Contains(got, "outcome-1") {
			t.Errorf("suggestions are %s", got)
		}
		if hint := fmt.Sprint(p.Extensions["hint"]); !strings.Contains(hint, "outcome-") {
			t.Errorf("hint is %s", hint)
		}
	})
	t.Run("ErrUnknownSuggestsTheNearestFirst", func(t *testing.T) {
		c, _ := seeded(t)
		p := c.refuse(guard.UnknownNode, `{find(filter: {in: [{name: "acute kidny injury"}]}) {totalCount}}`)
		if near := p.Extensions["suggestions"].([]any); len(near) < 2 || near[0] != "acute kidney injury" {
			t.Errorf("suggestions are %s", near)
		}
		if hint := fmt.Sprint(p.Extensions["hint"]); !strings.Contains(hint, `"acute kidney injury"`) {
			t.Errorf("hint is %s", hint)
		}
	})
	t.Run("ErrWrongCategoryNamesIt", func(t *testing.T) {
		c.t = t
		p := c.refuse(guard.WrongCategory, `{gene(ref: {name: "organ-1"}) {id}}`)
		if p.Extensions["category"] != "TISSUE" {
			t.Errorf("category is %v", p.Extensions["category"])
		}
	})
	t.Run("ErrUnknownSourceListsThem", func(t *testing.T) {
		c.t = t
		p := c.refuse(guard.BadValue, `{statements(sources: ["nobody"]) {totalCount}}`)
		if got := fmt.Sprint(p.Extensions["sources"]); got != "[paper table unused]" {
			t.Errorf("sources are %s", got)
		}
	})
}

// TestOneOfInVariables refuses references with two keys, which gqlgen lets pass
// in variables.
func TestOneOfInVariables(t *testing.T) {
	c, _ := latticed(t)
	query := `query ($r: NodeRef!) {node(ref: $r) {id}}`
	for name, ref := range map[string]vars{
		"ErrTwoKeys": {"id": "EVG:twin-0", "name": "twin"}, "ErrNoKey": {}, "ErrNull": {"id": nil},
	} {
		t.Run(name, func(t *testing.T) {
			c.t = t
			c.refuse(guard.OneOfViolation, query, vars{"r": ref})
		})
	}
	t.Run("OK", func(t *testing.T) {
		c.t = t
		if got := c.get(query, vars{"r": vars{"citation": 2}}).text("node.id"); got != "EVG:paper-1" {
			t.Errorf("id is %s", got)
		}
	})
}
