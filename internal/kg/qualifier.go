package kg

// The qualifiers narrow a claim and are part of its identity. Each is a string
// type whose values are the names of the GraphQL enum; the zero value means
// "not given" and is left out of the statement id.

// Effect is the direction of a change.
type Effect string

// The effects. EffectUnspecified is the default of a predicate that takes one.
const (
	Increases         Effect = "INCREASES"
	Decreases         Effect = "DECREASES"
	NoEffect          Effect = "NO_EFFECT"
	EffectUnspecified Effect = "UNSPECIFIED"
)

// Aspect is what of the object changes.
type Aspect string

// The aspects.
const (
	Expression      Aspect = "EXPRESSION"
	Activity        Aspect = "ACTIVITY"
	Abundance       Aspect = "ABUNDANCE"
	Phosphorylation Aspect = "PHOSPHORYLATION"
	Transport       Aspect = "TRANSPORT"
	Degradation     Aspect = "DEGRADATION"
	Protection      Aspect = "PROTECTION"
	Secretion       Aspect = "SECRETION"
	Function        Aspect = "FUNCTION"
	Size            Aspect = "SIZE"
	Severity        Aspect = "SEVERITY"
	Differentiation Aspect = "DIFFERENTIATION"
	Proliferation   Aspect = "PROLIFERATION"
	Survival        Aspect = "SURVIVAL"
	Uptake          Aspect = "UPTAKE"
	Maturation      Aspect = "MATURATION"
)

// Amount is how much of the object is there.
type Amount string

// The amounts. Present is the default.
const (
	Present  Amount = "PRESENT"
	Enriched Amount = "ENRICHED"
	Low      Amount = "LOW"
)

// MoleculeLevel is what a gene stands for at the end of a statement.
type MoleculeLevel string

// The levels. LevelNotStated is the default.
const (
	GeneLevel      MoleculeLevel = "GENE"
	MRNALevel      MoleculeLevel = "MRNA"
	ProteinLevel   MoleculeLevel = "PROTEIN"
	LevelNotStated MoleculeLevel = "NOT_STATED"
)

// TestResult is how a treatment did in a model.
type TestResult string

// The results. ResultNotStated is the default.
const (
	Beneficial      TestResult = "BENEFICIAL"
	ResultNoEffect  TestResult = "NO_EFFECT"
	Harmful         TestResult = "HARMFUL"
	Mixed           TestResult = "MIXED"
	ResultNotStated TestResult = "NOT_STATED"
)

// Value is a measured value or range. Numbers are kept as printed, so that
// nothing is lost to binary fractions. A single value is both ends; whether an end
// belongs to the range is only known where the evidence quotes it.
type Value struct {
	Min    string // lower end; "" when open below
	Max    string // upper end; "" when open above
	Unit   string // as printed: nm, g/mL, mV
	Medium string // what it was measured in, "" when not stated
}

// Qualifiers are what a statement says besides subject, predicate and object.
type Qualifiers struct {
	Effect        Effect
	Aspect        Aspect
	Negated       bool
	Amount        Amount
	Context       []CURIE // cells, tissues, components; sorted, no duplicates
	MoleculeLevel MoleculeLevel
	Value         *Value
	Result        TestResult
}

// Normalised returns the qualifiers with defaults cleared and the context
// sorted, the form in which statements are compared and hashed.
func (q Qualifiers) Normalised() Qualifiers {
	if q.Effect == EffectUnspecified {
		q.Effect = ""
	}
	if q.Amount == Present {
		q.Amount = ""
	}
	if q.MoleculeLevel == LevelNotStated {
		q.MoleculeLevel = ""
	}
	if q.Result == ResultNotStated {
		q.Result = ""
	}
	q.Context = sortedSet(q.Context)
	if q.Value != nil && *q.Value == (Value{}) {
		q.Value = nil
	}
	return q
}

// Term documents one value of an enumeration.
type Term struct{ Value, Meaning string }

