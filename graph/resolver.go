// Package graph is the GraphQL edge: the resolvers of the root fields, one file
// for each noun of the schema, and the server that runs them. A resolver parses
// nothing and decides nothing: it hands its arguments to package view.
//
// graph/generated is machine output, graph/view the shape of the graph,
// graph/guard what a request may ask, graph/transport GraphQL over HTTP.
package graph

// Resolver is the root of the resolvers. It has no state: what a request reads
// comes with its context.
type Resolver struct{}
