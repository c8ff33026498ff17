package neostore

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// statementRow makes of the relationship r what cut takes.
const statementRow = `
WITH r AS item, CASE WHEN r.negative THEN 1 ELSE 0 END AS negative, ` + signWhere + ` AS shown, r[$q.key] AS sortKey, r.id AS sortID`

// expandAnswer collects what expanding gave for each node, unless there are too
// many rows.
const expandAnswer = `
  WITH collect(n.id) AS ids, collect(total) AS totals, collect(negatives) AS negatives, collect(more) AS mores,
    collect(size(page)) AS sizes, collect(page) AS pages, sum(size(page)) AS rows
  CALL (pages, rows) {
    UNWIND pages AS page
    UNWIND page AS r
    WITH r WHERE $q.rows IS NULL OR rows <= $q.rows
    RETURN collect(` + statementValues + `) AS statements
  }
  RETURN ids, totals, negatives, mores, sizes, statements, rows
}
RETURN ` + placed + `, rows, ids, totals, negatives, mores, sizes, statements`

var expandTexts = byFlatness(fromStatement + `
CALL (fromKey) {
  UNWIND $q.ids AS id
  MATCH (n:Entity {version: $version, id: id})
  CALL (n, fromKey) {
    MATCH (n){hop}(far)
    WHERE ` + visibleIf(inSet("far.id", "$q.far"), nodeWhere("far", "$q.node"), claimWhere) +
	statementRow + cut + `
  }` + expandAnswer)

var mentionedText = fromStatement + `
CALL (fromKey) {
  UNWIND $q.ids AS id
  MATCH (n:Entity {version: $version, id: id})
  CALL (n, fromKey) {
    CALL (n) {
      MATCH (n)<-[:CREDITS]-(e:Evidence) RETURN e
      UNION MATCH (e:Evidence {version: $version, model: n.id}) RETURN e
      UNION MATCH (e:Evidence {version: $version, preparation: n.id}) RETURN e
    }
    WITH e WHERE e.version = $version AND ` + evidenceWhere + `
    WITH DISTINCT e.statement AS statement, e.subject AS subjectID, e.object AS objectID
    MATCH (subject:Entity {version: $version, id: subjectID})
    MATCH (object:Entity {version: $version, id: objectID})
    WITH statement, subject, object
    MATCH (subject)-[r:` + predicateTypes + `]->(object) WHERE r.id = statement AND ` + claimWhere +
	statementRow + cut + `
  }` + expandAnswer

// askExpand makes the question of an ExpandQuery.
func askExpand(q *kg.ExpandQuery) question {
	asked := question{"ids": distinct(q.Nodes), "key": statementKey(q.Order)}
	askPage(asked, q.Page)
	askStatements(asked, q.Scope, &q.Match)
	if q.Rows > 0 {
		asked["rows"] = q.Rows
	}
	asked["node"] = askNode(&q.FarMatch)
	askSet(asked, "far", q.Far)
	return asked
}

// statementKey is the property that an order sorts by.
func statementKey(o kg.StatementOrder) string {
	if o == kg.ByStrength {
		return "keyStrength"
	}
	return "keyPredicate"
}

// Expand implements kg.StatementReader.
func (r *reader) Expand(ctx context.Context, q kg.ExpandQuery) (*kg.Expansion, error) {
	if err := checkPage(ctx, len(q.Nodes), q.Page); err != nil {
		return nil, err
	}
	text := mentionedText
	if q.Direction != kg.Mentioned {
		text = expandTexts[dropFlat(&q.Match)][q.Direction]
	}
	record, err := r.ask(ctx, text, askExpand(&q))
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
	statements := decodeAll(v[7], decodeStatement)
	answer := &kg.Expansion{}
	answer.Offsets, answer.Counts, err = newParts(v[2:]).spread(q.Nodes, q.Rows, func(from, to int) int {
		answer.Statements = append(answer.Statements, statements[from:to]...)
		return to - from
	})
	if err != nil {
		return nil, err
	}
	return answer, nil
}
