package traverse_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/traverse"
	"github.com/evgraph/evgraph/seed"
)

func TestMain(m *testing.M) { os.Exit(neotest.Main(m)) }

// traversals is how many random traversals of each graph both stores are asked for.
func traversals() int {
	if n, err := strconv.Atoi(os.Getenv("EVGRAPH_TRAVERSALS")); err == nil {
		return n
	}
	return 250
}

// TestBothStoresAgree sends the same random traversals to the embedded store and to
// Neo4j.
func TestBothStoresAgree(t *testing.T) {
	neotest.Config(t)
	for seed := range uint64(4) {
		t.Run(fmt.Sprint("graph ", seed), func(t *testing.T) {
			size := storetest.Size{Nodes: 60, Statements: 250}
			stored := neotest.Loaded(t, moleculeGraph(seed, size), nil)
			d := moleculeGraph(seed, size)
			embedded := readerOf(t, d)
			other, err := stored.Reader(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			dice := rand.New(rand.NewPCG(seed, 9))
			whole := 0
			for i := range traversals() {
				ask := randomTraversal(dice, d)
				want, got := ask(t, embedded), ask(t, other)
				if want != got {
					t.Fatalf("traversal %d: the embedded store says\n%s\nand Neo4j\n%s", i, want, got)
				}
				if strings.Contains(want, "EVG:") {
					whole++
				}
			}
			if whole < traversals()/4 {
				t.Errorf("only %d answers hold anything", whole)
			}
		})
	}
}

// TestReads counts what traversals of the seed send to Neo4j.
func TestReads(t *testing.T) {
	neotest.Config(t)
	data, report := curate.Load(seed.FS)
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	sent := 0
	r, err := neotest.Loaded(t, data, func(c *neostore.Config) { c.Trace = func(neostore.Statement) { sent++ } }).Reader(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	nodes, outcomes := moleculesAndOutcomes(data)
	for i := range 20 {
		sent = 0
		must[*traverse.Neighborhood](t)(traverse.Surround(t.Context(), r, nodes[i:i+1], 2, traverse.Walk{}, traverse.Budget{}))
		if sent != 1 {
			t.Errorf("the neighbourhood of %s takes %d reads", nodes[i], sent)
		}
		sent = 0
		q := traverse.PathQuery{From: nodes[i : i+1], To: outcomes[i : i+1], Longest: traverse.MaxLength, Order: traverse.OnlyShortest, First: kg.MaxPage}
		must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q))
		if sent > 2 {
			t.Errorf("the paths from %s to %s take %d reads", nodes[i], outcomes[i], sent)
		}
	}
}

// randomTraversal is a question whose answer is given as text.
func randomTraversal(dice *rand.Rand, d *kg.Dataset) func(t *testing.T, r kg.Reader) string {
	some := func() kg.CURIE { return d.Nodes[dice.IntN(len(d.Nodes))].ID }
	walk := randomWalk(dice, d)
	if dice.IntN(2) == 0 {
		walk.Collapse = randomCollapse(dice)
	}
	switch dice.IntN(10) {
	case 0:
		of, depth, budget := []kg.CURIE{some(), some()}, 1+dice.IntN(3), traverse.Budget{Nodes: 5 + dice.IntN(60), Statements: 5 + dice.IntN(500)}
		return func(t *testing.T, r kg.Reader) string {
			return tellNeighborhood(must[*traverse.Neighborhood](t)(traverse.Surround(t.Context(), r, of, depth, walk, budget)))
		}
	case 1:
		single := some() // of different sizes, no two groups are the same
		q := traverse.CompareQuery{Groups: [][]kg.CURIE{other(dice, d, single, 2), {single}, other(dice, d, single, 3)}, Walk: walk, First: 20}
		return func(t *testing.T, r kg.Reader) string {
			return tellShares(must[*traverse.Comparison](t)(traverse.Compare(t.Context(), r, q)))
		}
	case 2:
		q := traverse.ConflictQuery{First: 20, Classes: dice.IntN(2) == 0, Scope: walk.Scope, Collapse: walk.Collapse}
		return func(t *testing.T, r kg.Reader) string {
			return tellConflicts(must[*traverse.Conflicts](t)(traverse.FindConflicts(t.Context(), r, q)))
		}
	case 3:
		q := randomGaps(dice, d)
		q.First, q.Budget.Steps, q.Walk.Collapse = 1+dice.IntN(30), 200+dice.IntN(5_000), walk.Collapse
		return func(t *testing.T, r kg.Reader) string {
			found, err := traverse.FindGaps(t.Context(), r, q)
			if errors.Is(err, traverse.ErrEnds) {
				return fmt.Sprintln(err) // both ends are one stop
			}
			return tellGaps(must[*traverse.Gaps](t)(found, err))
		}
	case 4:
		q := randomMatrix(dice, d)
		return func(t *testing.T, r kg.Reader) string {
			return tellMatrix(must[*traverse.Matrix](t)(traverse.Tests(t.Context(), r, q)))
		}
	case 5:
		q := randomPaths(dice, d)
		return func(t *testing.T, r kg.Reader) string {
			found := must[traverse.Distance](t)(traverse.Measure(t.Context(), r, graphsOf(r, walk.Scope.Sources...), q))
			return fmt.Sprintln("distance", q.From, q.To, found)
		}
	case 6:
		of, depth := []kg.CURIE{some(), some()}, 1+dice.IntN(3)
		return func(t *testing.T, r kg.Reader) string {
			found := must[traverse.Reach](t)(traverse.CountLevels(t.Context(), r, graphsOf(r, walk.Scope.Sources...), of, depth, walk, traverse.Budget{}))
			return fmt.Sprintln("reach", of, found)
		}
	case 7:
		q := randomMechanisms(dice, d)
		q.Walk, q.First, q.Budget.Steps = walk, 1+dice.IntN(40), 20+dice.IntN(2_000)
		return func(t *testing.T, r kg.Reader) string {
			return tellMechanisms(must[*traverse.Mechanisms](t)(traverse.FindMechanisms(t.Context(), r, q)))
		}
	case 8:
		p, budget := randomPattern(dice, d), traverse.Budget{Steps: 20 + dice.IntN(2_000)}
		return func(t *testing.T, r kg.Reader) string {
			m, err := traverse.Solve(t.Context(), r, p, budget)
			if errors.Is(err, traverse.ErrPattern) {
				return err.Error() // such as a gene that carries
			}
			return tellRows(must[*traverse.Rows](t)(must[*traverse.Matching](t)(m, err).Rows(t.Context(), 40, "")))
		}
	}
	q := randomPaths(dice, d)
	q.First, q.Budget.Steps, q.Walk.Collapse = 1+dice.IntN(40), 20+dice.IntN(2_000), walk.Collapse
	if dice.IntN(2) == 0 {
		q.Budget.Statements = 1 + dice.IntN(500)
	}
	return func(t *testing.T, r kg.Reader) string {
		found, err := traverse.Find(t.Context(), r, q)
		if errors.Is(err, traverse.ErrEnds) {
			return err.Error() // one stop at both ends
		}
		return tellPaths(must[*traverse.Paths](t)(found, err))
	}
}

