package traverse_test

import (
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/traverse"
)

// hole is a gap as brute force finds it.
type hole struct {
	from, to *kg.Node
	ways     []chain
	score    int64 // in units of 1e-12
	up, down int   // ways that raise, and that lower
	level    int   // that leave
}

// holes lists every gap in order, and counts the pairs that are joined.
func (b *brute) holes(q traverse.GapQuery) (all []hole, joined int) {
	known := b.spokenOf()
	for _, from := range b.endsOf(q.From) {
		for _, to := range b.endsOf(q.To) {
			h := b.hole(from, to)
			switch {
			case from == to || len(h.ways) == 0:
			case known[[2]kg.CURIE{from.ID, to.ID}]:
				joined++
			default:
				all = append(all, h)
			}
		}
	}
	slices.SortFunc(all, func(x, y hole) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.from.NameKey, y.from.NameKey), cmp.Compare(x.to.NameKey, y.to.NameKey),
			cmp.Compare(x.from.ID, y.from.ID), cmp.Compare(x.to.ID, y.to.ID))
	})
	return all, joined
}

// endsOf are the stops that may be at an end.
func (b *brute) endsOf(e traverse.GapEnd) (ends []*kg.Node) {
	for id, nodes := range b.one {
		fits := slices.ContainsFunc(nodes, func(n *kg.Node) bool {
			if len(e.Nodes) > 0 {
				return slices.Contains(e.Nodes, n.ID)
			}
			return e.Like.Matches(n) && (e.Within == nil || e.Within.Has(n.ID))
		})
		if fits && !b.excluded(id) {
			ends = append(ends, nodes[0])
		}
	}
	return ends
}

// spokenOf are the pairs of stops, either way round, that a statement of the sources joins.
func (b *brute) spokenOf() map[[2]kg.CURIE]bool {
	pairs := map[[2]kg.CURIE]bool{}
	for i := range b.data.Evidence {
		e := &b.data.Evidence[i]
		if len(b.walk.Scope.Sources) > 0 && !slices.Contains(b.walk.Scope.Sources, e.Source) {
			continue
		}
		j := slices.IndexFunc(b.data.Statements, func(s kg.Statement) bool { return s.ID == e.Statement })
		subject, object := b.stop[b.data.Statements[j].Subject], b.stop[b.data.Statements[j].Object]
		pairs[[2]kg.CURIE{subject, object}], pairs[[2]kg.CURIE{object, subject}] = true, true
	}
	return pairs
}

func (b *brute) hole(from, to *kg.Node) hole {
	h := hole{from: from, to: to}
	for id, first := range b.hops(from.ID) {
		second := b.hops(id)[to.ID]
		if second == nil || id == to.ID || !b.passes(b.node[id]) {
			continue
		}
		nodes := []kg.CURIE{from.ID, id, to.ID}
		if slices.ContainsFunc(b.stops(b.walk.Via), func(v kg.CURIE) bool { return !slices.Contains(nodes, v) }) {
			continue
		}
		c := chain{nodes, []*kg.Statement{first, second}, b.cost[first.ID] + b.cost[second.ID] + millionths(1/math.Sqrt(float64(len(b.at[id]))))}
		h.ways = append(h.ways, c)
		h.score += int64(math.Round(math.Exp(-float64(c.cost)/1e6) * 1e12))
		one, ok := kg.SignOf(first.StatedEffect(), first.Aspect)
		two, both := kg.SignOf(second.StatedEffect(), second.Aspect)
		if ok && both && first.Subject == from.ID && second.Subject == id {
			switch one * two {
			case kg.Raises:
				h.up++
			case kg.Lowers:
				h.down++
			default:
				h.level++
			}
		}
	}
	slices.SortFunc(h.ways, func(x, y chain) int {
		return cmp.Or(cmp.Compare(x.cost, y.cost), cmp.Compare(x.nodes[1], y.nodes[1]))
	})
	return h
}

// tell writes down all that is to be right about a gap.
func (h hole) tell(ways int) string {
	agree := h.up+h.down+h.level == max(h.up, h.down, h.level) && h.up+h.down+h.level > 0
	sign := kg.Leaves
	switch {
	case agree && h.up > 0:
		sign = kg.Raises
	case agree && h.down > 0:
		sign = kg.Lowers
	}
	text := fmt.Sprintln(h.from.ID, h.to.ID, float64(h.score)/1e12, len(h.ways), h.up+h.down+h.level, agree, sign)
	for _, c := range h.ways[:min(len(h.ways), ways)] {
		text += fmt.Sprintln(c.nodes, c.statements[0].ID, c.statements[1].ID)
	}
	return text
}

