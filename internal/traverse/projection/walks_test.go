package projection_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// plain follows the statements of a dataset itself.
type plain struct {
	node map[kg.CURIE]*kg.Node
	next map[kg.CURIE][]kg.CURIE
	walk projection.Walk
}

// newPlain leaves out what only refuting entries speak of, unless it is asked not to.
func newPlain(d *kg.Dataset, w projection.Walk, refuted bool) *plain {
	p := &plain{map[kg.CURIE]*kg.Node{}, map[kg.CURIE][]kg.CURIE{}, w}
	for i := range d.Nodes {
		p.node[d.Nodes[i].ID] = &d.Nodes[i]
	}
	speaks := map[kg.StatementID]bool{}
	for _, e := range d.Evidence {
		speaks[e.Statement] = speaks[e.Statement] || refuted || !e.Refutes
	}
	for _, s := range d.Statements {
		hierarchy := s.Predicate == "IS_A" || s.Predicate == "PART_OF"
		if s.Negated || s.Effect == "NO_EFFECT" || !speaks[s.ID] || hierarchy && !w.Hierarchy {
			continue
		}
		p.next[s.Subject] = append(p.next[s.Subject], s.Object)
		if !w.Directed {
			p.next[s.Object] = append(p.next[s.Object], s.Subject)
		}
	}
	return p
}

func (p *plain) passes(id kg.CURIE) bool {
	n := p.node[id]
	return (p.walk.Hubs || !n.Hub || slices.Contains(p.walk.Open, id)) && !slices.Contains(p.walk.Exclude, id) &&
		(p.walk.Within == nil || p.walk.Within.Has(id)) && (len(p.walk.Through) == 0 || slices.Contains(p.walk.Through, n.Category))
}

// levels are the distances of all nodes that are entered.
func (p *plain) levels(of []kg.CURIE) map[kg.CURIE]int {
	at := map[kg.CURIE]int{}
	for _, id := range of {
		at[id] = 0
	}
	for d, rim := 1, of; len(rim) > 0; d++ {
		var found []kg.CURIE
		for _, id := range rim {
			for _, to := range p.next[id] {
				if _, known := at[to]; known || slices.Contains(p.walk.Exclude, to) {
					continue
				}
				if at[to] = d; p.passes(to) {
					found = append(found, to)
				}
			}
		}
		rim = found
	}
	return at
}

func randomProjectionWalk(dice *rand.Rand, d *kg.Dataset) (w projection.Walk) {
	some := func() kg.CURIE { return d.Nodes[dice.IntN(len(d.Nodes))].ID }
	w.Hubs, w.Hierarchy, w.Directed = dice.IntN(3) == 0, dice.IntN(2) == 0, dice.IntN(2) == 0
	if dice.IntN(3) == 0 {
		w.Exclude = []kg.CURIE{some(), some(), "EVG:nobody"}
	}
	if dice.IntN(3) == 0 {
		w.Open = []kg.CURIE{some(), some(), some()}
	}
	if dice.IntN(5) == 0 {
		w.Through = append([]kg.Category{kg.Disease, kg.EVPreparation}, kg.CargoCategories...)
	}
	if dice.IntN(5) == 0 {
		but := kg.NewSet(some(), some(), some()).Not()
		w.Within = &but
	}
	return w
}

// walks asks random questions of random graphs.
func walks(t *testing.T, ask func(dice *rand.Rand, d *kg.Dataset, g *projection.Graph, w projection.Walk, of, to []kg.CURIE)) {
	t.Helper()
	for seed := range uint64(150) {
		dice := rand.New(rand.NewPCG(seed, 7))
		d := storetest.Generate(seed, storetest.Size{Nodes: 20 + dice.IntN(80), Statements: 20 + dice.IntN(200)})
		g := build(t, readerOf(t, d))
		for range 10 {
			order := dice.Perm(len(d.Nodes))
			ids := func(from, end int) (ids []kg.CURIE) {
				for _, i := range order[from:end] {
					ids = append(ids, d.Nodes[i].ID)
				}
				return ids
			}
			ask(dice, d, g, randomProjectionWalk(dice, d), ids(0, 1+dice.IntN(2)), ids(2, 3+dice.IntN(2)))
		}
	}
}

func placed(t testing.TB, g *projection.Graph, ids []kg.CURIE) (nodes []projection.Node) {
	t.Helper()
	for _, id := range ids {
		n, ok := g.Find(id)
		if !ok {
			t.Fatalf("%s is not in the graph", id)
		}
		nodes = append(nodes, n)
	}
	return nodes
}

