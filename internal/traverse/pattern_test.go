package traverse_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/traverse"
)

// randomPattern joins up to 6 variables by a tree of edges and some more.
func randomPattern(dice *rand.Rand, d *kg.Dataset) traverse.Pattern {
	g := patternDice{dice, d, traverse.Pattern{}, nil}
	required := 2 + dice.IntN(3)
	for i := range required {
		g.variable(traverse.Required)
		if i > 0 {
			g.edge(dice.IntN(i), i, traverse.Required)
		}
	}
	for range dice.IntN(3) {
		need := choice(dice, traverse.Optional, traverse.Absent)
		i := g.variable(need)
		g.edge(g.owned(required, i, need), i, need)
	}
	for range dice.IntN(3) {
		if a, b := dice.IntN(required), dice.IntN(required); a != b {
			g.edge(a, b, choice(dice, traverse.Required, traverse.Required, traverse.Optional, traverse.Absent))
		}
	}
	g.constrain()
	dice.Shuffle(len(g.p.Edges), func(i, j int) { g.p.Edges[i], g.p.Edges[j] = g.p.Edges[j], g.p.Edges[i] })
	dice.Shuffle(len(g.p.Nodes), func(i, j int) { g.p.Nodes[i], g.p.Nodes[j] = g.p.Nodes[j], g.p.Nodes[i] })
	return g.p
}

type patternDice struct {
	*rand.Rand
	data  *kg.Dataset
	p     traverse.Pattern
	needs []traverse.Need
}

func choice[T any](dice *rand.Rand, of ...T) T { return of[dice.IntN(len(of))] }

func (g *patternDice) variable(n traverse.Need) int {
	v := traverse.Variable{Name: fmt.Sprintf("v%d", len(g.p.Nodes)), Hubs: g.IntN(2) == 0}
	some := func() kg.CURIE { return g.data.Nodes[g.IntN(len(g.data.Nodes))].ID }
	switch g.IntN(10) {
	case 0:
		set := kg.NewSet(some(), some(), some(), some(), some(), some())
		v.Within = &set
	case 1:
		set := kg.NewSet(some(), some()).Not()
		v.Within = &set
	case 2:
		v.Match.Categories = kg.CargoCategories
	case 3:
		hub := g.IntN(2) == 0
		v.Match.Hub = &hub
	}
	g.p.Nodes, g.needs = append(g.p.Nodes, v), append(g.needs, n)
	return len(g.p.Nodes) - 1
}

// owned is a variable that an edge of this need may begin at.
func (g *patternDice) owned(required, before int, need traverse.Need) int {
	for {
		if i := g.IntN(before); i < required || g.needs[i] == need {
			return i
		}
	}
}

func (g *patternDice) edge(a, b int, need traverse.Need) {
	if g.IntN(2) == 0 {
		a, b = b, a
	}
	e := traverse.PatternEdge{Name: fmt.Sprintf("s%d", len(g.p.Edges)), From: g.p.Nodes[a].Name, To: g.p.Nodes[b].Name, Either: g.IntN(2) == 0, Need: need}
	e.Match = randomWalk(g.Rand, g.data).Match
	g.p.Edges = append(g.p.Edges, e)
}

func (g *patternDice) constrain() {
	if g.IntN(4) == 0 {
		g.p.Distinct = [][]string{}
		if g.IntN(2) == 0 {
			g.p.Distinct = append(g.p.Distinct, []string{"v0", "v1"})
		}
	}
	var required []string
	for _, e := range g.p.Edges {
		if e.Need == traverse.Required {
			required = append(required, e.Name)
		}
	}
	if len(required) > 1 && g.IntN(4) == 0 {
		g.p.SameStudy = [][]string{required[:2]}
	}
	if g.IntN(8) == 0 {
		g.p.Scope.Sources = []string{"review", "trial"}
	}
}

// TestSolveAgainstNestedLoops compares whole answers on thousands of patterns.
func TestSolveAgainstNestedLoops(t *testing.T) {
	var tally struct{ answered, rows, shared, optional, absent, refused int }
	for seed := range uint64(400) {
		dice := rand.New(rand.NewPCG(seed, 3))
		d := storetest.Generate(seed, storetest.Size{Nodes: 22 + dice.IntN(8), Statements: 40 + dice.IntN(80)})
		r := readerOf(t, d)
		for range 8 {
			p := randomPattern(dice, d)
			m, err := traverse.Solve(t.Context(), r, p, traverse.Budget{})
			if errors.Is(err, traverse.ErrPattern) { // such as a gene that carries
				tally.refused++
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			n := newNested(d, p)
			want := n.rows()
			got := must[*traverse.Rows](t)(m.Rows(t.Context(), kg.MaxPage, ""))
			if got.More != (len(want) > kg.MaxPage) || got.Cut != "" {
				t.Fatalf("seed %d, %+v: more %v, cut %q of %d rows", seed, p, got.More, got.Cut, len(want))
			}
			for i := range min(len(got.Rows), len(want)) {
				if g, w := foundText(got.Rows[i]), n.text(want[i]); g != w {
					t.Fatalf("seed %d, %+v: row %d is\n%s, want\n%s", seed, p, i, g, w)
				}
			}
			if len(got.Rows) != min(len(want), kg.MaxPage) {
				t.Fatalf("seed %d, %+v: %d rows, want %d", seed, p, len(got.Rows), len(want))
			}
			if len(want) > 0 {
				tally.answered++
				tally.rows += len(want)
				tally.shared += len(p.SameStudy)
				tally.optional += min(1, len(n.parts(traverse.Optional, nil)))
				tally.absent += min(1, len(n.parts(traverse.Absent, nil)))
			}
		}
	}
	t.Logf("%+v", tally)
	if tally.answered < 1_000 || tally.shared < 20 || tally.optional < 200 || tally.absent < 200 {
		t.Errorf("the graphs prove little: %+v", tally)
	}
}