func tellGap(g *traverse.Gap) string {
	text := fmt.Sprintln(g.From.ID, g.To.ID, g.Score, g.Between, g.Signed, g.Agree, g.Sign)
	for _, p := range g.Ways {
		text += fmt.Sprintln([]kg.CURIE{p.Nodes[0].ID, p.Nodes[1].ID, p.Nodes[2].ID}, p.Hops[0].Statement.ID, p.Hops[1].Statement.ID)
	}
	return text
}

// randomGaps names one end or both.
func randomGaps(dice *rand.Rand, d *kg.Dataset) traverse.GapQuery {
	q := traverse.GapQuery{Walk: randomWalk(dice, d), Ways: 1 + dice.IntN(4), First: kg.MaxPage}
	order := dice.Perm(len(d.Nodes))
	end := func(named bool) (e traverse.GapEnd) {
		if named {
			for range 1 + dice.IntN(3) {
				e.Nodes = append(e.Nodes, d.Nodes[order[0]].ID)
				order = order[1:]
			}
			return e
		}
		if dice.IntN(2) == 0 {
			e.Like.Categories = []kg.Category{kg.Outcome, kg.Gene, kg.BiologicalProcess, kg.Disease, kg.DiseaseModel}
		}
		if dice.IntN(3) == 0 {
			within := kg.NewSet(d.Nodes[order[0]].ID, d.Nodes[order[1]].ID)
			within.Complement = true
			e.Within = &within
		}
		return e
	}
	which := dice.IntN(3)
	q.From, q.To = end(which != 0), end(which != 1)
	return q
}

// TestFindGapsAgainstBruteForce compares whole answers, read in pages, on thousands of
// small graphs.
func TestFindGapsAgainstBruteForce(t *testing.T) {
	var seen gapCounts
	for seed := range uint64(1_000) {
		dice := rand.New(rand.NewPCG(seed, 4))
		d := storetest.Generate(seed, storetest.Size{Nodes: 22 + dice.IntN(12), Statements: 40 + dice.IntN(160)})
		r := readerOf(t, d)
		for range 4 {
			seen.check(t, r, d, randomGaps(dice, d), dice)
		}
	}
	if seen.gaps < 10_000 || seen.joined < 5_000 || seen.agreed < 100 || seen.closed < 500 {
		t.Errorf("the graphs prove little: %+v", seen)
	}
}

// TestFindCollapsedGapsAgainstBruteForce compares them with those of graphs that were
// contracted by hand.
func TestFindCollapsedGapsAgainstBruteForce(t *testing.T) {
	var seen gapCounts
	refused := 0
	for seed := range uint64(400) {
		dice := rand.New(rand.NewPCG(seed, 8))
		d := moleculeGraph(seed, storetest.Size{Nodes: 26 + dice.IntN(14), Statements: 50 + dice.IntN(160)})
		r := readerOf(t, d)
		for range 4 {
			q := randomGaps(dice, d)
			q.Walk.Collapse = randomCollapse(dice)
			b := newBrute(d, q.Walk)
			if slices.ContainsFunc(b.stops(q.From.Nodes), func(id kg.CURIE) bool { return slices.Contains(b.stops(q.To.Nodes), id) }) {
				if _, err := traverse.FindGaps(t.Context(), r, q); !errors.Is(err, traverse.ErrEnds) {
					t.Fatalf("one stop at both ends gives %v", err)
				}
				refused++
				continue
			}
			seen.check(t, r, d, q, dice)
		}
	}
	if seen.gaps < 4_000 || seen.joined < 2_000 || seen.agreed < 30 || seen.closed < 150 || seen.changes < 1_000 || refused < 5 {
		t.Errorf("the graphs prove little: %+v, %d refused", seen, refused)
	}
}

// gapCounts says how much some questions had to show.
type gapCounts struct{ gaps, joined, agreed, closed, changes int }

