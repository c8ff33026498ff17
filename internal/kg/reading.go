package kg

import "strings"

// Reading puts a statement into words, such as "miR-21 lowers the expression of
// PTEN in cardiomyocyte". name gives what to call a node.
func Reading(s *Statement, name func(CURIE) string) string {
	info, ok := s.Predicate.Info()
	if !ok {
		return name(s.Subject) + " " + string(s.Predicate) + " " + name(s.Object)
	}
	object := name(s.Object) + levelWords[s.MoleculeLevel]
	var text string
	if info.Effect {
		text = name(s.Subject) + " " + effectWords(s, object)
	} else {
		text = strings.NewReplacer("{subject}", name(s.Subject), "{object}", object).Replace(sentence(info, s))
	}
	return text + valueWords(s.Value) + contextWords(s.Context, name)
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

func effectWords(s *Statement, object string) string {
	effect := s.StatedEffect()
	switch {
	case s.Aspect == "":
		return effectVerbs[effect] + " " + object
	case s.Aspect == Protection && effect == Increases:
		return "protects " + object
	case s.Aspect == Protection && effect == NoEffect:
		return "does not protect " + object
	}
	return effectVerbs[effect] + " the " + strings.ToLower(string(s.Aspect)) + " of " + object
}

func valueWords(v *Value) string {
	if v == nil {
		return ""
	}
	text := " of " + v.Min + v.Max
	if v.Min != "" && v.Max != "" {
		text = " of " + v.Min + " to " + v.Max
	}
	if v.Unit != "" {
		text += " " + v.Unit
	}
	if v.Medium != "" {
		text += " (" + v.Medium + ")"
	}
	return text
}

func contextWords(context []CURIE, name func(CURIE) string) string {
	if len(context) == 0 {
		return ""
	}
	names := make([]string, len(context))
	for i, c := range context {
		names[i] = name(c)
	}
	return " in " + strings.Join(names, " and ")
}
