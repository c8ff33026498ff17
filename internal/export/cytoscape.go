package export

import (
	"io"

	"github.com/evgraph/evgraph/internal/export/rows"
)

// writeCytoscape writes what Cytoscape calls array style: nodes and edges in a list
// each. networkx asks for the value of a node, and whether edges are directed and may
// join the same nodes.
func writeCytoscape(to io.Writer, g *rows.Graph) (count int, err error) {
	w := newWriter(to)
	w.add(`{"format_version":"1.0","generated_by":"evgraph","target_cytoscapejs_version":"~3.34","directed":true,"multigraph":true,"data":`)
	w.object(networkFacts(&g.About))
	w.add(`,"elements":{"nodes":[`)
	for n, err := range g.Vertices {
		if err != nil {
			return count, err
		}
		w.comma(count)
		w.add(`{"data":{"id":`)
		w.quote(string(n.ID))
		w.add(`,"value":`)
		w.quote(string(n.ID))
		w.buf = rows.AppendFields(w.buf, nodeAttributes, n)
		w.add(`}}`)
		if count++; !w.end() {
			return count, w.err
		}
	}
	w.add(`],"edges":[`)
	edges := 0
	for e, err := range g.Edges {
		if err != nil {
			return count, err
		}
		w.comma(edges)
		w.add(`{"data":{"id":`)
		w.quote(string(e.ID))
		w.add(`,"key":`)
		w.quote(string(e.ID))
		w.add(`,"source":`)
		w.quote(string(e.Subject.ID))
		w.add(`,"target":`)
		w.quote(string(e.Object.ID))
		w.add(`,"interaction":`)
		w.quote(string(e.Predicate))
		w.buf = rows.AppendFields(w.buf, edgeAttributes, e)
		w.add(`}}`)
		if edges++; !w.end() {
			return count, w.err
		}
	}
	w.add("]}}\n")
	return count + edges, w.flush()
}
