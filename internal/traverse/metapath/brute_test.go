package metapath_test

import (
	"fmt"
	"math"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/metapath"
)

// brute walks every simple path of the plain dataset. It shares the vocabulary with the
// engine, and nothing else.
type brute struct {
	node    map[kg.CURIE]*kg.Node
	arcs    map[kg.CURIE][]arc
	degree  map[end]int
	walk    metapath.Walk
	damping float64
}

// arc is a step as metapaths write it: what stands before the node it leads to.
type arc struct {
	text      string
	predicate kg.Predicate
	to        kg.CURIE
}

// end is a node in a step, by the text of the step and of the category it leads to.
type end struct {
	id   kg.CURIE
	text string
}

func newBrute(d *kg.Dataset, sources []string, w metapath.Walk, damping float64) *brute {
	b := &brute{map[kg.CURIE]*kg.Node{}, map[kg.CURIE][]arc{}, map[end]int{}, w, damping}
	for i := range d.Nodes {
		b.node[d.Nodes[i].ID] = &d.Nodes[i]
	}
	speaks := map[kg.StatementID]bool{}
	for _, e := range d.Evidence {
		if !e.Refutes && (len(sources) == 0 || slices.Contains(sources, e.Source)) {
			speaks[e.Statement] = true
		}
	}
	for i := range d.Statements {
		s := &d.Statements[i]
		if !speaks[s.ID] || s.Negated || s.Effect == "NO_EFFECT" || s.Subject == s.Object {
			continue
		}
		there, back := fmt.Sprintf("-%s>", s.Predicate), fmt.Sprintf("<%s-", s.Predicate)
		if s.Predicate == "ORTHOLOG_OF" {
			there, back = "-ORTHOLOG_OF-", "-ORTHOLOG_OF-"
		}
		b.join(s.Subject, arc{there, s.Predicate, s.Object})
		b.join(s.Object, arc{back, s.Predicate, s.Subject})
	}
	for from, arcs := range b.arcs {
		for _, a := range arcs {
			b.degree[end{from, b.text(a)}]++
		}
	}
	return b
}

func (b *brute) join(from kg.CURIE, a arc) {
	if !slices.Contains(b.arcs[from], a) {
		b.arcs[from] = append(b.arcs[from], a)
	}
}

func (b *brute) text(a arc) string { return a.text + string(b.node[a.to].Category) }

// trail is a path as brute force finds it.
type trail struct {
	nodes   []kg.CURIE
	product float64
}

// trails lists the paths between two nodes by metapath; to is "" for any.
func (b *brute) trails(from, to kg.CURIE, longest int) map[string][]trail {
	all := map[string][]trail{}
	var walk func(at trail, text string)
	walk = func(at trail, text string) {
		last := at.nodes[len(at.nodes)-1]
		if last == to || to == "" && len(at.nodes) > 1 {
			all[text] = append(all[text], trail{slices.Clone(at.nodes), at.product})
		}
		if last == to {
			return
		}
		if len(at.nodes) > longest || len(at.nodes) > 1 && !b.passes(last) {
			return
		}
		for _, a := range b.arcs[last] {
			if slices.Contains(at.nodes, a.to) || !b.follows(a.predicate) {
				continue
			}
			product := at.product * b.weight(last, a) * b.weight(a.to, b.turned(last, a))
			walk(trail{append(at.nodes, a.to), product}, text+b.text(a))
		}
	}
	walk(trail{[]kg.CURIE{from}, 1}, string(b.node[from].Category))
	return all
}

func (b *brute) weight(id kg.CURIE, a arc) float64 {
	return math.Pow(float64(b.degree[end{id, b.text(a)}]), -b.damping)
}

// turned is the step back.
func (b *brute) turned(from kg.CURIE, a arc) arc {
	for _, back := range b.arcs[a.to] {
		if back.to == from && back.predicate == a.predicate && (back.text[0] != a.text[0] || back.text == "-ORTHOLOG_OF-") {
			return back
		}
	}
	panic("a step without its way back")
}

func (b *brute) follows(p kg.Predicate) bool {
	if len(b.walk.Predicates) > 0 {
		return slices.Contains(b.walk.Predicates, p)
	}
	return b.walk.Hierarchy || p != "IS_A" && p != "PART_OF"
}

func (b *brute) passes(id kg.CURIE) bool {
	n := b.node[id]
	return (b.walk.Hubs || !n.Hub) && !slices.Contains(b.walk.Exclude, id) &&
		(len(b.walk.Through) == 0 || slices.Contains(b.walk.Through, n.Category))
}
