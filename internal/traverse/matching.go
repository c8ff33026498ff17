package traverse

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Matching is a pattern with all that was read for it, from which its rows follow.
type Matching struct {
	*shape
	Read   int    // statements that were read
	Cut    Cut    // why there are no rows although there may be some
	Empty  string // why there are no rows, as far as reading told
	reader kg.Reader
	budget Budget
	ids    []kg.CURIE // of nodes, by number, sorted
	tables []table    // of each edge
	ahead  [][]cost   // of each stop of the main sequence: the least cost of its edge and what hangs on it, by the node before
	rest   [][]cost   // of each stop: the least cost of what hangs on a node
	last   []int      // of each list of SameStudy: the stop at which all its edges are bound
}

// Solve reads what a pattern asks for, within the budget's statements and time: when
// that is too little nobody knows the best row, and there are none. A pattern that
// would need far more is ErrHopeless before it is read.
func Solve(ctx context.Context, r kg.Reader, p Pattern, b Budget) (*Matching, error) {
	s, err := shapeOf(&p)
	if err != nil {
		return nil, err
	}
	b = b.withDefaults()
	if err := s.loosen(ctx, r, b); err != nil {
		return nil, err
	}
	x, err := newEstimate(ctx, r, s)
	if err != nil {
		return nil, err
	}
	m := &Matching{shape: s, reader: r, budget: b}
	for v, n := range x.nodes {
		if n == 0 && slices.ContainsFunc(s.main.stops, func(stop stop) bool { return stop.variable == v }) {
			m.Empty = fmt.Sprintf("there is no node for %s", s.Nodes[v].Name)
			return m, nil
		}
	}
	start, err := x.start(b.Statements)
	if err != nil {
		return nil, err
	}
	j := newJoin(r, x, b)
	if err := j.fill(ctx, start); err != nil {
		return nil, err
	}
	m.Read, m.Cut, m.Empty = j.read, j.cut, j.empty
	if m.Cut == "" && m.Empty == "" {
		m.prepare(j)
	}
	return m, nil
}

// prepare lays out what was read.
func (m *Matching) prepare(j *join) {
	m.ids = slices.Sorted(slices.Values(j.ids))
	place := make([]uint32, len(j.ids))
	for n, id := range j.ids {
		at, _ := slices.BinarySearch(m.ids, id)
		place[n] = uint32(at)
	}
	for _, list := range j.pairings {
		for i := range list {
			list[i].from, list[i].to = place[list[i].from], place[list[i].to]
		}
		m.tables = append(m.tables, newTable(list, len(m.ids)))
	}
	m.foresee()
	for _, edges := range m.studies {
		last := 0
		for i, stop := range m.main.stops {
			if slices.ContainsFunc(edges, func(e int) bool { return e == stop.via || slices.Contains(stop.closing, e) }) {
				last = i
			}
		}
		m.last = append(m.last, last)
	}
}

// arcs are those of an edge that lead to one of its variables.
func (m *Matching) arcs(e, to int) *arcs {
	if m.ends[e].to == to {
		return &m.tables[e].forth
	}
	return &m.tables[e].back
}

// foresee finds the least that each stop adds to what a row costs, from the last stop
// to the first.
func (m *Matching) foresee() {
	stops := m.main.stops
	m.ahead, m.rest = make([][]cost, len(stops)), make([][]cost, len(stops))
	for i := range stops {
		m.rest[i] = make([]cost, len(m.ids))
	}
	for i := len(stops) - 1; i > 0; i-- {
		stop := stops[i]
		a := m.arcs(stop.via, stop.variable)
		m.ahead[i] = make([]cost, len(m.ids))
		before := m.rest[m.stopOf(m.ends[stop.via].other(stop.variable))]
		for n := range m.ids {
			least := cost(-1)
			for _, arc := range a.of(uint32(n)) {
				if c := arc.cost + m.rest[i][arc.to]; least < 0 || c < least {
					least = c
				}
			}
			m.ahead[i][n] = max(least, 0)
			before[n] += m.ahead[i][n]
		}
	}
}

// stopOf is the stop of the main sequence that binds the variable.
func (m *Matching) stopOf(v int) int {
	return slices.IndexFunc(m.main.stops, func(stop stop) bool { return stop.variable == v })
}

// first are the nodes that the first variable may be bound to.
func (m *Matching) first() (nodes []uint32) {
	second := m.main.stops[1]
	a := m.arcs(second.via, second.variable)
	for n := range m.ids {
		if len(a.of(uint32(n))) > 0 {
			nodes = append(nodes, uint32(n))
		}
	}
	return nodes
}

// Rows is a part of the list of rows.
type Rows struct {
	Rows []*Row
	More bool // there are rows behind these
	Cut  Cut  // why rows may be missing, all of them behind those that are here
}

