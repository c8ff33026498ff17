package traverse_test

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

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
	if g.IntN(2) == 0 {
		g.p.Collapse = randomCollapse(g.Rand)
	}
}

// TestSolveAgainstNestedLoops compares whole answers on thousands of patterns.
func TestSolveAgainstNestedLoops(t *testing.T) {
	var tally struct{ answered, rows, shared, optional, absent, refused, joined int }
	for seed := range uint64(220) {
		dice := rand.New(rand.NewPCG(seed, 3))
		d := moleculeGraph(seed, storetest.Size{Nodes: 18 + dice.IntN(8), Statements: 40 + dice.IntN(60)})
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
				tally.joined += n.checkTouched(t, got.Rows[i])
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
	if tally.answered < 1_000 || tally.shared < 20 || tally.optional < 200 || tally.absent < 200 || tally.joined < 1_000 {
		t.Errorf("the graphs prove little: %+v", tally)
	}
}

// checkTouched looks for what the statements of a row name among the members of what is
// bound, follows what joins these, and counts the joins.
func (n *nested) checkTouched(t *testing.T, r *traverse.Row) (joined int) {
	t.Helper()
	for i, at := range r.Touched {
		if r.Nodes[i] == nil {
			if len(at.Members) > 0 {
				t.Fatalf("%s is bound to nothing, but touches %d nodes", r.Variables[i], len(at.Members))
			}
			continue
		}
		reached := kg.NewSet(at.Members[0].ID)
		for range at.Joins { // each may reach one more
			for _, s := range at.Joins {
				if !n.unites(s) {
					t.Fatalf("%s unites nothing", s.ID)
				}
				if reached.Has(s.Subject) || reached.Has(s.Object) {
					reached = reached.Or(kg.NewSet(s.Subject, s.Object))
				}
			}
		}
		var members []kg.CURIE
		for _, m := range at.Members {
			if members = append(members, m.ID); n.stop[m.ID] != r.Nodes[i].ID {
				t.Fatalf("%s counts as %s, not as %s", m.ID, n.stop[m.ID], r.Nodes[i].ID)
			}
		}
		if !slices.Equal(kg.NewSet(members...).IDs, reached.IDs) {
			t.Fatalf("the joins reach %q of %q", reached.IDs, members)
		}
		for _, e := range r.Edges {
			from, to := e.Statement.Subject, e.Statement.Object
			if !e.Forward {
				from, to = to, from
			}
			if e.From == i && !slices.Contains(members, from) || e.To == i && !slices.Contains(members, to) {
				t.Fatalf("%s names none of %q", e.Statement.ID, members)
			}
		}
		joined += len(at.Joins)
	}
	return joined
}

// carriers is a pattern with many rows: what is joined to what carries or regulates it,
// with a part that may be missing and one that must be.
func carriers(t testing.TB) (*kg.Dataset, kg.Reader, traverse.Pattern) {
	t.Helper()
	p := traverse.Pattern{
		Nodes: []traverse.Variable{{Name: "a", Hubs: true}, {Name: "b", Hubs: true}, {Name: "c", Hubs: true}, {Name: "d"}, {Name: "e"}},
		Edges: []traverse.PatternEdge{
			{Name: "ab", From: "a", To: "b"}, {Name: "bc", From: "b", To: "c", Either: true},
			{Name: "cd", From: "c", To: "d", Need: traverse.Optional},
			{Name: "be", From: "b", To: "e", Need: traverse.Absent, Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.TestedIn}}},
		},
	}
	for seed := range uint64(200) {
		d := storetest.Generate(seed, storetest.Size{Nodes: 40, Statements: 90})
		r := readerOf(t, d)
		m := must[*traverse.Matching](t)(traverse.Solve(t.Context(), r, p, traverse.Budget{}))
		if n, _, err := m.Count(t.Context()); err == nil && n > 80 && n <= kg.MaxPage {
			return d, r, p
		}
	}
	t.Fatal("no graph has many rows")
	return nil, nil, p
}

func rowIDs(rows []*traverse.Row) (ids []string) {
	for _, r := range rows {
		ids = append(ids, r.ID())
	}
	return ids
}

