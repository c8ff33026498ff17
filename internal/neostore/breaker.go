package neostore

import (
	"errors"
	"sync"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
)

// The breaker's numbers.
const (
	breakerFailures = 5
	breakerFirst    = 500 * time.Millisecond
	breakerLongest  = 4 * time.Second
)

// breaker answers for a database that is away, so that callers neither wait for
// it nor keep it from coming back. After some failures in a row it opens for a
// while; then one call is let through, and what becomes of it closes the breaker
// or opens it for twice as long.
type breaker struct {
	now func() time.Time

	mu       sync.Mutex
	failures int
	pause    time.Duration // 0 while closed
	until    time.Time
	probing  bool // one call is through
}

func newBreaker(now func() time.Time) *breaker { return &breaker{now: now} }

// allow returns an error while the breaker is open. Every nil is followed by one
// report.
func (b *breaker) allow() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.pause == 0 {
		return nil
	}
	if b.probing || b.now().Before(b.until) {
		return &Fault{text: "the database has not answered lately", kind: kg.ErrUnavailable}
	}
	b.probing = true
	return nil
}

// report tells what became of a call. A caller that went away says nothing of
// the database, nor does a refusal, which at least is an answer.
func (b *breaker) report(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	probe := b.probing
	b.probing = false
	switch {
	case err == nil:
		b.failures, b.pause = 0, 0
	case !failed(err):
	case probe:
		b.open(min(2*b.pause, breakerLongest))
	default:
		if b.failures++; b.failures >= breakerFailures && b.pause == 0 {
			b.open(breakerFirst)
		}
	}
}

func (b *breaker) open(pause time.Duration) {
	b.pause, b.until = pause, b.now().Add(pause)
}

// failed reports whether the error means that the database did not answer.
func failed(err error) bool {
	var fault *Fault
	return errors.As(err, &fault) && fault.away
}
