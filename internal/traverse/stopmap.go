package traverse

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// station is a node at a stop.
type station struct {
	stop Stop
	id   kg.CURIE
}

func (a station) compare(b station) int {
	return cmp.Or(cmp.Compare(a.stop.place(), b.stop.place()), cmp.Compare(a.id, b.id))
}

// road leads from a station to the next.
type road struct {
	kind      HopKind
	statement *kg.Statement
	to        station
	support   Support
	occasions occasions
	cost      cost // of support and gaps
	gaps      int
}

// stopMap is what was read of the graph, laid out by stops.
type stopMap struct {
	*web
	from, to Stop
	wanted   map[Stop]kg.Set
	rates    rates

	stations map[station]bool
	noted    map[noteKey]note
	fresh    []note // noted, and not judged
	entries  map[kg.CURIE][]*kg.Evidence
	roads    map[station][]road
	cut      Cut
}

// note is a statement that leads from a station to another.
type note struct {
	from, to  station
	statement *kg.Statement
}

// noteKey tells notes apart: a store may read a statement into several places.
type noteKey struct {
	from, to  station
	statement kg.CURIE
}

// takeDown keeps a note once.
func (m *stopMap) takeDown(n note) {
	key := noteKey{n.from, n.to, n.statement.ID}
	if _, there := m.noted[key]; !there {
		m.noted[key] = n
		m.fresh = append(m.fresh, n)
	}
}

func newMap(w *web) *stopMap {
	return &stopMap{web: w, from: StopTissue, to: StopOrgan, stations: map[station]bool{}, noted: map[noteKey]note{},
		entries: map[kg.CURIE][]*kg.Evidence{}, roads: map[station][]road{}}
}

// fill reads all that a chain through the wanted nodes of the anchor may pass: first
// what leads to them, then what everything that was found leads to.
func (m *stopMap) fill(ctx context.Context, anchor Stop) error {
	ids := m.wanted[anchor].IDs
	if err := m.know(ctx, ids); err != nil {
		return err
	}
	for _, id := range ids {
		m.admit(station{anchor, id})
	}
	before := Between(m.from, anchor)
	slices.Reverse(before)
	for _, stop := range before {
		if err := m.visit(ctx, stop, m.readBack); err != nil || m.cut != "" {
			return err
		}
	}
	for _, stop := range Between(m.from, m.to) {
		if err := m.visit(ctx, stop, m.readOn); err != nil || m.cut != "" {
			return err
		}
	}
	m.addNamed()
	return m.sort(ctx)
}

// visit reads from the stations at a stop, and from those at the same stop that are met
// thereby.
func (m *stopMap) visit(ctx context.Context, stop Stop, read func(context.Context, []station, bool) error) error {
	first := m.at(stop)
	if err := read(ctx, first, true); err != nil || m.cut != "" {
		return err
	}
	second := slices.DeleteFunc(m.at(stop), func(s station) bool {
		_, known := slices.BinarySearchFunc(first, s, station.compare)
		return known
	})
	return read(ctx, second, false)
}

