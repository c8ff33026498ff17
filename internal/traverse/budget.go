package traverse

import (
	"context"
	"time"
)

// Budget bounds one traversal. A field of zero means its default.
type Budget struct {
	Nodes      int // in the answer of a neighbourhood, or reached in a search: 5,000
	Statements int // read: 100,000
	Steps      int // beginnings of paths or rows that are looked at: 200,000
	Until      time.Time
	Now        func() time.Time
}

// Defaults of Budget.
const (
	DefaultNodes      = 5_000
	DefaultStatements = 100_000
	DefaultSteps      = 200_000
)

func (b Budget) withDefaults() Budget {
	for _, d := range []struct {
		field *int
		value int
	}{{&b.Nodes, DefaultNodes}, {&b.Statements, DefaultStatements}, {&b.Steps, DefaultSteps}} {
		if *d.field <= 0 {
			*d.field = d.value
		}
	}
	if b.Now == nil {
		b.Now = time.Now
	}
	return b
}

// Cut says that an answer is not whole and why. "" means that it is.
type Cut string

// Why answers are cut.
const (
	CutNodes      Cut = "NODES"
	CutStatements Cut = "STATEMENTS"
	CutSteps      Cut = "STEPS"
	CutTime       Cut = "TIME"
)

// late reports whether the time is up.
func (b *Budget) late() bool { return !b.Until.IsZero() && !b.Now().Before(b.Until) }

// check is the state of the context and the clock.
func (b *Budget) check(ctx context.Context) (Cut, error) {
	if b.late() {
		return CutTime, nil
	}
	return "", ctx.Err()
}
