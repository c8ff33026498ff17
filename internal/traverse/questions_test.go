package traverse_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
	"github.com/evgraph/evgraph/internal/traverse/enrich"
	"github.com/evgraph/evgraph/internal/traverse/metapath"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// question is a traversal whose answer is given as text. What an answer lists is fetched
// again by its id.
type question func(t *testing.T, r kg.Reader) string

// asker makes random questions about a dataset.
type asker struct {
	*rand.Rand
	data     *kg.Dataset
	budgeted bool // with a budget that may be too small
	made     map[string]*projection.Graph
}

func newAsker(seed, stream uint64, d *kg.Dataset) *asker {
	return &asker{Rand: rand.New(rand.NewPCG(seed, stream)), data: d, made: map[string]*projection.Graph{}}
}

// questions are one kind of each traversal.
var questions = []struct {
	name string
	ask  func(*asker) question
}{
	{"neighborhood", (*asker).neighborhood},
	{"compare", (*asker).compare},
	{"conflicts", (*asker).conflicts},
	{"gaps", (*asker).gaps},
	{"testMatrix", (*asker).matrix},
	{"distance", (*asker).distance},
	{"reach", (*asker).reach},
	{"mechanisms", (*asker).mechanisms},
	{"pattern", (*asker).pattern},
	{"paths", (*asker).paths},
	{"causalTest", (*asker).causalTest},
	{"enrichment", (*asker).enrichment},
	{"metapaths", (*asker).metapaths},
}

func (a *asker) some() kg.CURIE { return a.data.Nodes[a.IntN(len(a.data.Nodes))].ID }

// someOf is a node of one of the categories, or any.
func (a *asker) someOf(categories ...kg.Category) kg.CURIE {
	for _, i := range a.Perm(len(a.data.Nodes)) {
		if slices.Contains(categories, a.data.Nodes[i].Category) {
			return a.data.Nodes[i].ID
		}
	}
	return a.some()
}

// others are so many different nodes but one.
func (a *asker) others(but kg.CURIE, n int) (ids []kg.CURIE) {
	for _, i := range a.Perm(len(a.data.Nodes)) {
		if id := a.data.Nodes[i].ID; id != but && len(ids) < n {
			ids = append(ids, id)
		}
	}
	return ids
}

func (a *asker) walk() traverse.Walk {
	w := randomWalk(a.Rand, a.data)
	if a.IntN(2) == 0 {
		w.Collapse = randomCollapse(a.Rand)
	}
	return w
}

// steps is a budget of at least and at most so many.
func (a *asker) steps(least, most int) traverse.Budget {
	b := traverse.Budget{Steps: least + a.IntN(most-least)}
	if !a.budgeted {
		b = traverse.Budget{}
	}
	return b
}

// asFetched is a walk under which ids are fetched, which say themselves what is collapsed.
func asFetched(w traverse.Walk) traverse.Walk {
	w.Collapse = nil
	return w
}

func (a *asker) neighborhood() question {
	of, depth, walk, budget := []kg.CURIE{a.some(), a.some()}, 1+a.IntN(3), a.walk(), traverse.Budget{Nodes: 5 + a.IntN(60), Statements: 5 + a.IntN(500)}
	if !a.budgeted {
		budget = traverse.Budget{}
	}
	return func(t *testing.T, r kg.Reader) string {
		return tellNeighborhood(must[*traverse.Neighborhood](t)(traverse.Surround(t.Context(), r, of, depth, walk, budget)))
	}
}

func (a *asker) compare() question {
	single := a.some() // of different sizes, no two groups are the same
	q := traverse.CompareQuery{Groups: [][]kg.CURIE{a.others(single, 2), {single}, a.others(single, 3)}, Walk: a.walk(), First: 20}
	return func(t *testing.T, r kg.Reader) string {
		found, err := traverse.Compare(t.Context(), r, q)
		if errors.Is(err, traverse.ErrEnds) {
			return err.Error() // groups of one stop
		}
		must[*traverse.Comparison](t)(found, err)
		text := fmt.Sprintln("shares", found.Total, found.Sizes, found.More, found.Cut)
		for _, s := range found.Shares {
			text += tellShare(s)
		}
		for _, s := range last(found.Shares) {
			text += "again " + tellShare(must[*traverse.Share](t)(traverse.FetchShare(t.Context(), r, s.ID(), q)))
		}
		return text
	}
}

