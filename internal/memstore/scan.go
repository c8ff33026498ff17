package memstore

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// ScanNodes implements kg.Scanner.
func (r *reader) ScanNodes(ctx context.Context, after kg.CURIE, limit int) ([]*kg.Node, error) {
	return scan(ctx, r.nodes, &r.nodeIDs, after, limit, func(row uint32) kg.CURIE { return r.nodes[row].ID })
}

// ScanStatements implements kg.Scanner.
func (r *reader) ScanStatements(ctx context.Context, after kg.StatementID, limit int) ([]*kg.Statement, error) {
	return scan(ctx, r.statements, &r.statementIDs, after, limit, func(row uint32) kg.CURIE { return r.statements[row].ID })
}

// ScanEvidence implements kg.Scanner.
func (r *reader) ScanEvidence(ctx context.Context, after kg.EvidenceID, limit int) ([]*kg.Evidence, error) {
	return scan(ctx, r.evidence, &r.evidenceIDs, after, limit, func(row uint32) kg.CURIE { return r.evidence[row].ID })
}

func scan[T any](ctx context.Context, items []T, m *numbering, after kg.CURIE, limit int, id func(row uint32) kg.CURIE) ([]*T, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	rest := m.byID[m.after(after, id):]
	return pick(items, rest[:max(0, min(limit, len(rest)))]), nil
}
