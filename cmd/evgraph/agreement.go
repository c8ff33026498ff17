package main

import (
	"fmt"
	"os"
	"text/tabwriter"

	"github.com/evgraph/evgraph/internal/curate"
)

// printAgreement compares the statements of a seed with those of a second
// curation, of which only studies and background are read.
func printAgreement(env environment, dir, again string, asJSON bool) error {
	base, err := seedFiles(dir)
	if err != nil {
		return err
	}
	first, err := readSeed(dir)
	if err != nil {
		return err
	}
	if _, err := seedFiles(again); err != nil {
		return err
	}
	second, report := curate.Load(curate.Recuration{Base: base, Again: os.DirFS(again)})
	if err := report.Err(); err != nil {
		return &failure{err: err, hint: "the second curation must be free of errors, with the entities of the first"}
	}
	sections := curate.Agree(first, second)
	if asJSON {
		return printJSON(env, sections)
	}
	out := tabwriter.NewWriter(env.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "section\tin both\tother qualifier\tfirst only\tsecond only")
	for _, s := range sections {
		fmt.Fprintf(out, "%s\t%d\t%d\t%d\t%d\n", s.Section, s.Both, s.Differing, s.First, s.Second)
	}
	return out.Flush()
}
