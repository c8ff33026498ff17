package traverse

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// stopover reads what lies between the two ends of gaps, beginning at the end that
// names fewer nodes.
type stopover struct {
	*web
	start, goal GapEnd // the Nodes are stops
	back        bool   // it starts where gaps lead to
	middles     []*middle
	cut         Cut
	touched     bool // a statement leads away from the start
}

// middle is a stop between, with the best lane from each stop where gaps begin and to
// each where they end.
type middle struct {
	id      kg.CURIE
	in, out map[kg.CURIE]*lane
}

// span is what may be a gap.
type span struct {
	from, to *kg.Node
	ways     []way
	weight   weight
}

type way struct {
	at   *middle
	cost cost
}

// strand is a statement as it is read from a stop.
type strand struct {
	from, to  kg.CURIE
	statement *kg.Statement
}

func newStopover(ctx context.Context, r kg.Reader, q *GapQuery) (*stopover, error) {
	s := &stopover{web: newWeb(r, q.Walk, q.Budget), start: q.From, goal: q.To}
	var err error
	if s.start.Nodes, s.goal.Nodes, err = s.sides(ctx, q.From.Nodes, q.To.Nodes); err != nil {
		return nil, err
	}
	if from, to := len(s.start.Nodes), len(s.goal.Nodes); from == 0 || to > 0 && to < from {
		s.start, s.goal, s.back = s.goal, s.start, true
	}
	return s, nil
}

// fill reads from the start to what lies between, and from there to the goal.
func (s *stopover) fill(ctx context.Context) error {
	strands, err := s.strands(ctx, slices.DeleteFunc(kg.NewSet(s.start.Nodes...).IDs, s.excluded))
	if err != nil {
		return err
	}
	s.touched = len(strands) > 0
	middles, err := s.between(ctx, strands)
	if err != nil {
		return err
	}
	if err := s.lead(ctx, middles, strands, true); err != nil {
		return err
	}
	s.aim()
	if strands, err = s.strands(ctx, s.passed()); err != nil {
		return err
	}
	strands = slices.DeleteFunc(strands, func(l strand) bool { return s.excluded(l.to) || !s.isGoal(l.to) })
	return s.lead(ctx, middles, strands, false)
}

// strands reads the statements that lead on from the stops.
func (s *stopover) strands(ctx context.Context, ids []kg.CURIE) (strands []strand, err error) {
	direction := kg.Both
	switch {
	case s.walk.Directed && s.back:
		direction = kg.In
	case s.walk.Directed:
		direction = kg.Out
	}
	cut, err := s.open(ctx, ids, direction, func(from kg.CURIE, st *kg.Statement) {
		if to := s.other(st, from); to != from {
			strands = append(strands, strand{from, to, st})
		}
	})
	s.note(cut)
	return strands, err
}

// note keeps the first reason for a cut.
func (s *stopover) note(cut Cut) { s.cut = cmp.Or(s.cut, cut) }

// between makes a middle of each stop that the strands lead to and the walk passes, in the
// order of discovery.
func (s *stopover) between(ctx context.Context, strands []strand) (map[kg.CURIE]*middle, error) {
	ids := make([]kg.CURIE, len(strands))
	for i, l := range strands {
		ids[i] = l.to
	}
	if err := s.know(ctx, ids); err != nil {
		return nil, err
	}
	middles := map[kg.CURIE]*middle{}
	for _, id := range ids {
		if middles[id] != nil || s.nodes[id] == nil || !s.passes(id) {
			continue
		}
		if len(s.middles) == s.budget.Nodes {
			s.note(CutNodes)
			break
		}
		middles[id] = &middle{id, map[kg.CURIE]*lane{}, map[kg.CURIE]*lane{}}
		s.middles = append(s.middles, middles[id])
	}
	return middles, s.weigh(ctx, s.passed())
}

// passed are the ids of the middles.
func (s *stopover) passed() []kg.CURIE {
	ids := make([]kg.CURIE, len(s.middles))
	for i, at := range s.middles {
		ids[i] = at.id
	}
	return ids
}

// lead turns strands that arrive at middles, or leave from them, into lanes.
func (s *stopover) lead(ctx context.Context, middles map[kg.CURIE]*middle, strands []strand, arrive bool) error {
	ends := func(l strand) (at *middle, other kg.CURIE) {
		if arrive {
			return middles[l.to], l.from
		}
		return middles[l.from], l.to
	}
	strands = slices.DeleteFunc(strands, func(l strand) bool { at, _ := ends(l); return at == nil })
	statements := make([]*kg.Statement, len(strands))
	for i, l := range strands {
		statements[i] = l.statement
	}
	supports, err := s.supports(ctx, statements)
	if err != nil {
		return err
	}
	for i, l := range strands {
		if supports[i].Value == 0 {
			continue // only what refutes it is in scope
		}
		at, other := ends(l)
		lanes := at.in
		if arrive == s.back {
			lanes = at.out
		}
		one := lane{statement: l.statement, cost: costOf(supports[i].Value), support: supports[i]}
		if lanes[other] == nil {
			lanes[other] = &one
		} else {
			lanes[other].merge(one)
		}
	}
	return nil
}

