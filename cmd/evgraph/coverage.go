package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/evgraph/evgraph/internal/curate"
)

// printCoverage tells, by section, what became of the article's sentences.
func printCoverage(env environment, dir string, asJSON bool) error {
	files, err := seedFiles(dir)
	if err != nil {
		return err
	}
	dataset, err := readSeed(dir)
	if err != nil {
		return err
	}
	coverage := curate.Cover(files, dataset)
	if asJSON {
		err = printJSON(env, coverage)
	} else {
		err = printSections(env, coverage)
	}
	if err != nil {
		return err
	}
	if gaps := coverage.Gaps(); len(gaps) > 0 {
		return &failure{err: fmt.Errorf("%d sentences are not accounted for: %s", len(gaps), strings.Join(gaps, ", ")),
			hint: "record what they say, or give a reason in article.tsv"}
	}
	return nil
}

func printSections(env environment, c *curate.Coverage) error {
	out := tabwriter.NewWriter(env.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "section\tsentences\twith evidence\tentries\twithout, and why\tgaps")
	for _, s := range c.Sections {
		var reasons []string
		for _, name := range slices.Sorted(maps.Keys(s.Reasons)) {
			reasons = append(reasons, fmt.Sprintf("%d %s", s.Reasons[name], name))
		}
		fmt.Fprintf(out, "%s\t%d\t%d\t%d\t%s\t%d\n", s.Section, s.Sentences, s.Claimed, s.Evidence, strings.Join(reasons, ", "), len(s.Gaps))
	}
	return out.Flush()
}
