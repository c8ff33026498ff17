package traverse

import (
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Mechanism ids begin with the mark of their form.
const (
	mechanismMark          = "M1" // the nodes with their stops, and the hops between them
	collapsedMechanismMark = "M2" // letters of what is collapsed, then the same
)

// hopLetters write the kinds of hops in ids.
var hopLetters = map[HopKind]string{HopStated: "s", HopSeenIn: "i", HopNamed: "n"}

// ID names the mechanism by its nodes, their stops and its statements. It describes
// itself: FetchMechanism reads it again without knowing the search that found it.
func (m *Mechanism) ID() string {
	last := len(m.Hops)
	lines := []string{stopLine(m.Stops[0], m.Touched[0].first())}
	for i, h := range m.Hops {
		node := m.Nodes[i+1].ID
		if i+1 == last {
			node = m.Touched[last].last()
		}
		lines = append(lines, hopLetters[h.Kind]+h.Statement.ID.Local(), stopLine(m.Stops[i+1], node))
	}
	if letters := collapseLetters(m.collapse); letters != "" {
		return codeID(collapsedMechanismMark, append([]string{letters}, lines...))
	}
	return codeID(mechanismMark, lines)
}

func stopLine(s Stop, id kg.CURIE) string { return string(rune('a'+s.place())) + string(id) }

// mechanismID is a mechanism id taken apart.
type mechanismID struct {
	collapse []Collapse
	stations []station
	hops     []hopRef
}

func parseMechanismID(id string) (m mechanismID, err error) {
	bad := fmt.Errorf("%w: %.40q is no mechanism id", ErrBadPath, id)
	mark, lines, ok := decodeID(id)
	if ok && mark == collapsedMechanismMark {
		m.collapse, ok = collapseOf(lines[0])
		mark, lines = mechanismMark, lines[1:]
	}
	if !ok || mark != mechanismMark {
		return m, bad
	}
	if len(lines)%2 == 0 || len(lines) < 3 || len(lines) > 2*maxHops+1 {
		return m, bad
	}
	for i, line := range lines {
		if len(line) < 2 || !m.parse(line, i%2 == 1) {
			return m, bad
		}
	}
	return m, nil
}

// parse reads the line of a station or a hop; it reports false for what is none.
func (m *mechanismID) parse(line string, hop bool) bool {
	if hop {
		kind := kindOfLetter(line[:1])
		local, err := kg.ParseCURIE(kg.LocalPrefix + ":" + line[1:])
		m.hops = append(m.hops, hopRef{kind, local})
		return err == nil && kind != ""
	}
	place := int(line[0]) - 'a'
	node, err := kg.ParseCURIE(line[1:])
	if err != nil || place < 0 || place >= len(Stops) {
		return false
	}
	m.stations = append(m.stations, station{Stops[place], node})
	return true
}

// hopRef is a hop as an id names it.
type hopRef struct {
	kind      HopKind
	statement kg.CURIE
}

func kindOfLetter(letter string) HopKind {
	for kind, l := range hopLetters {
		if l == letter {
			return kind
		}
	}
	return ""
}

// FetchMechanism reads a mechanism by its id, nil when a part of it is no longer in the
// data, the walk excludes a node of it or does not follow a statement of it. What is
// counted is counted under the walk; what is collapsed, the id says. With widen the walk
// lets in besides what the id names.
func FetchMechanism(ctx context.Context, r kg.Reader, id string, walk Walk, widen bool) (*Mechanism, error) {
	parsed, err := parseMechanismID(id)
	if err != nil {
		return nil, err
	}
	ids := make([]kg.CURIE, len(parsed.hops))
	for i, ref := range parsed.hops {
		ids[i] = ref.statement
	}
	found, err := r.Statements(ctx, ids)
	if err != nil || slices.Contains(found, nil) {
		return nil, err
	}
	walk.Collapse = parsed.collapse
	if widen {
		walk.widen(found)
	}
	m := newMap(newWeb(r, walk, Budget{}))
	return m.refind(ctx, parsed.stations, parsed.hops, found)
}

// place reads what an id speaks of and turns its nodes into stations; it reports false
// when one is not in the data or no longer stands at its stop, or the walk does not let
// something in.
func (m *stopMap) place(ctx context.Context, stations []station, found []*kg.Statement) (bool, error) {
	ids := idsOf(stations)
	for _, s := range found {
		ids = append(ids, s.Subject, s.Object)
	}
	if _, err := m.stopsOf(ctx, ids); err != nil {
		return false, err
	}
	first, last := stations[0], stations[len(stations)-1]
	m.meant = map[Stop]kg.Set{first.stop: kg.NewSet(first.id), last.stop: kg.NewSet(last.id)}
	for i, at := range stations {
		stations[i].id = m.stop(at.id)
		if m.nodes[at.id] == nil || !m.fits(stations[i]) || m.excluded(stations[i].id) {
			return false, nil
		}
	}
	return m.follows(ctx, idsOf(stations), found)
}

// follows reports whether the walk follows the statements, which join some of the stops.
func (m *stopMap) follows(ctx context.Context, among []kg.CURIE, statements []*kg.Statement) (bool, error) {
	walked, err := m.others(ctx, kg.NewSet(among...).IDs)
	return !slices.ContainsFunc(statements, func(s *kg.Statement) bool {
		return !slices.ContainsFunc(walked, func(one *kg.Statement) bool { return one.ID == s.ID })
	}), err
}

// refind checks that the hops of an id lead from station to station as the data are now.
func (m *stopMap) refind(ctx context.Context, stations []station, refs []hopRef, found []*kg.Statement) (*Mechanism, error) {
	if there, err := m.place(ctx, stations, found); err != nil || !there {
		return nil, err
	}
	for i, at := range stations {
		for _, before := range stations[:i] {
			m.note(before, at, found)
		}
	}
	if _, err := m.judge(ctx); err != nil {
		return nil, err
	}
	m.addNamed()
	course := &course{at: stations[0]}
	for i, ref := range refs {
		next := m.lane(course, ref, stations[i+1])
		if next == nil {
			return nil, nil
		}
		course = m.on(course, next)
	}
	if err := m.weigh(ctx, idsOf(stations)); err != nil {
		return nil, err
	}
	one := m.mechanism(course)
	return one, m.addDirect(ctx, []*Mechanism{one})
}

// note takes down which of the statements lead from a station to another.
func (m *stopMap) note(from, to station, statements []*kg.Statement) {
	m.stations[from], m.stations[to] = true, true
	for _, s := range statements {
		for i := range legs {
			far, ok := m.onward(&legs[i], s, from.id)
			n := note{from, to, s}
			if ok && legs[i].from == from.stop && legs[i].to == to.stop && far == to.id && m.suits(n) {
				m.takeDown(n)
			}
		}
	}
}
