package traverse_test

import (
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
