package traverse_test

import (
	"encoding/base64"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/traverse"
)

func readerOf(t testing.TB, d *kg.Dataset) kg.Reader {
	t.Helper()
	store, err := memstore.New(d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := store.Reader(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// randomWalk sets each option now and then.
func randomWalk(dice *rand.Rand, d *kg.Dataset) traverse.Walk {
	some := func() kg.CURIE { return d.Nodes[dice.IntN(len(d.Nodes))].ID }
	var w traverse.Walk
	w.Directed, w.Hubs, w.Hierarchy = dice.IntN(3) == 0, dice.IntN(3) == 0, dice.IntN(3) == 0
	if dice.IntN(5) == 0 {
		w.Via = []kg.CURIE{some()}
	}
	if dice.IntN(4) == 0 {
		w.Exclude = kg.NewSet(some(), some())
	}
	if dice.IntN(6) == 0 {
		w.Pass.Categories = kg.CargoCategories
	}
	if dice.IntN(6) == 0 {
		w.Scope.Sources = []string{"review", "trial"}
	}
	if dice.IntN(6) == 0 {
		hedged := false
		w.Match.Evidence.Hedged = &hedged
	}
	if dice.IntN(8) == 0 {
		negative := true
		w.Match.Negative = &negative
	}
	if dice.IntN(8) == 0 {
		w.Match.Predicates = []kg.Predicate{kg.IsA, kg.Affects, kg.Carries, kg.Regulates}
	}
	return w
}

func randomPaths(dice *rand.Rand, d *kg.Dataset) traverse.PathQuery {
	q := traverse.PathQuery{First: kg.MaxPage, Longest: 1 + dice.IntN(5), Walk: randomWalk(dice, d)}
	q.Shortest = 1 + dice.IntN(q.Longest)*dice.IntN(2)
	q.Order = []traverse.PathOrder{traverse.ShortestFirst, traverse.OnlyShortest, traverse.BestFirst}[dice.IntN(3)]
	order := dice.Perm(len(d.Nodes))
	for i := range 1 + dice.IntN(2) {
		q.From = append(q.From, d.Nodes[order[i]].ID)
	}
	for i := range 1 + dice.IntN(2) {
		q.To = append(q.To, d.Nodes[order[2+i]].ID)
	}
	return q
}

// TestFindAgainstBruteForce compares whole answers on thousands of small graphs.
func TestFindAgainstBruteForce(t *testing.T) {
	found, joined := 0, 0
	for seed := range uint64(300) {
		dice := rand.New(rand.NewPCG(seed, 1))
		d := storetest.Generate(seed, storetest.Size{Nodes: 18 + dice.IntN(10), Statements: 30 + dice.IntN(60)})
		r := readerOf(t, d)
		for range 8 {
			q := randomPaths(dice, d)
			want := newBrute(d, q.Walk).paths(q)
			got, err := traverse.Find(t.Context(), r, q)
			if err != nil {
				t.Fatal(err)
			}
			if len(want) > 0 {
				joined++
			}
			found += len(want)
			if got.More != (len(want) > q.First) || got.Cut != "" {
				t.Fatalf("seed %d, %+v: more %v, cut %q of %d paths", seed, q, got.More, got.Cut, len(want))
			}
			if diff := difference(got.Paths, want[:min(len(want), q.First)]); diff != "" {
				t.Fatalf("seed %d, %+v: %s", seed, q, diff)
			}
		}
	}
	if joined < 500 || found < 5_000 {
		t.Errorf("the graphs prove little: %d questions with an answer, %d paths", joined, found)
	}
}

func difference(got []*traverse.Path, want []chain) string {
	for i := range min(len(got), len(want)) {
		var ids []kg.CURIE
		for _, n := range got[i].Nodes {
			ids = append(ids, n.ID)
		}
		var statements []*kg.Statement
		for _, h := range got[i].Hops {
			statements = append(statements, h.Statement)
		}
		if g, w := (chain{ids, statements, 0}).key(), want[i].key(); g != w || !slices.Equal(ids, want[i].nodes) {
			return fmt.Sprintf("path %d is\n%s, want\n%s", i, g, w)
		}
		if g, w := millionths(got[i].Score), want[i].cost; g != w {
			return fmt.Sprintf("path %d costs %d, want %d", i, g, w)
		}
	}
	if len(got) != len(want) {
		return fmt.Sprintf("%d paths, want %d", len(got), len(want))
	}
	return ""
}

// graph is one of many answers worth looking at.
func graph(t testing.TB) (*kg.Dataset, kg.Reader, traverse.PathQuery) {
	t.Helper()
	for seed := range uint64(200) {
		d := storetest.Generate(seed, storetest.Size{Nodes: 40, Statements: 160})
		r := readerOf(t, d)
		q := traverse.PathQuery{From: []kg.CURIE{d.Nodes[25].ID}, To: []kg.CURIE{d.Nodes[30].ID}, Longest: 5, First: kg.MaxPage, Walk: traverse.Walk{Hubs: true}}
		if p, err := traverse.Find(t.Context(), r, q); err == nil && len(p.Paths) > 50 && !p.More {
			return d, r, q
		}
	}
	t.Fatal("no graph has many paths")
	return nil, nil, traverse.PathQuery{}
}

func idsOf(paths []*traverse.Path) (ids []string) {
	for _, p := range paths {
		ids = append(ids, p.ID())
	}
	return ids
}

func must[T any](t testing.TB) func(T, error) T {
	return func(x T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
}

// Pages put together are the whole list.
func TestFindInPages(t *testing.T) {
	_, r, q := graph(t)
	for _, order := range []traverse.PathOrder{traverse.ShortestFirst, traverse.BestFirst, traverse.OnlyShortest} {
		q.Order = order
		whole := must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q))
		var pieces []string
		page := q
		for page.First = 7; ; {
			part := must[*traverse.Paths](t)(traverse.Find(t.Context(), r, page))
			pieces = append(pieces, idsOf(part.Paths)...)
			if !part.More {
				break
			}
			page.After = pieces[len(pieces)-1]
		}
		page.After = pieces[len(pieces)-1]
		if end := must[*traverse.Paths](t)(traverse.Find(t.Context(), r, page)); len(end.Paths) > 0 || end.More {
			t.Errorf("%s: %d paths behind the last", order, len(end.Paths))
		}
		if !slices.Equal(pieces, idsOf(whole.Paths)) {
			t.Errorf("%s: pages hold %d paths, the list %d", order, len(pieces), len(whole.Paths))
		}
	}
}

// A budget that is too small gives a beginning of the answer and says so.
func TestFindWithinBudget(t *testing.T) {
	_, r, q := graph(t)
	for _, order := range []traverse.PathOrder{traverse.ShortestFirst, traverse.BestFirst, traverse.OnlyShortest} {
		q.Order = order
		whole := idsOf(must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q)).Paths)
		cuts := map[traverse.Cut]int{}
		for size := 1; size < 400; size += 1 + size/16 {
			for _, b := range []traverse.Budget{{Steps: size}, {Nodes: size}, {Statements: size}} {
				limited := q
				limited.Budget = b
				part := must[*traverse.Paths](t)(traverse.Find(t.Context(), r, limited))
				cuts[part.Cut]++
				ids := idsOf(part.Paths)
				if len(ids) > len(whole) || !slices.Equal(ids, whole[:len(ids)]) {
					t.Fatalf("%s with %+v: no beginning of the list", order, b)
				}
				if part.Cut == "" && len(ids) != len(whole) {
					t.Fatalf("%s with %+v: %d of %d paths, and nothing said", order, b, len(ids), len(whole))
				}
			}
		}
		for _, c := range []traverse.Cut{"", traverse.CutSteps, traverse.CutNodes, traverse.CutStatements} {
			if cuts[c] == 0 {
				t.Errorf("%s: no answer with the cut %q", order, c)
			}
		}
	}
}

