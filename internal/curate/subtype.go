package curate

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// subtypeSections are the sections of the review that speak of one subtype.
var subtypeSections = map[string]bool{"exosomes": true, "microvesicles": true}

// generalEV reports whether the entity is vesicles as such, of MSCs or of any
// cell, rather than a subtype.
func (e *entity) generalEV() bool { return e.category == kg.EVSubtype && e.isTrue("hub") }

// subtypeFacts gives the sentences in which a subtype is said to do or have
// something: the key is made of predicate and object.
type subtypeFacts map[[2]string]map[string]bool

func factOf(c *claim) [2]string { return [2]string{c.text("predicate"), c.text("object")} }

func (s *seed) checkSubtypes() {
	facts := subtypeFacts{}
	var general []*claim
	for _, f := range s.files {
		for _, c := range f.claims {
			switch {
			case !c.complete() || c.predicate().Structural(): // "exosomes are EVs" speaks of both
			case c.subject.generalEV() || c.object.generalEV():
				general = append(general, c)
			case c.subject.category == kg.EVSubtype:
				facts.add(c)
			}
		}
	}
	own := facts.others(general)
	for _, c := range general {
		for _, e := range c.entries {
			s.checkSubtype(e, c, own[factOf(c)])
		}
	}
}

func (x subtypeFacts) add(c *claim) {
	if x[factOf(c)] == nil {
		x[factOf(c)] = map[string]bool{}
	}
	for _, e := range c.entries {
		for _, at := range e.texts("at") {
			x[factOf(c)][at] = true
		}
	}
}

// others tells of which facts vesicles in general have no sentence that is not a
// subtype's as well. "MSC-EVs, especially exosomes, ..." alone does not do, but
// does beside another.
func (x subtypeFacts) others(general []*claim) map[[2]string]bool {
	borrowed := map[[2]string]bool{}
	for fact := range x {
		borrowed[fact] = true
	}
	for _, c := range general {
		for _, e := range c.entries {
			for _, at := range e.texts("at") {
				if !x[factOf(c)][at] {
					borrowed[factOf(c)] = false
				}
			}
		}
	}
	return borrowed
}

func (s *seed) checkSubtype(e *entry, c *claim, borrowed bool) {
	inside := 0
	for _, at := range e.texts("at") {
		if section, _, _ := strings.Cut(at, ":"); subtypeSections[section] {
			inside++
		}
	}
	const fix = "make it a claim of the subtype"
	switch read := len(e.texts("at")); {
	case read > 0 && inside == read:
		s.doubt(ruleSubtypeFact, e, e.at("at"), fix, "read where the article speaks of a subtype, claimed of vesicles in general")
	case read > 0 && borrowed && c.subject.generalEV():
		s.doubt(ruleSubtypeFact, e, e.at("at"), fix, "the sentence says it of a subtype, and no other says it of vesicles in general")
	}
}
