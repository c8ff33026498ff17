package main

import (
	"net/http"

	"github.com/evgraph/evgraph/examples"
	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/saved"
)

// licenceAddress is where the licence of the curated data stands.
const licenceAddress = "https://creativecommons.org/licenses/by/4.0/"

// newTables serves the examples as tables.
func newTables(graphQL http.Handler, limits guard.Limits) (http.Handler, error) {
	questions, err := examples.All(examples.FS)
	if err != nil {
		return nil, err
	}
	options := saved.Options{Schema: graph.NewSchema().Schema(), GraphQL: graphQL, Limits: limits, Licence: licenceAddress}
	for _, q := range questions {
		options.Queries = append(options.Queries, saved.Query{
			Name: q.Name, Section: q.Section, Title: q.Title, Blurb: q.Blurb, Text: q.Query, Variables: q.Variables,
		})
	}
	return saved.New(options)
}
