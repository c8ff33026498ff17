package kg

import "strings"

// plural reports whether the head of a name is for several things.
func plural(head string) bool {
	if len(head) < 2 || !strings.HasSuffix(head, "s") {
		return false
	}
	for _, singular := range singularEnds {
		if strings.HasSuffix(head, singular) {
			return false
		}
	}
	return true
}

var singularEnds = []string{"ss", "us", "is", "as", "ites", "'s"} // virus, apoptosis, pancreas, ascites

// inNumber puts the verb of a form that begins with one of its ends, the word after it,
// into the plural if this end is several.
func inNumber(form string, several bool) string {
	first, rest, _ := strings.Cut(form, " ")
	if !several || !strings.HasPrefix(first, "{") {
		return form
	}
	verb, rest, _ := strings.Cut(rest, " ")
	return first + " " + pluralVerb(verb) + " " + rest
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
