package saved

import (
	"context"
	"io"
	"slices"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/part"
	"github.com/evgraph/evgraph/graph/tabular"
	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/table"
)

// format is a way to write an answer.
type format struct {
	name, media string
	network     bool // of nodes and statements, else a table
	packed      bool // compressed already
	write       func(ctx context.Context, w io.Writer, a *answer) (rows.About, error)
}

// answer is what a file is written of.
type answer struct {
	*tabular.Result
	name, title string
	reader      kg.Reader // of its version
}

// formats are those of tables, then those of networks.
func formats() []format {
	var out []format
	for _, f := range table.Formats {
		out = append(out, format{name: f.Name, media: f.Media, packed: f.Packed, write: tableWriter(f)})
	}
	for _, f := range export.Networks() {
		out = append(out, format{name: f.Format, media: f.MediaType, network: true, packed: f.Packed, write: networkWriter(f)})
	}
	return out
}

func formatNamed(name string) (format, error) {
	all := formats()
	if i := slices.IndexFunc(all, func(f format) bool { return f.name == name }); i >= 0 {
		return all[i], nil
	}
	var names []string
	for _, f := range all {
		names = append(names, f.name)
	}
	return format{}, guard.Errorf(guard.UnknownFormat, "an answer is not written as %q", name).With("formats", names)
}

func (f format) plan(q *tabular.Query, choice tabular.Choice) (*tabular.Plan, error) {
	if f.network {
		return q.Network(choice)
	}
	return q.Plan(choice)
}

// tableWriter writes tables, which tell of the whole graph: nobody knows of their cells
// which sources they come from.
func tableWriter(f table.Format) func(context.Context, io.Writer, *answer) (rows.About, error) {
	return func(ctx context.Context, w io.Writer, a *answer) (rows.About, error) {
		g, err := rows.Whole(ctx, a.reader)
		if err != nil {
			return rows.About{}, err
		}
		a.Facts = append(table.Facts(export.Facts(&g.About)), table.Fact{Name: "query", Value: a.name})
		return g.About, f.Write(w, &a.Table)
	}
}

// networkWriter writes what an answer is about, and tells of that part of the graph.
func networkWriter(f export.File) func(context.Context, io.Writer, *answer) (rows.About, error) {
	return func(ctx context.Context, w io.Writer, a *answer) (rows.About, error) {
		_, about, err := f.Of(part.OfAnswer(a.title, a.Result).Selection).WriteAbout(ctx, w, a.reader)
		return about, err
	}
}
