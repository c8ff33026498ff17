package seed_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
)

// named is one row of testdata/names.tsv: a name as the article writes it, the key
// or keys of what it names there, and a sentence that has it. Spelling is the
// article's, "gentamycin" and "AKt" included.
//
//   - one: the name is a name or synonym of one node, and search ranks it first
//   - first: it is part of the longer name of a study's own node, and search ranks
//     that first
//   - together: it is used for several nodes, and search has them before all others
type named struct {
	form, how string
	keys      []string
	at        string
}

func readNames(t *testing.T) (rows []named) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "names.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		cells := strings.Split(line, "\t")
		if i == 0 {
			continue
		}
		if len(cells) != 4 || !slices.Contains([]string{"one", "first", "together"}, cells[1]) {
			t.Fatalf("testdata/names.tsv:%d: %q", i+1, line)
		}
		rows = append(rows, named{cells[0], cells[1], strings.Fields(cells[2]), cells[3]})
	}
	return rows
}

// Rule 7: the names, synonyms and spellings of the article lead to one node; and
// search finds every entity by every name that the article uses for it.
func TestNamesOfTheArticle(t *testing.T) {
	rows := readNames(t)
	if len(rows) < 400 {
		t.Errorf("only %d names", len(rows))
	}
	ctx := context.Background()
	hold(t,
		func(b *book) (complaints []string) {
			store, err := memstore.New(&b.Dataset)
			if err != nil {
				return []string{err.Error()}
			}
			reader, err := store.Reader(ctx)
			if err != nil {
				return []string{err.Error()}
			}
			for _, row := range rows {
				var want, got []string
				for _, key := range row.keys {
					want = append(want, string(b.id[key]))
				}
				slices.Sort(want)
				if row.how == "one" {
					answer, err := reader.Named(ctx, []kg.Lookup{{Text: row.form}})
					if err != nil {
						return []string{err.Error()}
					}
					for _, n := range kg.Best(answer[0]) {
						if n.How == kg.HowName || n.How == kg.HowSynonym {
							got = append(got, string(n.ID))
						}
					}
					if !slices.Equal(got, want) {
						complaints = append(complaints, fmt.Sprintf("%s: %q names %v, not %v", row.at, row.form, got, want))
					}
				}
				page, err := reader.Search(ctx, kg.SearchQuery{Text: row.form, Page: kg.Page{Limit: 5}})
				if err != nil {
					return []string{err.Error()}
				}
				got = nil
				for i, hit := range page.Hits {
					if i < len(want) {
						got = append(got, string(hit.ID))
					}
				}
				slices.Sort(got)
				if !slices.Equal(got, want) {
					complaints = append(complaints, fmt.Sprintf("%s: search finds %v first for %q, not %v", row.at, got, row.form, want))
				}
			}
			return complaints
		},
		func(d *mutable) { d.node("gentamicin").Synonyms = nil },
		func(d *mutable) { d.node("hedgehog-signaling").Synonyms = []string{"Smo"} },
		func(d *mutable) { d.node("ev-28-msc").Name = "vesicles [28]" },
		func(d *mutable) { d.node("rna-45-specific").Name = "Y RNAs [45]" },
	)
}

// TestNamesAreWritten finds each name in the sentence that it is listed for.
func TestNamesAreWritten(t *testing.T) {
	if len(theArticle()) == 0 {
		t.Log("nothing to compare with: the article is not beside the project")
		return
	}
	seen := map[string]bool{}
	for _, row := range readNames(t) {
		if !written(row.at, row.form) {
			t.Errorf("%s does not write %q", row.at, row.form)
		}
		if seen[row.form] {
			t.Errorf("%q stands twice", row.form)
		}
		seen[row.form] = true
	}
	if written("kidney:1.2", "gentamycin") {
		t.Error("this test cannot fail")
	}
}

// written is wrote, without the spaces that line ends left behind dashes.
func written(at, form string) bool {
	joined := strings.NewReplacer("– ", "–", "- ", "-")
	return strings.Contains(strings.ToLower(joined.Replace(theArticle()[at])), strings.ToLower(joined.Replace(form)))
}

// unlisted are nodes that the article speaks of without a name that could stand in
// the list, by the beginning of the key, and what it says instead.
var unlisted = map[string]string{}

// TestNamesAreComplete: whatever a sentence was read to speak of has a name in the
// list.
func TestNamesAreComplete(t *testing.T) {
	listed := map[string]bool{}
	for _, row := range readNames(t) {
		for _, key := range row.keys {
			listed[key] = true
		}
	}
	hold(t,
		func(b *book) (complaints []string) {
			spoken := map[string]string{}
			for i := range b.Evidence {
				e := &b.Evidence[i]
				if e.Kind == kg.Claim {
					s := b.statements[e.Statement]
					for _, id := range append([]kg.CURIE{s.Subject, s.Object}, s.Context...) {
						spoken[b.key[id]] = e.Locators[0]
					}
				}
			}
			for _, key := range sortedKeys(spoken) {
				if !listed[key] && unlisted[key] == "" {
					complaints = append(complaints, "no name is listed for "+key+", of which "+spoken[key]+" speaks")
				}
			}
			for _, key := range sortedKeys(unlisted) {
				if listed[key] || spoken[key] == "" {
					complaints = append(complaints, key+" has a name, or nothing speaks of it")
				}
			}
			return complaints
		},
		func(d *mutable) { d.claimAnew(fact{"heart:3.4", "ev-53-endometrium CARRIES hsa-mir-21-5p", ""}) },
	)
}
