package traverse

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Mechanism is a chain from one stop to a later one. No node is in it twice, but that
// vesicles of a tissue may help the organ of this name.
type Mechanism struct {
	Nodes   []*kg.Node      // one more than hops
	Stops   []Stop          // of the nodes
	Hops    []MechanismHop  //
	Gaps    []Stop          // between the ends, where nothing stands
	Damping []float64       // degree^-0.5 of each inner node
	Score   float64         // product of the hops' support and the damping
	Studies []kg.CURIE      // that are credited for every claim, for one preparation and one model
	Sign    kg.Sign         // net effect of what acts first on what is changed last
	Signed  bool            // every hop between these is an effect
	Direct  []*kg.Statement // what the chain may explain: the preparation, or else the source, changes the last node that is changed
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

// At is the first node at the stop, nil when nothing stands there.
func (m *Mechanism) At(stop Stop) *kg.Node {
	for i, s := range m.Stops {
		if s == stop {
			return m.Nodes[i]
		}
	}
	return nil
}

// Changed is the last node that an effect changes, nil when there is none.
func (m *Mechanism) Changed() *kg.Node {
	if i := m.changed(); i > 0 {
		return m.Nodes[i]
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
		from, to := m.Nodes[i].ID, m.Nodes[i+1].ID
		switch h.Kind {
		case HopSeenIn:
			finish()
			text.WriteString(separator(text.String()) + "this was seen in " + name(to))
		case HopNamed:
			finish()
			text.WriteString(separator(text.String()) + "by way of " + name(from) + ", " + kg.ReadingFrom(h.Statement, h.Statement.Subject, name))
		default:
			steps = append(steps, told{statement: h.Statement, from: from, to: to})
		}
	}
	finish()
	return text.String()
}

func separator(before string) string {
	if before == "" {
		return ""
	}
	return "; "
}
