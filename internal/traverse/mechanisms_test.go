package traverse_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/traverse"
)

// randomMechanisms asks for chains through some nodes at some stops.
func randomMechanisms(dice *rand.Rand, d *kg.Dataset) traverse.MechanismQuery {
	q := traverse.MechanismQuery{First: kg.MaxPage, MaxGaps: dice.IntN(8) - 1, Walk: randomWalk(dice, d)}
	q.Walk.Directed, q.Walk.Hierarchy = false, false
	if dice.IntN(2) == 0 {
		q.Walk.Collapse = randomCollapse(dice)
	}
	from := dice.IntN(len(traverse.Stops) - 1)
	to := from + 1 + dice.IntN(len(traverse.Stops)-1-from)
	q.From, q.To = traverse.Stops[from], traverse.Stops[to]
	q.Order = []traverse.MechanismOrder{"", traverse.FullestFirst, traverse.CoherentFirst}[dice.IntN(3)]
	if dice.IntN(5) == 0 {
		q.Coherent = new(bool)
		*q.Coherent = dice.IntN(2) == 0
	}
	q.At = map[traverse.Stop]kg.Set{}
	for len(q.At) == 0 || dice.IntN(4) == 0 {
		stop := traverse.Stops[from+dice.IntN(to-from+1)]
		var ids []kg.CURIE
		for i := range d.Nodes {
			if slices.Contains(stop.Categories(), d.Nodes[i].Category) && dice.IntN(3) > 0 {
				ids = append(ids, d.Nodes[i].ID)
			}
		}
		if len(ids) > 0 {
			q.At[stop] = kg.NewSet(ids...)
		}
	}
	return q
}

// nameMediators has some effects say through what they come about.
func nameMediators(dice *rand.Rand, d *kg.Dataset) {
	for i := range d.Evidence {
		for dice.IntN(4) > 0 {
			d.Evidence[i].Via = append(d.Evidence[i].Via, d.Nodes[dice.IntN(len(d.Nodes))].ID)
		}
	}
}

// modelOutcomes has some models stand for an outcome.
func modelOutcomes(dice *rand.Rand, d *kg.Dataset) {
	have := map[kg.StatementID]bool{}
	for _, s := range d.Statements {
		have[s.ID] = true
	}
	for range len(d.Nodes) * 4 {
		model, outcome := &d.Nodes[dice.IntN(len(d.Nodes))], &d.Nodes[dice.IntN(len(d.Nodes))]
		s := kg.NewStatement(model.ID, kg.Models, outcome.ID, kg.Qualifiers{})
		if model.Category != kg.DiseaseModel || outcome.Category != kg.Outcome || have[s.ID] {
			continue
		}
		have[s.ID] = true
		e := d.Evidence[dice.IntN(len(d.Evidence))]
		e.ID, e.Statement = kg.CURIE(fmt.Sprint("EVG:E-models-", len(d.Evidence))), s.ID
		d.Statements, d.Evidence = append(d.Statements, s), append(d.Evidence, e)
	}
}

// TestMechanismsAgainstBruteForce compares whole answers on small graphs.
func TestMechanismsAgainstBruteForce(t *testing.T) {
	count := map[traverse.HopKind]int{}
	coherent, assembled, traits, joined := 0, 0, 0, map[traverse.HopKind]int{}
	for seed := range uint64(90) {
		dice := rand.New(rand.NewPCG(seed, 4))
		d := moleculeGraph(seed, storetest.Size{Nodes: 32 + dice.IntN(10), Statements: 140 + dice.IntN(160)})
		nameMediators(dice, d)
		modelOutcomes(dice, d)
		r := readerOf(t, d)
		for range 6 {
			q := randomMechanisms(dice, d)
			b := newBrute(d, q.Walk)
			want := b.mechanisms(q)
			got, err := traverse.FindMechanisms(t.Context(), r, q)
			if err != nil {
				t.Fatal(err)
			}
			if got.More != (len(want) > q.First) || got.Cut != "" {
				t.Fatalf("seed %d, %+v: more %v, cut %q of %d mechanisms", seed, q, got.More, got.Cut, len(want))
			}
			if diff := mechanismDifference(got.Mechanisms, want[:min(len(want), q.First)]); diff != "" {
				t.Fatalf("seed %d, %+v: %s", seed, q, diff)
			}
			for _, m := range got.Mechanisms {
				b.checkTouched(t, m, q)
				for i, h := range m.Hops {
					count[h.Kind]++
					joined[h.Kind] += len(m.Touched[i].Joins)
					if m.Stops[i] == traverse.StopModel && m.Nodes[i+1].Category == kg.Outcome {
						traits++
					}
				}
				if m.Coherent() {
					coherent++
				} else {
					assembled++
				}
			}
		}
	}
	if count[traverse.HopStated] < 3_000 || count[traverse.HopSeenIn] < 250 || count[traverse.HopNamed] < 50 || coherent < 80 || assembled < 1_000 {
		t.Errorf("the graphs prove little: %v, %d coherent, %d assembled", count, coherent, assembled)
	}
	if traits < 20 {
		t.Errorf("only %d models stand for an outcome", traits)
	}
	if joined[traverse.HopStated] < 300 || joined[traverse.HopNamed] < 5 {
		t.Errorf("nodes that count as one prove little: %v", joined)
	}
}

