package curate

import (
	"github.com/evgraph/evgraph/internal/kg"
)

// sign is the direction of an effect; 0 means that nothing changes.
type sign int

const (
	less sign = -1
	more sign = +1
)

func (x sign) String() string { return [...]string{"lowers", "leaves", "raises"}[x+1] }

// sign gives what the claim does to its object as a whole. ok is false where
// nobody can tell: a direction that is not stated, a phosphorylation, which may
// switch on or off, a movement, which takes from one place what it brings to
// another. What furthers the removal of a thing lowers the thing.
func (c *claim) sign() (x sign, ok bool) {
	switch kg.Effect(c.text("effect")) {
	case kg.Increases:
		x = more
	case kg.Decreases:
		x = less
	case kg.NoEffect:
	default:
		return 0, false
	}
	switch kg.Aspect(c.text("aspect")) {
	case kg.Phosphorylation, kg.Transport:
		return 0, false
	case kg.Degradation:
		return -x, true
	}
	return x, true
}

// supply is the sign of having or making a thing, as a step of what is done by
// means of it. Of having little nobody can tell.
func (c *claim) supply() (x sign, ok bool) {
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
	return more, true
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
