package projection

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Levels counts the nodes that some nodes first reach in 0, 1, and up to depth steps:
// for each level by category. Nodes that are not passed are counted and lead no
// further, except the first ones. What is only refuted leads on too, for it is among
// what touches a node.
func (g *Graph) Levels(ctx context.Context, of []Node, depth int, w Walk) ([][]int, error) {
	s := g.scratch()
	defer g.scratches.Put(s)
	closed := s.sides[0].closed
	g.shut(&w, s.shut)
	clear(closed)
	g.exclude(&w, closed)
	clear(s.found)
	for _, n := range of {
		s.found.set(g.number(n))
		closed.set(g.number(n))
	}
	copy(s.rim, s.found)
	levels := make([][]int, depth+1)
	counts := make([]int, len(levels)*len(kg.Categories))
	for d := range levels {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if d > 0 {
			s.step(g, closed, &w)
		}
		levels[d], counts = counts[:len(kg.Categories)], counts[len(kg.Categories):]
		for kind := range levels[d] {
			levels[d][kind] = s.found.count(g.first[kind], g.first[kind+1])
		}
	}
	return levels, nil
}

// step finds the nodes that the rim leads to and that are not closed; they are closed
// then, and those that are passed are the rim.
func (s *scratch) step(g *Graph, closed marks, w *Walk) {
	clear(s.found)
	for _, ways := range []*ways{&g.ways, &g.refuted} {
		if !ways.isNone() {
			s.spread(ways, closed, w)
		}
	}
	for i := range s.found {
		s.found[i] &^= closed[i]
		closed[i] |= s.found[i]
		s.rim[i] = s.found[i] &^ s.shut[i]
	}
}

// spread marks what the rim leads to as found: from the rim, or, where fewer ways will
// be looked at, from the nodes that are not closed, each until it meets the rim (Beamer,
// Asanovic and Patterson 2012, doi:10.1109/SC.2012.50).
func (s *scratch) spread(ways *ways, closed marks, w *Walk) {
	forth, back := w.forth(), w.back()
	ahead, nodes := 0, uint32(len(ways.starts)/runs)
	s.rim.each(func(n uint32) { ahead += len(ways.of(n, forth)) })
	open := int(nodes) - closed.count(0, nodes)
	if open*len(ways.targets) > ahead*ahead {
		s.rim.each(func(n uint32) {
			for _, to := range ways.of(n, forth) {
				s.found.set(to)
			}
		})
		return
	}
	for n := range nodes {
		if closed.has(n) {
			continue
		}
		for _, from := range ways.of(n, back) {
			if s.rim.has(from) {
				s.found.set(n)
				break
			}
		}
	}
}
