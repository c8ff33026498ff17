package curate

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// checkPolarity asks for a word where a miRNA raises what it should lower. What
// only follows by way of something else is no target, nor is another miRNA.
func (s *seed) checkPolarity(c *claim) {
	x, ok := c.sign()
	if !ok || x != kg.Raises || !c.complete() || c.predicate() != kg.Regulates || c.object.category == kg.MiRNA {
		return
	}
	switch kg.Aspect(c.text("aspect")) {
	case "", kg.Expression, kg.Abundance, kg.Degradation:
	default:
		return
	}
	for _, e := range c.entries {
		if s.byMiRNA(c, e) {
			s.doubt(rulePolarity, e, e.mark, "check the direction", "a miRNA that raises the amount of its target")
		}
	}
}

// indirect is the directness of an effect that has something in between.
const indirect = "INDIRECT"

// byMiRNA reports whether it is a miRNA that acts on the object with nothing in
// between: the subject itself, or all that the subject acts through.
func (s *seed) byMiRNA(c *claim, e *entry) bool {
	if e.text("directness") == indirect {
		return false
	}
	last := e.texts("via")
	if len(last) == 0 {
		last = []string{c.text("subject")}
	}
	return !slices.ContainsFunc(last, func(key string) bool { m := s.byKey[key]; return m == nil || m.category != kg.MiRNA })
}
