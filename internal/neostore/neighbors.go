package neostore

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Statements are put together by their other end. A neighbour whose statements are
// all left out by their sign counts for the negative ones only. By strength the
// page's item stands where its own first statement puts it, and behind all when it
// is no neighbour.
var neighborsTexts = byDirection(fromNode + `
WITH fromKey AS fromName
CALL (fromName) {
  UNWIND $q.ids AS id
  MATCH (n:Entity {version: $version, id: id})
  CALL (n, fromName) {
    MATCH (n){hop}(far)
    WHERE ` + visibleIf(inSet("far.id", "$q.far"), nodeWhere("far", "$q.node"), claimWhere) + `
    WITH far, r, ` + signWhere + ` AS shown, r[$q.key] AS key, r.id AS statement ORDER BY key, statement
    WITH far, sum(CASE WHEN r.negative THEN 1 ELSE 0 END) AS negative,
      collect(CASE WHEN shown THEN r END) AS statements, collect(CASE WHEN shown THEN key END)[0] AS first
    WITH negative, size(statements) > 0 AS shown, CASE WHEN $q.strongest THEN first ELSE far.nameKey END AS key,
      {far: far, id: far.id, statements: statements[..$q.most]} AS item
    WITH collect([item, negative, shown, key]) AS rows
    WITH rows, CASE
      WHEN $q.from IS NULL OR NOT $q.strongest THEN fromName
      ELSE coalesce([row IN rows WHERE row[2] AND row[0].id = $q.from | row[3]][0], $q.last)
    END AS fromKey
    UNWIND rows AS row
    WITH fromKey, row[0] AS item, row[1] AS negative, row[2] AS shown, row[3] AS sortKey, row[0].id AS sortID` + cut + `
  }
  WITH collect({id: n.id, total: total, negatives: negatives, more: more, page: page}) AS parts,
    sum(reduce(rows = 0, g IN page | rows + size(g.statements))) AS rows
  CALL (parts, rows) {
    UNWIND parts AS part
    UNWIND part.page AS g
    WITH DISTINCT g.far AS far WHERE $q.rows IS NULL OR rows <= $q.rows
    WITH properties(far) AS p
    RETURN collect(` + nodeValues + `) AS nodes
  }
  CALL (parts, rows) {
    UNWIND parts AS part
    UNWIND part.page AS g
    UNWIND g.statements AS r
    WITH DISTINCT r WHERE $q.rows IS NULL OR rows <= $q.rows
    RETURN collect(` + statementValues + `) AS statements
  }
  RETURN parts, rows, nodes, statements
}
RETURN $q.from IS NULL OR fromName IS NOT NULL AS placed, rows,
  [part IN parts | part.id] AS ids, [part IN parts | part.total] AS totals, [part IN parts | part.negatives] AS negatives,
  [part IN parts | part.more] AS mores, [part IN parts | size(part.page)] AS sizes,
  [part IN parts | [g IN part.page | g.id]] AS neighbors,
  [part IN parts | [g IN part.page | [r IN g.statements | r.id]]] AS joins,
  nodes, statements`)

// lastKey is behind the key of every statement by strength.
const lastKey = "~"

// Neighbors implements kg.StatementReader.
func (r *reader) Neighbors(ctx context.Context, q kg.ExpandQuery) (*kg.Neighborhood, error) {
	if err := checkPage(ctx, len(q.Nodes), q.Page); err != nil {
		return nil, err
	}
	asked := askExpand(&q)
	asked["byID"], asked["strongest"], asked["last"], asked["most"] = false, q.Order == kg.ByStrength, lastKey, kg.MaxPage
	text := neighborsTexts[q.Direction]
	if q.Direction == kg.Mentioned { // a mention joins no two nodes
		asked["ids"], text = nil, neighborsTexts[kg.Both]
	}
	record, err := r.ask(ctx, text, asked)
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
	return newNeighborhood(&q, v[2:])
}

// newNeighborhood gives each id that was asked for its neighbours.
func newNeighborhood(q *kg.ExpandQuery, columns []any) (answer *kg.Neighborhood, err error) {
	nodes, statements := byIDs(decodeAll(columns[7], decodeNode), nodeID), byIDs(decodeAll(columns[8], decodeStatement), statementID)
	var groups []neighbor
	for i, neighbors := range columns[5].([]any) {
		joins := columns[6].([]any)[i].([]any)
		for j, id := range neighbors.([]any) {
			groups = append(groups, neighbor{nodes[kg.CURIE(text(id))], pick(statements, joins[j])})
		}
	}
	answer = &kg.Neighborhood{StatementOffsets: []int{0}}
	answer.Offsets, answer.Counts, err = newParts(columns).spread(q.Nodes, q.Rows, func(from, to int) (rows int) {
		for _, g := range groups[from:to] {
			answer.Nodes = append(answer.Nodes, g.node)
			answer.Statements = append(answer.Statements, g.statements...)
			answer.StatementOffsets = append(answer.StatementOffsets, len(answer.Statements))
			rows += len(g.statements)
		}
		return rows
	})
	if err != nil {
		return nil, err
	}
	return answer, nil
}

// neighbor is a node with the statements that join it.
type neighbor struct {
	node       *kg.Node
	statements []*kg.Statement
}

func pick(statements map[kg.CURIE]*kg.Statement, ids any) []*kg.Statement {
	all := ids.([]any)
	out := make([]*kg.Statement, len(all))
	for i, id := range all {
		out[i] = statements[kg.CURIE(text(id))]
	}
	return out
}
