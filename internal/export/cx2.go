package export

import (
	"io"
	"strconv"

	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

// writeCX2 writes CX2: one list of aspects, the description first, the status last.
// Its ids are numbers, so the id of a node stands under "represents" and that of a
// statement under "statement".
func writeCX2(to io.Writer, g *rows.Graph) (count int, err error) {
	w := newWriter(to)
	facts := networkFacts(&g.About)
	w.add(`[{"CXVersion":"2.0","hasFragments":false},`, "\n")
	w.metaData(g)
	w.declarations(facts)
	w.add(`{"networkAttributes":[`)
	w.object(facts)
	w.add("]},\n", `{"nodes":[`)
	numbers := make(map[kg.CURIE]int, g.VertexCount)
	for n, err := range g.Vertices {
		if err != nil {
			return count, err
		}
		w.comma(count)
		w.add(`{"id":`, strconv.Itoa(count), `,"v":{"represents":`)
		w.quote(string(n.ID))
		w.buf = rows.AppendFields(w.buf, nodeAttributes, n)
		w.add(`}}`)
		numbers[n.ID] = count
		if count++; !w.end() {
			return count, w.err
		}
	}
	w.add("]},\n", `{"edges":[`)
	edges := 0
	for e, err := range g.Edges {
		if err != nil {
			return count, err
		}
		w.comma(edges)
		w.add(`{"id":`, strconv.Itoa(edges), `,"s":`, strconv.Itoa(numbers[e.Subject.ID]), `,"t":`, strconv.Itoa(numbers[e.Object.ID]), `,"v":{"statement":`)
		w.quote(string(e.ID))
		w.add(`,"interaction":`)
		w.quote(string(e.Predicate))
		w.buf = rows.AppendFields(w.buf, edgeAttributes, e)
		w.add(`}}`)
		if edges++; !w.end() {
			return count, w.err
		}
	}
	w.add("]},\n", `{"status":[{"success":true}]}]`, "\n")
	return count + edges, w.flush()
}

// metaData says how many elements each aspect has.
func (w *writer) metaData(g *rows.Graph) {
	w.add(`{"metaData":[{"name":"attributeDeclarations","elementCount":1},{"name":"networkAttributes","elementCount":1},{"name":"nodes","elementCount":`,
		strconv.Itoa(g.VertexCount), `},{"name":"edges","elementCount":`, strconv.Itoa(g.EdgeCount), "}]},\n")
}

// declarations tell the type of each attribute.
func (w *writer) declarations(facts [][2]string) {
	w.add(`{"attributeDeclarations":[{"networkAttributes":{`)
	for i, fact := range facts {
		if i > 0 {
			w.add(",")
		}
		w.quote(fact[0])
		w.add(`:{"d":"string"}`)
	}
	w.add(`},"nodes":{"represents":{"d":"string"}`)
	w.declare(rows.Columns(nodeAttributes))
	w.add(`},"edges":{"statement":{"d":"string"},"interaction":{"d":"string"}`)
	w.declare(rows.Columns(edgeAttributes))
	w.add("}}]},\n")
}

func (w *writer) declare(columns []rows.Column) {
	kinds := map[rows.Type]string{rows.Text: "string", rows.Integer: "integer", rows.Boolean: "boolean", rows.List: "list_of_string"}
	for _, c := range columns {
		w.add(",")
		w.quote(c.Name)
		w.add(`:{"d":"`, kinds[c.Type], `"}`)
	}
}
