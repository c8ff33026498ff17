package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/part"
	"github.com/evgraph/evgraph/graph/tabular"
	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/kg"
)

func exportFiles(ctx context.Context, env environment, args []string) error {
	flags := newFlags("export")
	from := newGraphFlags(flags, env)
	format := flags.String("format", "", "write the files of these `formats`, separated by commas: "+strings.Join(export.Formats(export.Files), ", "))
	out := flags.String("out", "", "write into this `folder`, made where it does not exist, or with - one file to standard output; default evgraph- and the data version, and for a part -part- and a key of it")
	filter := flags.String("filter", "", "write a part: the statements that fulfil this filter, a `JSON` object as the root field statements takes it, with their evidence and all nodes that these name")
	sources := flags.String("sources", "", "write a part: what the knowledge sources of these `keys`, separated by commas, say; with --filter, of that")
	names, err := parse(flags, env, args, len(export.Files))
	if err != nil {
		return err
	}
	if err := refuseEmpty(flags, "filter", "sources"); err != nil {
		return err
	}
	files, err := chooseFiles(names, *format)
	if err != nil {
		return err
	}
	partial := *filter != "" || *sources != ""
	if partial {
		all := len(names) == 0 && *format == ""
		if files, err = partials(files, all); err != nil {
			return err
		}
	}
	if *out == "-" && len(files) != 1 {
		return usageError(flags, "%d files cannot go to standard output; name one", len(files))
	}
	store, done, err := from.open(ctx)
	if err != nil {
		return err
	}
	defer done()
	reader, err := store.Reader(ctx)
	if err != nil {
		return explained(err)
	}
	folder, what := "evgraph-"+reader.Version(), "version "+reader.Version()
	if partial {
		key, err := partOf(ctx, store, reader, *filter, *sources, files)
		if err != nil {
			return err
		}
		folder, what = folder+"-part-"+key[:8], "a part of "+what
	}
	if *out == "-" {
		_, err := files[0].Write(ctx, env.stdout, reader)
		return explained(err)
	}
	return saveFiles(ctx, env, cmp.Or(*out, folder), what, reader, files)
}

// partials are those of the files that may be of a part of the graph; others are refused,
// unless nobody asked for them by name.
func partials(files []export.File, all bool) ([]export.File, error) {
	whole := func(f export.File) bool { return !f.Partial() }
	if i := slices.IndexFunc(files, whole); i >= 0 && !all {
		return nil, &failure{err: fmt.Errorf("%s is of the whole graph only", files[i].Name), code: exitUsage,
			hint: "leave --filter and --sources out, or name others: " + strings.Join(export.Partials(), ", ")}
	}
	return slices.DeleteFunc(files, whole), nil
}

// partOf makes the files those of the part that a filter chooses, and sources, and gives
// its key.
func partOf(ctx context.Context, store kg.Store, reader kg.Reader, text, sources string, files []export.File) (key string, err error) {
	schema := graph.NewSchema().Schema()
	filter, err := part.ReadFilter(schema, cmp.Or(text, part.All), keys(sources)...)
	if err != nil {
		return "", refused(err)
	}
	handler := graph.NewHandler(store, graph.Options{Version: programVersion(), Log: slog.New(slog.DiscardHandler)})
	chosen, err := filter.Choose(ctx, schema, tabular.Through(handler))
	if err != nil {
		return "", refused(err)
	}
	if chosen.Version != reader.Version() {
		return "", errMoved
	}
	for i := range files {
		files[i] = files[i].Of(chosen.Selection)
	}
	return filter.Key(), nil
}

// keys are what commas separate.
func keys(list string) []string {
	if list == "" {
		return nil
	}
	parts := strings.Split(list, ",")
	for i, key := range parts {
		parts[i] = strings.TrimSpace(key)
	}
	return parts
}

// saveFiles writes files of one graph into a folder, which may have others of the same
// graph, and what describes them all; what says what that is.
func saveFiles(ctx context.Context, env environment, dir, what string, reader kg.Reader, files []export.File) error {
	earlier, err := filesIn(ctx, dir, reader, files)
	if err != nil {
		return err
	}
	var all []export.Written
	for _, f := range files {
		w, err := f.Save(ctx, dir, reader)
		if err != nil {
			return unsaved(err)
		}
		all = append(all, w)
		fmt.Fprintf(env.stdout, "%-22s %8d rows %11d bytes\n", w.Name, w.Rows, w.Bytes)
	}
	for _, name := range []string{export.ManifestName, export.CroissantName} {
		if _, err := export.Describe(dir, name, export.Together(earlier, all)); err != nil {
			return unsaved(err)
		}
	}
	fmt.Fprintf(env.stdout, "%s is in %s, described by %s and %s\n", what, dir, export.ManifestName, export.CroissantName)
	return nil
}

// filesIn makes sure that there is a folder, and gives what it has of the graph of files.
func filesIn(ctx context.Context, dir string, reader kg.Reader, files []export.File) ([]export.Written, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, &failure{err: err, hint: "name another folder with --out"}
	}
	about, err := files[0].About(ctx, reader)
	if err != nil {
		return nil, explained(err)
	}
	earlier, err := export.Earlier(dir, &about, files)
	if err != nil {
		return nil, &failure{err: err, hint: "nothing was written; name another folder with --out"}
	}
	return earlier, nil
}

// unsaved says what to do where the folder is to blame.
func unsaved(err error) error {
	if errors.Is(err, context.Canceled) {
		return &failure{err: errors.New("interrupted, the file at hand was not written"), hint: "run the same command again"}
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return &failure{err: err, hint: "is there room, and may the folder be written to? --out names another"}
	}
	return explained(err)
}

// chooseFiles gives the files that have one of the names or formats, or all, in their
// order.
func chooseFiles(names []string, formats string) ([]export.File, error) {
	of := export.Files
	if len(names) == 0 && formats == "" {
		return slices.Clone(of), nil
	}
	var wanted []string
	for _, name := range names {
		if !slices.Contains(fileNames(of), name) {
			return nil, unknownExport("file", name, fileNames(of), "")
		}
		wanted = append(wanted, name)
	}
	for format := range strings.SplitSeq(formats, ",") {
		format = strings.ToLower(strings.TrimSpace(format))
		if format == "" && len(names) > 0 {
			continue
		}
		if known := export.Formats(of); !slices.Contains(known, format) {
			return nil, unknownExport("format", format, known, "--format ")
		}
		for _, f := range of {
			if f.Format == format {
				wanted = append(wanted, f.Name)
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(of), func(f export.File) bool { return !slices.Contains(wanted, f.Name) }), nil
}

func unknownExport(what, name string, known []string, prefix string) error {
	return &failure{err: fmt.Errorf("there is no %s %q", what, name), code: exitUsage,
		hint: didYouMean(name, known, prefix, "there are "+strings.Join(known, ", "))}
}

func fileNames(of []export.File) []string {
	names := make([]string, len(of))
	for i, f := range of {
		names[i] = f.Name
	}
	return names
}

// exportNames lists the files for the help.
func exportNames() string {
	var out []string
	for _, f := range export.Files {
		out = append(out, fmt.Sprintf("  %-22s %s", f.Name, f.Description))
	}
	return strings.Join(out, "\n")
}
