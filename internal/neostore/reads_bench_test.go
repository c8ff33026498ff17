package neostore_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
	"github.com/evgraph/evgraph/internal/storetest"
)

// readings are calls of the contract about a graph.
var readings = []struct {
	name string
	ask  func(ctx context.Context, r kg.Reader, g *asked) error
}{
	{"Nodes/1", func(ctx context.Context, r kg.Reader, g *asked) error { return failure(r.Nodes(ctx, g.nodes[:1])) }},
	{"Nodes/1000", func(ctx context.Context, r kg.Reader, g *asked) error { return failure(r.Nodes(ctx, g.nodes)) }},
	{"Named/1", func(ctx context.Context, r kg.Reader, g *asked) error { return failure(r.Named(ctx, g.lookups[:1])) }},
	{"Named/100", func(ctx context.Context, r kg.Reader, g *asked) error { return failure(r.Named(ctx, g.lookups[:100])) }},
	{"ListNodes/First", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.ListNodes(ctx, kg.NodeQuery{Page: page}))
	}},
	{"ListNodes/Category", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.ListNodes(ctx, kg.NodeQuery{Match: kg.NodeMatch{Categories: []kg.Category{kg.Gene}}, Page: page}))
	}},
	{"ListNodes/Words", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.ListNodes(ctx, kg.NodeQuery{Match: kg.NodeMatch{Words: []string{"cell"}}, Page: page}))
	}},
	{"Select/Hop", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.Select(ctx, kg.SourceScope{}, kg.Selection{Hop: &kg.Hop{Direction: kg.Out, Far: &g.set}}))
	}},
	{"Statements/1000", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.Statements(ctx, g.statements))
	}},
	{"ListStatements/First", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.ListStatements(ctx, kg.StatementQuery{Page: page}))
	}},
	{"ListStatements/Subject", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.ListStatements(ctx, kg.StatementQuery{Match: kg.StatementMatch{Subject: &g.set}, Page: page}))
	}},
	{"Expand/1", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.Expand(ctx, kg.ExpandQuery{Nodes: g.nodes[:1], Page: page}))
	}},
	{"Expand/1000", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.Expand(ctx, kg.ExpandQuery{Nodes: g.nodes, Page: page}))
	}},
	{"Expand/Evidence", func(ctx context.Context, r kg.Reader, g *asked) error {
		m := kg.StatementMatch{Evidence: kg.EvidenceMatch{Settings: []kg.Setting{kg.InVivo}}}
		return failure(r.Expand(ctx, kg.ExpandQuery{Nodes: g.nodes, Match: m, Page: page}))
	}},
	{"Expand/PredicateAndEvidence", func(ctx context.Context, r kg.Reader, g *asked) error {
		m := kg.StatementMatch{Predicates: []kg.Predicate{kg.Carries}, Evidence: kg.EvidenceMatch{Settings: []kg.Setting{kg.InVivo}}}
		return failure(r.Expand(ctx, kg.ExpandQuery{Nodes: g.nodes, Match: m, Page: page}))
	}},
	{"Expand/Mentioned", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.Expand(ctx, kg.ExpandQuery{Nodes: g.nodes, Direction: kg.Mentioned, Page: page}))
	}},
	{"Neighbors/1", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.Neighbors(ctx, kg.ExpandQuery{Nodes: g.nodes[:1], Page: page}))
	}},
	{"Neighbors/1000", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.Neighbors(ctx, kg.ExpandQuery{Nodes: g.nodes, Page: page}))
	}},
	{"Neighbors/Strength", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.Neighbors(ctx, kg.ExpandQuery{Nodes: g.nodes, Order: kg.ByStrength, Page: page}))
	}},
	{"Evidence/1000", func(ctx context.Context, r kg.Reader, g *asked) error { return failure(r.Evidence(ctx, g.entries)) }},
	{"EvidenceOf/1000", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.EvidenceOf(ctx, kg.EvidenceQuery{Statements: g.statements, Page: page}))
	}},
	{"Search/Word", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.Search(ctx, kg.SearchQuery{Text: "cell", Page: page}))
	}},
	{"Search/Words", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.Search(ctx, kg.SearchQuery{Text: "stem cell h", Page: page}))
	}},
	{"Search/Name", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.Search(ctx, kg.SearchQuery{Text: g.lookups[0].Text, Page: page}))
	}},
	{"Search/Nothing", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.Search(ctx, kg.SearchQuery{Text: "haert cel", Page: page}))
	}},
	{"ScanNodes/1000", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.ScanNodes(ctx, g.nodes[0], 1000))
	}},
	{"ScanStatements/1000", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.ScanStatements(ctx, g.statements[0], 1000))
	}},
	{"ScanEvidence/1000", func(ctx context.Context, r kg.Reader, g *asked) error {
		return failure(r.ScanEvidence(ctx, g.entries[0], 1000))
	}},
}

