package kg

import "strings"

// Reading puts a statement into words, such as "miR-21 lowers the expression of
// PTEN in cardiomyocytes". name gives what to call a node.
func Reading(s *Statement, name func(CURIE) string) string {
	info, ok := s.Predicate.Info()
	if !ok {
		return name(s.Subject) + " " + string(s.Predicate) + " " + name(s.Object)
	}
	form := sentence(info, s)
	if info.Effect {
		form = effectSentence(s)
	}
	return spell(s, form, plural(name(s.Subject)), name)
}

// spell writes a statement by its form, whose first word is one of its ends.
func spell(s *Statement, form string, several bool, name func(CURIE) string) string {
	if several {
		form = inPlural(form)
	}
	subject, object := name(s.Subject), name(s.Object)+levelWords[s.MoleculeLevel]
	switch {
	case !strings.HasPrefix(form, "{subject}"):
		object = Opening(object)
	case s.Predicate != IsA:
		object = cells(object)
		fallthrough
	default:
		subject = Opening(subject)
	}
	var room [256]byte // most sentences are shorter
	out := appendEnds(room[:0], form, subject, object)
	out = appendValue(out, s.Value)
	return string(appendContext(out, s.Context, name))
}

// appendEnds puts the ends of a statement into a form.
func appendEnds(to []byte, form, subject, object string) []byte {
	for {
		words, rest, found := strings.Cut(form, "{")
		to = append(to, words...)
		if !found {
			return to
		}
		end, after, _ := strings.Cut(rest, "}")
		if end == "subject" {
			to = append(to, subject...)
		} else {
			to = append(to, object...)
		}
		form = after
	}
}

// Opening is a name as a sentence begins with it: one that holds an apposition, such as
// "MSC, tissue not stated", closes it.
func Opening(name string) string {
	if !strings.Contains(name, ", ") {
		return name
	}
	bare, _, _ := strings.Cut(name, " [") // the numbers of its studies may hold a comma, too
	if strings.Contains(bare, ", ") {
		return name + ","
	}
	return name
}

var levelWords = map[MoleculeLevel]string{
	GeneLevel: " (gene)", MRNALevel: " (mRNA)", ProteinLevel: " (protein)",
}

// sentence chooses the form for a predicate without effect.
func sentence(info PredicateInfo, s *Statement) string {
	switch {
	case s.Negated:
		return info.Denial
	case s.Predicate == TestedIn:
		return resultSentences[s.StatedResult()]
	case s.Predicate == Carries && s.Amount == Enriched:
		return "{subject} is enriched in {object}"
	case s.Amount == Low:
		return strings.Replace(info.Sentence, "{object}", "little {object}", 1)
	case s.Amount == Enriched:
		return strings.Replace(info.Sentence, "{object}", "much {object}", 1)
	}
	return info.Sentence
}

var resultSentences = map[TestResult]string{
	Beneficial:      "{subject} was beneficial in {object}",
	ResultNoEffect:  "{subject} had no effect in {object}",
	Harmful:         "{subject} was harmful in {object}",
	Mixed:           "{subject} had mixed results in {object}",
	ResultNotStated: "{subject} was tested in {object}",
}

var effectVerbs = map[Effect]string{
	Increases: "raises", Decreases: "lowers", NoEffect: "does not change", EffectUnspecified: "changes",
}

// effectSentence chooses the form for a predicate with an effect.
func effectSentence(s *Statement) string {
	effect := s.StatedEffect()
	switch {
	case s.Aspect == "":
		return "{subject} " + effectVerbs[effect] + " {object}"
	case s.Aspect == Protection && effect == Increases:
		return "{subject} protects {object}"
	case s.Aspect == Protection && effect == NoEffect:
		return "{subject} does not protect {object}"
	}
	return "{subject} " + effectVerbs[effect] + " the " + strings.ToLower(string(s.Aspect)) + " of {object}"
}

func appendValue(to []byte, v *Value) []byte {
	if v == nil {
		return to
	}
	to = append(append(to, " of "...), rangeWords(v.Min, v.Max, v.Unit)...)
	if v.Medium != "" {
		to = append(append(append(to, " ("...), v.Medium...), ')')
	}
	return to
}

func rangeWords(low, high, unit string) string {
	if unit != "" {
		unit = " " + unit
	}
	switch {
	case low == high:
		return low + unit
	case high == "":
		return low + unit + " or more"
	case low == "":
		return "up to " + high + unit
	}
	return low + " to " + high + unit
}

func appendContext(to []byte, context []CURIE, name func(CURIE) string) []byte {
	between := " in "
	for _, c := range context {
		to = append(append(to, between...), cells(name(c))...)
		between = " and "
	}
	return to
}
