package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"

	"github.com/evgraph/evgraph/internal/cell"
	"github.com/evgraph/evgraph/internal/export/rows"
)

// writeGraphML writes GraphML. The name of a node is its label too, as Gephi shows
// that, and the id of an edge stands under "statement" too, as igraph loses it. A list
// is one text: what GraphML has for lists stops networkx. So is a truth that may be
// missing: igraph would take it for false.
func writeGraphML(to io.Writer, g *rows.Graph) (count int, err error) {
	w := &graphML{writer: newWriter(to)}
	w.add(xml.Header, `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">`, "\n")
	facts := networkFacts(&g.About)
	for i, fact := range facts {
		w.key("graph", "g"+strconv.Itoa(i), fact[0], "string")
	}
	w.key("node", "label", "label", "string")
	w.key("edge", "statement", "statement", "string")
	keys(w, "node", nodeAttributes)
	keys(w, "edge", edgeAttributes)
	w.add(`<graph id="evgraph" edgedefault="directed">`, "\n")
	for i, fact := range facts {
		w.data("g"+strconv.Itoa(i), fact[1])
		w.add("\n")
	}
	for n, err := range g.Vertices {
		if err != nil {
			return count, err
		}
		w.add(`<node id="`)
		w.escape(string(n.ID))
		w.add(`">`)
		w.data("label", n.Name)
		attributes(w, "n", nodeAttributes, n)
		w.add("</node>\n")
		if count++; !w.end() {
			return count, w.err
		}
	}
	for e, err := range g.Edges {
		if err != nil {
			return count, err
		}
		w.add(`<edge id="`)
		w.escape(string(e.ID))
		w.add(`" source="`)
		w.escape(string(e.Subject.ID))
		w.add(`" target="`)
		w.escape(string(e.Object.ID))
		w.add(`">`)
		w.data("statement", string(e.ID))
		attributes(w, "e", edgeAttributes, e)
		w.add("</edge>\n")
		if count++; !w.end() {
			return count, w.err
		}
	}
	w.add("</graph>\n</graphml>\n")
	return count, w.flush()
}

type graphML struct {
	*writer
	text bytes.Buffer
}

func (w *graphML) key(of, id, name, kind string) {
	w.add(fmt.Sprintf(`<key id=%q for=%q attr.name=%q attr.type=%q/>`, id, of, name, kind), "\n")
}

// keys declares the attributes, whose keys are the first letter of what has them and
// their number.
func keys[T any](w *graphML, of string, fields []rows.Field[T]) {
	kinds := map[rows.Type]string{rows.Integer: "int", rows.Boolean: "boolean"}
	for i, f := range fields {
		kind := kinds[f.Type]
		if kind == "" || f.Type == rows.Boolean && f.Nullable {
			kind = "string"
		}
		w.key(of, of[:1]+strconv.Itoa(i), f.Name, kind)
	}
}

func attributes[T any](w *graphML, letter string, fields []rows.Field[T], row *T) {
	for i, f := range fields {
		v := f.Of(row)
		if v.Missing || f.Type == rows.List && len(v.List) == 0 {
			continue
		}
		text := v.Text
		switch f.Type {
		case rows.Integer:
			text = strconv.Itoa(v.Integer)
		case rows.Boolean:
			text = strconv.FormatBool(v.Boolean)
		case rows.List:
			text = cell.JoinList(v.List)
		}
		w.data(letter+strconv.Itoa(i), text)
	}
}

func (w *graphML) data(key, text string) {
	w.add(`<data key="`, key, `">`)
	w.escape(text)
	w.add(`</data>`)
}

// escape writes a text with what XML has for its own characters.
func (w *graphML) escape(text string) {
	w.text.Reset()
	_ = xml.EscapeText(&w.text, []byte(text)) // a buffer cannot fail to take it
	w.buf = append(w.buf, w.text.Bytes()...)
}