var page = kg.Page{Limit: 25}

func failure[T any](_ T, err error) error { return err }

// asked is what readings ask about: 1,000 of everything, spread over all.
type asked struct {
	nodes, statements, entries []kg.CURIE
	lookups                    []kg.Lookup
	set                        kg.Set
}

func newAsked(d *kg.Dataset) *asked {
	d.Normalise()
	g := &asked{}
	for i := range 1000 {
		n := &d.Nodes[i*len(d.Nodes)/1000]
		g.nodes = append(g.nodes, n.ID)
		g.lookups = append(g.lookups, kg.Lookup{Text: n.Name})
		g.statements = append(g.statements, d.Statements[i*len(d.Statements)/1000].ID)
		g.entries = append(g.entries, d.Evidence[i*len(d.Evidence)/1000].ID)
	}
	g.set = kg.NewSet(g.nodes...)
	return g
}

// BenchmarkReads compares each call with its own Cypher, sent by hand through the
// driver and read, in turns:
//
//	go test -run - -bench Reads ./internal/neostore
func BenchmarkReads(b *testing.B) {
	var sent []neostore.Statement
	size := storetest.Size{Nodes: 20_000, Statements: 100_000}
	store := neotest.Loaded(b, storetest.Generate(1, size), func(c *neostore.Config) {
		c.Trace = func(s neostore.Statement) { sent = append(sent, s) }
	})
	r, err := store.Reader(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	g := newAsked(storetest.Generate(1, size))
	hand := newHand(b)
	for _, read := range readings {
		b.Run(read.name, func(b *testing.B) {
			call := func() time.Duration {
				sent = sent[:0]
				start := time.Now()
				if err := read.ask(b.Context(), r, g); err != nil {
					b.Fatal(err)
				}
				return time.Since(start)
			}
			for range 5 {
				call()
			}
			var calls, hands []time.Duration
			for i := 0; b.Loop() || i < 9; i++ {
				if i%2 == 0 {
					calls, hands = append(calls, call()), append(hands, hand.run(b, sent))
				} else {
					hands, calls = append(hands, hand.run(b, sent)), append(calls, call())
				}
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(millis(median(calls)), "ms/call")
			b.ReportMetric(millis(median(hands)), "ms/hand")
			b.ReportMetric(float64(median(calls))/float64(median(hands)), "ratio")
		})
	}
}

func millis(d time.Duration) float64 { return float64(d) / 1e6 }

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}

// hand sends statements through the driver as one would by hand.
type hand struct{ driver neo4j.DriverWithContext }

func newHand(b testing.TB) hand {
	c := neotest.Config(b)
	driver, err := neo4j.NewDriverWithContext(c.URI, neo4j.BasicAuth(c.User, c.Password, ""))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = driver.Close(context.Background()) })
	return hand{driver}
}

func (h hand) run(b *testing.B, statements []neostore.Statement) time.Duration {
	start := time.Now()
	for _, s := range statements {
		ctx, cancel := context.WithTimeout(b.Context(), time.Minute)
		session := h.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: "neo4j", FetchSize: neo4j.FetchAll})
		result, err := session.Run(ctx, s.Text, s.Params)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := result.Single(ctx); err != nil {
			b.Fatal(err)
		}
		_ = session.Close(ctx)
		cancel()
	}
	return time.Since(start)
}
