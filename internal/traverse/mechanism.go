package traverse

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Mechanism is a chain from one stop to a later one. No node is in it twice, but that
// vesicles of a tissue may help the organ of this name, and that a model may stand for the
// very outcome that was seen in it.
type Mechanism struct {
	Nodes   []*kg.Node      // one for each station, one more than hops
	Stops   []Stop          // of the nodes
	Touched []PathStop      // what the chain touches of each node that stands for several
	Hops    []MechanismHop  //
	Gaps    []Stop          // between the ends, where nothing stands
	Damping []float64       // degree^-0.5 of each inner node
	Score   float64         // product of the hops' support and the damping
	Studies []kg.CURIE      // that are credited for every claim, for one preparation and one model
	Sign    kg.Sign         // net effect of what acts first on what is changed last
	Signed  bool            // every hop between these is an effect
	Direct  []*kg.Statement // what the chain may explain: the preparation, or else the source, changes the last node that is changed

	collapse []Collapse
}

// MechanismHop is one step of a mechanism.
type MechanismHop struct {
	Kind      HopKind
	Statement *kg.Statement
	Support   Support // of a model in which something was seen: nothing
}

// HopKind says what a hop rests on.
type HopKind string

// The kinds of hops.
const (
	// HopStated is a statement that joins the two nodes.
	HopStated HopKind = "STATED"
	// HopSeenIn leads to the model in which the effect before was seen, as its
	// evidence says. The statement is that effect.
	HopSeenIn HopKind = "SEEN_IN"
	// HopNamed bridges a gap: no statement joins the nodes, but the study of an effect
	// of something earlier in the chain names the first as what lies between. The
	// statement is that effect.
	HopNamed HopKind = "NAMED"
)

// Coherent reports whether one study, with one preparation in one model, supports the
// whole chain; else it is assembled.
func (m *Mechanism) Coherent() bool { return len(m.Studies) > 0 }

// At is the first node at the stop, nil when nothing stands there. Of several that count
// as one, it is the node by which the chain comes in.
func (m *Mechanism) At(stop Stop) *kg.Node {
	for i, s := range m.Stops {
		if s == stop {
			return m.Touched[i].Members[0]
		}
	}
	return nil
}

// Changed is the last node that an effect changes, nil when there is none. Of several
// that count as one, it is the node that the effect names.
func (m *Mechanism) Changed() *kg.Node {
	if i := m.changed(); i > 0 {
		return m.Touched[i].Members[0]
	}
	return nil
}

// changed is its place, 0 when there is none.
func (m *Mechanism) changed() int {
	for i := len(m.Hops) - 1; i >= 0; i-- {
		if m.Hops[i].Statement.Predicate.TakesEffect() && m.Hops[i].Kind != HopSeenIn {
			return i + 1
		}
	}
	return 0
}

// Agrees reports whether the net effect of the chain is that of the preparation; ok is
// false where either cannot be told.
func (m *Mechanism) Agrees() (agrees, ok bool) {
	if !m.Signed || len(m.Direct) == 0 {
		return false, false
	}
	agrees = true
	for _, s := range m.Direct {
		sign, known := kg.SignOf(s.StatedEffect(), s.Aspect)
		if !known {
			return false, false
		}
		agrees = agrees && sign == m.Sign
	}
	return agrees, true
}

// Reading puts the mechanism into words. name gives what to call a node.
func (m *Mechanism) Reading(name func(kg.CURIE) string) string {
	var text strings.Builder
	all := tellings(m.Touched, m.statements(), name)
	var steps []told
	finish := func() {
		if len(steps) == 0 {
			return
		}
		words := tell(steps, name)
		if rest, ok := strings.CutPrefix(words, kg.Opening(name(steps[0].from))+" "); ok && strings.HasSuffix(text.String(), " "+name(steps[0].from)) {
			text.WriteString(", which " + rest)
		} else {
			text.WriteString(separator(text.String()) + words)
		}
		steps = nil
	}
	for i, h := range m.Hops {
		from, to := &m.Touched[i], &m.Touched[i+1]
		switch h.Kind {
		case HopSeenIn:
			finish()
			text.WriteString(separator(text.String()) + "this was seen in " + name(to.first()))
		case HopNamed:
			finish()
			by := "by way of " + name(from.last())
			if from.apart(name) {
				by += ", counted as one with " + name(from.first())
			}
			text.WriteString(separator(text.String()) + by + ", " + kg.ReadingFrom(h.Statement, h.Statement.Subject, name))
		default:
			steps = append(steps, all[i])
		}
	}
	finish()
	text.WriteString(m.Touched[len(m.Hops)].ending(name))
	return text.String()
}

// statements are those of the hops.
func (m *Mechanism) statements() []*kg.Statement {
	statements := make([]*kg.Statement, len(m.Hops))
	for i, h := range m.Hops {
		statements[i] = h.Statement
	}
	return statements
}

func separator(before string) string {
	if before == "" {
		return ""
	}
	return "; "
}
