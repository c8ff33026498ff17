package traverse

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// build makes a path of what is known of its nodes and hops.
func (w *web) build(ids []kg.CURIE, along []lane) *Path {
	p := &Path{Sign: kg.Raises, Signed: true, collapse: w.walk.Collapse}
	var total cost
	for i, l := range along {
		s := l.statement
		h := Hop{Statement: s, Forward: w.stop(s.Subject) == ids[i], Others: l.others, Support: l.support}
		p.Hops = append(p.Hops, h)
		total += costOf(l.support.Value)
		sign, ok := l.effect(h.Forward)
		p.Sign *= sign
		p.Signed = p.Signed && ok
	}
	for i, id := range ids {
		p.Nodes = append(p.Nodes, w.nodes[id])
		if i > 0 && i < len(ids)-1 {
			d := damping(w.degree[id])
			p.Damping = append(p.Damping, d)
			total += costOf(d)
		}
	}
	p.Stops = w.pathStops(p.Nodes, along)
	p.Score, p.Studies = total.score(), sharedStudies(p.Hops)
	return p
}

// sharedStudies are the publications that are credited for every claim, none when
// nothing on the path is one.
func sharedStudies(hops []Hop) []kg.CURIE {
	var shared []kg.CURIE
	first := true
	for _, h := range hops {
		switch {
		case !h.Support.claim:
			continue // a mapping is true whatever the study
		case first:
			shared, first = slices.Clone(h.Support.credits), false
		default:
			shared = kg.NewSet(shared...).And(kg.NewSet(h.Support.credits...)).IDs
		}
	}
	return shared
}

// pathStops says what a path touches of its stops.
func (w *web) pathStops(nodes []*kg.Node, along []lane) []PathStop {
	out := make([]PathStop, len(nodes))
	for i, n := range nodes {
		id := n.ID
		in, on := kg.CURIE(""), kg.CURIE("")
		if i > 0 {
			in = w.touched(along[i-1].statement, id)
		}
		if i < len(along) {
			on = w.touched(along[i].statement, id)
		}
		out[i] = w.pathStop(id, in, on, w.named)
	}
	return out
}

// pathStop says what is touched of a stop by a chain that comes in by a member and goes
// on by another one. An end has no such member: there it is what the question names.
func (w *web) pathStop(id, in, on kg.CURIE, named kg.Set) PathStop {
	if w.stops[id] == nil {
		return PathStop{Members: []*kg.Node{w.nodes[id]}}
	}
	if in == "" {
		in = w.asked(id, on, named)
	}
	if on == "" {
		on = w.asked(id, in, named)
	}
	members, joins := w.chain(in, on)
	out := PathStop{Joins: joins}
	for _, m := range members {
		out.Members = append(out.Members, w.nodes[m])
	}
	return out
}

// asked is the member of a stop that the question names: the one that is touched, if it
// does, else the first. If it names none, it is the one that is touched.
func (w *web) asked(stop, touched kg.CURIE, named kg.Set) kg.CURIE {
	if !named.Has(touched) {
		for _, m := range w.members(stop) {
			if named.Has(m) {
				return m
			}
		}
	}
	return touched
}
