package traverse_test

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// brute answers the same questions from the plain dataset by trying everything. It
// shares the vocabulary with the engine, and nothing else.
type brute struct {
	data *kg.Dataset
	node map[kg.CURIE]*kg.Node
	at   map[kg.CURIE][]*kg.Statement // visible under the walk
	cost map[kg.StatementID]int64
	walk traverse.Walk

	visible []*kg.Statement
	stop    map[kg.CURIE]kg.CURIE   // which node stands for each
	one     map[kg.CURIE][]*kg.Node // what each stands for
}

func newBrute(d *kg.Dataset, w traverse.Walk) *brute {
	b := &brute{data: d, walk: w, node: map[kg.CURIE]*kg.Node{}, at: map[kg.CURIE][]*kg.Statement{}, cost: map[kg.StatementID]int64{}}
	for i := range d.Nodes {
		b.node[d.Nodes[i].ID] = &d.Nodes[i]
	}
	b.contract()
	entries := map[kg.StatementID][]*kg.Evidence{}
	for i := range d.Evidence {
		e := &d.Evidence[i]
		if len(w.Scope.Sources) == 0 || slices.Contains(w.Scope.Sources, e.Source) {
			if w.Match.Evidence.Matches(e) {
				entries[e.Statement] = append(entries[e.Statement], e)
			}
		}
	}
	for i := range d.Statements {
		s := &d.Statements[i]
		if len(entries[s.ID]) == 0 || !b.follows(s) {
			continue
		}
		if s = b.contracted(s); s == nil {
			continue
		}
		b.at[s.Subject] = append(b.at[s.Subject], s)
		if s.Object != s.Subject {
			b.at[s.Object] = append(b.at[s.Object], s)
		}
		b.cost[s.ID] = millionths(supportValue(entries[s.ID]))
	}
	return b
}

func (b *brute) follows(s *kg.Statement) bool {
	negative := b.walk.Match.Negative != nil && *b.walk.Match.Negative
	if s.Negative() != negative || !b.walk.Match.MatchesClaim(s, b.node[s.Subject], b.node[s.Object]) {
		return false
	}
	hierarchy := s.Predicate == kg.IsA || s.Predicate == kg.PartOf
	return !hierarchy || b.walk.Hierarchy || len(b.walk.Match.Predicates) > 0
}

// supportValue is the formula of traverse.Support; 0 when nothing supports.
func supportValue(entries []*kg.Evidence) float64 {
	best, credits := 0.0, map[kg.CURIE]bool{}
	for _, e := range entries {
		if e.Refutes {
			continue
		}
		for _, c := range e.Credits {
			credits[c] = true
		}
		q := 1.0
		for _, factor := range []struct {
			holds bool
			by    float64
		}{
			{e.Level == "REVIEW", 0.8}, {e.Basis == "INFERRED" || e.Basis == "NAME", 0.7}, {e.Hedged, 0.7},
			{e.Directness == "INDIRECT", 0.8}, {e.Directness == "NOT_STATED", 0.9},
		} {
			if factor.holds {
				q *= factor.by
			}
		}
		best = max(best, q)
	}
	n := math.Max(float64(len(credits)), 1)
	return best * n / (n + 1)
}

func millionths(factor float64) int64 {
	if factor == 0 {
		return -1
	}
	return int64(math.Round(-math.Log(factor) * 1e6))
}

// chain is a path as brute force finds it.
type chain struct {
	nodes      []kg.CURIE
	statements []*kg.Statement
	cost       int64
}

func (c chain) key() string {
	parts := []string{string(c.nodes[0])}
	for _, s := range c.statements {
		parts = append(parts, string(s.ID))
	}
	return strings.Join(parts, " ")
}

// paths lists every path in the order asked for.
func (b *brute) paths(q traverse.PathQuery) []chain {
	q.From, q.To, q.Walk.Via = b.stops(q.From), b.stops(q.To), b.stops(q.Walk.Via)
	var all []chain
	var extend func(c chain)
	extend = func(c chain) {
		here := c.nodes[len(c.nodes)-1]
		if slices.Contains(q.To, here) {
			if len(c.statements) >= max(q.Shortest, 1) && !slices.ContainsFunc(q.Walk.Via, func(id kg.CURIE) bool { return !slices.Contains(c.nodes, id) }) {
				all = append(all, c)
			}
			return
		}
		if len(c.statements) == q.Longest {
			return
		}
		for next, s := range b.hops(here) {
			inner := b.node[next]
			end := slices.Contains(q.To, next)
			if slices.Contains(c.nodes, next) || slices.Contains(q.From, next) || !end && !b.passes(inner) {
				continue
			}
			cost := c.cost + b.cost[s.ID]
			if !end {
				cost += millionths(1 / math.Sqrt(float64(len(b.at[next]))))
			}
			extend(chain{append(slices.Clone(c.nodes), next), append(slices.Clone(c.statements), s), cost})
		}
	}
	for _, id := range kg.NewSet(q.From...).IDs {
		extend(chain{nodes: []kg.CURIE{id}})
	}
	slices.SortFunc(all, func(x, y chain) int {
		length := cmp.Compare(len(x.statements), len(y.statements))
		if q.Order == traverse.BestFirst {
			return cmp.Or(cmp.Compare(x.cost, y.cost), length, cmp.Compare(x.key(), y.key()))
		}
		return cmp.Or(length, cmp.Compare(x.cost, y.cost), cmp.Compare(x.key(), y.key()))
	})
	if q.Order == traverse.OnlyShortest {
		all = slices.DeleteFunc(all, func(c chain) bool { return len(c.statements) > len(all[0].statements) })
	}
	return all
}

// hops gives for each neighbour the statement that costs least.
func (b *brute) hops(id kg.CURIE) map[kg.CURIE]*kg.Statement {
	best := map[kg.CURIE]*kg.Statement{}
	for _, s := range b.at[id] {
		other := s.Other(id)
		if other == id || b.walk.Directed && s.Subject != id || b.cost[s.ID] < 0 {
			continue
		}
		if old := best[other]; old == nil || cmp.Or(cmp.Compare(b.cost[s.ID], b.cost[old.ID]), cmp.Compare(s.ID, old.ID)) < 0 {
			best[other] = s
		}
	}
	return best
}

func (b *brute) passes(n *kg.Node) bool {
	w := &b.walk
	return !b.excluded(n.ID) && slices.ContainsFunc(b.one[n.ID], func(n *kg.Node) bool {
		return (w.Hubs || !n.Hub || slices.Contains(w.Via, n.ID)) && w.Pass.Matches(n) && (w.Within == nil || w.Within.Has(n.ID))
	})
}
