package traverse

import (
	"cmp"
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// station is a node at a stop of the way. Under Walk.Collapse it is all nodes that count
// as one, and goes by the first of them.
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
	wanted   map[Stop]kg.Set // a chain passes one of these
	meant    map[Stop]kg.Set // the nodes by which the question, or an id, says so
	closed   map[Stop]bool   // all stations are in
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
	return &stopMap{web: w, from: StopTissue, to: StopOrgan, closed: map[Stop]bool{},
		stations: map[station]bool{}, noted: map[noteKey]note{},
		entries: map[kg.CURIE][]*kg.Evidence{}, roads: map[station][]road{}}
}

// want takes down what a chain has to pass.
func (m *stopMap) want(ctx context.Context, at map[Stop]kg.Set) error {
	m.wanted, m.meant = at, at
	if len(m.unifying) == 0 {
		return nil
	}
	m.wanted = map[Stop]kg.Set{}
	for stop, set := range at {
		ids, err := m.stopsOf(ctx, set.IDs)
		if err != nil {
			return err
		}
		m.wanted[stop] = kg.NewSet(ids...)
	}
	return m.gather(ctx, m.walk.Via)
}

// fill reads all that a chain through the wanted nodes of the anchor may pass: first
// what leads to them, then what they lead to. What leads elsewhere is left alone, so
// that the many other things that the same vesicles carry and do are not read.
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
		m.closed[stop] = true
	}
	delete(m.closed, anchor) // the wanted ones may act on others there
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
	if n == nil || m.closed[s.stop] || !m.fits(s) || place < m.from.place() || place > m.to.place() || !m.mayStop(s) {
		return false
	}
	m.stations[s] = true
	if len(m.stations) > m.budget.Nodes {
		m.cut = CutNodes
	}
	return true
}

// fits reports whether a node of the station may stand at its stop.
func (m *stopMap) fits(s station) bool {
	return slices.ContainsFunc(m.members(s.id), func(id kg.CURIE) bool { return s.stop.fits(m.nodes[id].Category) })
}

// mayStop reports whether the walk lets a chain have the node at the stop: all ends but
// what is excluded, and else what is asked for and what the walk passes. Where a chain
// has one node, and some are wanted, it is one of these.
func (m *stopMap) mayStop(s station) bool {
	wanted, limited := m.wanted[s.stop]
	asked := limited && wanted.Has(s.id)
	begins := m.from == StopDisease && m.isTrait(s) // and so no model comes before it
	if m.excluded(s.id) || !asked && (begins || limited && !s.stop.repeats()) {
		return false
	}
	end := s.stop == m.from || s.stop == m.to || s.stop == StopOrgan || s.stop == StopTissue
	return asked || end || m.passes(s.id)
}
