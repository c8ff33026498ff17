package rows

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Selection is a part of a graph: some statements with their ends and their evidence,
// and nodes besides.
type Selection struct {
	Title      string // tells those who find a file of it what it is
	Nodes      []kg.CURIE
	Statements []kg.StatementID
	Sources    []string // keys; evidence of others is left out, empty for all
}

// Part is the graph of a selection. No more of it than the ids is held in memory.
func Part(ctx context.Context, r kg.Reader, s Selection) (*Graph, error) {
	scope := kg.SourceScope{Sources: s.Sources}
	statements := inOrder(slices.Clone(s.Statements))
	nodes := slices.Clone(s.Nodes)
	var evidence []kg.EvidenceID
	used := map[string]bool{}
	for some, err := range chosen(ctx, "statement", statements, r.Statements) {
		if err != nil {
			return nil, err
		}
		for _, s := range some {
			nodes = append(nodes, s.Subject, s.Object)
		}
		entries, err := evidenceOf(ctx, r, scope, some)
		if err != nil {
			return nil, err
		}
		for _, e := range slices.Concat(entries...) {
			evidence = append(evidence, e.ID)
			used[e.Source] = true
		}
	}
	nodes, evidence = inOrder(nodes), inOrder(evidence)
	sources, err := sourcesOf(ctx, r, used)
	if err != nil {
		return nil, err
	}
	edges := edgePages(ctx, r, scope, chosen(ctx, "statement", statements, r.Statements))
	return &Graph{
		About: About{Title: s.Title, DataVersion: r.Version(), Part: true, Sources: sources,
			NodeCount: len(nodes), EdgeCount: len(statements), EvidenceCount: len(evidence)},
		Nodes:    each(ahead(chosen(ctx, "node", nodes, r.Nodes))),
		Edges:    each(ahead(edges)),
		Evidence: entries(each(ahead(chosen(ctx, "evidence", evidence, r.Evidence))), sources),
	}, nil
}

// sourcesOf are the sources of these keys.
func sourcesOf(ctx context.Context, r kg.Reader, used map[string]bool) ([]kg.Source, error) {
	summary, err := r.Summary(ctx)
	if err != nil {
		return nil, err
	}
	var out []kg.Source
	for _, s := range summary.Sources {
		if used[s.Key] {
			out = append(out, s.Source)
		}
	}
	return out, nil
}

// inOrder sorts ids and drops repeated ones.
func inOrder(ids []kg.CURIE) []kg.CURIE {
	slices.Sort(ids)
	return slices.Compact(ids)
}

// chosen yields what has the ids, in pages.
func chosen[T any](ctx context.Context, what string, ids []kg.CURIE, read func(context.Context, []kg.CURIE) ([]*T, error)) iter.Seq2[[]*T, error] {
	return func(yield func([]*T, error) bool) {
		for some := range slices.Chunk(ids, page) {
			found, err := read(ctx, some)
			if err == nil {
				if i := slices.Index(found, nil); i >= 0 {
					err = fmt.Errorf("the graph has no %s %s", what, some[i])
				}
			}
			if !yield(found, err) || err != nil {
				return
			}
		}
	}
}
