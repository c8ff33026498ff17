package curate

import (
	"github.com/evgraph/evgraph/internal/kg"
)

// allEntityFields lists the fields of every category in canonical order.
var allEntityFields = []field{
	{name: "key", kind: keyKind, required: true},
	{name: "id", kind: curieKind, required: true},
	{name: "name", required: true},
	{name: "label"},
	{name: "synonyms", list: true},
	{name: "xrefs", kind: curieKind, list: true},
	{name: "former_ids", kind: curieKind, list: true},
	{name: "description"},
	{name: "taxon", kind: entityKind, roles: []kg.Category{kg.Taxon}},
	{name: "grain", kind: enumKind, enum: "Grain"},
	{name: "hub", kind: boolKind},
	{name: "reason"},
	{name: "parents", kind: curieKind, list: true, none: true},

	{name: "fluid", kind: boolKind, only: kg.Tissue},
	{name: "reported_as", only: kg.EVPreparation},
	{name: "size_class", kind: enumKind, enum: "SizeClass", only: kg.EVPreparation},
	{name: "isolation", only: kg.EVPreparation},
	{name: "treatment", only: kg.EVPreparation},
	{name: "arm", kind: enumKind, enum: "Arm", only: kg.MiRNA},
	{name: "sequence", like: likeRNA, only: kg.MiRNA},
	{name: "rna_class", kind: enumKind, enum: "RNAClass", only: kg.RNA},
	{name: "lipid", kind: boolKind, only: kg.Chemical},
	{name: "kind", kind: enumKind, enum: "ModelKind", only: kg.DiseaseModel},
	{name: "strain", only: kg.DiseaseModel},
	{name: "citation", kind: numberKind, only: kg.Publication},
	{name: "authors", list: true, only: kg.Publication},
	{name: "year", kind: numberKind, only: kg.Publication},
	{name: "title", only: kg.Publication},
	{name: "journal", only: kg.Publication},
	{name: "doi", like: likeDOI, only: kg.Publication},
	{name: "pmid", like: likePMID, only: kg.Publication},
}

// entitySchema gives the fields of one category.
func entitySchema(category kg.Category) *schema {
	s := &schema{name: "entity", category: category, spaced: true}
	for _, f := range allEntityFields {
		if f.only == "" || f.only == category {
			s.fields = append(s.fields, f)
		}
	}
	return s
}

// entity is a node as the seed has it.
type entity struct {
	record
	category kg.Category
	used     bool
}

func (e *entity) key() string  { return e.text("key") }
func (e *entity) id() kg.CURIE { return kg.CURIE(e.text("id")) }

// document reports whether the entity is a publication that evidence is read in,
// rather than one that it cites by number; nothing has to refer to it.
func (e *entity) document() bool {
	return e.category == kg.Publication && !e.given("citation")
}

// node builds the kg node of an entity that has no faults. Derived is the
// species by its OF_SPECIES statement.
func (e *entity) node(s *seed, derived kg.CURIE) kg.Node {
	taxon := derived
	if key := e.text("taxon"); key != "" {
		taxon = s.id(key)
	}
	return kg.Node{
		ID: e.id(), Category: e.category, Name: e.text("name"), Label: e.text("label"),
		Synonyms: e.texts("synonyms"), Xrefs: curies(e.texts("xrefs")), FormerIDs: curies(e.texts("former_ids")), Description: e.text("description"),
		Taxon: taxon, Grain: kg.Grain(e.text("grain")), Hub: e.isTrue("hub"),
		Reason: e.text("reason"), Parents: curies(e.texts("parents")), Attributes: e.attributes(),
	}
}

func (e *entity) attributes() kg.Attributes {
	return kg.Attributes{
		Fluid:      e.bool("fluid"),
		ReportedAs: e.text("reported_as"), SizeClass: e.text("size_class"),
		Isolation: e.text("isolation"), Treatment: e.text("treatment"),
		Arm: e.text("arm"), Sequence: e.text("sequence"),
		RNAClass:  e.text("rna_class"),
		Lipid:     e.bool("lipid"),
		ModelKind: e.text("kind"), Strain: e.text("strain"),
		Citation: e.number("citation"), Authors: e.texts("authors"), Year: e.number("year"),
		Title: e.text("title"), Journal: e.text("journal"), DOI: e.text("doi"), PMID: e.text("pmid"),
	}
}

// bool tells "no" from "not stated", which is nil.
func (e *entity) bool(field string) *bool {
	if !e.given(field) {
		return nil
	}
	yes := e.isTrue(field)
	return &yes
}

func curies(texts []string) []kg.CURIE {
	var out []kg.CURIE
	for _, t := range texts {
		out = append(out, kg.CURIE(t))
	}
	return out
}
