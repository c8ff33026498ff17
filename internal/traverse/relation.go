package traverse

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// pairing is a statement that fulfils an edge with these nodes.
type pairing struct {
	from, to  uint32 // numbers of nodes
	statement *kg.Statement
	support   Support
}

// domain is what may still be bound to a variable; nil while that is not known.
type domain []bool

func (d domain) has(n uint32) bool { return d == nil || int(n) < len(d) && d[n] }

func (d domain) size() int {
	n := 0
	for _, in := range d {
		if in {
			n++
		}
	}
	return n
}

// reduce drops pairings and nodes until each node that is left has a pairing in every
// one of the edges at its variable.
func (j *join) reduce(edges []int, domains []domain) {
	for again := true; again; {
		again = false
		for _, e := range edges {
			at := j.ends[e]
			from, to := make(domain, len(j.ids)), make(domain, len(j.ids))
			j.pairings[e] = slices.DeleteFunc(j.pairings[e], func(p pairing) bool {
				if !domains[at.from].has(p.from) || !domains[at.to].has(p.to) {
					return true
				}
				from[p.from], to[p.to] = true, true
				return false
			})
			again = narrow(&domains[at.from], from) || again
			again = narrow(&domains[at.to], to) || again
		}
	}
}

// narrow reports whether the domain became smaller.
func narrow(d *domain, to domain) bool {
	smaller := *d == nil || to.size() < d.size()
	*d = to
	return smaller
}
