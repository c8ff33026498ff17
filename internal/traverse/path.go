package traverse

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// MaxLength is how many steps a path has at most.
const MaxLength = 8

// Path is a chain of stops and the statements that join them. No stop is in it
// twice.
type Path struct {
	Nodes   []*kg.Node // one for each stop, one more than hops
	Stops   []PathStop
	Hops    []Hop
	Damping []float64  // degree^-0.5 of each inner node
	Score   float64    // product of the hops' support and the damping
	Studies []kg.CURIE // publications that are credited for every claim on the path
	Sign    kg.Sign    // net effect of the first node on the last
	Signed  bool       // every hop is an effect that is followed from its subject

	collapse []Collapse
}

// PathStop says what a chain touches of a stop: the node by which it comes in, or that was
// asked for, and those over which the joins lead to the node by which it goes on.
type PathStop struct {
	Members []*kg.Node
	Joins   []*kg.Statement // one fewer; each says that two members are one
}

// first and last are the ids of the outer members.
func (s *PathStop) first() kg.CURIE { return s.Members[0].ID }
func (s *PathStop) last() kg.CURIE  { return s.Members[len(s.Members)-1].ID }

// Hop is one step of a path.
type Hop struct {
	Statement *kg.Statement // the best supported that joins the two stops, with its own ends
	Forward   bool          // it is followed from its subject to its object
	Others    int           // more statements that join the two stops under the walk
	Support   Support
}

// Coherent reports whether one study supports the whole path; else it is assembled
// from several.
func (p *Path) Coherent() bool { return len(p.Studies) > 0 }

// path fills in what is known of a route and the statements along it; nil when a node
// of it is not in the data, or the walk does not let something in.
func (w *web) path(ctx context.Context, route []kg.CURIE, along []*kg.Statement) (*Path, error) {
	if err := w.know(ctx, route); err != nil {
		return nil, err
	}
	for _, id := range route {
		if w.nodes[id] == nil {
			return nil, nil
		}
	}
	if !w.passesAll(route) {
		return nil, nil
	}
	if err := w.weigh(ctx, route); err != nil {
		return nil, err
	}
	joins, err := w.joins(ctx, route)
	if err != nil {
		return nil, err
	}
	lanes := make([]lane, len(along))
	for i, s := range along {
		lanes[i].others = -1 // the statement itself
		for _, one := range joins[ordered(route[i], route[i+1])] {
			if !w.leads(one.statement, route[i], route[i+1]) {
				continue
			}
			lanes[i].others++
			if one.statement.ID == s.ID {
				lanes[i].statement, lanes[i].to, lanes[i].support = s, route[i+1], one.support
			}
		}
		if lanes[i].statement == nil {
			return nil, nil
		}
	}
	return w.build(route, lanes), nil
}

// others reads the statements among the stops.
func (w *web) others(ctx context.Context, ids []kg.CURIE) ([]*kg.Statement, error) {
	all := kg.NewSet(w.membersOf(ids)...)
	defer func(far *kg.Set) { w.far = far }(w.far)
	w.far = &all
	var found []*kg.Statement
	_, err := w.open(ctx, ids, kg.Out, func(_ kg.CURIE, s *kg.Statement) { found = append(found, s) })
	return found, err
}

// leads reports whether the statement may be walked from one node to the other.
func (w *web) leads(s *kg.Statement, from, to kg.CURIE) bool {
	subject, object := w.ends(s)
	return subject == from && object == to || !w.walk.Directed && subject == to && object == from
}
