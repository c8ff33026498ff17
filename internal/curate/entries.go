package curate

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// checkEntry looks at one piece of evidence, defaults filled in.
func (s *seed) checkEntry(e *entry, c *claim) {
	s.checkDefaults(e, c.in.defaults())
	for _, name := range []string{"level", "knowledge", "agent"} {
		if !e.given(name) && !(name == "level" && e.isMapping()) {
			s.report.complain(ruleMissingField, e.mark, "add it, or a default of the file", "an evidence entry without `%s`", name)
		}
	}
	if e.isMapping() {
		s.checkMapping(e, c)
	} else {
		s.checkReading(e, c)
		s.checkCredits(e)
	}
	s.checkCircumstances(e, c)
	for _, it := range e.items("eco") {
		if kg.CURIE(it.text).Prefix() != "ECO" {
			s.report.complain(ruleECO, it.mark, "write one, or leave it to be derived", "%s is no ECO code", it.text)
		}
		s.refer(it)
	}
}

// checkDefaults complains when an entry says what its file has said, or clears
// what it has not.
func (s *seed) checkDefaults(e *entry, defaults record) {
	for _, f := range evidenceSchema.fields {
		own, given := e.own.values[f.name]
		def, has := defaults.values[f.name]
		switch {
		case given && own.none && !has:
			s.report.complain(ruleNeedlessDefault, own.mark, "leave it out", "`%s: none` where the file has no default", f.name)
		case given && has && own.equal(def):
			s.report.complain(ruleNeedlessDefault, own.mark, "leave it out", "`%s: %v` is the default of the file", f.name, own)
		}
	}
}

// mappingFields are what a mapping may say; the rest speaks of reading and
// studies.
var mappingFields = []string{"key", "mapping", "summary", "level", "scope", "flags", "eco", "knowledge", "agent"}

func (s *seed) checkMapping(e *entry, c *claim) {
	if p := c.predicate(); p != "" && !p.Structural() {
		s.report.complain(ruleMappingPredicate, e.own.at("mapping"), "say where it was read with `at`", "%s cannot rest on a table", p)
	}
	for _, it := range e.items("mapping") {
		s.checkSource(it)
	}
	fixed := map[string]string{"level": string(kg.Review), "scope": string(kg.Background)}
	for _, f := range evidenceSchema.fields {
		v, given := e.own.values[f.name]
		if !given || v.none {
			continue
		}
		want, isFixed := fixed[f.name]
		if !slices.Contains(mappingFields, f.name) || isFixed && e.own.text(f.name) != want {
			s.report.complain(ruleMappingFields, v.mark, "remove it, or `mapping`", "`%s` in evidence by a table", f.name)
		}
	}
}

// checkReading looks at where the evidence was read.
func (s *seed) checkReading(e *entry, c *claim) {
	if !e.given("at") {
		fix := "add `at`"
		if c.predicate().Structural() {
			fix += ", or `mapping` if a table says so"
		}
		s.report.complain(ruleNoLocator, e.mark, fix, "an evidence entry without locator")
	}
	last := ""
	for _, it := range e.items("at") {
		if last != "" && compareLocators(last, it.text) > 0 {
			s.report.complain(ruleLocatorOrder, it.mark, "put them in the order of the article", "%s stands after %s", it.text, last)
		}
		last = it.text
		if s.located == nil {
			continue
		}
		if read := s.located[it.text]; read != nil {
			read.claimed = true
		} else {
			s.report.complain(ruleUnknownLocator, it.mark, "look the sentence up", "%s is not in %s", it.text, articleFile)
		}
	}
}

func (s *seed) checkCredits(e *entry) {
	none := e.text("reach") == string(kg.NoReach)
	switch credits := e.given("credits"); {
	case !credits && !none:
		s.report.complain(ruleNoCredits, e.mark, "add `credits`, or `reach: none` where the article cites nobody", "an evidence entry without credits")
	case credits && none:
		at := e.own.at("reach")
		if e.own.given("credits") {
			at = e.own.at("credits")
		}
		s.report.complain(ruleReachCredits, at, "write `credits: none`, or another reach", "credits with `reach: none`")
	}
}

// checkCircumstances looks at what evidence of certain statements must say.
func (s *seed) checkCircumstances(e *entry, c *claim) {
	p := c.predicate()
	if c.subject != nil && c.subject.category.IsCargo() && p.TakesEffect() && !e.isMapping() &&
		!e.given("model") && !e.given("preparation") && e.text("scope") != string(kg.Background) {
		s.report.complain(ruleCargoEffect, e.mark, "add `model` or `preparation`, or `scope: background` for a general fact", "the effect of a molecule, seen in no model or preparation")
	}
	if p == kg.ProposedFor && !e.isTrue("hedged") {
		s.report.complain(ruleProposedHedged, e.mark, "add `hedged: true`; use TESTED_IN for what was measured", "PROPOSED_FOR without `hedged`")
	}
	if e.given("comparison") && !e.given("comparator") {
		s.report.complain(ruleComparison, e.own.at("comparison"), "add `comparator`", "`comparison` with nothing to compare with")
	}
}

// checkConflicts makes sure that conflicts_with leads somewhere else.
func (s *seed) checkConflicts(known map[kg.EvidenceID]*entry) {
	for _, f := range s.files {
		for _, c := range f.claims {
			for _, e := range c.entries {
				s.checkConflict(e, known)
			}
		}
	}
}

func (s *seed) checkConflict(e *entry, known map[kg.EvidenceID]*entry) {
	for _, it := range e.conflicts() {
		id := kg.CURIE(kg.LocalPrefix + ":" + it.text)
		switch {
		case id == e.id:
			s.report.complain(ruleConflictTarget, it.mark, "name the other one", "%s conflicts with itself", it.text)
		case known[id] == nil && len(s.unread) == 0:
			s.report.complain(ruleConflictTarget, it.mark, "mend the id", "there is no evidence %s", it.text)
		}
	}
}
