package traverse_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
	"github.com/evgraph/evgraph/internal/traverse/enrich"
	"github.com/evgraph/evgraph/internal/traverse/metapath"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// star is a hub and what joins many nodes to it.
type star struct {
	hub, ray kg.Category
	join     func(hub, ray kg.CURIE) kg.Statement
}

// stars are those that traversals begin at.
var stars = map[string]star{
	"effects": {kg.Gene, kg.Outcome, func(hub, ray kg.CURIE) kg.Statement {
		return kg.NewStatement(hub, kg.Affects, ray, kg.Qualifiers{Effect: kg.Increases})
	}},
	"carriers": {kg.MiRNA, kg.EVPreparation, func(hub, ray kg.CURIE) kg.Statement {
		return kg.NewStatement(ray, kg.Carries, hub, kg.Qualifiers{})
	}},
	"processes": {kg.Gene, kg.BiologicalProcess, func(hub, ray kg.CURIE) kg.Statement {
		return kg.NewStatement(hub, kg.ParticipatesIn, ray, kg.Qualifiers{})
	}},
}

// readers keeps graphs that several traversals are asked on.
type readers map[string]kg.Reader

// of is the graph of a star with so many rays.
func (k readers) of(t testing.TB, name string, rays int) kg.Reader {
	t.Helper()
	key := fmt.Sprint(name, rays)
	if k[key] == nil {
		k[key] = stars[name].reader(t, rays)
	}
	return k[key]
}

// reader joins the hub to so many nodes.
func (s star) reader(t testing.TB, rays int) kg.Reader {
	t.Helper()
	d := &kg.Dataset{Sources: []kg.Source{{Key: "review"}}}
	d.Nodes = append(d.Nodes, kg.Node{ID: "EVG:hub", Category: s.hub, Name: "everything", Hub: true})
	for n := range rays {
		end := kg.CURIE(fmt.Sprintf("EVG:ray-%d", n))
		d.Nodes = append(d.Nodes, kg.Node{ID: end, Category: s.ray, Name: end.Local()})
		claim := s.join("EVG:hub", end)
		d.Statements = append(d.Statements, claim)
		d.Evidence = append(d.Evidence, kg.Evidence{ID: kg.CURIE(fmt.Sprint("EVG:E-", n)), Statement: claim.ID, Source: "review"})
	}
	return readerOf(t, d)
}

