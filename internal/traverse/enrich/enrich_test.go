package enrich_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/traverse/enrich"
	"github.com/evgraph/evgraph/internal/traverse/projection"
	"github.com/evgraph/evgraph/internal/traverse/projection/projectiontest"
)

func project(t testing.TB, d *kg.Dataset, unite ...kg.Predicate) *projection.Graph {
	t.Helper()
	store, err := memstore.New(d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := store.Reader(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	g, err := projection.Build(t.Context(), r, projection.Part{Unite: unite}, projection.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// pairs lists the molecules of each target by looking at every statement.
func pairs(d *kg.Dataset, target kg.Category, predicates []kg.Predicate) map[kg.CURIE][]kg.CURIE {
	category, speaks := map[kg.CURIE]kg.Category{}, map[kg.StatementID]bool{}
	for _, n := range d.Nodes {
		category[n.ID] = n.Category
	}
	for _, e := range d.Evidence {
		speaks[e.Statement] = speaks[e.Statement] || !e.Refutes
	}
	joined := map[kg.CURIE][]kg.CURIE{}
	for _, s := range d.Statements {
		if s.Negated || s.Effect == "NO_EFFECT" || !speaks[s.ID] || !slices.Contains(predicates, s.Predicate) {
			continue
		}
		for _, ends := range [][2]kg.CURIE{{s.Subject, s.Object}, {s.Object, s.Subject}} {
			if category[ends[0]].IsCargo() && category[ends[1]] == target && !slices.Contains(joined[ends[1]], ends[0]) {
				joined[ends[1]] = append(joined[ends[1]], ends[0])
			}
		}
	}
	return joined
}

// TestFindCounts compares whole answers with counting statement by statement.
func TestFindCounts(t *testing.T) {
	found := 0
	for seed := range uint64(60) {
		dice := rand.New(rand.NewPCG(seed, 3))
		d := storetest.Generate(seed, storetest.Size{Nodes: 150, Statements: 900})
		g := project(t, d)
		for _, target := range enrich.Targets {
			q := enrich.Query{Target: target.Category}
			categories := map[kg.Category]bool{}
			for _, n := range d.Nodes {
				if n.Category.IsCargo() && dice.IntN(3) == 0 {
					q.List = append(q.List, n.ID)
					categories[n.Category] = true
				}
			}
			got, err := enrich.Find(g, q)
			if err != nil {
				t.Fatal(err)
			}
			want := count(d, q, categories, pairs(d, target.Category, target.Predicates))
			if text := written(got); text != want {
				t.Fatalf("seed %d, %s: got\n%s\nwant\n%s", seed, target.Category, text, want)
			}
			found += len(got.Rows)
		}
	}
	if found < 500 {
		t.Errorf("only %d targets were compared", found)
	}
}

// TestFindUnited: where nodes count as one, the answer is that of a graph that was
// contracted by hand, whichever of them a list or a background names.
func TestFindUnited(t *testing.T) {
	found, twice := 0, 0
	unite := []kg.Predicate{kg.HasGeneProduct, kg.OrthologOf}
	for seed := range uint64(40) {
		dice := rand.New(rand.NewPCG(seed, 5))
		d := storetest.Molecules(seed, storetest.Size{Nodes: 120, Statements: 500})
		one := storetest.Contracted(d, unite, nil)
		g := project(t, d, unite...)
		want, err := projectiontest.Project(t.Context(), one)
		if err != nil {
			t.Fatal(err)
		}
		for _, target := range enrich.Targets {
			q, by := enrich.Query{Target: target.Category}, enrich.Query{Target: target.Category}
			var named, background []kg.CURIE
			for _, n := range d.Nodes {
				at, ok := g.Find(n.ID)
				if !n.Category.IsCargo() || !ok || dice.IntN(2) == 0 {
					continue
				}
				background = append(background, n.ID)
				if dice.IntN(2) == 0 {
					q.List, by.List = append(q.List, n.ID), append(by.List, g.ID(at))
				}
				named = append(named, g.ID(at))
			}
			twice += len(by.List) - len(kg.NewSet(by.List...).IDs)
			if dice.IntN(2) == 0 {
				set, firsts := kg.NewSet(background...), kg.NewSet(named...)
				q.Background, by.Background = &set, &firsts
			}
			got, err := enrich.Find(g, q)
			if err != nil {
				t.Fatal(err)
			}
			expected, err := enrich.Find(want, by)
			if err != nil {
				t.Fatal(err)
			}
			if a, b := written(got), written(expected); a != b {
				t.Fatalf("seed %d, %s: got\n%s\nwant\n%s", seed, target.Category, a, b)
			}
			found += len(got.Rows)
		}
	}
	if found < 200 || twice < 100 {
		t.Errorf("the graphs prove little: %d targets, %d molecules named twice", found, twice)
	}
}

// count writes what there is to count.
func count(d *kg.Dataset, q enrich.Query, categories map[kg.Category]bool, joined map[kg.CURIE][]kg.CURIE) string {
	background := map[kg.CURIE]bool{}
	for _, members := range joined {
		for _, n := range d.Nodes {
			if categories[n.Category] && slices.Contains(members, n.ID) {
				background[n.ID] = true
			}
		}
	}
	listed, tests := 0, 0
	for _, id := range q.List {
		if background[id] {
			listed++
		}
	}
	var lines []string
	for target, members := range joined {
		size, both := 0, []kg.CURIE{}
		for _, id := range members {
			if background[id] {
				size++
				if slices.Contains(q.List, id) {
					both = append(both, id)
				}
			}
		}
		if size > 0 {
			tests++
		}
		if len(both) > 0 {
			slices.Sort(both)
			lines = append(lines, fmt.Sprint(target, size, both))
		}
	}
	slices.Sort(lines)
	return fmt.Sprintln(len(background), listed, tests) + strings.Join(lines, "\n")
}

func written(r *enrich.Result) string {
	var lines []string
	for _, row := range r.Rows {
		lines = append(lines, fmt.Sprint(row.Target, row.Size, row.Members))
	}
	slices.Sort(lines)
	return fmt.Sprintln(r.Background, r.List, r.Tests) + strings.Join(lines, "\n")
}

// small is three miRNAs and two genes, four of which act on processes.
func small(t *testing.T) *projection.Graph {
	d := &kg.Dataset{Sources: []kg.Source{{Key: "s", Name: "s", Release: "1", Licence: "CC0-1.0"}}}
	for _, n := range []struct {
		id       kg.CURIE
		category kg.Category
	}{{"EVG:m1", kg.MiRNA}, {"EVG:m2", kg.MiRNA}, {"EVG:m3", kg.MiRNA}, {"EVG:g1", kg.Gene}, {"EVG:g2", kg.Gene},
		{"EVG:p1", kg.BiologicalProcess}, {"EVG:p2", kg.BiologicalProcess}} {
		d.Nodes = append(d.Nodes, kg.Node{ID: n.id, Category: n.category, Name: string(n.id)})
	}
	for _, c := range [][2]kg.CURIE{{"EVG:m1", "EVG:p1"}, {"EVG:m2", "EVG:p2"}, {"EVG:g1", "EVG:p1"}, {"EVG:g2", "EVG:p2"}} {
		s := kg.NewStatement(c[0], kg.Affects, c[1], kg.Qualifiers{Effect: kg.Increases})
		d.Statements = append(d.Statements, s)
		d.Evidence = append(d.Evidence, kg.Evidence{ID: "EVG:E-" + kg.CURIE(s.ID.Local()), Statement: s.ID, Source: "s"})
	}
	return project(t, d)
}

func TestBackground(t *testing.T) {
	g := small(t)
	given := kg.NewSet("EVG:m1", "EVG:m3", "EVG:g1", "EVG:g2", "EVG:p1")
	for _, tc := range []struct {
		name string
		q    enrich.Query
		want string
	}{
		{"OwnCategoriesOnly", enrich.Query{List: []kg.CURIE{"EVG:m1"}, Target: kg.BiologicalProcess}, "2 1 2 [] 0.5"},
		{"TwiceIsOnce", enrich.Query{List: []kg.CURIE{"EVG:m1", "EVG:m1"}, Target: kg.BiologicalProcess}, "2 1 2 [] 0.5"},
		{"BothCategories", enrich.Query{List: []kg.CURIE{"EVG:m1", "EVG:g1"}, Target: kg.BiologicalProcess}, "4 2 2 [] 0.16666666666666666"},
		{"Outside", enrich.Query{List: []kg.CURIE{"EVG:m1", "EVG:m3"}, Target: kg.BiologicalProcess}, "2 1 2 [EVG:m3] 0.5"},
		{"Given", enrich.Query{List: []kg.CURIE{"EVG:m1", "EVG:g1"}, Target: kg.BiologicalProcess, Background: &given}, "4 2 2 [] 0.16666666666666666"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r, err := enrich.Find(g, tc.q)
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(r.Background, r.List, r.Tests, r.Outside, r.Rows[0].P); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	g := small(t)
	without := kg.NewSet("EVG:m2")
	for _, tc := range []struct {
		name string
		q    enrich.Query
		want error
	}{
		{"ErrEmpty", enrich.Query{Target: kg.Pathway}, enrich.ErrEmpty},
		{"ErrItem", enrich.Query{List: []kg.CURIE{"EVG:p1"}, Target: kg.Pathway}, enrich.ErrItem},
		{"ErrTarget", enrich.Query{List: []kg.CURIE{"EVG:m1"}, Target: kg.Tissue}, enrich.ErrTarget},
		{"ErrPredicate", enrich.Query{List: []kg.CURIE{"EVG:m1"}, Target: kg.Pathway, Predicates: []kg.Predicate{kg.Carries}}, enrich.ErrPredicate},
		{"ErrBackground", enrich.Query{List: []kg.CURIE{"EVG:m1"}, Target: kg.BiologicalProcess, Background: &without}, enrich.ErrBackground},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if _, err := enrich.Find(g, tc.q); !errors.Is(err, tc.want) {
				t.Errorf("got %v, want %v", err, tc.want)
			}
		})
	}
}
