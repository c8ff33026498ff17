// Package projectiontest makes projections for tests and benchmarks.
package projectiontest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sync"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// hetionetNodes and hetionetEdges are the sizes of Hetionet v1.0 (47,031 nodes and
// 2,250,197 edges), with our categories in place of its types; molecular function, side
// effect and pharmacologic class, which we have not, stand under others.
var hetionetNodes = []struct {
	category kg.Category
	count    int
}{
	{kg.Tissue, 402}, {kg.BiologicalProcess, 11381}, {kg.CellComponent, 1391}, {kg.Chemical, 1552}, {kg.Disease, 137}, {kg.Gene, 20945},
	{kg.Procedure, 2884}, {kg.Pathway, 1822}, {kg.CellType, 345}, {kg.Outcome, 5734}, {kg.Protein, 438},
}

var hetionetEdges = []struct {
	subject   kg.Category
	predicate kg.Predicate
	object    kg.Category
	count     int
}{
	{kg.Tissue, kg.Secretes, kg.Gene, 102240}, {kg.Tissue, kg.Expresses, kg.Gene, 526407}, {kg.Tissue, kg.Affects, kg.Gene, 97848},
	{kg.Chemical, kg.AssociatedWith, kg.Gene, 11571}, {kg.Chemical, kg.HasTrait, kg.Outcome, 138944}, {kg.Chemical, kg.Secretes, kg.Gene, 21102},
	{kg.Chemical, kg.ProposedFor, kg.Disease, 390}, {kg.Chemical, kg.OrthologOf, kg.Chemical, 6486}, {kg.Chemical, kg.TestedIn, kg.Disease, 755},
	{kg.Chemical, kg.Regulates, kg.Gene, 18756}, {kg.Disease, kg.AssociatedWith, kg.Gene, 12623}, {kg.Disease, kg.Secretes, kg.Gene, 7623},
	{kg.Disease, kg.OccursIn, kg.Tissue, 3602}, {kg.Disease, kg.HasTrait, kg.Protein, 3357}, {kg.Disease, kg.OrthologOf, kg.Disease, 543},
	{kg.Disease, kg.Regulates, kg.Gene, 7731}, {kg.Gene, kg.OrthologOf, kg.Gene, 61690}, {kg.Gene, kg.Carries, kg.Gene, 147164},
	{kg.Gene, kg.ParticipatesIn, kg.BiologicalProcess, 559504}, {kg.Gene, kg.FoundIn, kg.CellComponent, 73566},
	{kg.Gene, kg.ParticipatesIn, kg.Procedure, 97222}, {kg.Gene, kg.ParticipatesIn, kg.Pathway, 84372}, {kg.Gene, kg.Regulates, kg.Gene, 265672},
	{kg.CellType, kg.MarkerOf, kg.Chemical, 1029},
}

// Hetionet is a random graph of these sizes with skewed degrees. A pair that is drawn
// twice is drawn again.
var Hetionet = sync.OnceValues(func() (*projection.Graph, error) {
	b, nodes := projection.NewBuilder(), map[kg.Category][]projection.Node{}
	for _, n := range hetionetNodes {
		for i := range n.count {
			nodes[n.category] = append(nodes[n.category], b.Add(projection.KindOf(n.category), kg.CURIE(fmt.Sprintf("EVG:%06d", i)), false))
		}
	}
	dice := rand.New(rand.NewPCG(6, 6))
	for _, e := range hetionetEdges {
		subjects, objects := shuffled(dice, nodes[e.subject]), shuffled(dice, nodes[e.object])
		seen := make(map[[2]projection.Node]bool, e.count)
		for len(seen) < e.count {
			pair := [2]projection.Node{skewed(dice, subjects), skewed(dice, objects)}
			if e.predicate == kg.OrthologOf && pair[1].Compare(pair[0]) < 0 {
				pair[0], pair[1] = pair[1], pair[0]
			}
			if pair[0] != pair[1] && !seen[pair] {
				seen[pair] = true
				b.Join(pair[0], e.predicate, pair[1])
			}
		}
	}
	return b.Graph("hetionet")
})

// shuffled lets each relation have other nodes of high degree.
func shuffled(dice *rand.Rand, nodes []projection.Node) []projection.Node {
	out := make([]projection.Node, len(nodes))
	for i, j := range dice.Perm(len(nodes)) {
		out[i] = nodes[j]
	}
	return out
}

// skewed picks the first nodes most often.
func skewed(dice *rand.Rand, nodes []projection.Node) projection.Node {
	return nodes[int(math.Pow(dice.Float64(), 1.7)*float64(len(nodes)))]
}
