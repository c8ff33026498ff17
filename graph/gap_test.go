package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
)

// TestGaps asks what vesicles of one organ might do in another. The sentences on the way
// were read against the article.
func TestGaps(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{gaps(from: {nodes: [{name: "endometrial MSC-EVs [53]"}]}, to: {filter: {category: [OUTCOME], text: "renal"}}) {
		totalCount truncated {reason} emptyBecause receipt {dataVersion queryHash citations {name} text}
		nodes {id knowledgeLevel from {name} to {name} score between netEffect agree reading
			ways {id score coherent nodes {name} hops {forward others support {value}} damping}}}}`)
	for path, want := range map[string]string{
		"gaps.nodes.0.from.name":           "[endometrial MSC-EVs [53]]",
		"gaps.nodes.0.to.name":             "[renal function]",
		"gaps.nodes.0.reading":             "[Prediction: endometrial MSC-EVs [53] may raise renal function, though no statement joins them; endometrial MSC-EVs [53] raise the expression of VEGFA, which raises renal function]",
		"gaps.nodes.0.netEffect":           "[INCREASES]",
		"gaps.nodes.0.agree":               "[true]",
		"gaps.nodes.0.between":             "[1]",
		"gaps.nodes.0.ways.0.coherent":     "[false]",
		"gaps.nodes.0.ways.0.nodes.1.name": "[VEGFA]",
		"gaps.truncated":                   "[]",
		"gaps.emptyBecause":                "[]",
	} {
		if got := fmt.Sprint(a.texts(path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	for _, level := range a.texts("gaps.nodes.*.knowledgeLevel") {
		if level != "PREDICTION" {
			t.Errorf("a gap is called %s", level)
		}
	}
	for _, reading := range a.texts("gaps.nodes.*.reading") {
		if !strings.HasPrefix(reading, "Prediction: ") || !strings.Contains(reading, ", though no statement joins them; ") {
			t.Errorf("it reads as a finding: %s", reading)
		}
	}
	if names := a.texts("gaps.receipt.citations.*.name"); !slices.Contains(names, "Wang 2017 [53]") {
		t.Errorf("the citations are %q", names)
	}
	for _, id := range a.texts("gaps.nodes.*.ways.*.id") {
		if got := c.get(`query($id: ID!) {path(id: $id) {id}}`, vars{"id": id}).texts("path.id"); fmt.Sprint(got) != "["+id+"]" {
			t.Errorf("the way %s is %q when fetched", id, got)
		}
	}
}

// Pages put together are the list, and every gap can be fetched.
func TestGapPagesAndIDs(t *testing.T) {
	c, _ := seeded(t)
	const question = `from: {filter: {category: [MIRNA]}}, to: {filter: {category: [OUTCOME]}}, walk: {directed: true}`
	whole := c.get(`{gaps(` + question + `, first: 60) {totalCount nodes {id reading score}}}`)
	want := whole.texts("gaps.nodes.*.id")
	var ids []string
	after := "null"
	for len(ids) < 60 {
		a := c.get(fmt.Sprintf(`{gaps(%s, first: 7, after: %s) {nodes {id} pageInfo {hasNextPage endCursor}}}`, question, after))
		ids = append(ids, a.texts("gaps.nodes.*.id")...)
		if fmt.Sprint(a.texts("gaps.pageInfo.hasNextPage")) == "[false]" {
			break
		}
		after = fmt.Sprintf("%q", a.texts("gaps.pageInfo.endCursor")[0])
	}
	if !slices.Equal(ids[:min(len(ids), 60)], want) || len(want) < 20 {
		t.Errorf("pages give %d gaps, the list %d", len(ids), len(want))
	}
	for i, id := range want {
		one := c.get(`query($id: ID!) {gap(id: $id, walk: {directed: true}) {id reading score}}`, vars{"id": id})
		for _, field := range []string{"reading", "score"} {
			if got, was := fmt.Sprint(one.texts("gap."+field)), fmt.Sprint(whole.texts(fmt.Sprintf("gaps.nodes.%d.%s", i, field))); got != was {
				t.Errorf("%s of %s is %s, and %s when fetched", field, id, was, got)
			}
		}
	}
}

// TestGapsRestOnHypotheses finds no gap by way of what a thing comes from or belongs to,
// unless it is asked for.
func TestGapsRestOnHypotheses(t *testing.T) {
	c, _ := seeded(t)
	const question = `from: {nodes: [{name: "human umbilical cord MSC-EVs [28]"}]}, to: {filter: {category: [EV_PREPARATION]}}`
	a := c.get(`{gaps(` + question + `) {emptyBecause nodes {ways {hops {statement {predicate}}}}}}`)
	for _, predicate := range a.texts("gaps.nodes.*.ways.*.hops.*.statement.predicate") {
		if predicate == "SECRETES" || predicate == "OF_SUBTYPE" {
			t.Errorf("a gap rests on %s", predicate)
		}
	}
	asked := c.get(`{gaps(` + question + `, walk: {statement: {predicate: [SECRETES]}}) {totalCount}}`)
	if asked.number("gaps.totalCount") == 0 {
		t.Error("no preparation shares its source with another")
	}
	empty := c.get(`{gaps(from: {nodes: [{name: "Wharton's jelly"}]}, to: {filter: {category: [EV_PREPARATION]}}) {emptyBecause}}`)
	if got := empty.text("gaps.emptyBecause"); !strings.Contains(got, "name predicates in walk") {
		t.Errorf("it says %s", got)
	}
}

// What is stated, or denied, is no gap; the answer says why it is empty.
func TestGapsSayWhyThereIsNone(t *testing.T) {
	c, _ := seeded(t)
	for _, tc := range []struct{ name, from, to, want string }{
		{"Stated", "miR-21", "cardiac function", "a statement joins the one pair"},
		{"Denied", "RNase-treated MSC-EVs [25]", "kidney injury", "a statement joins the one pair"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			a := c.get(`query($from: String!, $to: String!) {gaps(from: {nodes: [{name: $from}]}, to: {nodes: [{name: $to}]}, walk: {hierarchy: true}) {totalCount joinedCount emptyBecause}}`,
				vars{"from": tc.from, "to": tc.to})
			if got := fmt.Sprint(a.texts("gaps.emptyBecause")); !strings.Contains(got, tc.want) || a.number("gaps.totalCount") != 0 {
				t.Errorf("it says %s", got)
			}
		})
	}
}

func TestGapsRefuse(t *testing.T) {
	c, _ := seeded(t)
	const fields = ` {totalCount}}`
	for _, tc := range []struct {
		name, query string
		code        guard.Code
		hint        string
	}{
		{"ErrUnknown", `{gaps(from: {nodes: [{name: "nobody"}]})` + fields, guard.UnknownNode, ""},
		{"ErrEqualEnds", `{gaps(from: {nodes: [{name: "miR-21"}]}, to: {nodes: [{name: "miR-21"}]})` + fields, guard.BadValue, "different nodes"},
		{"ErrNoEnds", `{gaps` + fields, guard.BadValue, "name nodes at one end"},
		{"ErrBroad", `{gaps(from: {filter: {category: [OUTCOME, GENE, PROTEIN, BIOLOGICAL_PROCESS]}})` + fields, guard.BadValue, "narrow its filter"},
		{"ErrNoNodes", `{gaps(from: {nodes: []})` + fields, guard.BadValue, ""},
		{"ErrNothing", `{gaps(from: {nodes: [{name: "miR-21"}]}, to: {filter: {category: [OUTCOME], text: "zzz"}})` + fields, guard.BadValue, "widen the filter"},
		{"ErrNeither", `{gaps(from: {})` + fields, guard.BadValue, "one of the two"},
		{"ErrBoth", `{gaps(from: {nodes: [{name: "miR-21"}], filter: {}})` + fields, guard.BadValue, "one of the two"},
		{"ErrWays", `{gaps(from: {nodes: [{name: "miR-21"}]}, ways: 11)` + fields, guard.BadValue, ""},
		{"ErrFirst", `{gaps(from: {nodes: [{name: "miR-21"}]}, first: 501)` + fields, guard.PageOutOfRange, ""},
		{"ErrCursor", `{gaps(from: {nodes: [{name: "miR-21"}]}, after: "x")` + fields, guard.BadCursor, ""},
		{"ErrID", `{gap(id: "G1") {id}}`, guard.BadID, ""},
		{"ErrWaysOfOne", `{gap(id: "G1RVZHOm1pUi0yMQpHTzowMDIyMDA4", ways: 0) {id}}`, guard.BadValue, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			e := c.refuse(tc.code, tc.query)
			if !strings.Contains(fmt.Sprint(e), tc.hint) {
				t.Errorf("the hint is %v, want %q", e, tc.hint)
			}
		})
	}
}
