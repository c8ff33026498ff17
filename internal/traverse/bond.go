package traverse

import (
	"cmp"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// bond is all that joins two nodes along an edge.
type bond struct {
	claims  []claim    // cheapest first, then by id
	credits []kg.CURIE // of any of them, sorted
	cost    cost       // of the cheapest
}

type claim struct {
	statement *kg.Statement
	support   Support
	cost      cost
}

// arc leads from a node along an edge.
type arc struct {
	to uint32
	*bond
}

// arcs are the arcs of every node, those of node n from starts[n] to starts[n+1], by
// where they lead.
type arcs struct {
	starts []int
	all    []arc
}

func (a *arcs) of(n uint32) []arc { return a.all[a.starts[n]:a.starts[n+1]] }

// find returns the bond of two nodes, nil for none.
func (a *arcs) find(from, to uint32) *bond {
	list := a.of(from)
	i, ok := slices.BinarySearchFunc(list, to, func(x arc, to uint32) int { return cmp.Compare(x.to, to) })
	if !ok {
		return nil
	}
	return list[i].bond
}

// table holds an edge, to be followed either way.
type table struct{ forth, back arcs }

// newTable needs the numbers of nodes to be in the order of their ids.
func newTable(pairings []pairing, nodes int) table {
	slices.SortFunc(pairings, func(a, b pairing) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to),
			cmp.Compare(costOf(a.support.Value), costOf(b.support.Value)), cmp.Compare(a.statement.ID, b.statement.ID))
	})
	type joined struct {
		from uint32
		arc
	}
	var forth, back []joined
	for len(pairings) > 0 {
		first := pairings[0]
		n := slices.IndexFunc(pairings, func(p pairing) bool { return p.from != first.from || p.to != first.to })
		if n < 0 {
			n = len(pairings)
		}
		b := newBond(pairings[:n])
		forth = append(forth, joined{first.from, arc{first.to, b}})
		back = append(back, joined{first.to, arc{first.from, b}})
		pairings = pairings[n:]
	}
	slices.SortFunc(back, func(a, b joined) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	lay := func(list []joined) (a arcs) {
		a.starts = make([]int, nodes+1)
		for _, one := range list {
			a.starts[one.from+1]++
			a.all = append(a.all, one.arc)
		}
		for n := range nodes {
			a.starts[n+1] += a.starts[n]
		}
		return a
	}
	return table{lay(forth), lay(back)}
}

func newBond(pairings []pairing) *bond {
	b := &bond{}
	var credits []kg.CURIE
	for _, p := range pairings {
		b.claims = append(b.claims, claim{p.statement, p.support, costOf(p.support.Value)})
		credits = append(credits, p.support.credits...)
	}
	b.cost, b.credits = b.claims[0].cost, kg.NewSet(credits...).IDs
	return b
}

// cheapest is the cheapest claim that credits the study, or any for "".
func (b *bond) cheapest(study kg.CURIE) *claim {
	for i := range b.claims {
		if _, ok := slices.BinarySearch(b.claims[i].support.credits, study); ok || study == "" {
			return &b.claims[i]
		}
	}
	return nil
}