// Vocabulary lists, by the name of the GraphQL enum, every value of every
// enumeration in order. Schema, seed format and documentation are checked
// against it.
var Vocabulary = map[string][]Term{
	"Effect": {
		{"INCREASES", "more of the object or its aspect"},
		{"DECREASES", "less of the object or its aspect"},
		{"NO_EFFECT", "did not, cannot or need not change the object"},
		{"UNSPECIFIED", "changes it, direction not said"},
	},
	"Aspect": {
		{"EXPRESSION", "how much of it is made"},
		{"ACTIVITY", "how active it is"},
		{"ABUNDANCE", "how much of it is there"},
		{"PHOSPHORYLATION", "its phosphorylation, which has no sign of its own"},
		{"TRANSPORT", "its movement"},
		{"DEGRADATION", "its removal; flips the sign"},
		{"PROTECTION", "its protection from harm"},
		{"SECRETION", "its release"},
		{"FUNCTION", "how well it works"},
		{"SIZE", "its extent"},
		{"SEVERITY", "how bad it is"},
		{"DIFFERENTIATION", "its differentiation"},
		{"PROLIFERATION", "its multiplication"},
		{"SURVIVAL", "its survival"},
		{"UPTAKE", "its uptake"},
		{"MATURATION", "its maturation"},
	},
	"Amount": {
		{"PRESENT", "it is there"},
		{"ENRICHED", "much of it, or more than elsewhere"},
		{"LOW", "little of it"},
	},
	"MoleculeLevel": {
		{"GENE", "the gene itself"},
		{"MRNA", "its messenger RNA"},
		{"PROTEIN", "its protein"},
		{"NOT_STATED", "the source does not say"},
	},
	"TestResult": {
		{"BENEFICIAL", "it helped"},
		{"NO_EFFECT", "it did nothing"},
		{"HARMFUL", "it did harm"},
		{"MIXED", "it helped in part, or under some conditions only"},
		{"NOT_STATED", "the source does not say"},
	},
	"Grain": {
		{"SINGLE", "one thing"},
		{"FAMILY", "a family of like molecules"},
		{"COMPLEX", "several molecules bound together"},
		{"CLUSTER", "several molecules made together"},
		{"CLASS", "a class named by a word or by one study"},
	},
	"Level": {
		{"PRIMARY", "what one study found"},
		{"REVIEW", "what a review says in general"},
	},
	"Scope": {
		{"STUDY", "found in a model or preparation"},
		{"BACKGROUND", "a general fact, which needs neither"},
	},
	"Reach": {
		{"SAME_SENTENCE", "the citation stands in the same sentence"},
		{"PASSAGE", "the citation stands in a neighbouring sentence"},
		{"NONE", "no citation"},
	},
	"Basis": {
		{"STATED", "the source says it"},
		{"INFERRED", "it follows from what the source says"},
		{"NAME", "only the expansion of a name says it"},
	},
	"Directness": {
		{"DIRECT", "directly"},
		{"INDIRECT", "through something else"},
		{"NOT_STATED", "the source does not say"},
	},
	"Setting": {
		{"IN_VIVO", "in living animals or patients"},
		{"EX_VIVO", "in tissue outside the body"},
		{"IN_VITRO", "in cells"},
		{"COMPUTATIONAL", "computed"},
		{"NOT_STATED", "the source does not say"},
	},
	"Route": {
		{"INTRAVENOUS", "into a vein"},
		{"LOCAL", "into or onto the tissue"},
		{"SYSTEMIC", "into the body, way not told"},
		{"CULTURE", "added to a culture"},
		{"OTHER", "another way"},
		{"NOT_STATED", "the source does not say"},
	},
	"Doses": {
		{"SINGLE", "one dose"},
		{"MULTIPLE", "several doses"},
		{"COUNTED", "a number of doses, see doseCount"},
		{"NOT_STATED", "the source does not say"},
	},
	"Timing": {
		{"BEFORE", "before the injury"},
		{"WITH", "together with the injury"},
		{"AFTER", "after the injury"},
		{"NOT_STATED", "the source does not say"},
	},
	"Stage": {
		{"ACUTE", "acute stage"},
		{"CHRONIC", "chronic stage"},
		{"EARLY", "early stage"},
		{"LATE", "late stage"},
		{"NOT_STATED", "the source does not say"},
	},
	"Comparison": {
		{"MORE", "more than the comparator"},
		{"LESS", "less than the comparator"},
		{"EQUAL", "as the comparator"},
	},
	"KnowledgeLevel": {
		{"KNOWLEDGE_ASSERTION", "asserted as known"},
		{"LOGICAL_ENTAILMENT", "follows by logic"},
		{"PREDICTION", "predicted"},
		{"STATISTICAL_ASSOCIATION", "found by statistics"},
		{"OBSERVATION", "observed"},
		{"NOT_PROVIDED", "nobody said"},
	},
	"AgentType": {
		{"MANUAL_AGENT", "a person"},
		{"AUTOMATED_AGENT", "a program"},
		{"DATA_ANALYSIS_PIPELINE", "a data analysis pipeline"},
		{"NOT_PROVIDED", "nobody said"},
	},
	"FlagKind": {
		{"SOURCE_ERROR", "the source is wrong by the field's knowledge; recorded as it says"},
		{"SIGN_UNEXPECTED", "the direction is the opposite of what the mechanism would give"},
		{"AMBIGUOUS", "the source can be read in more than one way"},
		{"DISPUTED", "another claim contradicts it"},
		{"SUPERSEDED", "a later claim replaces it"},
		{"MAPPING_CHOICE", "another node or term could have been chosen"},
	},
	"EvidenceKind": {
		{"CLAIM", "a document says so"},
		{"MAPPING", "a reference table says so"},
	},
	"SizeClass": {
		{"SMALL", "small vesicles, under about 200 nm"},
		{"LARGE", "large vesicles"},
		{"MIXED", "both"},
		{"UNSPECIFIED", "the source does not say"},
	},
	"Arm": {
		{"FIVE_PRIME", "the 5p arm"},
		{"THREE_PRIME", "the 3p arm"},
		{"BOTH", "both arms"},
		{"NOT_STATED", "the source does not say"},
	},
	"RNAClass": {
		{"MRNA", "messenger RNA"},
		{"PRE_MIRNA", "miRNA precursor"},
		{"Y_RNA", "Y RNA"},
		{"NONCODING", "other noncoding RNA"},
		{"CLASS", "RNAs of several kinds"},
	},
	"ModelKind": {
		{"IN_VIVO", "living animals"},
		{"IN_VITRO", "cells"},
		{"EX_VIVO", "tissue outside the body"},
		{"CLINICAL", "patients"},
	},
}

// Known reports whether value is one of the enumeration's values.
func Known(enum, value string) bool {
	for _, t := range Vocabulary[enum] {
		if t.Value == value {
			return true
		}
	}
	return false
}