// other is so many different nodes but one.
func other(dice *rand.Rand, d *kg.Dataset, but kg.CURIE, n int) (ids []kg.CURIE) {
	for _, i := range dice.Perm(len(d.Nodes)) {
		if id := d.Nodes[i].ID; id != but && len(ids) < n {
			ids = append(ids, id)
		}
	}
	return ids
}

func tellPaths(p *traverse.Paths) string {
	text := fmt.Sprintln("paths", p.More, p.Cut, p.Read)
	for _, one := range p.Paths {
		text += fmt.Sprintln(one.ID(), one.Nodes[0].ID, one.Score, one.Damping, one.Studies, one.Sign, one.Signed)
		for _, s := range one.Stops {
			for _, n := range s.Members {
				text += fmt.Sprint(" ", n.ID)
			}
			for _, j := range s.Joins {
				text += fmt.Sprint(" ", j.ID)
			}
		}
		for _, h := range one.Hops {
			text += fmt.Sprintf("  %s %v %d %+v\n", h.Statement.ID, h.Forward, h.Others, h.Support)
		}
	}
	return text
}

func tellRows(rows *traverse.Rows) string {
	text := fmt.Sprintln("rows", rows.More, rows.Cut)
	for _, r := range rows.Rows {
		text += fmt.Sprintln(foundText(r), r.ID(), r.Studies)
		for _, at := range r.Touched {
			text += fmt.Sprintln("  touched", tellStop(traverse.PathStop(at)))
		}
	}
	return text
}

func tellMechanisms(ms *traverse.Mechanisms) string {
	text := fmt.Sprintln("mechanisms", ms.More, ms.Cut)
	for _, m := range ms.Mechanisms {
		text += tellMechanism(m)
	}
	return text
}

func tellNeighborhood(n *traverse.Neighborhood) string {
	text := fmt.Sprintln("neighbourhood", n.Cut, n.Read)
	for _, one := range n.Nodes {
		text += fmt.Sprintln(one.Node.ID, one.Level, one.Hidden)
		for _, m := range one.Members {
			text += fmt.Sprintln(" ", m.ID)
		}
	}
	for _, s := range n.Statements {
		text += fmt.Sprintln(s.ID)
	}
	return text
}

func tellShares(c *traverse.Comparison) string {
	text := fmt.Sprintln("shares", c.Total, c.Sizes, c.More, c.Cut)
	for _, s := range c.Shares {
		text += fmt.Sprintln(s.Predicate, s.Forward, s.Node.ID)
		for _, p := range s.Parts {
			for _, st := range p.Statements {
				text += fmt.Sprintln(" ", p.Group, st.ID)
			}
		}
	}
	return text
}

func tellConflicts(c *traverse.Conflicts) string {
	text := fmt.Sprintln("conflicts", c.Total, c.More, c.Cut)
	for _, one := range c.Conflicts {
		text += fmt.Sprintln(one.Kind, one.Subject.ID, one.Object.ID, one.Differences)
	}
	return text
}

func tellGaps(g *traverse.Gaps) string {
	text := fmt.Sprintln("gaps", g.Total, g.Joined, g.More, g.Cut, g.Empty)
	for _, one := range g.Gaps {
		text += tellGap(one)
	}
	return text
}

func tellMatrix(m *traverse.Matrix) string {
	text := fmt.Sprintln("matrix", len(m.Cells))
	for _, line := range slices.Concat(m.Rows, m.Columns) {
		text += fmt.Sprintln(line.Node.ID)
		for _, n := range line.Members {
			text += fmt.Sprintln(" ", n.ID)
		}
	}
	for _, c := range m.Cells {
		text += fmt.Sprintln(c.Status(), c.Results())
		for _, s := range c.Statements {
			text += fmt.Sprintln(" ", s.ID)
		}
	}
	return text
}
