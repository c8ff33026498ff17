package curate_test

import (
	"os"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/curate"
)

func TestCover(t *testing.T) {
	files := base(t)
	apply(t, files, edit{"article.tsv", "fig1:1.1\t0123456789\trepeats", "fig1:1.1\t0123456789\t"})
	dataset, report := curate.Load(files)
	if dataset == nil {
		t.Fatal(report.Err())
	}
	c := curate.Cover(files, dataset)
	if got := c.Gaps(); !slices.Equal(got, []string{"fig1:1.1"}) {
		t.Errorf("gaps = %v", got)
	}
	for _, s := range c.Sections {
		if n := s.Claimed + len(s.Gaps) + s.Reasons["repeats"]; n != s.Sentences {
			t.Errorf("%s: %d of %d sentences are told of", s.Section, n, s.Sentences)
		}
		if s.Section == "kidney" && s.Evidence == 0 {
			t.Error("no evidence was read in kidney")
		}
	}
}

func TestReadmeListsEveryReason(t *testing.T) {
	text, err := os.ReadFile("../../seed/README.md")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, r := range curate.Reasons {
		want = append(want, "| `"+r.Name+"` | "+r.Meaning+" |")
	}
	rows := tableRows(section(t, string(text), "## Sources and tables"))
	if !slices.Equal(rows, want) {
		t.Errorf("the reasons of seed/README.md are %q, want %q", rows, want)
	}
}
