package neostore

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

const nodesText = `
UNWIND $q.ids AS id
MATCH (n:Entity {version: $version, id: id})
WITH properties(n) AS p
RETURN collect(` + nodeValues + `) AS nodes`

// Nodes implements kg.NodeReader.
func (r *reader) Nodes(ctx context.Context, ids []kg.CURIE) ([]*kg.Node, error) {
	return byID(ctx, r, nodesText, ids, decodeNode, nodeID)
}

const entriesText = `
UNWIND $q.ids AS id
MATCH (e:Evidence {version: $version, id: id})
WITH properties(e) AS p
RETURN collect(` + entryValues + `) AS entries`

// Evidence implements kg.StatementReader.
func (r *reader) Evidence(ctx context.Context, ids []kg.EvidenceID) ([]*kg.Evidence, error) {
	return byID(ctx, r, entriesText, ids, decodeEntry, entryID)
}

var statementsText = `
UNWIND $q.ids AS id
CALL (id) {
  MATCH (e:Evidence {version: $version, statement: id})
  RETURN e LIMIT 1
}
MATCH (subject:Entity {version: $version, id: e.subject})
MATCH (object:Entity {version: $version, id: e.object})
WITH id, subject, object
MATCH (subject)-[r:` + predicateTypes + `]->(object) WHERE r.id = id
RETURN collect(` + statementValues + `) AS statements`

// Statements implements kg.StatementReader. No index spans the types of
// relationships; the evidence knows the ends.
func (r *reader) Statements(ctx context.Context, ids []kg.StatementID) ([]*kg.Statement, error) {
	return byID(ctx, r, statementsText, ids, decodeStatement, statementID)
}

// byID runs a text that gives what has one of the ids.
func byID[T any](ctx context.Context, r *reader, text string, ids []kg.CURIE, decode func(row any) *T, idOf func(*T) kg.CURIE) ([]*T, error) {
	if err := check(ctx, len(ids)); err != nil {
		return nil, err
	}
	record, err := r.ask(ctx, text, question{"ids": distinct(ids)})
	if err != nil {
		return nil, err
	}
	found, out := byIDs(decodeAll(record.Values[0], decode), idOf), make([]*T, len(ids))
	for i, id := range ids {
		out[i] = found[id]
	}
	return out, nil
}
