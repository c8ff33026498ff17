package projection

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
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

// Part is the part of the data that a graph is made of: what entries of some sources say,
// of the statements that are like this. Denials are never in a graph.
type Part struct {
	Scope kg.SourceScope
	Match kg.StatementMatch // Negative does not count
}

// key tells parts apart.
func (p *Part) key() string {
	match := p.Match
	match.Negative = nil
	// Matches are plain values, which always encode.
	text, _ := json.Marshal(struct {
		Sources []string
		Match   kg.StatementMatch
	}{slices.Compact(slices.Sorted(slices.Values(p.Scope.Sources))), match})
	return string(text)
}

// atOnce is how much one call of Scan reads.
const atOnce = 10_000

// Build reads a graph.
func Build(ctx context.Context, s Source, part Part, limits Limits) (*Graph, error) {
	b, at, nodes := NewBuilder(), map[kg.CURIE]Node{}, map[kg.CURIE]*kg.Node{}
	for n, err := range scan(ctx, s.ScanNodes, func(n *kg.Node) kg.CURIE { return n.ID }) {
		if err != nil {
			return nil, err
		}
		kind := KindOf(n.Category)
		if kind < 0 {
			continue
		}
		nodes[n.ID] = n
		if at[n.ID] = b.Add(kind, n.ID, n.Hub); len(at) > limits.Nodes {
			return nil, fmt.Errorf("%w: over %d nodes", ErrTooLarge, limits.Nodes)
		}
	}
	claims, err := positive(ctx, s, limits, func(c *kg.Statement) bool {
		return part.Match.MatchesClaim(c, nodes[c.Subject], nodes[c.Object])
	})
	if err != nil {
		return nil, err
	}
	words, err := claims.words(ctx, s, &part)
	if err != nil {
		return nil, err
	}
	for i, c := range claims {
		subject, knownSubject := at[c.Subject]
		object, knownObject := at[c.Object]
		switch {
		case !knownSubject || !knownObject:
		case words[i] == supported:
			b.Join(subject, c.Predicate, object)
		case words[i] == refuted:
			b.Refute(subject, c.Predicate, object)
		}
	}
	return b.Graph(s.Version())
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

// word is what the evidence in scope says of a claim.
type word byte

const (
	nothing word = iota
	refuted
	supported // by some entry
)

// words tells it for each claim.
func (all claims) words(ctx context.Context, s Source, part *Part) ([]word, error) {
	said := make([]word, len(all))
	for e, err := range scan(ctx, s.ScanEvidence, func(e *kg.Evidence) kg.CURIE { return e.ID }) {
		if err != nil {
			return nil, err
		}
		if sources := part.Scope.Sources; len(sources) > 0 && !slices.Contains(sources, e.Source) || !part.Match.Evidence.Matches(e) {
			continue
		}
		i, ok := slices.BinarySearchFunc(all, e.Statement, func(c *kg.Statement, id kg.StatementID) int {
			return compareIDs(c.ID, id)
		})
		switch {
		case ok && e.Refutes:
			said[i] = max(said[i], refuted)
		case ok:
			said[i] = supported
		}
	}
	return said, nil
}
