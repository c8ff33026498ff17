package curate

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// checkOpposition looks for claims that disagree without saying why. It is a
// hint: the signs of some claims depend on things that no field holds.
func (s *seed) checkOpposition() {
	type question struct{ subject, predicate, object, level string }
	claims := map[question][]*claim{}
	for _, f := range s.files {
		for _, c := range f.claims {
			if !c.complete() {
				continue
			}
			st := c.statement(s)
			q := question{string(st.Subject), string(st.Predicate), string(st.Object), string(st.MoleculeLevel)}
			for _, other := range claims[q] {
				s.checkOpposed(c, other)
			}
			claims[q] = append(claims[q], c)
		}
	}
}

func (s *seed) checkOpposed(c, other *claim) {
	alike := sameCircumstances
	switch {
	case bothWays(c, other):
		alike = hardlyDifferent
	case !opposed(c, other):
		return
	}
	for _, e := range c.entries {
		for _, o := range other.entries {
			if alike(e, o) && !linked(e, o) {
				s.report.complain(ruleOpposing, c.mark, "name what differs (model, dose, stage, ...), or join them by `conflicts_with`",
					"says the opposite of %s:%d", other.file, other.line)
				return
			}
		}
	}
}

// bothWays reports whether one claim raises what the other lowers: not only by
// the same aspect, as a molecule that is made less and yet does more also is a
// riddle. Cells are none: fewer of them can do more.
func bothWays(a, b *claim) bool {
	if !a.predicate().TakesEffect() || !overlap(a.texts("context"), b.texts("context")) {
		return false
	}
	aspectA, aspectB := kg.Aspect(a.text("aspect")), kg.Aspect(b.text("aspect"))
	if aspectA == aspectB {
		effects := []string{a.text("effect"), b.text("effect")}
		return slices.Contains(effects, string(kg.Increases)) && slices.Contains(effects, string(kg.Decreases))
	}
	x, knownA := a.sign()
	y, knownB := b.sign()
	return knownA && knownB && x*y == kg.Lowers && isAmount(aspectA) && isAmount(aspectB) && a.object.category != kg.CellType
}

// opposed reports whether two claims about the same thing, in the same place,
// cannot both hold.
func opposed(a, b *claim) bool {
	if a.text("aspect") != b.text("aspect") || !a.values["context"].equal(b.values["context"]) {
		return false
	}
	if a.predicate().TakesEffect() {
		return clash(a.text("effect"), b.text("effect"), string(kg.EffectUnspecified))
	}
	return a.isTrue("negated") != b.isTrue("negated") || clash(a.text("amount"), b.text("amount"), string(kg.Present)) ||
		clash(a.text("result"), b.text("result"), string(kg.ResultNotStated))
}

// clash reports whether both values say something, and not the same.
func clash(a, b, nothing string) bool {
	return differ(a, b) && a != nothing && b != nothing
}

// Where evidence was gained, and how it was.
var (
	place  = []string{"model", "preparation", "species", "setting", "refutes"}
	course = []string{"route", "doses", "timing", "stage", "with", "comparator"}
)

// sameCircumstances reports whether two entries give nobody a reason to differ.
func sameCircumstances(a, b *entry) bool {
	return same(a, b, place) && same(a, b, course)
}

// hardlyDifferent is stricter: an effect that turns round needs better reasons
// than a dose or stage that one side does not state.
func hardlyDifferent(a, b *entry) bool {
	return same(a, b, place) && !slices.ContainsFunc(course, func(name string) bool {
		return a.given(name) && b.given(name) && !a.values[name].equal(b.values[name])
	})
}

func same(a, b *entry, names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return !a.values[name].equal(b.values[name]) })
}

func linked(a, b *entry) bool {
	names := func(e *entry, id kg.EvidenceID) bool {
		return slices.ContainsFunc(e.conflicts(), func(it item) bool { return kg.CURIE(kg.LocalPrefix+":"+it.text) == id })
	}
	return names(a, b.id) || names(b, a.id)
}
