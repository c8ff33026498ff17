package naive

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// item is something in a list, with the key that it is sorted by.
type item[T any] struct {
	key   string
	id    kg.CURIE
	value T
}

func compare[T any](a, b item[T]) int {
	return cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(a.id, b.id))
}

// cut sorts the list and returns the page of it. From is the place of the page's
// item, as it would stand in the list; it is not looked at when the page has none.
func cut[T any](list []item[T], p kg.Page, from item[T]) (page []T, more bool) {
	slices.SortFunc(list, compare[T])
	var behind []item[T]
	for _, it := range list {
		if p.From == "" || !p.Backward && compare(it, from) > 0 || p.Backward && compare(it, from) < 0 {
			behind = append(behind, it)
		}
	}
	kept := behind[:min(p.Limit, len(behind))]
	if p.Backward {
		kept = behind[len(behind)-len(kept):]
	}
	for _, it := range kept {
		page = append(page, it.value)
	}
	return page, len(kept) < len(behind)
}

// last is a place behind every item of a list.
const last = "\xff"

func badCursor(id kg.CURIE) error { return fmt.Errorf("%w: %s", kg.ErrBadCursor, id) }

func (r *reader) nodeItem(o kg.NodeOrder, n *kg.Node) item[*kg.Node] {
	return item[*kg.Node]{kg.NodeKey(o, n), n.ID, n}
}

func (r *reader) nodePlace(o kg.NodeOrder, p kg.Page) (item[*kg.Node], error) {
	n := r.node(p.From)
	switch {
	case p.From == "":
		return item[*kg.Node]{}, nil
	case n == nil:
		return item[*kg.Node]{}, badCursor(p.From)
	}
	return r.nodeItem(o, n), nil
}

func (r *reader) statementItem(o kg.StatementOrder, s *kg.Statement) item[*kg.Statement] {
	key := kg.StatementKey(o, s, r.node(s.Subject), r.node(s.Object), kg.StatementStrength(r.evidenceOf(s.ID)))
	return item[*kg.Statement]{key, s.ID, s}
}

func (r *reader) statementPlace(o kg.StatementOrder, p kg.Page) (item[*kg.Statement], error) {
	s := r.statement(p.From)
	switch {
	case p.From == "":
		return item[*kg.Statement]{}, nil
	case s == nil:
		return item[*kg.Statement]{}, badCursor(p.From)
	}
	return r.statementItem(o, s), nil
}

func evidenceItem(o kg.EvidenceOrder, e *kg.Evidence) item[*kg.Evidence] {
	return item[*kg.Evidence]{kg.EvidenceKey(o, e), e.ID, e}
}

func (r *reader) evidencePlace(o kg.EvidenceOrder, p kg.Page) (item[*kg.Evidence], error) {
	e := r.entry(p.From)
	switch {
	case p.From == "":
		return item[*kg.Evidence]{}, nil
	case e == nil:
		return item[*kg.Evidence]{}, badCursor(p.From)
	}
	return evidenceItem(o, e), nil
}

func facets(values []string) []kg.Facet {
	counts := map[string]int{}
	for _, v := range values {
		counts[v]++
	}
	var out []kg.Facet
	for v, n := range counts {
		out = append(out, kg.Facet{Value: v, Count: n})
	}
	slices.SortFunc(out, func(a, b kg.Facet) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Value, b.Value)) })
	return out
}
