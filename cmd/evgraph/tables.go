package main

import (
	"log/slog"
	"net/http"

	"github.com/evgraph/evgraph/examples"
	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/saved"
	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/web"
)

// newTables serves the examples as tables.
func newTables(store kg.Store, graphQL, page http.Handler, limits guard.Limits, log *slog.Logger) (*saved.Handler, error) {
	questions, err := examples.All(examples.FS)
	if err != nil {
		return nil, err
	}
	options := saved.Options{Schema: graph.NewSchema().Schema(), GraphQL: graphQL, Store: store, Limits: limits, Page: page, Log: log}
	for _, q := range questions {
		options.Queries = append(options.Queries, saved.Query{
			Name: q.Name, Section: q.Section, Title: q.Title, Blurb: q.Blurb, Text: q.Query, Variables: q.Variables,
		})
	}
	return saved.New(options)
}

// tableLinks are the addresses of the tables, by example and format.
func tableLinks(tables *saved.Handler) map[string][]web.Link {
	links := map[string][]web.Link{}
	for _, q := range tables.Queries {
		for _, f := range tables.Files(q.Name) {
			links[q.Name] = append(links[q.Name], web.Link{Name: f.Format, Address: f.Address})
		}
	}
	return links
}

// filesPage is where the pages list the files of the whole graph.
const filesPage = "/q/#files"

// fileLinks are the addresses of the files of the whole graph.
func fileLinks() []web.File {
	var links []web.File
	for _, f := range export.Files {
		links = append(links, web.File{Name: f.Name, Address: "/export/" + f.Name, Description: f.Description})
	}
	return links
}
