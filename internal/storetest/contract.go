package storetest

import (
	"cmp"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Stops says which nodes count as one where some statements make their ends one, by the
// id of the first of them: it lets every such statement give both ends the same mark,
// until none does any more.
func Stops(d *kg.Dataset, unites func(*kg.Statement) bool) map[kg.CURIE][]*kg.Node {
	mark, marked := map[kg.CURIE]kg.CURIE{}, true
	for i := range d.Nodes {
		mark[d.Nodes[i].ID] = d.Nodes[i].ID
	}
	for marked {
		marked = false
		for i := range d.Statements {
			s := &d.Statements[i]
			if least := min(mark[s.Subject], mark[s.Object]); mark[s.Subject] != mark[s.Object] && unites(s) {
				mark[s.Subject], mark[s.Object], marked = least, least, true
			}
		}
	}
	alike, stops := map[kg.CURIE][]*kg.Node{}, map[kg.CURIE][]*kg.Node{}
	for i := range d.Nodes {
		m := mark[d.Nodes[i].ID]
		alike[m] = append(alike[m], &d.Nodes[i])
	}
	for _, nodes := range alike {
		slices.SortFunc(nodes, func(x, y *kg.Node) int {
			return cmp.Or(cmp.Compare(molecule[x.Category], molecule[y.Category]), cmp.Compare(foreign(x), foreign(y)), cmp.Compare(x.ID, y.ID))
		})
		stops[nodes[0].ID] = nodes
	}
	return stops
}

var molecule = map[kg.Category]int{kg.Gene: -4, kg.RNA: -3, kg.MiRNA: -2, kg.Protein: -1}

func foreign(n *kg.Node) int {
	if n.Taxon == "NCBITaxon:9606" {
		return 0
	}
	return 1
}

// Contracted is a graph whose nodes count as one where some sources, all when there are
// none, support statements of the predicates that join them, and neither is a hub.
func Contracted(d *kg.Dataset, predicates []kg.Predicate, sources []string) *kg.Dataset {
	hub := map[kg.CURIE]bool{}
	for _, n := range d.Nodes {
		hub[n.ID] = n.Hub
	}
	stops := Stops(d, func(s *kg.Statement) bool {
		return slices.Contains(predicates, s.Predicate) && !s.Negated && !hub[s.Subject] && !hub[s.Object] &&
			slices.ContainsFunc(d.Evidence, func(e kg.Evidence) bool {
				return e.Statement == s.ID && !e.Refutes && (len(sources) == 0 || slices.Contains(sources, e.Source))
			})
	})
	out := &kg.Dataset{Sources: d.Sources, Evidence: d.Evidence}
	first := map[kg.CURIE]kg.CURIE{}
	for id, nodes := range stops {
		out.Nodes = append(out.Nodes, *nodes[0])
		for _, n := range nodes {
			first[n.ID] = id
		}
	}
	slices.SortFunc(out.Nodes, func(x, y kg.Node) int { return cmp.Compare(x.ID, y.ID) })
	for _, s := range d.Statements {
		s.Subject, s.Object = first[s.Subject], first[s.Object]
		out.Statements = append(out.Statements, s)
	}
	return out
}