// TestShortest: a path is as long as the distance, its steps are statements, and it
// passes what may be passed.
func TestShortest(t *testing.T) {
	long, none := 0, 0
	walks(t, func(dice *rand.Rand, d *kg.Dataset, g *projection.Graph, w projection.Walk, of, to []kg.CURIE) {
		p := newPlain(d, w, false)
		want := -1
		w0 := w
		w0.Exclude = slices.DeleteFunc(slices.Clone(w.Exclude), func(id kg.CURIE) bool { return slices.Contains(to, id) })
		p.walk = w0 // an end may be one that is excluded
		for id, level := range p.levels(of) {
			if slices.Contains(to, id) && (want < 0 || level < want) {
				want = level
			}
		}
		p.walk = w
		most := 1 + dice.IntN(8)
		path, err := g.Shortest(t.Context(), placed(t, g, of), placed(t, g, to), most, w)
		if err != nil {
			t.Fatal(err)
		}
		if want > most {
			want = -1
		}
		if len(path)-1 != want {
			t.Fatalf("%v to %v, %+v: %d steps, want %d", of, to, w, len(path)-1, want)
		}
		for i := 0; i+1 < len(path); i++ {
			if !slices.Contains(p.next[g.ID(path[i])], g.ID(path[i+1])) {
				t.Fatalf("%v to %v, %+v: no statement leads from %s to %s", of, to, w, g.ID(path[i]), g.ID(path[i+1]))
			}
			if i > 0 && !p.passes(g.ID(path[i])) {
				t.Fatalf("%v to %v, %+v: %s is passed", of, to, w, g.ID(path[i]))
			}
		}
		if want > 3 {
			long++
		}
		if want < 0 {
			none++
		}
	})
	if long < 30 || none < 100 {
		t.Errorf("the graphs prove little: %d paths of over 3 steps, %d times none", long, none)
	}
}

// TestLevels compares the counts of each level and category.
func TestLevels(t *testing.T) {
	deep := 0
	walks(t, func(dice *rand.Rand, d *kg.Dataset, g *projection.Graph, w projection.Walk, of, _ []kg.CURIE) {
		depth := dice.IntN(5)
		p := newPlain(d, w, true)
		want := make([][]int, depth+1)
		for i := range want {
			want[i] = make([]int, len(kg.Categories))
		}
		for id, level := range p.levels(of) {
			if level <= depth {
				want[level][projection.KindOf(p.node[id].Category)]++
			}
			if level > 2 {
				deep++
			}
		}
		got, err := g.Levels(t.Context(), placed(t, g, of), depth, w)
		if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%v, %+v: %v, %v, want %v", of, w, got, err, want)
		}
	})
	if deep < 1_000 {
		t.Errorf("only %d nodes lie beyond the second level", deep)
	}
}

// circle is a graph of many ways: each node leads to the next hundred.
func circle(t *testing.T, nodes, ways int) *projection.Graph {
	t.Helper()
	b := projection.NewBuilder()
	var all []projection.Node
	for i := range nodes {
		all = append(all, b.Add(projection.KindOf(kg.Gene), kg.CURIE(fmt.Sprintf("EVG:%06d", i)), false))
	}
	for i, from := range all {
		for j := range ways {
			b.Join(from, kg.Regulates, all[(i+j+1)%nodes])
		}
	}
	g, err := b.Graph("circle")
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestWalksAllocateNothingPerEdge: with a hundred times as many ways a search allocates
// no more.
func TestWalksAllocateNothingPerEdge(t *testing.T) {
	for name, ask := range map[string]func(*projection.Graph) error{
		"Shortest": func(g *projection.Graph) error {
			kind := projection.KindOf(kg.Gene)
			path, err := g.Shortest(t.Context(), []projection.Node{{Kind: kind, Row: 0}}, []projection.Node{{Kind: kind, Row: 500}}, 100, projection.Walk{})
			if err == nil && len(path) < 3 {
				t.Errorf("a path of %d nodes", len(path))
			}
			return err
		},
		"Levels": func(g *projection.Graph) error {
			levels, err := g.Levels(t.Context(), []projection.Node{{Kind: projection.KindOf(kg.Gene)}}, 3, projection.Walk{})
			if err == nil && levels[3][projection.KindOf(kg.Gene)] == 0 {
				t.Error("nothing is at level 3")
			}
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			for _, ways := range []int{10, 100} {
				g := circle(t, 1_000, ways)
				got := testing.AllocsPerRun(100, func() {
					if err := ask(g); err != nil {
						t.Fatal(err)
					}
				})
				if got > mostAllocations {
					t.Errorf("%d statements: %v allocations, at most %d", 1_000*ways, got, mostAllocations)
				}
			}
		})
	}
}

// mostAllocations are those of an answer, and of what is searched with, which the
// garbage collector may have taken.
const mostAllocations = 24