// check compares a list, read in pages, with brute force, and fetches every gap again.
func (c *gapCounts) check(t *testing.T, r kg.Reader, d *kg.Dataset, q traverse.GapQuery, dice *rand.Rand) {
	t.Helper()
	b := newBrute(d, q.Walk)
	holes, joined := b.holes(q)
	if dice.IntN(2) == 0 {
		q.First = 1 + dice.IntN(20)
	}
	plain := q.Walk
	plain.Collapse = nil // which the id says
	var got []string
	for {
		page := must[*traverse.Gaps](t)(traverse.FindGaps(t.Context(), r, q))
		if page.Total != len(holes) || page.Joined != joined || page.Cut != "" || (page.Empty == "") != (len(holes) > 0) {
			t.Fatalf("%+v: %d gaps, %d joined, cut %q, empty %q; want %d and %d", q, page.Total, page.Joined, page.Cut, page.Empty, len(holes), joined)
		}
		for _, g := range page.Gaps {
			got = append(got, tellGap(g))
			q.After = g.ID()
			if g.Agree {
				c.agreed++
			}
			for _, p := range g.Ways {
				c.changes += b.checkStops(t, p, traverse.PathQuery{From: []kg.CURIE{g.From.ID}, To: []kg.CURIE{g.To.ID}})
			}
			if dice.IntN(8) > 0 {
				continue
			}
			again := must[*traverse.Gap](t)(traverse.FetchGap(t.Context(), r, g.ID(), plain, q.Ways))
			if again == nil || again.ID() != g.ID() || tellGap(again) != tellGap(g) || !slices.Equal(idsOf(again.Ways), idsOf(g.Ways)) {
				t.Fatalf("%s was found and\n%v fetched", tellGap(g), again)
			}
		}
		if !page.More {
			break
		}
	}
	for i, h := range holes {
		if i >= len(got) || got[i] != h.tell(q.Ways) {
			t.Fatalf("%+v: gap %d is\n%s, want\n%s", q, i, got[min(i, len(got)-1)], h.tell(q.Ways))
		}
	}
	if len(got) != len(holes) {
		t.Fatalf("%d gaps, want %d", len(got), len(holes))
	}
	c.gaps, c.joined = c.gaps+len(holes), c.joined+joined
	if len(q.From.Nodes) > 0 && len(q.To.Nodes) > 0 {
		c.closed += len(holes)
	}
}

// chainOf makes a graph of a microRNA, genes and an outcome, and of the claims given.
func chainOf(t *testing.T, claims ...kg.Statement) kg.Reader {
	t.Helper()
	d := &kg.Dataset{Sources: []kg.Source{{Key: "review"}, {Key: "other"}}, Nodes: []kg.Node{
		{ID: "EVG:mir", Category: kg.MiRNA, Name: "miR-1"}, {ID: "EVG:gene", Category: kg.Gene, Name: "PTEN"},
		{ID: "EVG:other", Category: kg.Gene, Name: "TP53"}, {ID: "EVG:outcome", Category: kg.Outcome, Name: "scarring"},
		{ID: "EVG:hub", Category: kg.Gene, Name: "everything", Hub: true},
	}}
	for i, s := range claims {
		d.Statements = append(d.Statements, s)
		d.Evidence = append(d.Evidence, kg.Evidence{ID: kg.CURIE(fmt.Sprintf("EVG:E-%d", i)), Statement: s.ID, Source: "review"})
	}
	return readerOf(t, d)
}

func claim(subject string, p kg.Predicate, object string, effect kg.Effect) kg.Statement {
	return kg.NewStatement(kg.CURIE("EVG:"+subject), p, kg.CURIE("EVG:"+object), kg.Qualifiers{Effect: effect})
}

