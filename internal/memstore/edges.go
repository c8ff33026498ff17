package memstore

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// The numbers of the directions in which statements are followed from a node.
const (
	both = iota
	out
	in
	mentioned
	directions
)

func directionNumber(d kg.Direction) int {
	switch d {
	case kg.Out:
		return out
	case kg.In:
		return in
	case kg.Mentioned:
		return mentioned
	}
	return both
}

// opposite is the direction of the same statements from their other end.
func opposite(direction int) int {
	switch direction {
	case out:
		return in
	case in:
		return out
	}
	return direction
}

// edges are the statements of every node in one direction, each once.
type edges struct {
	byPredicate adjacency
	byStrength  adjacency
	negative    []uint32 // how many of a node's are negative
}

func (e *edges) in(o kg.StatementOrder) *adjacency {
	if o == kg.ByStrength {
		return &e.byStrength
	}
	return &e.byPredicate
}

// joinNodes makes the edges in all directions and the contexts.
func (s *snapshot) joinNodes(*kg.Dataset) {
	ends := [directions]func(row uint32, yield func(node uint32)){
		both: func(row uint32, yield func(uint32)) {
			yield(s.subjects[row])
			if s.objects[row] != s.subjects[row] {
				yield(s.objects[row])
			}
		},
		out:       func(row uint32, yield func(uint32)) { yield(s.subjects[row]) },
		in:        func(row uint32, yield func(uint32)) { yield(s.objects[row]) },
		mentioned: s.eachMention,
	}
	for d, from := range ends {
		s.edges[d] = s.newEdges(from)
	}
	s.contexts = s.join(s.statementIDs.all, func(row uint32, yield func(uint32)) {
		for _, id := range s.statements[row].Context {
			yield(s.nodeIDs.rows[id])
		}
	})
}

func (s *snapshot) newEdges(from func(row uint32, yield func(node uint32))) edges {
	e := edges{
		byPredicate: s.join(s.statementIDs.all, from),
		byStrength:  s.join(s.byStrength, from),
		negative:    make([]uint32, len(s.nodes)),
	}
	for node := range e.negative {
		for _, row := range e.byPredicate.of(uint32(node)) {
			if s.negative[row] {
				e.negative[node]++
			}
		}
	}
	return e
}

// join lists, by node, the statements from which from leads to it.
func (s *snapshot) join(order []uint32, from func(row uint32, yield func(node uint32))) adjacency {
	return newAdjacency(len(s.nodes), func(yield func(owner, row uint32)) {
		for _, row := range order {
			from(row, func(node uint32) { yield(node, row) })
		}
	})
}

// eachMention gives the nodes that the statement's evidence mentions, each once.
func (s *snapshot) eachMention(row uint32, yield func(node uint32)) {
	var seen []kg.CURIE
	once := func(id kg.CURIE) {
		if id != "" && !slices.Contains(seen, id) {
			seen = append(seen, id)
			yield(s.nodeIDs.rows[id])
		}
	}
	entries := s.evidenceOf(row)
	for i := range entries {
		e := &entries[i]
		for _, id := range e.Credits {
			once(id)
		}
		once(e.Model)
		once(e.Preparation)
	}
}

// mentions reports whether the entry names the node as credit, model or
// preparation.
func mentions(e *kg.Evidence, id kg.CURIE) bool {
	return e.Model == id || e.Preparation == id || slices.Contains(e.Credits, id)
}

// other is the end of the statement that is not the node; for a self loop, the
// node.
func (s *snapshot) other(row, node uint32) uint32 {
	if s.subjects[row] == node {
		return s.objects[row]
	}
	return s.subjects[row]
}
