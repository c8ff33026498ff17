package traverse

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// judge reads the evidence of what was noted, makes roads of it, and returns it.
func (m *stopMap) judge(ctx context.Context) ([]note, error) {
	fresh := m.fresh
	m.fresh = nil
	if err := m.readEvidence(ctx, fresh); err != nil {
		return nil, err
	}
	var models []kg.CURIE
	for _, n := range fresh {
		for _, e := range m.entries[n.statement.ID] {
			if e.Model != "" {
				models = append(models, e.Model)
			}
		}
	}
	if err := m.know(ctx, models); err != nil {
		return nil, err
	}
	for _, n := range fresh {
		m.add(n.from, HopStated, n.statement, n.to, m.entries[n.statement.ID])
		m.addSeen(n)
	}
	return fresh, nil
}

// readEvidence reads the entries of the notes' statements.
func (m *stopMap) readEvidence(ctx context.Context, notes []note) error {
	var unread []*kg.Statement
	for _, n := range notes {
		if _, ok := m.entries[n.statement.ID]; !ok {
			m.entries[n.statement.ID] = nil
			unread = append(unread, n.statement)
		}
	}
	found, err := m.evidence(ctx, unread)
	if err != nil {
		return err
	}
	maps.Copy(m.entries, found)
	var between []kg.CURIE
	for _, entries := range found {
		for _, e := range entries {
			between = append(between, e.Via...)
		}
	}
	slices.Sort(between) // so that what is read does not depend on the order of a map
	return m.gather(ctx, between)
}

// add makes a road that rests on the entries, unless they support nothing, or the road
// would pass a stop by at which a node is wanted.
func (m *stopMap) add(from station, kind HopKind, s *kg.Statement, to station, entries []*kg.Evidence) {
	one := road{kind: kind, statement: s, to: to, gaps: max(0, to.stop.place()-from.stop.place()-1)}
	support := supportOf(entries)
	if support.Value == 0 || m.skipsWanted(from.stop, to.stop) {
		return
	}
	if kind == HopNamed {
		one.gaps++
	}
	if kind != HopSeenIn {
		one.support, one.cost = support, costOf(support.Value)
	}
	one.cost += cost(one.gaps) * m.rates.gap
	one.occasions = occasionsOf(s, entries, func(id kg.CURIE) kg.Category { return m.nodes[id].Category })
	m.roads[from] = append(m.roads[from], one)
}

// skipsWanted reports whether a node is wanted at a stop between the two.
func (m *stopMap) skipsWanted(from, to Stop) bool {
	for stop := range m.wanted {
		if from.place() < stop.place() && stop.place() < to.place() {
			return true
		}
	}
	return false
}

// addSeen leads from an effect to the models in which it was seen.
func (m *stopMap) addSeen(n note) {
	if !slices.Contains(effects, n.to.stop) || !n.statement.Predicate.TakesEffect() || m.skipsWanted(n.to.stop, StopModel) {
		return
	}
	by := map[kg.CURIE][]*kg.Evidence{}
	for _, e := range m.entries[n.statement.ID] {
		if e.Model != "" {
			by[e.Model] = append(by[e.Model], e)
		}
	}
	for _, model := range slices.Sorted(maps.Keys(by)) {
		to := station{StopModel, model}
		if m.admit(to) && !m.has(n.to, HopSeenIn, n.statement, to) {
			m.add(n.to, HopSeenIn, n.statement, to, by[model])
		}
	}
}

// has reports whether there is such a road; with no statement, by any.
func (m *stopMap) has(from station, kind HopKind, s *kg.Statement, to station) bool {
	return slices.ContainsFunc(m.roads[from], func(r road) bool {
		return r.kind == kind && r.to == to && (s == nil || r.statement.ID == s.ID)
	})
}

// addNamed bridges gaps by what studies name as lying between.
func (m *stopMap) addNamed() {
	notes := slices.SortedFunc(maps.Values(m.noted), func(a, b note) int {
		return cmp.Or(a.from.compare(b.from), a.to.compare(b.to), cmp.Compare(a.statement.ID, b.statement.ID))
	})
	for _, n := range notes {
		by := m.byVia(n)
		for _, x := range slices.Sorted(maps.Keys(by)) {
			m.bridge(n, x, by[x])
		}
	}
}

// byVia are the entries of an effect by what they name as lying between its ends.
func (m *stopMap) byVia(n note) map[kg.CURIE][]*kg.Evidence {
	by := map[kg.CURIE][]*kg.Evidence{}
	if n.statement.Predicate.TakesEffect() {
		for _, e := range m.entries[n.statement.ID] {
			for _, x := range m.metStops(e.Via) {
				by[x] = append(by[x], e)
			}
		}
	}
	return by
}

// bridge leads from what is named between the ends of an effect to its object.
func (m *stopMap) bridge(n note, x kg.CURIE, entries []*kg.Evidence) {
	for _, stop := range n.between() {
		at := station{stop, x}
		if m.stations[at] && !m.has(at, HopStated, nil, n.to) && !m.has(at, HopNamed, n.statement, n.to) {
			m.add(at, HopNamed, n.statement, n.to, entries)
		}
	}
}

// between are the stops at which something may lie between the ends of an effect, and
// lead to its object.
func (n note) between() (stops []Stop) {
	for _, stop := range Between(n.from.stop, n.to.stop) {
		on := stop != n.to.stop && (stop != n.from.stop || stop.repeats())
		if on && slices.Contains(legs, leg{stop, n.to.stop, n.statement.Predicate, false}) {
			stops = append(stops, stop)
		}
	}
	return stops
}

// sort puts the roads into an order that depends on the data only, and reads the
// degrees that damp them.
func (m *stopMap) sort(ctx context.Context) error {
	var ids []kg.CURIE
	for from, roads := range m.roads {
		ids = append(ids, from.id)
		slices.SortFunc(roads, func(a, b road) int {
			return cmp.Or(a.to.compare(b.to), cmp.Compare(a.kind, b.kind), cmp.Compare(a.statement.ID, b.statement.ID))
		})
	}
	return m.weigh(ctx, kg.NewSet(ids...).IDs)
}
