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
//   - among: it is used for these as well as for others, and search finds them
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
		if len(cells) != 4 || !slices.Contains([]string{"one", "first", "together", "among"}, cells[1]) {
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
	if len(rows) < 600 {
		t.Errorf("only %d names", len(rows))
	}
	hold(t,
		func(b *book) (complaints []string) {
			reader := b.reader()
			for _, row := range rows {
				var want []string
				for _, key := range row.keys {
					want = append(want, string(b.id[key]))
				}
				slices.Sort(want)
				if row.how == "one" {
					if got := resolved(reader, row.form); !slices.Equal(got, want) {
						complaints = append(complaints, fmt.Sprintf("%s: %q names %v, not %v", row.at, row.form, got, want))
					}
				}
				got := searched(reader, row.form)
				if row.how == "among" {
					got = slices.DeleteFunc(got, func(id string) bool { return !slices.Contains(want, id) })
				}
				got = slices.Sorted(slices.Values(got[:min(len(got), len(want))]))
				if !slices.Equal(got, want) {
					complaints = append(complaints, fmt.Sprintf("%s: search finds %v for %q, not %v", row.at, got, row.form, want))
				}
			}
			return complaints
		},
		func(d *mutable) { d.node("gentamicin").Synonyms = nil },
		func(d *mutable) { d.node("hedgehog-signaling").Synonyms = []string{"Smo"} },
		func(d *mutable) { d.node("ev-28-msc").Name = "vesicles [28]" },
		func(d *mutable) { d.node("ev-22-msc").Name = "vesicles [22]" },
		func(d *mutable) { d.node("rna-45-specific").Name = "Y RNAs [45]" },
	)
}

// reader opens the dataset for reading.
func (b *book) reader() kg.Reader {
	store, err := memstore.New(&b.Dataset)
	if err != nil {
		panic(err)
	}
	reader, err := store.Reader(context.Background())
	if err != nil {
		panic(err)
	}
	return reader
}

// resolved gives the nodes that have the form as their name or synonym.
func resolved(reader kg.Reader, form string) (ids []string) {
	answer, err := reader.Named(context.Background(), []kg.Lookup{{Text: form}})
	if err != nil {
		panic(err)
	}
	for _, n := range kg.Best(answer[0]) {
		if n.How == kg.HowName || n.How == kg.HowSynonym {
			ids = append(ids, string(n.ID))
		}
	}
	return ids
}

// searched gives what search finds, best first.
func searched(reader kg.Reader, form string) (ids []string) {
	page, err := reader.Search(context.Background(), kg.SearchQuery{Text: form, Page: kg.Page{Limit: 100}})
	if err != nil {
		panic(err)
	}
	for _, hit := range page.Hits {
		ids = append(ids, string(hit.ID))
	}
	return ids
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
		if among := row.how == "among"; !among && seen[row.form] {
			t.Errorf("%q stands twice", row.form)
		} else if !among {
			seen[row.form] = true
		}
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
// the list, and where and how it does. Mostly it is a verb.
var unlisted = map[string]string{
	"brain-hypoxia-ischemia":                   "brain:2.2 hypoxic-ischemic",
	"ev-cell-interaction":                      "microvesicles:1.4 interact with recipient cells",
	"exosomal-secretion":                       "exosomes:1.5 released via exocytosis",
	"hematopoietic-cell":                       "msc:1.1 nonhematopoietic",
	"microglial-cell":                          "brain:2.4 microgliosis",
	"microvesicle-biogenesis":                  "microvesicles:1.1 are formed by",
	"outcome-cargo-protection":                 "exosomes:1.10 protects their contents",
	"outcome-ease-of-management":               "therapy:2.2 easier to manage",
	"outcome-long-distance-movement-in-tissue": "exosomes:1.10 move long distances in tissues",
	"outcome-storage-stability":                "exosomes:1.7 maintaining their functions",
	"outcome-storage-temperature":              "exosomes:1.7 stored",
	"outcome-tumor-formation":                  "therapy:2.2 form tumors",
}

// TestNamesAreComplete: whatever a sentence was read to speak of has a name in the
// list.
func TestNamesAreComplete(t *testing.T) {
	for key, row := range unlisted {
		if at, words, _ := strings.Cut(row, " "); !wrote(at, words) {
			t.Errorf("%s does not say %q of %s", at, words, key)
		}
	}
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
