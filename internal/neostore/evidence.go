package neostore

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

const evidenceOfText = fromEntry + `
CALL (fromKey) {
  UNWIND $q.ids AS statement
  CALL (statement, fromKey) {
    MATCH (e:Evidence {version: $version, statement: statement}) WHERE ` + evidenceWhere + `
    WITH e AS item, CASE WHEN e.refutes THEN 1 ELSE 0 END AS negative, true AS shown,
      CASE WHEN $q.byID THEN '' ELSE e.keyStrength END AS sortKey, e.id AS sortID` + cut + `
  }
  WITH collect(statement) AS ids, collect(total) AS totals, collect(negatives) AS negatives, collect(more) AS mores,
    collect(size(page)) AS sizes, collect(page) AS pages, sum(size(page)) AS rows
  CALL (pages, rows) {
    UNWIND pages AS page
    UNWIND page AS e
    WITH properties(e) AS p WHERE $q.rows IS NULL OR rows <= $q.rows
    RETURN collect(` + entryValues + `) AS entries
  }
  RETURN ids, totals, negatives, mores, sizes, entries, rows
}
RETURN ` + placed + `, rows, ids, totals, negatives, mores, sizes, entries`

// EvidenceOf implements kg.StatementReader.
func (r *reader) EvidenceOf(ctx context.Context, q kg.EvidenceQuery) (*kg.EvidencePages, error) {
	if err := checkPage(ctx, len(q.Statements), q.Page); err != nil {
		return nil, err
	}
	asked := question{"ids": distinct(q.Statements), "byID": q.Order == kg.ByEvidenceID, "evidence": askEvidence(q.Scope, &q.Match)}
	askPage(asked, q.Page)
	if q.Rows > 0 {
		asked["rows"] = q.Rows
	}
	record, err := r.ask(ctx, evidenceOfText, asked)
	if err != nil {
		return nil, err
	}
	v := record.Values
	if err := checkPlaced(v[0], q.Page); err != nil {
		return nil, err
	}
	if err := limitRows(integer(v[1]), q.Rows); err != nil {
		return nil, err
	}
	entries := decodeAll(v[7], decodeEntry)
	answer := &kg.EvidencePages{}
	answer.Offsets, answer.Counts, err = newParts(v[2:]).spread(q.Statements, q.Rows, func(from, to int) int {
		answer.Entries = append(answer.Entries, entries[from:to]...)
		return to - from
	})
	if err != nil {
		return nil, err
	}
	return answer, nil
}
