package seed_test

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/article"
	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/seed"
)

// beside is where the identifier tables, bulk data and the article lie on a
// curator's machine. Nothing of it is needed to build or run evgraph; where it is
// there, the seed is held against it.
var beside = filepath.Join("..", "..", "shared")

func load(t *testing.T) *kg.Dataset {
	t.Helper()
	dataset, report := curate.Lint(seed.FS)
	for _, complaint := range report.Complaints {
		t.Errorf("%s", complaint)
	}
	if dataset == nil {
		t.FailNow()
	}
	return dataset
}

// TestReadmeCounts keeps the figures of the README.
func TestReadmeCounts(t *testing.T) {
	d := load(t)
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("%s nodes, %s statements and %s pieces of evidence", thousands(len(d.Nodes)), thousands(len(d.Statements)), thousands(len(d.Evidence)))
	if !strings.Contains(string(readme), want) {
		t.Errorf("the README should say: %s", want)
	}
}

func thousands(n int) string {
	if n < 1_000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%d,%03d", n/1_000, n%1_000)
}

// TestSeedIsClean lints the real seed: not even a warning is left.
func TestSeedIsClean(t *testing.T) { load(t) }

// TestLoadRules holds the rules of the model that no single file can break.
func TestLoadRules(t *testing.T) {
	d := load(t)
	for i := range d.Statements {
		s := &d.Statements[i]
		if s.Predicate.TakesEffect() && s.Negated {
			t.Errorf("%s: an effect predicate is negated", s.ID)
		}
		if s.Predicate == kg.Secretes && s.Subject == "CL:0000134" && strings.HasPrefix(string(s.Object), "EVG:ev-") {
			t.Errorf("%s: a preparation is secreted by the general MSC", s.ID)
		}
	}
}

// lines reads a table that may be compressed. ok is false where the folder is
// not there at all.
func lines(t *testing.T, elements ...string) (rows [][]string, ok bool) {
	t.Helper()
	file, err := os.Open(filepath.Join(append([]string{beside}, elements...)...))
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(beside); err == nil {
			t.Fatalf("%s is missing beside the project", filepath.Join(elements...))
		}
		t.Logf("nothing to compare with: %s is not beside the project", filepath.Join(elements...))
		return nil, false
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var text io.Reader = file
	if strings.HasSuffix(elements[len(elements)-1], ".gz") {
		if text, err = gzip.NewReader(file); err != nil {
			t.Fatal(err)
		}
	}
	scanner := bufio.NewScanner(text)
	scanner.Buffer(nil, 1<<24)
	for scanner.Scan() {
		rows = append(rows, strings.Split(scanner.Text(), "\t"))
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
	return rows, true
}

// tables says in which file the ids of a prefix stand, and what a table leaves
// out of the id.
var tables = map[string]struct{ file, drop string }{
	"CHEBI":        {"chebi.tsv.gz", ""},
	"CL":           {"cl.tsv.gz", ""},
	"ECO":          {"eco.tsv.gz", ""},
	"GO":           {"go.tsv.gz", ""},
	"HGNC":         {"hgnc.tsv.gz", ""},
	"MGI":          {"mgi.tsv.gz", ""},
	"MONDO":        {"mondo.tsv.gz", ""},
	"NCBITaxon":    {"ncbitaxon.tsv", ""},
	"REACT":        {"reactome.tsv.gz", "REACT:"},
	"RGD":          {"rgd.tsv.gz", ""},
	"UBERON":       {"uberon.tsv.gz", ""},
	"UniProtKB":    {"uniprot.tsv.gz", "UniProtKB:"},
	"WIKIPATHWAYS": {"wikipathways.tsv", "WIKIPATHWAYS:"},
	"mirbase":      {"mirbase.tsv.gz", "mirbase:"},
}

// TestLabelsAreOfficial proves every row of reference.tsv by the table it is from.
func TestLabelsAreOfficial(t *testing.T) {
	text, err := fs.ReadFile(seed.FS, "reference.tsv")
	if err != nil {
		t.Fatal(err)
	}
	wanted := map[string]map[string]string{} // label by id in the table, by prefix
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		cells := strings.Split(line, "\t")
		if i == 0 {
			continue
		}
		prefix := kg.CURIE(cells[0]).Prefix()
		table, known := tables[prefix]
		if !known {
			t.Errorf("%s: no table covers the prefix", cells[0])
			continue
		}
		if wanted[prefix] == nil {
			wanted[prefix] = map[string]string{}
		}
		wanted[prefix][strings.TrimPrefix(cells[0], table.drop)] = cells[1]
	}
	for prefix, labels := range wanted {
		rows, ok := lines(t, "reference", tables[prefix].file)
		if !ok {
			return
		}
		found := map[string]bool{}
		for _, row := range rows {
			if label, asked := labels[row[0]]; asked && label == row[1] {
				found[row[0]] = true
			}
		}
		for id, label := range labels {
			if !found[id] {
				t.Errorf("%s is not called %q in %s", id, label, tables[prefix].file)
			}
		}
	}
}

