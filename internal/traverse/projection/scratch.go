package projection

import "sync"

// scratch is what one search writes to. It is used again and again, so that a search
// allocates nothing but its answer.
type scratch struct {
	shut  marks // nodes that are not passed
	sides [2]side
	rim   marks // nodes that a level is counted from
	found marks
}

// newScratches keeps what searches among so many nodes write to.
func newScratches(nodes uint32) *sync.Pool {
	return &sync.Pool{New: func() any {
		s := &scratch{shut: newMarks(nodes), rim: newMarks(nodes), found: newMarks(nodes)}
		for i := range s.sides {
			s.sides[i].closed, s.sides[i].before = newMarks(nodes), make([]uint32, nodes)
		}
		return s
	}}
}

// scratch lends one out until it is put back.
func (g *Graph) scratch() *scratch { return g.scratches.Get().(*scratch) }
