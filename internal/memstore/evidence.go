package memstore

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// EvidenceOf implements kg.StatementReader.
func (r *reader) EvidenceOf(ctx context.Context, q kg.EvidenceQuery) (*kg.EvidencePages, error) {
	if err := beginPage(ctx, len(q.Statements), q.Page); err != nil {
		return nil, err
	}
	s := r.snapshot
	ranks := s.evidenceRanks(q.Order)
	window, err := s.evidenceIDs.window(q.Page, ranks)
	if err != nil {
		return nil, err
	}
	b := s.buffer()
	defer s.buffers.Put(b)
	steps, scope := pace{ctx: ctx}, s.newScope(q.Scope, false)
	anyEvidence := unset(&q.Match)
	answer := &kg.EvidencePages{Offsets: make([]int, 1, len(q.Statements)+1), Counts: make([]kg.Counts, len(q.Statements))}
	statements := finder{numbering: &s.statementIDs, id: func(row uint32) kg.CURIE { return s.statements[row].ID }}
	for i, id := range q.Statements {
		if row, ok := statements.find(id); ok {
			negative, err := s.evidenceRows(row, &q, anyEvidence, &scope, b, &steps)
			if err != nil {
				return nil, err
			}
			if q.Order == kg.ByEvidenceID {
				sortByRank(b.rows, ranks)
			}
			page, more := window.cutRows(b.rows, ranks)
			b.picked = append(b.picked, page...)
			if err := limitRows(len(b.picked), q.Rows); err != nil {
				return nil, err
			}
			answer.Counts[i] = kg.Counts{Total: len(b.rows), Negative: negative, More: more}
		}
		answer.Offsets = append(answer.Offsets, len(b.picked))
	}
	answer.Entries = pick(s.evidence, b.picked)
	return answer, nil
}

// evidenceRows collects the statement's entries that fulfil the query in b.rows
// and counts those that refute. Where any entry does, none is matched.
func (s *snapshot) evidenceRows(row uint32, q *kg.EvidenceQuery, anyEvidence bool, in *scope, b *buffer, steps *pace) (negative int, err error) {
	b.rows = b.rows[:0]
	for e := s.evidenceFrom[row]; e < s.evidenceFrom[row+1]; e++ {
		if err := steps.step(); err != nil {
			return 0, err
		}
		entry := &s.evidence[e]
		if !in.holds(entry) || !anyEvidence && !q.Match.Matches(entry) {
			continue
		}
		b.rows = append(b.rows, e)
		if entry.Refutes {
			negative++
		}
	}
	return negative, nil
}
