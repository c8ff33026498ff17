package graph_test

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
)

// TestEnrichment asks the real graph; the figures follow from the counts in the answer.
func TestEnrichment(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{enrichment(of: [{name: "miR-210"}, {name: "miR-21"}], target: BIOLOGICAL_PROCESS) {
		background listed tests totalCount predicates outside {name} emptyBecause receipt {citations {name}}
		nodes {target {name} size p q oddsRatio members {name} statements {reading}}}}`)
	for path, want := range map[string]string{
		"enrichment.background":                   "[7]",
		"enrichment.listed":                       "[1]",
		"enrichment.tests":                        "[10]",
		"enrichment.predicates":                   "[[PARTICIPATES_IN AFFECTS MARKER_OF]]",
		"enrichment.outside.*.name":               "[miR-21]",
		"enrichment.nodes.*.target.name":          "[angiogenesis]",
		"enrichment.nodes.*.members.*.name":       "[miR-210]",
		"enrichment.nodes.*.size":                 "[1]",
		"enrichment.nodes.*.p":                    "[0.14285714285714285]",
		"enrichment.nodes.*.q":                    "[1]",
		"enrichment.nodes.*.oddsRatio":            "[]",
		"enrichment.nodes.*.statements.*.reading": "[miR-210 raises angiogenesis]",
		"enrichment.emptyBecause":                 "[]",
	} {
		if got := fmt.Sprint(a.texts(path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}

// TestEnrichmentOfAllMembers: three of the four genes behind collagen, of 25, and 13
// processes: p is 4/2300.
func TestEnrichmentOfAllMembers(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{enrichment(of: [{name: "CCNG1"}, {name: "IGF1R"}, {name: "P4HA1"}], target: BIOLOGICAL_PROCESS) {background tests nodes {target {name} size p q members {name}}}}`)
	got := fmt.Sprint(a.texts("enrichment.background"), a.texts("enrichment.tests"), a.texts("enrichment.nodes.*.target.name"), a.texts("enrichment.nodes.*.size"), a.texts("enrichment.nodes.*.members.*.name"))
	if want := "[25] [13] [proliferation and maturation of collagen] [4] [CCNG1 IGF1R P4HA1]"; got != want {
		t.Errorf("it says %s, want %s", got, want)
	}
	for path, want := range map[string]float64{"enrichment.nodes.*.p": 4. / 2300, "enrichment.nodes.*.q": 13 * 4. / 2300} {
		value, err := strconv.ParseFloat(a.text(path), 64)
		if err != nil || math.Abs(value-want) > 1e-12 {
			t.Errorf("%s is %v, want %v", path, a.texts(path), want)
		}
	}
}

// A wider background makes the same overlap less likely.
func TestEnrichmentWithBackground(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{enrichment(of: [{name: "miR-210"}, {name: "miR-21"}], target: BIOLOGICAL_PROCESS, background: {category: [MIRNA]}) {background listed outside {name} nodes {p}}}`)
	if got := fmt.Sprint(a.texts("enrichment.background"), a.texts("enrichment.listed"), a.texts("enrichment.outside.*.name"), a.texts("enrichment.nodes.*.p")); got != "[40] [2] [] [0.05]" {
		t.Errorf("with all miRNAs behind it %s", got)
	}
}

func TestEnrichmentSaysWhyThereIsNone(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{enrichment(of: [{name: "PTEN"}], target: DISEASE_MODEL) {totalCount nodes {p} emptyBecause}}`)
	if fmt.Sprint(a.texts("enrichment.totalCount")) != "[0]" || len(a.texts("enrichment.emptyBecause")) != 1 {
		t.Errorf("it says %v", a.texts("enrichment.emptyBecause"))
	}
}

func TestEnrichmentRefuses(t *testing.T) {
	c, _ := seeded(t)
	for _, tc := range []struct {
		name, query string
		code        guard.Code
	}{
		{"ErrEmpty", `{enrichment(of: [], target: PATHWAY) {totalCount}}`, guard.BadValue},
		{"ErrUnknown", `{enrichment(of: [{name: "nobody"}], target: PATHWAY) {totalCount}}`, guard.UnknownNode},
		{"ErrCategory", `{enrichment(of: [{name: "liver"}], target: PATHWAY) {totalCount}}`, guard.WrongCategory},
		{"ErrTarget", `{enrichment(of: [{name: "PTEN"}], target: TISSUE) {totalCount}}`, guard.BadValue},
		{"ErrPredicate", `{enrichment(of: [{name: "PTEN"}], target: PATHWAY, predicate: [ISOLATED_FROM]) {totalCount}}`, guard.BadValue},
		{"ErrBackground", `{enrichment(of: [{name: "PTEN"}], target: PATHWAY, background: {category: [MIRNA]}) {totalCount}}`, guard.BadValue},
		{"ErrFirst", `{enrichment(of: [{name: "PTEN"}], target: PATHWAY, first: 501) {totalCount}}`, guard.PageOutOfRange},
		{"ErrNone", `{enrichment(of: [{name: "PTEN"}], target: PATHWAY, first: 0) {totalCount}}`, guard.BadValue},
		{"ErrCursor", `{enrichment(of: [{name: "PTEN"}], target: PATHWAY, after: "x") {totalCount}}`, guard.BadCursor},
		{"ErrSource", `{enrichment(of: [{name: "PTEN"}], target: PATHWAY, sources: ["nobody"]) {totalCount}}`, guard.BadValue},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			c.refuse(tc.code, tc.query)
		})
	}
}

// A gene and its RNA are one molecule: naming both is naming it once, and what is stated of
// either counts.
func TestEnrichmentCollapsed(t *testing.T) {
	c, _ := seeded(t)
	const fields = `{background listed nodes {target {name} size p members {name} statements {reading}}}`
	both := c.get(`{enrichment(of: [{name: "IGF1R"}, {name: "IGF1R mRNA"}], target: BIOLOGICAL_PROCESS, collapse: [GENE_PRODUCTS]) ` + fields + `}`)
	rna := c.get(`{enrichment(of: [{name: "IGF1R mRNA"}], target: BIOLOGICAL_PROCESS, collapse: [GENE_PRODUCTS]) ` + fields + `}`)
	if !reflect.DeepEqual(both.Data, rna.Data) || both.number("enrichment.listed") != 1 {
		t.Errorf("both named %v, the RNA named %v", both.Data, rna.Data)
	}
	readings := fmt.Sprint(both.texts("enrichment.nodes.*.statements.*.reading"))
	if !strings.Contains(readings, "IGF1R mRNA raises cell proliferation") || !strings.Contains(readings, "IGF1R takes part in proliferation and maturation of collagen") {
		t.Errorf("the statements are %s", readings)
	}
	for _, name := range both.texts("enrichment.nodes.*.members.*.name") {
		if name != "IGF1R" {
			t.Errorf("%s stands for both", name)
		}
	}
}
