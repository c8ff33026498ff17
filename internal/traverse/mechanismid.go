package traverse

import (
	"context"
	"encoding/base64"
	"fmt"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// mechanismMark begins the text of mechanism ids of this form.
const mechanismMark = "M1"

// hopLetters write the kinds of hops in ids.
var hopLetters = map[HopKind]string{HopStated: "s", HopSeenIn: "i", HopNamed: "n"}

// ID names the mechanism by its nodes, their stops and its statements. It describes
// itself: FetchMechanism reads it again without knowing the search that found it.
func (m *Mechanism) ID() string {
	lines := []string{stopLine(m.Stops[0], m.Nodes[0].ID)}
	for i, h := range m.Hops {
		lines = append(lines, hopLetters[h.Kind]+h.Statement.ID.Local(), stopLine(m.Stops[i+1], m.Nodes[i+1].ID))
	}
	return mechanismMark + base64.RawURLEncoding.EncodeToString([]byte(strings.Join(lines, "\n")))
}

func stopLine(s Stop, id kg.CURIE) string { return string(rune('a'+s.place())) + string(id) }

// maxMechanismID is the longest id that is looked at.
const maxMechanismID = 4096

// parseMechanismID takes an id apart.
func parseMechanismID(id string) (stations []station, hops []hopRef, err error) {
	bad := fmt.Errorf("%w: %.40q is no mechanism id", ErrBadPath, id)
	coded, ok := strings.CutPrefix(id, mechanismMark)
	if !ok || len(id) > maxMechanismID {
		return nil, nil, bad
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(coded)
	if err != nil {
		return nil, nil, bad
	}
	lines := strings.Split(string(raw), "\n")
	if len(lines)%2 == 0 || len(lines) < 3 || len(lines) > 2*maxHops+1 {
		return nil, nil, bad
	}
	for i, line := range lines {
		if len(line) < 2 {
			return nil, nil, bad
		}
		if i%2 == 1 {
			kind := kindOfLetter(line[:1])
			local, err := kg.ParseCURIE(kg.LocalPrefix + ":" + line[1:])
			if err != nil || kind == "" {
				return nil, nil, bad
			}
			hops = append(hops, hopRef{kind, local})
			continue
		}
		place := int(line[0]) - 'a'
		node, err := kg.ParseCURIE(line[1:])
		if err != nil || place < 0 || place >= len(Stops) {
			return nil, nil, bad
		}
		stations = append(stations, station{Stops[place], node})
	}
	return stations, hops, nil
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
// data. Degrees are counted under the walk.
func FetchMechanism(ctx context.Context, r kg.Reader, id string, walk Walk) (*Mechanism, error) {
	stations, refs, err := parseMechanismID(id)
	if err != nil {
		return nil, err
	}
	ids := make([]kg.CURIE, len(refs))
	for i, ref := range refs {
		ids[i] = ref.statement
	}
	found, err := r.Statements(ctx, ids)
	if err != nil {
		return nil, err
	}
	m := newMap(newWeb(r, walk, Budget{}))
	return m.refind(ctx, stations, refs, found)
}

// refind checks that the hops of an id lead from station to station as the data are now.
func (m *stopMap) refind(ctx context.Context, stations []station, refs []hopRef, found []*kg.Statement) (*Mechanism, error) {
	var nodes []kg.CURIE
	for _, at := range stations {
		nodes = append(nodes, at.id)
	}
	for _, s := range found {
		if s == nil {
			return nil, nil
		}
		nodes = append(nodes, s.Subject, s.Object)
	}
	if err := m.know(ctx, nodes); err != nil {
		return nil, err
	}
	for i, at := range stations {
		if m.nodes[at.id] == nil || !at.stop.fits(m.nodes[at.id].Category) {
			return nil, nil
		}
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
	if err := m.weigh(ctx, nodes); err != nil {
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
			far, ok := legs[i].far(s, from.id)
			if ok && legs[i].from == from.stop && legs[i].to == to.stop && far == to.id {
				m.takeDown(note{from, to, s})
			}
		}
	}
}
