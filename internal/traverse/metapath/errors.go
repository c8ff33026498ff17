package metapath

import "errors"

var (
	// ErrRange means that a length, a damping or a number is out of range.
	ErrRange = errors.New("out of range")
	// ErrUnknown means that a text is no metapath of the data, or not one of these ends.
	ErrUnknown = errors.New("unknown metapath")
	// ErrEnds means that the two ends are one node.
	ErrEnds = errors.New("the two ends are the same node")
	// ErrCost means that so many permutations take too long.
	ErrCost = errors.New("too many permutations")
	// ErrTargets means that a metapath leads to more nodes than are ranked.
	ErrTargets = errors.New("too many targets")
)
