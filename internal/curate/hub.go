package curate

import "github.com/evgraph/evgraph/internal/kg"

// checkHub looks for studies that seem to explain something by what everything
// touches. In background evidence the review itself speaks of such things.
func (s *seed) checkHub(e *entry, c *claim) {
	if e.isMapping() || e.text("scope") == string(kg.Background) {
		return
	}
	if c.subject != nil && c.subject.isTrue("hub") && c.predicate().TakesEffect() {
		s.doubt(ruleHubMechanism, e, e.mark, "name what the study used, or write `scope: background`", "the hub %s acts in a study", c.subject.key())
	}
	for _, it := range e.items("via") {
		if m := s.byKey[it.text]; m != nil && m.isTrue("hub") {
			s.doubt(ruleHubMechanism, e, it.mark, "name what the study found, or write `scope: background`", "the hub %s is the mechanism of a study", it.text)
		}
	}
}