func TestFindGaps(t *testing.T) {
	lowers := claim("mir", kg.Regulates, "gene", kg.Decreases)
	raises := claim("gene", kg.Affects, "outcome", kg.Increases)
	for _, w := range []struct {
		name   string
		claims []kg.Statement
		want   string
	}{
		{"one way", []kg.Statement{lowers, raises},
			"Prediction: no statement joins miR-1 and scarring; miR-1 lowers PTEN, which raises scarring (lowers true)"},
		{"two ways that agree", []kg.Statement{lowers, raises, claim("mir", kg.Regulates, "other", kg.Increases), claim("other", kg.Affects, "outcome", kg.Decreases)},
			"Prediction: no statement joins miR-1 and scarring; miR-1 lowers PTEN, which raises scarring, and there is 1 more way (lowers true)"},
		{"two ways that do not", []kg.Statement{lowers, raises, claim("mir", kg.Regulates, "other", kg.Increases), claim("other", kg.Affects, "outcome", kg.Increases)},
			"Prediction: no statement joins miR-1 and scarring; miR-1 lowers PTEN, which raises scarring, and there is 1 more way (leaves false)"},
		{"a statement joins them", []kg.Statement{lowers, raises, claim("mir", kg.Affects, "outcome", kg.Decreases)}, "a statement joins the one pair that something lies between"},
		{"a denial joins them", []kg.Statement{lowers, raises, claim("mir", kg.Affects, "outcome", kg.NoEffect)}, "a statement joins the one pair that something lies between"},
		{"a denial on the way", []kg.Statement{lowers, claim("gene", kg.Affects, "outcome", kg.NoEffect)}, "nothing that to allows lies two steps from what from names"},
		{"over a hub", []kg.Statement{claim("mir", kg.Regulates, "hub", kg.Decreases), claim("hub", kg.Affects, "outcome", kg.Increases)},
			"all that lies next to what from names is a hub or kept out by walk"},
		{"nothing", []kg.Statement{raises}, "no statement that may be walked touches what from names"},
	} {
		t.Run(w.name, func(t *testing.T) {
			found := must[*traverse.Gaps](t)(traverse.FindGaps(t.Context(), chainOf(t, w.claims...), traverse.GapQuery{Ways: 3, First: 3,
				From: traverse.GapEnd{Nodes: []kg.CURIE{"EVG:mir"}}, To: traverse.GapEnd{Like: kg.NodeMatch{Categories: []kg.Category{kg.Outcome}}}}))
			got := found.Empty
			names := map[kg.CURIE]string{"EVG:mir": "miR-1", "EVG:gene": "PTEN", "EVG:other": "TP53", "EVG:outcome": "scarring"}
			for _, g := range found.Gaps {
				got += fmt.Sprintf("%s (%s %v)", g.Reading(func(id kg.CURIE) string { return names[id] }), g.Sign, g.Agree)
			}
			if got != w.want {
				t.Errorf("%s, want %s", got, w.want)
			}
		})
	}
}

// What the sources that are asked do not say is not known to them.
func TestGapsOfSomeSources(t *testing.T) {
	r := chainOf(t, claim("mir", kg.Regulates, "gene", kg.Decreases), claim("gene", kg.Affects, "outcome", kg.Increases))
	q := traverse.GapQuery{Ways: 1, First: 1, From: traverse.GapEnd{Nodes: []kg.CURIE{"EVG:mir"}}}
	for source, want := range map[string]int{"review": 1, "other": 0} {
		q.Walk.Scope.Sources = []string{source}
		if found := must[*traverse.Gaps](t)(traverse.FindGaps(t.Context(), r, q)); found.Total != want {
			t.Errorf("%d gaps by %s, want %d", found.Total, source, want)
		}
	}
}

// gapCase is a random question with many gaps.
func gapCase(seed uint64) (*kg.Dataset, traverse.GapQuery) {
	d := storetest.Generate(seed, storetest.Size{Nodes: 60, Statements: 200})
	return d, traverse.GapQuery{Ways: 2, First: kg.MaxPage, From: traverse.GapEnd{Nodes: []kg.CURIE{d.Nodes[3].ID, d.Nodes[4].ID, d.Nodes[5].ID}}}
}

func gapLines(t *testing.T, r kg.Reader, q traverse.GapQuery) (lines []string) {
	t.Helper()
	for _, g := range must[*traverse.Gaps](t)(traverse.FindGaps(t.Context(), r, q)).Gaps {
		lines = append(lines, tellGap(g))
	}
	return lines
}

func TestGapProperties(t *testing.T) {
	for seed := range uint64(30) {
		d, q := gapCase(seed)
		r := readerOf(t, d)
		whole := gapLines(t, r, q)
		if len(whole) < 5 {
			t.Fatalf("seed %d has %d gaps only", seed, len(whole))
		}
		for _, first := range []int{1, 4, len(whole) - 1} {
			part := q
			part.First = first
			if got := gapLines(t, r, part); !slices.Equal(got, whole[:first]) {
				t.Errorf("seed %d: the first %d are not those of the whole list", seed, first)
			}
		}
		elsewhere, _ := gapCase(seed)
		apart := kg.NewStatement("EVG:here", kg.Affects, "EVG:there", kg.Qualifiers{})
		elsewhere.Nodes = append(elsewhere.Nodes, kg.Node{ID: "EVG:here", Category: kg.Gene, Name: "here"}, kg.Node{ID: "EVG:there", Category: kg.Outcome, Name: "there"})
		elsewhere.Statements = append(elsewhere.Statements, apart)
		elsewhere.Evidence = append(elsewhere.Evidence, kg.Evidence{ID: "EVG:E-apart", Statement: apart.ID, Source: "review"})
		if got := gapLines(t, readerOf(t, elsewhere), q); !slices.Equal(got, whole) {
			t.Errorf("seed %d: a statement between other nodes changes the answer", seed)
		}
		for _, g := range must[*traverse.Gaps](t)(traverse.FindGaps(t.Context(), r, q)).Gaps {
			again := must[*traverse.Gap](t)(traverse.FetchGap(t.Context(), r, g.ID(), q.Walk, q.Ways))
			if again == nil || tellGap(again) != tellGap(g) {
				t.Fatalf("seed %d: fetched again\n%v\nwant\n%s", seed, again, tellGap(g))
			}
		}
	}
}