// aim lets only statements be read that lead to the goal. Where a filter says what that
// is and a stop may be several nodes, a statement need not name the one that fulfils it.
func (s *stopover) aim() {
	switch {
	case len(s.goal.Nodes) > 0:
		named := kg.NewSet(s.membersOf(s.goal.Nodes)...)
		s.far = &named
	case !s.mayUnite(s.goal.Like.Categories):
		s.far, s.like = s.goal.Within, s.goal.Like
	}
}

// isGoal reports whether a stop may be at the other end: for a filter, one of its nodes
// fulfils it.
func (s *stopover) isGoal(id kg.CURIE) bool {
	if len(s.goal.Nodes) > 0 || len(s.unifying) == 0 {
		return true // no other statements were read
	}
	return slices.ContainsFunc(s.members(id), func(m kg.CURIE) bool {
		return s.goal.Like.Matches(s.nodes[m]) && (s.goal.Within == nil || s.goal.Within.Has(m))
	})
}

// spans joins what leads into middles with what leads out of them.
func (s *stopover) spans() map[pair]*span {
	spans := map[pair]*span{}
	steps := 0
	for _, at := range s.middles {
		if steps += len(at.in) * len(at.out); steps > s.budget.Steps {
			s.note(CutSteps)
			break
		}
		passing := costOf(damping(s.degree[at.id]))
		for from, in := range at.in {
			for to, out := range at.out {
				if from == to || !s.via(from, at.id, to) {
					continue
				}
				ends := pair{from, to}
				if spans[ends] == nil {
					spans[ends] = &span{}
				}
				w := way{at, in.cost + passing + out.cost}
				spans[ends].ways = append(spans[ends].ways, w)
				spans[ends].weight += weightOf(w.cost)
			}
		}
	}
	return spans
}

// via reports whether the three stops are all that must be passed.
func (s *stopover) via(ids ...kg.CURIE) bool {
	return !slices.ContainsFunc(s.walk.Via, func(id kg.CURIE) bool { return !slices.Contains(ids, s.stop(id)) })
}

// unjoined sorts the spans that no statement joins, and counts the others. When it
// could not look at all of them, there are none.
func (s *stopover) unjoined(ctx context.Context, spans map[pair]*span, out *Gaps) ([]*span, error) {
	joined, cut, err := s.joined(ctx, spans)
	if s.note(cut); err != nil || cut != "" {
		return nil, err
	}
	var ids []kg.CURIE
	for ends := range spans {
		ids = append(ids, ends.subject, ends.object)
	}
	if err := s.know(ctx, kg.NewSet(ids...).IDs); err != nil {
		return nil, err
	}
	var open []*span
	for ends, x := range spans {
		if joined[ordered(ends.subject, ends.object)] {
			out.Joined++
			continue
		}
		x.from, x.to = s.nodes[ends.subject], s.nodes[ends.object]
		open = append(open, x)
	}
	slices.SortFunc(open, func(a, b *span) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.from.NameKey, b.from.NameKey), cmp.Compare(a.to.NameKey, b.to.NameKey),
			cmp.Compare(a.from.ID, b.from.ID), cmp.Compare(a.to.ID, b.to.ID))
	})
	return open, nil
}

// joined reads which ends of spans a statement joins, whatever it says and whichever of
// their nodes it names. It has a budget of its own: what cannot be looked up must not
// pass for a gap.
func (s *stopover) joined(ctx context.Context, spans map[pair]*span) (map[[2]kg.CURIE]bool, Cut, error) {
	var near, far []kg.CURIE
	for ends := range spans {
		if s.back {
			ends.subject, ends.object = ends.object, ends.subject
		}
		near, far = append(near, ends.subject), append(far, ends.object)
	}
	all := kg.NewSet(s.membersOf(kg.NewSet(far...).IDs)...)
	w := newWeb(s.reader, Walk{Scope: s.walk.Scope}, s.budget)
	w.match, w.far = kg.StatementMatch{}, &all
	joined := map[[2]kg.CURIE]bool{}
	cut, err := w.open(ctx, s.membersOf(kg.NewSet(near...).IDs), kg.Both, func(_ kg.CURIE, st *kg.Statement) {
		joined[ordered(s.ends(st))] = true
	})
	s.read += w.read
	return joined, cut, err
}

// whyEmpty says where the search for gaps came to an end.
func (s *stopover) whyEmpty(joined int) string {
	start, goal := "from", "to"
	if s.back {
		start, goal = goal, start
	}
	switch {
	case !s.touched:
		return fmt.Sprintf("no statement that may be walked touches what %s names", start)
	case len(s.middles) == 0:
		return fmt.Sprintf("all that lies next to what %s names is a hub or kept out by walk", start)
	case joined == 1:
		return "a statement joins the one pair that something lies between"
	case joined > 1:
		return fmt.Sprintf("a statement joins each of the %d pairs that something lies between", joined)
	}
	return fmt.Sprintf("nothing that %s allows lies two steps from what %s names", goal, start)
}
