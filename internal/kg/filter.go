package kg

import (
	"context"
	"fmt"
)

// Quantifier says how many related nodes there must be.
type Quantifier string

// The quantifiers.
const (
	Some Quantifier = "SOME" // at least one
	None Quantifier = "NONE" // not one
)

// Direction says from which end a statement is followed.
type Direction string

// The directions. Both is the default.
const (
	Out  Direction = "OUT"  // the node is the subject
	In   Direction = "IN"   // the node is the object
	Both Direction = "BOTH" // either
	// Mentioned follows statements from the nodes that their evidence names as
	// credit, model or preparation, instead of from an end. Expand only.
	Mentioned Direction = "MENTIONED"
)

// NodeFilter is a condition on nodes that may nest. All fields that are given
// must hold. Names are resolved to ids before a filter reaches this package.
type NodeFilter struct {
	Match   NodeMatch
	Within  *Set // the node is one of these
	Related []Related
	And     []NodeFilter
	Or      []NodeFilter // at least one of these, when any is given
	Not     *NodeFilter
}

// Related is a condition on what a node is joined to by statements.
type Related struct {
	Predicates []Predicate // empty: any
	Direction  Direction   // "": BOTH
	Node       *NodeFilter // the far node, nil: any
	Statement  StatementMatch
	Quantifier Quantifier // "": SOME
}

// Selection is one leaf of a filter, the largest condition that a store
// evaluates at once: a set, a match on the node itself, and at most one hop.
type Selection struct {
	Within *Set
	Match  NodeMatch
	Hop    *Hop
}

// Hop asks for at least one visible statement from the node.
type Hop struct {
	Direction Direction // "": BOTH
	Statement StatementMatch
	Far       *Set // the other end is one of these
}

// Selector evaluates one leaf. It returns sorted ids, at most MaxSet, else
// ErrTooBroad.
type Selector interface {
	Select(ctx context.Context, scope SourceScope, s Selection) ([]CURIE, error)
}

// Flat reports whether the filter is one leaf without a hop, which a list can
// take as it is.
func (f *NodeFilter) Flat() bool {
	return len(f.Related)+len(f.And)+len(f.Or) == 0 && f.Not == nil
}

// Evaluate takes a filter apart inside out: every hop becomes a set by one call
// of Select, and and, or, not and NONE are algebra over the sets. It returns
// ErrTooDeep when hops nest deeper than MaxHops, and what Select returns. The
// result is the set of the nodes that fulfil everything but the filter's own
// Match and is meant to be used together with it; for a flat filter it is
// Within, or everything.
func Evaluate(ctx context.Context, sel Selector, scope SourceScope, f *NodeFilter) (Set, error) {
	return evaluator{ctx, sel, scope}.rest(f, MaxHops)
}

type evaluator struct {
	ctx   context.Context
	sel   Selector
	scope SourceScope
}

// whole is the set of the nodes that fulfil the filter.
func (e evaluator) whole(f *NodeFilter, hops int) (Set, error) {
	set, err := e.rest(f, hops)
	if err != nil || f.Match.IsZero() {
		return set, err
	}
	return e.leaf(Selection{Within: &set, Match: f.Match})
}

// rest leaves out the filter's own Match.
func (e evaluator) rest(f *NodeFilter, hops int) (Set, error) {
	set := Everything()
	if f.Within != nil {
		set = *f.Within
	}
	for i := range f.Related {
		related, err := e.related(&f.Related[i], hops)
		if err != nil {
			return Set{}, err
		}
		set = set.And(related)
	}
	for i := range f.And {
		part, err := e.whole(&f.And[i], hops)
		if err != nil {
			return Set{}, err
		}
		set = set.And(part)
	}
	if len(f.Or) > 0 {
		any, err := e.any(f.Or, hops)
		if err != nil {
			return Set{}, err
		}
		set = set.And(any)
	}
	if f.Not != nil {
		part, err := e.whole(f.Not, hops)
		if err != nil {
			return Set{}, err
		}
		set = set.And(part.Not())
	}
	return set, nil
}

func (e evaluator) any(filters []NodeFilter, hops int) (Set, error) {
	var union Set
	for i := range filters {
		part, err := e.whole(&filters[i], hops)
		if err != nil {
			return Set{}, err
		}
		union = union.Or(part)
	}
	return union, nil
}

func (e evaluator) related(r *Related, hops int) (Set, error) {
	if hops == 0 {
		return Set{}, fmt.Errorf("%w: at most %d related conditions inside one another", ErrTooDeep, MaxHops)
	}
	hop := Hop{Direction: r.Direction, Statement: r.Statement}
	if len(r.Predicates) > 0 {
		hop.Statement.Predicates = r.Predicates
	}
	if r.Node != nil {
		far, err := e.whole(r.Node, hops-1)
		if err != nil {
			return Set{}, err
		}
		hop.Far = &far
	}
	set, err := e.leaf(Selection{Hop: &hop})
	if r.Quantifier == None {
		set = set.Not()
	}
	return set, err
}

func (e evaluator) leaf(s Selection) (Set, error) {
	ids, err := e.sel.Select(e.ctx, e.scope, s)
	return Set{IDs: ids}, err
}

// maxClosure bounds the steps of Below; no hierarchy in use is deeper.
const maxClosure = 64

// Descendants returns the ids and everything that IS_A one of them, directly or
// through others, by the sources in scope.
func Descendants(ctx context.Context, sel Selector, scope SourceScope, ids []CURIE) (Set, error) {
	return Below(ctx, sel, scope, ids, IsA)
}

// Below returns the ids and everything that is joined to one of them by the
// predicates, directly or through others, by the sources in scope. More than
// MaxSet nodes, or 64 steps, are ErrTooBroad.
func Below(ctx context.Context, sel Selector, scope SourceScope, ids []CURIE, predicates ...Predicate) (Set, error) {
	all, fresh := NewSet(ids...), NewSet(ids...)
	negative := false
	for range maxClosure {
		below, err := sel.Select(ctx, scope, Selection{Hop: &Hop{
			Direction: Out,
			Statement: StatementMatch{Predicates: predicates, Negative: &negative},
			Far:       &fresh,
		}})
		if err != nil {
			return Set{}, err
		}
		fresh = Set{IDs: below}.And(all.Not())
		if len(fresh.IDs) == 0 {
			return all, nil
		}
		if all = all.Or(fresh); len(all.IDs) > MaxSet {
			return Set{}, fmt.Errorf("%w: over %d nodes below", ErrTooBroad, MaxSet)
		}
	}
	return Set{}, fmt.Errorf("%w: over %d steps below", ErrTooBroad, maxClosure)
}
