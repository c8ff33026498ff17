package neostore

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Nodes, statements and evidence come as lists of values, whose order stands in
// the constants beside what reads them. Absent values are null.

func text(v any) string {
	s, _ := v.(string)
	return s
}

func integer(v any) int {
	n, _ := v.(int64)
	return int(n)
}

func maybe(v any) *bool {
	if b, ok := v.(bool); ok {
		return &b
	}
	return nil
}

func listOf[T ~string](v any) []T {
	values, _ := v.([]any)
	if len(values) == 0 {
		return nil
	}
	out := make([]T, len(values))
	for i := range values {
		out[i] = T(text(values[i]))
	}
	return out
}

// values hands out a list one by one.
type values []any

func (v *values) next() any {
	own := (*v)[0]
	*v = (*v)[1:]
	return own
}

func (v *values) text() string { return text(v.next()) }

// nodeValues is the list of a node whose properties are p.
const nodeValues = `[p.id, p.category, p.name, p.nameKey, p.label, p.synonyms, p.xrefs, p.formerIds, p.description,
  p.taxon, p.grain, p.hub, p.reason, p.parents,
  p.fluid, p.reportedAs, p.sizeClass, p.isolation, p.treatment, p.arm, p.sequence, p.rnaClass, p.lipid, p.modelKind, p.strain,
  p.citation, p.authors, p.year, p.title, p.journal, p.doi, p.pmid]`

func decodeNode(row any) *kg.Node {
	v := values(row.([]any))
	n := &kg.Node{ID: kg.CURIE(v.text()), Category: kg.Category(v.text()), Name: v.text(), NameKey: v.text(), Label: v.text(),
		Synonyms: listOf[string](v.next()), Xrefs: listOf[kg.CURIE](v.next()), FormerIDs: listOf[kg.CURIE](v.next()), Description: v.text(),
		Taxon: kg.CURIE(v.text()), Grain: kg.Grain(v.text()), Hub: v.next() == true, Reason: v.text(), Parents: listOf[kg.CURIE](v.next())}
	n.Attributes = kg.Attributes{Fluid: maybe(v.next()), ReportedAs: v.text(), SizeClass: v.text(), Isolation: v.text(), Treatment: v.text(),
		Arm: v.text(), Sequence: v.text(), RNAClass: v.text(), Lipid: maybe(v.next()), ModelKind: v.text(), Strain: v.text(),
		Citation: integer(v.next()), Authors: listOf[string](v.next()), Year: integer(v.next()), Title: v.text(), Journal: v.text(),
		DOI: v.text(), PMID: v.text()}
	return n
}

// statementValues is the list of the relationship r.
const statementValues = `[r.id, startNode(r).id, type(r), endNode(r).id, r.effect, r.aspect, r.negated, r.amount, r.context,
  r.moleculeLevel, r.valueMin, r.valueMax, r.valueUnit, r.valueMedium, r.result]`

func decodeStatement(row any) *kg.Statement {
	v := values(row.([]any))
	s := &kg.Statement{ID: kg.CURIE(v.text()), Subject: kg.CURIE(v.text()), Predicate: kg.Predicate(v.text()), Object: kg.CURIE(v.text())}
	s.Effect, s.Aspect, s.Negated, s.Amount = kg.Effect(v.text()), kg.Aspect(v.text()), v.next() == true, kg.Amount(v.text())
	s.Context, s.MoleculeLevel = listOf[kg.CURIE](v.next()), kg.MoleculeLevel(v.text())
	least, most, unit, medium := v.next(), v.text(), v.text(), v.text()
	if least != nil {
		s.Value = &kg.Value{Min: text(least), Max: most, Unit: unit, Medium: medium}
	}
	s.Result = kg.TestResult(v.text())
	return s
}

// entryValues is the list of an Evidence node whose properties are p.
const entryValues = `[p.id, p.statement, p.kind, p.source, p.locators, p.summary, p.asWritten, p.credits, p.reach,
  p.level, p.scope, p.basis, p.hedged, p.refutes, p.directness, p.setting,
  p.model, p.preparation, p.species, p.route, p.doses, p.doseCount, p.timing, p.stage, p.via, p.with, p.comparator, p.comparison,
  p.firstYear, p.firstWho, p.flagKinds, p.flagNotes, p.flagConflicts, p.eco, p.knowledge, p.agent]`

func decodeEntry(row any) *kg.Evidence {
	v := values(row.([]any))
	e := &kg.Evidence{ID: kg.CURIE(v.text()), Statement: kg.CURIE(v.text()), Kind: kg.EvidenceKind(v.text()), Source: v.text(),
		Locators: listOf[string](v.next()), Summary: v.text(), AsWritten: v.text(), Credits: listOf[kg.CURIE](v.next()), Reach: kg.Reach(v.text()),
		Level: kg.Level(v.text()), Scope: kg.Scope(v.text()), Basis: kg.Basis(v.text()), Hedged: v.next() == true, Refutes: v.next() == true,
		Directness: kg.Directness(v.text()), Setting: kg.Setting(v.text()),
		Model: kg.CURIE(v.text()), Preparation: kg.CURIE(v.text()), Species: kg.CURIE(v.text()), Route: kg.Route(v.text()),
		Doses: kg.Doses(v.text()), DoseCount: integer(v.next()), Timing: kg.Timing(v.text()), Stage: kg.Stage(v.text()),
		Via: listOf[kg.CURIE](v.next()), With: listOf[kg.CURIE](v.next()), Comparator: kg.CURIE(v.text()), Comparison: kg.Comparison(v.text())}
	if year, who := v.next(), v.text(); year != nil {
		e.FirstReport = &kg.FirstReport{Year: integer(year), Who: who}
	}
	e.Flags = decodeFlags(listOf[string](v.next()), listOf[string](v.next()), listOf[string](v.next()))
	e.ECO, e.Knowledge, e.Agent = kg.CURIE(v.text()), kg.KnowledgeLevel(v.text()), kg.AgentType(v.text())
	return e
}

func decodeFlags(kinds, notes, conflicts []string) []kg.Flag {
	var out []kg.Flag
	for i, kind := range kinds {
		f := kg.Flag{Kind: kg.FlagKind(kind), Note: at(notes, i)}
		for _, id := range strings.Fields(at(conflicts, i)) {
			f.ConflictsWith = append(f.ConflictsWith, kg.EvidenceID(id))
		}
		out = append(out, f)
	}
	return out
}

// at is the text in a place of a list, "" where someone has made the list shorter
// than the ones beside it.
func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// decodeAll reads a list of rows.
func decodeAll[T any](rows any, decode func(row any) *T) []*T {
	all := rows.([]any)
	out := make([]*T, len(all))
	for i, row := range all {
		out[i] = decode(row)
	}
	return out
}

// byIDs lets items be found by their ids.
func byIDs[T any](items []*T, idOf func(*T) kg.CURIE) map[kg.CURIE]*T {
	found := make(map[kg.CURIE]*T, len(items))
	for _, item := range items {
		found[idOf(item)] = item
	}
	return found
}

func nodeID(n *kg.Node) kg.CURIE           { return n.ID }
func statementID(s *kg.Statement) kg.CURIE { return s.ID }
func entryID(e *kg.Evidence) kg.CURIE      { return e.ID }
