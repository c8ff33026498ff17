package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
)

// compare tells whether the database holds the dataset.
func (f *loadFlags) compare(ctx context.Context, env environment, store *neostore.Store, d *kg.Dataset) error {
	difference, err := store.Verify(ctx, d)
	if err != nil {
		return explained(err)
	}
	if err := f.print(env, difference, func() { printVerdict(env.stdout, difference) }); err != nil {
		return err
	}
	if difference.Empty() {
		return nil
	}
	hint := "evgraph load brings the database to the dataset"
	if difference.From == difference.To {
		hint = "the database was changed by hand; evgraph load --renew writes it anew"
	}
	return &failure{err: fmt.Errorf("the database and the dataset differ"), hint: hint}
}

// print prints JSON where that is asked for.
func (f *loadFlags) print(env environment, difference *neostore.Difference, text func()) error {
	if *f.json {
		return printJSON(env, difference)
	}
	text()
	return nil
}

func printVerdict(to io.Writer, d *neostore.Difference) {
	if d.Empty() {
		fmt.Fprintf(to, "the database holds version %s in full, sha256 %s\n", d.To, d.Stored)
		return
	}
	fmt.Fprintf(to, "database  version %s, sha256 %s\ndataset   version %s, sha256 %s\n\n", d.From, d.Stored, d.To, d.Wanted)
	printChanges(to, d)
}

func printDiff(to io.Writer, d *neostore.Difference) {
	switch {
	case d.Empty():
		fmt.Fprintf(to, "version %s is there already, a load would change nothing\n", d.To)
		return
	case d.From == "":
		fmt.Fprintf(to, "a load would bring version %s into an empty database\n\n", d.To)
	default:
		fmt.Fprintf(to, "a load would bring the database from version %s to %s\n\n", d.From, d.To)
	}
	printChanges(to, d)
}

// printChanges shows how many, and the first of each kind.
func printChanges(to io.Writer, d *neostore.Difference) {
	table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "\tadded\tchanged\tremoved\tsame")
	for _, s := range d.Sections {
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%d\n", s.Name, s.Added, s.Changed, s.Removed, s.Same)
	}
	_ = table.Flush() // the writer below keeps what goes wrong to itself
	if len(d.First) > 0 {
		fmt.Fprintln(to, "\nthe first of each:")
	}
	for _, c := range d.First {
		fields := ""
		if len(c.Fields) > 0 {
			fields = ": " + strings.Join(c.Fields, ", ")
		}
		fmt.Fprintf(to, "  %s %s %s%s\n", c.Kind, c.Section, c.ID, fields)
	}
	for _, stray := range d.Strays {
		fmt.Fprintf(to, "  %s\n", stray)
	}
}
