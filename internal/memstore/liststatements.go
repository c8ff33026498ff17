package memstore

import (
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// ListStatements implements kg.StatementReader.
func (r *reader) ListStatements(ctx context.Context, q kg.StatementQuery) (*kg.StatementPage, error) {
	if err := beginPage(ctx, 0, q.Page); err != nil {
		return nil, err
	}
	s := r.snapshot
	ranks := s.statementRanks(q.Order)
	window, err := s.statementIDs.window(q.Page, ranks)
	if err != nil {
		return nil, err
	}
	g := s.newGate(q.Scope, &q.Match)
	rows, negative, err := s.matchingStatements(&g, &pace{ctx: ctx})
	if err != nil {
		return nil, err
	}
	predicates := s.predicateFacets(rows)
	switch {
	case ranks != nil && len(rows) == len(s.statements):
		rows = s.byStrength
	case ranks != nil:
		rows = slices.Clone(rows)
		sortByRank(rows, ranks)
	}
	page, more := window.cutRows(rows, ranks)
	return &kg.StatementPage{
		Statements: pick(s.statements, page), Total: len(rows), Negative: negative, More: more, Predicates: predicates,
	}, nil
}

// predicateFacets counts ascending rows by the spans of the predicates.
func (s *snapshot) predicateFacets(rows []uint32) []kg.Facet {
	counts := map[kg.Predicate]int{}
	for p, own := range s.predicates {
		if n := len(own.of(rows)); n > 0 {
			counts[p] = n
		}
	}
	return facets(counts)
}

// matchingStatements returns the rows of the statements that pass, ascending, and
// how many would be negative ones. The rows may be the snapshot's own and must not
// be changed.
func (s *snapshot) matchingStatements(g *gate, steps *pace) (rows []uint32, negative int, err error) {
	if g.open() && g.negative == nil {
		for _, p := range g.spans {
			negative += int(s.negativeBefore[p.to] - s.negativeBefore[p.from])
		}
		return s.spanRows(g.spans), negative, nil
	}
	for _, row := range s.statementCandidates(g) {
		if err := steps.step(); err != nil {
			return nil, 0, err
		}
		if !g.admits(row) {
			continue
		}
		if s.negative[row] {
			negative++
		}
		if !g.hides(row) {
			rows = append(rows, row)
		}
	}
	return rows, negative, nil
}

// spanRows returns the rows in the spans, ascending.
func (s *snapshot) spanRows(spans []span) []uint32 {
	if len(spans) == 1 {
		return s.statementIDs.all[spans[0].from:spans[0].to]
	}
	var rows []uint32
	for _, p := range spans {
		rows = append(rows, s.statementIDs.all[p.from:p.to]...)
	}
	return rows
}

// statementCandidates returns rows, ascending, with every statement that can pass
// among them: those of the nodes that the match names, or of the predicates.
func (s *snapshot) statementCandidates(g *gate) []uint32 {
	match, evidence := &g.claim, g.evidence
	switch {
	case listed(match.Subject):
		return s.gather(match.Subject.IDs, &s.edges[out].byPredicate)
	case listed(match.Object):
		return s.gather(match.Object.IDs, &s.edges[in].byPredicate)
	case listed(match.About):
		return s.gather(match.About.IDs, &s.edges[in].byPredicate, &s.contexts)
	case listed(evidence.Publication):
		return s.gather(evidence.Publication.IDs, &s.edges[mentioned].byPredicate)
	case listed(evidence.Model.In) && !evidence.Model.NotStated:
		return s.gather(evidence.Model.In.IDs, &s.edges[mentioned].byPredicate)
	case listed(evidence.Preparation.In) && !evidence.Preparation.NotStated:
		return s.gather(evidence.Preparation.In.IDs, &s.edges[mentioned].byPredicate)
	}
	return s.spanRows(g.spans)
}

// listed reports whether the set names its members.
func listed(set *kg.Set) bool { return set != nil && !set.Complement }

// gather joins the lists of some nodes, ascending and each row once.
func (s *snapshot) gather(ids []kg.CURIE, lists ...*adjacency) []uint32 {
	var rows []uint32
	for _, id := range ids {
		node, ok := s.nodeIDs.rows[id]
		if !ok {
			continue
		}
		for _, list := range lists {
			rows = append(rows, list.of(node)...)
		}
	}
	slices.Sort(rows)
	return slices.Compact(rows)
}
