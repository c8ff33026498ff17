package curate

import (
	"slices"
	"strconv"

	"github.com/evgraph/evgraph/internal/kg"
)

// generalMSC is the node that stands for MSCs as such.
const generalMSC kg.CURIE = "CL:0000134"

// checkClaims looks at every statement, alone and beside the others.
func (s *seed) checkClaims() {
	evidence := map[kg.EvidenceID]*entry{}
	for _, f := range s.files {
		first := map[kg.StatementID]*claim{}
		for _, c := range f.claims {
			s.checkClaim(c)
			s.checkTwice(c, first)
			for _, e := range c.entries {
				s.checkEntry(e, c)
				s.checkEvidenceID(e, evidence)
			}
		}
	}
	s.checkConflicts(evidence)
	s.checkOpposition()
	s.checkSense()
}

func (s *seed) checkTwice(c *claim, first map[kg.StatementID]*claim) {
	if !c.complete() {
		return
	}
	id := c.statement(s).ID
	if other := first[id]; other != nil {
		s.report.complain(ruleDuplicateStatement, c.mark, "put all its evidence under one of them", "the same statement stands in line %d", other.line)
		return
	}
	first[id] = c
}

func (s *seed) checkEvidenceID(e *entry, seen map[kg.EvidenceID]*entry) {
	if !e.given("key") || e.text("key") == "" {
		return
	}
	if other := seen[e.id]; other != nil {
		s.report.complain(ruleDuplicateEvidence, e.own.at("key"), "choose another key", "evidence %s stands already in %s:%d", e.id, other.file, other.line)
		return
	}
	seen[e.id] = e
}

func (s *seed) checkClaim(c *claim) {
	if len(c.values["evidence"].recs) == 0 {
		s.report.complain(ruleNoEvidence, c.mark, "say where it was read and who showed it", "a statement without evidence")
	}
	info, ok := c.predicate().Info()
	if !ok {
		return
	}
	s.checkEnds(c, info)
	s.checkQualifiers(c, info)
	s.checkContradiction(c)
	if c.isTrue("negated") && info.Effect {
		s.report.complain(ruleEffectNegated, c.at("negated"), "write effect: no_effect instead", "%s cannot be negated", info.Predicate)
	}
	if c.subject != nil && c.object != nil && info.Predicate == kg.Secretes && c.subject.id() == generalMSC && c.object.category == kg.EVPreparation {
		s.report.complain(ruleGeneralMSC, c.at("subject"), "name the study's own source; if it does not say, msc-tissue-not-stated", "the general MSC secretes a preparation")
	}
}

// checkEnds compares subject and object with what the predicate joins.
func (s *seed) checkEnds(c *claim, info kg.PredicateInfo) {
	end := func(rule, role string, e *entity, allowed []kg.Category) bool {
		if e == nil || slices.Contains(allowed, e.category) {
			return e != nil
		}
		s.report.complain(rule, c.at(role), "use another predicate, or one of "+categoryNames(allowed),
			"the %s of %s cannot be %s", role, info.Predicate, a(e.category))
		return false
	}
	subject, object := end(ruleDomain, "subject", c.subject, info.Domain), end(ruleRange, "object", c.object, info.Range)
	if subject && object && !info.Allows(c.subject.category, c.object.category) {
		s.report.complain(ruleKinds, c.at("predicate"), "join entities of one kind, or use another predicate",
			"%s does not join %s to %s", info.Predicate, a(c.subject.category), a(c.object.category))
	}
	if c.text("subject") != "" && c.text("subject") == c.text("object") {
		s.report.complain(ruleSelfLoop, c.at("object"), "name two entities", "%q %s itself", c.text("subject"), info.Predicate)
	}
}

// checkQualifiers complains about qualifiers that the predicate does not take.
func (s *seed) checkQualifiers(c *claim, info kg.PredicateInfo) {
	gene := c.subject == nil || c.object == nil || c.subject.category == kg.Gene || c.object.category == kg.Gene
	for _, q := range []struct {
		field string
		taken bool
		where string
	}{
		{"effect", info.Effect, "REGULATES, MODULATES and AFFECTS"},
		{"aspect", info.Effect, "REGULATES, MODULATES and AFFECTS"},
		{"amount", info.Amount, "CARRIES, EXPRESSES and FOUND_IN"},
		{"value", info.Predicate == kg.HasTrait, "HAS_TRAIT"},
		{"result", info.Predicate == kg.TestedIn, "TESTED_IN"},
		{"molecule_level", gene, "statements with a gene at one end"},
	} {
		if c.given(q.field) && !q.taken {
			s.report.complain(ruleQualifier, c.at(q.field), "remove it, or use another predicate", "`%s` is for %s", q.field, q.where)
		}
	}
}

// checkContradiction complains about qualifiers that cannot both hold.
func (s *seed) checkContradiction(c *claim) {
	if c.isTrue("negated") {
		for _, name := range []string{"amount", "value", "result"} {
			if c.given(name) {
				s.report.complain(ruleContradiction, c.at(name), "keep one of the two", "`negated` and `%s` together", name)
			}
		}
	}
	v := c.nested("value")
	if v == nil {
		return
	}
	lower, errMin := strconv.ParseFloat(v.text("min"), 64)
	upper, errMax := strconv.ParseFloat(v.text("max"), 64)
	switch {
	case errMin == nil && errMax == nil && lower > upper:
		s.report.complain(ruleContradiction, c.at("value"), "put the lower one first", "`min` %s is above `max` %s", v.text("min"), v.text("max"))
	case !v.given("min") && !v.given("max"):
		s.report.complain(ruleMissingField, c.at("value"), "write what was measured, or leave `value` out", "a value with neither `min` nor `max`")
	}
}