// at lists the stations at a stop.
func (m *stopMap) at(stop Stop) []station {
	var out []station
	for s := range m.stations {
		if s.stop == stop {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, station.compare)
	return out
}

// admit adds a station if a chain may stop there.
func (m *stopMap) admit(s station) bool {
	if m.stations[s] {
		return true
	}
	n := m.nodes[s.id]
	place := s.stop.place()
	if n == nil || !s.stop.fits(n.Category) || place < m.from.place() || place > m.to.place() || !m.mayStop(s, n) {
		return false
	}
	m.stations[s] = true
	if len(m.stations) > m.budget.Nodes {
		m.cut = CutNodes
	}
	return true
}

// mayStop reports whether the walk lets a chain have the node at the stop: all ends but
// what is excluded, and else what is asked for and what the walk passes.
func (m *stopMap) mayStop(s station, n *kg.Node) bool {
	wanted, limited := m.wanted[s.stop]
	end := s.stop == m.from || s.stop == m.to || s.stop == StopOrgan || s.stop == StopTissue
	return !m.walk.Exclude.Has(s.id) && (end || limited && wanted.Has(s.id) || m.walk.passes(n))
}

// readOn reads what leads on from the stations, to their own stop only if self is true.
func (m *stopMap) readOn(ctx context.Context, from []station, self bool) error {
	for _, back := range []bool{false, true} {
		some := m.chosen(from, func(l *leg, stop Stop) bool {
			return l.from == stop && l.back == back && (self || l.to != stop)
		})
		err := m.lead(ctx, from, some, direction(back), func(l *leg, at station, s *kg.Statement) (note, bool) {
			far, ok := l.far(s, at.id)
			return note{at, station{l.to, far}, s}, ok
		})
		if err != nil || m.cut != "" {
			return err
		}
	}
	return m.judge(ctx)
}

// readBack reads what leads to the stations.
func (m *stopMap) readBack(ctx context.Context, to []station, self bool) error {
	for _, back := range []bool{false, true} {
		some := m.chosen(to, func(l *leg, stop Stop) bool {
			return l.to == stop && l.back == back && (self || l.from != stop)
		})
		err := m.lead(ctx, to, some, direction(!back), func(l *leg, at station, s *kg.Statement) (note, bool) {
			near := s.Other(at.id)
			far, ok := l.far(s, near)
			return note{station{l.from, near}, at, s}, ok && far == at.id
		})
		if err != nil || m.cut != "" {
			return err
		}
	}
	if len(to) > 0 && to[0].stop == StopModel {
		return m.readSeen(ctx, to)
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
		if l := &legs[i]; wanted(l, at[0].stop) {
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

// take notes what may be noted.
func (m *stopMap) take(ctx context.Context, found []note) error {
	var ids []kg.CURIE
	for _, n := range found {
		ids = append(ids, n.from.id, n.to.id)
	}
	if err := m.know(ctx, ids); err != nil {
		return err
	}
	for _, n := range found {
		if m.admit(n.from) && m.admit(n.to) {
			m.takeDown(n)
		}
	}
	return nil
}

// readSeen finds what was seen in models.
func (m *stopMap) readSeen(ctx context.Context, models []station) error {
	var seen []station
	var ids []kg.CURIE
	err := m.openBy(ctx, idsOf(models), effectPredicates, kg.Mentioned, func(_ kg.CURIE, s *kg.Statement) {
		for _, stop := range effects {
			seen = append(seen, station{stop, s.Object})
		}
		ids = append(ids, s.Object)
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

// judge reads the evidence of what was noted, and makes roads of it.
func (m *stopMap) judge(ctx context.Context) error {
	fresh := m.fresh
	m.fresh = nil
	if err := m.readEvidence(ctx, fresh); err != nil {
		return err
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
		return err
	}
	for _, n := range fresh {
		m.add(n.from, HopStated, n.statement, n.to, m.entries[n.statement.ID])
		m.addSeen(n)
	}
	return nil
}

func (m *stopMap) readEvidence(ctx context.Context, notes []note) error {
	var unread []*kg.Statement
	for _, n := range notes {
		if _, ok := m.entries[n.statement.ID]; !ok {
			m.entries[n.statement.ID] = nil
			unread = append(unread, n.statement)
		}
	}
	found, err := m.evidence(ctx, unread)
	maps.Copy(m.entries, found)
	return err
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
	if !slices.Contains(effects, n.to.stop) || !n.statement.Predicate.TakesEffect() {
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
		if !n.statement.Predicate.TakesEffect() {
			continue
		}
		by := map[kg.CURIE][]*kg.Evidence{}
		for _, e := range m.entries[n.statement.ID] {
			for _, x := range e.Via {
				by[x] = append(by[x], e)
			}
		}
		for _, x := range slices.Sorted(maps.Keys(by)) {
			m.bridge(n, x, by[x])
		}
	}
}

// bridge leads from what is named between the ends of a statement to its object.
func (m *stopMap) bridge(n note, x kg.CURIE, entries []*kg.Evidence) {
	for _, stop := range Between(n.from.stop, n.to.stop) {
		at := station{stop, x}
		if stop == n.to.stop || stop == n.from.stop && !stop.repeats() || !slices.Contains(legs, leg{stop, n.to.stop, n.statement.Predicate, false}) {
			continue
		}
		if m.stations[at] && !m.has(at, HopStated, nil, n.to) && !m.has(at, HopNamed, n.statement, n.to) {
			m.add(at, HopNamed, n.statement, n.to, entries)
		}
	}
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
