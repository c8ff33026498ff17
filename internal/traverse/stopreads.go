package traverse

import (
	"cmp"
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// readOn reads what leads on from the stations, to their own stop only if self is true.
// From closed stops that is in already, but for what is said to come about by way of what
// is wanted.
func (m *stopMap) readOn(ctx context.Context, from []station, self bool) error {
	for _, back := range []bool{false, true} {
		some := m.chosen(from, func(l *leg, stop Stop) bool {
			open := !m.closed[stop] || m.skipsWanted(stop, l.to)
			return l.from == stop && l.back == back && open && (self || l.to != stop)
		})
		err := m.lead(ctx, from, some, direction(back), func(l *leg, at station, s *kg.Statement) (note, bool) {
			far, ok := m.onward(l, s, at.id)
			return note{at, station{l.to, far}, s}, ok
		})
		if err != nil || m.cut != "" {
			return err
		}
	}
	_, err := m.judge(ctx)
	return err
}

// readBack reads what leads to the stations, and what is named as lying on the way.
func (m *stopMap) readBack(ctx context.Context, to []station, self bool) error {
	for _, back := range []bool{false, true} {
		some := m.chosen(to, func(l *leg, stop Stop) bool {
			return l.to == stop && l.back == back && (self || l.from != stop)
		})
		err := m.lead(ctx, to, some, direction(!back), func(l *leg, at station, s *kg.Statement) (note, bool) {
			near := m.other(s, at.id)
			far, ok := m.onward(l, s, near)
			return note{station{l.from, near}, at, s}, ok && far == at.id
		})
		if err != nil || m.cut != "" {
			return err
		}
	}
	notes, err := m.judge(ctx)
	if err != nil {
		return err
	}
	if err := m.admitNamed(ctx, notes); err != nil || m.cut != "" {
		return err
	}
	if len(to) > 0 && to[0].stop == StopModel {
		return m.readSeen(ctx, to)
	}
	return nil
}

// onward is the node that a leg leads to along the statement, for a chain that comes from
// near; ok is false where the statement is none of the leg.
func (m *stopMap) onward(l *leg, s *kg.Statement, near kg.CURIE) (to kg.CURIE, ok bool) {
	subject, object := m.ends(s)
	switch {
	case s.Predicate != l.predicate || subject == object:
		return "", false
	case !l.back && subject == near:
		return object, true
	case l.back && object == near:
		return subject, true
	}
	return "", false
}

// admitNamed adds what studies name as lying between the ends of effects.
func (m *stopMap) admitNamed(ctx context.Context, notes []note) error {
	var named []station
	for _, n := range notes {
		for x := range m.byVia(n) {
			for _, stop := range n.between() {
				named = append(named, station{stop, x})
			}
		}
	}
	if err := m.know(ctx, idsOf(named)); err != nil {
		return err
	}
	for _, s := range named {
		m.admit(s)
	}
	return nil
}

// direction is that of the statements to read.
func direction(back bool) kg.Direction {
	if back {
		return kg.In
	}
	return kg.Out
}

// chosen lists the legs of the stations' stop.
func (m *stopMap) chosen(at []station, wanted func(l *leg, stop Stop) bool) (some []*leg) {
	if len(at) == 0 {
		return nil
	}
	for i := range legs {
		l := &legs[i]
		useful := l.predicate.TakesEffect() || !m.skipsWanted(l.from, l.to)
		if useful && wanted(l, at[0].stop) {
			some = append(some, l)
		}
	}
	return some
}

// lead opens the stations by the legs, and notes what leads along one.
func (m *stopMap) lead(ctx context.Context, at []station, some []*leg, d kg.Direction, along func(*leg, station, *kg.Statement) (note, bool)) error {
	if len(some) == 0 {
		return nil
	}
	var found []note
	err := m.openBy(ctx, idsOf(at), predicatesOf(some), d, func(from kg.CURIE, s *kg.Statement) {
		for _, l := range some {
			if n, ok := along(l, station{at[0].stop, from}, s); ok {
				found = append(found, n)
			}
		}
	})
	if err != nil || m.cut != "" {
		return err
	}
	return m.take(ctx, found)
}

// openBy reads the statements of nodes by some predicates.
func (m *stopMap) openBy(ctx context.Context, ids []kg.CURIE, predicates []kg.Predicate, d kg.Direction, visit func(kg.CURIE, *kg.Statement)) error {
	all := m.match
	defer func() { m.match = all }()
	m.match.Predicates = slices.DeleteFunc(slices.Clone(predicates), func(p kg.Predicate) bool {
		return len(all.Predicates) > 0 && !slices.Contains(all.Predicates, p)
	})
	if len(m.match.Predicates) == 0 {
		return nil
	}
	cut, err := m.open(ctx, ids, d, visit)
	m.cut = cmp.Or(m.cut, cut)
	return err
}

func idsOf(at []station) []kg.CURIE {
	ids := make([]kg.CURIE, len(at))
	for i, s := range at {
		ids[i] = s.id
	}
	return ids
}

func predicatesOf(some []*leg) []kg.Predicate {
	var out []kg.Predicate
	for _, l := range some {
		out = append(out, l.predicate)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// take notes what may be noted. What passes a stop by at which a node is wanted is no
// part of a chain, and of use only where its study names what lies between.
func (m *stopMap) take(ctx context.Context, found []note) error {
	var ids []kg.CURIE
	var past []note
	for _, n := range found {
		ids = append(ids, n.from.id, n.to.id)
		if m.skipsWanted(n.from.stop, n.to.stop) {
			past = append(past, n)
		}
	}
	if err := m.know(ctx, ids); err != nil {
		return err
	}
	if err := m.readEvidence(ctx, past); err != nil {
		return err
	}
	for _, n := range found {
		useful := !m.skipsWanted(n.from.stop, n.to.stop) || len(m.byVia(n)) > 0
		if useful && m.suits(n) && m.admit(n.from) && m.admit(n.to) {
			m.takeDown(n)
		}
	}
	return nil
}

// suits reports whether what a note leads to may stand there coming from where it does:
// an outcome comes to stand for a disease by a model only.
func (m *stopMap) suits(n note) bool {
	return n.from.stop == StopModel || !m.isTrait(n.to)
}

// isTrait reports whether the station is an outcome in the place of a disease.
func (m *stopMap) isTrait(s station) bool {
	n := m.nodes[s.id]
	return s.stop == StopDisease && n != nil && n.Category == kg.Outcome
}

// readSeen finds what was seen in models.
func (m *stopMap) readSeen(ctx context.Context, models []station) error {
	var seen []station
	var ids []kg.CURIE
	err := m.openBy(ctx, idsOf(models), effectPredicates, kg.Mentioned, func(_ kg.CURIE, s *kg.Statement) {
		_, changed := m.ends(s)
		for _, stop := range effects {
			seen = append(seen, station{stop, changed})
		}
		ids = append(ids, changed)
	})
	if err != nil || m.cut != "" {
		return err
	}
	if err := m.know(ctx, ids); err != nil {
		return err
	}
	for _, s := range seen {
		m.admit(s)
	}
	return nil
}
