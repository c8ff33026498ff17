package memstore

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// group is one neighbour with its statements, keys[from:to] of the buffer.
type group struct {
	rank     uint64 // its rank among neighbours
	far      uint32
	from, to int
}

// Neighbors implements kg.StatementReader.
func (r *reader) Neighbors(ctx context.Context, q kg.ExpandQuery) (*kg.Neighborhood, error) {
	if err := beginPage(ctx, len(q.Nodes), q.Page); err != nil {
		return nil, err
	}
	s := r.snapshot
	window, err := s.nodeIDs.window(q.Page, nil)
	if err != nil {
		return nil, err
	}
	surroundings := s.newSurroundings(ctx, &q)
	b := s.buffer()
	defer s.buffers.Put(b)
	answer := &kg.Neighborhood{Offsets: make([]int, 1, len(q.Nodes)+1), Counts: make([]kg.Counts, len(q.Nodes))}
	for i, id := range q.Nodes {
		node, ok := s.nodeIDs.rows[id]
		// A mention joins no two nodes.
		if ok && q.Direction != kg.Mentioned {
			rows, negative, err := surroundings.of(node, b)
			if err != nil {
				return nil, err
			}
			s.group(node, rows, q.Order, b)
			if q.Order == kg.ByStrength && q.Page.From != "" {
				window = b.placeByStrength(q.Page, s.nodeIDs.rows[q.Page.From])
			}
			from, to, more := window.cut(len(b.groups), func(i int) uint64 { return b.groups[i].rank })
			s.pickGroups(b, b.groups[from:to], q.Order)
			if err := limitRows(len(b.picked), q.Rows); err != nil {
				return nil, err
			}
			answer.Counts[i] = kg.Counts{Total: len(b.groups), Negative: negative, More: more}
		}
		answer.Offsets = append(answer.Offsets, len(b.nodes))
	}
	answer.Nodes, answer.Statements = pick(s.nodes, b.nodes), pick(s.statements, b.picked)
	answer.StatementOffsets = append(append(make([]int, 0, len(b.counts)+1), 0), b.counts...)
	return answer, nil
}

// group puts the statements of a node together by their other end and the groups
// in order. Each statement becomes one number, far end before rank, so that
// sorting numbers does both.
func (s *snapshot) group(node uint32, rows []uint32, o kg.StatementOrder, b *buffer) {
	ranks := s.statementRanks(o)
	b.keys, b.groups = b.keys[:0], b.groups[:0]
	for _, row := range rows {
		rank := row
		if ranks != nil {
			rank = ranks[row]
		}
		b.keys = append(b.keys, uint64(s.other(row, node))<<32|uint64(rank))
	}
	slices.Sort(b.keys)
	for i, key := range b.keys {
		far := uint32(key >> 32)
		if n := len(b.groups); n > 0 && b.groups[n-1].far == far {
			b.groups[n-1].to = i + 1
			continue
		}
		b.groups = append(b.groups, group{rank: s.neighborRank(o, far, uint32(key)), far: far, from: i, to: i + 1})
	}
	if o == kg.ByStrength {
		slices.SortFunc(b.groups, func(a, b group) int { return cmp.Compare(a.rank, b.rank) })
	}
}

// neighborRank is the neighbour's row, or by strength the inverted strength of
// its first statement and then the rank of its id.
func (s *snapshot) neighborRank(o kg.StatementOrder, far, first uint32) uint64 {
	if o != kg.ByStrength {
		return uint64(far)
	}
	return uint64(^uint32(s.strengths[s.byStrength[first]]))<<32 | uint64(s.nodeIDs.idRank[far])
}

func (s *snapshot) pickGroups(b *buffer, groups []group, o kg.StatementOrder) {
	for _, g := range groups {
		b.nodes = append(b.nodes, g.far)
		for _, key := range b.keys[g.from:min(g.to, g.from+kg.MaxPage)] {
			row := uint32(key)
			if o == kg.ByStrength {
				row = s.byStrength[row]
			}
			b.picked = append(b.picked, row)
		}
		b.counts = append(b.counts, len(b.picked))
	}
}

// placeByStrength moves a window to where its item is among the groups. An item
// that is no neighbour has no first statement and is behind them all.
func (b *buffer) placeByStrength(p kg.Page, from uint32) window {
	rank := uint64(math.MaxUint64 - 1)
	for _, g := range b.groups {
		if g.far == from {
			rank = g.rank
		}
	}
	return newWindow(p, rank)
}
