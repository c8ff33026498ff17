package traverse

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Stop is a place on the way from where vesicles come from to where they help.
type Stop string

// The stops.
const (
	StopTissue      Stop = "TISSUE"
	StopSource      Stop = "SOURCE"
	StopPreparation Stop = "PREPARATION"
	StopCargo       Stop = "CARGO"
	StopTarget      Stop = "TARGET"
	StopPathway     Stop = "PATHWAY"
	StopProcess     Stop = "PROCESS"
	StopOutcome     Stop = "OUTCOME"
	StopModel       Stop = "MODEL"
	StopDisease     Stop = "DISEASE"
	StopOrgan       Stop = "ORGAN"
)

// Stops lists all in the order of the way.
var Stops = []Stop{StopTissue, StopSource, StopPreparation, StopCargo, StopTarget, StopPathway,
	StopProcess, StopOutcome, StopModel, StopDisease, StopOrgan}

// place is the number of the stop on the way, -1 for an unknown one.
func (s Stop) place() int { return slices.Index(Stops, s) }

// Between lists the stops from one to another, both included.
func Between(from, to Stop) []Stop { return slices.Clone(Stops[from.place() : to.place()+1]) }

// Categories are those of the nodes that may stand at the stop. A cell may be a source,
// and what is measured when its number or its health is. An outcome, such as fibrosis,
// stands for a disease where a model stands for it.
func (s Stop) Categories() []kg.Category { return stopCategories[s] }

var stopCategories = map[Stop][]kg.Category{
	StopTissue:      {kg.Tissue},
	StopSource:      {kg.MSCSource, kg.CellType},
	StopPreparation: {kg.EVPreparation, kg.EVSubtype},
	StopCargo:       kg.CargoCategories,
	StopTarget:      {kg.Gene, kg.Protein, kg.RNA, kg.MiRNA},
	StopPathway:     {kg.Pathway},
	StopProcess:     {kg.BiologicalProcess},
	StopOutcome:     {kg.Outcome, kg.CellType, kg.Chemical},
	StopModel:       {kg.DiseaseModel},
	StopDisease:     {kg.Disease, kg.Outcome},
	StopOrgan:       {kg.Tissue},
}

// repeats reports whether a chain may have two nodes at the stop, one acting on the
// other.
func (s Stop) repeats() bool {
	return s == StopTarget || s == StopPathway || s == StopProcess || s == StopOutcome
}

// leg says which statements lead from one stop to a later one, or on at the same.
type leg struct {
	from, to  Stop
	predicate kg.Predicate
	back      bool // from the object to the subject
}

// legs are all there are.
var legs = func() (all []leg) {
	add := func(p kg.Predicate, to Stop, from ...Stop) {
		for _, f := range from {
			if f != to || f.repeats() {
				all = append(all, leg{from: f, to: to, predicate: p})
			}
		}
	}
	all = []leg{{StopTissue, StopSource, kg.IsolatedFrom, true}, {StopTissue, StopPreparation, kg.IsolatedFrom, true}}
	add(kg.Secretes, StopPreparation, StopSource)
	add(kg.Secretes, StopCargo, StopSource)
	add(kg.Carries, StopCargo, StopPreparation)
	add(kg.HasGeneProduct, StopTarget, StopCargo, StopTarget)
	add(kg.Regulates, StopTarget, Between(StopSource, StopTarget)...)
	add(kg.Modulates, StopPathway, Between(StopSource, StopPathway)...)
	add(kg.ParticipatesIn, StopPathway, Between(StopSource, StopTarget)...)
	add(kg.Affects, StopProcess, Between(StopSource, StopProcess)...)
	add(kg.ParticipatesIn, StopProcess, Between(StopSource, StopTarget)...)
	add(kg.Affects, StopOutcome, Between(StopSource, StopOutcome)...)
	add(kg.Affects, StopDisease, Between(StopSource, StopOutcome)...)
	add(kg.AssociatedWith, StopDisease, Between(StopCargo, StopOutcome)...)
	add(kg.TestedIn, StopModel, Between(StopSource, StopCargo)...)
	add(kg.Models, StopDisease, StopModel)
	add(kg.OccursIn, StopOrgan, StopProcess, StopOutcome, StopModel, StopDisease)
	return all
}()

// effects are the stops at which an effect may be seen in a model.
var effects = Between(StopTarget, StopOutcome)

// fits reports whether a node of the category may stand at the stop.
func (s Stop) fits(c kg.Category) bool { return slices.Contains(stopCategories[s], c) }

// Elsewhere says where nodes of a category stand, and what stands at the stop instead.
func (s Stop) Elsewhere(c kg.Category) string {
	text := fmt.Sprintf("at %s stand nodes of %s", s, series(s.Categories()))
	var others []Stop
	for _, other := range Stops {
		if other.fits(c) {
			others = append(others, other)
		}
	}
	if len(others) > 0 {
		text = fmt.Sprintf("it stands at %s; %s", series(others), text)
	}
	return text
}

// Hierarchy are the predicates that lead from what may stand for a node at the stop to
// it: whatever is a kind of it, and of tissues what is a part of it.
func (s Stop) Hierarchy() []kg.Predicate {
	if s == StopTissue || s == StopOrgan {
		return []kg.Predicate{kg.IsA, kg.PartOf}
	}
	return []kg.Predicate{kg.IsA}
}

// Span gives the stops between which chains are looked for: those that are named, else
// from the source, or the tissue when one is wanted, to the disease, or the organ when
// one is wanted.
func Span(from, to Stop, wanted map[Stop]kg.Set) (Stop, Stop, error) {
	for _, named := range []Stop{from, to} {
		if named != "" && named.place() < 0 {
			return "", "", fmt.Errorf("%w: there is no stop %q; the stops are %s", ErrEnds, named, series(Stops))
		}
	}
	first, last := StopSource, StopDisease
	if _, ok := wanted[StopTissue]; ok {
		first = StopTissue
	}
	if _, ok := wanted[StopOrgan]; ok {
		last = StopOrgan
	}
	return cmp.Or(from, first), cmp.Or(to, last), nil
}