// A path turned round is a path between the ends turned round.
func TestFindReversed(t *testing.T) {
	_, r, q := graph(t)
	there := must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q))
	q.From, q.To = q.To, q.From
	back := must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q))
	routes := func(paths []*traverse.Path, turn bool) (out []string) {
		for _, p := range paths {
			var ids []string
			for _, n := range p.Nodes {
				ids = append(ids, string(n.ID))
			}
			if turn {
				slices.Reverse(ids)
			}
			out = append(out, fmt.Sprint(ids, p.Score))
		}
		slices.Sort(out)
		return out
	}
	if !slices.Equal(routes(there.Paths, false), routes(back.Paths, true)) {
		t.Error("the paths back are not the paths there")
	}
}

// A path that was found is the same when it is fetched by its id.
func TestFetch(t *testing.T) {
	_, r, q := graph(t)
	for _, p := range must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q)).Paths {
		again := must[*traverse.Path](t)(traverse.Fetch(t.Context(), r, p.ID(), q.Walk, false))
		if fmt.Sprintf("%+v", again) != fmt.Sprintf("%+v", p) {
			t.Fatalf("%+v was found and\n%+v fetched", p, again)
		}
	}
}

// A path is the same when it is fetched under the walk that it was found by, and none
// where nothing under the walk supports it.
func TestFetchUnderWalks(t *testing.T) {
	fetched := 0
	unsupported := traverse.Walk{Match: kg.StatementMatch{Evidence: kg.EvidenceMatch{Settings: []kg.Setting{kg.Computational}}}}
	for seed := range uint64(60) {
		dice := rand.New(rand.NewPCG(seed, 11))
		d := moleculeGraph(seed, storetest.Size{Nodes: 30, Statements: 120})
		for i := range d.Evidence {
			if d.Evidence[i].Setting == kg.Computational {
				d.Evidence[i].Setting = kg.InVivo
			}
		}
		r := readerOf(t, d)
		for range 6 {
			q := randomPaths(dice, d)
			if dice.IntN(2) == 0 {
				q.Walk.Collapse = randomCollapse(dice)
			}
			found, err := traverse.Find(t.Context(), r, q)
			if errors.Is(err, traverse.ErrEnds) {
				continue
			}
			for _, p := range must[*traverse.Paths](t)(found, err).Paths {
				again := must[*traverse.Path](t)(traverse.Fetch(t.Context(), r, p.ID(), q.Walk, false))
				if again == nil {
					t.Fatalf("seed %d, %+v: %s is not fetched", seed, q.Walk, p.ID())
				}
				was, is := tellPaths(&traverse.Paths{Paths: []*traverse.Path{p}}), tellPaths(&traverse.Paths{Paths: []*traverse.Path{again}})
				if was != is {
					t.Fatalf("seed %d, %+v: found\n%s\nfetched\n%s", seed, q.Walk, was, is)
				}
				if none, err := traverse.Fetch(t.Context(), r, p.ID(), unsupported, false); none != nil || err != nil {
					t.Fatalf("without evidence there is %+v, %v", none, err)
				}
				for what, walk := range forbidding(p, q.Walk) {
					if none, err := traverse.Fetch(t.Context(), r, p.ID(), walk, false); none != nil || err != nil {
						t.Fatalf("seed %d: with %s %s is fetched, %v", seed, what, p.ID(), err)
					}
				}
				if wide := must[*traverse.Path](t)(traverse.Fetch(t.Context(), r, p.ID(), traverse.Walk{Scope: q.Walk.Scope}, true)); wide == nil || wide.ID() != p.ID() {
					t.Fatalf("seed %d: without a walk %s is not fetched", seed, p.ID())
				}
				fetched++
			}
		}
	}
	if fetched < 1_000 {
		t.Errorf("only %d paths", fetched)
	}
}