// Rows returns up to first rows behind the one with this place or id, "" for the first.
// The best supported come first. Rows of equal score are in the order of the ids of
// their nodes: of the first variable, then again and again of the first other one that
// an edge joins to those before, those of required edges before those of optional
// ones.
func (m *Matching) Rows(ctx context.Context, first int, after string) (*Rows, error) {
	if first < 1 || first > kg.MaxPage {
		return nil, fmt.Errorf("%w: %d rows, but it is 1 to %d", ErrRange, first, kg.MaxPage)
	}
	var behind bindings
	if after != "" {
		var err error
		if behind, err = m.place(after); err != nil {
			return nil, err
		}
	}
	out := &Rows{}
	passed := after == ""
	cut, err := m.each(ctx, func(at *bindings, c cost) bool {
		switch {
		case !passed:
			passed = *at == behind
			return true
		case len(out.Rows) == first:
			out.More = true
			return false
		}
		out.Rows = append(out.Rows, m.row(at, c))
		return true
	})
	if err != nil {
		return nil, err
	}
	if !passed && cut == "" {
		return nil, fmt.Errorf("%w: the row to begin behind is not in this list", ErrBadRow)
	}
	out.Cut = cut
	return out, m.know(ctx, out.Rows)
}

// know reads the nodes of rows.
func (m *Matching) know(ctx context.Context, rows []*Row) error {
	w := newWeb(m.reader, Walk{Scope: m.Scope}, m.budget)
	var ids []kg.CURIE
	for _, r := range rows {
		ids = append(ids, r.ids...)
	}
	ids = slices.DeleteFunc(ids, func(id kg.CURIE) bool { return id == "" })
	if err := w.know(ctx, ids); err != nil {
		return err
	}
	for _, r := range rows {
		r.fill(w.nodes)
		m.met.touch(r)
	}
	return nil
}

// Group is a node and how many rows it is in.
type Group struct {
	Node *kg.Node // nil for rows that do not bind the variable
	Rows int
}

// Groups counts rows by what they bind to a variable, and gives the number of all
// rows. The largest group comes first, then they are by name and id, those without a node last. What is cut off
// is missing from the counts.
func (m *Matching) Groups(ctx context.Context, variable string) (groups []Group, rows int, cut Cut, err error) {
	v := m.variable(variable)
	if v < 0 {
		return nil, 0, "", unknown("groups", "node", variable)
	}
	if !m.shown(v) {
		return nil, 0, "", unusable("count by a node of another edge", "the node %s is in not edges only, which bind nothing", variable)
	}
	counts := map[uint32]int{}
	cut, err = m.each(ctx, func(at *bindings, _ cost) bool {
		counts[at[v]]++
		rows++
		return true
	})
	if err != nil {
		return nil, 0, "", err
	}
	groups, err = m.largest(ctx, counts)
	return groups, rows, cut, err
}

func (m *Matching) largest(ctx context.Context, counts map[uint32]int) ([]Group, error) {
	w := newWeb(m.reader, Walk{Scope: m.Scope}, m.budget)
	var ids []kg.CURIE
	for n := range counts {
		if n != unbound {
			ids = append(ids, m.ids[n])
		}
	}
	if err := w.know(ctx, ids); err != nil {
		return nil, err
	}
	var groups []Group
	for n, rows := range counts {
		g := Group{Rows: rows}
		if n != unbound {
			g.Node = w.nodes[m.ids[n]]
		}
		groups = append(groups, g)
	}
	slices.SortFunc(groups, func(a, b Group) int {
		switch {
		case a.Rows != b.Rows:
			return cmp.Compare(b.Rows, a.Rows)
		case a.Node == nil:
			return 1
		case b.Node == nil:
			return -1
		}
		return cmp.Or(cmp.Compare(a.Node.NameKey, b.Node.NameKey), cmp.Compare(a.Node.ID, b.Node.ID))
	})
	return groups, nil
}

// shown reports whether rows bind the variable.
func (m *Matching) shown(v int) bool {
	for i, e := range m.ends {
		if m.Edges[i].Need != Absent && (e.from == v || e.to == v) {
			return true
		}
	}
	return false
}

// Count is the number of all rows; what is cut off is not counted.
func (m *Matching) Count(ctx context.Context) (rows int, cut Cut, err error) {
	cut, err = m.each(ctx, func(*bindings, cost) bool { rows++; return true })
	return rows, cut, err
}

// WhyEmpty says why there is no row.
func (m *Matching) WhyEmpty() string {
	if m.Empty != "" {
		return m.Empty
	}
	return "every way to fulfil the edges one by one binds nodes that must differ to one, shares no study that sameStudy asks for, fails at a cycle, or is ruled out by a not edge"
}
