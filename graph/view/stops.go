package view

import (
	"context"

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

// atStop resolves references to nodes that may stand at the stop. A name that several
// nodes have means the one that may.
func (l lens) atStop(ctx context.Context, stop traverse.Stop, refs []*NodeRef) ([]kg.CURIE, error) {
	if len(refs) > maxEnds {
		return nil, guard.Errorf(guard.BadValue, "%s names %d nodes, but it takes 1 to %d", stop, len(refs), maxEnds)
	}
	ids := make([]kg.CURIE, len(refs))
	for i, ref := range refs {
		var fitting []kg.Named
		for _, category := range stop.Categories() {
			found, err := l.named(ctx, category, []*NodeRef{ref})
			if err != nil {
				return nil, err
			}
			fitting = append(fitting, found[0]...)
		}
		switch len(fitting) {
		case 0:
			return nil, l.nothingAt(ctx, stop, ref)
		case 1:
			ids[i] = fitting[0].ID
		default:
			return nil, ambiguous(ref, fitting)
		}
	}
	return ids, nil
}

// nothingAt says why a reference names nothing that may stand at the stop.
func (l lens) nothingAt(ctx context.Context, stop traverse.Stop, ref *NodeRef) error {
	elsewhere, err := l.named(ctx, "", []*NodeRef{ref})
	if err != nil {
		return err
	}
	if len(elsewhere[0]) == 0 {
		return l.unknown(ctx, ref)
	}
	own := elsewhere[0][0].Category
	return guard.Errorf(guard.WrongCategory, "%s is of the category %s, which does not stand at %s", ref, own, stop).
		WithHint("at %s stand nodes of %v", stop, stop.Categories()).With("category", own)
}

// valueOf is what a pointer points to, the zero value for none.
func valueOf[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
