package traverse_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/traverse"
)

// counting answers the same from the plain dataset, one row or column at a time.
type counting struct {
	data    *kg.Dataset
	visible []*kg.Statement
	node    map[kg.CURIE]*kg.Node
}

func newCounting(d *kg.Dataset, scope kg.SourceScope) *counting {
	c := &counting{data: d, node: map[kg.CURIE]*kg.Node{}}
	shown := map[kg.StatementID]bool{}
	for _, e := range d.Evidence {
		if len(scope.Sources) == 0 || slices.Contains(scope.Sources, e.Source) {
			shown[e.Statement] = true
		}
	}
	for i := range d.Statements {
		if shown[d.Statements[i].ID] {
			c.visible = append(c.visible, &d.Statements[i])
		}
	}
	for i := range d.Nodes {
		c.node[d.Nodes[i].ID] = &d.Nodes[i]
	}
	return c
}

// below adds all subjects of the predicates whose object is among them, once or until
// there are no more.
func (c *counting) below(ids []kg.CURIE, again bool, predicates ...kg.Predicate) []kg.CURIE {
	for {
		all := slices.Clone(ids)
		for _, s := range c.visible {
			if !s.Negative() && slices.Contains(predicates, s.Predicate) && slices.Contains(ids, s.Object) {
				all = append(all, s.Subject)
			}
		}
		grown := kg.NewSet(all...).IDs
		if !again || len(grown) == len(kg.NewSet(ids...).IDs) {
			return grown
		}
		ids = grown
	}
}

func (c *counting) agents(row kg.CURIE) []kg.CURIE {
	ids := c.below([]kg.CURIE{row}, true, kg.IsA, kg.PartOf)
	ids = c.below(ids, false, kg.IsolatedFrom, kg.OfSpecies)
	ids = c.below(ids, true, kg.IsA)
	all := slices.Clone(ids)
	for _, s := range c.visible {
		if !s.Negative() && s.Predicate == kg.Secretes && slices.Contains(ids, s.Subject) && c.node[s.Object].Category == kg.EVPreparation {
			all = append(all, s.Object)
		}
	}
	ids = slices.Clone(all)
	for _, s := range c.visible {
		if !s.Negative() && (s.Predicate == kg.OfSubtype || s.Predicate == kg.Carries) && slices.Contains(ids, s.Object) && c.node[s.Subject].Category == kg.EVPreparation {
			all = append(all, s.Subject)
		}
	}
	return all
}

func (c *counting) models(column kg.CURIE) []kg.CURIE {
	ids := c.below([]kg.CURIE{column}, true, kg.IsA, kg.PartOf)
	ids = c.below(ids, false, kg.OccursIn, kg.InducedBy, kg.OfSpecies)
	ids = c.below(ids, true, kg.IsA)
	return c.below(ids, false, kg.Models)
}

