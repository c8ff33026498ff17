package projection

import (
	"encoding/json"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Part is the part of the data that a graph is made of: what entries of some sources say,
// of the statements that are like this. Denials are never in a graph.
type Part struct {
	Scope kg.SourceScope
	Match kg.StatementMatch // Negative does not count
	Unite []kg.Predicate    // what these join counts as one node, whatever Match says
}

// key tells parts apart.
func (p *Part) key() string {
	match := p.Match
	match.Negative = nil
	// Matches are plain values, which always encode.
	text, _ := json.Marshal(struct {
		Sources []string
		Match   kg.StatementMatch
		Unite   []kg.Predicate
	}{slices.Compact(slices.Sorted(slices.Values(p.Scope.Sources))), match, slices.Compact(slices.Sorted(slices.Values(p.Unite)))})
	return string(text)
}

// counts reports whether a positive statement is one of those the graph is made of.
func (p *Part) counts(c *kg.Statement, all nodes) bool {
	return p.Match.MatchesClaim(c, all.byID[c.Subject], all.byID[c.Object])
}

// links reports whether a positive statement makes its ends one, if it is supported.
func (p *Part) links(c *kg.Statement, all nodes) bool {
	subject, object := all.byID[c.Subject], all.byID[c.Object]
	return slices.Contains(p.Unite, c.Predicate) && subject != nil && object != nil && subject != object && !subject.Hub && !object.Hub
}
