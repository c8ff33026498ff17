package traverse_test

import (
	"math/rand/v2"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/traverse"
)

// contract says which node stands for which under the walk's Collapse.
func (b *brute) contract() {
	b.one, b.stop = storetest.Stops(b.data, b.unites), map[kg.CURIE]kg.CURIE{}
	for id, nodes := range b.one {
		for _, n := range nodes {
			b.stop[n.ID] = id
		}
	}
}

func (b *brute) unites(s *kg.Statement) bool {
	by := map[kg.Predicate]traverse.Collapse{kg.HasGeneProduct: "GENE_PRODUCTS", kg.OrthologOf: "ORTHOLOGS"}
	if !slices.Contains(b.walk.Collapse, by[s.Predicate]) || s.Negated || b.node[s.Subject].Hub || b.node[s.Object].Hub {
		return false
	}
	return slices.ContainsFunc(b.data.Evidence, func(e kg.Evidence) bool {
		return e.Statement == s.ID && !e.Refutes && (len(b.walk.Scope.Sources) == 0 || slices.Contains(b.walk.Scope.Sources, e.Source))
	})
}

// contracted is the statement between stops, nil for one within a stop.
func (b *brute) contracted(s *kg.Statement) *kg.Statement {
	copied := *s
	copied.Subject, copied.Object = b.stop[s.Subject], b.stop[s.Object]
	if copied.Subject == copied.Object && len(b.one[copied.Subject]) > 1 {
		return nil
	}
	return &copied
}

// stops are the stops of nodes, each once.
func (b *brute) stops(ids []kg.CURIE) (out []kg.CURIE) {
	for _, id := range ids {
		if s := b.stop[id]; !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func (b *brute) excluded(stop kg.CURIE) bool {
	return slices.ContainsFunc(b.one[stop], func(n *kg.Node) bool { return b.walk.Exclude.Has(n.ID) })
}

// moleculeGraph is a random graph in which genes have products and orthologs.
func moleculeGraph(seed uint64, size storetest.Size) *kg.Dataset {
	return storetest.Molecules(seed, size)
}

// randomCollapse takes for one at least something.
func randomCollapse(dice *rand.Rand) []traverse.Collapse {
	return [][]traverse.Collapse{{traverse.GeneProducts}, {traverse.Orthologs}, {traverse.Orthologs, traverse.GeneProducts}}[dice.IntN(3)]
}
