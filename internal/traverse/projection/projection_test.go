package projection_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/storetest/naive"
	"github.com/evgraph/evgraph/internal/traverse/projection"
	"github.com/evgraph/evgraph/internal/traverse/stops"
)

func readerOf(t testing.TB, d *kg.Dataset) kg.Reader {
	t.Helper()
	store, err := memstore.New(d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := store.Reader(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func build(t *testing.T, r projection.Source, sources ...string) *projection.Graph {
	t.Helper()
	g, err := projection.Build(t.Context(), r, projection.Part{Scope: kg.SourceScope{Sources: sources}}, projection.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// lines writes every hop from every node, there and back.
func lines(g *projection.Graph) (out []string) {
	for kind, info := range kg.Categories {
		for _, h := range g.HopsFrom(kind) {
			for row := range g.Size(kind) {
				for _, to := range g.Rows(h).Row(uint32(row)) {
					r := g.Relations[h.Relation()]
					from, far := g.ID(projection.Node{Kind: kind, Row: uint32(row)}), g.ID(projection.Node{Kind: g.End(h), Row: to})
					out = append(out, fmt.Sprint(info.Category, from, r.Predicate, h.Back() && !r.Symmetric, r.Symmetric, far))
				}
			}
		}
	}
	slices.Sort(out)
	return out
}

// expected writes the same from the dataset.
func expected(d *kg.Dataset, sources []string) (out []string) {
	node := map[kg.CURIE]*kg.Node{}
	for i := range d.Nodes {
		node[d.Nodes[i].ID] = &d.Nodes[i]
	}
	for _, s := range d.Statements {
		speaks := slices.ContainsFunc(d.Evidence, func(e kg.Evidence) bool {
			return e.Statement == s.ID && !e.Refutes && (len(sources) == 0 || slices.Contains(sources, e.Source))
		})
		if s.Negated || s.Effect == "NO_EFFECT" || s.Subject == s.Object || !speaks {
			continue
		}
		mutual := s.Predicate == "ORTHOLOG_OF"
		out = append(out, fmt.Sprint(node[s.Subject].Category, s.Subject, s.Predicate, false, mutual, s.Object),
			fmt.Sprint(node[s.Object].Category, s.Object, s.Predicate, !mutual, mutual, s.Subject))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestBuild compares rows with the dataset, on two stores and within sources.
func TestBuild(t *testing.T) {
	for seed := range uint64(20) {
		d := storetest.Generate(seed, storetest.Size{Nodes: 60, Statements: 300})
		other, err := naive.New(d)
		if err != nil {
			t.Fatal(err)
		}
		second, err := other.Reader(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, sources := range [][]string{nil, {"review", "trial"}, {"unused"}} {
			want := expected(d, sources)
			for _, r := range []kg.Reader{readerOf(t, d), second} {
				if got := lines(build(t, r, sources...)); !slices.Equal(got, want) {
					t.Fatalf("seed %d, sources %q: %d rows, want %d", seed, sources, len(got), len(want))
				}
			}
		}
	}
}

func TestBuildIsCapped(t *testing.T) {
	r := readerOf(t, storetest.Generate(1, storetest.Size{Nodes: 60, Statements: 300}))
	for _, limits := range []projection.Limits{{Nodes: 59, Statements: 1_000}, {Nodes: 60, Statements: 10}} {
		if _, err := projection.Build(t.Context(), r, projection.Part{}, limits); !errors.Is(err, projection.ErrTooLarge) {
			t.Errorf("%+v: %v", limits, err)
		}
	}
}

// counted counts how often the nodes are read, and waits before it reads them.
type counted struct {
	kg.Reader
	version string
	scans   *atomic.Int32
	wait    chan struct{}
}

func (c counted) Version() string { return c.version }

func (c counted) ScanNodes(ctx context.Context, after kg.CURIE, limit int) ([]*kg.Node, error) {
	if c.wait != nil {
		<-c.wait
	}
	if after == "" {
		c.scans.Add(1)
	}
	return c.Reader.ScanNodes(ctx, after, limit)
}

// TestCacheKeepsAFew: a graph is built once as long as few others are asked for, and the
// order of sources does not matter.
func TestCacheKeepsAFew(t *testing.T) {
	scans := new(atomic.Int32)
	r := counted{readerOf(t, storetest.Generate(1, storetest.Size{Nodes: 60, Statements: 300})), "1", scans, nil}
	c := new(projection.Cache)
	get := func(version string, sources ...string) {
		t.Helper()
		r.version = version
		if g, err := c.Get(t.Context(), r, projection.Part{Scope: kg.SourceScope{Sources: sources}}); err != nil || g.Version != version {
			t.Fatal(g, err)
		}
	}
	for _, step := range []struct {
		version string
		sources []string
		scans   int32
	}{
		{"1", nil, 1}, {"1", nil, 1}, {"1", []string{"trial", "review"}, 2}, {"1", []string{"review", "trial"}, 2},
		{"2", nil, 3}, {"3", nil, 4}, {"4", nil, 5}, {"1", []string{"review", "trial"}, 5}, {"1", nil, 6},
	} {
		if get(step.version, step.sources...); scans.Load() != step.scans {
			t.Fatalf("version %s, sources %q: the data were read %d times, want %d", step.version, step.sources, scans.Load(), step.scans)
		}
	}
}

// TestCacheBuildsOn: who leaves does not stop the building, and as many graphs as are
// kept are built at once.
func TestCacheBuildsOn(t *testing.T) {
	wait := make(chan struct{})
	r := counted{readerOf(t, storetest.Generate(1, storetest.Size{Nodes: 60, Statements: 300})), "1", new(atomic.Int32), wait}
	c := new(projection.Cache)
	gone, leave := context.WithCancel(t.Context())
	leave()
	for _, version := range []string{"1", "2", "3", "4"} {
		r.version = version
		if _, err := c.Get(gone, r, projection.Part{}); !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	}
	r.version = "5"
	if _, err := c.Get(gone, r, projection.Part{}); !errors.Is(err, projection.ErrBusy) {
		t.Errorf("a fifth graph gives %v", err)
	}
	r.version = "1"
	close(wait)
	if g, err := c.Get(t.Context(), r, projection.Part{}); err != nil || g.Version != "1" {
		t.Errorf("%v, %v", g, err)
	}
}

// failing cannot be read at first.
type failing struct {
	kg.Reader
	fails *int
}

func (f failing) ScanStatements(ctx context.Context, after kg.CURIE, limit int) ([]*kg.Statement, error) {
	if *f.fails--; *f.fails >= 0 {
		return nil, kg.ErrUnavailable
	}
	return f.Reader.ScanStatements(ctx, after, limit)
}

// TestCacheForgetsFailures: what could not be read is read again.
func TestCacheForgetsFailures(t *testing.T) {
	fails := 1
	r := failing{readerOf(t, storetest.Generate(1, storetest.Size{Nodes: 60, Statements: 300})), &fails}
	c := new(projection.Cache)
	if _, err := c.Get(t.Context(), r, projection.Part{}); !errors.Is(err, kg.ErrUnavailable) {
		t.Fatal(err)
	}
	if _, err := c.Get(t.Context(), r, projection.Part{}); err != nil {
		t.Error(err)
	}
}

// TestBuildUnited compares rows with those of a graph that was contracted by hand, on two
// stores and within sources. Whoever counts as one is found.
func TestBuildUnited(t *testing.T) {
	united, apart := 0, 0
	for seed := range uint64(40) {
		d := storetest.Molecules(seed, storetest.Size{Nodes: 60, Statements: 200})
		other, err := naive.New(d)
		if err != nil {
			t.Fatal(err)
		}
		second, err := other.Reader(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, sources := range [][]string{nil, {"review", "trial"}} {
			for _, unite := range [][]kg.Predicate{{kg.HasGeneProduct}, {kg.OrthologOf}, {kg.OrthologOf, kg.HasGeneProduct}} {
				one := storetest.Contracted(d, unite, sources)
				want := expected(one, sources)
				for _, r := range []kg.Reader{readerOf(t, d), second} {
					part := projection.Part{Scope: kg.SourceScope{Sources: sources}, Unite: unite}
					g, err := projection.Build(t.Context(), r, part, projection.DefaultLimits)
					if err != nil {
						t.Fatal(err)
					}
					if got := lines(g); !slices.Equal(got, want) {
						t.Fatalf("seed %d, %v by %q: %d rows, want %d", seed, unite, sources, len(got), len(want))
					}
					for _, n := range d.Nodes {
						at, ok := g.Find(n.ID)
						if lone := slices.ContainsFunc(one.Nodes, func(x kg.Node) bool { return x.ID == n.ID }); !ok || (g.ID(at) == n.ID) != lone {
							t.Fatalf("seed %d: %s is found at %s, %v", seed, n.ID, g.ID(at), ok)
						}
					}
				}
				united += len(d.Nodes) - len(one.Nodes)
				apart += len(want)
			}
		}
	}
	if united < 500 || apart < 5_000 {
		t.Errorf("the graphs prove little: %d nodes count as others, %d rows", united, apart)
	}
}

// What unites does so whatever the part is like, and is not counted for that.
func TestBuildUnitedOfSome(t *testing.T) {
	d := &kg.Dataset{Sources: []kg.Source{{Key: "review"}}, Nodes: []kg.Node{
		{ID: "EVG:gene", Category: kg.Gene, Name: "PTEN"}, {ID: "EVG:protein", Category: kg.Protein, Name: "PTEN protein"},
		{ID: "EVG:drug", Category: kg.Chemical, Name: "drug"}, {ID: "EVG:outcome", Category: kg.Outcome, Name: "scarring"},
		{ID: "EVG:stranger", Category: kg.Protein, Name: "stranger"},
	}}
	for _, s := range []kg.Statement{
		kg.NewStatement("EVG:gene", kg.HasGeneProduct, "EVG:protein", kg.Qualifiers{}),
		kg.NewStatement("EVG:gene", kg.HasGeneProduct, "EVG:stranger", kg.Qualifiers{}),
		kg.NewStatement("EVG:drug", kg.Regulates, "EVG:protein", kg.Qualifiers{Effect: kg.Increases}),
		kg.NewStatement("EVG:gene", kg.Affects, "EVG:outcome", kg.Qualifiers{Effect: kg.Decreases}),
	} {
		d.Statements = append(d.Statements, s)
		d.Evidence = append(d.Evidence, kg.Evidence{ID: kg.CURIE("EVG:E-" + s.Object.Local() + s.Subject.Local()), Statement: s.ID, Source: "review",
			Hedged: s.Object == "EVG:protein" && s.Predicate == kg.HasGeneProduct, Refutes: s.Object == "EVG:stranger"})
	}
	firm := false
	part := projection.Part{Unite: []kg.Predicate{kg.HasGeneProduct},
		Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Regulates}, Evidence: kg.EvidenceMatch{Hedged: &firm}}}
	g, err := projection.Build(t.Context(), readerOf(t, d), part, projection.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"CHEMICALEVG:drugREGULATESfalsefalseEVG:gene", "GENEEVG:geneREGULATEStruefalseEVG:drug"}
	for i, line := range lines(g) {
		if i >= len(want) || strings.ReplaceAll(line, " ", "") != want[i] {
			t.Errorf("row %d is %s", i, line)
		}
	}
	if len(lines(g)) != len(want) {
		t.Errorf("%d rows, want %d", len(lines(g)), len(want))
	}
	gene, _ := g.Find("EVG:gene")
	counts, err := g.Levels(t.Context(), []projection.Node{gene}, 1, projection.Walk{})
	if err != nil || counts[1][projection.KindOf(kg.Chemical)] != 1 || counts[1][projection.KindOf(kg.Protein)] != 0 {
		t.Errorf("next to the gene are %v, %v", counts, err)
	}
}

// More nodes than count as one are refused.
func TestBuildUnitedIsCapped(t *testing.T) {
	for _, w := range []struct {
		orthologs int
		refused   bool
	}{{stops.Max - 1, false}, {stops.Max, true}} {
		d := &kg.Dataset{Sources: []kg.Source{{Key: "review"}}, Nodes: []kg.Node{{ID: "EVG:gene", Category: kg.Gene, Name: "gene"}}}
		for i := range w.orthologs {
			id := kg.CURIE(fmt.Sprint("EVG:o", i))
			s := kg.NewStatement(id, kg.OrthologOf, "EVG:gene", kg.Qualifiers{})
			d.Nodes = append(d.Nodes, kg.Node{ID: id, Category: kg.Gene, Name: id.Local()})
			d.Statements = append(d.Statements, s)
			d.Evidence = append(d.Evidence, kg.Evidence{ID: "EVG:E-" + kg.CURIE(id.Local()), Statement: s.ID, Source: "review"})
		}
		_, err := projection.Build(t.Context(), readerOf(t, d), projection.Part{Unite: []kg.Predicate{kg.OrthologOf}}, projection.DefaultLimits)
		if errors.Is(err, kg.ErrTooBroad) != w.refused || !w.refused && err != nil {
			t.Errorf("%d orthologs give %v", w.orthologs, err)
		}
	}
}

// Graphs of different collapses are kept apart.
func TestCacheKeepsUnitedApart(t *testing.T) {
	r := readerOf(t, storetest.Molecules(1, storetest.Size{Nodes: 60, Statements: 200}))
	c := new(projection.Cache)
	sizes := map[int]bool{}
	for _, unite := range [][]kg.Predicate{nil, {kg.HasGeneProduct}, {kg.HasGeneProduct, kg.OrthologOf}, {kg.OrthologOf, kg.HasGeneProduct}} {
		g, err := c.Get(t.Context(), r, projection.Part{Unite: unite})
		if err != nil {
			t.Fatal(err)
		}
		total := 0
		for kind := range kg.Categories {
			total += g.Size(kind)
		}
		sizes[total] = true
	}
	if len(sizes) != 3 {
		t.Errorf("sizes are %v", sizes)
	}
}