// forbidding are walks like one that each keep out something of a path.
func forbidding(p *traverse.Path, w traverse.Walk) map[string]traverse.Walk {
	walks := map[string]traverse.Walk{}
	first, other := w, w
	first.Match.Predicates = slices.DeleteFunc(predicates(), func(of kg.Predicate) bool { return of == p.Hops[0].Statement.Predicate })
	walks["other predicates"] = first
	negative := !p.Hops[0].Statement.Negative()
	other.Match.Negative = &negative
	walks["the other sign"] = other
	for _, n := range p.Nodes[1 : len(p.Nodes)-1] {
		without := w
		without.Exclude = kg.NewSet(n.ID)
		walks["without "+string(n.ID)] = without
	}
	return walks
}

func predicates() (all []kg.Predicate) {
	for _, p := range kg.Predicates {
		all = append(all, p.Predicate)
	}
	return all
}

// TestFetchGoesNowhereTwice makes up the id of a way there and back.
func TestFetchGoesNowhereTwice(t *testing.T) {
	_, r, q := graph(t)
	p := must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q)).Paths[0]
	local := p.Hops[0].Statement.ID.Local()
	id := "P1" + base64.RawURLEncoding.EncodeToString([]byte(string(p.Nodes[0].ID)+"\n"+local+"\n"+local))
	if again, err := traverse.Fetch(t.Context(), r, id, traverse.Walk{}, true); again != nil || err != nil {
		t.Errorf("a path passes %s twice: %v, %v", p.Nodes[0].ID, again, err)
	}
}

