package traverse

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// MechanismQuery asks for the chains from one stop to a later one.
type MechanismQuery struct {
	From, To Stop
	At       map[Stop]kg.Set // a chain passes one of these nodes at the stop; at least one stop has some
	MaxGaps  int             // most gaps; -1 for any number
	Coherent *bool           // only coherent ones, only assembled ones, nil for both
	Order    MechanismOrder  // "": FullestFirst
	Walk     Walk            // Directed and Hierarchy do not count
	First    int             // 1 to kg.MaxPage
	After    string          // id of the mechanism to begin behind
	Budget   Budget
}

// MechanismOrder is the order of mechanisms.
type MechanismOrder string

// The orders. Mechanisms that are equal in all that is named come by score, the best
// first, then the shorter first, then in the order of their nodes and statements.
const (
	// FullestFirst sorts by gaps, the fewest first, a HopNamed counting as one; then
	// coherent ones come before assembled ones.
	FullestFirst MechanismOrder = "FULLEST_FIRST"
	// CoherentFirst puts coherent ones before assembled ones, then sorts by gaps.
	CoherentFirst MechanismOrder = "COHERENT_FIRST"
)

// Mechanisms is a part of a list of mechanisms.
type Mechanisms struct {
	Mechanisms []*Mechanism
	More       bool
	Cut        Cut // why mechanisms may be missing, all of them behind those that are here
	Read       int // statements that were read
}

// Hint says what to do about a cut.
func (m *Mechanisms) Hint() string {
	hint := "name nodes at more stops, or nearer stops with from and to"
	if len(m.Mechanisms) == 0 {
		hint = "none is shown, since a chain that was not read may come before those that were; " + hint
	}
	return hint
}

// maxHops is how many hops a mechanism has at most: one to each stop behind the first,
// and one at each that repeats.
const maxHops = 14

// FindMechanisms returns the mechanisms. When the budget ends while it still reads, there
// are none at all. Chains come fullest or coherent first, and a single statement that was
// not read may join a fuller one, or be what one study lacks, so that of no chain it could
// be said that it is the first.
func FindMechanisms(ctx context.Context, r kg.Reader, q MechanismQuery) (*Mechanisms, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	m := newMap(newWeb(r, q.Walk, q.Budget))
	m.from, m.to, m.rates = q.From, q.To, ratesOf[cmp.Or(q.Order, FullestFirst)]
	if err := m.want(ctx, q.At); err != nil {
		return nil, err
	}
	if err := m.fill(ctx, q.anchor()); err != nil {
		return nil, err
	}
	if m.cut != "" {
		return &Mechanisms{Cut: m.cut, Read: m.read}, nil
	}
	return q.search(ctx, m)
}

func (q *MechanismQuery) check() error {
	switch {
	case q.From.place() < 0 || q.To.place() < 0 || q.From.place() >= q.To.place():
		return &Refusal{fmt.Errorf("%w: a chain from %s to %s", ErrEnds, q.From, q.To), "the stops are, in this order: " + series(Stops)}
	case q.First < 1 || q.First > kg.MaxPage:
		return fmt.Errorf("%w: %d mechanisms, but it is 1 to %d", ErrRange, q.First, kg.MaxPage)
	case len(q.At) == 0:
		return &Refusal{fmt.Errorf("%w: no stop has a node", ErrEnds), "name a node at one stop at least, such as an organ, a source or a cargo"}
	}
	for stop, set := range q.At {
		switch {
		case !slices.Contains(Between(q.From, q.To), stop):
			return &Refusal{fmt.Errorf("%w: %s is not between %s and %s", ErrEnds, stop, q.From, q.To), "widen the chain, or leave the nodes out"}
		case set.Complement || len(set.IDs) == 0:
			return fmt.Errorf("%w: %s has no node", ErrEnds, stop)
		}
	}
	return nil
}

// series lists names in a sentence.
func series[T ~string](names []T) string {
	text := ""
	for i, name := range names {
		if i > 0 {
			text += ", "
		}
		text += string(name)
	}
	return text
}

// anchor is the stop with the fewest nodes, the first of several.
func (q *MechanismQuery) anchor() Stop {
	var best Stop
	for _, s := range Stops {
		if set, ok := q.At[s]; ok && (best == "" || len(set.IDs) < len(q.At[best].IDs)) {
			best = s
		}
	}
	return best
}

func (q *MechanismQuery) search(ctx context.Context, m *stopMap) (*Mechanisms, error) {
	out := &Mechanisms{Read: m.read}
	s := &courseSearch{stopMap: m, maxGaps: q.MaxGaps, coherent: q.Coherent}
	passed := q.After == ""
	s.emit = func(c *course) bool {
		one := m.mechanism(c)
		switch {
		case !passed:
			passed = one.ID() == q.After
			return true
		case len(out.Mechanisms) == q.First:
			out.More = true
			return false
		}
		out.Mechanisms = append(out.Mechanisms, one)
		return true
	}
	var err error
	if out.Cut, err = s.run(ctx); err != nil {
		return nil, err
	}
	if err := m.addDirect(ctx, out.Mechanisms); err != nil {
		return nil, err
	}
	out.Read = m.read
	if !passed && out.Cut == "" {
		return nil, fmt.Errorf("%w: the mechanism to begin behind is not in this list", ErrBadPath)
	}
	return out, nil
}