// TestSentencesFitTheArticle proves that locators and digests are those of the
// article, so that a locator leads to its sentence.
func TestSentencesFitTheArticle(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(beside, "article", "review.txt"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Log("nothing to compare with: the article is not beside the project")
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	rows, err := fs.ReadFile(seed.FS, "article.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for _, row := range strings.Split(strings.TrimSpace(string(rows)), "\n")[1:] {
		cells := strings.Split(row, "\t")
		got = append(got, cells[0]+" "+cells[1])
	}
	for _, s := range article.Split(string(text)) {
		want = append(want, s.Locator()+" "+s.Digest())
	}
	if !slices.Equal(got, want) {
		t.Errorf("article.tsv does not fit the article; evgraph lint --sentences prints what should stand there")
	}
}

// TestEverySentenceIsAccountedFor reads the ledger: each sentence has evidence or
// a reason.
func TestEverySentenceIsAccountedFor(t *testing.T) {
	coverage := curate.Cover(seed.FS, load(t))
	for _, gap := range coverage.Gaps() {
		t.Errorf("nothing is said of %s", gap)
	}
	if len(coverage.Sections) < len(article.Sections) {
		t.Errorf("the ledger has %d sections, the article %d", len(coverage.Sections), len(article.Sections))
	}
}

// edges says which bulk file proves the placements that a table is evidence for.
var edges = map[string][]string{
	"cl":     {"data", "cl_edges.tsv"},
	"go":     {"data", "go_edges.tsv.gz"},
	"uberon": {"data", "uberon_edges.tsv.gz"},
}

// hierarchy is the is_a and part_of edges of a table.
type hierarchy map[string][]string

func newHierarchy(rows [][]string) hierarchy {
	h := hierarchy{}
	for _, row := range rows {
		if row[1] == "is_a" || row[1] == "part_of" {
			h[row[0]] = append(h[row[0]], row[2])
		}
	}
	return h
}

// above reports whether high stands above low, directly or by way of others.
func (h hierarchy) above(low, high string) bool {
	seen, next := map[string]bool{}, []string{low}
	for len(next) > 0 {
		id := next[0]
		next = next[1:]
		for _, parent := range h[id] {
			if parent == high {
				return true
			}
			if !seen[parent] {
				seen[parent] = true
				next = append(next, parent)
			}
		}
	}
	return false
}

// TestMappingsAreProven finds each IS_A and PART_OF that a table is evidence for
// in the table's own hierarchy.
func TestMappingsAreProven(t *testing.T) {
	d := load(t)
	statements := map[kg.StatementID]*kg.Statement{}
	for i := range d.Statements {
		statements[d.Statements[i].ID] = &d.Statements[i]
	}
	proofs := map[string]hierarchy{}
	for i := range d.Evidence {
		e := &d.Evidence[i]
		s := statements[e.Statement]
		file, covered := edges[e.Source]
		if e.Kind != kg.Mapping || !covered || s.Subject.IsLocal() || s.Object.IsLocal() {
			continue
		}
		if proofs[e.Source] == nil {
			rows, ok := lines(t, file...)
			if !ok {
				return
			}
			proofs[e.Source] = newHierarchy(rows)
		}
		if !proofs[e.Source].above(string(s.Subject), string(s.Object)) {
			t.Errorf("%s: %s does not place %s under %s", e.ID, strings.Join(file, "/"), s.Subject, s.Object)
		}
	}
}
