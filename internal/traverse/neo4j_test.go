package traverse_test

import (
	"fmt"
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
			stored := neotest.Planned(t, moleculeGraph(seed, size), nil)
			d := moleculeGraph(seed, size)
			embedded := readerOf(t, d)
			other, err := stored.Reader(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			a := newAsker(seed, 9, d)
			a.budgeted = true
			whole := 0
			for i := range traversals() {
				q := questions[i%len(questions)]
				ask := q.ask(a)
				want, got := ask(t, embedded), ask(t, other)
				if want != got {
					t.Fatalf("traversal %d, %s: the embedded store says\n%s\nand Neo4j\n%s", i, q.name, want, got)
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
	store := neotest.Planned(t, data, func(c *neostore.Config) { c.Trace = func(neostore.Statement) { sent++ } })
	r, err := store.Reader(t.Context())
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

func tellPaths(p *traverse.Paths) string {
	text := fmt.Sprintln("paths", p.More, p.Cut, p.Read)
	for _, one := range p.Paths {
		text += tellPath(one)
	}
	return text
}

func tellPath(one *traverse.Path) string {
	text := fmt.Sprintln(one.ID(), one.Nodes[0].ID, one.Score, one.Damping, one.Studies, one.Sign, one.Signed)
	for _, s := range one.Stops {
		text += " " + tellStop(s)
	}
	for _, h := range one.Hops {
		text += fmt.Sprintf("  %s %v %d %+v\n", h.Statement.ID, h.Forward, h.Others, h.Support)
	}
	return text
}

func tellRow(r *traverse.Row) string {
	text := fmt.Sprintln(foundText(r), r.ID(), r.Studies)
	for _, at := range r.Touched {
		text += fmt.Sprintln("  touched", tellStop(traverse.PathStop(at)))
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

func tellShare(s *traverse.Share) string {
	text := fmt.Sprintln(s.ID(), s.Predicate, s.Forward, s.Node.ID)
	for _, p := range s.Parts {
		text += fmt.Sprintln(" ", p.Group, statementIDs(p.Statements))
	}
	return text
}

func tellConflict(c *traverse.Conflict) string {
	text := fmt.Sprintln(c.ID(), c.Kind, c.Subject.ID, c.Object.ID, c.Differences)
	for _, side := range c.Sides {
		text += fmt.Sprintln(" ", side.Sign, statementIDs(side.Statements))
	}
	return text
}

func statementIDs(list []*kg.Statement) (ids []kg.StatementID) {
	for _, s := range list {
		ids = append(ids, s.ID)
	}
	return ids
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
