package traverse

import (
	"cmp"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// occasion is one study at work with one preparation in one model; "" where it does not
// say which.
type occasion struct{ study, preparation, model kg.CURIE }

// occasions are those on which all of some claims were made. The zero value is any.
type occasions struct {
	some []occasion // sorted, each once
	set  bool       // only these
}

// none reports whether no occasion is left.
func (o occasions) none() bool { return o.set && len(o.some) == 0 }

// occasionsOf collects the occasions of a statement's entries. What only a table says is
// true on any, and so is what a source says as background without crediting anyone, that
// a disease is one of the liver, say, unless it is an effect.
func occasionsOf(s *kg.Statement, entries []*kg.Evidence, category func(kg.CURIE) kg.Category) occasions {
	var out occasions
	for _, e := range entries {
		common := e.Scope == kg.Background && len(e.Credits) == 0 && !s.Predicate.TakesEffect()
		if common || e.Kind != kg.Claim {
			return occasions{}
		}
		if e.Refutes {
			continue
		}
		out.set = true
		at := occasion{preparation: e.Preparation, model: e.Model}
		for _, end := range []kg.CURIE{s.Subject, s.Object} {
			switch category(end) {
			case kg.EVPreparation:
				at.preparation = end
			case kg.DiseaseModel:
				at.model = end
			}
		}
		for _, study := range e.Credits {
			at.study = study
			out.some = append(out.some, at)
		}
	}
	out.some = sortedOccasions(out.some)
	return out
}

// and are the occasions that are among both.
func (o occasions) and(p occasions) occasions {
	if !o.set {
		return p
	}
	if !p.set {
		return o
	}
	both := occasions{set: true}
	for _, a := range o.some {
		for _, b := range p.some {
			if one, ok := a.meet(b); ok {
				both.some = append(both.some, one)
			}
		}
	}
	both.some = sortedOccasions(both.some)
	return both
}

// meet joins what two occasions say, if they may be the same.
func (o occasion) meet(p occasion) (occasion, bool) {
	preparation, fits := agree(o.preparation, p.preparation)
	model, suits := agree(o.model, p.model)
	return occasion{o.study, preparation, model}, o.study == p.study && fits && suits
}

func agree(a, b kg.CURIE) (kg.CURIE, bool) {
	if a == "" {
		return b, true
	}
	return a, b == "" || a == b
}

// studies are those of the occasions.
func (o occasions) studies() []kg.CURIE {
	var ids []kg.CURIE
	for _, one := range o.some {
		ids = append(ids, one.study)
	}
	return kg.NewSet(ids...).IDs
}

func sortedOccasions(all []occasion) []occasion {
	slices.SortFunc(all, func(a, b occasion) int {
		return cmp.Or(cmp.Compare(a.study, b.study), cmp.Compare(a.preparation, b.preparation), cmp.Compare(a.model, b.model))
	})
	return slices.Compact(all)
}