func (a *asker) conflicts() question {
	walk := a.walk()
	q := traverse.ConflictQuery{First: 20, Classes: a.IntN(2) == 0, Scope: walk.Scope, Collapse: walk.Collapse}
	return func(t *testing.T, r kg.Reader) string {
		found := must[*traverse.Conflicts](t)(traverse.FindConflicts(t.Context(), r, q))
		text := fmt.Sprintln("conflicts", found.Total, found.More, found.Cut)
		for _, c := range found.Conflicts {
			text += tellConflict(c)
		}
		for _, c := range last(found.Conflicts) {
			text += "again " + tellConflict(must[*traverse.Conflict](t)(traverse.FetchConflict(t.Context(), r, c.ID(), q.Scope, q.Match)))
		}
		return text
	}
}

func (a *asker) gaps() question {
	q := randomGaps(a.Rand, a.data)
	q.First, q.Budget = 1+a.IntN(30), a.steps(200, 5_200)
	if a.IntN(2) == 0 {
		q.Walk.Collapse = randomCollapse(a.Rand)
	}
	return func(t *testing.T, r kg.Reader) string {
		found, err := traverse.FindGaps(t.Context(), r, q)
		if errors.Is(err, traverse.ErrEnds) {
			return fmt.Sprintln(err) // both ends are one stop
		}
		text := tellGaps(must[*traverse.Gaps](t)(found, err))
		for _, g := range last(found.Gaps) {
			again := must[*traverse.Gap](t)(traverse.FetchGap(t.Context(), r, g.ID(), asFetched(q.Walk), q.Ways))
			if again == nil {
				text += fmt.Sprintln("no longer", g.ID()) // one within a budget may be none without
				continue
			}
			text += "again " + tellGap(again)
		}
		return text
	}
}

func (a *asker) matrix() question {
	q := randomMatrix(a.Rand, a.data)
	return func(t *testing.T, r kg.Reader) string {
		return tellMatrix(must[*traverse.Matrix](t)(traverse.Tests(t.Context(), r, q)))
	}
}

func (a *asker) distance() question {
	q := randomPaths(a.Rand, a.data)
	if a.IntN(2) == 0 {
		q.Walk.Collapse = randomCollapse(a.Rand)
	}
	return func(t *testing.T, r kg.Reader) string {
		found, err := traverse.Measure(t.Context(), r, a.graphs(r, q.Walk), q)
		if errors.Is(err, traverse.ErrEnds) {
			return err.Error() // one stop at both ends
		}
		text := fmt.Sprintln("distance", q.From, q.To)
		if must[traverse.Distance](t)(found, err).Hops > 0 {
			text += fmt.Sprintln(found.Hops, found.Read)
		}
		return text
	}
}

func (a *asker) reach() question {
	of, depth, walk := []kg.CURIE{a.some(), a.some()}, 1+a.IntN(3), a.walk()
	return func(t *testing.T, r kg.Reader) string {
		found := must[traverse.Reach](t)(traverse.CountLevels(t.Context(), r, a.graphs(r, walk), of, depth, walk, traverse.Budget{}))
		return fmt.Sprintln("reach", of) + tellLevels(found.Levels)
	}
}

func (a *asker) mechanisms() question {
	q := randomMechanisms(a.Rand, a.data)
	q.Walk, q.First, q.Budget = a.walk(), 1+a.IntN(40), a.steps(20, 2_020)
	return func(t *testing.T, r kg.Reader) string {
		found := must[*traverse.Mechanisms](t)(traverse.FindMechanisms(t.Context(), r, q))
		text := fmt.Sprintln("mechanisms", found.More, found.Cut)
		for _, m := range found.Mechanisms {
			text += tellMechanism(m)
		}
		for _, m := range last(found.Mechanisms) {
			text += "again " + tellMechanism(must[*traverse.Mechanism](t)(traverse.FetchMechanism(t.Context(), r, m.ID(), asFetched(q.Walk), false)))
		}
		return text
	}
}

