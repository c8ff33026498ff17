package rows

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Graph is what a file is written of: a whole graph or a part of one. Nodes, edges
// and evidence come in the order of their ids, and each sequence may be gone through
// more than once; it ends with the first error.
type Graph struct {
	About
	// Nodes are all that the edges and their evidence name, so that every id leads to one.
	Nodes    iter.Seq2[*kg.Node, error]
	Edges    iter.Seq2[*Edge, error]
	Evidence iter.Seq2[*Entry, error]
	// Vertices are Nodes too, but of a part only what a network of it needs: the ends of its
	// edges, and what was chosen besides.
	Vertices iter.Seq2[*kg.Node, error]
}

// About describes a graph.
type About struct {
	Title       string
	DataVersion string
	Part        bool // not the whole of that version
	Sources     []kg.Source

	NodeCount, EdgeCount, EvidenceCount, VertexCount int
}

// Licences is the union of the licences of the sources, sorted.
func (a *About) Licences() []string {
	out := []string{}
	for _, s := range a.Sources {
		if s.Licence != "" {
			out = append(out, s.Licence)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// SourceKeys are the keys of the sources, sorted.
func (a *About) SourceKeys() []string {
	keys := make([]string, len(a.Sources))
	for i, s := range a.Sources {
		keys[i] = s.Key
	}
	return keys
}

// wholeTitle names the graph to people who find a file of it.
const wholeTitle = "evgraph: extracellular vesicles of mesenchymal stem cells"

// page is how many items are read at once. It is the largest page of a list, so that
// the evidence of a page of statements rarely takes more than one read.
const page = kg.MaxPage

// Whole is the graph of a reader.
func Whole(ctx context.Context, r kg.Reader) (*Graph, error) {
	summary, err := r.Summary(ctx)
	if err != nil {
		return nil, err
	}
	about := About{Title: wholeTitle, DataVersion: summary.Version,
		NodeCount: summary.Nodes, EdgeCount: summary.Statements, EvidenceCount: summary.Evidence, VertexCount: summary.Nodes}
	for _, s := range summary.Sources {
		about.Sources = append(about.Sources, s.Source)
	}
	nodes := each(ahead(scan(ctx, "nodes", summary.Nodes, r.ScanNodes, func(n *kg.Node) kg.CURIE { return n.ID })))
	statements := scan(ctx, "statements", summary.Statements, r.ScanStatements, func(s *kg.Statement) kg.CURIE { return s.ID })
	evidence := scan(ctx, "entries of evidence", summary.Evidence, r.ScanEvidence, func(e *kg.Evidence) kg.CURIE { return e.ID })
	return &Graph{About: about, Nodes: nodes, Vertices: nodes,
		Edges:    each(ahead(edgePages(ctx, r, kg.SourceScope{}, statements))),
		Evidence: each(ahead(entryPages(evidence, about.Sources)))}, nil
}

// scan yields everything in pages. To end early would be to write half a graph, so
// less or more than the store counts is an error.
func scan[T any](ctx context.Context, what string, count int, read func(ctx context.Context, after kg.CURIE, limit int) ([]*T, error), id func(*T) kg.CURIE) iter.Seq2[[]*T, error] {
	return func(yield func([]*T, error) bool) {
		given, after := 0, kg.CURIE("")
		for {
			items, err := read(ctx, after, page)
			if err == nil && len(items) == 0 && given != count {
				err = fmt.Errorf("the store counts %d %s but gives %d", count, what, given)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if len(items) == 0 || !yield(items, nil) {
				return
			}
			given, after = given+len(items), id(items[len(items)-1])
		}
	}
}

// each yields the items of pages.
func each[T any](pages iter.Seq2[[]*T, error]) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for items, err := range pages {
			if err != nil {
				yield(nil, err)
				return
			}
			for _, item := range items {
				if !yield(item, nil) {
					return
				}
			}
		}
	}
}

// edgePages puts statements together with what belongs to them, by the sources in scope.
func edgePages(ctx context.Context, r kg.Reader, scope kg.SourceScope, statements iter.Seq2[[]*kg.Statement, error]) iter.Seq2[[]*Edge, error] {
	return func(yield func([]*Edge, error) bool) {
		for some, err := range statements {
			var edges []*Edge
			if err == nil {
				edges, err = assemble(ctx, r, scope, some)
			}
			if !yield(edges, err) || err != nil {
				return
			}
		}
	}
}

// entryPages names the source of each entry.
func entryPages(evidence iter.Seq2[[]*kg.Evidence, error], sources []kg.Source) iter.Seq2[[]*Entry, error] {
	byKey := make(map[string]*kg.Source, len(sources))
	for i := range sources {
		byKey[sources[i].Key] = &sources[i]
	}
	return func(yield func([]*Entry, error) bool) {
		for some, err := range evidence {
			var entries []*Entry
			if err == nil {
				entries, err = attribute(some, byKey)
			}
			if !yield(entries, err) || err != nil {
				return
			}
		}
	}
}

func attribute(evidence []*kg.Evidence, byKey map[string]*kg.Source) ([]*Entry, error) {
	entries, made := make([]*Entry, len(evidence)), make([]Entry, len(evidence))
	for i, e := range evidence {
		from := byKey[e.Source]
		if from == nil {
			return nil, fmt.Errorf("evidence %s is of the source %q, which the store does not have", e.ID, e.Source)
		}
		made[i] = Entry{e, from}
		entries[i] = &made[i]
	}
	return entries, nil
}
