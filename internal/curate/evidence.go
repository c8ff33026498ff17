package curate

import (
	"maps"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

var evidenceSchema = &schema{name: "evidence entry", fields: []field{
	{name: "key", kind: keyKind, required: true},
	{name: "at", kind: locatorKind, list: true, single: true},
	{name: "summary", required: true, words: 25},
	{name: "as_written", words: 6},
	{name: "credits", kind: entityKind, list: true, none: true, roles: []kg.Category{kg.Publication}},
	{name: "reach", kind: enumKind, enum: "Reach"},
	{name: "level", kind: enumKind, enum: "Level"},
	{name: "scope", kind: enumKind, enum: "Scope", none: true},
	{name: "basis", kind: enumKind, enum: "Basis", none: true},
	{name: "hedged", kind: boolKind, none: true},
	{name: "refutes", kind: boolKind, none: true},
	{name: "directness", kind: enumKind, enum: "Directness", none: true},
	{name: "setting", kind: enumKind, enum: "Setting", none: true},
	{name: "model", kind: entityKind, none: true, roles: []kg.Category{kg.DiseaseModel}},
	{name: "preparation", kind: entityKind, none: true, roles: []kg.Category{kg.EVPreparation}},
	{name: "species", kind: entityKind, none: true, roles: []kg.Category{kg.Taxon}},
	{name: "route", kind: enumKind, enum: "Route", none: true},
	{name: "doses", kind: dosesKind, enum: "Doses", none: true},
	{name: "timing", kind: enumKind, enum: "Timing", none: true},
	{name: "stage", kind: enumKind, enum: "Stage", none: true},
	{name: "via", kind: entityKind, list: true, none: true},
	{name: "with", kind: entityKind, list: true, none: true},
	{name: "comparator", kind: entityKind, none: true},
	{name: "comparison", kind: enumKind, enum: "Comparison", none: true},
	{name: "first_report", kind: recordKind, record: firstReportSchema},
	{name: "flags", kind: recordKind, list: true, record: flagSchema},
	{name: "accept", kind: recordKind, list: true, record: acceptanceSchema},
	{name: "mapping", kind: sourceKind, none: true},
	{name: "eco", kind: curieKind, none: true},
	{name: "knowledge", kind: enumKind, enum: "KnowledgeLevel"},
	{name: "agent", kind: enumKind, enum: "AgentType"},
}}

var firstReportSchema = &schema{name: "first report", flow: true, fields: []field{
	{name: "year", kind: numberKind}, {name: "who"},
}}

var flagSchema = &schema{name: "flag", fields: []field{
	{name: "flag", kind: enumKind, enum: "FlagKind", required: true},
	{name: "note"},
	{name: "conflicts_with", kind: conflictKind, list: true},
}}

// defaultsSchema is what a file can say for all of its evidence.
var defaultsSchema = evidenceSchema.without("defaults block", "key", "at", "summary", "as_written", "first_report", "flags", "accept")

// mappingInherits are the defaults that make sense of a mapping; the others speak
// of studies.
var mappingInherits = []string{"mapping", "eco", "knowledge", "agent"}

// reviewSource is the key of the source that claims were read in.
const reviewSource = "review"

// entry is one piece of evidence with the defaults of its file filled in.
type entry struct {
	record
	own    record // as written
	id     kg.EvidenceID
	doubts []string // rules that found something odd, answered or not
}

func newEntry(own, defaults record, file *studyFile) *entry {
	e := &entry{own: own, record: record{mark: own.mark, schema: own.schema, values: map[string]value{}}}
	maps.Copy(e.values, defaults.values)
	if m, written := own.values["mapping"]; written && !m.none || !written && defaults.given("mapping") {
		maps.DeleteFunc(e.values, func(name string, _ value) bool { return !slices.Contains(mappingInherits, name) })
	}
	for name, v := range own.values {
		if v.none {
			delete(e.values, name)
			continue
		}
		e.values[name] = v
	}
	e.id = kg.CURIE(kg.LocalPrefix + ":E-" + file.prefix() + "-" + own.text("key"))
	return e
}

func (e *entry) isMapping() bool { return e.given("mapping") }

// evidence builds the kg evidence of an entry that has no faults.
func (e *entry) evidence(s *seed, statement kg.StatementID) kg.Evidence {
	ev := kg.Evidence{
		ID: e.id, Statement: statement, Kind: kg.Claim, Source: reviewSource,
		Locators: slices.SortedFunc(slices.Values(e.texts("at")), compareLocators),
		Summary:  e.text("summary"), AsWritten: e.text("as_written"),
		Credits: s.ids(e.texts("credits")), Reach: kg.Reach(e.or("reach", string(kg.SameSentence))),
		Level: kg.Level(e.text("level")), Scope: kg.Scope(e.or("scope", string(kg.StudyScope))),
		Basis: kg.Basis(e.or("basis", string(kg.Stated))), Hedged: e.isTrue("hedged"), Refutes: e.isTrue("refutes"),
		Directness: kg.Directness(e.or("directness", kg.NotStated)), Setting: kg.Setting(e.or("setting", kg.NotStated)),
		Model: s.id(e.text("model")), Preparation: s.id(e.text("preparation")), Species: s.id(e.text("species")),
		Route:  kg.Route(e.or("route", kg.NotStated)),
		Timing: kg.Timing(e.or("timing", kg.NotStated)), Stage: kg.Stage(e.or("stage", kg.NotStated)),
		Via: s.ids(e.texts("via")), With: s.ids(e.texts("with")),
		Comparator: s.id(e.text("comparator")), Comparison: kg.Comparison(e.text("comparison")),
		FirstReport: e.firstReport(), Flags: e.flags(),
		Knowledge: kg.KnowledgeLevel(e.text("knowledge")), Agent: kg.AgentType(e.text("agent")),
	}
	ev.Doses, ev.DoseCount = e.doses()
	if e.isMapping() {
		ev.Kind, ev.Source = kg.Mapping, e.text("mapping")
		ev.Level, ev.Scope, ev.Reach = kg.Review, kg.Background, kg.NoReach
	}
	ev.ECO = kg.CURIE(e.text("eco"))
	return ev
}

func (e *entry) or(field, absent string) string {
	if text := e.text(field); text != "" {
		return text
	}
	return absent
}

func (e *entry) doses() (kg.Doses, int) {
	if n := e.number("doses"); n > 0 {
		return kg.DosesCounted, n
	}
	return kg.Doses(e.or("doses", kg.NotStated)), 0
}

func (e *entry) firstReport() *kg.FirstReport {
	r := e.nested("first_report")
	if r == nil {
		return nil
	}
	return &kg.FirstReport{Year: r.number("year"), Who: r.text("who")}
}

func (e *entry) flags() []kg.Flag {
	var out []kg.Flag
	for _, r := range e.values["flags"].recs {
		f := kg.Flag{Kind: kg.FlagKind(r.text("flag")), Note: r.text("note")}
		for _, id := range r.texts("conflicts_with") {
			f.ConflictsWith = append(f.ConflictsWith, kg.CURIE(kg.LocalPrefix+":"+id))
		}
		out = append(out, f)
	}
	return out
}

// conflicts lists the evidence that the entry's flags name.
func (e *entry) conflicts() []item {
	var out []item
	for _, r := range e.values["flags"].recs {
		out = append(out, r.items("conflicts_with")...)
	}
	return out
}
