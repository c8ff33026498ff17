package projection

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Builder makes a graph of nodes and pairs.
type Builder struct {
	ids     [][]kg.CURIE
	hubs    [][]bool
	pairs   pairs // of symmetric relations with the lesser end first
	turned  pairs // of symmetric relations as they are stated
	refuted pairs // that nothing supports
}

type metaedge struct {
	subject   int
	predicate kg.Predicate
	object    int
}

// NewBuilder makes an empty one.
func NewBuilder() *Builder {
	n := len(kg.Categories)
	return &Builder{make([][]kg.CURIE, n), make([][]bool, n), pairs{}, pairs{}, pairs{}}
}

// Add adds a node; those of a category must come in the order of their ids.
func (b *Builder) Add(kind int, id kg.CURIE, hub bool) Node {
	b.ids[kind] = append(b.ids[kind], id)
	b.hubs[kind] = append(b.hubs[kind], hub)
	return Node{kind, uint32(len(b.ids[kind]) - 1)}
}

// Join adds a pair, which may be there. Self loops are left out.
func (b *Builder) Join(subject Node, p kg.Predicate, object Node) {
	if subject == object {
		return
	}
	if symmetric(p) {
		b.turned.add(subject, p, object)
		if object.Compare(subject) < 0 {
			subject, object = object, subject
		}
	}
	b.pairs.add(subject, p, object)
}

// Refute adds a pair that counts nowhere but in Levels. Self loops are left out.
func (b *Builder) Refute(subject Node, p kg.Predicate, object Node) {
	if subject != object {
		b.refuted.add(subject, p, object)
	}
}

// symmetric reports whether statements of the predicate read the same from both ends.
func symmetric(p kg.Predicate) bool { return p == kg.OrthologOf }

func pack(a, b uint32) uint64          { return uint64(a)<<32 | uint64(b) }
func unpack(pair uint64) (a, b uint32) { return uint32(pair >> 32), uint32(pair) }

// maxRelations is how many relations a Hop can tell apart.
const maxRelations = 1 << 15

// Graph makes the graph. The builder must not be used again.
func (b *Builder) Graph(version string) (*Graph, error) {
	if len(b.pairs) > maxRelations {
		return nil, fmt.Errorf("%w: %d relations, at most %d", ErrTooLarge, len(b.pairs), maxRelations)
	}
	g := &Graph{Version: version, ids: b.ids, hubs: b.hubs, from: make([][]Hop, len(b.ids))}
	for m, pairs := range b.pairs {
		slices.Sort(pairs)
		b.pairs[m] = slices.Compact(pairs)
		g.Relations = append(g.Relations, NewRelation(m.subject, m.predicate, m.object, len(b.ids[m.subject]), len(b.ids[m.object]), b.pairs[m]))
	}
	slices.SortFunc(g.Relations, func(r, s *Relation) int {
		return cmp.Or(cmp.Compare(r.Subject, s.Subject), cmp.Compare(place(r.Predicate), place(s.Predicate)), cmp.Compare(r.Object, s.Object))
	})
	for i, r := range g.Relations {
		g.from[r.Subject] = append(g.from[r.Subject], newHop(i, false))
		if !r.Mutual() {
			g.from[r.Object] = append(g.from[r.Object], newHop(i, true))
		}
		g.degree = max(g.degree, r.Out.highest(), r.In.highest())
	}
	g.totals = make([][]int, len(b.ids))
	for kind, hops := range g.from {
		g.totals[kind] = make([]int, len(b.ids[kind]))
		for _, h := range hops {
			for row := range g.totals[kind] {
				g.totals[kind][row] += g.Rows(h).Degree(uint32(row))
			}
		}
	}
	g.walkable(b)
	return g, nil
}

// walkable adds to a graph what walks need.
func (g *Graph) walkable(b *Builder) {
	g.first = []uint32{0}
	for kind, ids := range g.ids {
		g.first = append(g.first, g.first[kind]+uint32(len(ids)))
	}
	nodes := g.first[len(g.ids)]
	g.hubMarks, g.scratches = newMarks(nodes), newScratches(nodes)
	for kind, hubs := range g.hubs {
		for row, hub := range hubs {
			if hub {
				g.hubMarks.set(g.first[kind] + uint32(row))
			}
		}
	}
	maps.DeleteFunc(b.pairs, func(m metaedge, _ []uint64) bool { return symmetric(m.predicate) })
	g.ways, g.refuted = newWays(g.first, b.pairs, b.turned), newWays(g.first, b.refuted)
}

func place(p kg.Predicate) int {
	return slices.IndexFunc(kg.Predicates, func(info kg.PredicateInfo) bool { return info.Predicate == p })
}

// NewRelation makes a relation of distinct pairs, each the subject's row in the upper
// half and the object's in the lower, in any order.
func NewRelation(subject int, p kg.Predicate, object int, subjects, objects int, pairs []uint64) *Relation {
	r := &Relation{Subject: subject, Object: object, Predicate: p, Symmetric: symmetric(p)}
	turned := make([]uint64, len(pairs))
	for i, pair := range pairs {
		a, b := unpack(pair)
		turned[i] = pack(b, a)
	}
	if r.Mutual() {
		r.Out = newRows(subjects, append(turned, pairs...))
		r.In = r.Out
		return r
	}
	r.Out, r.In = newRows(subjects, pairs), newRows(objects, turned)
	return r
}

// newRows sorts the pairs into rows.
func newRows(nodes int, pairs []uint64) Rows {
	r := Rows{Offsets: make([]uint32, nodes+1), Targets: make([]uint32, len(pairs))}
	for _, pair := range pairs {
		r.Offsets[pair>>32+1]++
	}
	for i := range nodes {
		r.Offsets[i+1] += r.Offsets[i]
	}
	next := slices.Clone(r.Offsets)
	for _, pair := range pairs {
		from, to := unpack(pair)
		r.Targets[next[from]] = to
		next[from]++
	}
	for i := range nodes {
		slices.Sort(r.Row(uint32(i)))
	}
	return r
}

func (r *Rows) highest() (most int) {
	for i := 1; i < len(r.Offsets); i++ {
		most = max(most, r.Degree(uint32(i-1)))
	}
	return most
}

// Pairs lists the pairs of the relation, sorted; of a mutual one each once, its lesser
// end first.
func (r *Relation) Pairs() []uint64 {
	pairs := make([]uint64, 0, len(r.Out.Targets))
	for i := 1; i < len(r.Out.Offsets); i++ {
		from := uint32(i - 1)
		for _, to := range r.Out.Row(from) {
			if !r.Mutual() || from < to {
				pairs = append(pairs, pack(from, to))
			}
		}
	}
	return pairs
}
