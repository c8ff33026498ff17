package curate_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/evgraph/evgraph/internal/curate"
)

// untidy is a study file in which everything is out of place but nothing wrong.
const untidy = `# How this file came to be.

title:   'MSC-EVs in rats'   # a title
citations:
  - 25
statements:
# about the source
- object: ev-25-msc
  subject: "msc-tissue-not-stated"
  predicate: SECRETES
  evidence:
  - {at: [kidney:4.2], key: source, summary: "MSCs made: the vesicles"}
# about the cargo
- subject: ev-25-msc
  predicate: CARRIES   # in them
  amount: enriched
  object: mir-21
  evidence:
    # the only one
    - key: cargo
      summary: >-
        The vesicles held
        much miR-21
      at: [kidney:4.2, kidney:4.1]
      first_report: {who: 'Lai, and others', year: 2010}
      flags:
      - {note: "null", flag: ambiguous}
defaults: {agent: manual_agent, knowledge: observation, level: primary, credits: [pub-25]}
`

const tidy = `# How this file came to be.

citations: [25]
title: MSC-EVs in rats # a title
defaults:
  credits: [pub-25]
  level: primary
  knowledge: observation
  agent: manual_agent
statements:
  # about the cargo
  - subject: ev-25-msc
    predicate: CARRIES # in them
    object: mir-21
    amount: enriched
    evidence:
      # the only one
      - key: cargo
        at: [kidney:4.1, kidney:4.2]
        summary: The vesicles held much miR-21
        first_report: {year: 2010, who: "Lai, and others"}
        flags:
          - flag: ambiguous
            note: "null"

  # about the source
  - subject: msc-tissue-not-stated
    predicate: SECRETES
    object: ev-25-msc
    evidence:
      - key: source
        at: kidney:4.2
        summary: "MSCs made: the vesicles"
`

func TestFormat(t *testing.T) {
	got, err := curate.Format(study, []byte(untidy))
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != tidy {
		t.Errorf("got\n%s\nwant\n%s", got, tidy)
	}
	again, err := curate.Format(study, got)
	if err != nil || string(again) != tidy {
		t.Errorf("formatting twice changes it: %v\n%s", err, again)
	}
}

func TestFormatLineEnds(t *testing.T) {
	got, err := curate.Format(study, []byte(strings.ReplaceAll(tidy, "\n", "\r\n")))
	if err != nil || string(got) != tidy {
		t.Errorf("%v\n%q", err, got)
	}
}

func TestFormatPutsMappingsLast(t *testing.T) {
	text := string(base(t)[background].Data)
	head, tail, _ := strings.Cut(text, "statements:\n")
	blocks := strings.Split(strings.TrimSuffix(tail, "\n"), "\n\n")
	slices.Reverse(blocks)
	got, err := curate.Format(background, []byte(head+"statements:\n"+strings.Join(blocks, "\n\n")+"\n"))
	if err != nil || string(got) != text {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestFormatRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"unknown field":    strings.Replace(tidy, "title:", "headline:", 1),
		"bad YAML":         tidy + "]",
		"comment in lists": strings.Replace(tidy, "[pub-25]", "\n    # whose\n    - pub-25", 1),
	} {
		if got, err := curate.Format(study, []byte(text)); err == nil {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
	if _, err := curate.Format("notes.txt", nil); err == nil {
		t.Error("formats what is no file of the seed")
	}
}

// writeSeed puts the base seed, one file untidy, into a folder.
func writeSeed(t *testing.T) (dir string, before fstest.MapFS) {
	t.Helper()
	dir, before = t.TempDir(), base(t)
	apply(t, before, edit{study, "", untidy},
		edit{"entities/tissue.yaml", "", ""}, edit{"reference.tsv", "UBERON:0002113\tkidney\tgo\t2022\n", ""},
		edit{gene, "", ""}, edit{"entities/biological_process.yaml", "", ""},
		edit{source, "  name: MSC, tissue not stated\n", "  # why\n  name: MSC, tissue not stated\n"})
	for name, file := range before {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, file.Data, 0o640); err != nil {
			t.Fatal(err)
		}
	}
	return dir, before
}

func TestFix(t *testing.T) {
	dir, before := writeSeed(t)
	was, report := curate.Load(before)
	if was == nil {
		t.Fatal(report.Err())
	}
	changed, err := curate.Fix(dir)
	if err != nil || !slices.Equal(changed, []string{study}) {
		t.Fatalf("changed %v, %v", changed, err)
	}
	is, report := curate.Lint(os.DirFS(dir))
	if is == nil || len(of(report, "format")) > 0 {
		t.Fatal(report.Complaints)
	}
	if is.Version() != was.Version() {
		t.Errorf("formatting changes the version from %s to %s", was.Version(), is.Version())
	}
	info, err := os.Stat(filepath.Join(dir, study))
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	leftovers, err := fs.Glob(os.DirFS(dir), "studies/.*")
	if err != nil || len(leftovers) > 0 {
		t.Errorf("left %v, %v", leftovers, err)
	}
	if changed, err := curate.Fix(dir); err != nil || len(changed) > 0 {
		t.Errorf("fixing twice changes %v, %v", changed, err)
	}
}

func TestFixLeavesBrokenFilesAlone(t *testing.T) {
	dir, _ := writeSeed(t)
	broken := strings.Replace(untidy, "title:", "headline:", 1)
	path := filepath.Join(dir, study)
	if err := os.WriteFile(path, []byte(broken), 0o600); err != nil {
		t.Fatal(err)
	}
	if changed, err := curate.Fix(dir); err != nil || len(changed) > 0 {
		t.Errorf("changed %v, %v", changed, err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != broken {
		t.Errorf("%v\n%s", err, got)
	}
}
