package traverse

import (
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// FetchRow reads a row by its id, nil when a part of it is no longer in the data, or one
// of the edges, which are known by their names, does not let its statement in. What is
// counted, support and the others of an edge, is what the edge lets in; of edges that are
// not given, all evidence in scope and the statements that a Walk follows as it comes.
func FetchRow(ctx context.Context, r kg.Reader, id string, scope kg.SourceScope, edges []PatternEdge) (*Row, error) {
	row, err := parseRow(id)
	if err != nil {
		return nil, err
	}
	if len(row.Edges) == 0 {
		return nil, fmt.Errorf("%w: %.40q is no row id", ErrBadRow, id)
	}
	w := newWeb(r, Walk{Scope: scope, Collapse: row.collapse}, Budget{})
	if there, err := w.refill(ctx, row); err != nil || !there {
		return nil, err
	}
	var total cost
	for i := range row.Edges {
		e := &row.Edges[i]
		if there, err := w.weighEdge(ctx, e, edges); err != nil || !there {
			return nil, err
		}
		if !e.Optional {
			total += costOf(e.Support.Value)
		}
	}
	row.Score, row.Studies = total.score(), sharedStudies(row.required())
	return row, nil
}

// weighEdge fills in the support of an edge's statement, and counts the others. It reports
// false when the edge that was asked for does not let the statement in.
func (w *web) weighEdge(ctx context.Context, e *RowEdge, edges []PatternEdge) (bool, error) {
	under, either, asked := w, false, false
	for _, one := range edges {
		if one.Name == e.Name {
			under, either, asked = w.under(one.Match), one.Either, true
		}
	}
	supports, err := under.supports(ctx, []*kg.Statement{e.Statement})
	if err != nil || supports[0].Value == 0 {
		return false, err
	}
	subject, object := w.ends(e.Statement)
	joins, err := under.joins(ctx, []kg.CURIE{subject, object})
	if err != nil {
		return false, err
	}
	e.Support = supports[0]
	for _, l := range joins[ordered(subject, object)] {
		from, to := w.ends(l.statement)
		switch {
		case l.statement.ID == e.Statement.ID:
			asked = false // it is let in
		case from == subject && to == object, either:
			e.Others++
		}
	}
	return !asked, nil
}

// under is the web under another condition on statements.
func (w *web) under(match kg.StatementMatch) *web {
	other := newWeb(w.reader, Walk{Scope: w.walk.Scope, Match: match, Collapse: w.walk.Collapse}, w.budget)
	other.stops, other.nodes = w.stops, w.nodes
	return other
}

// refill reads the nodes and statements of a row; it reports false when one is not in
// the data or joins other nodes.
func (w *web) refill(ctx context.Context, row *Row) (bool, error) {
	if _, err := w.stopsOf(ctx, row.bound()); err != nil {
		return false, err
	}
	for i, id := range row.ids {
		if id != "" && w.nodes[id] == nil {
			return false, nil
		}
		row.ids[i] = w.stop(id)
	}
	row.fill(w.nodes)
	ids := make([]kg.StatementID, len(row.Edges))
	for i, e := range row.Edges {
		ids[i] = e.Statement.ID
	}
	found, err := w.reader.Statements(ctx, ids)
	if err != nil {
		return false, err
	}
	if slices.Contains(found, nil) {
		return false, nil
	}
	if err := w.meet(ctx, found); err != nil {
		return false, err
	}
	for i, s := range found {
		e := &row.Edges[i]
		from, to := row.ids[e.From], row.ids[e.To]
		subject, object := w.ends(s)
		if w.within(s) || !(subject == from && object == to) && !(subject == to && object == from) {
			return false, nil
		}
		e.Statement, e.Forward = s, subject == from
	}
	w.touch(row)
	return true, nil
}