// solve returns up to a page of rows, and why there are no more.
func solve(t testing.TB, r kg.Reader, p traverse.Pattern, b traverse.Budget) ([]*traverse.Row, traverse.Cut) {
	t.Helper()
	m := must[*traverse.Matching](t)(traverse.Solve(t.Context(), r, p, b))
	rows := must[*traverse.Rows](t)(m.Rows(t.Context(), kg.MaxPage, ""))
	return rows.Rows, rows.Cut
}

// Pages put together are the whole list.
func TestRowsInPages(t *testing.T) {
	_, r, p := carriers(t)
	whole, _ := solve(t, r, p, traverse.Budget{})
	m := must[*traverse.Matching](t)(traverse.Solve(t.Context(), r, p, traverse.Budget{}))
	var pieces []string
	for after := ""; ; {
		part := must[*traverse.Rows](t)(m.Rows(t.Context(), 7, after))
		pieces = append(pieces, rowIDs(part.Rows)...)
		if !part.More {
			break
		}
		if last := part.Rows[len(part.Rows)-1]; len(pieces)%2 == 0 {
			after = last.ID()
		} else {
			after = last.Place()
		}
	}
	if !slices.Equal(pieces, rowIDs(whole)) {
		t.Errorf("pages hold %d rows, the list %d", len(pieces), len(whole))
	}
	for _, after := range []string{"R1", "P1RVZHOmE", whole[0].ID()[:20], "R1" + strings.Repeat("a", 5_000)} {
		if _, err := m.Rows(t.Context(), 7, after); !errors.Is(err, traverse.ErrBadRow) {
			t.Errorf("behind %.20q: %v", after, err)
		}
	}
	for _, first := range []int{-1, 0, 501} {
		if _, err := m.Rows(t.Context(), first, ""); !errors.Is(err, traverse.ErrRange) {
			t.Errorf("%d rows: %v", first, err)
		}
	}
}

