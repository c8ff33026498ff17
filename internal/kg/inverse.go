package kg

import "strings"

// passive chooses the form that begins with the object.
func passive(s *Statement, several bool) string {
	info, ok := predicateIndex[s.Predicate]
	if !ok {
		return "{object} is at the other end of " + string(s.Predicate) + " of {subject}"
	}
	return inverse(info, s, several)
}

// inverse chooses the form from the object's side; several says that the subject is more
// than one thing.
func inverse(info *PredicateInfo, s *Statement, several bool) string {
	switch {
	case info.Effect:
		return effectInverse(s)
	case s.Negated:
		return denied(info.Inverse)
	case s.Predicate == TestedIn:
		return testedInverse(s, several)
	case s.Predicate == Carries && s.Amount == Enriched:
		return "{object} is enriched in {subject}"
	case s.Amount == Low:
		return info.Inverse + " in small amounts"
	case s.Amount == Enriched:
		return info.Inverse + " in large amounts"
	}
	return info.Inverse
}

func testedInverse(s *Statement, several bool) string {
	said := strings.TrimSuffix(resultSentences[s.StatedResult()], " in {object}")
	return "{object} is a model in which " + strings.TrimSuffix(inNumber(said+" ", several), " ")
}

var effectParticiples = map[Effect]string{
	Increases: "raised", Decreases: "lowered", NoEffect: "not changed", EffectUnspecified: "changed",
}

func effectInverse(s *Statement) string {
	effect := s.StatedEffect()
	switch {
	case s.Aspect == "":
		return "{object} is " + effectParticiples[effect] + " by {subject}"
	case s.Aspect == Protection && effect == Increases:
		return "{object} is protected by {subject}"
	case s.Aspect == Protection && effect == NoEffect:
		return "{object} is not protected by {subject}"
	}
	return "the " + strings.ToLower(string(s.Aspect)) + " of {object} is " + effectParticiples[effect] + " by {subject}"
}

// denied puts a not to the verb, the second word of the form.
func denied(form string) string {
	first, rest, _ := strings.Cut(form, " ")
	verb, rest, _ := strings.Cut(rest, " ")
	switch verb {
	case "is", "was", "might":
		return first + " " + verb + " not " + rest
	}
	return first + " does not " + pluralVerb(verb) + " " + rest
}