// checkTouched follows a mechanism over the nodes that its statements and studies name.
func (b *brute) checkTouched(t *testing.T, m *traverse.Mechanism, q traverse.MechanismQuery) {
	t.Helper()
	for i, at := range m.Touched {
		b.checkStop(t, at, m.Nodes[i].ID)
	}
	entries := b.entries()
	for i, h := range m.Hops {
		here, next := m.Touched[i].Members, m.Touched[i+1].Members
		from, to := here[len(here)-1], next[0]
		s := h.Statement
		holds := joins(s, from, to)
		switch h.Kind {
		case traverse.HopSeenIn:
			holds = s.Object == from.ID && slices.ContainsFunc(entries[s.ID], func(e *kg.Evidence) bool { return e.Model == to.ID })
		case traverse.HopNamed:
			holds = s.Object == to.ID && slices.ContainsFunc(entries[s.ID], func(e *kg.Evidence) bool { return slices.Contains(e.Via, from.ID) })
		}
		if !holds {
			t.Fatalf("hop %d of %s does not go on from where the stop ends", i, m.ID())
		}
	}
	last := m.Touched[len(m.Hops)].Members
	for stop, end := range map[traverse.Stop]*kg.Node{q.From: m.Touched[0].Members[0], q.To: last[len(last)-1]} {
		wanted, limited := q.At[stop]
		if limited && b.isOneOf(b.stop[end.ID], wanted) && !wanted.Has(end.ID) {
			t.Fatalf("a mechanism ends at %s, which was not asked for", end.ID)
		}
	}
}

func mechanismDifference(got []*traverse.Mechanism, want []*bruteMechanism) string {
	for i := range min(len(got), len(want)) {
		g, w := got[i], want[i]
		one := way{stops: g.Stops}
		for _, n := range g.Nodes {
			one.nodes = append(one.nodes, n.ID)
		}
		for _, h := range g.Hops {
			one.kinds, one.by = append(one.kinds, h.Kind), append(one.by, h.Statement)
		}
		if one.key() != w.key() {
			return fmt.Sprintf("mechanism %d is\n%s\n%d %v\nwant\n%s\n%d %v", i, one.key(), millionths(g.Score), g.Studies, w.key(), w.cost, w.studies)
		}
		if millionths(g.Score) != w.cost || !slices.Equal(g.Studies, w.studies) {
			return fmt.Sprintf("mechanism %d costs %d by %v, want %d by %v", i, millionths(g.Score), g.Studies, w.cost, w.studies)
		}
	}
	if len(got) != len(want) {
		return fmt.Sprintf("%d mechanisms, want %d", len(got), len(want))
	}
	return ""
}

