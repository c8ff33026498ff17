package projection_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/storetest/naive"
	"github.com/evgraph/evgraph/internal/traverse/projection"
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
