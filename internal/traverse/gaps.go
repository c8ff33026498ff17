package traverse

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// MaxWays is how many ways of each gap are given at most.
const MaxWays = 10

// GapQuery asks for gaps. With one end named it explores, which is open discovery;
// with both it asks what may lie between, which is closed discovery.
type GapQuery struct {
	From, To GapEnd // one of them names its nodes at least
	Walk     Walk   // holds for the hops and for what lies between
	Ways     int    // of each gap, 1 to MaxWays
	First    int    // 1 to kg.MaxPage
	After    string // id of the gap to begin behind
	Budget   Budget
}

// GapEnd says which nodes are at an end of gaps, of a stop one of its nodes. Walk.Exclude
// takes from them.
type GapEnd struct {
	Nodes  []kg.CURIE   // these, or where it is empty
	Like   kg.NodeMatch // all nodes like this
	Within *kg.Set      // that are among these, nil for any
}

// Gaps is a part of a list of gaps.
type Gaps struct {
	Gaps   []*Gap
	Total  int
	Joined int // pairs with something between them that a statement joins too: no gaps
	More   bool
	// Cut says why gaps or ways may be missing. What is here is a gap all the same, but
	// its score and place rest on what was read.
	Cut   Cut
	Empty string // why there is no gap, "" where there is one or nobody can tell
	Read  int    // statements that were read
}

// FindGaps returns gaps, the greatest score first; those of one score by the names of
// From and To, then by their ids. Any statement in scope joins two stops for good,
// whatever the walk says and whichever of their nodes it names: a denial, a hedge, a
// hierarchy, either way round.
func FindGaps(ctx context.Context, r kg.Reader, q GapQuery) (*Gaps, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	s, err := newStopover(ctx, r, &q)
	if err != nil {
		return nil, err
	}
	if err := s.fill(ctx); err != nil {
		return nil, err
	}
	out := &Gaps{}
	open, err := s.unjoined(ctx, s.spans(), out)
	if err != nil {
		return nil, err
	}
	out.Cut, out.Read = s.cut, s.read
	if out.Total = len(open); out.Total == 0 && out.Cut == "" {
		out.Empty = s.whyEmpty(out.Joined)
	}
	return out, q.page(open, s, out)
}

// FetchGap returns the gap with this id, nil when it is none: a statement joins its
// ends, nothing that the walk passes lies between them, or they count as one. What is
// collapsed, the id says.
func FetchGap(ctx context.Context, r kg.Reader, id string, walk Walk, ways int) (*Gap, error) {
	g, err := parseGapID(id)
	if err != nil {
		return nil, err
	}
	walk.Collapse = g.collapse
	found, err := FindGaps(ctx, r, GapQuery{From: GapEnd{Nodes: []kg.CURIE{g.from}}, To: GapEnd{Nodes: []kg.CURIE{g.to}}, Walk: walk, Ways: ways, First: 1})
	if errors.Is(err, ErrEnds) {
		return nil, nil // by now they are one stop
	}
	if err == nil && found.Cut != "" {
		err = fmt.Errorf("%w: more lies between %s and %s than can be read", kg.ErrTooBroad, g.from, g.to)
	}
	if err != nil || len(found.Gaps) == 0 {
		return nil, err
	}
	return found.Gaps[0], nil
}

func (q *GapQuery) check() error {
	switch {
	case q.First < 1 || q.First > kg.MaxPage:
		return fmt.Errorf("%w: %d gaps, but it is 1 to %d", ErrRange, q.First, kg.MaxPage)
	case q.Ways < 1 || q.Ways > MaxWays:
		return fmt.Errorf("%w: %d ways of each gap, but it is 1 to %d", ErrRange, q.Ways, MaxWays)
	case len(q.From.Nodes)+len(q.To.Nodes) == 0:
		return &Refusal{fmt.Errorf("%w: neither end of the gaps names its nodes", ErrEnds), "name nodes at one end at least"}
	}
	if both := kg.NewSet(q.From.Nodes...).And(kg.NewSet(q.To.Nodes...)); len(both.IDs) > 0 {
		return &Refusal{fmt.Errorf("%w: %s is at both ends", ErrEnds, both.IDs[0]), "name different nodes at the two ends"}
	}
	return nil
}

// page puts the wanted part of the spans into the answer.
func (q *GapQuery) page(open []*span, s *stopover, out *Gaps) error {
	if q.After != "" {
		i := slices.IndexFunc(open, func(x *span) bool { return (gapID{q.Walk.Collapse, x.from.ID, x.to.ID}).String() == q.After })
		if i < 0 {
			return fmt.Errorf("%w: the gap to begin behind is not in this list", ErrBadPath)
		}
		open = open[i+1:]
	}
	out.More = len(open) > q.First
	for _, x := range open[:min(len(open), q.First)] {
		out.Gaps = append(out.Gaps, s.gap(x, q.Ways))
	}
	return nil
}

// gap fills in the ways, which lead from the first node of one stop to that of the other.
func (s *stopover) gap(x *span, ways int) *Gap {
	slices.SortFunc(x.ways, func(a, b way) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.at.id, b.at.id))
	})
	g := &Gap{From: x.from, To: x.to, Between: len(x.ways), Score: x.weight.score(), Agree: true, collapse: s.walk.Collapse}
	s.named = kg.NewSet(x.from.ID, x.to.ID)
	for i, w := range x.ways {
		in, out := w.at.in[x.from.ID], w.at.out[x.to.ID]
		if i < ways {
			g.Ways = append(g.Ways, s.build([]kg.CURIE{x.from.ID, w.at.id, x.to.ID}, []lane{*in, *out}))
		}
		first, known := in.effect(s.stop(in.statement.Subject) == x.from.ID)
		second, both := out.effect(s.stop(out.statement.Subject) == w.at.id)
		if !known || !both {
			continue
		}
		g.Agree = g.Agree && (g.Signed == 0 || first*second == g.Sign)
		g.Sign = first * second
		g.Signed++
	}
	if g.Agree = g.Agree && g.Signed > 0; !g.Agree {
		g.Sign = kg.Leaves
	}
	return g
}
