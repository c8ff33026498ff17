package export

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

// networkWriters write nodes and edges for programs that draw and measure networks,
// and return how many nodes and edges they wrote.
var networkWriters = map[string]func(to io.Writer, g *rows.Graph) (int, error){
	"graphml": writeGraphML,
	"cyjs":    writeCytoscape,
	"cx2":     writeCX2,
}

func network(name, format, mediaType, description string) File {
	write := networkWriters[format]
	return File{Name: name, Format: format, MediaType: mediaType, Description: description, Tables: []Table{
		{"nodes", rows.Columns(nodeAttributes)}, {"edges", rows.Columns(edgeAttributes)}},
		write: func(_ context.Context, to io.Writer, _ kg.Reader, g *rows.Graph) (int, error) { return write(to, g) }}
}

// Networks are the files that are networks.
func Networks() []File {
	return slices.DeleteFunc(slices.Clone(Files), func(f File) bool { return networkWriters[f.Format] == nil })
}

// The ids and ends of nodes and edges have places of their own in a network; all
// other columns are attributes.
var (
	nodeAttributes = without(rows.NodeFields, "id")
	edgeAttributes = without(rows.EdgeFields, "id", "subject", "object")
)

func without[T any](fields []rows.Field[T], names ...string) []rows.Field[T] {
	return slices.DeleteFunc(slices.Clone(fields), func(f rows.Field[T]) bool { return slices.Contains(names, f.Name) })
}

// networkFacts are what a network says of itself.
func networkFacts(a *rows.About) [][2]string {
	facts := [][2]string{{"name", a.Title}, {"version", a.DataVersion}, {"rights", strings.Join(a.Licences(), "; ")},
		{"reference", attribution(a)}}
	if a.Part {
		facts = append(facts, [2]string{"description", "A part of the graph of this version."})
	}
	return facts
}

// attribution says whom to credit.
func attribution(a *rows.About) string {
	var out []string
	for _, s := range a.Sources {
		if s.Attribution != "" {
			out = append(out, s.Attribution)
		}
	}
	return strings.Join(out, "; ")
}