// A budget that is too small gives a beginning of the list, or counts of a part of it,
// and says so.
func TestSolveWithinBudget(t *testing.T) {
	_, r, p := carriers(t)
	all, _ := solve(t, r, p, traverse.Budget{})
	whole := rowIDs(all)
	cuts := map[traverse.Cut]int{}
	for size := 1; size < 1_000; size += 7 {
		for _, b := range []traverse.Budget{{Steps: size}, {Statements: size}} {
			m, err := traverse.Solve(t.Context(), r, p, b)
			if errors.Is(err, traverse.ErrHopeless) && b.Statements > 0 {
				cuts["refused"]++
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			rows := must[*traverse.Rows](t)(m.Rows(t.Context(), kg.MaxPage, ""))
			cut, ids := rows.Cut, rowIDs(rows.Rows)
			cuts[cut]++
			if len(ids) > len(whole) || !slices.Equal(ids, whole[:len(ids)]) {
				t.Fatalf("%+v: no beginning of the list", b)
			}
			if cut == "" && len(ids) < len(whole) {
				t.Fatalf("%+v: %d of %d rows, and nothing said", b, len(ids), len(whole))
			}
			if n, said, err := m.Count(t.Context()); err != nil || n != len(ids) || said != cut {
				t.Fatalf("%+v: %d rows counted, cut %q, %d listed, cut %q; %v", b, n, said, len(ids), cut, err)
			}
		}
	}
	for _, c := range []traverse.Cut{"", traverse.CutSteps, traverse.CutStatements, "refused"} {
		if cuts[c] == 0 {
			t.Errorf("no answer with the cut %q", c)
		}
	}
}

// Looking for what is optional, and for what must not be, counts as well.
func TestSolveCountsEveryStep(t *testing.T) {
	_, r, p := carriers(t)
	p.Edges[1].Need = traverse.Optional
	all, _ := solve(t, r, p, traverse.Budget{})
	pairs := map[[2]*kg.Node]bool{}
	for _, row := range all {
		pairs[[2]*kg.Node{row.Nodes[0], row.Nodes[1]}] = true
	}
	if len(all) < 2*len(pairs) {
		t.Fatalf("%d rows of %d pairs prove little", len(all), len(pairs))
	}
	for steps := 1; steps < len(all); steps++ {
		if rows, cut := solve(t, r, p, traverse.Budget{Steps: steps}); len(rows) > steps || cut != traverse.CutSteps {
			t.Fatalf("%d steps give %d rows, cut %q", steps, len(rows), cut)
		}
	}
}

// The clock ends a search as a budget does.
func TestSolveStopsInTime(t *testing.T) {
	_, r, p := carriers(t)
	all, _ := solve(t, r, p, traverse.Budget{})
	whole := rowIDs(all)
	late := 0
	for ticks := range 20 {
		clock := time.Unix(0, 0)
		rows, cut := solve(t, r, p, traverse.Budget{Until: time.Unix(int64(ticks), 0), Now: func() time.Time { clock = clock.Add(time.Second); return clock }})
		if ids := rowIDs(rows); !slices.Equal(ids, whole[:len(ids)]) || cut == "" && len(ids) < len(whole) {
			t.Errorf("%d ticks give %d rows, cut %q", ticks, len(ids), cut)
		}
		if cut == traverse.CutTime {
			late++
		}
	}
	if late == 0 || late == 20 {
		t.Errorf("%d of 20 are late", late)
	}
}

// The end of the context is an error.
func TestSolveObeysContext(t *testing.T) {
	_, r, p := carriers(t)
	ctx, cancel := context.WithCancel(t.Context())
	m := must[*traverse.Matching](t)(traverse.Solve(ctx, r, p, traverse.Budget{}))
	cancel()
	if _, err := traverse.Solve(ctx, r, p, traverse.Budget{}); !errors.Is(err, context.Canceled) {
		t.Errorf("solving gives %v", err)
	}
	if _, err := m.Rows(ctx, 5, ""); !errors.Is(err, context.Canceled) {
		t.Errorf("listing gives %v", err)
	}
}

// What is said elsewhere changes nothing.
func TestSolveIgnoresOtherComponents(t *testing.T) {
	d, r, p := carriers(t)
	before, _ := solve(t, r, p, traverse.Budget{})
	more := storetest.Generate(7, storetest.Size{Nodes: 40, Statements: 90})
	rename := func(id kg.CURIE) kg.CURIE {
		if id == "" {
			return ""
		}
		return kg.CURIE("EVG:zz-" + id.Local())
	}
	p.Nodes[0].Within = &kg.Set{}
	for _, n := range d.Nodes {
		p.Nodes[0].Within.IDs = append(p.Nodes[0].Within.IDs, n.ID)
	}
	slices.Sort(p.Nodes[0].Within.IDs)
	all := &kg.Dataset{Sources: d.Sources, Nodes: slices.Clone(d.Nodes), Statements: slices.Clone(d.Statements), Evidence: slices.Clone(d.Evidence)}
	for _, n := range more.Nodes {
		n.ID, n.Taxon, n.FormerIDs = rename(n.ID), "", nil
		all.Nodes = append(all.Nodes, n)
	}
	for i, old := range more.Statements {
		s := kg.NewStatement(rename(old.Subject), old.Predicate, rename(old.Object), kg.Qualifiers{Effect: old.Effect})
		if !slices.ContainsFunc(all.Statements, func(have kg.Statement) bool { return have.ID == s.ID }) {
			all.Statements = append(all.Statements, s)
			all.Evidence = append(all.Evidence, kg.Evidence{ID: kg.CURIE(fmt.Sprintf("EVG:E-zz-%d", i)), Statement: s.ID, Kind: kg.Claim, Source: "review", Level: kg.Primary, Basis: kg.Stated})
		}
	}
	after, _ := solve(t, readerOf(t, all), p, traverse.Budget{})
	if !slices.Equal(rowIDs(before), rowIDs(after)) {
		t.Errorf("%d rows before, %d after", len(before), len(after))
	}
}

// Rows that were found are the same when they are fetched by their ids.
func TestFetchRow(t *testing.T) {
	_, r, p := carriers(t)
	for i := range p.Edges { // a fetched row turns no edge round
		p.Edges[i].Either = false
	}
	rows, _ := solve(t, r, p, traverse.Budget{})
	if len(rows) < 20 {
		t.Fatalf("only %d rows", len(rows))
	}
	for _, found := range rows {
		again := must[*traverse.Row](t)(traverse.FetchRow(t.Context(), r, found.ID(), p.Scope))
		if again == nil || foundText(again) != foundText(found) || again.ID() != found.ID() || !slices.Equal(again.Studies, found.Studies) {
			t.Fatalf("%+v was found and\n%+v fetched", found, again)
		}
	}
	gone := readerOf(t, storetest.Generate(999, storetest.Size{Nodes: 40, Statements: 90}))
	if row, err := traverse.FetchRow(t.Context(), gone, rows[0].ID(), p.Scope); row != nil || err != nil {
		t.Errorf("a row of other data is %v, %v", row, err)
	}
}

// A row of what counts as one is the same when it is fetched by its id, which says what
// was collapsed.
func TestFetchRowCollapsed(t *testing.T) {
	p := traverse.Pattern{Nodes: []traverse.Variable{{Name: "a"}, {Name: "b"}, {Name: "c"}}, Collapse: []traverse.Collapse{traverse.GeneProducts, traverse.Orthologs},
		Edges: []traverse.PatternEdge{{Name: "ab", From: "a", To: "b"}, {Name: "bc", From: "b", To: "c", Need: traverse.Optional}}}
	fetched, joined := 0, 0
	for seed := range uint64(20) {
		r := readerOf(t, moleculeGraph(seed, storetest.Size{Nodes: 40, Statements: 90}))
		rows, _ := solve(t, r, p, traverse.Budget{})
		for _, found := range rows {
			again := must[*traverse.Row](t)(traverse.FetchRow(t.Context(), r, found.ID(), p.Scope))
			if again == nil || fmt.Sprintf("%+v", again) != fmt.Sprintf("%+v", found) {
				t.Fatalf("%+v was found and\n%+v fetched", found, again)
			}
			fetched++
			for _, at := range found.Touched {
				joined += len(at.Joins)
			}
		}
	}
	if fetched < 500 || joined < 100 {
		t.Errorf("only %d rows, with %d joins", fetched, joined)
	}
}

// A row says what counts as one, and reads as true sentences.
func TestCollapsedRowInWords(t *testing.T) {
	r := molecules(t, 0)
	both := []traverse.Collapse{traverse.GeneProducts, traverse.Orthologs}
	variable := func(name string, ids ...kg.CURIE) traverse.Variable {
		v := traverse.Variable{Name: name}
		if len(ids) > 0 {
			set := kg.NewSet(ids...)
			v.Within = &set
		}
		return v
	}
	edge := func(from, to string, p kg.Predicate) traverse.PatternEdge {
		return traverse.PatternEdge{From: from, To: to, Match: kg.StatementMatch{Predicates: []kg.Predicate{p}}}
	}
	mir, drug, outcome := variable("mir", "EVG:miR-21"), variable("drug", "EVG:drug"), variable("outcome", "EVG:fibrosis")
	gene := variable("x")
	gene.Match.Categories = []kg.Category{kg.Gene} // no statement of the miRNA or the drug names it
	for name, w := range map[string]struct {
		p       traverse.Pattern
		want    string
		members []string
	}{
		"both act on it": {traverse.Pattern{Nodes: []traverse.Variable{mir, drug, gene}, Edges: []traverse.PatternEdge{edge("mir", "x", kg.Regulates), edge("drug", "x", kg.Regulates)}},
			"miR-21 lowers PTEN-mRNA; drug raises PTEN-protein; PTEN-protein counts as one with PTEN-mRNA", []string{"PTEN-mRNA", "PTEN-protein"}},
		"on from the ortholog": {traverse.Pattern{Nodes: []traverse.Variable{mir, gene, outcome}, Edges: []traverse.PatternEdge{edge("mir", "x", kg.Regulates), edge("x", "outcome", kg.Affects)}},
			"miR-21 lowers PTEN-mRNA; counted as one with PTEN-mRNA, Pten lowers fibrosis", []string{"PTEN", "Pten", "PTEN-mRNA"}},
		"the protein is named": {traverse.Pattern{Nodes: []traverse.Variable{mir, variable("x", "EVG:PTEN-protein")}, Edges: []traverse.PatternEdge{edge("mir", "x", kg.Regulates)}},
			"miR-21 lowers PTEN-mRNA", []string{"PTEN-mRNA"}},
		"what is named does not fit": {traverse.Pattern{Nodes: []traverse.Variable{mir, {Name: "x", Within: variable("", "EVG:PTEN-protein").Within, Match: gene.Match}}, Edges: []traverse.PatternEdge{edge("mir", "x", kg.Regulates)}},
			"", nil},
	} {
		w.p.Collapse = both
		got, members := "", []string(nil)
		rows, _ := solve(t, r, w.p, traverse.Budget{})
		for _, row := range rows {
			got = row.Reading(kg.CURIE.Local)
			for _, n := range row.Touched[slices.Index(row.Variables, "x")].Members {
				members = append(members, n.Name)
			}
		}
		if got != w.want || !slices.Equal(members, w.members) {
			t.Errorf("%s: %q of %q, want %q of %q", name, got, members, w.want, w.members)
		}
	}
}

func TestFetchRowRefuses(t *testing.T) {
	_, r, _ := carriers(t)
	id := func(text string) string { return "R1" + base64.RawURLEncoding.EncodeToString([]byte(text)) }
	for name, id := range map[string]string{
		"empty": "", "mark alone": "R1", "no code": "R1!", "a path": "P1RVZHOmE", "no lines": id("x"), "no edge": id("n a EVG:x"),
		"no end": id("n a EVG:x\ne ab 0 1 S-x"), "far end": id("n a EVG:x\ne ab 0 -1 S-x"), "no number": id("n a EVG:x\ne ab 0 one S-x"),
		"unbound end": id("n a EVG:x\nn b \ne ab 0 1 S-x"), "no name": id("n \x00 EVG:x\nn b EVG:y\ne ab 0 1 S-x"), "no id": id("n a x\nn b EVG:y\ne ab 0 1 S-x"),
		"nine nodes": id(strings.Repeat("n a EVG:x\n", 9) + "e ab 0 1 S-x"), "11 edges": id("n a EVG:x\nn b EVG:y" + strings.Repeat("\ne ab 0 1 S-x", 11)),
		"nothing collapsed": id("c X\nn a EVG:x\nn b EVG:y\ne ab 0 1 S-x"), "collapsed twice": id("c G\nc O\nn a EVG:x\nn b EVG:y\ne ab 0 1 S-x"),
		"too long": "R1" + strings.Repeat("A", 5_000),
	} {
		if row, err := traverse.FetchRow(t.Context(), r, id, kg.SourceScope{}); !errors.Is(err, traverse.ErrBadRow) {
			t.Errorf("%s gives %v, %v", name, row, err)
		}
	}
}

// Groups count the rows of each node, the largest first.
func TestGroups(t *testing.T) {
	_, r, p := carriers(t)
	rows, _ := solve(t, r, p, traverse.Budget{})
	m := must[*traverse.Matching](t)(traverse.Solve(t.Context(), r, p, traverse.Budget{}))
	for at, variable := range []string{"a", "b", "c", "d"} {
		want := map[*kg.Node]int{}
		for _, row := range rows {
			want[row.Nodes[at]]++
		}
		groups, all, cut, err := m.Groups(t.Context(), variable)
		if err != nil || cut != "" || all != len(rows) || len(groups) != len(want) {
			t.Fatalf("%s: %d groups of %d rows, want %d of %d; cut %q, %v", variable, len(groups), all, len(want), len(rows), cut, err)
		}
		for i, g := range groups {
			if want[g.Node] != g.Rows || i > 0 && groups[i-1].Rows < g.Rows {
				t.Errorf("%s: group %d has %d rows, want %d", variable, i, g.Rows, want[g.Node])
			}
		}
	}
	for _, variable := range []string{"e", "nobody"} {
		if _, _, _, err := m.Groups(t.Context(), variable); !errors.Is(err, traverse.ErrPattern) {
			t.Errorf("%s: %v", variable, err)
		}
	}
}

// Each case gives the pattern a-b-c a fault.
func TestSolveRefuses(t *testing.T) {
	_, r, _ := carriers(t)
	one, gene, pathway := kg.NewSet("EVG:x"), kg.NodeMatch{Categories: []kg.Category{kg.Gene}}, kg.NodeMatch{Categories: []kg.Category{kg.Pathway}}
	add := func(name string) func(p *traverse.Pattern) {
		return func(p *traverse.Pattern) { p.Nodes = append(p.Nodes, traverse.Variable{Name: name}) }
	}
	join := func(from, to string, need traverse.Need) func(p *traverse.Pattern) {
		return func(p *traverse.Pattern) {
			p.Edges = append(p.Edges, traverse.PatternEdge{From: from, To: to, Need: need})
		}
	}
	for _, tc := range []struct {
		name  string
		spoil []func(p *traverse.Pattern)
		says  string
	}{
		{"no node", []func(p *traverse.Pattern){func(p *traverse.Pattern) { p.Nodes = nil }}, "0 nodes"},
		{"nine nodes", []func(p *traverse.Pattern){add("d"), add("e"), add("f"), add("g"), add("h"), add("i")}, "9 nodes"},
		{"eleven edges", []func(p *traverse.Pattern){func(p *traverse.Pattern) { p.Edges = slices.Repeat(p.Edges[:1], 11) }}, "11 edges"},
		{"no edge", []func(p *traverse.Pattern){func(p *traverse.Pattern) { p.Edges = nil }}, "no edge is required"},
		{"only optional and not", []func(p *traverse.Pattern){func(p *traverse.Pattern) { p.Edges[0].Need, p.Edges[1].Need = traverse.Optional, traverse.Absent }}, "no edge is required"},
		{"strange node name", []func(p *traverse.Pattern){add("a b")}, `"a b" is no name`},
		{"strange edge name", []func(p *traverse.Pattern){func(p *traverse.Pattern) { p.Edges[0].Name = "1" }}, `"1" is no name`},
		{"node twice", []func(p *traverse.Pattern){add("a")}, "a node is named twice: a"},
		{"edge twice", []func(p *traverse.Pattern){func(p *traverse.Pattern) { p.Edges[0].Name = "e2" }}, "an edge is named twice: e2"},
		{"unknown from", []func(p *traverse.Pattern){join("x", "a", traverse.Required)}, `edge e3 names the node "x"`},
		{"unknown to", []func(p *traverse.Pattern){join("a", "x", traverse.Required)}, `edge e3 names the node "x"`},
		{"loop", []func(p *traverse.Pattern){join("a", "a", traverse.Required)}, "edge e3 begins and ends at a"},
		{"lonely node", []func(p *traverse.Pattern){add("d")}, "no edge has the node d"},
		{"two parts", []func(p *traverse.Pattern){add("d"), add("e"), join("d", "e", traverse.Required)}, "it falls apart: no edges lead from a to d"},
		{"joined by optional", []func(p *traverse.Pattern){add("d"), add("e"), join("d", "e", traverse.Required), join("a", "d", traverse.Optional)}, "it falls apart"},
		{"loose optional", []func(p *traverse.Pattern){add("d"), add("e"), join("d", "e", traverse.Optional)}, "it falls apart"},
		{"loose not", []func(p *traverse.Pattern){add("d"), add("e"), join("d", "e", traverse.Absent)}, "it falls apart"},
		{"optional and not", []func(p *traverse.Pattern){add("d"), join("a", "d", traverse.Optional), join("b", "d", traverse.Absent)}, "the node d is in optional and in not edges only"},
		{"study of none", []func(p *traverse.Pattern){func(p *traverse.Pattern) { p.SameStudy = [][]string{{"e1", "x"}} }}, `sameStudy names the edge "x"`},
		{"study of one", []func(p *traverse.Pattern){func(p *traverse.Pattern) { p.SameStudy = [][]string{{"e1"}} }}, "has 1 edges"},
		{"study twice", []func(p *traverse.Pattern){func(p *traverse.Pattern) { p.SameStudy = [][]string{{"e1", "e2"}, {"e2", "e1"}} }}, "names the edge e2 twice"},
		{"study of optional", []func(p *traverse.Pattern){join("a", "c", traverse.Optional), func(p *traverse.Pattern) { p.SameStudy = [][]string{{"e1", "e3"}} }}, "is not required"},
		{"distinct of none", []func(p *traverse.Pattern){func(p *traverse.Pattern) { p.Distinct = [][]string{{"a", "x"}} }}, `distinct names the node "x"`},
		{"distinct of one", []func(p *traverse.Pattern){func(p *traverse.Pattern) { p.Distinct = [][]string{{"a", "a"}} }}, "fewer than 2"},
		{"same but different", []func(p *traverse.Pattern){func(p *traverse.Pattern) { p.Nodes[0].Within, p.Nodes[2].Within = &one, &one }}, "both can only be EVG:x"},
		{"asked and ruled out", []func(p *traverse.Pattern){join("a", "b", traverse.Absent)}, "asks for what edge e3 rules out"},
		{"a gene carries a pathway", []func(p *traverse.Pattern){func(p *traverse.Pattern) {
			p.Nodes[0].Match, p.Nodes[1].Match = gene, pathway
			p.Edges[0].Match.Predicates = []kg.Predicate{kg.Carries}
		}}, "edge e1 can hold for nothing"},
		{"turned round", []func(p *traverse.Pattern){func(p *traverse.Pattern) {
			p.Nodes[0].Match, p.Nodes[1].Match = pathway, gene
			p.Edges[0].Match.Predicates = []kg.Predicate{kg.Modulates}
		}}, "edge e1 can hold for nothing"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := traverse.Pattern{Nodes: []traverse.Variable{{Name: "a"}, {Name: "b"}, {Name: "c"}}, Edges: []traverse.PatternEdge{{From: "a", To: "b"}, {From: "b", To: "c"}}}
			for _, f := range tc.spoil {
				f(&p)
			}
			_, err := traverse.Solve(t.Context(), r, p, traverse.Budget{})
			var refusal *traverse.Refusal
			if !errors.Is(err, traverse.ErrPattern) || !errors.As(err, &refusal) || refusal.Hint() == "" || !strings.Contains(err.Error(), tc.says) {
				t.Errorf("%v, want %q", err, tc.says)
			}
		})
	}
}

