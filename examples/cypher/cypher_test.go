// Package cypher holds questions to paste into Neo4j Browser.
package cypher

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/seed"
)

func TestMain(m *testing.M) { os.Exit(neotest.Main(m)) }

// answers says for each question what its answer must hold.
var answers = map[string]string{
	"01-preparations-tested-in-acute-kidney-injury": "RNase-treated MSC-EVs [25]",
	"02-mirnas-and-the-genes-they-lower":            "PTEN",
	"03-who-says-that-mir-21-lowers-pten":           "Wang 2017 [53]",
	"04-from-vesicle-to-pathway":                    "Akt signaling pathway",
	"05-what-did-not-work":                          "renal tubular injury",
	"06-what-lowers-apoptosis":                      "MSC-derived extracellular vesicle",
	"07-tissues-that-give-mscs":                     "Wharton's jelly",
	"08-what-vesicles-carry":                        "miR-133b",
	"09-what-one-study-showed":                      "Glycerol caused the kidney injury",
	"10-doubtful-claims":                            "The initial view; the next sentence moves to paracrine secretion",
}

// TestQuestions asks the graph of the seed, beside another version that is no
// longer published.
func TestQuestions(t *testing.T) {
	neotest.Loaded(t, storetest.Generate(1, storetest.Size{Nodes: 100, Statements: 300}), nil)
	neotest.Loaded(t, seeded(t), nil)
	if old := neotest.Cypher(t, "MATCH (v:EvgraphVersion) RETURN count(v)", nil)[0].Values[0]; old != int64(2) {
		t.Fatalf("%v versions", old)
	}
	published := neotest.Cypher(t, "MATCH (p:Evgraph {key: 'published'}) RETURN p.version", nil)[0].Values[0]
	files, err := filepath.Glob("*.cypher")
	if err != nil || len(files) != len(answers) {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(file, ".cypher")
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if title, _, _ := strings.Cut(string(text), "\n"); !strings.HasPrefix(title, "// ") || !strings.HasSuffix(title, "?") {
				t.Errorf("the first line asks no question: %s", title)
			}
			var all strings.Builder
			for _, record := range neotest.Cypher(t, string(text), nil) {
				for i, value := range record.Values {
					fmt.Fprintln(&all, record.Keys[i], value)
				}
			}
			if !strings.Contains(all.String(), answers[name]) {
				t.Errorf("the answer lacks %q: %s", answers[name], &all)
			}
		})
	}
	// What the questions start from is of one version only.
	for _, record := range neotest.Cypher(t, "MATCH (n:MiRNA|Gene|EVPreparation|EVSubtype|Publication|MSCSource|BiologicalProcess) RETURN DISTINCT n.version", nil) {
		if record.Values[0] != published {
			t.Errorf("labels of version %v beside those of %v", record.Values[0], published)
		}
	}
}

// TestReadmeListsQuestions: each file has its line.
func TestReadmeListsQuestions(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for name := range answers {
		if !strings.Contains(string(readme), "("+name+".cypher)") {
			t.Errorf("README.md does not list %s.cypher", name)
		}
	}
}

func seeded(t *testing.T) *kg.Dataset {
	t.Helper()
	d, report := curate.Load(seed.FS)
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	return d
}
