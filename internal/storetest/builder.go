package storetest

import (
	"fmt"

	"github.com/evgraph/evgraph/internal/kg"
)

// builder makes small datasets for single cases.
type builder struct {
	kg.Dataset
}

// The sources of built datasets.
const (
	reviewSource = "review"
	tableSource  = "table"
	unusedSource = "unused"
)

func newBuilder() *builder {
	return &builder{kg.Dataset{Sources: []kg.Source{
		{Key: reviewSource, Name: "A review", Release: "1", Licence: "CC-BY-4.0", Attribution: "its authors"},
		{Key: tableSource, Name: "A reference table", Release: "2026-01", Licence: "CC0-1.0", URL: "https://example.org/table"},
		{Key: unusedSource, Name: "A source of nothing", Release: "1", Licence: "CC0-1.0"},
	}}}
}

// node adds a node; what else it has, the options say.
func (b *builder) node(id kg.CURIE, c kg.Category, name string, options ...func(*kg.Node)) kg.CURIE {
	n := kg.Node{ID: id, Category: c, Name: name}
	for _, option := range options {
		option(&n)
	}
	b.Nodes = append(b.Nodes, n)
	return id
}

func synonyms(names ...string) func(*kg.Node)   { return func(n *kg.Node) { n.Synonyms = names } }
func xrefs(ids ...kg.CURIE) func(*kg.Node)      { return func(n *kg.Node) { n.Xrefs = ids } }
func formerIDs(ids ...kg.CURIE) func(*kg.Node)  { return func(n *kg.Node) { n.FormerIDs = ids } }
func attributes(a kg.Attributes) func(*kg.Node) { return func(n *kg.Node) { n.Attributes = a } }
func citation(number, year int) func(*kg.Node) {
	return attributes(kg.Attributes{Citation: number, Year: year})
}
func ofTaxon(id kg.CURIE) func(*kg.Node)       { return func(n *kg.Node) { n.Taxon = id } }
func ofGrain(g kg.Grain) func(*kg.Node)        { return func(n *kg.Node) { n.Grain = g } }
func hub(n *kg.Node)                           { n.Hub = true }
func described(text string) func(*kg.Node)     { return func(n *kg.Node) { n.Description = text } }
func parents(ids ...kg.CURIE) func(n *kg.Node) { return func(n *kg.Node) { n.Parents = ids } }
func ofKind(kind, strain string) func(n *kg.Node) {
	return attributes(kg.Attributes{ModelKind: kind, Strain: strain})
}

// say adds a statement with its evidence, to which id, statement and what is the
// same everywhere are added. Without evidence it has a plain claim of the review.
func (b *builder) say(subject kg.CURIE, p kg.Predicate, object kg.CURIE, q kg.Qualifiers, evidence ...kg.Evidence) kg.StatementID {
	s := kg.NewStatement(subject, p, object, q)
	b.Statements = append(b.Statements, s)
	if len(evidence) == 0 {
		evidence = []kg.Evidence{{}}
	}
	for _, e := range evidence {
		b.support(s.ID, e)
	}
	return s.ID
}

func (b *builder) support(id kg.StatementID, e kg.Evidence) {
	e.Statement = id
	if e.ID == "" {
		e.ID = kg.CURIE(fmt.Sprintf("EVG:E-built-%05d", len(b.Evidence)))
	}
	if e.Source == "" {
		e.Source = reviewSource
	}
	// What a store gives back has its open fields written out.
	alone := kg.Dataset{Evidence: []kg.Evidence{e}}
	alone.Normalise()
	b.Evidence = append(b.Evidence, alone.Evidence...)
}

// numbered makes ids in the order of their numbers.
func numbered(format string, i int) kg.CURIE { return kg.CURIE(fmt.Sprintf(format, i)) }
