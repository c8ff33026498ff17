package rows

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Entry is a piece of evidence with the source it was read in.
type Entry struct {
	*kg.Evidence
	From *kg.Source
}

func (e *Entry) firstReport() kg.FirstReport {
	if e.FirstReport == nil {
		return kg.FirstReport{}
	}
	return *e.FirstReport
}

// flags takes one thing of each flag.
func (e *Entry) flags(of func(kg.Flag) string, room []string) []string {
	for _, f := range e.Flags {
		room = append(room, of(f))
	}
	return room
}

// EvidenceFields are the columns of evidence.
var EvidenceFields = []Field[Entry]{
	always("id", "stable id, such as EVG:E-25-apoptosis", func(e *Entry) kg.CURIE { return e.ID }),
	always("statement", "id of the statement it is for, as in edges", func(e *Entry) kg.CURIE { return e.Statement }),
	always("kind", "CLAIM of a document, or MAPPING of a reference table", func(e *Entry) kg.EvidenceKind { return e.Kind }),
	few(always("source", "key of the source it was read in, as in the manifest", func(e *Entry) string { return e.Source })),
	few(always("source_name", "name of the source", func(e *Entry) string { return e.From.Name })),
	few(text("licence", "licence of the source", func(e *Entry) string { return e.From.Licence })),
	list("locators", "where in the source: section, paragraph, sentence", func(e *Entry) []string { return e.Locators }),
	text("summary", "the finding in the curator's words", func(e *Entry) string { return e.Summary }),
	text("as_written", "the source's words, where they are the point", func(e *Entry) string { return e.AsWritten }),
	list("credits", "publications that showed it; several did so jointly", func(e *Entry) []kg.CURIE { return e.Credits }),
	truth("joint", "whether several publications are credited together", func(e *Entry) bool { return e.Joint() }),
	text("reach", "where the citation stands: SAME_SENTENCE, PASSAGE or NONE", func(e *Entry) kg.Reach { return e.Reach }),
	text("level", "PRIMARY: a study's finding; REVIEW: a generalisation", func(e *Entry) kg.Level { return e.Level }),
	text("scope", "STUDY: a finding; BACKGROUND: a general fact", func(e *Entry) kg.Scope { return e.Scope }),
	text("basis", "STATED, INFERRED or NAME, the expansion of a name", func(e *Entry) kg.Basis { return e.Basis }),
	truth("hedged", "whether the source hedges: may, might, suggest", func(e *Entry) bool { return e.Hedged }),
	truth("supports", "whether it supports the statement; false when it refutes it", func(e *Entry) bool { return !e.Refutes }),
	text("directness", "DIRECT, INDIRECT or NOT_STATED", func(e *Entry) kg.Directness { return e.Directness }),
	text("setting", "IN_VIVO, EX_VIVO, IN_VITRO, COMPUTATIONAL or NOT_STATED", func(e *Entry) kg.Setting { return e.Setting }),
	text("model", "the disease model", func(e *Entry) kg.CURIE { return e.Model }),
	text("preparation", "the vesicle preparation, for a claim about its cargo", func(e *Entry) kg.CURIE { return e.Preparation }),
	few(text("species", "species", func(e *Entry) kg.CURIE { return e.Species })),
	text("route", "how it was given", func(e *Entry) kg.Route { return e.Route }),
	text("doses", "how often it was given", func(e *Entry) kg.Doses { return e.Doses }),
	number("dose_count", "how many doses, where doses is COUNTED", func(e *Entry) int { return e.DoseCount }),
	text("timing", "when it was given, relative to the injury", func(e *Entry) kg.Timing { return e.Timing }),
	text("stage", "stage of disease", func(e *Entry) kg.Stage { return e.Stage }),
	list("via", "mediators that the source names", func(e *Entry) []kg.CURIE { return e.Via }),
	list("given_with", "what was given together", func(e *Entry) []kg.CURIE { return e.With }),
	text("comparator", "what it was compared with", func(e *Entry) kg.CURIE { return e.Comparator }),
	text("comparison", "how it did against the comparator: MORE, LESS or EQUAL", func(e *Entry) kg.Comparison { return e.Comparison }),
	number("first_report_year", "year of the first report, by the source's word", func(e *Entry) int { return e.firstReport().Year }),
	text("first_report_who", "who was first, by the source's word", func(e *Entry) string { return e.firstReport().Who }),
	few(gathered("flags", "warnings to the reader, such as AMBIGUOUS", func(e *Entry, room []string) []string {
		return e.flags(func(f kg.Flag) string { return string(f.Kind) }, room)
	})),
	gathered("flag_notes", "why, one for each flag", func(e *Entry, room []string) []string {
		return e.flags(func(f kg.Flag) string { return f.Note }, room)
	}),
	gathered("flag_conflicts", "evidence that disagrees, one item for each flag: ids with a space between them", func(e *Entry, room []string) []string {
		return e.flags(func(f kg.Flag) string { return strings.Join(Strings(f.ConflictsWith), " ") }, room)
	}),
	few(text("eco", "ECO code", func(e *Entry) kg.CURIE { return e.ECO })),
	text("knowledge_level", "Biolink knowledge_level", func(e *Entry) kg.KnowledgeLevel { return e.Knowledge }),
	text("agent_type", "Biolink agent_type", func(e *Entry) kg.AgentType { return e.Agent }),
}
