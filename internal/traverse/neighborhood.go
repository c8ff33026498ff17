package traverse

import (
	"context"
	"fmt"

	"github.com/evgraph/evgraph/internal/kg"
)

// MaxDepth is how far a neighbourhood reaches at most.
const MaxDepth = 3

// Neighborhood is what surrounds some nodes, as a graph of its own.
type Neighborhood struct {
	// Nodes are in the order of discovery: level by level, and within one in the
	// order of the nodes before, each node's strongest statements first.
	Nodes []Reached
	// Statements join two of the nodes each, in the order of discovery.
	Statements []*kg.Statement
	Cut        Cut
	Read       int // statements that were read
}

// Known are all nodes that it speaks of.
func (n *Neighborhood) Known() []*kg.Node {
	var known []*kg.Node
	for _, r := range n.Nodes {
		known = append(append(known, r.Node), r.Members...)
	}
	return known
}

// Reached is a node of a neighbourhood.
type Reached struct {
	Node   *kg.Node
	Level  int // steps from the nearest node that was asked for, which are at 0
	Hidden int // statements under the walk that are not in the neighbourhood
	// Members are the nodes of the stop that statements shown name, or the question; the
	// Node alone when none does.
	Members []*kg.Node
}

// Surround returns the neighbourhood of the nodes up to a depth of 1 to MaxDepth.
// Ids of no node are left out. Nothing is entered from a hub, unless it was asked for
// or is in Via.
func Surround(ctx context.Context, r kg.Reader, of []kg.CURIE, depth int, walk Walk, budget Budget) (*Neighborhood, error) {
	if err := checkDepth(depth); err != nil {
		return nil, err
	}
	s := &surrounding{web: newWeb(r, walk, budget), level: map[kg.CURIE]int{}, has: map[kg.StatementID]bool{}}
	if err := s.survey(ctx, kg.SurveyQuery{Nodes: of, Steps: depth}); err != nil {
		return nil, err
	}
	if err := s.start(ctx, of); err != nil {
		return nil, err
	}
	for d := 1; d <= depth && s.cut == ""; d++ {
		if err := s.grow(ctx, d); err != nil {
			return nil, err
		}
	}
	if err := s.close(ctx); err != nil {
		return nil, err
	}
	return s.result(), nil
}

func checkDepth(depth int) error {
	if depth < 1 || depth > MaxDepth {
		return fmt.Errorf("%w: a depth of %d, but it is 1 to %d", ErrRange, depth, MaxDepth)
	}
	return nil
}

// surrounding is a neighbourhood while it grows.
type surrounding struct {
	*web
	order      []kg.CURIE
	level      map[kg.CURIE]int
	has        map[kg.StatementID]bool
	statements []*kg.Statement
	cut        Cut
}

func (s *surrounding) start(ctx context.Context, of []kg.CURIE) error {
	stops, err := s.stopsOf(ctx, of)
	if err != nil {
		return err
	}
	s.named = kg.NewSet(of...)
	for _, id := range stops {
		if s.nodes[id] != nil {
			s.reach(id, 0)
		}
	}
	return nil
}

// enter reaches a node from another one, unless it is excluded.
func (s *surrounding) enter(id kg.CURIE, level int) bool {
	if _, there := s.level[id]; !there && s.excluded(id) {
		return false
	}
	return s.reach(id, level)
}

// reach adds a node, unless it is there; it reports false when the budget is spent.
func (s *surrounding) reach(id kg.CURIE, level int) bool {
	if _, there := s.level[id]; there {
		return true
	}
	if len(s.order) == s.budget.Nodes {
		s.cut = CutNodes
		return false
	}
	s.level[id] = level
	s.order = append(s.order, id)
	return true
}

// grow adds the nodes at a distance, from those before.
func (s *surrounding) grow(ctx context.Context, distance int) error {
	var frontier []kg.CURIE
	for _, id := range s.order {
		if s.level[id] == distance-1 && (distance == 1 || s.passes(id)) {
			frontier = append(frontier, id)
		}
	}
	from := len(s.order)
	cut, err := s.open(ctx, frontier, s.direction(), func(id kg.CURIE, st *kg.Statement) {
		if s.cut == "" && s.enter(s.other(st, id), distance) {
			s.add(st)
		}
	})
	if s.cut == "" {
		s.cut = cut
	}
	if err != nil {
		return err
	}
	return s.know(ctx, s.order[from:])
}

func (s *surrounding) direction() kg.Direction {
	if s.walk.Directed {
		return kg.Out
	}
	return kg.Both
}

func (s *surrounding) add(st *kg.Statement) {
	if !s.has[st.ID] {
		s.has[st.ID] = true
		s.statements = append(s.statements, st)
	}
}

// close adds the statements among nodes whose own were not read, and counts what is
// hidden.
func (s *surrounding) close(ctx context.Context) error {
	if err := s.weigh(ctx, s.order); err != nil {
		return err
	}
	if s.cut != "" {
		return nil
	}
	var rim []kg.CURIE
	for _, id := range s.order {
		if !s.opened[opening{id, s.direction()}] {
			rim = append(rim, id)
		}
	}
	all := kg.NewSet(s.membersOf(s.order)...)
	s.far = &all
	cut, err := s.open(ctx, rim, s.direction(), func(_ kg.CURIE, st *kg.Statement) { s.add(st) })
	s.cut = cut
	return err
}

func (s *surrounding) result() *Neighborhood {
	shown, touched := map[kg.CURIE]int{}, map[kg.CURIE]bool{}
	for _, st := range s.statements {
		subject, object := s.ends(st)
		shown[subject]++
		if object != subject {
			shown[object]++
		}
		touched[st.Subject], touched[st.Object] = true, true
	}
	n := &Neighborhood{Statements: s.statements, Cut: s.cut, Read: s.read, Nodes: make([]Reached, len(s.order))}
	for i, id := range s.order {
		n.Nodes[i] = Reached{s.nodes[id], s.level[id], s.degree[id] - shown[id], s.present(id, touched)}
	}
	return n
}

// present are the members of a stop that are touched or named.
func (s *surrounding) present(id kg.CURIE, touched map[kg.CURIE]bool) (members []*kg.Node) {
	for _, m := range s.members(id) {
		if touched[m] || s.named.Has(m) {
			members = append(members, s.nodes[m])
		}
	}
	if members == nil {
		members = []*kg.Node{s.nodes[id]}
	}
	return members
}