// What would cost far too much is not begun.
func TestSolveRefusesHopeless(t *testing.T) {
	d := storetest.Generate(5, storetest.Size{Nodes: 200, Statements: 2_000})
	r := &countedReader{Reader: readerOf(t, d)}
	p := traverse.Pattern{Nodes: []traverse.Variable{{Name: "a"}, {Name: "b"}, {Name: "c"}}, Edges: []traverse.PatternEdge{{From: "a", To: "b"}, {From: "b", To: "c"}}}
	_, err := traverse.Solve(t.Context(), r, p, traverse.Budget{Statements: 100})
	var refusal *traverse.Refusal
	if !errors.Is(err, traverse.ErrHopeless) || !errors.As(err, &refusal) || refusal.Hint() == "" || r.read > 0 {
		t.Errorf("%v after %d statements", err, r.read)
	}
	set := kg.NewSet(d.Nodes[3].ID)
	p.Nodes[0].Within, p.Nodes[0].Hubs = &set, true
	if _, err := traverse.Solve(t.Context(), r, p, traverse.Budget{Statements: 10_000}); err != nil || r.read == 0 {
		t.Errorf("from one node: %v after %d statements", err, r.read)
	}
}

// countedReader counts the statements that Expand returns, and the calls.
type countedReader struct {
	kg.Reader
	read, calls int
}

func (r *countedReader) Expand(ctx context.Context, q kg.ExpandQuery) (*kg.Expansion, error) {
	e, err := r.Reader.Expand(ctx, q)
	if e != nil {
		r.read += len(e.Statements)
		r.calls++
	}
	return e, err
}

// Reading goes edge by edge, not row by row.
func TestSolveCallsDoNotGrowWithRows(t *testing.T) {
	p := traverse.Pattern{
		Nodes: []traverse.Variable{{Name: "a", Match: kg.NodeMatch{Categories: []kg.Category{kg.EVPreparation}}}, {Name: "b"}, {Name: "c"}},
		Edges: []traverse.PatternEdge{{From: "a", To: "b", Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Carries}}}, {From: "b", To: "c"}},
	}
	for _, size := range []int{200, 2_000} {
		r := &countedReader{Reader: readerOf(t, storetest.Generate(11, storetest.Size{Nodes: 150, Statements: size}))}
		if rows, _ := solve(t, r, p, traverse.Budget{}); len(rows) == 0 || r.calls > len(p.Edges) {
			t.Errorf("%d calls for %d rows", r.calls, len(rows))
		}
	}
}