func TestFetchRefuses(t *testing.T) {
	_, r, _ := graph(t)
	for _, id := range []string{"", "P1", "P1!", "P2abc", "P1bm8gaWQ", "P1RVZHOmE"} {
		if _, err := traverse.Fetch(t.Context(), r, id, traverse.Walk{}, true); err == nil {
			t.Errorf("%q is taken for a path", id)
		}
	}
}

// The clock ends a search as a budget does.
func TestFindStopsInTime(t *testing.T) {
	_, r, q := graph(t)
	whole := idsOf(must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q)).Paths)
	for ticks := range 12 {
		clock := time.Unix(0, 0)
		q.Budget = traverse.Budget{Until: time.Unix(int64(ticks), 0), Now: func() time.Time { clock = clock.Add(time.Second); return clock }}
		part := must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q))
		if ids := idsOf(part.Paths); !slices.Equal(ids, whole[:len(ids)]) || part.Cut == "" && len(ids) < len(whole) {
			t.Errorf("%d ticks give %d paths, cut %q", ticks, len(ids), part.Cut)
		}
		if ticks == 0 && part.Cut != traverse.CutTime {
			t.Errorf("no time at all gives the cut %q", part.Cut)
		}
	}
}

func TestFindRefuses(t *testing.T) {
	d, r, good := graph(t)
	for name, spoil := range map[string]func(q *traverse.PathQuery){
		"no hop":                       func(q *traverse.PathQuery) { q.Longest = 0 },
		"nine hops":                    func(q *traverse.PathQuery) { q.Longest = 9 },
		"least over":                   func(q *traverse.PathQuery) { q.Shortest = 6 },
		"no paths":                     func(q *traverse.PathQuery) { q.First = 0 },
		"501 paths":                    func(q *traverse.PathQuery) { q.First = 501 },
		"no source":                    func(q *traverse.PathQuery) { q.From = nil },
		"no target":                    func(q *traverse.PathQuery) { q.To = nil },
		"equal ends":                   func(q *traverse.PathQuery) { q.To = append(q.To, q.From...) },
		"strange page":                 func(q *traverse.PathQuery) { q.After = "P1RVZHOmE" },
		"strange page of the shortest": func(q *traverse.PathQuery) { q.After, q.Order = "P1RVZHOmE", traverse.OnlyShortest },
	} {
		q := good
		q.From, q.To = slices.Clone(q.From), slices.Clone(q.To)
		spoil(&q)
		if p, err := traverse.Find(t.Context(), r, q); err == nil {
			t.Errorf("%s gives %d paths", name, len(p.Paths))
		}
	}
	_ = d
}
