package naive

import (
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Statements implements kg.StatementReader.
func (r *reader) Statements(ctx context.Context, ids []kg.StatementID) ([]*kg.Statement, error) {
	if err := check(ctx, len(ids), kg.Page{}); err != nil {
		return nil, err
	}
	var out []*kg.Statement
	for _, id := range ids {
		out = append(out, r.statement(id))
	}
	return out, nil
}

// Evidence implements kg.StatementReader.
func (r *reader) Evidence(ctx context.Context, ids []kg.EvidenceID) ([]*kg.Evidence, error) {
	if err := check(ctx, len(ids), kg.Page{}); err != nil {
		return nil, err
	}
	var out []*kg.Evidence
	for _, id := range ids {
		out = append(out, r.entry(id))
	}
	return out, nil
}

func counts(scope kg.SourceScope, m *kg.EvidenceMatch, e *kg.Evidence) bool {
	return (len(scope.Sources) == 0 || slices.Contains(scope.Sources, e.Source)) && m.Matches(e)
}

// visible reports whether the statement fulfils the match, but for Negative, by
// evidence that counts.
func (r *reader) visible(s *kg.Statement, scope kg.SourceScope, m *kg.StatementMatch) bool {
	return r.shown(s, scope, m, func(*kg.Evidence) bool { return true })
}

// shown is visible by an entry for which a further condition holds.
func (r *reader) shown(s *kg.Statement, scope kg.SourceScope, m *kg.StatementMatch, by func(*kg.Evidence) bool) bool {
	return m.MatchesClaim(s, r.node(s.Subject), r.node(s.Object)) &&
		slices.ContainsFunc(r.evidenceOf(s.ID), func(e *kg.Evidence) bool { return counts(scope, &m.Evidence, e) && by(e) })
}

// split leaves out what Match.Negative hides and counts the negative ones.
func split(all []*kg.Statement, m *kg.StatementMatch) (kept []*kg.Statement, negative int) {
	for _, s := range all {
		if s.Negative() {
			negative++
		}
		if m.Negative == nil || *m.Negative == s.Negative() {
			kept = append(kept, s)
		}
	}
	return kept, negative
}

// ListStatements implements kg.StatementReader.
func (r *reader) ListStatements(ctx context.Context, q kg.StatementQuery) (*kg.StatementPage, error) {
	if err := check(ctx, 0, q.Page); err != nil {
		return nil, err
	}
	from, err := r.statementPlace(q.Order, q.Page)
	if err != nil {
		return nil, err
	}
	var all []*kg.Statement
	for i := range r.Dataset.Statements {
		if s := &r.Dataset.Statements[i]; r.visible(s, q.Scope, &q.Match) {
			all = append(all, s)
		}
	}
	kept, negative := split(all, &q.Match)
	var predicates []string
	for _, s := range kept {
		predicates = append(predicates, string(s.Predicate))
	}
	page := &kg.StatementPage{Total: len(kept), Negative: negative, Predicates: facets(predicates)}
	page.Statements, page.More = cut(r.items(q.Order, kept), q.Page, from)
	return page, nil
}

func (r *reader) items(o kg.StatementOrder, all []*kg.Statement) []item[*kg.Statement] {
	var list []item[*kg.Statement]
	for _, s := range all {
		list = append(list, r.statementItem(o, s))
	}
	return list
}

// around returns the statements of a node that an ExpandQuery asks for, but for
// Match.Negative.
func (r *reader) around(id kg.CURIE, q *kg.ExpandQuery) []*kg.Statement {
	var all []*kg.Statement
	for i := range r.Dataset.Statements {
		s := &r.Dataset.Statements[i]
		if q.Direction == kg.Mentioned {
			if r.shown(s, q.Scope, &q.Match, func(e *kg.Evidence) bool { return mentions(e, id) }) {
				all = append(all, s)
			}
			continue
		}
		if joins(s, id, q.Direction) && r.visible(s, q.Scope, &q.Match) {
			far := r.node(s.Other(id))
			if q.FarMatch.Matches(far) && (q.Far == nil || q.Far.Has(far.ID)) {
				all = append(all, s)
			}
		}
	}
	return all
}

func mentions(e *kg.Evidence, id kg.CURIE) bool {
	return e.Model == id || e.Preparation == id || slices.Contains(e.Credits, id)
}

func limitRows(rows, most int) error {
	if most > 0 && rows > most {
		return fmt.Errorf("%w: %d", kg.ErrTooManyRows, rows)
	}
	return nil
}

// Expand implements kg.StatementReader.
func (r *reader) Expand(ctx context.Context, q kg.ExpandQuery) (*kg.Expansion, error) {
	if err := check(ctx, len(q.Nodes), q.Page); err != nil {
		return nil, err
	}
	from, err := r.statementPlace(q.Order, q.Page)
	if err != nil {
		return nil, err
	}
	out := &kg.Expansion{Offsets: []int{0}}
	for _, id := range q.Nodes {
		var counts kg.Counts
		if r.node(id) != nil {
			kept, negative := split(r.around(id, &q), &q.Match)
			page, more := cut(r.items(q.Order, kept), q.Page, from)
			out.Statements = append(out.Statements, page...)
			counts = kg.Counts{Total: len(kept), Negative: negative, More: more}
		}
		out.Counts = append(out.Counts, counts)
		out.Offsets = append(out.Offsets, len(out.Statements))
	}
	return out, limitRows(len(out.Statements), q.Rows)
}

// neighbor is a node with the statements that join it.
type neighbor struct {
	node       *kg.Node
	statements []item[*kg.Statement]
}

// Neighbors implements kg.StatementReader.
func (r *reader) Neighbors(ctx context.Context, q kg.ExpandQuery) (*kg.Neighborhood, error) {
	if err := check(ctx, len(q.Nodes), q.Page); err != nil {
		return nil, err
	}
	if _, err := r.nodePlace(kg.ByName, q.Page); err != nil {
		return nil, err
	}
	out := &kg.Neighborhood{Offsets: []int{0}, StatementOffsets: []int{0}}
	for _, id := range q.Nodes {
		var counts kg.Counts
		if r.node(id) != nil && q.Direction != kg.Mentioned {
			kept, negative := split(r.around(id, &q), &q.Match)
			list, from := r.neighbors(id, kept, &q)
			page, more := cut(list, q.Page, from)
			for _, n := range page {
				out.Nodes = append(out.Nodes, n.node)
				for _, s := range n.statements[:min(len(n.statements), kg.MaxPage)] {
					out.Statements = append(out.Statements, s.value)
				}
				out.StatementOffsets = append(out.StatementOffsets, len(out.Statements))
			}
			counts = kg.Counts{Total: len(list), Negative: negative, More: more}
		}
		out.Counts = append(out.Counts, counts)
		out.Offsets = append(out.Offsets, len(out.Nodes))
	}
	return out, limitRows(len(out.Statements), q.Rows)
}

// neighbors groups the statements of a node by their other end. It also gives the
// place of the page's item: a node that is no neighbour has no first statement,
// so that by strength it is behind them all.
func (r *reader) neighbors(id kg.CURIE, all []*kg.Statement, q *kg.ExpandQuery) (list []item[*neighbor], from item[*neighbor]) {
	groups := map[kg.CURIE]*neighbor{}
	for _, s := range all {
		far := s.Other(id)
		if groups[far] == nil {
			groups[far] = &neighbor{node: r.node(far)}
		}
		groups[far].statements = append(groups[far].statements, r.statementItem(q.Order, s))
	}
	from = item[*neighbor]{key: last}
	if n := r.node(q.Page.From); n != nil && q.Order != kg.ByStrength {
		from = item[*neighbor]{key: kg.NodeKey(kg.ByName, n), id: n.ID}
	}
	for far, n := range groups {
		slices.SortFunc(n.statements, compare[*kg.Statement])
		key := kg.NodeKey(kg.ByName, n.node)
		if q.Order == kg.ByStrength {
			key = n.statements[0].key
		}
		list = append(list, item[*neighbor]{key, far, n})
		if far == q.Page.From {
			from = list[len(list)-1]
		}
	}
	return list, from
}

// EvidenceOf implements kg.StatementReader.
func (r *reader) EvidenceOf(ctx context.Context, q kg.EvidenceQuery) (*kg.EvidencePages, error) {
	if err := check(ctx, len(q.Statements), q.Page); err != nil {
		return nil, err
	}
	from, err := r.evidencePlace(q.Order, q.Page)
	if err != nil {
		return nil, err
	}
	out := &kg.EvidencePages{Offsets: []int{0}}
	for _, id := range q.Statements {
		var c kg.Counts
		var list []item[*kg.Evidence]
		for _, e := range r.evidenceOf(id) {
			if counts(q.Scope, &q.Match, e) {
				list = append(list, evidenceItem(q.Order, e))
				if e.Refutes {
					c.Negative++
				}
			}
		}
		page, more := cut(list, q.Page, from)
		c.Total, c.More = len(list), more
		out.Entries = append(out.Entries, page...)
		out.Counts = append(out.Counts, c)
		out.Offsets = append(out.Offsets, len(out.Entries))
	}
	return out, limitRows(len(out.Entries), q.Rows)
}
