package view

import (
	"context"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// NeighborOrder is the order of a list of neighbours.
type NeighborOrder string

// The orders of neighbours.
const (
	NeighborsByName     NeighborOrder = "NAME"
	NeighborsByStrength NeighborOrder = "STRENGTH"
)

// Neighbors is a page of neighbours.
type Neighbors[T any] struct {
	Edges         []*Neighbor[T]
	PageInfo      *PageInfo
	TotalCount    int
	NegativeCount int
}

// Nodes returns the neighbours alone.
func (c *Neighbors[T]) Nodes() []T {
	nodes := make([]T, len(c.Edges))
	for i, e := range c.Edges {
		nodes[i] = e.Node
	}
	return nodes
}

// Neighbor is a node with the statements that join it.
type Neighbor[T any] struct {
	place
	Node   T
	joined []*kg.Statement
	claims *Claims
}

// Statements returns the first of the statements that join the neighbour.
func (n *Neighbor[T]) Statements(first int) ([]*Statement, error) {
	if first < 0 || first > kg.MaxPage {
		return nil, guard.Errorf(guard.PageOutOfRange, "first is %d, but a page has 0 to %d items", first, kg.MaxPage)
	}
	statements := make([]*Statement, min(first, len(n.joined)))
	for i := range statements {
		statements[i] = n.claims.statement(n.joined[i].ID)
	}
	return statements, nil
}

// NeighborArgs are the arguments of a list of neighbours.
type NeighborArgs struct {
	Filter    *NodeFilter
	Statement *StatementFilter
	OrderBy   NeighborOrder
	First     int
	After     *string
}

// hop says what a typed field follows. No predicates and categories mean any.
type hop struct {
	field      string
	direction  kg.Direction
	predicates []kg.Predicate
	far        []kg.Category
}

// What several typed fields have in common.
var (
	effects   = []kg.Predicate{kg.Affects, kg.Modulates, kg.Regulates}
	changes   = []kg.Predicate{kg.Regulates, kg.Affects} // of a molecule; the latter of a chemical
	molecules = []kg.Category{kg.Gene, kg.Protein, kg.RNA, kg.MiRNA}
)

// neighborhood is the neighbours of all nodes of a level.
type neighborhood struct {
	*kg.Neighborhood
	page   kg.Page
	place  map[kg.CURIE]int
	far    *Level
	claims *Claims
	list   *kg.CursorScope
}

// neighbors returns one node's part of what is read for its level.
func neighbors[T Node](ctx context.Context, r *Record, h hop, a NeighborArgs) (*Neighbors[T], error) {
	of := haveField(r.Category, h)
	list := argumentKey("neighbors."+h.field, h.direction, of, a.Filter, a.Statement, a.OrderBy, r.level.scope)
	n, err := once(ctx, &r.level.reads, argumentKey(list, a.First, a.After), func(ctx context.Context) (*neighborhood, error) {
		return r.level.neighbors(ctx, h, a, of, list)
	})
	if err != nil {
		return nil, err
	}
	return neighborPage[T](n, n.place[r.ID]), nil
}

// haveField lists the categories that have the field: all for the generic one,
// every kind of cargo for a field of the interface, else the node's own.
func haveField(c kg.Category, h hop) []kg.Category {
	switch {
	case h.predicates == nil:
		return nil
	case c.IsCargo():
		return kg.CargoCategories
	}
	return []kg.Category{c}
}

func (l *Level) neighbors(ctx context.Context, h hop, a NeighborArgs, of []kg.Category, list string) (*neighborhood, error) {
	n := &neighborhood{list: &kg.CursorScope{Version: l.DataVersion(), List: list}}
	var err error
	if n.page, err = forward(a.First, a.After).page(*n.list); err != nil {
		return nil, err
	}
	ids, place := l.members(of)
	if err := followable(len(ids)); err != nil {
		return nil, err
	}
	n.place = place
	q := kg.ExpandQuery{Scope: l.scope, Nodes: ids, Direction: h.direction, Page: n.page, Rows: rowsLeft(ctx)}
	if a.OrderBy == NeighborsByStrength {
		q.Order = kg.ByStrength
	}
	possible, err := l.joining(ctx, &q, h, a)
	if err != nil {
		return nil, err
	}
	if possible {
		n.Neighborhood, err = l.reader.Neighbors(ctx, q)
	} else {
		n.Neighborhood = noNeighbors(len(ids))
	}
	if err != nil {
		return nil, err
	}
	n.far = newLevel(l.lens, n.Neighborhood.Nodes)
	n.claims = newClaims(l.lens, n.Statements)
	return n, spend(ctx, len(n.Neighborhood.Nodes))
}

// joining fills in which statements and neighbours a field follows; it reports
// false when filter and field exclude one another.
func (l *Level) joining(ctx context.Context, q *kg.ExpandQuery, h hop, a NeighborArgs) (possible bool, err error) {
	if q.Match, err = l.statementMatch(ctx, a.Statement); err != nil {
		return false, err
	}
	if q.Match.Negative == nil {
		q.Match.Negative = new(bool)
	}
	if q.FarMatch, q.Far, err = l.farMatch(ctx, a.Filter); err != nil {
		return false, err
	}
	var both bool
	q.Match.Predicates, possible = narrow(h.predicates, q.Match.Predicates)
	q.FarMatch.Categories, both = narrow(h.far, q.FarMatch.Categories)
	return possible && both, nil
}

// narrow intersects two lists, of which an empty one means anything; ok is false
// when nothing is left.
func narrow[T comparable](a, b []T) (both []T, ok bool) {
	switch {
	case len(a) == 0:
		return b, true
	case len(b) == 0:
		return a, true
	}
	for _, x := range a {
		for _, y := range b {
			if x == y {
				both = append(both, x)
			}
		}
	}
	return both, len(both) > 0
}

func noNeighbors(nodes int) *kg.Neighborhood {
	return &kg.Neighborhood{Offsets: make([]int, nodes+1), StatementOffsets: []int{0}, Counts: make([]kg.Counts, nodes)}
}

func neighborPage[T Node](n *neighborhood, i int) *Neighbors[T] {
	from, to := n.Offsets[i], n.Offsets[i+1]
	c := &Neighbors[T]{TotalCount: n.Counts[i].Total, NegativeCount: n.Counts[i].Negative, Edges: make([]*Neighbor[T], to-from)}
	for j := from; j < to; j++ {
		id := n.Neighborhood.Nodes[j].ID
		c.Edges[j-from] = &Neighbor[T]{place: place{n.list, id}, Node: as[T](n.far.node(id)),
			joined: n.Statements[n.StatementOffsets[j]:n.StatementOffsets[j+1]], claims: n.claims}
	}
	c.PageInfo = pageInfo(n.page, n.Counts[i].More, to-from, func(j int) place { return c.Edges[j].place })
	return c
}
