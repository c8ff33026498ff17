package traverse_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/traverse"
)

// contract says which node stands for which under the walk's Collapse: it lets every
// statement that unites two nodes give both the same mark, until none does any more.
func (b *brute) contract() {
	mark, marked := map[kg.CURIE]kg.CURIE{}, true
	for id := range b.node {
		mark[id] = id
	}
	for marked {
		marked = false
		for i := range b.data.Statements {
			s := &b.data.Statements[i]
			if least := min(mark[s.Subject], mark[s.Object]); mark[s.Subject] != mark[s.Object] && b.unites(s) {
				mark[s.Subject], mark[s.Object], marked = least, least, true
			}
		}
	}
	alike := map[kg.CURIE][]*kg.Node{}
	for id, m := range mark {
		alike[m] = append(alike[m], b.node[id])
	}
	b.stop, b.one = map[kg.CURIE]kg.CURIE{}, map[kg.CURIE][]*kg.Node{}
	for _, nodes := range alike {
		slices.SortFunc(nodes, func(x, y *kg.Node) int {
			return cmp.Or(cmp.Compare(molecule[x.Category], molecule[y.Category]), cmp.Compare(foreign(x), foreign(y)), cmp.Compare(x.ID, y.ID))
		})
		b.one[nodes[0].ID] = nodes
		for _, n := range nodes {
			b.stop[n.ID] = nodes[0].ID
		}
	}
}

var molecule = map[kg.Category]int{kg.Gene: -4, kg.RNA: -3, kg.MiRNA: -2, kg.Protein: -1}

func foreign(n *kg.Node) int {
	if n.Taxon == "NCBITaxon:9606" {
		return 0
	}
	return 1
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
	d := storetest.Generate(seed, size)
	dice := rand.New(rand.NewPCG(seed, 77))
	have := map[kg.StatementID]bool{}
	for _, s := range d.Statements {
		have[s.ID] = true
	}
	for range size.Nodes {
		subject, object := &d.Nodes[dice.IntN(len(d.Nodes))], &d.Nodes[dice.IntN(len(d.Nodes))]
		predicate := []kg.Predicate{kg.HasGeneProduct, kg.OrthologOf}[dice.IntN(2)]
		if dice.IntN(3) == 0 {
			subject.Taxon = ""
		}
		s := kg.NewStatement(subject.ID, predicate, object.ID, kg.Qualifiers{Negated: dice.IntN(8) == 0})
		if info, _ := predicate.Info(); !info.Allows(subject.Category, object.Category) || have[s.ID] {
			continue
		}
		have[s.ID] = true
		d.Statements = append(d.Statements, s)
		for range 1 + dice.IntN(2) {
			e := d.Evidence[dice.IntN(len(d.Evidence))]
			e.ID, e.Statement, e.Refutes = kg.CURIE(fmt.Sprint("EVG:E-molecule-", len(d.Evidence))), s.ID, dice.IntN(4) == 0
			d.Evidence = append(d.Evidence, e)
		}
	}
	return d
}

// randomCollapse takes for one at least something.
func randomCollapse(dice *rand.Rand) []traverse.Collapse {
	return [][]traverse.Collapse{{traverse.GeneProducts}, {traverse.Orthologs}, {traverse.Orthologs, traverse.GeneProducts}}[dice.IntN(3)]
}
