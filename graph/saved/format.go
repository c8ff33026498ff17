package saved

import (
	"context"
	"io"
	"slices"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/part"
	"github.com/evgraph/evgraph/graph/tabular"
	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/table"
)

// format is a way to write an answer.
type format struct {
	name, media string
	network     bool // of nodes and statements, else a table
	write       func(ctx context.Context, w io.Writer, title string, r *tabular.Result) error
}

// formats are those of tables, then those of networks.
func (h *Handler) formats() []format {
	var out []format
	for _, f := range table.Formats {
		out = append(out, format{name: f.Name, media: f.Media,
			write: func(_ context.Context, w io.Writer, _ string, r *tabular.Result) error { return f.Write(w, &r.Table) }})
	}
	for _, f := range export.Networks() {
		out = append(out, format{name: f.Format, media: f.MediaType, network: true,
			write: func(ctx context.Context, w io.Writer, title string, r *tabular.Result) error {
				return h.writeNetwork(ctx, w, f, title, r)
			}})
	}
	return out
}

func (h *Handler) format(name string) (format, error) {
	all := h.formats()
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

// writeNetwork reads what the answer is about. That must be of the version of the
// answer, which the store may have left meanwhile.
func (h *Handler) writeNetwork(ctx context.Context, w io.Writer, f export.File, title string, r *tabular.Result) error {
	reader, err := h.Store.Reader(ctx)
	if err != nil {
		return err
	}
	if reader.Version() != r.Version {
		return guard.Errorf(guard.Unavailable, "the data changed while the question was answered")
	}
	_, err = f.Of(part.OfAnswer(title, r).Selection).Write(ctx, w, reader)
	return err
}
