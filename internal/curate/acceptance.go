package curate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

var acceptanceSchema = &schema{name: "acceptance", fields: []field{
	{name: "rule", required: true},
	{name: "why", required: true},
}}

// signUnexpected is the flag of a direction that the mechanism would not give.
const signUnexpected kg.FlagKind = "SIGN_UNEXPECTED"

// answers says how a curator acknowledges that an oddity is the source's own: by
// one of these flags, with a note, where a flag says just that; without flags, by
// an acceptance. Readers see the flags; acceptances concern curators only.
var answers = map[string][]kg.FlagKind{
	rulePolarity:     {signUnexpected},
	ruleChainSign:    {signUnexpected},
	ruleHubMechanism: nil,
	ruleSubtypeFact:  nil,
	ruleModelSpecies: nil,
	ruleModelSetting: nil,
}

// doubt complains about an entry unless the curator has answered for it.
func (s *seed) doubt(rule string, e *entry, at mark, fix, format string, args ...any) {
	e.doubts = append(e.doubts, rule)
	if !e.answered(rule) {
		s.report.complain(rule, at, fix+"; if the source says so, "+wayToAnswer(rule), format, args...)
	}
}

func (e *entry) answered(rule string) bool {
	accepted := func(r record) bool { return r.text("rule") == rule && r.text("why") != "" }
	flagged := func(r record) bool {
		return slices.Contains(answers[rule], kg.FlagKind(r.text("flag"))) && r.text("note") != ""
	}
	if len(answers[rule]) == 0 {
		return slices.ContainsFunc(e.values["accept"].recs, accepted)
	}
	return slices.ContainsFunc(e.values["flags"].recs, flagged)
}

func wayToAnswer(rule string) string {
	if flags := answers[rule]; len(flags) > 0 {
		return "add the flag " + strings.ToLower(string(flags[0])) + " with a note"
	}
	return fmt.Sprintf("add accept: [{rule: %s, why: ...}]", rule)
}

// checkAcceptances finds acceptances that answer nothing, which would hide the
// fault that somebody makes there later. It comes after all doubts.
func (s *seed) checkAcceptances() {
	for _, f := range s.files {
		for _, c := range f.claims {
			for _, e := range c.entries {
				for _, r := range e.values["accept"].recs {
					s.checkAcceptance(e, r)
				}
			}
		}
	}
}

func (s *seed) checkAcceptance(e *entry, r record) {
	rule := r.text("rule")
	flags, known := answers[rule]
	switch {
	case rule == "":
	case !known:
		s.report.complain(ruleAcceptance, r.at("rule"), suggest(rule, acceptable()), "%q is no rule that can be accepted", rule)
	case len(flags) > 0:
		s.report.complain(ruleAcceptance, r.at("rule"), wayToAnswer(rule), "%s is answered by a flag", rule)
	case !slices.Contains(e.doubts, rule) && s.report.Errors() == 0: // an error may have kept a rule from looking
		s.report.complain(ruleAcceptance, r.at("rule"), "remove it", "%s has nothing to say here", rule)
	}
}

// acceptable lists the rules that an acceptance may name.
func acceptable() []string {
	var out []string
	for _, r := range Rules {
		if flags, known := answers[r.Name]; known && len(flags) == 0 {
			out = append(out, r.Name)
		}
	}
	return out
}
