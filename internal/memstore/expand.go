package memstore

import (
	"context"
	"fmt"

	"github.com/evgraph/evgraph/internal/kg"
)

// buffer holds what one call needs while it works.
type buffer struct {
	rows   []uint32 // of one node
	picked []uint32 // of the answer
	nodes  []uint32
	counts []int
	keys   []uint64
	groups []group
}

func (s *snapshot) buffer() *buffer {
	b := s.buffers.Get().(*buffer)
	b.picked, b.nodes, b.counts = b.picked[:0], b.nodes[:0], b.counts[:0]
	return b
}

// limitRows returns ErrTooManyRows when an answer outgrows what its caller allows.
func limitRows(rows, most int) error {
	if most > 0 && rows > most {
		return fmt.Errorf("%w: over %d", kg.ErrTooManyRows, most)
	}
	return nil
}

// Expand implements kg.StatementReader.
func (r *reader) Expand(ctx context.Context, q kg.ExpandQuery) (*kg.Expansion, error) {
	if err := beginPage(ctx, len(q.Nodes), q.Page); err != nil {
		return nil, err
	}
	s := r.snapshot
	ranks := s.statementRanks(q.Order)
	window, err := s.statementIDs.window(q.Page, ranks)
	if err != nil {
		return nil, err
	}
	surroundings := s.newSurroundings(ctx, &q)
	b := s.buffer()
	defer s.buffers.Put(b)
	answer := &kg.Expansion{Offsets: make([]int, 1, len(q.Nodes)+1), Counts: make([]kg.Counts, len(q.Nodes))}
	for i, id := range q.Nodes {
		node, ok := s.nodeIDs.rows[id]
		if ok {
			rows, negative, err := surroundings.of(node, b)
			if err != nil {
				return nil, err
			}
			page, more := window.cutRows(rows, ranks)
			b.picked = append(b.picked, page...)
			if err := limitRows(len(b.picked), q.Rows); err != nil {
				return nil, err
			}
			answer.Counts[i] = kg.Counts{Total: len(rows), Negative: negative, More: more}
		}
		answer.Offsets = append(answer.Offsets, len(b.picked))
	}
	answer.Statements = pick(s.statements, b.picked)
	return answer, nil
}

// surroundings finds the statements of nodes that an ExpandQuery asks for.
type surroundings struct {
	gate
	edges      *edges
	lists      *adjacency
	mentioned  bool
	byStrength bool
	everything bool // the query has no conditions
	far        farEnd
	pace       pace
}

func (s *snapshot) newSurroundings(ctx context.Context, q *kg.ExpandQuery) *surroundings {
	e := &s.edges[directionNumber(q.Direction)]
	f := &surroundings{
		gate:       s.newGate(q.Scope, &q.Match),
		edges:      e,
		lists:      e.in(q.Order),
		mentioned:  q.Direction == kg.Mentioned,
		byStrength: q.Order == kg.ByStrength,
		far:        s.newFarEnd(&q.FarMatch, q.Far),
		pace:       pace{ctx: ctx},
	}
	f.everything = f.open() && f.far.any && f.negative == nil && len(q.Match.Predicates) == 0
	return f
}

// of returns the rows of one node's whole list, in order, and how many would be
// negative ones. The rows are the snapshot's or the buffer's.
func (f *surroundings) of(node uint32, b *buffer) (rows []uint32, negative int, err error) {
	list := f.lists.of(node)
	if f.everything {
		return list, int(f.edges.negative[node]), f.pace.step()
	}
	b.rows = b.rows[:0]
	if f.byStrength {
		negative, err = f.filter(list, node, b)
		return b.rows, negative, err
	}
	for _, p := range f.spans {
		n, err := f.filter(p.of(list), node, b)
		if err != nil {
			return nil, 0, err
		}
		negative += n
	}
	return b.rows, negative, nil
}

// filter adds those rows to b.rows that pass and counts the negative ones.
func (f *surroundings) filter(rows []uint32, node uint32, b *buffer) (negative int, err error) {
	for _, row := range rows {
		if err := f.pace.step(); err != nil {
			return 0, err
		}
		if !f.passes(row, node) {
			continue
		}
		if f.snap.negative[row] {
			negative++
		}
		if !f.hides(row) {
			b.rows = append(b.rows, row)
		}
	}
	return negative, nil
}

// passes reports whether the statement of the node fulfils all but
// Match.Negative. A mention has to stand in an entry that counts.
func (f *surroundings) passes(row, node uint32) bool {
	if f.mentioned {
		return f.claims(row) && (f.anyEvidence || f.shows(row, f.snap.nodes[node].ID))
	}
	return (f.far.any || f.far.takes(f.snap.other(row, node))) && f.admits(row)
}

// farEnd is a condition on the other end of statements.
type farEnd struct {
	snap      *snapshot
	any       bool
	match     kg.NodeMatch // without words
	withWords bitset       // the nodes that have the words, nil for any
	within    *kg.Set
}

func (s *snapshot) newFarEnd(match *kg.NodeMatch, within *kg.Set) farEnd {
	f := farEnd{snap: s, any: match.IsZero() && within == nil, match: *match, within: within}
	if len(match.Words) > 0 {
		f.withWords = s.text.nodesWithWords(match.Words)
		f.match.Words = nil
	}
	return f
}

func (f *farEnd) takes(node uint32) bool {
	n := &f.snap.nodes[node]
	if !f.match.Matches(n) || f.within != nil && !f.within.Has(n.ID) {
		return false
	}
	return f.withWords == nil || f.withWords.has(node)
}
