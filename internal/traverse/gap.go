package traverse

import (
	"fmt"
	"math"
	"strings"

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
	bad := fmt.Errorf("%w: %.40q is no gap id", ErrBadID, id)
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

// Reading says in words what the gap predicts, and tells its best way.
func (g *Gap) Reading(name func(kg.CURIE) string) string {
	text := "Prediction: " + kg.Opening(kg.Mention(name(g.From.ID))) + " " + g.expectation(kg.Mention(name(g.To.ID))) +
		", though no statement joins them; " + g.Ways[0].Reading(name)
	switch more := g.Between - 1; more {
	case 0:
		return text
	case 1:
		return text + ", and there is 1 more way"
	default:
		return fmt.Sprintf("%s, and there are %d more ways", text, more)
	}
}

// expectation is what the ways let expect of the first node on the last.
func (g *Gap) expectation(object string) string {
	switch {
	case !g.Agree:
		return "may have to do with " + object
	case g.Sign == kg.Leaves:
		return "may leave " + object + " as it is"
	}
	return "may " + strings.TrimSuffix(g.Sign.String(), "s") + " " + object
}

// weight is the score of a path in units of 1/weightUnit: whole numbers add up to the
// same in every order and on every machine.
type weight int64

const weightUnit = 1e12

func weightOf(c cost) weight { return weight(math.Round(c.score() * weightUnit)) }

func (w weight) score() float64 { return float64(w) / weightUnit }
