package graph_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
)

// TestMetapaths asks the real graph, whose sentences were read against the article.
func TestMetapaths(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{metapaths(from: {name: "miR-21"}, to: {name: "cardiac function"}, maxLength: 2, permutations: 20) {
		totalCount emptyBecause receipt {citations {name}} nodes {
			id length pathCount dwpc bestTruncated steps {from predicate direction to}
			best {product path {reading hops {forward statement {predicate}}}} chance {permutations seed p z}}}}`)
	for path, want := range map[string]string{
		"metapaths.totalCount":                         "[4]",
		"metapaths.nodes.*.id":                         "[MIRNA-AFFECTS>OUTCOME MIRNA-REGULATES>PROTEIN-AFFECTS>OUTCOME MIRNA<CARRIES-EV_PREPARATION-AFFECTS>OUTCOME MIRNA-REGULATES>GENE-AFFECTS>OUTCOME]",
		"metapaths.nodes.3.steps.*.predicate":          "[REGULATES AFFECTS]",
		"metapaths.nodes.2.steps.*.direction":          "[IN OUT]",
		"metapaths.nodes.3.pathCount":                  "[1]",
		"metapaths.nodes.3.best.*.path.reading":        "[miR-21 lowers the expression of PTEN, which lowers cardiac function]",
		"metapaths.nodes.3.best.0.path.hops.*.forward": "[true true]",
		"metapaths.nodes.2.best.0.path.hops.*.forward": "[false true]",
		"metapaths.nodes.*.chance.permutations":        "[20 20 20 20]",
		"metapaths.nodes.*.bestTruncated":              "[false false false false]",
		"metapaths.receipt.citations.*.name":           "[Wang 2017 [53] Yu 2015 [51]]",
	} {
		if got := fmt.Sprint(a.texts(path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	// One path: its product is the DWPC.
	if product, dwpc := a.texts("metapaths.nodes.3.best.0.product"), a.texts("metapaths.nodes.3.dwpc"); !slices.Equal(product, dwpc) {
		t.Errorf("the only path has %v of %v", product, dwpc)
	}
}

// TestMetapathOfTwoStudies: the only way from Akt to myocardial infarction, by the
// vesicles of two studies.
func TestMetapathOfTwoStudies(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{metapaths(from: {name: "Akt"}, to: {name: "myocardial infarction"}) {nodes {id pathCount best {path {reading}}}}}`)
	for path, want := range map[string]string{
		"metapaths.nodes.*.id":        "[PROTEIN<REGULATES-EV_PREPARATION-TESTED_IN>DISEASE_MODEL-MODELS>DISEASE]",
		"metapaths.nodes.*.pathCount": "[2]",
		"metapaths.nodes.*.best.*.path.reading": "[Akt has its activity raised by endometrial MSC-EVs [53], which were beneficial in myocardial infarction in rats [53], which models myocardial infarction " +
			"Akt has its phosphorylation raised by MSC-EVs [46] in myocardium; MSC-EVs [46] were beneficial in myocardial infarction in mice [46], which models myocardial infarction]",
	} {
		if got := fmt.Sprint(a.texts(path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}

// A metapath can be asked for again by its id, and pages put together are the list.
func TestMetapathPagesAndIDs(t *testing.T) {
	c, _ := seeded(t)
	const question = `from: {name: "miR-21"}, to: {name: "cardiac function"}, best: 1`
	whole := c.get(`{metapaths(` + question + `, first: 500) {nodes {id dwpc}}}`)
	want := whole.texts("metapaths.nodes.*.id")
	var ids []string
	for after := "null"; ; {
		a := c.get(fmt.Sprintf(`{metapaths(%s, first: 5, after: %s) {nodes {id} pageInfo {hasNextPage endCursor}}}`, question, after))
		ids = append(ids, a.texts("metapaths.nodes.*.id")...)
		if a.text("metapaths.pageInfo.hasNextPage") == "false" {
			break
		}
		after = fmt.Sprintf("%q", a.text("metapaths.pageInfo.endCursor"))
	}
	if !slices.Equal(ids, want) || len(want) < 10 {
		t.Errorf("pages give %d metapaths, the list %d", len(ids), len(want))
	}
	for i, id := range want {
		one := c.get(`query($id: ID!) {metapaths(from: {name: "miR-21"}, to: {name: "cardiac function"}, maxLength: 1, metapath: [$id]) {nodes {id dwpc}}}`, vars{"id": id})
		if got, was := one.texts("metapaths.nodes.*.dwpc"), whole.texts("metapaths.nodes.*.dwpc")[i]; !slices.Equal(got, []string{was}) {
			t.Errorf("%s is %s, and %s when asked for alone", id, was, got)
		}
	}
}

func TestMetapathsSayWhyThereIsNone(t *testing.T) {
	c, _ := seeded(t)
	for reason, arguments := range map[string]string{
		"there are only longer paths; raise maxLength":                     `maxLength: 1`,
		"only paths over other predicates join them; leave predicate out":  `walk: {predicate: [ISOLATED_FROM]}`,
		"only paths through other categories join them; leave through out": `walk: {through: [TISSUE]}`,
		"other metapaths join them; leave metapath out":                    `metapath: ["MIRNA-AFFECTS>OUTCOME"]`,
	} {
		a := c.get(`{metapaths(from: {name: "miR-21"}, to: {name: "functional recovery"}, ` + arguments + `) {nodes {id} emptyBecause}}`)
		if got := fmt.Sprint(a.texts("metapaths.emptyBecause")); got != "["+reason+"]" {
			t.Errorf("%s: it says %s", arguments, got)
		}
	}
}

func TestMetapathTargets(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{metapathTargets(from: [{name: "miR-21"}, {name: "miR-22"}], metapath: "MIRNA-REGULATES>GENE-AFFECTS>OUTCOME") {
		totalCount nodes {node {name} sources pathCount dwpc best {product path {reading}}} receipt {citations {name}}}}`)
	names := a.texts("metapathTargets.nodes.*.node.name")
	if len(names) < 4 || fmt.Sprint(a.texts("metapathTargets.totalCount")) != fmt.Sprintf("[%d]", len(names)) || !slices.Contains(names, "cardiac function") {
		t.Errorf("the targets are %q", names)
	}
	if readings := a.texts("metapathTargets.nodes.*.best.path.reading"); len(readings) != len(names) {
		t.Errorf("%d targets have %d best paths", len(names), len(readings))
	}
	// The order of the nodes asked for does not matter, nor naming one twice.
	again := c.get(`{metapathTargets(from: [{name: "miR-22"}, {name: "miR-21"}, {name: "miR-21"}], metapath: "MIRNA-REGULATES>GENE-AFFECTS>OUTCOME", first: 2) {nodes {node {name}} pageInfo {hasNextPage}}}`)
	if got := again.texts("metapathTargets.nodes.*.node.name"); !slices.Equal(got, names[:2]) {
		t.Errorf("the first two are %q, want %q", got, names[:2])
	}
}

func TestMetapathsRefuse(t *testing.T) {
	c, _ := seeded(t)
	const pair = `from: {name: "miR-21"}, to: {name: "cardiac function"}`
	for _, tc := range []struct {
		name, query string
		code        guard.Code
	}{
		{"ErrUnknownEnd", `{metapaths(from: {name: "nobody"}, to: {name: "miR-21"}) {totalCount}}`, guard.UnknownNode},
		{"ErrEqualEnds", `{metapaths(from: {name: "miR-21"}, to: {name: "miR-21"}) {totalCount}}`, guard.BadValue},
		{"ErrLong", `{metapaths(` + pair + `, maxLength: 5) {totalCount}}`, guard.BadValue},
		{"ErrShort", `{metapaths(` + pair + `, maxLength: 0) {totalCount}}`, guard.BadValue},
		{"ErrDamping", `{metapaths(` + pair + `, damping: -0.1) {totalCount}}`, guard.BadValue},
		{"ErrBest", `{metapaths(` + pair + `, best: 11) {totalCount}}`, guard.BadValue},
		{"ErrPermutations", `{metapaths(` + pair + `, permutations: 201) {totalCount}}`, guard.BadValue},
		{"ErrOnePermutation", `{metapaths(` + pair + `, permutations: 1) {totalCount}}`, guard.BadValue},
		{"ErrMetapath", `{metapaths(` + pair + `, metapath: ["MIRNA-CARRIES>OUTCOME"]) {totalCount}}`, guard.BadValue},
		{"ErrMetapathOfOtherEnds", `{metapaths(` + pair + `, metapath: ["MIRNA-REGULATES>GENE"]) {totalCount}}`, guard.BadValue},
		{"ErrFirst", `{metapaths(` + pair + `, first: 501) {totalCount}}`, guard.PageOutOfRange},
		{"ErrNone", `{metapaths(` + pair + `, first: 0) {totalCount}}`, guard.BadValue},
		{"ErrCursor", `{metapaths(` + pair + `, after: "x") {totalCount}}`, guard.BadCursor},
		{"ErrExclude", `{metapaths(` + pair + `, walk: {exclude: [{name: "nobody"}]}) {totalCount}}`, guard.UnknownNode},
		{"ErrSource", `{metapaths(` + pair + `, sources: ["nobody"]) {totalCount}}`, guard.BadValue},
		{"ErrNoSource", `{metapathTargets(from: [], metapath: "MIRNA-REGULATES>GENE") {totalCount}}`, guard.BadValue},
		{"ErrSourceCategory", `{metapathTargets(from: [{name: "PTEN"}], metapath: "MIRNA-REGULATES>GENE") {totalCount}}`, guard.BadValue},
		{"ErrTargetMetapath", `{metapathTargets(from: [{name: "PTEN"}], metapath: "x") {totalCount}}`, guard.BadValue},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			c.refuse(tc.code, tc.query)
		})
	}
}

// TestCountingUnderAFilter counts only what fulfils a filter on statements: the figures
// are those of a graph that holds nothing else.
func TestCountingUnderAFilter(t *testing.T) {
	c, _ := seeded(t)
	question := func(filter string) string {
		return `{metapaths(from: {name: "miR-21"}, to: {name: "infarct size"}, walk: {` + filter + `}) {nodes {id pathCount best {path {hops {statement {evidence {nodes {basis}}}}}}}}}`
	}
	whole := c.get(question(""))
	stated := c.get(question(`statement: {evidence: {basis: [STATED]}}`))
	if got, all := len(stated.texts("metapaths.nodes.*.id")), len(whole.texts("metapaths.nodes.*.id")); got == 0 || got >= all {
		t.Errorf("%d metapaths of stated claims, %d of all", got, all)
	}
	if got := c.get(question(`statement: {predicate: [CARRIES]}`)); len(got.texts("metapaths.nodes.*.id")) != 0 {
		t.Errorf("vesicles alone lead from a miRNA to an outcome: %v", got.texts("metapaths.nodes.*.id"))
	}
	c.refuse(guard.BadValue, question(`statement: {negative: true}`))
	list := `of: [{name: "PTEN"}, {name: "Akt"}, {name: "GSK3B"}], target: PATHWAY`
	all := c.get(`{enrichment(` + list + `) {nodes {members {name} statements {reading}}}}`)
	firm := c.get(`{enrichment(` + list + `, statement: {evidence: {basis: [STATED]}}) {nodes {members {name} statements {reading}}}}`)
	if got, was := len(firm.texts("enrichment.nodes.*.statements.*.reading")), len(all.texts("enrichment.nodes.*.statements.*.reading")); got >= was {
		t.Errorf("%d statements stated, %d in all", got, was)
	}
}

// Where a gene and its RNA count as one, metapaths pass from what touches one to what
// touches the other, and paths begin and end at what was asked for.
func TestMetapathsCollapsed(t *testing.T) {
	c, _ := seeded(t)
	const walk = `walk: {collapse: [GENE_PRODUCTS]}`
	const fields = `nodes {id pathCount best {path {id reading stops {members {name}}}}}`
	a := c.get(`{metapaths(from: {name: "miR-122"}, to: {name: "cell proliferation"}, maxLength: 2, metapath: ["MIRNA-REGULATES>GENE-AFFECTS>BIOLOGICAL_PROCESS"], ` + walk + `) {` + fields + `}}`)
	if got := fmt.Sprint(a.texts("metapaths.nodes.*.best.*.path.reading")); !strings.Contains(got, "counted as one with IGF1R, IGF1R mRNA raises cell proliferation") {
		t.Errorf("it reads %s", got)
	}
	for i, id := range a.texts("metapaths.nodes.*.best.*.path.id") {
		if again := c.get(`query($id: ID!) {path(id: $id) {reading}}`, vars{"id": id}); again.text("path.reading") != a.texts("metapaths.nodes.*.best.*.path.reading")[i] {
			t.Errorf("%s reads %s when fetched", id, again.text("path.reading"))
		}
	}
	b := c.get(`{metapaths(from: {name: "IGF1R mRNA"}, to: {name: "miR-122"}, maxLength: 1, ` + walk + `) {` + fields + `}}`)
	if got := fmt.Sprint(b.texts("metapaths.nodes.*.id"), b.texts("metapaths.nodes.*.best.*.path.stops.0.members.*.name")); got != "[GENE<REGULATES-MIRNA] [IGF1R mRNA IGF1R]" {
		t.Errorf("from the RNA it is %s", got)
	}
	// Naming both nodes of a stop is naming it once.
	const metapath = `metapath: "GENE<REGULATES-MIRNA"`
	one := c.get(`{metapathTargets(from: [{name: "IGF1R"}], ` + metapath + `, ` + walk + `) {nodes {node {name} sources dwpc}}}`)
	both := c.get(`{metapathTargets(from: [{name: "IGF1R mRNA"}, {name: "IGF1R"}], ` + metapath + `, ` + walk + `) {nodes {node {name} sources dwpc}}}`)
	if !reflect.DeepEqual(one.Data, both.Data) || len(one.texts("metapathTargets.nodes.*.dwpc")) == 0 {
		t.Errorf("named once %v, named twice %v", one.Data, both.Data)
	}
	e := c.refuse(guard.BadValue, `{metapaths(from: {name: "IGF1R"}, to: {name: "IGF1R mRNA"}, `+walk+`) {totalCount}}`)
	if !strings.Contains(e.Message, "count as one") {
		t.Errorf("it says %s", e.Message)
	}
}

func TestMetapathTargetsSayWhyThereIsNone(t *testing.T) {
	c, _ := seeded(t)
	for reason, arguments := range map[string]string{
		"from what from names, the metapath can be followed no further than MIRNA-REGULATES>GENE": `from: [{name: "miR-122"}], metapath: "MIRNA-REGULATES>GENE-AFFECTS>OUTCOME"`,
		"only paths through other categories join them; leave through out":                        `from: [{name: "miR-21"}], metapath: "MIRNA-REGULATES>GENE-AFFECTS>OUTCOME", walk: {through: [TISSUE]}`,
	} {
		a := c.get(`{metapathTargets(` + arguments + `) {nodes {node {id}} emptyBecause}}`)
		if got := fmt.Sprint(a.texts("metapathTargets.emptyBecause")); got != "["+reason+"]" {
			t.Errorf("%s: it says %s", arguments, got)
		}
	}
	if a := c.get(`{metapathTargets(from: [{name: "miR-21"}], metapath: "MIRNA-REGULATES>GENE") {emptyBecause}}`); a.text("metapathTargets.emptyBecause") != "" {
		t.Errorf("a full list says %s", a.text("metapathTargets.emptyBecause"))
	}
}