// A budget leaves gaps and ways out; what is left are gaps all the same.
func TestGapBudget(t *testing.T) {
	cuts := map[traverse.Cut]int{}
	for seed := range uint64(30) {
		d, q := gapCase(seed)
		r := readerOf(t, d)
		gaps := map[string]float64{}
		for _, g := range must[*traverse.Gaps](t)(traverse.FindGaps(t.Context(), r, q)).Gaps {
			gaps[g.ID()] = g.Score
		}
		for n := range 40 {
			for _, b := range []traverse.Budget{{Statements: 1 + 10*n}, {Nodes: 1 + n}, {Steps: 1 + 10*n}} {
				q.Budget = b
				found := must[*traverse.Gaps](t)(traverse.FindGaps(t.Context(), r, q))
				cuts[found.Cut]++
				for _, g := range found.Gaps {
					if whole, ok := gaps[g.ID()]; !ok || g.Score > whole || found.Cut == "" && g.Score != whole {
						t.Fatalf("seed %d, %+v: %s with %v, want at most %v", seed, b, g.ID(), g.Score, whole)
					}
				}
				if found.Cut == "" && found.Total != len(gaps) || found.Cut != "" && found.Empty != "" {
					t.Fatalf("seed %d, %+v: cut %q, %d gaps of %d, empty %q", seed, b, found.Cut, found.Total, len(gaps), found.Empty)
				}
			}
		}
		now := time.Unix(0, 0)
		q.Budget = traverse.Budget{Until: now, Now: func() time.Time { return now }}
		if found := must[*traverse.Gaps](t)(traverse.FindGaps(t.Context(), r, q)); found.Cut != traverse.CutTime || found.Total > 0 {
			t.Errorf("without time: cut %q, %d gaps", found.Cut, found.Total)
		}
	}
	for _, cut := range []traverse.Cut{"", traverse.CutNodes, traverse.CutStatements, traverse.CutSteps} {
		if cuts[cut] < 50 {
			t.Errorf("cut %q %d times only", cut, cuts[cut])
		}
	}
}

func TestGapsRefuse(t *testing.T) {
	_, r, p := graph(t)
	from, to := traverse.GapEnd{Nodes: p.From}, traverse.GapEnd{Nodes: p.To}
	for name, q := range map[string]traverse.GapQuery{
		"no ends":      {Ways: 1, First: 1},
		"equal ends":   {From: from, To: from, Ways: 1, First: 1},
		"no gaps":      {From: from, To: to, Ways: 1},
		"too many":     {From: from, To: to, Ways: 1, First: kg.MaxPage + 1},
		"no ways":      {From: from, To: to, First: 1},
		"all the ways": {From: from, To: to, Ways: traverse.MaxWays + 1, First: 1},
		"strange page": {From: from, To: to, Ways: 1, First: 1, After: "x"},
	} {
		if _, err := traverse.FindGaps(t.Context(), r, q); err == nil {
			t.Errorf("%s passes", name)
		}
	}
	id := func(mark, text string) string { return mark + base64.RawURLEncoding.EncodeToString([]byte(text)) }
	for _, id := range []string{"", "G1", "G2", "G1!", id("G1", "EVG:a"), id("G1", "EVG:a\nEVG:a"), id("P1", "EVG:a\nEVG:b"), id("G1", "G\nEVG:a\nEVG:b"),
		id("G2", "EVG:a\nEVG:b"), id("G2", "X\nEVG:a\nEVG:b"), id("G2", "OG\nEVG:a\nEVG:b"), id("G2", "G\nEVG:a"), id("G2", "G\nEVG:a\nb")} {
		if _, err := traverse.FetchGap(t.Context(), r, id, traverse.Walk{}, 1); err == nil {
			t.Errorf("the id %q passes", id)
		}
	}
	if g, err := traverse.FetchGap(t.Context(), r, id("G1", "EVG:a\nEVG:b"), traverse.Walk{}, 1); g != nil || err != nil {
		t.Errorf("a gap between nodes that are not there: %v, %v", g, err)
	}
}
