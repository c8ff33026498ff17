package examples_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/examples"
)

func named(t *testing.T, name string) examples.Example {
	t.Helper()
	list := all(t)
	i := slices.IndexFunc(list, func(e examples.Example) bool { return e.Name == name })
	if i < 0 {
		t.Fatalf("there is no example %s", name)
	}
	return list[i]
}

// TestSections names for each section of the review an example whose answer
// cites a sentence of it.
func TestSections(t *testing.T) {
	h := handler(t)
	for section, name := range map[string]string{
		"msc":           "what-mscs-can-become",
		"paracrine":     "what-mscs-secrete",
		"ev":            "where-vesicles-are-found",
		"exosomes":      "exosomes-and-microvesicles",
		"microvesicles": "exosomes-and-microvesicles",
		"therapy":       "why-vesicles-rather-than-cells",
		"kidney":        "what-one-study-showed",
		"liver":         "cargo-against-liver-fibrosis",
		"heart":         "what-raises-and-lowers-heart-function",
		"brain":         "what-changes-after-stroke",
		"conclusions":   "what-is-still-missing",
	} {
		if answer := ask(t, h, named(t, name)); !strings.Contains(answer, fmt.Sprintf(`"%s:`, section)) {
			t.Errorf("the answer of %s cites nothing of %s", name, section)
		}
	}
}

// TestKindsOfQuestion names for each kind of question an example, and the part
// of its query that asks it.
func TestKindsOfQuestion(t *testing.T) {
	for _, kind := range []struct{ question, example, query string }{
		{"which chain leads from preparation to process", "from-vesicle-to-recovery", "pathways("},
		{"what acts on a disease, through what, shown by whom", "cargo-against-liver-fibrosis", "credits"},
		{"where do directions conflict", "where-studies-disagree", "effect: [NO_EFFECT]"},
		{"which directions break the rule", "directions-that-look-wrong", "SIGN_UNEXPECTED"},
		{"what was never tried", "sources-never-tried", "quantifier: NONE"},
		{"what may be, and nobody said", "what-mir-21-might-do-elsewhere", "gaps("},
		{"what may lie between two things", "why-heart-vesicles-might-help-the-kidney", "to: { nodes: $kidney }"},
		{"what was tested in what", "sources-by-organs", "testMatrix("},
		{"what was found with a control preparation", "do-vesicles-work-without-rna", "PREPARED_WITH"},
		{"how does one source do across organs", "vesicles-of-one-tissue", "includeDescendants: true"},
		{"where do diseases converge", "targets-shared-across-organs", "organ: [{ name: $other }]"},
		{"does it hold in another species", "kidney-function-in-mice-and-rats", "species: [{ name: $other }]"},
		{"which models has a disease", "models-of-myocardial-infarction", "MODELS"},
		{"what was denied", "what-did-not-work", "negative: true"},
		{"what is only hinted at", "what-the-source-only-suggests", "hedged: true"},
		{"in which doses", "one-dose-or-several", "doses: [SINGLE]"},
		{"by which route, and when", "how-and-when-given", "timing: [BEFORE, WITH, AFTER]"},
		{"what marks a cell", "markers-of-mscs", "EXPRESSES"},
		{"where do cells come from", "tissues-that-give-mscs", "tissues"},
		{"which papers", "studies-and-dois", "doi"},
		{"how good is the evidence", "evidence-for-one-claim", "directness"},
		{"a name spelt wrong", "misspelt-name", "didYouMean"},
		{"many names at once", "names-to-ids", "resolve("},
		{"an id of another database", "ids-from-elsewhere", "node(ref: { id:"},
		{"neighbours of anything", "what-touches-a-node", "neighbors("},
		{"a list page by page", "page-by-page", "after: $after"},
		{"sources and licences", "what-is-in-the-graph", "licence"},
		{"versions and limits", "versions-and-limits", "limits {"},
	} {
		if query := named(t, kind.example).Query; !strings.Contains(query, kind.query) {
			t.Errorf("%s should ask %s by %s", kind.example, kind.question, kind.query)
		}
	}
}
