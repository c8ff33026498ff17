package projection

import (
	"cmp"
	"slices"
	"sort"
	"sync"

	"github.com/evgraph/evgraph/internal/kg"
)

// Node is the place of a node: its category and its row among the nodes of that, which
// are in the order of their ids.
type Node struct {
	Kind int // index of kg.Categories
	Row  uint32
}

// Compare orders nodes by category and id.
func (n Node) Compare(m Node) int {
	return cmp.Or(cmp.Compare(n.Kind, m.Kind), cmp.Compare(n.Row, m.Row))
}

// Graph is a projection. It must not be changed.
type Graph struct {
	Version   string
	Relations []*Relation // in the order of categories and predicates of package kg

	ids    [][]kg.CURIE // by category
	hubs   [][]bool
	from   [][]Hop // by category
	degree int     // the highest
	totals [][]int // degree of each node in all its hops together, by category

	first     []uint32 // numbers of the first nodes of the categories, and of all
	hubMarks  marks
	ways      ways // of all relations
	refuted   ways // of statements that nothing supports
	scratches *sync.Pool

	standIns map[kg.CURIE]Node   // where nodes are that count as one with others
	members  map[Node][]kg.CURIE // all that count as a node, sorted, where these are several
}

// Relation is a predicate between two categories.
type Relation struct {
	Subject, Object int // indexes of kg.Categories
	Predicate       kg.Predicate
	Symmetric       bool // its statements read the same from either end
	Out             Rows // objects of subjects
	In              Rows // subjects of objects; the same as Out when Symmetric in one category
}

// Mutual reports whether its ends are alike in all respects, so that one hop stands for
// both directions.
func (r *Relation) Mutual() bool { return r.Symmetric && r.Subject == r.Object }

// Rows are the neighbours of the nodes of a category, sorted.
type Rows struct {
	Offsets []uint32 // one more than nodes
	Targets []uint32
}

// Row lists the neighbours of a node.
func (r *Rows) Row(row uint32) []uint32 { return r.Targets[r.Offsets[row]:r.Offsets[row+1]] }

// Degree counts them.
func (r *Rows) Degree(row uint32) int { return int(r.Offsets[row+1] - r.Offsets[row]) }

// Hop is a relation as it is followed: its index, and whether from object to subject.
type Hop uint16

func newHop(relation int, back bool) Hop {
	if back {
		return Hop(relation<<1 | 1)
	}
	return Hop(relation << 1)
}

// Relation is the index of the hop's relation.
func (h Hop) Relation() int { return int(h >> 1) }

// Back reports whether the hop goes from object to subject.
func (h Hop) Back() bool { return h&1 == 1 }

// Rows are the neighbours along the hop.
func (g *Graph) Rows(h Hop) *Rows {
	if r := g.Relations[h.Relation()]; !h.Back() {
		return &r.Out
	} else {
		return &r.In
	}
}

// Start and End are the categories that the hop leads from and to.
func (g *Graph) Start(h Hop) int { return g.End(g.Reverse(h)) }

// End is where Start says.
func (g *Graph) End(h Hop) int {
	r := g.Relations[h.Relation()]
	if h.Back() {
		return r.Subject
	}
	return r.Object
}

// Reverse is the hop the other way round.
func (g *Graph) Reverse(h Hop) Hop {
	if g.Relations[h.Relation()].Mutual() {
		return h
	}
	return h ^ 1
}

// HopsFrom lists the hops from a category.
func (g *Graph) HopsFrom(kind int) []Hop { return g.from[kind] }

// Size counts the nodes of a category.
func (g *Graph) Size(kind int) int { return len(g.ids[kind]) }

// MaxDegree is the highest degree of a node in one relation.
func (g *Graph) MaxDegree() int { return g.degree }

// Totals are the degrees of the nodes of a category in all their hops together.
func (g *Graph) Totals(kind int) []int { return g.totals[kind] }

// ID is the id of a node.
func (g *Graph) ID(n Node) kg.CURIE { return g.ids[n.Kind][n.Row] }

// Members are the ids of all that count as a node, nil where it stands for itself alone.
func (g *Graph) Members(n Node) []kg.CURIE { return g.members[n] }

// Hubs tells which nodes of a category are hubs.
func (g *Graph) Hubs(kind int) []bool { return g.hubs[kind] }

// Find finds a node by its id, or by that of one that counts as it.
func (g *Graph) Find(id kg.CURIE) (Node, bool) {
	for kind, ids := range g.ids {
		if row, ok := slices.BinarySearch(ids, id); ok {
			return Node{kind, uint32(row)}, true
		}
	}
	n, ok := g.standIns[id]
	return n, ok
}

// KindOf is the index of a category in kg.Categories, -1 for an unknown one.
func KindOf(c kg.Category) int {
	return slices.IndexFunc(kg.Categories, func(info kg.CategoryInfo) bool { return info.Category == c })
}

// With returns a graph in which some relations are replaced, for counting and not for
// walks. The new ones must have the degrees of the old ones.
func (g *Graph) With(relations map[int]*Relation) *Graph {
	other := *g
	other.Relations = slices.Clone(g.Relations)
	for i, r := range relations {
		other.Relations[i] = r
	}
	other.ways, other.refuted = ways{}, ways{}
	return &other
}

// Has reports whether a sorted row holds the node.
func Has(row []uint32, node uint32) bool {
	i := sort.Search(len(row), func(i int) bool { return row[i] >= node })
	return i < len(row) && row[i] == node
}
