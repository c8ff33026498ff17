package traverse

import (
	"context"
	"math"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Support is how well a statement is supported, by the evidence under the walk.
// Value is the product of
//
//   - publications/(publications+1), with at least 1 publication,
//   - and of the best entry: 0.8 if it is of a review, 0.7 if it is inferred or rests
//     on a name, 0.7 if it is hedged, 0.8 if it is indirect and 0.9 if directness is
//     not stated.
//
// The factors are set by judgement, so that a second study weighs about as much as
// the difference between a finding and an inference.
type Support struct {
	Publications int
	Level        kg.Level
	Basis        kg.Basis
	Hedged       bool
	Directness   kg.Directness
	Value        float64
	credits      []kg.CURIE // sorted
	claim        bool       // some entry is a claim, not a mapping
}

func supportOf(entries []*kg.Evidence) Support {
	var best Support
	var credits []kg.CURIE
	claim := false
	for _, e := range entries {
		if e.Refutes {
			continue
		}
		credits = append(credits, e.Credits...)
		claim = claim || e.Kind == kg.Claim
		one := Support{Level: e.Level, Basis: e.Basis, Hedged: e.Hedged, Directness: e.Directness}
		if one.Value = one.quality(); one.Value > best.Value {
			best = one
		}
	}
	best.credits, best.claim = kg.NewSet(credits...).IDs, claim
	best.Publications = len(best.credits)
	n := float64(max(best.Publications, 1))
	best.Value *= n / (n + 1)
	return best
}

func (s *Support) quality() float64 {
	q := 1.0
	if s.Level == kg.Review {
		q *= 0.8
	}
	if s.Basis != kg.Stated && s.Basis != "" {
		q *= 0.7
	}
	if s.Hedged {
		q *= 0.7
	}
	switch s.Directness {
	case kg.Indirect:
		q *= 0.8
	case kg.Direct:
	default:
		q *= 0.9
	}
	return q
}

// cost is a score as a sum, in millionths of -ln: whole numbers add up to the same in
// every order and on every machine.
type cost int64

const costUnit = 1e6

func costOf(factor float64) cost { return cost(math.Round(-math.Log(factor) * costUnit)) }

func (c cost) score() float64 { return math.Exp(-float64(c) / costUnit) }

// damping is degree^-0.5.
func damping(degree int) float64 { return 1 / math.Sqrt(float64(max(degree, 1))) }

// supports reads the support of statements, in their order. Statements that only
// refuting entries speak of have none.
func (w *web) supports(ctx context.Context, statements []*kg.Statement) ([]Support, error) {
	out := make([]Support, 0, len(statements))
	for some := range slices.Chunk(statements, evidenceAtOnce) {
		ids := make([]kg.StatementID, len(some))
		for i, s := range some {
			ids[i] = s.ID
		}
		found, err := w.reader.EvidenceOf(ctx, kg.EvidenceQuery{Scope: w.walk.Scope, Statements: ids, Match: w.match.Evidence, Page: kg.Page{Limit: kg.MaxPage}})
		if err != nil {
			return nil, err
		}
		for i := range some {
			out = append(out, supportOf(found.Entries[found.Offsets[i]:found.Offsets[i+1]]))
		}
	}
	return out, nil
}

// evidenceAtOnce is of how many statements the evidence is read in one call.
const evidenceAtOnce = 1_000
