package kgx

import (
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

// source is what Biolink calls a knowledge source.
const source = "infores:evgraph"

var nodeColumns = []nodeColumn{
	nodeText("id", "CURIE", func(n *kg.Node) *kg.CURIE { return &n.ID }),
	derived[kg.Node]("category", rows.List, "Biolink class", func(n *kg.Node) rows.Value { return rows.Value{List: []string{category(n)}} }),
	nodeText("name", "what people call it", func(n *kg.Node) *string { return &n.Name }),
	nodeText("description", "a sentence on what it is", func(n *kg.Node) *string { return &n.Description }),
	nodeList("synonym", "other names", func(n *kg.Node) *[]string { return &n.Synonyms }),
	nodeList("xref", "the same thing elsewhere", func(n *kg.Node) *[]kg.CURIE { return &n.Xrefs }),
	nodeText("in_taxon", "species", func(n *kg.Node) *kg.CURIE { return &n.Taxon }),
	nodeText("has_biological_sequence", "of a miRNA: sequence from 5' to 3', in RNA letters", func(n *kg.Node) *string { return &n.Attributes.Sequence }),
	nodeList("authors", "of a publication: as far as known, in order", func(n *kg.Node) *[]string { return &n.Attributes.Authors }),
	derived[kg.Node]("provided_by", rows.List, "where the node comes from", func(*kg.Node) rows.Value { return rows.Value{List: []string{source}} }),
	nodeText("evgraph_category", "category in the API", func(n *kg.Node) *kg.Category { return &n.Category }),
	nodeText("evgraph_official_label", "official label of a reference id", func(n *kg.Node) *string { return &n.Label }),
	nodeList("evgraph_former_ids", "ids it had before", func(n *kg.Node) *[]kg.CURIE { return &n.FormerIDs }),
	nodeText("evgraph_grain", "how much it stands for", func(n *kg.Node) *kg.Grain { return &n.Grain }),
	nodeField("evgraph_hub", rows.Boolean, "whether everything touches it", func(n *kg.Node) rows.Value { return trueOnly(n.Hub) },
		func(n *kg.Node, v rows.Value) { n.Hub = v.Boolean }),
	nodeText("evgraph_reason", "of a local id: why no reference term fits", func(n *kg.Node) *string { return &n.Reason }),
	nodeList("evgraph_parents", "of a local id: the nearest reference terms", func(n *kg.Node) *[]kg.CURIE { return &n.Parents }),
	nodePerhaps("evgraph_fluid", "of a tissue: whether it is a body fluid", func(n *kg.Node) **bool { return &n.Attributes.Fluid }),
	nodeText("evgraph_reported_as", "of an EV preparation: the source's own term", func(n *kg.Node) *string { return &n.Attributes.ReportedAs }),
	nodeText("evgraph_size_class", "of an EV preparation", func(n *kg.Node) *string { return &n.Attributes.SizeClass }),
	nodeText("evgraph_isolation", "of an EV preparation: method as reported", func(n *kg.Node) *string { return &n.Attributes.Isolation }),
	nodeText("evgraph_treatment", "of an EV preparation: what was done to the vesicles or their cells", func(n *kg.Node) *string { return &n.Attributes.Treatment }),
	nodeText("evgraph_arm", "of a miRNA", func(n *kg.Node) *string { return &n.Attributes.Arm }),
	nodeText("evgraph_rna_class", "of an RNA", func(n *kg.Node) *string { return &n.Attributes.RNAClass }),
	nodePerhaps("evgraph_lipid", "of a chemical: whether it is a lipid", func(n *kg.Node) **bool { return &n.Attributes.Lipid }),
	nodeText("evgraph_model_kind", "of a disease model", func(n *kg.Node) *string { return &n.Attributes.ModelKind }),
	nodeText("evgraph_strain", "of a disease model: as reported", func(n *kg.Node) *string { return &n.Attributes.Strain }),
	nodeNumber("evgraph_citation", "of a publication: its number in the review", func(n *kg.Node) *int { return &n.Attributes.Citation }),
	nodeNumber("evgraph_year", "of a publication", func(n *kg.Node) *int { return &n.Attributes.Year }),
	nodeText("evgraph_title", "of a publication", func(n *kg.Node) *string { return &n.Attributes.Title }),
	nodeText("evgraph_journal", "of a publication", func(n *kg.Node) *string { return &n.Attributes.Journal }),
	nodeText("evgraph_doi", "of a publication", func(n *kg.Node) *string { return &n.Attributes.DOI }),
	nodeText("evgraph_pmid", "of a publication: PubMed number", func(n *kg.Node) *string { return &n.Attributes.PMID }),
}

var edgeColumns = []edgeColumn{
	edgeOwn("id", "id of the statement, a hash of what is claimed; of a derived edge it goes on with what the model stands for",
		func(a *association) string { return a.id }, func(c *claim, id string) { c.ID = kg.CURIE(id) }),
	edgeDerivedList("category", "Biolink class", func(*association) []string { return []string{biolink + "Association"} }),
	edgeOwn("subject", "what the claim is about", func(a *association) string { return a.subject }, func(c *claim, id string) { c.Subject = kg.CURIE(id) }),
	edgeDerived("predicate", "Biolink predicate", func(a *association) string { return a.predicate }),
	edgeOwn("object", "the other end", func(a *association) string { return a.object }, func(c *claim, id string) { c.Object = kg.CURIE(id) }),
	derived[claim]("negated", rows.Boolean, "whether the edge says that it is not so", func(a *association) rows.Value { return trueOnly(a.negated) }),
	edgeDerived("qualified_predicate", "biolink:causes, where a direction follows", func(a *association) string { return a.only(qualifiedPredicate) }),
	edgeDerived("object_aspect_qualifier", "what of the object changes", func(a *association) string {
		return a.only(func(e *rows.Edge) string { return aspects[e.Aspect] })
	}),
	edgeDerived("object_direction_qualifier", "increased or decreased", func(a *association) string { return a.only(direction) }),
	edgeDerivedList("anatomical_context_qualifier", "cells, tissues and components it happens in", func(a *association) []string { return anatomy(a.Edge) }),
	edgeDerived("species_context_qualifier", "species of all evidence that names one", func(a *association) string { return species(a.Edge) }),
	edgeDerivedList("publications", "credited by evidence that supports it", func(a *association) []string { return a.Publications(false) }),
	edgeDerivedList("has_evidence", "ECO codes of its evidence", (*association).evidenceCodes),
	edgeDerived("knowledge_level", "of the strongest evidence", (*association).knowledgeLevel),
	edgeDerived("agent_type", "of the strongest evidence", func(a *association) string { return lower(a.Strongest().Agent) }),
	edgeDerived("primary_knowledge_source", "who curated it; the sources of the evidence stand with it", func(*association) string { return source }),
	edgeText("original_predicate", "the relation in the API", func(s *kg.Statement) *kg.Predicate { return &s.Predicate }),
	edgeText("evgraph_effect", "direction of the change in the API", func(s *kg.Statement) *kg.Effect { return &s.Effect }),
	edgeText("evgraph_aspect", "what of the object changes in the API", func(s *kg.Statement) *kg.Aspect { return &s.Aspect }),
	{rows.Field[association]{Column: rows.Column{Name: "evgraph_negated", Type: rows.Boolean, Description: "whether the relation in the API is denied"},
		Of: func(a *association) rows.Value { return trueOnly(a.Negated) }}, func(c *claim, v rows.Value) { c.Negated = v.Boolean }},
	edgeText("evgraph_amount", "how much of the object is there: ENRICHED or LOW", func(s *kg.Statement) *kg.Amount { return &s.Amount }),
	{rows.Field[association]{Column: rows.Column{Name: "evgraph_context", Type: rows.List, Description: "what it happens in"},
		Of: func(a *association) rows.Value { return rows.Value{List: rows.Strings(a.Statement.Context)} }},
		func(c *claim, v rows.Value) { c.Context = curies[kg.CURIE](v.List) }},
	edgeText("evgraph_molecule_level", "what a gene stands for: GENE, MRNA or PROTEIN", func(s *kg.Statement) *kg.MoleculeLevel { return &s.MoleculeLevel }),
	edgeValue("evgraph_value_min", "lower end of a measured value, as printed", func(v *kg.Value) *string { return &v.Min }),
	edgeValue("evgraph_value_max", "upper end of a measured value, as printed", func(v *kg.Value) *string { return &v.Max }),
	edgeValue("evgraph_value_unit", "unit of the value", func(v *kg.Value) *string { return &v.Unit }),
	edgeValue("evgraph_value_medium", "what the value was measured in", func(v *kg.Value) *string { return &v.Medium }),
	edgeText("evgraph_result", "of a test: BENEFICIAL, NO_EFFECT, HARMFUL or MIXED", func(s *kg.Statement) *kg.TestResult { return &s.Result }),
	edgeDerived("evgraph_reading", "the claim in words", func(a *association) string { return a.Reading() }),
	{rows.Field[association]{Column: rows.Column{Name: "evgraph_derived_from", Type: rows.List, Description: "of an edge that follows from another: id of that statement"},
		Of: func(a *association) rows.Value { return rows.Value{List: a.derivedFrom()} }},
		func(c *claim, v rows.Value) { c.derived = len(v.List) > 0 }},
	{rows.Field[association]{Column: rows.Column{Name: "evgraph_evidence", Type: rows.JSON, Description: "all evidence, with the names of the API"},
		Of: (*association).evidenceJSON}, func(c *claim, v rows.Value) { c.evidence = v.Text }},
}

// fields are the columns as they are written.
func fields[Row, Record any](columns []column[Row, Record]) []rows.Field[Row] {
	out := make([]rows.Field[Row], len(columns))
	for i, c := range columns {
		out[i] = c.Field
	}
	return out
}

// NodeColumns and EdgeColumns describe what is written.
func NodeColumns() []rows.Column { return rows.Columns(fields(nodeColumns)) }

// EdgeColumns is as NodeColumns.
func EdgeColumns() []rows.Column { return rows.Columns(fields(edgeColumns)) }

// only gives what is said of the statement's own edge.
func (a *association) only(of func(*rows.Edge) string) string {
	if a.derived {
		return ""
	}
	return of(a.Edge)
}