func (a *asker) pattern() question {
	p, budget := randomPattern(a.Rand, a.data), a.steps(20, 2_020)
	if !a.budgeted { // all that is asked for hangs on v0, which is required
		i := slices.IndexFunc(p.Nodes, func(v traverse.Variable) bool { return v.Name == "v0" })
		p.Nodes[i].Within = within(p.Nodes[i].Within, a.data)
	}
	return func(t *testing.T, r kg.Reader) string {
		m, err := traverse.Solve(t.Context(), r, p, budget)
		if errors.Is(err, traverse.ErrPattern) {
			return err.Error() // such as a gene that carries
		}
		found := must[*traverse.Rows](t)(must[*traverse.Matching](t)(m, err).Rows(t.Context(), 40, ""))
		text := fmt.Sprintln("rows", found.More, found.Cut)
		for _, row := range found.Rows {
			text += tellRow(row)
		}
		for _, row := range last(found.Rows) {
			again := must[*traverse.Row](t)(traverse.FetchRow(t.Context(), r, row.ID(), p.Scope, p.Edges))
			if again == nil {
				t.Fatalf("%s is not found again", row.ID())
			}
			text += "again " + tellRow(again)
		}
		return text
	}
}

// within is a selection as it is among the nodes of a dataset.
func within(set *kg.Set, d *kg.Dataset) *kg.Set {
	var ids []kg.CURIE
	for _, n := range d.Nodes {
		if set == nil || set.Has(n.ID) {
			ids = append(ids, n.ID)
		}
	}
	own := kg.NewSet(ids...)
	return &own
}

func (a *asker) paths() question {
	q := randomPaths(a.Rand, a.data)
	q.First, q.Budget = 1+a.IntN(40), a.steps(20, 2_020)
	if a.IntN(2) == 0 {
		q.Walk.Collapse = randomCollapse(a.Rand)
	}
	if a.budgeted && a.IntN(2) == 0 {
		q.Budget.Statements = 1 + a.IntN(500)
	}
	return func(t *testing.T, r kg.Reader) string {
		found, err := traverse.Find(t.Context(), r, q)
		if errors.Is(err, traverse.ErrEnds) {
			return err.Error() // one stop at both ends
		}
		text := tellPaths(must[*traverse.Paths](t)(found, err))
		for _, p := range last(found.Paths) {
			text += "again " + tellPath(must[*traverse.Path](t)(traverse.Fetch(t.Context(), r, p.ID(), asFetched(q.Walk), false)))
		}
		return text
	}
}

// causalTest asks about what vesicles carry and change, as statements say.
func (a *asker) causalTest() question {
	var carried, changed []*kg.Statement
	for i := range a.data.Statements {
		s := &a.data.Statements[i]
		info, _ := s.Predicate.Info()
		switch {
		case s.Predicate == kg.Carries:
			carried = append(carried, s)
		case info.Effect:
			changed = append(changed, s)
		}
	}
	var asked []traverse.CausalQuestion
	for range 8 {
		q := traverse.CausalQuestion{Preparation: a.someOf(kg.EVPreparation), Agent: a.someOf(kg.CargoCategories...), Outcome: a.someOf(kg.Outcome)}
		if len(carried) > 0 {
			s := carried[a.IntN(len(carried))]
			q.Preparation, q.Agent = s.Subject, s.Object
		}
		for _, i := range a.Perm(len(changed)) {
			if q.Outcome = changed[i].Object; changed[i].Subject == q.Preparation {
				break
			}
		}
		asked = append(asked, q)
	}
	walk := traverse.Walk{Scope: randomWalk(a.Rand, a.data).Scope}
	return func(t *testing.T, r kg.Reader) string {
		ladders, err := traverse.Climb(t.Context(), r, walk, asked, traverse.Budget{})
		if err != nil {
			t.Fatal(err)
		}
		text := ""
		for _, l := range ladders {
			text += fmt.Sprintln("causal test", l.CausalQuestion, l.Strongest(), l.Empty, l.Cut)
			for _, rung := range traverse.Rungs {
				text += fmt.Sprintln(" ", rung, statementIDs(l.Shown[rung]))
			}
		}
		return text
	}
}

