package traverse

import (
	"fmt"
	"math"

	"github.com/evgraph/evgraph/internal/kg"
)

// Gap is two stops that no statement joins, although statements join both of them to
// stops between. It is a prediction: what lies between suggests that the two have to do
// with each other, and nobody says that they have or that they have not.
type Gap struct {
	From, To *kg.Node // the first nodes of their stops
	Ways     []*Path  // from one to the other in two hops, best first: as many as asked for
	Between  int      // stops between them, one for each way, given or not
	Score    float64  // sum of the scores of all ways
	Signed   int      // ways with a net effect of From on To
	Agree    bool     // there are such ways, and all have one net effect
	Sign     kg.Sign  // this net effect

	collapse []Collapse
}

// ID names the gap by its ends. It describes itself: FetchGap finds the gap again.
func (g *Gap) ID() string { return gapID{g.collapse, g.From.ID, g.To.ID}.String() }

// gapID is a gap id taken apart.
type gapID struct {
	collapse []Collapse
	from, to kg.CURIE
}

// Gap ids begin with the mark of their form.
const (
	gapMark          = "G1" // the two ends
	collapsedGapMark = "G2" // letters of what is collapsed, the two ends
)

func (g gapID) String() string {
	ends := []string{string(g.from), string(g.to)}
	if letters := collapseLetters(g.collapse); letters != "" {
		return codeID(collapsedGapMark, append([]string{letters}, ends...))
	}
	return codeID(gapMark, ends)
}

// parseGapID takes a gap id apart.
func parseGapID(id string) (g gapID, err error) {
	bad := fmt.Errorf("%w: %.40q is no gap id", ErrBadPath, id)
	mark, parts, ok := decodeID(id)
	if ok && mark == collapsedGapMark {
		g.collapse, ok = collapseOf(parts[0])
		mark, parts = gapMark, parts[1:]
	}
	if !ok || mark != gapMark || len(parts) != 2 {
		return g, bad
	}
	if g.from, err = kg.ParseCURIE(parts[0]); err != nil {
		return g, bad
	}
	if g.to, err = kg.ParseCURIE(parts[1]); err != nil || g.from == g.to {
		return g, bad
	}
	return g, nil
}

// Reading says in words that the gap is a prediction, and tells its best way.
func (g *Gap) Reading(name func(kg.CURIE) string) string {
	text := fmt.Sprintf("Prediction: no statement joins %s and %s; %s", name(g.From.ID), name(g.To.ID), g.Ways[0].Reading(name))
	if more := g.Between - 1; more == 1 {
		text += ", and there is 1 more way"
	} else if more > 1 {
		text += fmt.Sprintf(", and there are %d more ways", more)
	}
	return text
}

// weight is the score of a path in units of 1/weightUnit: whole numbers add up to the
// same in every order and on every machine.
type weight int64

const weightUnit = 1e12

func weightOf(c cost) weight { return weight(math.Round(c.score() * weightUnit)) }

func (w weight) score() float64 { return float64(w) / weightUnit }