// TestMechanismsPageAndFetch walks a list page by page, under small budgets, and fetches
// each mechanism again.
func TestMechanismsPageAndFetch(t *testing.T) {
	fetched, joined := 0, 0
	for seed := range uint64(150) {
		dice := rand.New(rand.NewPCG(seed, 5))
		d := moleculeGraph(seed, storetest.Size{Nodes: 40, Statements: 400})
		nameMediators(dice, d)
		modelOutcomes(dice, d)
		r := readerOf(t, d)
		q := randomMechanisms(dice, d)
		whole := must[*traverse.Mechanisms](t)(traverse.FindMechanisms(t.Context(), r, q))
		var paged []string
		for q.First = 3; ; {
			page := must[*traverse.Mechanisms](t)(traverse.FindMechanisms(t.Context(), r, q))
			for _, m := range page.Mechanisms {
				paged = append(paged, m.ID())
			}
			if !page.More || len(paged) >= len(whole.Mechanisms) {
				break
			}
			q.After = paged[len(paged)-1]
		}
		q.After, q.First = "", kg.MaxPage
		q.Budget.Steps = 1 + dice.IntN(50)
		less := must[*traverse.Mechanisms](t)(traverse.FindMechanisms(t.Context(), r, q))
		for i, m := range whole.Mechanisms {
			if m.ID() != paged[i] {
				t.Fatalf("seed %d: page by page, mechanism %d is %s, want %s", seed, i, paged[i], m.ID())
			}
			if i < len(less.Mechanisms) && less.Mechanisms[i].ID() != m.ID() {
				t.Fatalf("seed %d: with fewer steps, mechanism %d is another", seed, i)
			}
			walk := q.Walk
			walk.Collapse = nil // the id says it
			again, err := traverse.FetchMechanism(t.Context(), r, m.ID(), walk, false)
			if err != nil || again == nil {
				t.Fatalf("seed %d: %s is not found again: %v", seed, m.ID(), err)
			}
			if tellMechanism(again) != tellMechanism(m) {
				t.Fatalf("seed %d: fetched again it is\n%s\nand was\n%s", seed, tellMechanism(again), tellMechanism(m))
			}
			fetched++
			other := walk
			other.Match.Predicates = slices.DeleteFunc(predicates(), func(p kg.Predicate) bool { return p == m.Hops[0].Statement.Predicate })
			without := walk
			without.Exclude = kg.NewSet(m.Nodes[len(m.Nodes)/2].ID)
			for _, forbidding := range []traverse.Walk{other, without} {
				if none, err := traverse.FetchMechanism(t.Context(), r, m.ID(), forbidding, false); none != nil || err != nil {
					t.Fatalf("seed %d: under %+v there is %s, %v", seed, forbidding, m.ID(), err)
				}
			}
			for _, at := range m.Touched {
				joined += len(at.Joins)
			}
		}
		if len(less.Mechanisms) < len(whole.Mechanisms) && less.Cut == "" {
			t.Fatalf("seed %d: mechanisms are missing, and nothing says so", seed)
		}
	}
	if fetched < 500 || joined < 50 {
		t.Errorf("only %d mechanisms, which change the node %d times", fetched, joined)
	}
}

func tellMechanism(m *traverse.Mechanism) string {
	text := fmt.Sprintln(m.ID(), m.Score, m.Gaps, m.Studies, m.Damping, m.Sign, m.Signed)
	for _, at := range m.Touched {
		text += fmt.Sprintln("  touched", tellStop(at))
	}
	for _, s := range m.Direct {
		text += fmt.Sprintln("  direct", s.ID)
	}
	return text
}

func tellStop(at traverse.PathStop) (text string) {
	for _, n := range at.Members {
		text += string(n.ID) + " "
	}
	for _, s := range at.Joins {
		text += string(s.ID) + " "
	}
	return text
}

