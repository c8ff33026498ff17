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

// Every statement has evidence, and that is indexed by it.
var scanStatementsText = `
MATCH (e:Evidence) WHERE e.version = $version AND e.statement > $q.after
WITH DISTINCT e.statement AS id, e.subject AS subjectID, e.object AS objectID
ORDER BY id LIMIT $q.limit
MATCH (subject:Entity {version: $version, id: subjectID})
MATCH (object:Entity {version: $version, id: objectID})
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
