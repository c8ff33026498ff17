package traverse_test

import (
	"encoding/base64"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/traverse"
)

// shares lists what the groups have, one line for each statement.
func (b *brute) shares(groups [][]kg.CURIE, least, most int) (lines []string) {
	at := map[string]map[int][]string{}
	for g, group := range groups {
		for _, id := range b.stops(kg.NewSet(group...).IDs) {
			for _, s := range b.at[id] {
				if b.walk.Directed && s.Subject != id || !b.passes(b.node[s.Other(id)]) {
					continue
				}
				key := fmt.Sprint(s.Predicate, " ", s.Subject == id, " ", s.Other(id))
				if at[key] == nil {
					at[key] = map[int][]string{}
				}
				at[key][g] = append(at[key][g], fmt.Sprint(key, " ", g, " ", s.ID))
			}
		}
	}
	for _, groups := range at {
		if len(groups) < least || len(groups) > most {
			continue
		}
		for _, of := range groups {
			lines = append(lines, of...)
		}
	}
	slices.Sort(lines)
	return lines
}

func TestCompareAgainstBruteForce(t *testing.T) {
	common := 0
	for seed := range uint64(100) {
		dice := rand.New(rand.NewPCG(seed, 3))
		d := storetest.Generate(seed, storetest.Size{Nodes: 30, Statements: 60 + dice.IntN(150)})
		r := readerOf(t, d)
		for range 5 {
			q := traverse.CompareQuery{First: 1 + dice.IntN(6), Walk: randomWalk(dice, d), InAtMin: dice.IntN(3), InAtMost: 2 + dice.IntN(3)}
			q.Walk.Via = nil
			order := dice.Perm(30)
			for i := range 2 + dice.IntN(3) { // each shares a node with the one before
				q.Groups = append(q.Groups, []kg.CURIE{d.Nodes[order[i]].ID, d.Nodes[order[i+1]].ID})
			}
			want := newBrute(d, q.Walk).shares(q.Groups, max(q.InAtMin, 1), q.InAtMost)
			var got []string
			parts, last := 0, len(q.Groups)+1
			for {
				page := must[*traverse.Comparison](t)(traverse.Compare(t.Context(), r, q))
				for _, s := range page.Shares {
					if len(s.Parts) > last {
						t.Fatal("not in most groups first")
					}
					last = len(s.Parts)
					parts += last
					q.After = s.ID()
					for _, p := range s.Parts {
						for _, st := range p.Statements {
							got = append(got, fmt.Sprint(s.Predicate, " ", s.Forward, " ", s.Node.ID, " ", p.Group, " ", st.ID))
						}
					}
				}
				if !page.More {
					break
				}
			}
			if parts > 0 && q.InAtMin > 1 {
				common++
			}
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Fatalf("seed %d: %q, want %q", seed, got, want)
			}
		}
	}
	if common < 50 {
		t.Errorf("only %d comparisons had something in common", common)
	}
}

func TestCompareRefuses(t *testing.T) {
	_, r, q := graph(t)
	one := q.From
	for name, bad := range map[string]traverse.CompareQuery{
		"one group":      {Groups: [][]kg.CURIE{one}, First: 1},
		"too many":       {Groups: slices.Repeat([][]kg.CURIE{one}, traverse.MaxGroups+1), First: 1},
		"equal groups":   {Groups: [][]kg.CURIE{q.To, one, append(slices.Clone(one), one...)}, First: 1},
		"in too many":    {Groups: [][]kg.CURIE{one, q.To}, InAtMin: 3, First: 1},
		"min over max":   {Groups: [][]kg.CURIE{one, q.To}, InAtMin: 2, InAtMost: 1, First: 1},
		"an empty group": {Groups: [][]kg.CURIE{one, {}}, First: 1},
		"no shares":      {Groups: [][]kg.CURIE{one, q.To}},
		"strange page":   {Groups: [][]kg.CURIE{one, q.To}, First: 1, After: "x"},
	} {
		if _, err := traverse.Compare(t.Context(), r, bad); err == nil {
			t.Errorf("%s passes", name)
		}
	}
}

