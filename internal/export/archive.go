package export

import (
	"context"
	"io"

	"github.com/evgraph/evgraph/internal/export/kgx"
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

// archive is a KGX archive, whose tables are the files in it.
func archive(name string, format kgx.Format, description string) File {
	return File{Name: name, Format: "kgx", MediaType: "application/gzip", Packed: true, Description: description, Tables: []Table{
		{"evgraph_nodes." + string(format), kgx.NodeColumns()}, {"evgraph_edges." + string(format), kgx.EdgeColumns()}},
		write: func(_ context.Context, to io.Writer, _ kg.Reader, g *rows.Graph) (int, error) {
			return kgx.Write(to, g, format)
		}}
}
