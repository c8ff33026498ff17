package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/evgraph/evgraph/internal/kg"
)

func search(ctx context.Context, env environment, args []string) error {
	flags := newFlags("search")
	dir := seedFlag(flags, env)
	category := flags.String("category", "", "look in this `category` only, such as MIRNA")
	first := flags.Int("first", kg.DefaultPage, "how `many` to show")
	rest, err := parse(flags, env, args, kg.MaxPage)
	if err != nil {
		return err
	}
	if len(rest) == 0 {
		return usageError(flags, "what is to be found is missing")
	}
	q := kg.SearchQuery{Text: strings.Join(rest, " "), Page: kg.Page{Limit: *first}}
	if err := q.Page.Check(); err != nil {
		return usageError(flags, "first: %v", err)
	}
	if *category != "" {
		c := kg.Category(strings.ToUpper(*category))
		if _, known := c.Info(); !known {
			return usageError(flags, "there is no category %q, but %s", *category, categoryNames())
		}
		q.Categories = []kg.Category{c}
	}
	store, err := openStore(*dir)
	if err != nil {
		return err
	}
	reader, err := store.Reader(ctx)
	if err != nil {
		return err
	}
	page, err := reader.Search(ctx, q)
	if err != nil {
		return err
	}
	return printHits(ctx, env, reader, q.Text, page)
}

func categoryNames() string {
	var names []string
	for _, info := range kg.Categories {
		names = append(names, string(info.Category))
	}
	return strings.Join(names, ", ")
}

func printHits(ctx context.Context, env environment, reader kg.Reader, text string, page *kg.SearchPage) error {
	if page.Total == 0 {
		f := &failure{err: fmt.Errorf("nothing is called %q", text)}
		if len(page.Suggestions) > 0 {
			f.hint = "did you mean " + strings.Join(page.Suggestions, ", ") + "?"
		}
		return f
	}
	ids := make([]kg.CURIE, len(page.Hits))
	for i, h := range page.Hits {
		ids[i] = h.ID
	}
	nodes, err := reader.Nodes(ctx, ids)
	if err != nil {
		return err
	}
	out := tabwriter.NewWriter(env.stdout, 0, 0, 2, ' ', 0)
	for i, h := range page.Hits {
		matched := ""
		if h.Text != nodes[i].Name {
			matched = "(" + h.Text + ")"
		}
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\n", h.ID, h.Category, nodes[i].Name, matched)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if page.More {
		fmt.Fprintf(env.stderr, "evgraph search: %d more, see --first\n", page.Total-len(page.Hits))
	}
	return nil
}
