package kg

import "slices"

// EvidenceID is the stable id of one evidence entry, `EVG:E-<file>-<key>`. A
// field that GraphQL serves is written CURIE: of two names of one type the
// generator picks either, so its output would differ from run to run.
type EvidenceID = CURIE

// The enumerations of evidence; their values and meanings are in Vocabulary.
type (
	// Level tells a study's finding from a review's generalisation.
	Level string
	// Scope tells a finding, which needs a model or preparation, from a general fact.
	Scope string
	// Reach tells where the citation stands.
	Reach string
	// Basis tells what the source says from what follows from it.
	Basis string
	// Directness tells whether the effect goes through something else.
	Directness string
	// Setting tells where it was seen.
	Setting string
	// Route tells how it was given.
	Route string
	// Doses tells how often it was given.
	Doses string
	// Timing tells when it was given, relative to the injury.
	Timing string
	// Stage tells the stage of disease.
	Stage string
	// Comparison tells how it did against the comparator.
	Comparison string
	// KnowledgeLevel is Biolink's knowledge_level.
	KnowledgeLevel string
	// AgentType is Biolink's agent_type.
	AgentType string
	// FlagKind is a warning to the reader.
	FlagKind string
	// EvidenceKind tells claims from mappings.
	EvidenceKind string
)

// The values that code asks for by name.
const (
	Primary       Level          = "PRIMARY"
	Review        Level          = "REVIEW"
	StudyScope    Scope          = "STUDY"
	Background    Scope          = "BACKGROUND"
	SameSentence  Reach          = "SAME_SENTENCE"
	Passage       Reach          = "PASSAGE"
	NoReach       Reach          = "NONE"
	Stated        Basis          = "STATED"
	Inferred      Basis          = "INFERRED"
	NameOnly      Basis          = "NAME"
	InVivo        Setting        = "IN_VIVO"
	ExVivo        Setting        = "EX_VIVO"
	InVitro       Setting        = "IN_VITRO"
	Computational Setting        = "COMPUTATIONAL"
	DosesCounted  Doses          = "COUNTED"
	Direct        Directness     = "DIRECT"
	Indirect      Directness     = "INDIRECT"
	Claim         EvidenceKind   = "CLAIM"
	Mapping       EvidenceKind   = "MAPPING"
	Prediction    KnowledgeLevel = "PREDICTION"
	NotStated                    = "NOT_STATED"   // of every enumeration that has it
	NotProvided                  = "NOT_PROVIDED" // of Biolink's enumerations
)

// Evidence says who showed a statement, where, how and how firmly. Ids that are
// "" and slices that are empty mean that the source does not say.
type Evidence struct {
	ID        CURIE // an EvidenceID
	Statement CURIE // a StatementID
	Kind      EvidenceKind
	Source    string // key of the Source it was read in

	Locators  []string // section:paragraph.sentence, in reading order; none for mappings
	Summary   string   // the finding in the curator's words, at most 25
	AsWritten string   // the source's words where they are the point, at most six

	Credits []CURIE // publications; several are joint
	Reach   Reach

	Level      Level
	Scope      Scope
	Basis      Basis
	Hedged     bool
	Refutes    bool
	Directness Directness
	Setting    Setting

	Model       CURIE
	Preparation CURIE
	Species     CURIE
	Route       Route
	Doses       Doses
	DoseCount   int // when Doses is COUNTED
	Timing      Timing
	Stage       Stage
	Via         []CURIE
	With        []CURIE
	Comparator  CURIE
	Comparison  Comparison
	FirstReport *FirstReport
	Flags       []Flag

	ECO       CURIE
	Knowledge KnowledgeLevel
	Agent     AgentType
}

// FirstReport is the source's word on who was first.
type FirstReport struct {
	Year int // 0 when not said
	Who  string
}

// Flag warns the reader of a piece of evidence.
type Flag struct {
	Kind          FlagKind
	Note          string
	ConflictsWith []CURIE // evidence ids
}

// Joint reports whether several publications are credited together, so that
// nobody can tell which showed what.
func (e *Evidence) Joint() bool { return len(e.Credits) > 1 }

// Named are the nodes that the entry names, in any role.
func (e *Evidence) Named() []CURIE {
	return slices.Concat(e.Credits, one(e.Model), one(e.Preparation), one(e.Species), e.Via, e.With, one(e.Comparator))
}

// complete fills in what an open field means. The seed format asks for more; this
// is for data from elsewhere.
func (e *Evidence) complete() {
	fill(&e.Kind, Claim)
	fill(&e.Level, Review)
	fill(&e.Knowledge, NotProvided)
	fill(&e.Agent, NotProvided)
	fill(&e.Scope, StudyScope)
	fill(&e.Basis, Stated)
	fill(&e.Directness, NotStated)
	fill(&e.Setting, NotStated)
	fill(&e.Route, NotStated)
	fill(&e.Doses, NotStated)
	fill(&e.Timing, NotStated)
	fill(&e.Stage, NotStated)
	if len(e.Credits) == 0 {
		fill(&e.Reach, NoReach)
	}
	fill(&e.Reach, SameSentence)
	fill(&e.ECO, e.defaultECO())
}

// The ECO codes that follow from how an entry is credited.
const (
	ecoTraceable   CURIE = "ECO:0000304" // author statement supported by traceable reference
	ecoUntraceable CURIE = "ECO:0000303" // author statement without traceable support
	ecoInferred    CURIE = "ECO:0000305" // curator inference
	ecoImported    CURIE = "ECO:0000311" // imported information
)

// DefaultECO lists the ECO codes that an entry can get without naming one.
var DefaultECO = []CURIE{ecoTraceable, ecoUntraceable, ecoInferred, ecoImported}

func (e *Evidence) defaultECO() CURIE {
	switch {
	case e.Kind == Mapping:
		return ecoImported
	case e.Basis == Inferred:
		return ecoInferred
	case len(e.Credits) > 0:
		return ecoTraceable
	}
	return ecoUntraceable
}

func fill[T ~string](field *T, value T) {
	if *field == "" {
		*field = value
	}
}
