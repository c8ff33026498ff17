package naive

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// ScanNodes implements kg.Scanner.
func (r *reader) ScanNodes(ctx context.Context, after kg.CURIE, limit int) ([]*kg.Node, error) {
	return scan(ctx, r.Dataset.Nodes, after, limit, func(n *kg.Node) kg.CURIE { return n.ID })
}

// ScanStatements implements kg.Scanner.
func (r *reader) ScanStatements(ctx context.Context, after kg.StatementID, limit int) ([]*kg.Statement, error) {
	return scan(ctx, r.Dataset.Statements, after, limit, func(s *kg.Statement) kg.CURIE { return s.ID })
}

// ScanEvidence implements kg.Scanner.
func (r *reader) ScanEvidence(ctx context.Context, after kg.EvidenceID, limit int) ([]*kg.Evidence, error) {
	return scan(ctx, r.Dataset.Evidence, after, limit, func(e *kg.Evidence) kg.CURIE { return e.ID })
}

func scan[T any](ctx context.Context, sorted []T, after kg.CURIE, limit int, id func(*T) kg.CURIE) ([]*T, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var out []*T
	for i := range sorted {
		if len(out) < limit && id(&sorted[i]) > after {
			out = append(out, &sorted[i])
		}
	}
	return out, nil
}
