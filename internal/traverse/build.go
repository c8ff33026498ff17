package traverse

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// build makes a path of what is known of its nodes and hops.
func (w *web) build(ids []kg.CURIE, along []lane) *Path {
	p := &Path{Sign: kg.Raises, Signed: true}
	var total cost
	for i, l := range along {
		s := l.statement
		h := Hop{Statement: s, Forward: s.Subject == ids[i], Others: l.others, Support: l.support}
		p.Hops = append(p.Hops, h)
		total += costOf(l.support.Value)
		sign, ok := l.effect(ids[i])
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