// fromHub are traversals that all begin at a hub, and what each reads and is cut by, or
// refuses with.
var fromHub = []struct {
	name    string
	star    string
	refuses error // nil: none
	run     func(context.Context, kg.Reader, traverse.Budget) (int, traverse.Cut, error)
}{
	{"Neighborhood", "effects", nil, func(ctx context.Context, r kg.Reader, b traverse.Budget) (int, traverse.Cut, error) {
		found, err := traverse.Surround(ctx, r, []kg.CURIE{"EVG:hub"}, 2, traverse.Walk{}, b)
		if err != nil {
			return 0, "", err
		}
		return found.Read, found.Cut, nil
	}},
	{"Paths", "effects", nil, func(ctx context.Context, r kg.Reader, b traverse.Budget) (int, traverse.Cut, error) {
		q := traverse.PathQuery{From: []kg.CURIE{"EVG:ray-1"}, To: []kg.CURIE{"EVG:ray-2"}, Longest: 4, First: 10, Walk: traverse.Walk{Hubs: true}, Budget: b}
		found, err := traverse.Find(ctx, r, q)
		if err != nil {
			return 0, "", err
		}
		return found.Read, found.Cut, nil
	}},
	{"Compare", "effects", nil, func(ctx context.Context, r kg.Reader, b traverse.Budget) (int, traverse.Cut, error) {
		found, err := traverse.Compare(ctx, r, traverse.CompareQuery{Groups: [][]kg.CURIE{{"EVG:hub"}, {"EVG:ray-1"}}, First: 10, Budget: b})
		if err != nil {
			return 0, "", err
		}
		return found.Read, found.Cut, nil
	}},
	{"Conflicts", "effects", nil, func(ctx context.Context, r kg.Reader, b traverse.Budget) (int, traverse.Cut, error) {
		found, err := traverse.FindConflicts(ctx, r, traverse.ConflictQuery{First: 10, Budget: b})
		if err != nil {
			return 0, "", err
		}
		return found.Read, found.Cut, nil
	}},
	{"Gaps", "effects", nil, func(ctx context.Context, r kg.Reader, b traverse.Budget) (int, traverse.Cut, error) {
		q := traverse.GapQuery{From: traverse.GapEnd{Nodes: []kg.CURIE{"EVG:hub"}}, Ways: 1, First: 10, Budget: b}
		found, err := traverse.FindGaps(ctx, r, q)
		if err != nil {
			return 0, "", err
		}
		return found.Read, found.Cut, nil
	}},
	{"Mechanisms", "effects", nil, func(ctx context.Context, r kg.Reader, b traverse.Budget) (int, traverse.Cut, error) {
		q := traverse.MechanismQuery{From: traverse.StopTarget, To: traverse.StopOutcome, MaxGaps: -1, First: 10,
			At: map[traverse.Stop]kg.Set{traverse.StopTarget: kg.NewSet("EVG:hub")}, Budget: b}
		found, err := traverse.FindMechanisms(ctx, r, q)
		if err != nil {
			return 0, "", err
		}
		return found.Read, found.Cut, nil
	}},
	{"Pattern", "effects", traverse.ErrHopeless, func(ctx context.Context, r kg.Reader, b traverse.Budget) (int, traverse.Cut, error) {
		p := traverse.Pattern{Nodes: []traverse.Variable{{Name: "a", Hubs: true}, {Name: "b"}}, Edges: []traverse.PatternEdge{{From: "a", To: "b"}}}
		found, err := traverse.Solve(ctx, r, p, b)
		if err != nil {
			return 0, "", err
		}
		return found.Read, found.Cut, nil
	}},
	{"CausalTest", "effects", nil, func(ctx context.Context, r kg.Reader, b traverse.Budget) (int, traverse.Cut, error) {
		counted := &countedReader{Reader: r}
		found, err := traverse.Climb(ctx, counted, traverse.Walk{}, []traverse.CausalQuestion{{Preparation: "EVG:ray-1", Agent: "EVG:hub", Outcome: "EVG:ray-2"}}, b)
		if err != nil {
			return 0, "", err
		}
		return counted.read, found[0].Cut, nil
	}},
	{"Matrix", "carriers", kg.ErrTooBroad, func(ctx context.Context, r kg.Reader, b traverse.Budget) (int, traverse.Cut, error) {
		counted := &countedReader{Reader: r}
		_, err := traverse.Tests(ctx, counted, traverse.MatrixQuery{Rows: []kg.CURIE{"EVG:hub"}, Columns: []kg.CURIE{"EVG:hub"}, Budget: b})
		return counted.read, "", err
	}},
}

// TestHubIsBounded shows that the budget bounds what a traversal reads and allocates,
// and not the number of statements that a hub has.
func TestHubIsBounded(t *testing.T) {
	budget, graphs := traverse.Budget{Statements: 2_000}, readers{}
	for _, c := range fromHub {
		t.Run(c.name, func(t *testing.T) {
			took := map[int]uint64{}
			for _, rays := range []int{3_000, 50_000} {
				r := graphs.of(t, c.star, rays)
				var read int
				var cut traverse.Cut
				var err error
				c.run(t.Context(), r, budget) // what the store makes at the first question it keeps
				took[rays] = allocated(func() { read, cut, err = c.run(t.Context(), r, budget) })
				if err != nil && !errors.Is(err, c.refuses) || err == nil && cut == "" || read > budget.Statements+2*kg.MaxPage {
					t.Errorf("of %d statements, %d are read, cut %q, %v; the budget is %d", rays, read, cut, err, budget.Statements)
				}
			}
			if few, many := took[3_000], took[50_000]; many > few+4<<20 { // the store takes room of some bytes a node now and then, and the race detector more
				t.Errorf("a hub many times as large takes %d bytes, and not about %d", many, few)
			}
		})
	}
}

