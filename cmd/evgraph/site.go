package main

import (
	"context"

	"github.com/evgraph/evgraph/examples"
	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/web"
)

// describeSite collects what the pages show without asking the API.
func describeSite(ctx context.Context, reader kg.Reader) (*web.Site, error) {
	summary, err := reader.Summary(ctx)
	if err != nil {
		return nil, err
	}
	questions, err := examples.All(examples.FS)
	if err != nil {
		return nil, err
	}
	site := &web.Site{
		Statements:  summary.Statements,
		Evidence:    summary.Evidence,
		DataVersion: summary.Version,
		Version:     programVersion(),
		SDL:         graph.SDL(),
	}
	for _, q := range questions {
		site.Examples = append(site.Examples, web.Example{
			Name: q.Name, Section: q.Section, Title: q.Title, Blurb: q.Blurb, Query: q.Query, Variables: q.Variables,
		})
	}
	describeCounts(site, summary)
	describeSource(site, summary)
	site.Chain, site.ChainNote, err = describeChain(ctx, reader)
	return site, err
}

func describeCounts(site *web.Site, summary *kg.Summary) {
	counts := map[string]int{}
	for _, f := range summary.Categories {
		counts[f.Value] = f.Count
	}
	for _, info := range kg.Categories {
		n := counts[string(info.Category)]
		if info.Category == kg.Publication {
			site.Publications = n
		}
		site.Counts = append(site.Counts, web.CategoryCount{
			Category: string(info.Category), Plural: info.Plural, Count: n, Description: info.Meaning, Field: graph.ListField(info.TypeName),
		})
	}
}

// articleSource is the key of the source that most of the graph is read from.
const articleSource = "review"

func describeSource(site *web.Site, summary *kg.Summary) {
	for _, s := range summary.Sources {
		if s.Key == articleSource {
			site.Licence, site.Attribution = s.Licence, s.Attribution
		}
	}
}