// TestModelOfAnOutcome lets a model stand for the outcome that was seen in it. Without a
// model an outcome is no disease.
func TestModelOfAnOutcome(t *testing.T) {
	b := newBench(map[string]kg.Category{"P": kg.EVPreparation, "X": kg.MiRNA, "fibrosis": kg.Outcome, "weight": kg.Outcome, "mouse": kg.DiseaseModel, "liver": kg.Tissue, "study": kg.Publication})
	for _, claim := range []string{"P CARRIES X", "X AFFECTS fibrosis -", "X AFFECTS weight -", "mouse MODELS fibrosis", "fibrosis OCCURS_IN liver", "weight OCCURS_IN liver"} {
		b.say(claim)
	}
	b.Evidence[1].Model, b.Evidence[2].Model = "EVG:mouse", "EVG:mouse"
	r := readerOf(t, &b.Dataset)
	for name, w := range map[string]struct {
		from, to, at traverse.Stop
		id           kg.CURIE
		want         []string
	}{
		"to the disease": {traverse.StopPreparation, traverse.StopDisease, traverse.StopCargo, "EVG:X", []string{
			"P carries X, which lowers fibrosis; this was seen in mouse, which models fibrosis", "P carries X, which lowers weight; this was seen in mouse, which models fibrosis"}},
		"from the disease": {traverse.StopPreparation, traverse.StopDisease, traverse.StopDisease, "EVG:fibrosis", []string{
			"P carries X, which lowers fibrosis; this was seen in mouse, which models fibrosis", "P carries X, which lowers weight; this was seen in mouse, which models fibrosis"}},
		"no model stands for it": {traverse.StopPreparation, traverse.StopDisease, traverse.StopDisease, "EVG:weight", nil},
		"no beginning":           {traverse.StopDisease, traverse.StopOrgan, traverse.StopOrgan, "EVG:liver", nil},
		"a beginning when asked": {traverse.StopDisease, traverse.StopOrgan, traverse.StopDisease, "EVG:fibrosis", []string{"fibrosis occurs in liver"}},
		"on to the organ":        {traverse.StopModel, traverse.StopOrgan, traverse.StopModel, "EVG:mouse", []string{"mouse models fibrosis, which occurs in liver"}},
	} {
		q := traverse.MechanismQuery{From: w.from, To: w.to, MaxGaps: -1, First: 9, At: map[traverse.Stop]kg.Set{w.at: kg.NewSet(w.id)}}
		var got []string
		for _, m := range must[*traverse.Mechanisms](t)(traverse.FindMechanisms(t.Context(), r, q)).Mechanisms {
			got = append(got, m.Reading(kg.CURIE.Local))
			if again, err := traverse.FetchMechanism(t.Context(), r, m.ID(), traverse.Walk{}, true); err != nil || again == nil || again.ID() != m.ID() {
				t.Errorf("%s: %s is fetched as %v, %v", name, m.ID(), again, err)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, w.want) {
			t.Errorf("%s: %q, want %q", name, got, w.want)
		}
	}
}

// TestCollapsedMechanismInWords comes in by a molecule and goes on from another that
// counts as one with it; also where a study only names it.
func TestCollapsedMechanismInWords(t *testing.T) {
	b := newBench(map[string]kg.Category{"P": kg.EVPreparation, "X": kg.MiRNA, "T": kg.Gene, "protein": kg.Protein, "A": kg.Pathway, "O": kg.Outcome, "study": kg.Publication})
	for _, claim := range []string{"P CARRIES X", "X REGULATES T -", "T HAS_GENE_PRODUCT protein", "protein MODULATES A -", "P AFFECTS O - via protein"} {
		b.say(claim)
	}
	r := readerOf(t, &b.Dataset)
	for name, w := range map[string]struct {
		at   traverse.Stop
		id   kg.CURIE
		to   traverse.Stop
		want string
	}{
		"on from the protein":  {traverse.StopCargo, "EVG:X", traverse.StopPathway, "P carries X, which lowers T; counted as one with T, protein lowers A"},
		"the protein is named": {traverse.StopCargo, "EVG:X", traverse.StopOutcome, "P carries X, which lowers T; by way of protein, counted as one with T, P lowers O"},
		"the protein is asked": {traverse.StopTarget, "EVG:protein", traverse.StopTarget, "P carries X, which lowers T; T counts as one with protein"},
	} {
		q := traverse.MechanismQuery{From: traverse.StopPreparation, To: w.to, MaxGaps: -1, First: 1, At: map[traverse.Stop]kg.Set{w.at: kg.NewSet(w.id)},
			Walk: traverse.Walk{Collapse: []traverse.Collapse{traverse.GeneProducts}}}
		got := ""
		for _, m := range must[*traverse.Mechanisms](t)(traverse.FindMechanisms(t.Context(), r, q)).Mechanisms {
			got = m.Reading(kg.CURIE.Local)
			again := must[*traverse.Mechanism](t)(traverse.FetchMechanism(t.Context(), r, m.ID(), traverse.Walk{}, true))
			if again == nil || again.Reading(kg.CURIE.Local) != got {
				t.Errorf("%s: %q was found, and %+v fetched", name, got, again)
			}
		}
		if got != w.want {
			t.Errorf("%s: %q, want %q", name, got, w.want)
		}
		q.Walk.Collapse = nil
		for _, m := range must[*traverse.Mechanisms](t)(traverse.FindMechanisms(t.Context(), r, q)).Mechanisms {
			if m.Reading(kg.CURIE.Local) == w.want {
				t.Errorf("%s: this takes no collapse", name)
			}
		}
	}
}

// TestMechanismsReadWhatLeadsThere asks for one of the many things that vesicles carry or
// do: the others, and what these do, are not read.
func TestMechanismsReadWhatLeadsThere(t *testing.T) {
	kinds := map[string]kg.Category{"S": kg.MSCSource, "P": kg.EVPreparation, "X": kg.MiRNA, "T": kg.Gene, "O": kg.Outcome, "study": kg.Publication}
	claims := []string{"S SECRETES P", "P CARRIES X", "X REGULATES T -", "T AFFECTS O +", "P AFFECTS O - via T"}
	for i := range 60 {
		cargo, target, outcome := fmt.Sprint("X", i), fmt.Sprint("T", i), fmt.Sprint("O", i)
		kinds[cargo], kinds[target], kinds[outcome] = kg.MiRNA, kg.Gene, kg.Outcome
		claims = append(claims, "P CARRIES "+cargo, cargo+" REGULATES "+target+" -", target+" AFFECTS "+outcome+" +", "P AFFECTS "+outcome+" -")
	}
	b := newBench(kinds)
	for _, claim := range claims {
		b.say(claim)
	}
	r := readerOf(t, &b.Dataset)
	for stop, id := range map[traverse.Stop]kg.CURIE{traverse.StopCargo: "EVG:X", traverse.StopTarget: "EVG:T"} {
		found, err := traverse.FindMechanisms(t.Context(), r, traverse.MechanismQuery{From: traverse.StopSource, To: traverse.StopOutcome, MaxGaps: -1, First: 9,
			At: map[traverse.Stop]kg.Set{stop: kg.NewSet(id)}, Budget: traverse.Budget{Nodes: 8}})
		if err != nil {
			t.Fatal(err)
		}
		if found.Cut != "" || len(found.Mechanisms) == 0 || len(found.Mechanisms[0].Hops) != 4 {
			t.Errorf("through %s: cut by %q, %d mechanisms", id, found.Cut, len(found.Mechanisms))
		}
	}
}

// TestExplainMechanismsWithinBudget has one condition whose absence takes more to try than
// a search may read, and another that is tried all the same.
func TestExplainMechanismsWithinBudget(t *testing.T) {
	kinds := map[string]kg.Category{"P": kg.EVPreparation, "X": kg.MiRNA, "T": kg.Gene, "T2": kg.Gene, "O": kg.Outcome, "study": kg.Publication}
	claims := []string{"P CARRIES X", "X REGULATES T -", "T2 AFFECTS O +"}
	for i := range 60 {
		cargo := fmt.Sprint("X", i)
		kinds[cargo] = kg.MiRNA
		claims = append(claims, cargo+" REGULATES T2 -")
	}
	for more, want := range map[string]string{
		"P CARRIES T":   "why is not known: to find out takes more than a search may read; name nodes at more stops",
		"T AFFECTS O -": "no chain passes what is asked for at TARGET and the rest",
	} {
		b := newBench(kinds)
		for _, claim := range append(claims, more) {
			b.say(claim)
		}
		q := traverse.MechanismQuery{From: traverse.StopPreparation, To: traverse.StopOutcome, MaxGaps: -1, First: 1, Budget: traverse.Budget{Statements: 20},
			At: map[traverse.Stop]kg.Set{traverse.StopCargo: kg.NewSet("EVG:X"), traverse.StopTarget: kg.NewSet("EVG:T2")}}
		got, err := traverse.ExplainMechanisms(t.Context(), readerOf(t, &b.Dataset), q)
		if err != nil || got != want {
			t.Errorf("with %s it says %q, want %q; %v", more, got, want, err)
		}
	}
}

// TestMechanismsWithinReading ends the reading at every statement: there are all, or none
// and the reason.
func TestMechanismsWithinReading(t *testing.T) {
	b := newBench(map[string]kg.Category{"P": kg.EVPreparation, "X": kg.MiRNA, "T": kg.Gene, "O": kg.Outcome, "study": kg.Publication})
	for _, claim := range []string{"P CARRIES X", "X REGULATES T -", "T AFFECTS O +", "P AFFECTS O -"} {
		b.say(claim)
	}
	q := traverse.MechanismQuery{From: traverse.StopPreparation, To: traverse.StopOutcome, MaxGaps: -1, First: 9, At: map[traverse.Stop]kg.Set{traverse.StopOutcome: kg.NewSet("EVG:O")}}
	r := readerOf(t, &b.Dataset)
	whole := must[*traverse.Mechanisms](t)(traverse.FindMechanisms(t.Context(), r, q))
	cut := 0
	for q.Budget.Statements = 1; q.Budget.Statements <= whole.Read; q.Budget.Statements++ {
		found := must[*traverse.Mechanisms](t)(traverse.FindMechanisms(t.Context(), r, q))
		switch {
		case found.Cut == traverse.CutStatements && len(found.Mechanisms) == 0:
			if cut++; !strings.HasPrefix(found.Hint(), "none is shown, since") || !strings.HasSuffix(found.Hint(), "with from and to") {
				t.Errorf("the hint is %q", found.Hint())
			}
		case found.Cut != "" || len(found.Mechanisms) != len(whole.Mechanisms):
			t.Errorf("of %d statements: %d mechanisms, cut %q", q.Budget.Statements, len(found.Mechanisms), found.Cut)
		}
	}
	if cut < 3 || len(whole.Mechanisms) < 2 {
		t.Errorf("%d were cut, the whole are %d", cut, len(whole.Mechanisms))
	}
}

func TestMechanismsRefuse(t *testing.T) {
	r := readerOf(t, storetest.Generate(1, storetest.Size{Nodes: 30, Statements: 60}))
	some := kg.NewSet("EVG:some")
	whole := traverse.MechanismQuery{From: traverse.StopSource, To: traverse.StopOrgan, First: 1, At: map[traverse.Stop]kg.Set{traverse.StopCargo: some}}
	for name, test := range map[string]struct {
		change func(q *traverse.MechanismQuery)
		want   error
	}{
		"backwards":           {func(q *traverse.MechanismQuery) { q.From, q.To = q.To, q.From }, traverse.ErrEnds},
		"one stop":            {func(q *traverse.MechanismQuery) { q.To = q.From }, traverse.ErrEnds},
		"unknown stop":        {func(q *traverse.MechanismQuery) { q.From = "STATION" }, traverse.ErrEnds},
		"no node":             {func(q *traverse.MechanismQuery) { q.At = nil }, traverse.ErrEnds},
		"empty set":           {func(q *traverse.MechanismQuery) { q.At[traverse.StopCargo] = kg.Set{} }, traverse.ErrEnds},
		"stop out of the way": {func(q *traverse.MechanismQuery) { q.At[traverse.StopTissue] = some }, traverse.ErrEnds},
		"none wanted":         {func(q *traverse.MechanismQuery) { q.First = 0 }, traverse.ErrRange},
		"foreign cursor":      {func(q *traverse.MechanismQuery) { q.After = "M1AAAA" }, traverse.ErrBadPath},
	} {
		t.Run(name, func(t *testing.T) {
			q := whole
			q.At = map[traverse.Stop]kg.Set{traverse.StopCargo: some}
			test.change(&q)
			if _, err := traverse.FindMechanisms(t.Context(), r, q); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
	for _, id := range []string{"", "M1", "M1!", "P1RVZHOmE", "M1YQ", "M1YUVWRzphCnNTLWEKYg", "M2", "M2WAphRVZHOmEKc1MtYQpiRVZHOmI"} {
		if _, err := traverse.FetchMechanism(t.Context(), r, id, traverse.Walk{}, true); !errors.Is(err, traverse.ErrBadPath) {
			t.Errorf("id %q: got %v", id, err)
		}
	}
}
