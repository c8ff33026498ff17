package traverse

import (
	"encoding/base64"
	"fmt"
	"math"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Gap is two nodes that no statement joins, although statements join both of them to
// nodes between. It is a prediction: what lies between suggests that the two have to do
// with each other, and nobody says that they have or that they have not.
type Gap struct {
	From, To *kg.Node
	Ways     []*Path // from one to the other in two hops, best first: as many as asked for
	Between  int     // nodes between them, one for each way, given or not
	Score    float64 // sum of the scores of all ways
	Signed   int     // ways with a net effect of From on To
	Agree    bool    // there are such ways, and all have one net effect
	Sign     kg.Sign // this net effect
}

// ID names the gap by its ends. It describes itself: FetchGap finds the gap again.
func (g *Gap) ID() string { return gapID(g.From.ID, g.To.ID) }

func gapID(from, to kg.CURIE) string {
	return gapMark + base64.RawURLEncoding.EncodeToString([]byte(string(from)+"\n"+string(to)))
}

// gapMark begins the text of gap ids of this form.
const gapMark = "G1"

// parseGapID takes a gap id apart.
func parseGapID(id string) (from, to kg.CURIE, err error) {
	bad := fmt.Errorf("%w: %.40q is no gap id", ErrBadPath, id)
	coded, ok := strings.CutPrefix(id, gapMark)
	if !ok || len(id) > maxPathID {
		return "", "", bad
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(coded)
	if err != nil {
		return "", "", bad
	}
	first, second, _ := strings.Cut(string(raw), "\n")
	if from, err = kg.ParseCURIE(first); err != nil {
		return "", "", bad
	}
	if to, err = kg.ParseCURIE(second); err != nil || from == to {
		return "", "", bad
	}
	return from, to, nil
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
