package export

import (
	"context"
	"io"
	"iter"

	"github.com/evgraph/evgraph/internal/citation"
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

func bibliography(name, format, mediaType, description string) File {
	write := writeBibTeX
	if format == "csl" {
		write = writeCSL
	}
	return File{Name: name, Format: format, MediaType: mediaType, Description: description,
		write: func(_ context.Context, to io.Writer, _ kg.Reader, g *rows.Graph) (int, error) { return write(to, g) }}
}

func writeBibTeX(to io.Writer, g *rows.Graph) (count int, err error) {
	w := newWriter(to)
	w.add("% ", g.Title, ", data version ", g.DataVersion, "\n")
	for n, err := range publications(g) {
		if err != nil {
			return count, err
		}
		w.add("\n", citation.BibTeX(n))
		if count++; !w.end() {
			return count, w.err
		}
	}
	return count, w.flush()
}

func writeCSL(to io.Writer, g *rows.Graph) (count int, err error) {
	w := newWriter(to)
	w.add("[")
	for n, err := range publications(g) {
		if err != nil {
			return count, err
		}
		w.comma(count)
		w.buf = append(w.buf, citation.CSL(n)...)
		if count++; !w.end() {
			return count, w.err
		}
	}
	w.add("\n]\n")
	return count, w.flush()
}

// publications are those that the graph is of, also where it is a part and they are no
// ends of statements.
func publications(g *rows.Graph) iter.Seq2[*kg.Node, error] {
	return func(yield func(*kg.Node, error) bool) {
		for n, err := range g.Nodes {
			if (err != nil || n.Category == kg.Publication) && !yield(n, err) {
				return
			}
		}
	}
}
