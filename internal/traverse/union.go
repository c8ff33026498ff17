package traverse

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/stops"
)

// A walk goes from stop to stop. As it comes, every node is a stop of its own. Under
// Walk.Collapse a stop is all nodes that positive statements of the unifying predicates
// join, directly or through others, by the sources in scope; statements within a stop
// vanish, and those between two stops join these. A hub is always a stop of its own.
//
// A stop goes by the id of its first member.

// MaxStop is how many nodes count as one stop at most.
const MaxStop = stops.Max

// union is the nodes of a stop that are several.
type union struct {
	members []kg.CURIE // the gene first, in the order of stops.Compare
	links   map[kg.CURIE][]link
}

// link is a statement that makes a member one with another one.
type link struct {
	statement *kg.Statement // the strongest that does
	to        kg.CURIE
}

// stop is the id of the stop of a node that was met.
func (w *web) stop(id kg.CURIE) kg.CURIE {
	if s := w.stops[id]; s != nil {
		return s.members[0]
	}
	return id
}

// members are the nodes of a stop.
func (w *web) members(id kg.CURIE) []kg.CURIE {
	if s := w.stops[id]; s != nil {
		return s.members
	}
	return []kg.CURIE{id}
}

// membersOf are the nodes of some stops.
func (w *web) membersOf(ids []kg.CURIE) []kg.CURIE {
	if len(w.unifying) == 0 {
		return ids
	}
	var all []kg.CURIE
	for _, id := range ids {
		all = append(all, w.members(id)...)
	}
	return all
}

// ends are the stops that a statement joins.
func (w *web) ends(s *kg.Statement) (subject, object kg.CURIE) {
	return w.stop(s.Subject), w.stop(s.Object)
}

// other is the stop that a statement leads to from one.
func (w *web) other(s *kg.Statement, from kg.CURIE) kg.CURIE {
	subject, object := w.ends(s)
	if subject == from {
		return object
	}
	return subject
}

// touched is the node of a stop that a statement names.
func (w *web) touched(s *kg.Statement, stop kg.CURIE) kg.CURIE {
	if w.stop(s.Subject) == stop {
		return s.Subject
	}
	return s.Object
}

// within reports whether a statement joins nodes that count as one.
func (w *web) within(s *kg.Statement) bool {
	one := w.stops[s.Subject]
	return one != nil && one == w.stops[s.Object]
}

// passes reports whether a stop may stand between the ends: one of its nodes may, and
// none is excluded.
func (w *web) passes(id kg.CURIE) bool {
	return !w.excluded(id) && slices.ContainsFunc(w.members(id), func(m kg.CURIE) bool { return w.walk.passes(w.nodes[m]) })
}

// excluded reports whether a stop is never entered.
func (w *web) excluded(id kg.CURIE) bool {
	return slices.ContainsFunc(w.members(id), w.walk.Exclude.Has)
}

// chain leads from one member to another over as few links as there are, by the first
// members where several chains do.
func (w *web) chain(from, to kg.CURIE) (members []kg.CURIE, along []*kg.Statement) {
	if from == to {
		return []kg.CURIE{from}, nil
	}
	links := w.stops[from].links
	onward := map[kg.CURIE]link{to: {}}
	for queue := []kg.CURIE{to}; ; queue = queue[1:] { // from the end, so that the way on is known at the start
		at := queue[0]
		if at == from {
			break
		}
		for _, l := range links[at] {
			if _, known := onward[l.to]; !known {
				onward[l.to] = link{l.statement, at}
				queue = append(queue, l.to)
			}
		}
	}
	for at := from; at != to; at = onward[at].to {
		members, along = append(members, at), append(along, onward[at].statement)
	}
	return append(members, to), along
}
