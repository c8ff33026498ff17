package traverse

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Cell is what is said of a row in a column.
type Cell struct {
	Row, Column int             // places in the matrix
	Statements  []*kg.Statement // TESTED_IN, by the names of preparation and model, then by id
}

// TestStatus says whether something was tested.
type TestStatus string

// The statuses.
const (
	Tested         TestStatus = "TESTED"
	StatedUntested TestStatus = "STATED_UNTESTED" // a statement says that it was not
	Untested       TestStatus = "UNTESTED"        // no statement says anything
)

// Status is Tested when at least one statement says so, whatever others deny.
func (c *Cell) Status() TestStatus {
	switch {
	case len(c.Statements) == 0:
		return Untested
	case slices.ContainsFunc(c.Statements, func(s *kg.Statement) bool { return !s.Negative() }):
		return Tested
	}
	return StatedUntested
}

// TestResultCount is how many tests had a result.
type TestResultCount struct {
	Result kg.TestResult
	Count  int
}

// results are all of them, in order.
var results = []kg.TestResult{kg.Beneficial, kg.ResultNoEffect, kg.Harmful, kg.Mixed, kg.ResultNotStated}

// Results counts the results of the tests, those that occur.
func (c *Cell) Results() (counts []TestResultCount) {
	for _, result := range results {
		n := 0
		for _, s := range c.Statements {
			if !s.Negative() && s.StatedResult() == result {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, TestResultCount{result, n})
		}
	}
	return counts
}

// Reading puts the cell into words.
func (c *Cell) Reading(m *Matrix, name func(kg.CURIE) string) string {
	row, column := &m.Rows[c.Row], &m.Columns[c.Column]
	if len(c.Statements) == 0 {
		return fmt.Sprintf("No test is stated of %s in %s", row.orMembers(), column.asModels())
	}
	told := make([]string, len(c.Statements))
	for i, s := range c.Statements {
		told[i] = kg.Reading(s, name)
	}
	return fmt.Sprintf("%s in %s: %s", kg.Mention(row.Node.Name), column.asModels(), strings.Join(told, "; "))
}

// orMembers names a row with what counts for it.
func (l *MatrixLine) orMembers() string {
	if len(l.Members) == 0 {
		return kg.Mention(l.Node.Name)
	}
	return kg.Mention(l.Node.Name) + ", or of what counts as such,"
}

// asModels names a column by its models.
func (l *MatrixLine) asModels() string {
	if l.Node.Category == kg.DiseaseModel {
		return l.Node.Name
	}
	return "models of " + kg.Mention(l.Node.Name)
}

// byEnds orders statements by the names of their ends.
func byEnds(subjects, objects map[kg.CURIE]*kg.Node) func(a, b *kg.Statement) int {
	return func(a, b *kg.Statement) int {
		return cmp.Or(byName(subjects[a.Subject], subjects[b.Subject]), byName(objects[a.Object], objects[b.Object]), cmp.Compare(a.ID, b.ID))
	}
}
