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

// Formats are the formats in the order of Files.
func Formats() []string {
	var out []string
	for _, f := range Files {
		if !slices.Contains(out, f.Format) {
			out = append(out, f.Format)
		}
	}
	return out
}

// About describes the whole graph of a reader.
func About(ctx context.Context, r kg.Reader) (*rows.About, error) {
	g, err := rows.Whole(ctx, r)
	if err != nil {
		return nil, err
	}
	return &g.About, nil
}

// Write writes the file of the whole graph and returns how many rows it has: rows of
// a table, nodes and edges of a network, publications, or records of a dump.
func (f File) Write(ctx context.Context, to io.Writer, r kg.Reader) (count int, err error) {
	g, err := rows.Whole(ctx, r)
	if err != nil {
		return 0, err
	}
	return f.write(ctx, to, r, g)
}

// WritePart writes some nodes and statements, with the ends of these, as a network:
// graphml, cyjs or cx2. All of it is held in memory, so it is for answers.
func WritePart(ctx context.Context, to io.Writer, format string, r kg.Reader, title string, nodes []*kg.Node, statements []*kg.Statement) error {
	write, ok := networkWriters[format]
	if !ok {
		return unknownNetwork(format)
	}
	g, err := rows.Part(ctx, r, title, nodes, statements)
	if err != nil {
		return err
	}
	_, err = write(to, g)
	return err
}
