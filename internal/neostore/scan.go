package neostore

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

const scanNodesText = `
MATCH (n:Entity) WHERE n.version = $version AND n.id > $q.after
WITH n ORDER BY n.version, n.id LIMIT $q.limit
WITH properties(n) AS p
RETURN collect(` + nodeValues + `) AS nodes`

// ScanNodes implements kg.Scanner.
func (r *reader) ScanNodes(ctx context.Context, after kg.CURIE, limit int) ([]*kg.Node, error) {
	return scan(ctx, r, scanNodesText, after, limit, decodeNode)
}

// Every statement has evidence, and that is indexed by it. Naming the version
// among what is sorted lets the index give the order.
var scanStatementsText = `
MATCH (e:Evidence) WHERE e.version = $version AND e.statement > $q.after
WITH DISTINCT e.version AS version, e.statement AS id ORDER BY version, id LIMIT $q.limit
CALL (id) {
  MATCH (e:Evidence {version: $version, statement: id})
  RETURN e LIMIT 1
}
MATCH (subject:Entity {version: $version, id: e.subject})
MATCH (object:Entity {version: $version, id: e.object})
WITH id, subject, object
MATCH (subject)-[r:` + predicateTypes + `]->(object) WHERE r.id = id
WITH r ORDER BY id
RETURN collect(` + statementValues + `) AS statements`

// ScanStatements implements kg.Scanner.
func (r *reader) ScanStatements(ctx context.Context, after kg.StatementID, limit int) ([]*kg.Statement, error) {
	return scan(ctx, r, scanStatementsText, after, limit, decodeStatement)
}

const scanEvidenceText = `
MATCH (e:Evidence) WHERE e.version = $version AND e.id > $q.after
WITH e ORDER BY e.version, e.id LIMIT $q.limit
WITH properties(e) AS p
RETURN collect(` + entryValues + `) AS entries`

// ScanEvidence implements kg.Scanner.
func (r *reader) ScanEvidence(ctx context.Context, after kg.EvidenceID, limit int) ([]*kg.Evidence, error) {
	return scan(ctx, r, scanEvidenceText, after, limit, decodeEntry)
}

func scan[T any](ctx context.Context, r *reader, text string, after kg.CURIE, limit int, decode func(row any) *T) ([]*T, error) {
	record, err := r.ask(ctx, text, question{"after": string(after), "limit": max(limit, 0)})
	if err != nil {
		return nil, err
	}
	return decodeAll(record.Values[0], decode), nil
}
