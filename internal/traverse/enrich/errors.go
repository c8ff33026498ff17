package enrich

import "errors"

var (
	// ErrEmpty means that a list names nothing.
	ErrEmpty = errors.New("empty list")
	// ErrItem means that something on the list is no molecule.
	ErrItem = errors.New("no gene, protein or other molecule")
	// ErrTarget means that the category cannot be enriched.
	ErrTarget = errors.New("unusable target category")
	// ErrPredicate means that a predicate cannot join a molecule to the target.
	ErrPredicate = errors.New("unusable predicate")
	// ErrBackground means that a background lacks what is on the list.
	ErrBackground = errors.New("background without the list")
	// ErrTargets means that a list is joined to more targets than are ranked.
	ErrTargets = errors.New("too many targets")
)
