package memstore

import (
	"reflect"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// gate lets through the visible statements that fulfil a match. It leaves
// Match.Negative to the caller, who has to count what it hides.
//
// Statements are numbered by predicate first, so that predicates are a few spans
// of rows.
type gate struct {
	snap        *snapshot
	negative    *bool
	spans       []span
	claim       kg.StatementMatch // without predicates, Negative and Evidence
	evidence    *kg.EvidenceMatch
	scope       scope
	anyClaim    bool // claim says nothing
	anyEvidence bool // neither evidence nor scope say anything
}

// span is the rows from one up to another.
type span struct{ from, to uint32 }

func (s *snapshot) newGate(sources kg.SourceScope, match *kg.StatementMatch) gate {
	g := gate{
		snap:     s,
		negative: match.Negative,
		spans:    s.spansOf(match.Predicates),
		claim:    *match,
		evidence: &match.Evidence,
		scope:    s.newScope(sources, unset(&match.Evidence)),
	}
	g.claim.Predicates, g.claim.Negative, g.claim.Evidence = nil, nil, kg.EvidenceMatch{}
	g.anyClaim = unset(&g.claim)
	g.anyEvidence = unset(&match.Evidence) && len(sources.Sources) == 0
	return g
}

// unset reports whether every field of a match is empty. It asks by reflection,
// once for each call, so that a field added later cannot be forgotten here.
func unset(match any) bool { return reflect.ValueOf(match).Elem().IsZero() }

// spansOf returns the rows of the predicates, ascending, and all rows for none.
func (s *snapshot) spansOf(predicates []kg.Predicate) []span {
	if len(predicates) == 0 {
		return []span{{0, uint32(len(s.statements))}}
	}
	spans := make([]span, 0, len(predicates))
	for _, p := range predicates {
		if own, ok := s.predicates[p]; ok {
			spans = append(spans, own)
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return int(a.from) - int(b.from) })
	return slices.Compact(spans)
}

// of returns the part of an ascending list that is in the span.
func (p span) of(rows []uint32) []uint32 {
	from, _ := slices.BinarySearch(rows, p.from)
	to, _ := slices.BinarySearch(rows[from:], p.to)
	return rows[from : from+to]
}

// open reports whether every statement in the spans passes.
func (g *gate) open() bool { return g.anyClaim && g.anyEvidence }

// admits reports whether the statement is visible and fulfils the match.
func (g *gate) admits(row uint32) bool { return g.claims(row) && g.visible(row) }

func (g *gate) claims(row uint32) bool {
	s := g.snap
	return g.inSpans(row) && (g.anyClaim || g.claim.MatchesClaim(&s.statements[row], &s.nodes[s.subjects[row]], &s.nodes[s.objects[row]]))
}

func (g *gate) inSpans(row uint32) bool {
	for _, p := range g.spans {
		if row < p.to {
			return row >= p.from
		}
	}
	return false
}

func (g *gate) visible(row uint32) bool {
	switch {
	case g.anyEvidence:
		return true
	case !g.scope.mayHold(g.snap.sourceMasks[row]):
		return false
	}
	return g.scope.decides || g.shows(row, "")
}

// shows reports whether an evidence entry of the statement passes, and mentions
// the node where one is given.
func (g *gate) shows(row uint32, mention kg.CURIE) bool {
	entries := g.snap.evidenceOf(row)
	for i := range entries {
		e := &entries[i]
		if g.scope.holds(e) && g.evidence.Matches(e) && (mention == "" || mentions(e, mention)) {
			return true
		}
	}
	return false
}

// hides reports whether Match.Negative leaves the statement out.
func (g *gate) hides(row uint32) bool {
	return g.negative != nil && *g.negative != g.snap.negative[row]
}
