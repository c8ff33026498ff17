package curate

import (
	"regexp"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// A schema is the one table from which decoding, the checks of single fields,
// canonical form and the check of seed/README.md all follow.
type schema struct {
	name     string      // for people: "entity"
	category kg.Category // of entities
	fields   []field
	flow     bool // canonical form is {a: b}
	spaced   bool // a blank line stands between two of them
}

// field describes one field of a record.
type field struct {
	name     string
	kind     kind
	required bool
	list     bool
	single   bool          // of a list: one item may stand without brackets
	none     bool          // `none` may stand for nothing
	enum     string        // of enumKind: name in kg.Vocabulary
	roles    []kg.Category // of entityKind: what the entity must be; empty for any
	words    int           // of textKind: the most words, 0 for any
	like     *pattern      // of textKind: its form, nil for any
	record   *schema       // of recordKind
	only     kg.Category   // the one category that has the field, "" for all
}

// kind is what a field holds.
type kind int

const (
	textKind      kind = iota // any text
	keyKind                   // a name that the seed gives
	curieKind                 // an id
	enumKind                  // a value of an enumeration, in lower case
	boolKind                  // true or false
	numberKind                // a whole number, not negative
	dosesKind                 // an enumKind, or a number
	entityKind                // key of an entity
	sourceKind                // key of a source
	predicateKind             // a predicate, in upper case
	locatorKind               // section:paragraph.sentence
	conflictKind              // an evidence id without its prefix
	recordKind                // a record
)

// pattern is the form of a text.
type pattern struct {
	*regexp.Regexp
	example string
}

// The forms of texts that programs read as well.
var (
	likeURL  = &pattern{regexp.MustCompile(`^https?://[!-~]+$`), "https://www.mirbase.org/"}
	likeDOI  = &pattern{regexp.MustCompile(`^10\.[0-9]+/[!-~]+$`), "10.1000/182"}
	likePMID = &pattern{regexp.MustCompile(`^[1-9][0-9]*$`), "12345678"}
	likeRNA  = &pattern{regexp.MustCompile(`^[ACGU]+$`), "UAGCUUAUCAGACUGAUGUUGA"}
)

func (s *schema) find(name string) (field, int) {
	i := slices.IndexFunc(s.fields, func(f field) bool { return f.name == name })
	if i < 0 {
		return field{}, i
	}
	return s.fields[i], i
}

func (s *schema) names() []string {
	out := make([]string, len(s.fields))
	for i, f := range s.fields {
		out[i] = f.name
	}
	return out
}

// without gives the schema less some fields and with nothing required.
func (s *schema) without(name string, drop ...string) *schema {
	out := &schema{name: name, flow: s.flow}
	for _, f := range s.fields {
		if !slices.Contains(drop, f.name) {
			f.required, f.none = false, false
			out.fields = append(out.fields, f)
		}
	}
	return out
}

// spellings are the values of enumerations that are not simply written in lower
// case.
var spellings = map[string]map[string]string{
	"Arm": {"5p": "FIVE_PRIME", "3p": "THREE_PRIME"},
}

// Spellings lists the values of the kg enumeration as they are written in the
// seed, in the order of kg.Vocabulary.
func Spellings(enum string) []string {
	var out []string
	for _, t := range kg.Vocabulary[enum] {
		if enum == "Doses" && t.Value == string(kg.DosesCounted) {
			continue // written as the number itself
		}
		written := strings.ToLower(t.Value)
		for short, value := range spellings[enum] {
			if value == t.Value {
				written = short
			}
		}
		out = append(out, written)
	}
	return out
}

// enumValue gives the kg value for a spelling.
func enumValue(enum, written string) (string, bool) {
	if value, ok := spellings[enum][written]; ok {
		return value, true
	}
	if !slices.Contains(Spellings(enum), written) {
		return "", false
	}
	return strings.ToUpper(written), true
}

// FieldNames lists the fields of a kind of record in canonical order: "entity"
// (those of all categories), "study", "background", "statement", "value",
// "evidence", "flag", "acceptance", "first report" or "source"; or, by the name of a category's
// file, the fields of that category alone.
func FieldNames(record string) []string {
	switch record {
	case "entity":
		return entitySchema("").names()
	case "study":
		return studySchema.names()
	case "background":
		return backgroundSchema.names()
	case "statement":
		return statementSchema.names()
	case "evidence":
		return evidenceSchema.names()
	case "value":
		return valueSchema.names()
	case "flag":
		return flagSchema.names()
	case "acceptance":
		return acceptanceSchema.names()
	case "first report":
		return firstReportSchema.names()
	case "source":
		return sourceSchema.names()
	}
	var out []string
	for _, f := range allEntityFields {
		if info, ok := f.only.Info(); ok && info.File == record {
			out = append(out, f.name)
		}
	}
	return out
}
