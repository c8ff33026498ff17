package traverse

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// lineSet is a set of numbers of lines below MaxLines.
type lineSet [(MaxLines + 63) / 64]uint64

func (l *lineSet) add(line int) { l[line/64] |= 1 << (line % 64) }

// join adds the lines of another set, and reports whether one of them is new.
func (l *lineSet) join(other lineSet) (grown bool) {
	for i, bits := range other {
		grown = grown || bits&^l[i] != 0
		l[i] |= bits
	}
	return grown
}

func (l *lineSet) list() (lines []int) {
	for line := range MaxLines {
		if l[line/64]&(1<<(line%64)) != 0 {
			lines = append(lines, line)
		}
	}
	return lines
}

// members says for nodes which lines they count for.
type members struct {
	*web
	lines map[kg.CURIE]*lineSet
}

// memberStep is how one node counts because another does.
type memberStep struct {
	direction  kg.Direction // of the statement, as seen from the node that counts already
	predicates []kg.Predicate
	category   kg.Category // of the node that counts then, "" for any
	again      bool        // until nothing new counts
}

// rowSteps lead from a row to what was tested for it: narrower kinds, cells from a
// tissue or species, and preparations that are of it, from it or carry it.
var rowSteps = []memberStep{
	{kg.In, []kg.Predicate{kg.IsA, kg.PartOf}, "", true},
	{kg.In, []kg.Predicate{kg.IsolatedFrom, kg.OfSpecies}, "", false},
	{kg.In, []kg.Predicate{kg.IsA}, "", true},
	{kg.Out, []kg.Predicate{kg.Secretes}, kg.EVPreparation, false},
	{kg.In, []kg.Predicate{kg.OfSubtype, kg.Carries}, kg.EVPreparation, false},
}

// columnSteps lead from a column to the models that count for it: narrower kinds, what
// occurs in an organ or a part of it, models of a condition, an inducer or a species.
var columnSteps = []memberStep{
	{kg.In, []kg.Predicate{kg.IsA, kg.PartOf}, "", true},
	{kg.In, []kg.Predicate{kg.OccursIn, kg.InducedBy, kg.OfSpecies}, "", false},
	{kg.In, []kg.Predicate{kg.IsA}, "", true},
	{kg.In, []kg.Predicate{kg.Models}, "", false},
}

// membersOf finds what counts for each line.
func membersOf(ctx context.Context, r kg.Reader, q *MatrixQuery, lines []kg.CURIE, steps []memberStep) (*members, error) {
	m := &members{newWeb(r, Walk{Scope: q.Scope}, q.Budget), map[kg.CURIE]*lineSet{}}
	for i, id := range lines {
		m.count(id).add(i)
	}
	for _, s := range steps {
		fresh := m.ids()
		for again := true; again && len(fresh) > 0; again = s.again {
			var err error
			if fresh, err = m.take(ctx, s, fresh); err != nil {
				return nil, err
			}
		}
	}
	return m, m.know(ctx, m.ids())
}

func (m *members) count(id kg.CURIE) *lineSet {
	if m.lines[id] == nil {
		m.lines[id] = &lineSet{}
	}
	return m.lines[id]
}

func (m *members) ids() []kg.CURIE {
	ids := make([]kg.CURIE, 0, len(m.lines))
	for id := range m.lines {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// take goes one step on from some nodes, and returns those that count for more now.
func (m *members) take(ctx context.Context, s memberStep, from []kg.CURIE) ([]kg.CURIE, error) {
	m.match = kg.StatementMatch{Predicates: s.predicates, Negative: new(bool)}
	if m.like = (kg.NodeMatch{}); s.category != "" {
		m.like.Categories = []kg.Category{s.category}
	}
	before := make(map[kg.CURIE]lineSet, len(from)) // what counts since this step began leads no further in it
	for _, id := range from {
		before[id] = *m.lines[id]
	}
	var fresh []kg.CURIE
	err := m.whole(m.open(ctx, from, s.direction, func(id kg.CURIE, st *kg.Statement) {
		if other := st.Other(id); m.count(other).join(before[id]) {
			fresh = append(fresh, other)
		}
	}))
	if len(m.lines) > m.budget.Nodes {
		return nil, fmt.Errorf("%w: over %d nodes count for the rows or columns", kg.ErrTooBroad, m.budget.Nodes)
	}
	return kg.NewSet(fresh...).IDs, err
}

// whole refuses a matrix of which a part could not be read: it would call untested what
// was tested.
func (m *members) whole(cut Cut, err error) error {
	if cut != "" {
		return fmt.Errorf("%w: the matrix ran out of its budget of %s", kg.ErrTooBroad, cut)
	}
	return err
}

// line lists what counts for a line besides its own node, by name.
func (m *members) line(i int, id kg.CURIE, categories []kg.Category) MatrixLine {
	out := MatrixLine{Node: m.nodes[id]}
	for other, lines := range m.lines {
		n := m.nodes[other]
		if other != id && n != nil && slices.Contains(lines.list(), i) && slices.Contains(categories, n.Category) {
			out.Members = append(out.Members, n)
		}
	}
	slices.SortFunc(out.Members, byName)
	return out
}

func byName(a, b *kg.Node) int {
	return cmp.Or(cmp.Compare(a.NameKey, b.NameKey), cmp.Compare(a.ID, b.ID))
}
