package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// namedNodes resolves names and ids.
func namedNodes(ctx context.Context, reader kg.Reader, names []string) ([]kg.CURIE, error) {
	return nodesOf(ctx, reader, names, "")
}

// nodesOf resolves names and ids of nodes that may stand at a stop, of any with "".
func nodesOf(ctx context.Context, reader kg.Reader, names []string, stop traverse.Stop) ([]kg.CURIE, error) {
	lookups := make([]kg.Lookup, len(names))
	for i, name := range names {
		lookups[i].Text = name
	}
	found, err := reader.Named(ctx, lookups)
	if err != nil {
		return nil, err
	}
	ids := make([]kg.CURIE, len(names))
	for i, all := range found {
		best := kg.Best(slices.DeleteFunc(slices.Clone(all), func(n kg.Named) bool {
			return stop != "" && !slices.Contains(stop.Categories(), n.Category)
		}))
		if len(best) == 0 && len(all) > 0 {
			return nil, &failure{err: fmt.Errorf("%q is of the category %s, which does not stand at %s", names[i], all[0].Category, stop), hint: stop.Elsewhere(all[0].Category)}
		}
		switch len(best) {
		case 1:
			ids[i] = best[0].ID
		case 0:
			return nil, unknownName(ctx, reader, names[i])
		default:
			var candidates []string
			for _, n := range best {
				candidates = append(candidates, string(n.ID))
			}
			return nil, &failure{err: fmt.Errorf("%q names %d nodes", names[i], len(best)), hint: "use an id: " + strings.Join(candidates, ", ")}
		}
	}
	return ids, nil
}

func unknownName(ctx context.Context, reader kg.Reader, name string) error {
	page, err := reader.Search(ctx, kg.SearchQuery{Text: name, Page: kg.Page{Limit: kg.MaxSuggestions}})
	if err != nil {
		return err
	}
	near := page.Suggestions
	for _, h := range page.Hits {
		near = append(near, h.Text)
	}
	f := &failure{err: fmt.Errorf("nothing is called %q", name), hint: "evgraph search finds nodes by parts of names"}
	if len(near) > 0 {
		f.hint = "did you mean " + strings.Join(near, ", ") + "?"
	}
	return f
}

// namesOf reads what to call nodes, and all that statements speak of.
func namesOf(ctx context.Context, reader kg.Reader, ids []kg.CURIE, statements []*kg.Statement) (func(kg.CURIE) string, error) {
	for _, s := range statements {
		ids = append(append(ids, s.Subject, s.Object), s.Context...)
	}
	names := map[kg.CURIE]string{}
	for some := range slices.Chunk(kg.NewSet(ids...).IDs, kg.MaxIDs) {
		nodes, err := reader.Nodes(ctx, some)
		if err != nil {
			return nil, err
		}
		for i, id := range some {
			names[id] = string(id)
			if nodes[i] != nil {
				names[id] = nodes[i].Name
			}
		}
	}
	return func(id kg.CURIE) string { return names[id] }, nil
}
