package traverse

import (
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Walk says which statements a traversal follows and which nodes it may pass. The
// zero value follows every positive statement that is no IS_A and no PART_OF, either
// way, and passes every node but hubs.
type Walk struct {
	Scope     kg.SourceScope
	Match     kg.StatementMatch // Negative nil means false; Predicates also lets IS_A and PART_OF in
	Pass      kg.NodeMatch      // on the nodes between the ends; of a stop, on one of its nodes
	Within    *kg.Set           // ids of the nodes between the ends, nil for any
	Exclude   kg.Set            // nodes that are never entered, nor what is one with them
	Via       []kg.CURIE        // hubs that may be passed; a path must pass all of these
	Hubs      bool              // hubs may be passed
	Hierarchy bool              // IS_A and PART_OF are followed
	Directed  bool              // statements are followed from subject to object only
	Collapse  []Collapse        // which nodes count as one stop, see union.go

	anySign bool // Match.Negative nil means any
}

// widen lets the walk follow these statements, and pass hubs.
func (w *Walk) widen(along []*kg.Statement) {
	w.Hubs = true
	for _, s := range along {
		w.Hierarchy = w.Hierarchy || s.Predicate == kg.IsA || s.Predicate == kg.PartOf
		if s.Negative() {
			w.anySign = true
		}
	}
}

// Check refuses a walk that leaves out what it must pass, or what is asked for by name. The
// traversals themselves take it: nothing is found then.
func (w *Walk) Check(named ...kg.CURIE) error {
	for _, id := range w.Via {
		if w.Exclude.Has(id) {
			return &Refusal{fmt.Errorf("%w: %s is in via and in exclude", ErrEnds, id), "take it out of one of the two"}
		}
	}
	for _, id := range named {
		if w.Exclude.Has(id) {
			return &Refusal{fmt.Errorf("%w: %s is asked for and excluded", ErrEnds, id), "take it out of exclude, or ask for another node"}
		}
	}
	return nil
}

// CheckSome is Check where nodes are asked for of which exclude may take some, but not all.
func (w *Walk) CheckSome(sets ...[]kg.CURIE) error {
	for _, ids := range sets {
		if len(ids) > 0 && !slices.ContainsFunc(ids, func(id kg.CURIE) bool { return !w.Exclude.Has(id) }) {
			return w.Check(ids...)
		}
	}
	return w.Check()
}

// match is the condition on statements with the defaults filled in.
func (w *Walk) match() kg.StatementMatch {
	m := w.Match
	if m.Negative == nil && !w.anySign {
		m.Negative = new(bool)
	}
	if len(m.Predicates) == 0 && !w.Hierarchy {
		m.Predicates = kg.FlatPredicates
	}
	return m
}

// filtersNothing reports whether the walk follows statements as they come, of all sources.
func (w *Walk) filtersNothing() bool {
	return len(w.Scope.Sources) == 0 && sameMatch(w.Match, kg.StatementMatch{}) && !w.anySign
}

// passes reports whether the node may stand between the ends, unless it is excluded.
func (w *Walk) passes(n *kg.Node) bool {
	return (w.Hubs || !n.Hub || slices.Contains(w.Via, n.ID)) && w.Pass.Matches(n) &&
		(w.Within == nil || w.Within.Has(n.ID))
}
