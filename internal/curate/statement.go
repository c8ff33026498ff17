package curate

import (
	"github.com/evgraph/evgraph/internal/kg"
)

var statementSchema = &schema{name: "statement", spaced: true, fields: []field{
	{name: "subject", kind: entityKind, required: true},
	{name: "predicate", kind: predicateKind, required: true},
	{name: "object", kind: entityKind, required: true},
	{name: "effect", kind: enumKind, enum: "Effect"},
	{name: "aspect", kind: enumKind, enum: "Aspect"},
	{name: "negated", kind: boolKind},
	{name: "amount", kind: enumKind, enum: "Amount"},
	{name: "context", kind: entityKind, list: true,
		roles: []kg.Category{kg.CellType, kg.MSCSource, kg.Tissue, kg.CellComponent}},
	{name: "molecule_level", kind: enumKind, enum: "MoleculeLevel"},
	{name: "value", kind: recordKind, record: valueSchema},
	{name: "result", kind: enumKind, enum: "TestResult"},
	{name: "evidence", kind: recordKind, list: true, record: evidenceSchema},
}}

var valueSchema = &schema{name: "value", flow: true, fields: []field{
	{name: "min"}, {name: "max"}, {name: "unit"}, {name: "medium"},
}}

// claim is a statement of one file, with its ends found.
type claim struct {
	record
	in              *studyFile
	subject, object *entity // nil when there is no such entity
	entries         []*entry
}

func (c *claim) predicate() kg.Predicate { return kg.Predicate(c.text("predicate")) }

// complete reports whether the claim is whole enough to be identified.
func (c *claim) complete() bool {
	return c.subject != nil && c.object != nil && c.given("predicate") && c.predicate() != ""
}

// statement builds the kg statement of a complete claim.
func (c *claim) statement(s *seed) kg.Statement {
	return kg.NewStatement(c.subject.id(), c.predicate(), c.object.id(), kg.Qualifiers{
		Effect: kg.Effect(c.text("effect")), Aspect: kg.Aspect(c.text("aspect")),
		Negated: c.isTrue("negated"), Amount: kg.Amount(c.text("amount")),
		Context: s.ids(c.texts("context")), MoleculeLevel: kg.MoleculeLevel(c.text("molecule_level")),
		Value: c.value(), Result: kg.TestResult(c.text("result")),
	})
}

func (c *claim) value() *kg.Value {
	v := c.nested("value")
	if v == nil {
		return nil
	}
	return &kg.Value{Min: v.text("min"), Max: v.text("max"), Unit: v.text("unit"), Medium: v.text("medium")}
}
