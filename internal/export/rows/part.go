package rows

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Selection is a part of a graph: some statements with their evidence and all nodes that
// these name, and nodes besides.
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
	c := contents{nodes: idSet(s.Nodes), vertices: idSet(s.Nodes), sources: map[string]bool{}}
	for some, err := range chosen(ctx, "statement", statements, r.Statements) {
		if err == nil {
			err = c.add(ctx, r, scope, some)
		}
		if err != nil {
			return nil, err
		}
	}
	sources, err := sourcesOf(ctx, r, c.sources)
	if err != nil {
		return nil, err
	}
	nodes, vertices, evidence := slices.Sorted(maps.Keys(c.nodes)), slices.Sorted(maps.Keys(c.vertices)), inOrder(c.evidence)
	return &Graph{
		About: About{Title: s.Title, DataVersion: r.Version(), Part: true, Sources: sources,
			NodeCount: len(nodes), EdgeCount: len(statements), EvidenceCount: len(evidence), VertexCount: len(vertices)},
		Nodes:    each(ahead(chosen(ctx, "node", nodes, r.Nodes))),
		Vertices: each(ahead(chosen(ctx, "node", vertices, r.Nodes))),
		Edges:    each(ahead(edgePages(ctx, r, scope, chosen(ctx, "statement", statements, r.Statements)))),
		Evidence: each(ahead(entryPages(chosen(ctx, "evidence", evidence, r.Evidence), sources))),
	}, nil
}

// contents are the ids of what a part holds.
type contents struct {
	nodes, vertices map[kg.CURIE]bool
	evidence        []kg.EvidenceID
	sources         map[string]bool // by key
}

// add notes what belongs to some of the statements.
func (c *contents) add(ctx context.Context, r kg.Reader, scope kg.SourceScope, statements []*kg.Statement) error {
	modelled, err := modelledBy(ctx, r, scope, statements)
	if err != nil {
		return err
	}
	entries, err := evidenceOf(ctx, r, scope, statements)
	if err != nil {
		return err
	}
	for _, id := range named(statements, modelled) {
		c.nodes[id] = true
	}
	for i, s := range statements {
		c.vertices[s.Subject], c.vertices[s.Object] = true, true
		for _, e := range entries[i] {
			c.evidence, c.sources[e.Source] = append(c.evidence, e.ID), true
			for _, id := range e.Named() {
				c.nodes[id] = true
			}
		}
	}
	return nil
}

func idSet(ids []kg.CURIE) map[kg.CURIE]bool {
	set := make(map[kg.CURIE]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
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
