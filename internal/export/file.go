package export

import (
	"context"
	"io"
	"slices"

	"github.com/evgraph/evgraph/internal/dump"
	"github.com/evgraph/evgraph/internal/export/kgx"
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

// File is one file of an export.
type File struct {
	Name        string
	Format      string // several files may be of one
	MediaType   string
	Description string
	Packed      bool    // compressed already
	Tables      []Table // what its columns mean, where it has some

	part  *rows.Selection // nil for the whole graph
	write func(ctx context.Context, to io.Writer, r kg.Reader, g *rows.Graph) (count int, err error)
}

// Table describes the columns of a file, or of one of the files in an archive.
type Table struct {
	Name    string        `json:"name"`
	Columns []rows.Column `json:"columns"`
}

// Files are all files of an export, but for those that describe it.
var Files = slices.Concat(tables, []File{
	archive("kgx.tar.gz", kgx.TSV, "KGX exchange format as tab-separated files, in terms of the Biolink Model "+kgx.BiolinkVersion+"; evgraph import reads it"),
	archive("kgx-jsonl.tar.gz", kgx.JSONL, "KGX exchange format as JSON Lines, in terms of the Biolink Model "+kgx.BiolinkVersion+"; evgraph import reads it"),
	network("graph.graphml", "graphml", "application/graphml+xml", "GraphML for networkx, igraph, Gephi and Cytoscape; lists are joined by |"),
	network("graph.cyjs", "cyjs", "application/json", "Cytoscape JSON for Cytoscape and cytoscape.js"),
	network("graph.cx2", "cx2", "application/json", "CX2 for Cytoscape and NDEx"),
	bibliography("publications.bib", "bibtex", "application/x-bibtex; charset=utf-8", "the publications as BibTeX"),
	bibliography("publications.csl.json", "csl", "application/vnd.citationstyles.csl+json", "the publications as CSL-JSON"),
	{Name: "graph.jsonl", Format: "dump", MediaType: "application/jsonl; charset=utf-8",
		Description: "the canonical dump, which evgraph load reads; equal graphs give equal bytes",
		write: func(ctx context.Context, to io.Writer, r kg.Reader, g *rows.Graph) (int, error) {
			return g.NodeCount + g.EdgeCount + g.EvidenceCount, dump.Write(ctx, to, r)
		}},
})

// Find gives a file by its name.
func Find(name string) (File, bool) {
	i := slices.IndexFunc(Files, func(f File) bool { return f.Name == name })
	if i < 0 {
		return File{}, false
	}
	return Files[i], true
}

// Formats are the formats of files in their order.
func Formats(of []File) []string {
	var out []string
	for _, f := range of {
		if !slices.Contains(out, f.Format) {
			out = append(out, f.Format)
		}
	}
	return out
}

// Write writes the file and returns how many rows it has: rows of a table, nodes and
// edges of a network, publications, or records of a dump.
func (f File) Write(ctx context.Context, to io.Writer, r kg.Reader) (count int, err error) {
	count, _, err = f.WriteAbout(ctx, to, r)
	return count, err
}

// WriteAbout is Write, and describes the graph that the file is of.
func (f File) WriteAbout(ctx context.Context, to io.Writer, r kg.Reader) (count int, about rows.About, err error) {
	g, err := f.graph(ctx, r)
	if err != nil {
		return 0, rows.About{}, err
	}
	count, err = f.write(ctx, to, r, g)
	return count, g.About, err
}

// About describes the graph, or the part of one, that the file is written of.
func (f File) About(ctx context.Context, r kg.Reader) (rows.About, error) {
	g, err := f.graph(ctx, r)
	if err != nil {
		return rows.About{}, err
	}
	return g.About, nil
}

func (f File) graph(ctx context.Context, r kg.Reader) (*rows.Graph, error) {
	if f.part == nil {
		return rows.Whole(ctx, r)
	}
	return rows.Part(ctx, r, *f.part)
}

// Partial reports whether the file may also be of a part of the graph, as all but the
// dump may.
func (f File) Partial() bool { return f.Format != "dump" }

// Of is the same file of a part of the graph, if the file may be of one.
func (f File) Of(part rows.Selection) File {
	f.part = &part
	return f
}

// Partials names the files that may be of a part of the graph.
func Partials() []string {
	var names []string
	for _, f := range Files {
		if f.Partial() {
			names = append(names, f.Name)
		}
	}
	return names
}
