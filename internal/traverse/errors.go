package traverse

import (
	"errors"
	"fmt"

	"github.com/evgraph/evgraph/internal/kg"
)

var (
	// ErrRange means that a depth, length or number is out of range.
	ErrRange = errors.New("out of range")
	// ErrEnds means that the ends of a path are none or the same.
	ErrEnds = errors.New("unusable ends")
	// ErrBadID means that an id of a path, gap, share, conflict or mechanism was not made
	// here or fits the data no longer.
	ErrBadID = errors.New("unknown id")
	// ErrPattern means that a pattern is malformed or contradicts itself.
	ErrPattern = errors.New("unusable pattern")
	// ErrHopeless means that a pattern would read far more than the budget allows.
	ErrHopeless = errors.New("hopeless pattern")
	// ErrBadRow means that a row id was not made here or fits the list no longer.
	ErrBadRow = errors.New("unknown row")
)

// Refusal is an error that knows what to do about it.
type Refusal struct {
	err  error
	hint string
}

func (r *Refusal) Error() string { return r.err.Error() }

func (r *Refusal) Unwrap() error { return r.err }

// Hint says what to do.
func (r *Refusal) Hint() string { return r.hint }

// unusable refuses a pattern.
func unusable(hint, format string, args ...any) error {
	return &Refusal{fmt.Errorf("%w: %s", ErrPattern, fmt.Sprintf(format, args...)), hint}
}

// oneStop refuses ends that Collapse makes one.
func oneStop(id kg.CURIE) error {
	return &Refusal{fmt.Errorf("%w: both ends count as one stop, %s", ErrEnds, id), "leave out collapse to see how they are joined"}
}
