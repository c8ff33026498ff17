package curate

import (
	"github.com/evgraph/evgraph/internal/kg"
)

// sign gives what the claim does to its object as a whole; ok is false where nobody
// can tell.
func (c *claim) sign() (x kg.Sign, ok bool) {
	return kg.SignOf(kg.Effect(c.text("effect")), kg.Aspect(c.text("aspect")))
}

// supply is the sign of having or making a thing, as a step of what is done by
// means of it. Of having little nobody can tell.
func (c *claim) supply() (x kg.Sign, ok bool) {
	switch c.predicate() {
	case kg.Carries, kg.Expresses, kg.Secretes, kg.HasGeneProduct:
	default:
		return 0, false
	}
	switch {
	case c.isTrue("negated"):
		return 0, true
	case c.text("amount") == string(kg.Low):
		return 0, false
	}
	return kg.Raises, true
}

// isAmount reports whether the aspect tells how much of a thing there is, or how
// much it does, so that two of them can be compared. The others, such as uptake
// and secretion, may go up while the thing itself goes down.
func isAmount(aspect kg.Aspect) bool {
	switch aspect {
	case "", kg.Expression, kg.Activity, kg.Abundance, kg.Function, kg.Size, kg.Severity, kg.Degradation:
		return true
	}
	return false
}