// enrichment counts in a projection, united or not.
func (a *asker) enrichment() question {
	q := enrich.Query{Target: choice(a.Rand, kg.Pathway, kg.BiologicalProcess, kg.Disease, kg.DiseaseModel)}
	for range 4 {
		q.List = append(q.List, a.someOf(choice(a.Rand, kg.CargoCategories...)))
	}
	q.List = slices.DeleteFunc(q.List, func(id kg.CURIE) bool {
		return slices.ContainsFunc(a.data.Nodes, func(n kg.Node) bool { return n.ID == id && !n.Category.IsCargo() })
	})
	walk := a.walk()
	return func(t *testing.T, r kg.Reader) string {
		found, err := enrich.Find(t.Context(), a.graph(t, r, walk), q)
		if errors.Is(err, enrich.ErrEmpty) {
			return err.Error()
		}
		must[*enrich.Result](t)(found, err)
		text := fmt.Sprintln("enrichment", q, found.Predicates, found.Background, found.List, found.Outside, found.Tests)
		for _, row := range found.Rows {
			text += fmt.Sprintln(row)
		}
		return text
	}
}

// metapaths counts in a projection, united or not.
func (a *asker) metapaths() question {
	from := a.some()
	to, walk, longest := a.others(from, 1)[0], a.walk(), 1+a.IntN(3)
	return func(t *testing.T, r kg.Reader) string {
		g := a.graph(t, r, walk)
		q := metapath.Query{From: placedIn(t, g, from), To: placedIn(t, g, to), Longest: longest, Damping: 0.5, Walk: metapath.Walk{Hubs: walk.Hubs}}
		found, err := metapath.Between(t.Context(), g, q)
		if errors.Is(err, metapath.ErrEnds) {
			return err.Error() // one stop at both ends
		}
		if err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprintln("metapaths", from, to)
		for _, s := range found {
			text += fmt.Sprintln(metapath.Format(g, s.Metapath), s.Paths, s.DWPC)
		}
		for _, s := range last(found) {
			targets, err := metapath.Targets(t.Context(), g, []projection.Node{q.From}, s.Metapath, q.Walk, q.Damping)
			if err != nil {
				t.Fatal(err)
			}
			for _, target := range targets {
				text += fmt.Sprintln("target", g.ID(target.Node), g.Members(target.Node), target.Paths, target.DWPC)
			}
		}
		return text
	}
}

// graphs gives the projections of what a walk reads, each made once.
func (a *asker) graphs(r kg.Reader, w traverse.Walk) traverse.Graphs {
	return func(ctx context.Context, collapse []traverse.Collapse) (g *projection.Graph, err error) {
		key := fmt.Sprintf("%p %v %v", r, w.Scope.Sources, collapse)
		if a.made[key] == nil {
			a.made[key], err = graphsOf(r, w.Scope.Sources...)(ctx, collapse)
		}
		return a.made[key], err
	}
}

func (a *asker) graph(t *testing.T, r kg.Reader, w traverse.Walk) *projection.Graph {
	t.Helper()
	return must[*projection.Graph](t)(a.graphs(r, w)(t.Context(), w.Collapse))
}

func placedIn(t *testing.T, g *projection.Graph, id kg.CURIE) projection.Node {
	t.Helper()
	n, ok := g.Find(id)
	if !ok {
		t.Fatalf("%s is not in the graph", id)
	}
	return n
}

// last is the last of a list, alone.
func last[T any](list []T) []T { return list[max(len(list)-1, 0):] }
