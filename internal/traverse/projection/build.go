package projection

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// ErrTooLarge means that the data is more than is kept in memory for counting.
var ErrTooLarge = errors.New("too large to count in")

// Limits bound a graph.
type Limits struct{ Nodes, Statements int }

// DefaultLimits hold a graph several times as large as Hetionet, in some 300 MB.
var DefaultLimits = Limits{Nodes: 1_000_000, Statements: 10_000_000}

// Source is what a graph is read from.
type Source interface {
	kg.Scanner
	Version() string
}

// atOnce is how much one call of Scan reads.
const atOnce = 10_000

// Build reads a graph.
func Build(ctx context.Context, s Source, part Part, limits Limits) (*Graph, error) {
	all, err := readNodes(ctx, s, limits)
	if err != nil {
		return nil, err
	}
	claims, err := positive(ctx, s, limits, func(c *kg.Statement) bool { return part.counts(c, all) || part.links(c, all) })
	if err != nil {
		return nil, err
	}
	words, err := claims.words(ctx, s, &part)
	if err != nil {
		return nil, err
	}
	united, err := part.unite(claims, words, all)
	if err != nil {
		return nil, err
	}
	b := NewBuilder()
	at := b.addNodes(all, united)
	for i, c := range claims {
		subject, knownSubject := at[c.Subject]
		object, knownObject := at[c.Object]
		switch {
		case !knownSubject || !knownObject || !part.counts(c, all):
		case words[i].counted == supported:
			b.Join(subject, c.Predicate, object)
		case words[i].counted == refuted:
			b.Refute(subject, c.Predicate, object)
		}
	}
	g, err := b.Graph(s.Version())
	if err != nil {
		return nil, err
	}
	g.standIns, g.members = map[kg.CURIE]Node{}, map[Node][]kg.CURIE{}
	for _, id := range slices.Sorted(maps.Keys(united)) {
		g.standIns[id] = at[id]
		g.members[at[id]] = append(g.members[at[id]], id)
	}
	return g, nil
}

// nodes are all of a graph.
type nodes struct {
	list []*kg.Node // in the order of their ids
	byID map[kg.CURIE]*kg.Node
}

func readNodes(ctx context.Context, s Source, limits Limits) (all nodes, err error) {
	all.byID = map[kg.CURIE]*kg.Node{}
	for n, err := range scan(ctx, s.ScanNodes, func(n *kg.Node) kg.CURIE { return n.ID }) {
		if err != nil {
			return all, err
		}
		if KindOf(n.Category) < 0 {
			continue
		}
		all.list, all.byID[n.ID] = append(all.list, n), n
		if len(all.list) > limits.Nodes {
			return all, fmt.Errorf("%w: over %d nodes", ErrTooLarge, limits.Nodes)
		}
	}
	return all, nil
}

// addNodes adds of the united nodes those that come first, and returns where each node is.
func (b *Builder) addNodes(all nodes, united stopOf) map[kg.CURIE]Node {
	at := make(map[kg.CURIE]Node, len(all.list))
	for _, n := range all.list {
		if one := united[n.ID]; one == nil || one.first() == n {
			at[n.ID] = b.Add(KindOf(n.Category), n.ID, n.Hub)
		}
	}
	for id, one := range united {
		at[id] = at[one.first().ID]
	}
	return at
}

// claims are statements in the order of their ids.
type claims []*kg.Statement

func positive(ctx context.Context, s Source, limits Limits, wanted func(*kg.Statement) bool) (all claims, err error) {
	for c, err := range scan(ctx, s.ScanStatements, func(c *kg.Statement) kg.CURIE { return c.ID }) {
		if err != nil {
			return nil, err
		}
		if c.Negative() || !wanted(c) {
			continue
		}
		if all = append(all, c); len(all) > limits.Statements {
			return nil, fmt.Errorf("%w: over %d statements", ErrTooLarge, limits.Statements)
		}
	}
	return all, nil
}

// word is what evidence says of a claim.
type word byte

const (
	nothing word = iota
	refuted
	supported // by some entry
)

// words are what the evidence in scope says of a claim.
type words struct {
	counted word // by entries that are like those of the part
	said    word // by any
}

// words tells them for each claim.
func (all claims) words(ctx context.Context, s Source, part *Part) ([]words, error) {
	of := make([]words, len(all))
	for e, err := range scan(ctx, s.ScanEvidence, func(e *kg.Evidence) kg.CURIE { return e.ID }) {
		if err != nil {
			return nil, err
		}
		if sources := part.Scope.Sources; len(sources) > 0 && !slices.Contains(sources, e.Source) {
			continue
		}
		i, ok := slices.BinarySearchFunc(all, e.Statement, func(c *kg.Statement, id kg.StatementID) int {
			return compareIDs(c.ID, id)
		})
		if !ok {
			continue
		}
		own := supported
		if e.Refutes {
			own = refuted
		}
		of[i].said = max(of[i].said, own)
		if part.Match.Evidence.Matches(e) {
			of[i].counted = max(of[i].counted, own)
		}
	}
	return of, nil
}
