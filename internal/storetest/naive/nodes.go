package naive

import (
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Nodes implements kg.NodeReader.
func (r *reader) Nodes(ctx context.Context, ids []kg.CURIE) ([]*kg.Node, error) {
	if err := check(ctx, len(ids), kg.Page{}); err != nil {
		return nil, err
	}
	var out []*kg.Node
	for _, id := range ids {
		out = append(out, r.node(id))
	}
	return out, nil
}

// Named implements kg.NodeReader.
func (r *reader) Named(ctx context.Context, lookups []kg.Lookup) ([][]kg.Named, error) {
	if err := check(ctx, len(lookups), kg.Page{}); err != nil {
		return nil, err
	}
	out := make([][]kg.Named, len(lookups))
	for i, l := range lookups {
		for j := range r.Dataset.Nodes {
			n := &r.Dataset.Nodes[j]
			how, ok := names(l, n)
			if ok && (l.Category == "" || l.Category == n.Category) {
				out[i] = append(out[i], kg.Named{ID: n.ID, Category: n.Category, Name: n.Name, How: how})
			}
		}
		slices.SortFunc(out[i], kg.Named.Compare)
	}
	return out, nil
}

// names says in which best way a lookup names the node.
func names(l kg.Lookup, n *kg.Node) (how kg.How, ok bool) {
	id, key := kg.CURIE(l.Text), kg.NameKey(l.Text)
	isKey := func(name string) bool { return kg.NameKey(name) == key }
	switch {
	case l.Citation != 0:
		return kg.HowCitation, n.Attributes.Citation == l.Citation
	case l.Text == "":
		return 0, false
	case n.ID == id:
		return kg.HowID, true
	case slices.Contains(n.FormerIDs, id):
		return kg.HowFormerID, true
	case key != "" && isKey(n.Name):
		return kg.HowName, true
	case key != "" && slices.ContainsFunc(n.Synonyms, isKey):
		return kg.HowSynonym, true
	case slices.Contains(n.Xrefs, id):
		return kg.HowXref, true
	}
	return 0, false
}

// ListNodes implements kg.NodeReader.
func (r *reader) ListNodes(ctx context.Context, q kg.NodeQuery) (*kg.NodePage, error) {
	if err := check(ctx, 0, q.Page); err != nil {
		return nil, err
	}
	from, err := r.nodePlace(q.Order, q.Page)
	if err != nil {
		return nil, err
	}
	var list []item[*kg.Node]
	var categories []string
	for i := range r.Dataset.Nodes {
		n := &r.Dataset.Nodes[i]
		if (q.Within == nil || q.Within.Has(n.ID)) && q.Match.Matches(n) {
			list = append(list, r.nodeItem(q.Order, n))
			categories = append(categories, string(n.Category))
		}
	}
	page := &kg.NodePage{Total: len(list), Categories: facets(categories)}
	page.Nodes, page.More = cut(list, q.Page, from)
	return page, nil
}

// Select implements kg.Selector.
func (r *reader) Select(ctx context.Context, scope kg.SourceScope, sel kg.Selection) ([]kg.CURIE, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var ids []kg.CURIE
	for i := range r.Dataset.Nodes {
		n := &r.Dataset.Nodes[i]
		if (sel.Within == nil || sel.Within.Has(n.ID)) && sel.Match.Matches(n) && (sel.Hop == nil || r.hops(n.ID, scope, sel.Hop)) {
			ids = append(ids, n.ID)
		}
	}
	if len(ids) > kg.MaxSet {
		return nil, fmt.Errorf("%w: %d", kg.ErrTooBroad, len(ids))
	}
	return ids, nil
}

func (r *reader) hops(id kg.CURIE, scope kg.SourceScope, h *kg.Hop) bool {
	for i := range r.Dataset.Statements {
		s := &r.Dataset.Statements[i]
		if joins(s, id, h.Direction) && (h.Far == nil || h.Far.Has(s.Other(id))) &&
			(h.Statement.Negative == nil || *h.Statement.Negative == s.Negative()) && r.visible(s, scope, &h.Statement) {
			return true
		}
	}
	return false
}

// joins reports whether the node is an end of the statement, as the direction
// has it.
func joins(s *kg.Statement, id kg.CURIE, d kg.Direction) bool {
	switch d {
	case kg.Out:
		return s.Subject == id
	case kg.In:
		return s.Object == id
	case kg.Both, "":
		return s.Subject == id || s.Object == id
	}
	return false
}
