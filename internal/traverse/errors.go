package traverse

import "errors"

var (
	// ErrRange means that a depth, length or number is out of range.
	ErrRange = errors.New("out of range")
	// ErrEnds means that the ends of a path are none or the same.
	ErrEnds = errors.New("unusable ends")
	// ErrBadPath means that a path id was not made here or fits the data no longer.
	ErrBadPath = errors.New("unknown path")
)
