package memstore

import (
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Select implements kg.Selector.
func (r *reader) Select(ctx context.Context, scope kg.SourceScope, sel kg.Selection) ([]kg.CURIE, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s := r.snapshot
	steps := pace{ctx: ctx}
	rows, err := s.matchingNodes(sel.Within, &sel.Match, &steps)
	if err != nil {
		return nil, err
	}
	if sel.Hop != nil {
		if rows, err = s.hop(rows, scope, sel.Hop, &steps); err != nil {
			return nil, err
		}
	}
	if len(rows) > kg.MaxSet {
		return nil, fmt.Errorf("%w: %d nodes, at most %d", kg.ErrTooBroad, len(rows), kg.MaxSet)
	}
	return s.sortedIDs(rows), nil
}

func (s *snapshot) sortedIDs(rows []uint32) []kg.CURIE {
	rows = slices.Clone(rows)
	sortByRank(rows, s.nodeIDs.idRank)
	ids := make([]kg.CURIE, len(rows))
	for i, row := range rows {
		ids[i] = s.nodes[row].ID
	}
	return ids
}

// hop keeps the nodes from which at least one visible statement leads on. It
// goes from the smaller side: from the nodes themselves, or back from the far
// ones.
func (s *snapshot) hop(nodes []uint32, scope kg.SourceScope, h *kg.Hop, steps *pace) ([]uint32, error) {
	if h.Direction == kg.Mentioned { // a mention joins no two nodes
		return nil, nil
	}
	g := s.newGate(scope, &h.Statement)
	if h.Far == nil || h.Far.Complement || len(h.Far.IDs) >= len(nodes) {
		return s.hopFrom(nodes, &g, h, steps)
	}
	reached, err := s.hopBack(&g, h, steps)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(nodes), func(node uint32) bool { return !reached.has(node) }), nil
}

func (s *snapshot) hopFrom(nodes []uint32, g *gate, h *kg.Hop, steps *pace) ([]uint32, error) {
	lists := &s.edges[directionNumber(h.Direction)].byPredicate
	var kept []uint32
	for _, node := range nodes {
		for _, row := range lists.of(node) {
			if err := steps.step(); err != nil {
				return nil, err
			}
			if (h.Far == nil || h.Far.Has(s.nodes[s.other(row, node)].ID)) && !g.hides(row) && g.admits(row) {
				kept = append(kept, node)
				break
			}
		}
	}
	return kept, nil
}

// hopBack returns the nodes from which a statement leads to a far node.
func (s *snapshot) hopBack(g *gate, h *kg.Hop, steps *pace) (bitset, error) {
	lists := &s.edges[opposite(directionNumber(h.Direction))].byPredicate
	reached := newBitset(len(s.nodes))
	for _, id := range h.Far.IDs {
		far, ok := s.nodeIDs.rows[id]
		if !ok {
			continue
		}
		for _, row := range lists.of(far) {
			if err := steps.step(); err != nil {
				return nil, err
			}
			if near := s.other(row, far); !reached.has(near) && !g.hides(row) && g.admits(row) {
				reached.add(near)
			}
		}
	}
	return reached, nil
}
