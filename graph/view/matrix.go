package view

import (
	"context"
	"slices"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// TestMatrixArgs are the arguments of a matrix of tests.
type TestMatrixArgs struct {
	Rows, Columns *NodeFilter
	Sources       []string
}

// TestMatrix is what is said of every row in every column.
type TestMatrix struct {
	*traverse.Matrix
	Receipt *Receipt
	nodes   *Level
	claims  *Claims
}

// Tests returns the matrix.
func Tests(ctx context.Context, a TestMatrixArgs) (*TestMatrix, error) {
	l, err := From(ctx).lens(ctx, a.Sources)
	if err != nil {
		return nil, err
	}
	q := traverse.MatrixQuery{Scope: l.scope, Budget: budget(ctx)}
	if q.Rows, err = l.matrixLines(ctx, "rows", a.Rows, kg.MSCSource, traverse.RowCategories); err != nil {
		return nil, err
	}
	if q.Columns, err = l.matrixLines(ctx, "columns", a.Columns, kg.DiseaseModel, traverse.ColumnCategories); err != nil {
		return nil, err
	}
	found, err := traverse.Tests(ctx, l.reader, q)
	if err != nil {
		return nil, err
	}
	if err := guard.Scan(ctx, found.Read); err != nil {
		return nil, err
	}
	m := &TestMatrix{Matrix: found}
	var nodes []*kg.Node
	for _, line := range slices.Concat(found.Rows, found.Columns) {
		nodes = append(append(nodes, line.Node), line.Members...)
	}
	var statements []*kg.Statement
	for _, c := range found.Cells {
		statements = append(statements, c.Statements...)
	}
	m.nodes, m.claims = newLevel(l, nodes), newClaims(l, statements)
	m.Receipt = newReceipt(argumentKey("testMatrix", a.Rows, a.Columns, a.Sources), m.claims, anyEvidence)
	return m, spend(ctx, len(nodes)+len(found.Cells)+len(statements))
}

// matrixLines reads the nodes of the rows or columns, by name.
func (l lens) matrixLines(ctx context.Context, argument string, f *NodeFilter, preset kg.Category, fit []kg.Category) ([]kg.CURIE, error) {
	if f == nil {
		f = &NodeFilter{Category: []kg.Category{preset}}
	}
	q := kg.NodeQuery{Page: kg.Page{Limit: traverse.MaxLines}}
	var err error
	if q.Match, q.Within, err = l.farMatch(ctx, f); err != nil {
		return nil, err
	}
	found, err := l.reader.ListNodes(ctx, q)
	switch {
	case err != nil:
		return nil, err
	case found.Total == 0:
		return nil, guard.Errorf(guard.BadValue, "nothing fulfils the filter of %s", argument).
			WithHint("widen the filter; list what fulfils it by the root field nodes of its category")
	case found.Total > traverse.MaxLines:
		return nil, guard.Errorf(guard.FilterTooBroad, "%d nodes fulfil the filter of %s, but a matrix has at most %d", found.Total, argument, traverse.MaxLines).
			WithHint("narrow %s, such as by category or in", argument)
	}
	ids := make([]kg.CURIE, len(found.Nodes))
	for i, n := range found.Nodes {
		if !slices.Contains(fit, n.Category) {
			return nil, guard.Errorf(guard.WrongCategory, "%s holds %s, which is %s: nothing of the kind is tested", argument, n.Name, kg.A(singular(n.Category))).
				WithHint("take nodes of %v", fit).With("category", n.Category)
		}
		ids[i] = n.ID
	}
	return ids, nil
}

// singular is a category as people call it.
func singular(c kg.Category) string {
	info, _ := c.Info()
	return info.Singular
}

// TestLine is a row or a column.
type TestLine struct {
	Node    Node
	Members []Node
}

// Rows are the rows.
func (m *TestMatrix) Rows() []*TestLine { return m.lines(m.Matrix.Rows) }

// Columns are the columns.
func (m *TestMatrix) Columns() []*TestLine { return m.lines(m.Matrix.Columns) }

func (m *TestMatrix) lines(list []traverse.MatrixLine) []*TestLine {
	lines := make([]*TestLine, len(list))
	for i, line := range list {
		lines[i] = &TestLine{Node: m.nodes.node(line.Node.ID), Members: []Node{}}
		for _, n := range line.Members {
			lines[i].Members = append(lines[i].Members, m.nodes.node(n.ID))
		}
	}
	return lines
}

// Cells are the cells of some statuses, of all when none is given.
func (m *TestMatrix) Cells(status []traverse.TestStatus) []*TestCell {
	cells := []*TestCell{}
	for _, c := range m.Matrix.Cells {
		if len(status) == 0 || slices.Contains(status, c.Status()) {
			cells = append(cells, &TestCell{c, m})
		}
	}
	return cells
}

// TestStatusCount is how many cells have a status.
type TestStatusCount struct {
	Status traverse.TestStatus
	Count  int
}

// Counts counts the cells by status.
func (m *TestMatrix) Counts() []*TestStatusCount {
	counts := []*TestStatusCount{{Status: traverse.Tested}, {Status: traverse.StatedUntested}, {Status: traverse.Untested}}
	for _, c := range m.Matrix.Cells {
		i := slices.IndexFunc(counts, func(n *TestStatusCount) bool { return n.Status == c.Status() })
		counts[i].Count++
	}
	return counts
}

// TestCell is what is said of a row in a column.
type TestCell struct {
	*traverse.Cell
	matrix *TestMatrix
}

// Row is whose row it is in.
func (c *TestCell) Row() Node { return c.matrix.nodes.node(c.matrix.Matrix.Rows[c.Cell.Row].Node.ID) }

// Column is whose column it is in.
func (c *TestCell) Column() Node {
	return c.matrix.nodes.node(c.matrix.Matrix.Columns[c.Cell.Column].Node.ID)
}

// Results are how the tests came out.
func (c *TestCell) Results() []*traverse.TestResultCount { return pointers(c.Cell.Results()) }

// Agents are what was tested, each once.
func (c *TestCell) Agents() []Node {
	var ids []kg.CURIE
	for _, s := range c.Cell.Statements {
		ids = append(ids, s.Subject)
	}
	return nodesIn(c.matrix.nodes, slices.Compact(ids))
}

// Statements are those of the cell.
func (c *TestCell) Statements() []*Statement {
	statements := make([]*Statement, len(c.Cell.Statements))
	for i, s := range c.Cell.Statements {
		statements[i] = c.matrix.claims.statement(s.ID)
	}
	return statements
}

// Reading is the cell in words.
func (c *TestCell) Reading(ctx context.Context) (string, error) {
	e, err := c.matrix.claims.ends(ctx)
	if err != nil {
		return "", err
	}
	return c.Cell.Reading(c.matrix.Matrix, e.name), nil
}
