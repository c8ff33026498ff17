package view

import (
	"context"
	"slices"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// NodeFilter chooses nodes, with names in place of ids.
type NodeFilter struct {
	Category           []kg.Category
	Text               *string
	Taxon              []*NodeRef
	Grain              []kg.Grain
	Hub                *bool
	Attributes         *AttributeFilter
	IDIn               []string
	In                 []*NodeRef
	IncludeDescendants *bool
	Related            []*RelatedFilter
	And                []*NodeFilter
	Or                 []*NodeFilter
	Not                *NodeFilter
}

// RelatedFilter is a condition on what a node is joined to.
type RelatedFilter struct {
	Predicate  []kg.Predicate
	Direction  kg.Direction
	Node       *NodeFilter
	Statement  *StatementFilter
	Quantifier kg.Quantifier
}

// AttributeFilter is a condition on typed attributes.
type AttributeFilter struct {
	Fluid     *bool
	Lipid     *bool
	SizeClass []string
	Arm       []string
	RNAClass  []string
	ModelKind []string
	Citation  []int
	Year      []int
}

// StatementFilter chooses statements, with names in place of ids.
type StatementFilter struct {
	Predicate          []kg.Predicate
	Effect             []kg.Effect
	Aspect             []kg.Aspect
	Amount             []kg.Amount
	Result             []kg.TestResult
	Negative           *bool
	Subject            []*NodeRef
	Object             []*NodeRef
	About              []*NodeRef
	IncludeDescendants *bool
	Grain              []kg.Grain
	Evidence           *EvidenceFilter
}

// EvidenceSlot is a part of evidence that the source may leave open.
type EvidenceSlot string

// The slots.
const (
	ModelSlot       EvidenceSlot = "MODEL"
	PreparationSlot EvidenceSlot = "PREPARATION"
	SpeciesSlot     EvidenceSlot = "SPECIES"
)

// EvidenceFilter chooses evidence, with names in place of ids.
type EvidenceFilter struct {
	Publication []*NodeRef
	Model       []*NodeRef
	Organ       []*NodeRef
	Preparation []*NodeRef
	Species     []*NodeRef
	NotStated   []EvidenceSlot
	Setting     []kg.Setting
	Route       []kg.Route
	Doses       []kg.Doses
	Timing      []kg.Timing
	Stage       []kg.Stage
	Basis       []kg.Basis
	Hedged      *bool
	Flags       []kg.FlagKind
	Level       []kg.Level
	Scope       []kg.Scope
	Directness  []kg.Directness
	Kind        []kg.EvidenceKind
	Supports    *bool
}

// hops is how deep related conditions are nested in a filter.
func (f *NodeFilter) hops() int {
	if f == nil {
		return 0
	}
	deepest := f.Not.hops()
	for _, part := range slices.Concat(f.And, f.Or) {
		deepest = max(deepest, part.hops())
	}
	for _, r := range f.Related {
		deepest = max(deepest, 1+r.Node.hops())
	}
	return deepest
}

// nodeFilter resolves the names of a filter.
func (l lens) nodeFilter(ctx context.Context, f *NodeFilter) (*kg.NodeFilter, error) {
	if f == nil {
		return &kg.NodeFilter{}, nil
	}
	out := &kg.NodeFilter{}
	var err error
	if out.Match, err = l.nodeMatch(ctx, f); err != nil {
		return nil, err
	}
	if out.Within, err = l.within(ctx, f); err != nil {
		return nil, err
	}
	if out.Related, err = l.related(ctx, f.Related); err != nil {
		return nil, err
	}
	if out.And, err = l.nodeFilters(ctx, f.And); err != nil {
		return nil, err
	}
	if out.Or, err = l.nodeFilters(ctx, f.Or); err != nil {
		return nil, err
	}
	if f.Not != nil {
		out.Not, err = l.nodeFilter(ctx, f.Not)
	}
	return out, err
}

func (l lens) nodeFilters(ctx context.Context, filters []*NodeFilter) ([]kg.NodeFilter, error) {
	var out []kg.NodeFilter
	for _, f := range filters {
		part, err := l.nodeFilter(ctx, f)
		if err != nil {
			return nil, err
		}
		out = append(out, *part)
	}
	return out, nil
}

func (l lens) nodeMatch(ctx context.Context, f *NodeFilter) (kg.NodeMatch, error) {
	m := kg.NodeMatch{Categories: f.Category, Grains: f.Grain, Hub: f.Hub}
	if f.Text != nil {
		m.Words = kg.Words(*f.Text)
	}
	if a := f.Attributes; a != nil {
		m.Fluid, m.Lipid = a.Fluid, a.Lipid
		m.SizeClasses, m.Arms, m.RNAClasses, m.ModelKinds = a.SizeClass, a.Arm, a.RNAClass, a.ModelKind
		m.Citations, m.Years = a.Citation, a.Year
	}
	var err error
	m.Taxa, err = l.idsOf(ctx, kg.Taxon, f.Taxon)
	return m, err
}

func (l lens) within(ctx context.Context, f *NodeFilter) (*kg.Set, error) {
	if len(f.IDIn)+len(f.In) == 0 {
		return nil, nil
	}
	refs := slices.Clone(f.In)
	for i := range f.IDIn {
		refs = append(refs, &NodeRef{ID: &f.IDIn[i]})
	}
	set, err := l.set(ctx, refs, isTrue(f.IncludeDescendants))
	return &set, err
}

func (l lens) related(ctx context.Context, filters []*RelatedFilter) ([]kg.Related, error) {
	var out []kg.Related
	for _, f := range filters {
		r := kg.Related{Predicates: f.Predicate, Direction: f.Direction, Quantifier: f.Quantifier}
		var err error
		if r.Statement, err = l.statementMatch(ctx, f.Statement); err != nil {
			return nil, err
		}
		if r.Statement.Negative == nil {
			r.Statement.Negative = new(bool)
		}
		if f.Node != nil {
			if r.Node, err = l.nodeFilter(ctx, f.Node); err != nil {
				return nil, err
			}
		}
		out = append(out, r)
	}
	return out, nil
}

// statementMatch resolves the names of a filter; nil gives a match that always
// holds.
func (l lens) statementMatch(ctx context.Context, f *StatementFilter) (kg.StatementMatch, error) {
	if f == nil {
		return kg.StatementMatch{}, nil
	}
	m := kg.StatementMatch{Predicates: f.Predicate, Effects: f.Effect, Aspects: f.Aspect, Amounts: f.Amount,
		Results: f.Result, Negative: f.Negative, Grains: f.Grain}
	for _, end := range []struct {
		refs []*NodeRef
		to   **kg.Set
	}{{f.Subject, &m.Subject}, {f.Object, &m.Object}, {f.About, &m.About}} {
		if err := l.fillSet(ctx, end.refs, isTrue(f.IncludeDescendants), end.to); err != nil {
			return m, err
		}
	}
	var err error
	m.Evidence, err = l.evidenceMatch(ctx, f.Evidence)
	return m, err
}

// fillSet sets *to to what the references mean, and leaves it alone when there
// are none.
func (l lens) fillSet(ctx context.Context, refs []*NodeRef, descendants bool, to **kg.Set) error {
	if len(refs) == 0 {
		return nil
	}
	set, err := l.set(ctx, refs, descendants)
	*to = &set
	return err
}

func (l lens) evidenceMatch(ctx context.Context, f *EvidenceFilter) (kg.EvidenceMatch, error) {
	if f == nil {
		return kg.EvidenceMatch{}, nil
	}
	m := kg.EvidenceMatch{Settings: f.Setting, Routes: f.Route, Doses: f.Doses, Timings: f.Timing, Stages: f.Stage,
		Bases: f.Basis, Levels: f.Level, Scopes: f.Scope, Directnesses: f.Directness, Kinds: f.Kind, Flags: f.Flags,
		Hedged: f.Hedged, Supports: f.Supports}
	m.Model.NotStated = slices.Contains(f.NotStated, ModelSlot)
	m.Preparation.NotStated = slices.Contains(f.NotStated, PreparationSlot)
	m.Species.NotStated = slices.Contains(f.NotStated, SpeciesSlot)
	for _, slot := range []struct {
		refs     []*NodeRef
		category kg.Category
		to       **kg.Set
	}{
		{f.Publication, kg.Publication, &m.Publication},
		{f.Model, kg.DiseaseModel, &m.Model.In},
		{f.Preparation, kg.EVPreparation, &m.Preparation.In},
		{f.Species, kg.Taxon, &m.Species.In},
	} {
		if len(slot.refs) == 0 {
			continue
		}
		ids, err := l.idsOf(ctx, slot.category, slot.refs)
		if err != nil {
			return m, err
		}
		set := kg.NewSet(ids...)
		*slot.to = &set
	}
	return m, l.limitToOrgans(ctx, f.Organ, &m.Model.In)
}

// farMatch takes a filter apart into a match and, where it is more than that, a
// set.
func (l lens) farMatch(ctx context.Context, f *NodeFilter) (kg.NodeMatch, *kg.Set, error) {
	if deep := f.hops(); deep > kg.MaxHops {
		return kg.NodeMatch{}, nil, guard.Errorf(guard.FilterTooDeep, "related conditions are nested %d deep, but at most %d", deep, kg.MaxHops)
	}
	filter, err := l.nodeFilter(ctx, f)
	if err != nil {
		return kg.NodeMatch{}, nil, err
	}
	if filter.Flat() {
		return filter.Match, filter.Within, nil
	}
	set, err := kg.Evaluate(ctx, l.selector(), l.scope, filter)
	return filter.Match, &set, err
}

func isTrue(b *bool) bool { return b != nil && *b }