// TestFetchShare fetches every share of random comparisons by its id.
func TestFetchShare(t *testing.T) {
	fetched, united := 0, 0
	for seed := range uint64(60) {
		dice := rand.New(rand.NewPCG(seed, 14))
		d := moleculeGraph(seed, storetest.Size{Nodes: 30, Statements: 60 + dice.IntN(150)})
		r := readerOf(t, d)
		for range 3 {
			q := traverse.CompareQuery{First: kg.MaxPage, Walk: randomWalk(dice, d), InAtMin: dice.IntN(3)}
			if dice.IntN(2) == 0 {
				q.Walk.Collapse = randomCollapse(dice)
			}
			order := dice.Perm(30)
			for i := range 2 + dice.IntN(3) {
				q.Groups = append(q.Groups, []kg.CURIE{d.Nodes[order[i]].ID, d.Nodes[order[i+1]].ID})
			}
			for _, s := range must[*traverse.Comparison](t)(traverse.Compare(t.Context(), r, q)).Shares {
				again := must[*traverse.Share](t)(traverse.FetchShare(t.Context(), r, s.ID(), q))
				if again == nil || fmt.Sprintf("%+v", again) != fmt.Sprintf("%+v", s) {
					t.Fatalf("seed %d, %+v: %+v was found and\n%+v fetched", seed, q, s, again)
				}
				if fetched++; len(newBrute(d, q.Walk).one[s.Node.ID]) > 1 {
					united++
				}
			}
		}
	}
	if fetched < 1_000 || united < 50 {
		t.Errorf("only %d shares were fetched, %d of several nodes", fetched, united)
	}
}

// What no group has is null, and a text that is no id is refused.
func TestFetchShareThatIsNotThere(t *testing.T) {
	r := molecules(t, 0)
	q := traverse.CompareQuery{Groups: [][]kg.CURIE{{"EVG:miR-21"}, {"EVG:drug"}}}
	id := func(text string) string { return "S1" + base64.RawURLEncoding.EncodeToString([]byte(text)) }
	directed, carried := traverse.Walk{Directed: true}, traverse.Walk{Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Carries}}}
	for _, w := range []struct {
		name string
		id   string
		walk traverse.Walk
		want bool
	}{
		{"there", id("REGULATES\ntrue\nEVG:PTEN-protein"), traverse.Walk{}, true},
		{"directed", id("REGULATES\ntrue\nEVG:PTEN-protein"), directed, true},
		{"the other way round", id("REGULATES\nfalse\nEVG:PTEN-protein"), traverse.Walk{}, false},
		{"against the direction", id("REGULATES\nfalse\nEVG:PTEN-protein"), directed, false},
		{"other predicates", id("REGULATES\ntrue\nEVG:PTEN-protein"), carried, false},
		{"an excluded node", id("REGULATES\ntrue\nEVG:PTEN-protein"), traverse.Walk{Exclude: kg.NewSet("EVG:PTEN-protein")}, false},
		{"a node of the same stop", id("REGULATES\ntrue\nEVG:PTEN-mRNA"), traverse.Walk{Collapse: []traverse.Collapse{traverse.GeneProducts}}, true},
		{"an unknown node", id("REGULATES\ntrue\nEVG:nothing"), traverse.Walk{}, false},
	} {
		q.Walk = w.walk
		if s := must[*traverse.Share](t)(traverse.FetchShare(t.Context(), r, w.id, q)); (s != nil) != w.want {
			t.Errorf("%s: %v", w.name, s)
		}
	}
	for _, bad := range []string{"", "S1", "S1!", id("REGULATES\ntrue"), id("REGULATES\nyes\nEVG:a"), id("HATES\ntrue\nEVG:a"), id("REGULATES\ntrue\na"), "P1" + id("REGULATES\ntrue\nEVG:a")[2:]} {
		if _, err := traverse.FetchShare(t.Context(), r, bad, q); !errors.Is(err, traverse.ErrBadPath) {
			t.Errorf("%q gives %v", bad, err)
		}
	}
	q.Groups = q.Groups[:1]
	if _, err := traverse.FetchShare(t.Context(), r, id("REGULATES\ntrue\nEVG:a"), q); !errors.Is(err, traverse.ErrRange) {
		t.Errorf("one group gives %v", err)
	}
}
