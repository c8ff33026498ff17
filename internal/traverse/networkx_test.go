package traverse_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// drawing is a graph of paths.json, whose nodes are numbers, with what networkx says of
// it. paths.py beside the file made it.
type drawing struct {
	Nodes int
	Hubs  []int
	Edges [][2]int
	Paths []struct {
		From, To int
		Directed bool
		Longest  int
		Simple   [][]int // all of at most this length
		Distance *int
		Shortest [][]int // all of the least length
	}
	Levels []struct {
		Of       int
		Directed bool
		Depth    int
		Levels   [][2]int // node and level
	}
}

func drawings(t *testing.T) []drawing {
	t.Helper()
	raw, err := os.ReadFile("testdata/oracle/paths.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Graphs []drawing }
	if err := json.Unmarshal(raw, &file); err != nil {
		t.Fatal(err)
	}
	return file.Graphs
}

func gene(n int) kg.CURIE { return kg.CURIE(fmt.Sprintf("EVG:%02d", n)) }

func (d *drawing) reader(t *testing.T) kg.Reader {
	t.Helper()
	data := &kg.Dataset{Sources: []kg.Source{{Key: "review"}}}
	for n := range d.Nodes {
		data.Nodes = append(data.Nodes, kg.Node{ID: gene(n), Category: kg.Gene, Name: fmt.Sprint("gene ", n), Hub: slices.Contains(d.Hubs, n)})
	}
	for i, e := range d.Edges {
		s := kg.NewStatement(gene(e[0]), kg.Regulates, gene(e[1]), kg.Qualifiers{Effect: kg.Increases})
		data.Statements = append(data.Statements, s)
		data.Evidence = append(data.Evidence, kg.Evidence{ID: kg.CURIE(fmt.Sprint("EVG:E-", i)), Statement: s.ID, Source: "review"})
	}
	return readerOf(t, data)
}

func number(n *kg.Node) int {
	i, err := strconv.Atoi(n.ID.Local())
	if err != nil {
		panic(err)
	}
	return i
}

// numbers are the nodes of the paths, sorted.
func numbers(paths []*traverse.Path) [][]int {
	out := [][]int{}
	for _, p := range paths {
		var nodes []int
		for _, n := range p.Nodes {
			nodes = append(nodes, number(n))
		}
		out = append(out, nodes)
	}
	slices.SortFunc(out, slices.Compare)
	return out
}

// TestNetworkxPaths compares all simple paths, all shortest ones and distances.
func TestNetworkxPaths(t *testing.T) {
	simple, far := 0, 0
	for i, d := range drawings(t) {
		r := d.reader(t)
		for _, w := range d.Paths {
			q := traverse.PathQuery{From: []kg.CURIE{gene(w.From)}, To: []kg.CURIE{gene(w.To)}, Longest: w.Longest, First: kg.MaxPage, Walk: traverse.Walk{Directed: w.Directed}}
			found := must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q))
			if got := numbers(found.Paths); fmt.Sprint(got) != fmt.Sprint(w.Simple) || found.More || found.Cut != "" {
				t.Errorf("graph %d, %+v: paths %v", i, w, got)
			}
			q.Longest, q.Order = traverse.MaxLength, traverse.OnlyShortest
			found = must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q))
			if got := numbers(found.Paths); fmt.Sprint(got) != fmt.Sprint(w.Shortest) || found.More || found.Cut != "" {
				t.Errorf("graph %d, %+v: shortest paths %v", i, w, got)
			}
			want := 0
			if w.Distance != nil {
				want = *w.Distance
			}
			if got := must[traverse.Distance](t)(traverse.Measure(t.Context(), r, graphsOf(r), q)); got.Hops != want {
				t.Errorf("graph %d, %+v: a distance of %d", i, w, got.Hops)
			}
			simple += len(w.Simple)
			far = max(far, want)
		}
	}
	if simple < 3_000 || far < 5 {
		t.Errorf("networkx says little: %d paths, the longest distance %d", simple, far)
	}
}

// TestNetworkxLevels compares the levels of neighbourhoods.
func TestNetworkxLevels(t *testing.T) {
	reached := 0
	for i, d := range drawings(t) {
		r := d.reader(t)
		for _, w := range d.Levels {
			found := must[*traverse.Neighborhood](t)(traverse.Surround(t.Context(), r, []kg.CURIE{gene(w.Of)}, w.Depth, traverse.Walk{Directed: w.Directed}, traverse.Budget{}))
			got := [][2]int{}
			for _, n := range found.Nodes {
				got = append(got, [2]int{number(n.Node), n.Level})
			}
			slices.SortFunc(got, func(a, b [2]int) int { return a[0] - b[0] })
			if !slices.Equal(got, w.Levels) {
				t.Errorf("graph %d, %+v: levels %v", i, w, got)
			}
			reached += len(got)
		}
	}
	if reached < 1_000 {
		t.Errorf("networkx says little: %d nodes", reached)
	}
}
