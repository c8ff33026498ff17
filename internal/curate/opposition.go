package curate

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// checkOpposition looks for claims that disagree without saying why. It is a
// hint: the signs of some claims depend on things that no field holds.
func (s *seed) checkOpposition() {
	type question struct {
		subject, predicate, object, aspect, context, level string
	}
	claims := map[question][]*claim{}
	for _, f := range s.files {
		for _, c := range f.claims {
			s.checkPolarity(c)
			if !c.complete() {
				continue
			}
			st := c.statement(s)
			q := question{string(st.Subject), string(st.Predicate), string(st.Object), string(st.Aspect), joined(st.Context), string(st.MoleculeLevel)}
			for _, other := range claims[q] {
				s.checkOpposed(c, other)
			}
			claims[q] = append(claims[q], c)
		}
	}
}

func joined(ids []kg.CURIE) string {
	out := ""
	for _, id := range ids {
		out += string(id) + " "
	}
	return out
}

func (s *seed) checkOpposed(c, other *claim) {
	if !opposed(c, other) {
		return
	}
	for _, e := range c.entries {
		for _, o := range other.entries {
			if sameCircumstances(e, o) && !linked(e, o) {
				s.report.complain(ruleOpposing, c.mark, "name what differs (model, dose, stage, ...), or join them by `conflicts_with`",
					"says the opposite of %s:%d", other.file, other.line)
				return
			}
		}
	}
}

// opposed reports whether two claims about the same thing cannot both hold.
func opposed(a, b *claim) bool {
	if a.predicate().TakesEffect() {
		return clash(a.text("effect"), b.text("effect"), string(kg.EffectUnspecified))
	}
	return a.isTrue("negated") != b.isTrue("negated") || clash(a.text("amount"), b.text("amount"), string(kg.Present))
}

// clash reports whether both values say something, and not the same.
func clash(a, b, nothing string) bool {
	return differ(a, b) && a != nothing && b != nothing
}

// sameCircumstances reports whether two entries give nobody a reason to differ.
func sameCircumstances(a, b *entry) bool {
	for _, name := range []string{"model", "preparation", "species", "setting", "route", "doses", "timing", "stage", "with", "comparator", "refutes"} {
		if !a.values[name].equal(b.values[name]) {
			return false
		}
	}
	return true
}

func linked(a, b *entry) bool {
	names := func(e *entry, id kg.EvidenceID) bool {
		return slices.ContainsFunc(e.conflicts(), func(it item) bool { return kg.CURIE(kg.LocalPrefix+":"+it.text) == id })
	}
	return names(a, b.id) || names(b, a.id)
}

// checkPolarity asks for a word where a miRNA raises what it should lower.
func (s *seed) checkPolarity(c *claim) {
	if c.subject == nil || c.subject.category != kg.MiRNA || c.predicate() != kg.Regulates ||
		c.text("effect") != string(kg.Increases) || c.text("aspect") != string(kg.Expression) {
		return
	}
	for _, e := range c.entries {
		flagged := slices.ContainsFunc(e.values["flags"].recs, func(r record) bool { return r.text("flag") == "SIGN_UNEXPECTED" })
		if !flagged {
			s.report.complain(rulePolarity, e.mark, "check the direction; if the source says so, add the flag sign_unexpected", "a miRNA that raises the expression of its target")
		}
	}
}
