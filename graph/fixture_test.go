package graph_test

import (
	"sync"
	"testing"

	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/seed"
)

// fixture is a graph in a store, and the dataset that it was made of, by which
// tests check what the store says. Nobody changes either.
type fixture struct {
	data    *kg.Dataset
	store   *memstore.Store
	nodesBy map[kg.CURIE]*kg.Node
	ends    map[kg.CURIE][]*kg.Statement // by either end
	entries map[kg.StatementID][]*kg.Evidence
}

// theSeed is the seed as it is served.
var theSeed = sync.OnceValues(func() (*fixture, error) {
	data, report := curate.Load(seed.FS)
	if err := report.Err(); err != nil {
		return nil, err
	}
	return newFixture(data)
})

// theLattice is the graph of lattice_test.go.
var theLattice = sync.OnceValues(func() (*fixture, error) { return newFixture(newLattice()) })

func newFixture(data *kg.Dataset) (*fixture, error) {
	store, err := memstore.New(data)
	f := &fixture{data, store, map[kg.CURIE]*kg.Node{}, map[kg.CURIE][]*kg.Statement{}, map[kg.StatementID][]*kg.Evidence{}}
	for i := range data.Nodes {
		f.nodesBy[data.Nodes[i].ID] = &data.Nodes[i]
	}
	for i := range data.Statements {
		s := &data.Statements[i]
		f.ends[s.Subject] = append(f.ends[s.Subject], s)
		if s.Object != s.Subject {
			f.ends[s.Object] = append(f.ends[s.Object], s)
		}
	}
	for i := range data.Evidence {
		e := &data.Evidence[i]
		f.entries[e.Statement] = append(f.entries[e.Statement], e)
	}
	return f, err
}

func must(t testing.TB, get func() (*fixture, error)) *fixture {
	t.Helper()
	f, err := get()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// seeded and latticed give clients of the two graphs.

func seeded(t testing.TB) (client, *fixture) {
	f := must(t, theSeed)
	return newClient(t, f.store), f
}

func latticed(t testing.TB) (client, *fixture) {
	f := must(t, theLattice)
	return newClient(t, f.store), f
}

// node finds a node of the dataset.
func (f *fixture) node(id kg.CURIE) *kg.Node { return f.nodesBy[id] }

// evidence lists the entries for a statement, in the order of ids.
func (f *fixture) evidence(id kg.StatementID) []*kg.Evidence { return f.entries[id] }

// bothGraphs gives the two graphs by name.
func bothGraphs(t testing.TB) map[string]*fixture {
	t.Helper()
	return map[string]*fixture{"Seed": must(t, theSeed), "Lattice": must(t, theLattice)}
}
