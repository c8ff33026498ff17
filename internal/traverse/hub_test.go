package traverse_test

import (
	"context"
	"fmt"
	"runtime"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// star joins one gene to many outcomes.
func star(t testing.TB, rays int) kg.Reader {
	t.Helper()
	d := &kg.Dataset{Sources: []kg.Source{{Key: "review"}}}
	d.Nodes = append(d.Nodes, kg.Node{ID: "EVG:hub", Category: kg.Gene, Name: "everything", Hub: true})
	for n := range rays {
		end := kg.CURIE(fmt.Sprintf("EVG:ray-%d", n))
		d.Nodes = append(d.Nodes, kg.Node{ID: end, Category: kg.Outcome, Name: end.Local()})
		s := kg.NewStatement("EVG:hub", kg.Affects, end, kg.Qualifiers{Effect: kg.Increases})
		d.Statements = append(d.Statements, s)
		d.Evidence = append(d.Evidence, kg.Evidence{ID: kg.CURIE(fmt.Sprint("EVG:E-", n)), Statement: s.ID, Source: "review"})
	}
	return readerOf(t, d)
}

// fromHub are traversals that all begin at a hub, and what each reads and is cut by.
var fromHub = []struct {
	name string
	run  func(context.Context, kg.Reader, traverse.Budget) (int, traverse.Cut, error)
}{
	{"Neighborhood", func(ctx context.Context, r kg.Reader, b traverse.Budget) (int, traverse.Cut, error) {
		found, err := traverse.Surround(ctx, r, []kg.CURIE{"EVG:hub"}, 2, traverse.Walk{}, b)
		if err != nil {
			return 0, "", err
		}
		return found.Read, found.Cut, nil
	}},
	{"Paths", func(ctx context.Context, r kg.Reader, b traverse.Budget) (int, traverse.Cut, error) {
		q := traverse.PathQuery{From: []kg.CURIE{"EVG:ray-1"}, To: []kg.CURIE{"EVG:ray-2"}, Longest: 4, First: 10, Walk: traverse.Walk{Hubs: true}, Budget: b}
		found, err := traverse.Find(ctx, r, q)
		if err != nil {
			return 0, "", err
		}
		return found.Read, found.Cut, nil
	}},
	{"Compare", func(ctx context.Context, r kg.Reader, b traverse.Budget) (int, traverse.Cut, error) {
		found, err := traverse.Compare(ctx, r, traverse.CompareQuery{Groups: [][]kg.CURIE{{"EVG:hub"}, {"EVG:ray-1"}}, First: 10, Budget: b})
		if err != nil {
			return 0, "", err
		}
		return found.Read, found.Cut, nil
	}},
	{"Conflicts", func(ctx context.Context, r kg.Reader, b traverse.Budget) (int, traverse.Cut, error) {
		found, err := traverse.FindConflicts(ctx, r, traverse.ConflictQuery{First: 10, Budget: b})
		if err != nil {
			return 0, "", err
		}
		return found.Read, found.Cut, nil
	}},
	{"Gaps", func(ctx context.Context, r kg.Reader, b traverse.Budget) (int, traverse.Cut, error) {
		q := traverse.GapQuery{From: traverse.GapEnd{Nodes: []kg.CURIE{"EVG:hub"}}, Ways: 1, First: 10, Budget: b}
		found, err := traverse.FindGaps(ctx, r, q)
		if err != nil {
			return 0, "", err
		}
		return found.Read, found.Cut, nil
	}},
	{"Mechanisms", func(ctx context.Context, r kg.Reader, b traverse.Budget) (int, traverse.Cut, error) {
		q := traverse.MechanismQuery{From: traverse.StopTarget, To: traverse.StopOutcome, MaxGaps: -1, First: 10,
			At: map[traverse.Stop]kg.Set{traverse.StopTarget: kg.NewSet("EVG:hub")}, Budget: b}
		found, err := traverse.FindMechanisms(ctx, r, q)
		if err != nil {
			return 0, "", err
		}
		return found.Read, found.Cut, nil
	}},
}

// TestHubIsBounded shows that the budget bounds what a traversal reads and allocates,
// and not the number of statements that a hub has.
func TestHubIsBounded(t *testing.T) {
	budget := traverse.Budget{Statements: 2_000}
	small, large := star(t, 5_000), star(t, 50_000)
	for _, c := range fromHub {
		t.Run(c.name, func(t *testing.T) {
			read, cut, err := c.run(t.Context(), large, budget)
			if err != nil {
				t.Fatal(err)
			}
			if cut == "" || read > budget.Statements+kg.MaxPage {
				t.Errorf("%d statements are read, cut %q; the budget is %d", read, cut, budget.Statements)
			}
			few := allocated(t, func() error { _, _, err := c.run(t.Context(), small, budget); return err })
			many := allocated(t, func() error { _, _, err := c.run(t.Context(), large, budget); return err })
			if many > 4*few+4<<20 { // the store takes room for the hub now and then, of eight bytes a statement
				t.Errorf("ten times the hub takes %d bytes, and not about %d", many, few)
			}
		})
	}
}

// BenchmarkMillionEdgeHub shows how much a traversal from a hub of a million statements
// allocates under the budget as it comes.
func BenchmarkMillionEdgeHub(b *testing.B) {
	r := star(b, 1_000_000)
	for _, c := range fromHub {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				read, cut, err := c.run(b.Context(), r, traverse.Budget{})
				if err != nil || cut == "" {
					b.Fatalf("cut %q, %v", cut, err)
				}
				b.ReportMetric(float64(read), "statements")
			}
		})
	}
}

// allocated is how many bytes a call allocates.
func allocated(t *testing.T, call func() error) uint64 {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := call(); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
