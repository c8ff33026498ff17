package memstore

import (
	"cmp"
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// ListNodes implements kg.NodeReader.
func (r *reader) ListNodes(ctx context.Context, q kg.NodeQuery) (*kg.NodePage, error) {
	if err := beginPage(ctx, 0, q.Page); err != nil {
		return nil, err
	}
	s := r.snapshot
	ranks := s.nodeRanks(q.Order)
	window, err := s.nodeIDs.window(q.Page, ranks)
	if err != nil {
		return nil, err
	}
	rows, err := s.matchingNodes(q.Within, &q.Match, &pace{ctx: ctx})
	if err != nil {
		return nil, err
	}
	categories := s.categoryFacets(rows)
	if ranks != nil {
		rows = slices.Clone(rows)
		sortByRank(rows, ranks)
	}
	page, more := window.cutRows(rows, ranks)
	return &kg.NodePage{Nodes: pick(s.nodes, page), Total: len(rows), More: more, Categories: categories}, nil
}

func (s *snapshot) categoryFacets(rows []uint32) []kg.Facet {
	counts := map[kg.Category]int{}
	if len(rows) == len(s.nodes) {
		for c, own := range s.categories {
			counts[c] = len(own)
		}
		return facets(counts)
	}
	for _, row := range rows {
		counts[s.nodes[row].Category]++
	}
	return facets(counts)
}

// matchingNodes returns the rows of the nodes that are within the set and fulfil
// the match, ascending. The answer may be the snapshot's own and must not be
// changed.
func (s *snapshot) matchingNodes(within *kg.Set, match *kg.NodeMatch, steps *pace) ([]uint32, error) {
	rows, rest := s.nodeCandidates(within, match)
	if rest.IsZero() && (within == nil || within.Complement && len(within.IDs) == 0) {
		return rows, nil
	}
	var kept []uint32
	for _, row := range rows {
		if err := steps.step(); err != nil {
			return nil, err
		}
		n := &s.nodes[row]
		if (within == nil || within.Has(n.ID)) && rest.Matches(n) {
			kept = append(kept, row)
		}
	}
	return kept, nil
}

// nodeCandidates returns rows, ascending, with every node that can fulfil both
// conditions among them, and the part of the match that they may not fulfil.
// Words are always answered by the text index, as a node would have to fold its
// names again.
func (s *snapshot) nodeCandidates(within *kg.Set, match *kg.NodeMatch) ([]uint32, kg.NodeMatch) {
	rest := *match
	switch {
	case len(match.Words) > 0:
		rest.Words = nil
		return s.text.nodesWithWords(match.Words).rows(), rest
	case within != nil && !within.Complement && len(within.IDs) < len(s.nodes):
		return s.nodeRows(within.IDs), rest
	case len(match.Categories) == 1:
		rest.Categories = nil
		return s.categories[match.Categories[0]], rest
	}
	return s.nodeIDs.all, rest
}

// nodeRows returns the rows of the nodes that exist, ascending.
func (s *snapshot) nodeRows(ids []kg.CURIE) []uint32 {
	rows := make([]uint32, 0, len(ids))
	for _, id := range ids {
		if row, ok := s.nodeIDs.rows[id]; ok {
			rows = append(rows, row)
		}
	}
	slices.Sort(rows)
	return rows
}

// sortByRank sorts rows by their rank; without ranks they are left as they are.
func sortByRank(rows, ranks []uint32) {
	if ranks != nil {
		slices.SortFunc(rows, func(a, b uint32) int { return cmp.Compare(ranks[a], ranks[b]) })
	}
}

// facets puts counts in order: the most frequent first, then by value.
func facets[T ~string](counts map[T]int) []kg.Facet {
	out := make([]kg.Facet, 0, len(counts))
	for value, n := range counts {
		out = append(out, kg.Facet{Value: string(value), Count: n})
	}
	slices.SortFunc(out, func(a, b kg.Facet) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value)) })
	return out
}
