package view

import (
	"context"
	"slices"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// StopNodes are the nodes that a chain passes, by stop.
type StopNodes struct {
	Tissue, Source, Preparation, Cargo, Target, Pathway, Process, Outcome, Model, Disease, Organ []*NodeRef
}

// at lists them in the order of the stops.
func (s *StopNodes) at() [][]*NodeRef {
	return [][]*NodeRef{s.Tissue, s.Source, s.Preparation, s.Cargo, s.Target, s.Pathway, s.Process, s.Outcome, s.Model, s.Disease, s.Organ}
}

// wanted resolves the nodes of the stops, with all that is a kind or, of tissues, a part
// of them.
func (l lens) wanted(ctx context.Context, s *StopNodes) (map[traverse.Stop]kg.Set, error) {
	wanted := map[traverse.Stop]kg.Set{}
	for i, refs := range s.at() {
		if len(refs) == 0 {
			continue
		}
		stop := traverse.Stops[i]
		ids, err := l.atStop(ctx, stop, refs)
		if err != nil {
			return nil, err
		}
		if wanted[stop], err = kg.Below(ctx, l.selector(), l.scope, ids, stop.Hierarchy()...); err != nil {
			return nil, err
		}
	}
	return wanted, nil
}

// atStop resolves references to nodes that may stand at the stop.
func (l lens) atStop(ctx context.Context, stop traverse.Stop, refs []*NodeRef) ([]kg.CURIE, error) {
	if len(refs) > maxEnds {
		return nil, guard.Errorf(guard.BadValue, "%s names %d nodes, but it takes 1 to %d", stop, len(refs), maxEnds)
	}
	ids := make([]kg.CURIE, len(refs))
	for i, ref := range refs {
		found, err := l.among(ctx, ref, stop.Categories(), func(own kg.Category) error {
			return guard.Errorf(guard.WrongCategory, "%s is of the category %s, which does not stand at %s", ref, own, stop).
				WithHint("%s", stop.Elsewhere(own)).With("category", own)
		})
		if err != nil {
			return nil, err
		}
		ids[i] = found
	}
	return ids, nil
}

// among resolves a reference to a node of some categories. A name that several nodes
// have means the one of these; what is none of these is refused as wrong.
func (l lens) among(ctx context.Context, ref *NodeRef, categories []kg.Category, wrong func(own kg.Category) error) (kg.CURIE, error) {
	found, err := l.namedAnyhow(ctx, "", []*NodeRef{ref})
	if err != nil {
		return "", err
	}
	fitting := kg.Best(slices.DeleteFunc(slices.Clone(found[0]), func(n kg.Named) bool { return !slices.Contains(categories, n.Category) }))
	switch {
	case len(fitting) == 1:
		return fitting[0].ID, nil
	case len(fitting) > 1:
		return "", ambiguous(ref, fitting)
	case len(found[0]) > 0:
		return "", wrong(found[0][0].Category)
	}
	return "", l.unknown(ctx, ref)
}

// valueOf is what a pointer points to, the zero value for none.
func valueOf[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
