package graph_test

import (
	"fmt"
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
	data  *kg.Dataset
	store *memstore.Store
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
	return &fixture{data, store}, err
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
func (f *fixture) node(id kg.CURIE) *kg.Node {
	for i := range f.data.Nodes {
		if f.data.Nodes[i].ID == id {
			return &f.data.Nodes[i]
		}
	}
	panic(fmt.Sprintf("no node %s", id))
}

// evidence lists the entries for a statement.
func (f *fixture) evidence(id kg.StatementID) []*kg.Evidence {
	var out []*kg.Evidence
	for i := range f.data.Evidence {
		if f.data.Evidence[i].Statement == id {
			out = append(out, &f.data.Evidence[i])
		}
	}
	return out
}

// bothGraphs gives the two graphs by name.
func bothGraphs(t testing.TB) map[string]*fixture {
	t.Helper()
	return map[string]*fixture{"Seed": must(t, theSeed), "Lattice": must(t, theLattice)}
}
