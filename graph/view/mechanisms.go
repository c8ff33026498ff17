package view

import (
	"context"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// MechanismArgs are the arguments of a search for mechanisms.
type MechanismArgs struct {
	At       *StopNodes
	From, To *traverse.Stop
	MaxGaps  *int
	Coherent *bool
	Walk     *Walk
	OrderBy  traverse.MechanismOrder
	Sources  []string
	First    int
	After    *string
}

// MechanismConnection is a page of mechanisms.
type MechanismConnection struct {
	Listing[*Mechanism]
	Truncated    *Truncation
	EmptyBecause *string
	Receipt      *Receipt
	course       *course
}

// MechanismEdge is a mechanism with its place.
type MechanismEdge = Edge[*Mechanism]

// FindMechanisms returns a page of mechanisms.
func FindMechanisms(ctx context.Context, a MechanismArgs) (*MechanismConnection, error) {
	l, err := From(ctx).lens(ctx, a.Sources)
	if err != nil {
		return nil, err
	}
	list := &kg.CursorScope{Version: l.DataVersion(), List: argumentKey("mechanisms", a.At, a.From, a.To, a.MaxGaps, a.Coherent, a.Walk, a.OrderBy, a.Sources)}
	q, page, err := l.mechanismQuery(ctx, a, *list)
	if err != nil {
		return nil, err
	}
	found, err := traverse.FindMechanisms(ctx, l.reader, q)
	if err != nil {
		return nil, err
	}
	if err := guard.Scan(ctx, found.Read); err != nil {
		return nil, err
	}
	c := &MechanismConnection{Truncated: truncation(found.Cut, found.Hint()), course: newCourse(l, q.Walk, found.Mechanisms)}
	if len(found.Mechanisms) == 0 && found.Cut == "" && a.After == nil {
		reason, err := traverse.ExplainMechanisms(ctx, l.reader, q)
		if err != nil {
			return nil, err
		}
		c.EmptyBecause = &reason
	}
	for i, m := range found.Mechanisms {
		c.Edges = append(c.Edges, &Edge[*Mechanism]{place{list, kg.CURIE(m.ID())}, &Mechanism{m, c.course, i}})
	}
	c.PageInfo = pageInfo(page, found.More, len(c.Edges), func(i int) place { return c.Edges[i].place })
	c.Receipt = newReceipt(list.List, c.course.claims, q.Walk.Match.Evidence.Matches)
	return c, spend(ctx, len(c.course.claims.statements))
}

func (l lens) mechanismQuery(ctx context.Context, a MechanismArgs, list kg.CursorScope) (q traverse.MechanismQuery, page kg.Page, err error) {
	if page, err = forward(a.First, a.After).page(list); err != nil {
		return q, page, err
	}
	q = traverse.MechanismQuery{MaxGaps: -1, Coherent: a.Coherent, Order: a.OrderBy, First: a.First, After: string(page.From), Budget: budget(ctx)}
	if a.MaxGaps != nil {
		if q.MaxGaps = *a.MaxGaps; q.MaxGaps < 0 {
			return q, page, guard.Errorf(guard.BadValue, "maxGaps is %d, but a chain has 0 gaps or more", q.MaxGaps)
		}
	}
	if q.At, err = l.wanted(ctx, a.At); err != nil {
		return q, page, err
	}
	if q.From, q.To, err = traverse.Span(valueOf(a.From), valueOf(a.To), q.At); err != nil {
		return q, page, err
	}
	q.Walk, err = l.walk(ctx, a.Walk)
	return q, page, err
}

// FetchMechanism returns the mechanism with this id, nil when it is no longer there or the
// walk does not let it in.
func FetchMechanism(ctx context.Context, id string, walk *Walk, sources []string) (*Mechanism, error) {
	l, err := From(ctx).lens(ctx, sources)
	if err != nil {
		return nil, err
	}
	w, err := l.walk(ctx, walk)
	if err != nil {
		return nil, err
	}
	m, err := traverse.FetchMechanism(ctx, l.reader, id, w, walk == nil)
	if m == nil || err != nil {
		return nil, err
	}
	return &Mechanism{m, newCourse(l, w, []*traverse.Mechanism{m}), 0}, spend(ctx, len(m.Hops))
}

// course is what the mechanisms of one answer are made of.
type course struct {
	*chains
	walk       traverse.Walk
	mechanisms []*traverse.Mechanism
}

func newCourse(l lens, walk traverse.Walk, found []*traverse.Mechanism) *course {
	var nodes []*kg.Node
	var statements []*kg.Statement
	var studies []kg.CURIE
	for _, m := range found {
		nodes, studies = append(nodes, m.Nodes...), append(studies, m.Studies...)
		for _, at := range m.Touched {
			nodes, statements = append(nodes, at.Members...), append(statements, at.Joins...)
		}
		for _, h := range m.Hops {
			statements = append(statements, h.Statement)
		}
		statements = append(statements, m.Direct...)
	}
	return &course{&chains{lens: l, nodes: newLevel(l, nodes), claims: newClaims(l, statements), rest: studies}, walk, found}
}

// Mechanism is a mechanism among the others of its answer.
type Mechanism struct {
	*traverse.Mechanism
	course *course
	row    int
}

// Stops are all stops from its beginning to its end.
func (m *Mechanism) Stops() []*MechanismStop {
	first, last := m.Mechanism.Stops[0], m.Mechanism.Stops[len(m.Mechanism.Stops)-1]
	var stops []*MechanismStop
	for _, stop := range traverse.Between(first, last) {
		one := &MechanismStop{Stop: stop, Nodes: []Node{}, Touched: []*PathStop{}}
		for i, at := range m.Mechanism.Stops {
			if at == stop {
				one.Nodes = append(one.Nodes, m.node(i))
				one.Touched = append(one.Touched, m.course.touched(m.Nodes[i], &m.Touched[i]))
			}
		}
		stops = append(stops, one)
	}
	return stops
}

func (m *Mechanism) node(i int) Node { return m.course.nodes.node(m.Nodes[i].ID) }

// Gaps are the stops at which nothing stands.
func (m *Mechanism) Gaps() []traverse.Stop { return append([]traverse.Stop{}, m.Mechanism.Gaps...) }

// MechanismStop is a stop of a mechanism.
type MechanismStop struct {
	Stop    traverse.Stop
	Nodes   []Node
	Touched []*PathStop
}

// Hops are its hops in order.
func (m *Mechanism) Hops() []*MechanismHop {
	hops := make([]*MechanismHop, len(m.Mechanism.Hops))
	for i := range hops {
		h := &m.Mechanism.Hops[i]
		hops[i] = &MechanismHop{Kind: h.Kind, From: m.node(i), To: m.node(i + 1), Statement: m.course.claims.statement(h.Statement.ID)}
		if h.Kind != traverse.HopSeenIn {
			hops[i].Support = &h.Support
		}
	}
	return hops
}

// MechanismHop is a hop of a mechanism.
type MechanismHop struct {
	Kind      traverse.HopKind
	From, To  Node
	Statement *Statement
	Support   *traverse.Support
}

// Studies support every claim in it.
func (m *Mechanism) Studies(ctx context.Context) ([]*Publication, error) {
	return m.course.studies(ctx, m.Mechanism.Studies)
}

// NetEffect is what the first actor does to what is changed last, nil when nobody can
// tell.
func (m *Mechanism) NetEffect() *kg.Effect {
	if !m.Signed {
		return nil
	}
	effect := effectOf[m.Sign]
	return &effect
}

// Direct is what the chain may explain.
func (m *Mechanism) Direct() []*Statement {
	statements := []*Statement{}
	for _, s := range m.Mechanism.Direct {
		statements = append(statements, m.course.claims.statement(s.ID))
	}
	return statements
}

// Agrees reports whether that has the direction of the chain, nil when nobody can tell.
func (m *Mechanism) Agrees() *bool {
	agrees, ok := m.Mechanism.Agrees()
	if !ok {
		return nil
	}
	return &agrees
}

// Reading is the mechanism in words.
func (m *Mechanism) Reading(ctx context.Context) (string, error) {
	e, err := m.course.claims.ends(ctx)
	if err != nil {
		return "", err
	}
	return m.Mechanism.Reading(func(id kg.CURIE) string {
		if row, ok := m.course.nodes.rows[id]; ok {
			return m.course.nodes.records[row].Name
		}
		return e.name(id)
	}), nil
}
