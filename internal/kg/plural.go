package kg

import "strings"

// plural reports whether a name speaks of several things, by its last word before
// a bracket or a preposition: MSC-EVs [27], genes of the kidney.
func plural(name string) bool {
	if !strings.Contains(name, "s") {
		return false
	}
	for _, end := range nameEnds {
		name, _, _ = strings.Cut(name, end)
	}
	if len(name) < 2 || !strings.HasSuffix(name, "s") {
		return false
	}
	for _, singular := range singularEnds {
		if strings.HasSuffix(name, singular) {
			return false
		}
	}
	return true
}

var (
	nameEnds = []string{" [", " (", " secreted ", " transferred ", " carried ", " changed ", " associated ", " downstream ",
		" in ", " of ", " from ", " for ", " with ", " by ", " to ", " that "}
	singularEnds = []string{"ss", "us", "is", "as", "ites", "'s"} // virus, apoptosis, pancreas, ascites
)

// cells puts the name of a kind of cell into the plural, since what happens there
// happens in many: renal tubular cells, cardiomyocytes, neurons of a patient.
func cells(name string) string {
	for _, kind := range cellKinds {
		if !strings.Contains(name, kind) {
			continue
		}
		head, rest, found := strings.Cut(name+" ", kind+" ")
		if found && !strings.Contains(head, " of ") && (rest == "" || strings.HasPrefix(rest, "of ")) {
			return strings.TrimSuffix(head+kind+"s "+rest, " ")
		}
	}
	return name
}

var cellKinds = []string{"cell", "cyte", "blast", "phage", "neuron", "platelet", "neutrophil", "MSC"}

// inPlural puts the verb, the word after the first one, into the plural.
func inPlural(form string) string {
	first, rest, _ := strings.Cut(form, " ")
	verb, rest, _ := strings.Cut(rest, " ")
	return first + " " + pluralVerb(verb) + " " + strings.Replace(rest, "its ", "their ", 1)
}

func pluralVerb(verb string) string {
	if irregular, ok := irregularVerbs[verb]; ok {
		return irregular
	}
	if stem, ok := strings.CutSuffix(verb, "ies"); ok {
		return stem + "y"
	}
	return strings.TrimSuffix(verb, "s")
}

var irregularVerbs = map[string]string{"is": "are", "was": "were", "has": "have", "does": "do", "expresses": "express"}