// cell lists the statements of a cell, by id.
func (c *counting) cell(row, column kg.CURIE) (ids []kg.StatementID) {
	agents, models := c.agents(row), c.models(column)
	for _, s := range c.visible {
		if s.Predicate == kg.TestedIn && slices.Contains(agents, s.Subject) && slices.Contains(models, s.Object) {
			ids = append(ids, s.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// randomMatrix takes rows and columns of every category.
func randomMatrix(dice *rand.Rand, d *kg.Dataset) traverse.MatrixQuery {
	var q traverse.MatrixQuery
	for range 1 + dice.IntN(6) {
		q.Rows = append(q.Rows, d.Nodes[dice.IntN(len(d.Nodes))].ID)
		q.Columns = append(q.Columns, d.Nodes[dice.IntN(len(d.Nodes))].ID)
	}
	if dice.IntN(4) == 0 {
		q.Scope.Sources = []string{"review", "trial"}
	}
	return q
}

func TestMatrixAgainstBruteForce(t *testing.T) {
	status := map[traverse.TestStatus]int{}
	for seed := range uint64(300) {
		dice := rand.New(rand.NewPCG(seed, 5))
		d := storetest.Generate(seed, storetest.Size{Nodes: 40, Statements: 100 + dice.IntN(300)})
		r := readerOf(t, d)
		for range 3 {
			q := randomMatrix(dice, d)
			oracle := newCounting(d, q.Scope)
			m := must[*traverse.Matrix](t)(traverse.Tests(t.Context(), r, q))
			for i, row := range q.Rows {
				for j, column := range q.Columns {
					c := m.Cells[i*len(q.Columns)+j]
					var got []kg.StatementID
					for _, s := range c.Statements {
						got = append(got, s.ID)
					}
					slices.Sort(got)
					if want := oracle.cell(row, column); !slices.Equal(got, want) || c.Row != i || c.Column != j {
						t.Fatalf("seed %d: cell %d %d, %s in %s, is %v, want %v", seed, i, j, row, column, got, want)
					}
					status[c.Status()]++
				}
			}
		}
	}
	for _, s := range []traverse.TestStatus{traverse.Tested, traverse.StatedUntested, traverse.Untested} {
		if status[s] < 20 {
			t.Errorf("only %d cells are %s", status[s], s)
		}
	}
}

// testsOf makes a graph of a source, of a narrower one that secretes a preparation, of a
// second preparation that was treated, and of a model of a disease, with the tests given.
func testsOf(t *testing.T, tests ...kg.Statement) kg.Reader {
	t.Helper()
	d := &kg.Dataset{Sources: []kg.Source{{Key: "review"}}, Nodes: []kg.Node{
		{ID: "EVG:bone", Category: kg.MSCSource, Name: "bone marrow MSC"}, {ID: "EVG:human", Category: kg.MSCSource, Name: "human bone marrow MSC"},
		{ID: "EVG:ev", Category: kg.EVPreparation, Name: "bone marrow MSC-EVs"}, {ID: "EVG:treated", Category: kg.EVPreparation, Name: "RNase-treated MSC-EVs"},
		{ID: "EVG:mouse", Category: kg.DiseaseModel, Name: "stroke in mice"}, {ID: "EVG:rat", Category: kg.DiseaseModel, Name: "stroke in rats"},
		{ID: "EVG:stroke", Category: kg.Disease, Name: "stroke"},
	}}
	claims := append([]kg.Statement{
		claim("human", kg.IsA, "bone", ""), claim("human", kg.Secretes, "ev", ""), claim("treated", kg.PreparedWith, "ev", ""),
		claim("mouse", kg.Models, "stroke", ""), claim("rat", kg.Models, "stroke", ""),
	}, tests...)
	for i, s := range claims {
		d.Statements = append(d.Statements, s)
		d.Evidence = append(d.Evidence, kg.Evidence{ID: kg.CURIE(fmt.Sprintf("EVG:E-%d", i)), Statement: s.ID, Source: "review"})
	}
	return readerOf(t, d)
}

func tested(agent, model string, result kg.TestResult) kg.Statement {
	return kg.NewStatement(kg.CURIE("EVG:"+agent), kg.TestedIn, kg.CURIE("EVG:"+model), kg.Qualifiers{Result: result})
}

func TestTests(t *testing.T) {
	denied := kg.NewStatement("EVG:ev", kg.TestedIn, "EVG:rat", kg.Qualifiers{Negated: true})
	for _, w := range []struct {
		name   string
		tests  []kg.Statement
		column kg.CURIE
		want   string
	}{
		{"nothing said", nil, "EVG:mouse", "UNTESTED []"},
		{"a preparation of a narrower source", []kg.Statement{tested("ev", "mouse", kg.Beneficial)}, "EVG:mouse", "TESTED [{BENEFICIAL 1}]"},
		{"the cells themselves", []kg.Statement{tested("bone", "mouse", kg.ResultNotStated)}, "EVG:mouse", "TESTED [{NOT_STATED 1}]"},
		{"another model", []kg.Statement{tested("ev", "mouse", kg.Beneficial)}, "EVG:rat", "UNTESTED []"},
		{"the disease of the model", []kg.Statement{tested("ev", "mouse", kg.Beneficial), tested("human", "rat", kg.Mixed), tested("human", "mouse", kg.Mixed)}, "EVG:stroke",
			"TESTED [{BENEFICIAL 1} {MIXED 2}]"},
		{"a treated preparation counts for itself", []kg.Statement{tested("treated", "mouse", kg.ResultNoEffect)}, "EVG:mouse", "UNTESTED []"},
		{"stated as not tested", []kg.Statement{denied}, "EVG:rat", "STATED_UNTESTED []"},
		{"tested here, stated as not tested there", []kg.Statement{denied, tested("ev", "mouse", kg.Harmful)}, "EVG:stroke", "TESTED [{HARMFUL 1}]"},
	} {
		t.Run(w.name, func(t *testing.T) {
			m := must[*traverse.Matrix](t)(traverse.Tests(t.Context(), testsOf(t, w.tests...), traverse.MatrixQuery{Rows: []kg.CURIE{"EVG:bone"}, Columns: []kg.CURIE{w.column}}))
			if got := fmt.Sprint(m.Cells[0].Status(), " ", m.Cells[0].Results()); got != w.want {
				t.Errorf("%s, want %s", got, w.want)
			}
		})
	}
}

func TestMatrixMembers(t *testing.T) {
	m := must[*traverse.Matrix](t)(traverse.Tests(t.Context(), testsOf(t), traverse.MatrixQuery{Rows: []kg.CURIE{"EVG:bone", "EVG:treated"}, Columns: []kg.CURIE{"EVG:stroke"}}))
	var got []string
	for _, line := range slices.Concat(m.Rows, m.Columns) {
		got = append(got, line.Node.Name+":")
		for _, n := range line.Members {
			got = append(got, n.Name)
		}
	}
	if want := "[bone marrow MSC: bone marrow MSC-EVs human bone marrow MSC RNase-treated MSC-EVs: stroke: stroke in mice stroke in rats]"; fmt.Sprint(got) != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestMatrixRefuses(t *testing.T) {
	r := testsOf(t, tested("ev", "mouse", kg.Beneficial))
	rows, columns := []kg.CURIE{"EVG:bone"}, []kg.CURIE{"EVG:stroke"}
	now := time.Unix(0, 0)
	for _, w := range []struct {
		name string
		q    traverse.MatrixQuery
		err  error
	}{
		{"no rows", traverse.MatrixQuery{Columns: columns}, traverse.ErrRange},
		{"too many columns", traverse.MatrixQuery{Rows: rows, Columns: slices.Repeat(columns, traverse.MaxLines+1)}, traverse.ErrRange},
		{"too many cells", traverse.MatrixQuery{Rows: slices.Repeat(rows, 51), Columns: slices.Repeat(columns, 50)}, traverse.ErrRange},
		{"few statements", traverse.MatrixQuery{Rows: rows, Columns: columns, Budget: traverse.Budget{Statements: 1}}, kg.ErrTooBroad},
		{"few nodes", traverse.MatrixQuery{Rows: rows, Columns: columns, Budget: traverse.Budget{Nodes: 2}}, kg.ErrTooBroad},
		{"no time", traverse.MatrixQuery{Rows: rows, Columns: columns, Budget: traverse.Budget{Until: now, Now: func() time.Time { return now }}}, kg.ErrTooBroad},
	} {
		if _, err := traverse.Tests(t.Context(), r, w.q); !errors.Is(err, w.err) {
			t.Errorf("%s: %v, want %v", w.name, err, w.err)
		}
	}
}
