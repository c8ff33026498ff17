package memstore

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Nodes implements kg.NodeReader.
func (r *reader) Nodes(ctx context.Context, ids []kg.CURIE) ([]*kg.Node, error) {
	if err := begin(ctx, len(ids)); err != nil {
		return nil, err
	}
	return find(r.nodes, &r.nodeIDs, ids), nil
}

// Statements implements kg.StatementReader.
func (r *reader) Statements(ctx context.Context, ids []kg.StatementID) ([]*kg.Statement, error) {
	if err := begin(ctx, len(ids)); err != nil {
		return nil, err
	}
	return find(r.statements, &r.statementIDs, ids), nil
}

// Evidence implements kg.StatementReader.
func (r *reader) Evidence(ctx context.Context, ids []kg.EvidenceID) ([]*kg.Evidence, error) {
	if err := begin(ctx, len(ids)); err != nil {
		return nil, err
	}
	return find(r.evidence, &r.evidenceIDs, ids), nil
}
