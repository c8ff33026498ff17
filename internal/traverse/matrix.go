package traverse

import (
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Bounds of a matrix.
const (
	MaxLines = 100   // rows, or columns
	MaxCells = 2_500 // rows times columns
)

// MatrixQuery asks what was tested in what. For a row count the node itself, its
// narrower kinds and parts, cells isolated from it or of its species, and the
// preparations that any of these secrete or that are of its class or carry it. For a
// column count the models among it and its narrower kinds and parts, and those that
// model it, occur in it, are induced by it or of its species, or model a condition that
// does. A treated preparation is prepared with another one and no kind of it, so it
// counts for itself only.
type MatrixQuery struct {
	Scope         kg.SourceScope
	Rows, Columns []kg.CURIE // 1 to MaxLines, in their order; no more than MaxCells together
	Budget        Budget
}

// Matrix is what is said of every row in every column.
type Matrix struct {
	Rows, Columns []MatrixLine
	Cells         []*Cell // row by row, one for each column
	Read          int     // statements that were read
}

// RowCategories and ColumnCategories are those of nodes for which something can count.
var (
	RowCategories    = endsOf([]kg.Predicate{kg.TestedIn}, []kg.Predicate{kg.IsolatedFrom, kg.OfSpecies})
	ColumnCategories = endsOf(nil, []kg.Predicate{kg.TestedIn, kg.Models, kg.OccursIn, kg.InducedBy, kg.OfSpecies})
)

// endsOf are the categories of the subjects and of the objects that predicates take.
func endsOf(subjects, objects []kg.Predicate) (all []kg.Category) {
	for _, p := range subjects {
		info, _ := p.Info()
		all = append(all, info.Domain...)
	}
	for _, p := range objects {
		info, _ := p.Info()
		all = append(all, info.Range...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// MatrixLine is a row or a column.
type MatrixLine struct {
	Node    *kg.Node
	Members []*kg.Node // what counts for it besides itself, by name
}

// Tests returns the matrix, whole. When the budget does not suffice it is
// kg.ErrTooBroad, for what was not read would look untested.
func Tests(ctx context.Context, r kg.Reader, q MatrixQuery) (*Matrix, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	rows, err := membersOf(ctx, r, &q, q.Rows, rowSteps)
	if err != nil {
		return nil, err
	}
	columns, err := membersOf(ctx, r, &q, q.Columns, columnSteps)
	if err != nil {
		return nil, err
	}
	m := &Matrix{Cells: make([]*Cell, len(q.Rows)*len(q.Columns))}
	for i := range m.Cells {
		m.Cells[i] = &Cell{Row: i / len(q.Columns), Column: i % len(q.Columns)}
	}
	tested, _ := kg.TestedIn.Info()
	for i, id := range q.Rows {
		m.Rows = append(m.Rows, rows.line(i, id, tested.Domain))
	}
	for i, id := range q.Columns {
		m.Columns = append(m.Columns, columns.line(i, id, tested.Range))
	}
	err = m.fill(ctx, rows, columns)
	m.Read = rows.read + columns.read
	return m, err
}

func (q *MatrixQuery) check() error {
	for _, lines := range []struct {
		name string
		ids  []kg.CURIE
	}{{"rows", q.Rows}, {"columns", q.Columns}} {
		if n := len(lines.ids); n < 1 || n > MaxLines {
			return fmt.Errorf("%w: %d %s, but it takes 1 to %d", ErrRange, n, lines.name, MaxLines)
		}
	}
	if n := len(q.Rows) * len(q.Columns); n > MaxCells {
		return &Refusal{fmt.Errorf("%w: %d rows of %d columns are %d cells, but at most %d", ErrRange, len(q.Rows), len(q.Columns), n, MaxCells),
			"narrow rows or columns, such as by category or in"}
	}
	return nil
}

// fill puts every test, also a denied one, into all the cells that it counts for.
func (m *Matrix) fill(ctx context.Context, rows, columns *members) error {
	models := kg.NewSet(columns.ids()...)
	rows.match, rows.like, rows.far = kg.StatementMatch{Predicates: []kg.Predicate{kg.TestedIn}}, kg.NodeMatch{}, &models
	err := rows.whole(rows.open(ctx, rows.ids(), kg.Out, func(_ kg.CURIE, s *kg.Statement) {
		for _, row := range rows.lines[s.Subject].list() {
			for _, column := range columns.lines[s.Object].list() {
				cell := m.Cells[row*len(m.Columns)+column]
				cell.Statements = append(cell.Statements, s)
			}
		}
	}))
	for _, cell := range m.Cells {
		slices.SortFunc(cell.Statements, byEnds(rows.nodes, columns.nodes))
	}
	return err
}
