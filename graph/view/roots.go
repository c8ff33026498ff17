package view

import (
	"context"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// FindNode returns the node that the reference names, nil when there is none.
func FindNode(ctx context.Context, ref NodeRef, sources []string) (Node, error) {
	l, err := From(ctx).lens(ctx, sources)
	if err != nil {
		return nil, err
	}
	return l.find(ctx, &ref, "")
}

// FindOne is FindNode for the root field of one category, in which it looks names
// up; what has the name elsewhere only is WRONG_CATEGORY.
func FindOne[T Node](ctx context.Context, category kg.Category, ref NodeRef, sources []string) (t T, err error) {
	l, err := From(ctx).lens(ctx, sources)
	if err != nil {
		return t, err
	}
	n, err := l.find(ctx, &ref, category)
	return as[T](n), err
}

// find looks in one category, or in all when it is "".
func (l lens) find(ctx context.Context, ref *NodeRef, category kg.Category) (Node, error) {
	if ref.ID != nil {
		// Most ids are those of today, which need no lookup.
		id, err := kg.ParseCURIE(*ref.ID)
		if err != nil {
			return nil, err
		}
		if n, err := l.read(ctx, ref, id, category); n != nil || err != nil {
			return n, err
		}
	}
	id, err := l.one(ctx, ref, category)
	if err != nil || id == "" {
		return nil, err
	}
	return l.read(ctx, ref, id, category)
}

// read returns the node with this id, nil when there is none.
func (l lens) read(ctx context.Context, ref *NodeRef, id kg.CURIE, category kg.Category) (Node, error) {
	level, err := nodesLevel(ctx, l, []kg.CURIE{id})
	if err != nil {
		return nil, err
	}
	n := level.node(id)
	if n == nil {
		return nil, nil
	}
	if own := n.record().Category; category != "" && own != category {
		return nil, wrongCategory(ref, own)
	}
	return n, spend(ctx, 1)
}

// Nodes returns the nodes with these ids, in order, nil for a miss.
func Nodes(ctx context.Context, ids []string, sources []string) ([]Node, error) {
	l, err := From(ctx).lens(ctx, sources)
	if err != nil {
		return nil, err
	}
	if len(ids) > kg.MaxPage {
		return nil, guard.Errorf(guard.TooManyIDs, "%d ids, but at most %d at once", len(ids), kg.MaxPage)
	}
	curies := make([]kg.CURIE, len(ids))
	for i, id := range ids {
		if curies[i], err = kg.ParseCURIE(id); err != nil {
			return nil, err
		}
	}
	level, err := nodesLevel(ctx, l, curies)
	if err != nil {
		return nil, err
	}
	nodes := make([]Node, len(ids))
	for i, id := range curies {
		nodes[i] = level.node(id)
	}
	return nodes, spend(ctx, len(ids))
}

// ListArgs are the arguments of a root list of nodes.
type ListArgs struct {
	Filter  *NodeFilter
	OrderBy kg.NodeOrder
	Sources []string
	Page    PageArgs
}

// NodeConnection is a page of nodes of any category.
type NodeConnection = Connection[Node]

// List returns a page of the nodes of one category, or of all when it is "".
func List[T Node](ctx context.Context, category kg.Category, a ListArgs) (*Connection[T], error) {
	l, err := From(ctx).lens(ctx, a.Sources)
	if err != nil {
		return nil, err
	}
	cursors := &kg.CursorScope{Version: l.DataVersion(), List: argumentKey("nodes", category, a.Filter, a.OrderBy, a.Sources)}
	page, err := a.Page.page(*cursors)
	if err != nil {
		return nil, err
	}
	q := kg.NodeQuery{Order: a.OrderBy, Page: page}
	if q.Match, q.Within, err = l.farMatch(ctx, a.Filter); err != nil {
		return nil, err
	}
	if category != "" {
		var possible bool
		if q.Match.Categories, possible = narrow([]kg.Category{category}, q.Match.Categories); !possible {
			return &Connection[T]{Listing: Listing[T]{[]*Edge[T]{}, pageInfo(page, false, 0, nil)}, Facets: []*kg.Facet{}}, nil
		}
	}
	found, err := l.reader.ListNodes(ctx, q)
	if err != nil {
		return nil, err
	}
	return nodePage[T](newLevel(l, found.Nodes), found, page, cursors), spend(ctx, len(found.Nodes))
}

func nodePage[T Node](level *Level, found *kg.NodePage, page kg.Page, list *kg.CursorScope) *Connection[T] {
	c := &Connection[T]{TotalCount: found.Total, Facets: facets(found.Categories), Listing: listing[T](len(found.Nodes))}
	for i, n := range found.Nodes {
		c.Edges[i] = &Edge[T]{place{list, n.ID}, as[T](level.node(n.ID))}
	}
	c.PageInfo = pageInfo(page, found.More, len(c.Edges), func(i int) place { return c.Edges[i].place })
	return c
}

func facets(list []kg.Facet) []*kg.Facet {
	out := make([]*kg.Facet, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// FindStatement returns the statement with this id, nil when there is none or no
// source that is asked supports it.
func FindStatement(ctx context.Context, id string, sources []string) (*Statement, error) {
	l, curie, err := lensAndID(ctx, id, sources)
	if err != nil {
		return nil, err
	}
	ids := []kg.StatementID{curie}
	found, err := l.reader.Statements(ctx, ids)
	if err != nil {
		return nil, err
	}
	if found[0] == nil {
		return nil, nil
	}
	if len(sources) > 0 {
		pages, err := l.reader.EvidenceOf(ctx, kg.EvidenceQuery{Scope: l.scope, Statements: ids})
		if err != nil {
			return nil, err
		}
		if pages.Counts[0].Total == 0 {
			return nil, nil
		}
	}
	return newClaims(l, found).statement(curie), nil
}

// FindEvidence returns the entry with this id, nil when there is none or its
// source is not asked.
func FindEvidence(ctx context.Context, id string, sources []string) (*Evidence, error) {
	l, curie, err := lensAndID(ctx, id, sources)
	if err != nil {
		return nil, err
	}
	found, err := l.reader.Evidence(ctx, []kg.EvidenceID{curie})
	if err != nil {
		return nil, err
	}
	inScope := kg.EvidenceMatch{Sources: sources}
	if found[0] == nil || !inScope.Matches(found[0]) {
		return nil, nil
	}
	return &Evidence{found[0], newEntries(l, found)}, nil
}

func lensAndID(ctx context.Context, id string, sources []string) (lens, kg.CURIE, error) {
	l, err := From(ctx).lens(ctx, sources)
	if err != nil {
		return l, "", err
	}
	curie, err := kg.ParseCURIE(id)
	return l, curie, err
}

// StatementListArgs are the arguments of the root list of statements.
type StatementListArgs struct {
	Filter  *StatementFilter
	OrderBy kg.StatementOrder
	Sources []string
	Page    PageArgs
}

// ListStatements returns a page of statements.
func ListStatements(ctx context.Context, a StatementListArgs) (*StatementConnection, error) {
	l, err := From(ctx).lens(ctx, a.Sources)
	if err != nil {
		return nil, err
	}
	cursors := &kg.CursorScope{Version: l.DataVersion(), List: argumentKey("statements", a.Filter, a.OrderBy, a.Sources)}
	page, err := a.Page.page(*cursors)
	if err != nil {
		return nil, err
	}
	match, err := l.statementMatch(ctx, a.Filter)
	if err != nil {
		return nil, err
	}
	found, err := l.reader.ListStatements(ctx, kg.StatementQuery{Scope: l.scope, Match: match, Order: a.OrderBy, Page: page})
	if err != nil {
		return nil, err
	}
	counts := kg.Counts{Total: found.Total, Negative: found.Negative, More: found.More}
	c := statementConnection(newClaims(l, found.Statements), found.Statements, page, counts, cursors)
	c.Facets = facets(found.Predicates)
	return c, spend(ctx, len(found.Statements))
}
