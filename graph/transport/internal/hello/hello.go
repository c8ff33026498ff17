// Package hello is the smallest GraphQL schema that exercises the transport:
// five scalars, lists with and without pages, and an input with @oneOf. Its
// answers are made up on the spot, so what it takes to serve is what GraphQL
// and HTTP take.
//
// Run go generate after a change of schema.graphqls.
package hello

import (
	"context"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
)

//go:generate go tool gqlgen generate --config gqlgen.yml

// New returns the schema. hook is what the field hello runs, so that a test
// can make it fail, block or panic; nil says hello to the world.
func New(hook func(context.Context) (string, error)) graphql.ExecutableSchema {
	if hook == nil {
		hook = func(context.Context) (string, error) { return "world", nil }
	}
	return NewExecutableSchema(Config{Resolvers: &resolver{hook}})
}

// Thing is one made-up object.
type Thing struct {
	ID     string
	Name   string
	Count  int
	Weight float64
	Flag   bool
}

func thing(i int) *Thing {
	return &Thing{ID: "T:" + strconv.Itoa(i), Name: "thing", Count: i, Weight: 0.5, Flag: i%2 == 0}
}

// Self is the thing again.
func (t *Thing) Self() *Thing { return t }

// Other is a thing next to this one.
func (t *Thing) Other() *Thing { return thing(t.Count + 1) }

// List makes as many things as asked.
func (t *Thing) List(first *int) []*Thing { return things(first) }

// Page is List as a page.
func (t *Thing) Page(first *int) *ThingPage { return &ThingPage{Nodes: things(first)} }

// ThingPage is a list of things in the shape of a connection.
type ThingPage struct{ Nodes []*Thing }

// Edges wraps the page's things.
func (p *ThingPage) Edges() []*ThingEdge {
	edges := make([]*ThingEdge, len(p.Nodes))
	for i, node := range p.Nodes {
		edges[i] = &ThingEdge{node}
	}
	return edges
}

// ThingEdge wraps a thing.
type ThingEdge struct{ Node *Thing }

func things(first *int) []*Thing {
	n := 25
	if first != nil {
		n = *first
	}
	made := make([]*Thing, n)
	for i := range made {
		made[i] = thing(i)
	}
	return made
}