// inMemory are questions that count in a projection, from a hub.
var inMemory = []struct {
	name string
	star string
	run  func(context.Context, *projection.Graph) error
}{
	{"Metapaths", "effects", func(ctx context.Context, g *projection.Graph) error {
		from, _ := g.Find("EVG:ray-1")
		to, _ := g.Find("EVG:ray-2")
		_, err := metapath.Between(ctx, g, metapath.Query{From: from, To: to, Longest: metapath.MaxLength, Damping: 0.5, Walk: metapath.Walk{Hubs: true}})
		return err
	}},
	{"MetapathTargets", "effects", func(ctx context.Context, g *projection.Graph) error {
		from, _ := g.Find("EVG:hub")
		m, err := metapath.Parse(g, "GENE-AFFECTS>OUTCOME")
		if err == nil {
			_, err = metapath.Targets(ctx, g, []projection.Node{from}, m, metapath.Walk{}, 0.5)
		}
		return err
	}},
	{"Enrichment", "processes", func(ctx context.Context, g *projection.Graph) error {
		_, err := enrich.Find(ctx, g, enrich.Query{List: []kg.CURIE{"EVG:hub"}, Target: kg.BiologicalProcess})
		return err
	}},
}

// TestHubInMemoryIsBounded shows that what counts in a projection, which is bounded
// itself, allocates little for each of its nodes.
func TestHubInMemoryIsBounded(t *testing.T) {
	const rays, each = 5_000, 400
	for _, c := range inMemory {
		t.Run(c.name, func(t *testing.T) {
			g := must[*projection.Graph](t)(graphsOf(stars[c.star].reader(t, rays))(t.Context(), nil))
			var err error
			took := allocated(func() { err = c.run(t.Context(), g) })
			if err != nil || took > rays*each+1<<20 {
				t.Errorf("%d nodes take %d bytes, %v", rays, took, err)
			}
		})
	}
}

// TestTooManyTargets: more targets than are ranked are refused, for some would look like
// all.
func TestTooManyTargets(t *testing.T) {
	refuses := map[string]error{"MetapathTargets": metapath.ErrTargets, "Enrichment": enrich.ErrTargets}
	for _, c := range inMemory {
		g := must[*projection.Graph](t)(graphsOf(stars[c.star].reader(t, max(metapath.MaxTargets, enrich.MaxTargets)+1))(t.Context(), nil))
		if err := c.run(t.Context(), g); !errors.Is(err, refuses[c.name]) {
			t.Errorf("%s gives %v", c.name, err)
		}
	}
}

// BenchmarkMillionEdgeHub shows how much a traversal from a hub of a million statements
// allocates under the budget as it comes.
func BenchmarkMillionEdgeHub(b *testing.B) {
	graphs := readers{}
	for _, c := range fromHub {
		b.Run(c.name, func(b *testing.B) {
			r := graphs.of(b, c.star, 1_000_000)
			b.ReportAllocs()
			for b.Loop() {
				read, cut, err := c.run(b.Context(), r, traverse.Budget{})
				if !errors.Is(err, c.refuses) || err == nil && cut == "" {
					b.Fatalf("cut %q, %v", cut, err)
				}
				b.ReportMetric(float64(read), "statements")
			}
		})
	}
}

// BenchmarkMillionEdgeHubInMemory shows the same of what counts in a projection, which
// has as many nodes as it may have.
func BenchmarkMillionEdgeHubInMemory(b *testing.B) {
	for _, c := range inMemory {
		b.Run(c.name, func(b *testing.B) {
			g, err := graphsOf(stars[c.star].reader(b, projection.DefaultLimits.Nodes-1))(b.Context(), nil)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := c.run(b.Context(), g); err != nil && !errors.Is(err, metapath.ErrTargets) && !errors.Is(err, enrich.ErrTargets) {
					b.Fatal(err)
				}
			}
		})
	}
}

// allocated is how many bytes a call allocates.
func allocated(call func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	call()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
