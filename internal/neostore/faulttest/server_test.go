package faulttest

import (
	"context"
	"net/url"
	"os"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/bolttest"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
)

func TestMain(m *testing.M) {
	if asLoader() {
		return
	}
	os.Exit(neotest.Main(m))
}

// long says to run the numbers of the fault list, instead of a part in each CI run.
var long = os.Getenv("EVGRAPH_TEST_LONG") != ""

// serverAddress is host and port of the real server.
func serverAddress(t *testing.T) string {
	t.Helper()
	u, err := url.Parse(neotest.Config(t).URI)
	if err != nil {
		t.Fatal(err)
	}
	return u.Host
}

// through is the configuration of a store whose messages pass the proxy.
func through(t *testing.T, p *bolttest.Proxy, c neostore.Config) neostore.Config {
	t.Helper()
	c.URI = p.URI()
	return c
}

func readerOf(t *testing.T, s kg.Store) kg.Reader {
	t.Helper()
	r, err := s.Reader(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// contentOf reads everything. That its version is the reader's says that nothing is
// missing, twice or different.
func contentOf(t *testing.T, r kg.Reader) *kg.Dataset {
	t.Helper()
	d := &kg.Dataset{
		Nodes:      all(t, r.ScanNodes, func(n *kg.Node) kg.CURIE { return n.ID }),
		Statements: all(t, r.ScanStatements, func(s *kg.Statement) kg.StatementID { return s.ID }),
		Evidence:   all(t, r.ScanEvidence, func(e *kg.Evidence) kg.EvidenceID { return e.ID }),
	}
	summary, err := r.Summary(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range summary.Sources {
		d.Sources = append(d.Sources, s.Source)
	}
	return d
}

func all[T any, ID ~string](t *testing.T, scan func(ctx context.Context, after ID, limit int) ([]*T, error), id func(*T) ID) []T {
	t.Helper()
	var items []T
	for after := ID(""); ; {
		part, err := scan(t.Context(), after, kg.MaxPage)
		if err != nil {
			t.Fatal(err)
		}
		if len(part) == 0 {
			return items
		}
		for _, item := range part {
			items = append(items, *item)
		}
		after = id(part[len(part)-1])
	}
}

// whole reports a store that does not hold one of the versions, the whole of it and
// nothing else, and returns which it holds.
func whole(t *testing.T, s kg.Store, versions ...string) string {
	t.Helper()
	r := readerOf(t, s)
	if !slices.Contains(versions, r.Version()) {
		t.Errorf("version %s is published, none of %s", r.Version(), versions)
	}
	if got := contentOf(t, r).Version(); got != r.Version() {
		t.Errorf("the content has version %s, not %s", got, r.Version())
	}
	return r.Version()
}
