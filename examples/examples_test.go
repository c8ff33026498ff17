package examples_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/examples"
	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/seed"
)

// facts says for each example what its answer must hold, and what it must not
// (after "!"). Each is read off the review, at the place that the comment names.
var facts = map[string][]string{
	"preparations-for-acute-kidney-injury": {
		`"SCID"`, `"glycerol"`, `"cisplatin"`, `"gentamicin"`, // kidney:1.2, 3.1, 11.1
		`"BENEFICIAL"`, `"MIXED"`, // kidney:3.2
		"!HARMFUL",
	},
	"how-mir-21-protects-the-heart": { // heart:3.4-3.6
		"endometrial MSC-EVs", "miR-21 lowers the expression of PTEN", "infarct size", "cardiac function",
	},
	"what-lowers-apoptosis": { // kidney:4.1, 9.2, 11.2, heart:2.2
		"MSC-EVs [25] lower apoptosis", "MSC-EVs [31] lower apoptosis", "MSC-EVs [35] lower apoptosis",
		"!raises apoptosis",
	},
	"what-one-study-showed": { // kidney:4.1, 4.2
		"MSC-EVs [25] lower apoptosis", "RNase-treated MSC-EVs [25] do not change kidney injury",
		"RNase-treated MSC-EVs [25] had no effect in",
	},
	"what-did-not-work": { // kidney:3.2, 4.2, exosomes:1.5, msc:1.1
		"chronic tubular injury", "RNase-treated MSC-EVs [25] do not change kidney injury",
		"mesenchymal stem cell does not express CD14",
	},
	"tests-without-full-success": { // kidney:3.2, 4.2
		"RNase-treated MSC-EVs [25] had no effect in", "MSC-EVs [24] had mixed results in", "!was beneficial",
	},
	"mirna-carriers-not-tested-in-kidney": { // heart:2.2-3.6
		`"miR-22"`, `"miR-221"`, `"miR-19a"`, `"miR-210"`, `"miR-21"`, "![25]",
	},
	"exosomes-and-microvesicles": { // exosomes:1.6-1.11, microvesicles:1.2-1.3
		`"min":"40"`, `"max":"100"`, `"max":"1000"`, `"CD63"`, `"CD40"`, `"LOW"`,
	},
	"markers-of-mscs": { // msc:1.1
		`"totalCount":6`, `"negativeCount":3`, `"ENG"`, `"NT5E"`, `"THY1"`, `"CD14"`, `"CD34"`, `"PTPRC"`,
	},
	"tissues-that-give-mscs": { // msc:1.2
		`"bone marrow"`, `"adipose tissue"`, `"dental pulp"`, `"placenta"`, `"thymus"`, `"pancreas"`,
	},
	"genes-changed-in-rat-kidney": { // kidney:10.2, 10.4, 11.1, 11.3
		"CX3CL1", `"TNF"`, `"IL1B"`, `"IL6"`, `"IL10"`, `"ATG5"`, `"ATG7"`,
		"!PTEN", // seen in the heart
	},
	"how-vesicles-enter-cells": { // exosomes:1.2-1.4, 1.14
		"endosome", "secretion",
	},
	"what-the-source-only-suggests": { // kidney:1.4, 13.5
		"[21]", "[38]",
	},
	"doubtful-claims": { // kidney:8.3
		"SOURCE_ERROR", "transcription factors",
	},
	"find-a-node": {
		`"name":"kidney injury"`, `"matchedField":"NAME"`,
	},
	"what-is-in-the-graph": {
		`"key":"review"`, "CC BY 4.0", `"predicate":"CARRIES"`,
	},
}

func handler(t *testing.T) http.Handler {
	t.Helper()
	dataset, report := curate.Load(seed.FS)
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	store, err := memstore.New(dataset)
	if err != nil {
		t.Fatal(err)
	}
	return graph.NewHandler(store, graph.Options{Log: slog.New(slog.DiscardHandler)})
}

func ask(t *testing.T, h http.Handler, e examples.Example) string {
	t.Helper()
	variables := e.Variables
	if variables == "" {
		variables = "{}"
	}
	body, err := json.Marshal(map[string]any{"query": e.Query, "variables": json.RawMessage(variables)})
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(string(body)))
	request.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, request)
	return w.Body.String()
}

func all(t *testing.T) []examples.Example {
	t.Helper()
	list, err := examples.All(examples.FS)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestAnswers(t *testing.T) {
	h := handler(t)
	for _, e := range all(t) {
		t.Run(e.Name, func(t *testing.T) {
			answer := ask(t, h, e)
			if strings.Contains(answer, `"errors"`) {
				t.Fatalf("errors: %s", answer)
			}
			if len(facts[e.Name]) == 0 {
				t.Error("no facts to check the answer by")
			}
			for _, fact := range facts[e.Name] {
				text, absent := strings.CutPrefix(fact, "!")
				if strings.Contains(answer, text) == absent {
					t.Errorf("answer: %s: want %s\n%s", e.Name, fact, answer)
				}
			}
		})
	}
}

func TestEveryFileIsListed(t *testing.T) {
	names := map[string]bool{}
	for _, e := range all(t) {
		names[e.Name] = true
		if !strings.HasSuffix(e.Title, "?") {
			t.Errorf("%s: the title %q is no question", e.Name, e.Title)
		}
		if e.Blurb == "" {
			t.Errorf("%s: nothing says what the answer shows", e.Name)
		}
	}
	if len(names) < 12 {
		t.Errorf("%d examples", len(names))
	}
	files, err := fs.Glob(examples.FS, "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(strings.TrimSuffix(file, ".vars.json"), ".graphql")
		if file != "order.txt" && !names[name] {
			t.Errorf("%s belongs to no example in order.txt", file)
		}
	}
}

func TestFactsHaveExamples(t *testing.T) {
	for name := range facts {
		if _, err := fs.Stat(examples.FS, fmt.Sprintf("%s.graphql", name)); err != nil {
			t.Errorf("facts for %s, which does not exist", name)
		}
	}
}
