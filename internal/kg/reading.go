package kg

import "strings"

// Reading puts a statement into words, such as "miR-21 lowers the expression of
// PTEN in cardiomyocytes". name gives what to call a node.
func Reading(s *Statement, name func(CURIE) string) string {
	return ReadingFrom(s, s.Subject, name)
}

// ReadingFrom is Reading as seen from one end: from the object it is a passive
// sentence, such as "the expression of PTEN is lowered by miR-21 in cardiomyocytes".
func ReadingFrom(s *Statement, from CURIE, name func(CURIE) string) string {
	return spell(s, from, name, Opening)
}

// Clause is ReadingFrom as it goes on where this end was just spoken of: "which lowers
// the expression of PTEN".
func Clause(s *Statement, from CURIE, name func(CURIE) string) string {
	return spell(s, from, name, func(string) string { return "which" })
}

// spell writes a statement from one of its ends, the first of the sentence, whose mention
// begin turns into the words that stand there.
func spell(s *Statement, from CURIE, name func(CURIE) string, begin func(mention string) string) string {
	subject, object := nounOf(name(s.Subject)), noun{mention: name(s.Object)}
	if s.Predicate == IsA { // a source is a kind of cell, not of cells
		object.several = plural(headOf(object.mention))
	} else {
		object = nounOf(object.mention)
	}
	var form string
	if from == s.Subject {
		form = inNumber(active(s), subject.several)
		subject.mention, object.mention = begin(subject.mention), object.mention+levelWords[s.MoleculeLevel]
	} else {
		form = inNumber(passive(s, subject.several), object.several)
		object.mention = begin(object.mention + levelWords[s.MoleculeLevel])
	}
	var room [256]byte // most sentences are shorter
	out := appendEnds(room[:0], form, subject.mention, object.mention)
	out = appendValue(out, s.Value)
	return string(appendContext(out, s.Context, name))
}

// active chooses the form that begins with the subject.
func active(s *Statement) string {
	info, ok := predicateIndex[s.Predicate]
	switch {
	case !ok:
		return "{subject} " + string(s.Predicate) + " {object}"
	case info.Effect:
		return effectSentence(s)
	}
	return sentence(info, s)
}

// appendEnds puts the ends of a statement into a form.
func appendEnds(to []byte, form, subject, object string) []byte {
	for {
		at := strings.IndexByte(form, '{')
		if at < 0 {
			return append(to, form...)
		}
		to = append(to, form[:at]...)
		mark, rest, _ := strings.Cut(form[at:], "}")
		if mark == "{subject" {
			to = append(to, subject...)
		} else {
			to = append(to, object...)
		}
		form = rest
	}
}

var levelWords = map[MoleculeLevel]string{
	GeneLevel: " (gene)", MRNALevel: " (mRNA)", ProteinLevel: " (protein)",
}

// sentence chooses the form for a predicate without effect.
func sentence(info *PredicateInfo, s *Statement) string {
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
		to = append(append(to, between...), Mention(name(c))...)
		between = " and "
	}
	return to
}
