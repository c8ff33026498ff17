package curate

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// checkModels holds evidence against the model that it was gained in.
func (s *seed) checkModels() {
	species := s.modelSpecies()
	for _, f := range s.files {
		for _, c := range f.claims {
			s.checkStrain(c)
			for _, e := range c.entries {
				if m := s.byKey[e.text("model")]; m != nil {
					s.checkSetting(e, m)
					s.checkSpecies(e, m, species[m])
				}
			}
		}
	}
}

// modelSpecies lists the species of every model, by its strain or else by what is
// said of it.
func (s *seed) modelSpecies() map[*entity][]kg.CURIE {
	said := map[*entity][]kg.CURIE{}
	for _, f := range s.files {
		for _, c := range f.claims {
			if c.complete() && c.predicate() == kg.OfSpecies && !c.isTrue("negated") {
				said[c.subject] = append(said[c.subject], c.object.id())
			}
		}
	}
	for _, e := range s.entities {
		if by := speciesOfStrain(e.text("strain")); by != "" {
			said[e] = []kg.CURIE{by}
		}
	}
	return said
}

// checkStrain compares the species that is said of a model with its strain's.
func (s *seed) checkStrain(c *claim) {
	if !c.complete() || c.predicate() != kg.OfSpecies || c.isTrue("negated") {
		return
	}
	if by := speciesOfStrain(c.subject.text("strain")); by != "" && by != c.object.id() {
		for _, e := range c.entries {
			s.doubt(ruleModelSpecies, e, e.mark, "mend the species, or the strain of the model", "a model of %s whose strain is %s", c.object.key(), c.subject.text("strain"))
		}
	}
}

func (s *seed) checkSpecies(e *entry, model *entity, known []kg.CURIE) {
	given := s.byKey[e.text("species")]
	if given == nil || len(known) == 0 {
		return
	}
	for _, id := range known {
		if id == given.id() {
			return
		}
	}
	s.doubt(ruleModelSpecies, e, e.at("species"), "mend the species, or name another model", "the species is %s, but not that of %s", given.key(), model.key())
}

// settings says in which setting evidence of a kind of model is gained.
var settings = map[string]kg.Setting{"IN_VIVO": kg.InVivo, "IN_VITRO": kg.InVitro, "EX_VIVO": kg.ExVivo, "CLINICAL": kg.InVivo}

// checkSetting compares the setting with the kind of the model. Calculations can
// be made about any.
func (s *seed) checkSetting(e *entry, model *entity) {
	want, known := settings[model.text("kind")]
	setting := kg.Setting(e.or("setting", kg.NotStated))
	if !known || setting == want || setting == kg.NotStated || setting == kg.Computational {
		return
	}
	s.doubt(ruleModelSetting, e, e.at("setting"), "write `setting: "+strings.ToLower(string(want))+"`, or name another model",
		"the setting is %s, but %s is %s", strings.ToLower(string(setting)), model.key(), strings.ToLower(model.text("kind")))
}
