package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
)

// silencers asks which preparation carries a miRNA that lowers a gene that acts on a
// pathway, without a test in a model that occurs in the kidney.
const silencers = `pattern(
	nodes: [{name: "ev", filter: {category: [EV_PREPARATION]}}, {name: "mir", filter: {category: [MIRNA]}}, {name: "gene", filter: {category: [GENE]}},
		{name: "pathway", filter: {category: [PATHWAY]}}, {name: "model", filter: {category: [DISEASE_MODEL]}}, {name: "kidney", filter: {in: [{name: "kidney"}]}}]
	edges: [{name: "carries", from: "ev", to: "mir", predicate: [CARRIES]}, {from: "mir", to: "gene", predicate: [REGULATES], statement: {effect: [DECREASES]}},
		{from: "gene", to: "pathway", predicate: [MODULATES]}, {from: "ev", to: "model", predicate: [TESTED_IN], not: true},
		{from: "model", to: "kidney", predicate: [OCCURS_IN], not: true}] `

// TestPattern asks the real graph, whose sentences were read against the article.
func TestPattern(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{` + silencers + `) {totalCount nodes {coherent studies {name} reading bindings {variable node {name}}
		gene: node(of: "gene") {name} hops {edge forward others support {level}}} truncated {reason} emptyBecause
		groups(by: "gene") {totalCount rows nodes {node {name} rows} truncated {reason}} receipt {queryHash citations {name} text}}}`)
	for path, want := range map[string]string{
		"pattern.totalCount":                  "[7]",
		"pattern.nodes.0.reading":             "[miR-19a-enriched MSC-EVs [51] are enriched in miR-19a, which lowers the expression of PTEN, which lowers Akt signaling pathway]",
		"pattern.nodes.0.studies.*.name":      "[Yu 2015 [51]]",
		"pattern.nodes.0.hops.*.edge":         "[carries e2 e3]",
		"pattern.nodes.*.gene.name":           "[PTEN PTEN PTEN PTEN SMO PTEN PTEN]",
		"pattern.nodes.*.coherent":            "[true true false false true false false]",
		"pattern.nodes.0.bindings.*.variable": "[ev mir gene pathway]",
		"pattern.groups.nodes.*.rows":         "[6 1]",
		"pattern.groups.nodes.*.node.name":    "[PTEN SMO]",
		"pattern.groups.rows":                 "[7]",
		"pattern.truncated":                   "[]",
		"pattern.emptyBecause":                "[]",
	} {
		if got := fmt.Sprint(a.texts(path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}

// TestPatternCollapsed asks for a gene. One study speaks of it, another one of its mRNA.
func TestPatternCollapsed(t *testing.T) {
	c, _ := seeded(t)
	const asked = `{pattern(nodes: [{name: "mir", filter: {in: [{name: "miR-122"}]}}, {name: "gene", filter: {category: [GENE]}}, {name: "process", filter: {in: [{name: "cell proliferation"}]}}],
		edges: [{from: "mir", to: "gene", predicate: [REGULATES]}, {from: "gene", to: "process", predicate: [AFFECTS]}]`
	const fields = ` {nodes {id reading score hops {others} bindings {node {name} members {name} joinedBy {reading}}} receipt {citations {name} queryHash}}}`
	apart, asOne := c.get(asked+`)`+fields), c.get(asked+`, collapse: [GENE_PRODUCTS])`+fields)
	if got := apart.texts("pattern.nodes.*.id"); len(got) > 0 {
		t.Errorf("apart there are the rows %q", got)
	}
	for path, want := range map[string]string{
		"pattern.nodes.*.reading":                       "[miR-122 raises the expression of IGF1R in hepatic stellate cells; counted as one with IGF1R, IGF1R mRNA raises cell proliferation in proximal tubular epithelial cells]",
		"pattern.nodes.0.bindings.*.node.name":          "[miR-122 IGF1R cell proliferation]",
		"pattern.nodes.0.bindings.1.members.*.name":     "[IGF1R IGF1R mRNA]",
		"pattern.nodes.0.bindings.0.members.*.name":     "[miR-122]",
		"pattern.nodes.0.bindings.*.joinedBy.*.reading": "[IGF1R has the product IGF1R mRNA]",
	} {
		if got := fmt.Sprint(asOne.texts(path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	if apart.text("pattern.receipt.queryHash") == asOne.text("pattern.receipt.queryHash") {
		t.Error("both questions have one name")
	}
	again := c.get(`query($id: ID!) {patternRow(id: $id) {id reading score hops {others} bindings {node {name} members {name} joinedBy {reading}}}}`, vars{"id": asOne.text("pattern.nodes.0.id")})
	if got, was := fmt.Sprint(again.at("patternRow")), fmt.Sprint(asOne.at("pattern.nodes.0")); got != was {
		t.Errorf("fetched again it is %s, and was %s", got, was)
	}
}

// A cycle: vesicles without RNA had no effect where the vesicles they were made of had
// one. With sameStudy one study must say all of it.
func TestPatternWithCycle(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{pattern(
		nodes: [{name: "treated", filter: {category: [EV_PREPARATION]}}, {name: "plain", filter: {category: [EV_PREPARATION]}}, {name: "model"}]
		edges: [{name: "made", from: "treated", to: "plain", predicate: [PREPARED_WITH]},
			{name: "works", from: "plain", to: "model", predicate: [TESTED_IN], statement: {result: [BENEFICIAL]}},
			{name: "fails", from: "treated", to: "model", predicate: [TESTED_IN], statement: {result: [NO_EFFECT]}}]
		sameStudy: [["works", "fails"]]) {nodes {reading sharedStudies {name} bindings {node {name}}}}}`)
	if got := fmt.Sprint(a.texts("pattern.nodes.*.bindings.*.node.name")); got != "[RNase-treated MSC-EVs [25] MSC-EVs [25] renal ischemia-reperfusion injury in rats [25]]" {
		t.Errorf("the row is %s", got)
	}
	if got := a.texts("pattern.nodes.0.sharedStudies.*.name"); len(got) != 1 || !strings.Contains(got[0], "[25]") {
		t.Errorf("the shared study is %q", got)
	}
}

// Optional edges bind what they can.
func TestPatternWithOptionalEdge(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{pattern(
		nodes: [{name: "aki", filter: {in: [{name: "acute kidney injury"}]}}, {name: "model", filter: {category: [DISEASE_MODEL]}}, {name: "ev"}, {name: "cargo"}]
		edges: [{from: "model", to: "aki", predicate: [MODELS]}, {from: "ev", to: "model", predicate: [TESTED_IN], statement: {result: [BENEFICIAL]}},
			{name: "carries", from: "ev", to: "cargo", predicate: [CARRIES], optional: true}], first: 500)
		{nodes {cargo: node(of: "cargo") {name} hops {edge}} groups(by: "cargo", first: 500) {nodes {node {name} rows}}}}`)
	without := 0
	for i, cargo := range a.at("pattern.nodes.*.cargo") {
		edges := a.texts(fmt.Sprintf("pattern.nodes.%d.hops.*.edge", i))
		if slices.Contains(edges, "carries") != (cargo != nil) {
			t.Errorf("row %d has the cargo %v and the edges %q", i, cargo, edges)
		}
		if cargo == nil {
			without++
		}
	}
	all := len(a.at("pattern.nodes.*"))
	if without == 0 || without == all {
		t.Errorf("%d of %d rows are without cargo", without, all)
	}
}

// Pages put together are the list, and every row can be fetched.
func TestPatternPagesAndIDs(t *testing.T) {
	c, _ := seeded(t)
	want := c.get(`{` + silencers + `) {nodes {id}}}`).texts("pattern.nodes.*.id")
	var ids []string
	for after := "null"; ; {
		a := c.get(fmt.Sprintf(`{%s, first: 2, after: %s) {nodes {id} emptyBecause pageInfo {hasNextPage endCursor}}}`, silencers, after))
		ids = append(ids, a.texts("pattern.nodes.*.id")...)
		if a.text("pattern.pageInfo.hasNextPage") == "false" {
			break
		}
		after = fmt.Sprintf("%q", a.text("pattern.pageInfo.endCursor"))
	}
	if !slices.Equal(ids, want) {
		t.Errorf("pages give %d rows, the list %d", len(ids), len(want))
	}
	const fields = `id score coherent reading bindings {variable node {id}} hops {edge forward others statement {id} support {value}}`
	whole := c.get(`{` + silencers + `) {nodes {` + fields + `}}}`).at("pattern.nodes.*")
	for i, id := range want {
		one := c.get(`query($id: ID!) {patternRow(id: $id) {`+fields+`}}`, vars{"id": id}).at("patternRow")
		if fmt.Sprint(one[0]) != fmt.Sprint(whole[i]) {
			t.Errorf("%v was found and\n%v fetched", whole[i], one[0])
		}
	}
}

// A hub is bound where it is named, or where hubs are let in.
func TestPatternHubs(t *testing.T) {
	c, f := seeded(t)
	subject, hub := "", ""
	for i := range f.data.Statements {
		s := &f.data.Statements[i]
		if f.node(s.Object).Hub && !f.node(s.Subject).Hub && !s.Negative() && s.Predicate != "IS_A" && s.Predicate != "PART_OF" {
			subject, hub = string(s.Subject), string(s.Object)
		}
	}
	ask := func(filter, hubs string) []string {
		return c.get(fmt.Sprintf(`{pattern(nodes: [{name: "a", filter: {idIn: [%q]}}, {name: "b", filter: %s}], edges: [{from: "a", to: "b"}], hubs: %s, first: 500)
			{nodes {b: node(of: "b") {id}}}}`, subject, filter, hubs)).texts("pattern.nodes.*.b.id")
	}
	for _, tc := range []struct {
		name, filter, hubs string
		want               bool
	}{
		{"Unnamed", `null`, `false`, false},
		{"Allowed", `null`, `true`, true},
		{"Named", fmt.Sprintf(`{idIn: [%q]}`, hub), `false`, true},
		{"AskedFor", `{hub: true}`, `false`, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			if got := ask(tc.filter, tc.hubs); slices.Contains(got, hub) != tc.want {
				t.Errorf("the hub %s is in %q: want %v", hub, got, tc.want)
			}
		})
	}
}

func TestPatternSaysWhyThereIsNone(t *testing.T) {
	c, _ := seeded(t)
	for name, tc := range map[string]struct{ nodes, edges, says string }{
		"NoNode":      {`{name: "a", filter: {category: [GENE], text: "zzz"}}, {name: "b"}`, `{from: "a", to: "b"}`, "there is no node for a"},
		"NoStatement": {`{name: "a", filter: {in: [{name: "PTEN"}]}}, {name: "b", filter: {in: [{name: "CD14"}]}}`, `{from: "a", to: "b"}`, "no statement fulfils the edge e1"},
		"RuledOut":    {`{name: "a", filter: {in: [{name: "miR-21"}]}}, {name: "b"}`, `{from: "a", to: "b", predicate: [REGULATES]}, {from: "a", to: "b", not: true}`, "ruled out by a not edge"},
	} {
		t.Run(name, func(t *testing.T) {
			c.t = t
			a := c.get(`{pattern(nodes: [` + tc.nodes + `], edges: [` + tc.edges + `]) {totalCount nodes {id} emptyBecause}}`)
			if got := a.text("pattern.emptyBecause"); !strings.Contains(got, tc.says) || a.text("pattern.totalCount") != "0" {
				t.Errorf("it says %q, want %q", got, tc.says)
			}
		})
	}
}

func TestPatternRefuses(t *testing.T) {
	c, _ := seeded(t)
	const nodes = `nodes: [{name: "a", filter: {in: [{name: "miR-21"}]}}, {name: "b"}, {name: "c"}]`
	ask := func(arguments string) string { return `{pattern(` + arguments + `) {nodes {id}}}` }
	fine := nodes + `, edges: [{from: "a", to: "b"}, {from: "b", to: "c"}]`
	for _, tc := range []struct {
		name, query string
		code        guard.Code
		hint        string
	}{
		{"ErrDisconnected", ask(nodes + `, edges: [{from: "a", to: "b"}]`), guard.BadPattern, "join it to the others"},
		{"ErrUnknownVariable", ask(nodes + `, edges: [{from: "a", to: "x"}]`), guard.BadPattern, "compare the spelling"},
		{"ErrNoNodes", ask(`nodes: [], edges: []`), guard.BadPattern, "split"},
		{"ErrNineNodes", ask(`nodes: [` + strings.Repeat(`{name: "a"}`, 9) + `], edges: []`), guard.BadPattern, "split"},
		{"ErrElevenEdges", ask(nodes + `, edges: [` + strings.Repeat(`{from: "a", to: "b"}`, 11) + `]`), guard.BadPattern, "split"},
		{"ErrOnlyOptional", ask(nodes + `, edges: [{from: "a", to: "b", optional: true}, {from: "b", to: "c", not: true}]`), guard.BadPattern, "neither optional nor not"},
		{"ErrOptionalAndNot", ask(nodes + `, edges: [{from: "a", to: "b", optional: true, not: true}]`), guard.BadPattern, "leave one"},
		{"ErrPredicateTwice", ask(nodes + `, edges: [{from: "a", to: "b", predicate: [REGULATES], statement: {predicate: [REGULATES]}}]`), guard.BadPattern, "not both"},
		{"ErrUnsayable", ask(`nodes: [{name: "a", filter: {category: [GENE]}}, {name: "b"}], edges: [{from: "a", to: "b", predicate: [TESTED_IN, MODELS]}, {from: "b", to: "a", predicate: [CARRIES]}, {from: "a", to: "b", predicate: [MODELS]}]`), guard.BadPattern, "metagraph"},
		{"ErrSameStudy", ask(fine + `, sameStudy: [["e1", "x"]]`), guard.BadPattern, "compare the spelling"},
		{"ErrDistinct", ask(fine + `, distinct: [["a"]]`), guard.BadPattern, "differ"},
		{"ErrUnknownNode", ask(`nodes: [{name: "a", filter: {in: [{name: "nobody"}]}}], edges: []`), guard.UnknownNode, "search"},
		{"ErrSource", ask(fine + `, sources: ["nobody"]`), guard.BadValue, "meta.sources"},
		{"ErrFirst", ask(fine + `, first: 501`), guard.PageOutOfRange, ""},
		{"ErrNone", ask(fine + `, first: 0`), guard.BadValue, ""},
		{"ErrCursor", ask(fine + `, after: "x"`), guard.BadCursor, ""},
		{"ErrGroup", `{pattern(` + fine + `) {groups(by: "x") {rows}}}`, guard.BadPattern, "compare the spelling"},
		{"ErrGroupsFirst", `{pattern(` + fine + `) {groups(by: "a", first: 0) {rows}}}`, guard.PageOutOfRange, ""},
		{"ErrBinding", `{pattern(` + fine + `) {nodes {node(of: "x") {id}}}}`, guard.BadPattern, "variables"},
		{"ErrRowID", `{patternRow(id: "R1") {id}}`, guard.BadID, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			p := c.refuse(tc.code, tc.query)
			if hint := fmt.Sprint(p.Extensions["hint"]); !strings.Contains(hint, tc.hint) {
				t.Errorf("the hint is %q, want %q", hint, tc.hint)
			}
		})
	}
}

// Distinct nodes are the default; an empty list lets any be the same.
func TestPatternDistinct(t *testing.T) {
	c, _ := seeded(t)
	count := func(distinct string) int {
		return c.get(`{pattern(nodes: [{name: "gene", filter: {in: [{name: "PTEN"}]}}, {name: "one"}, {name: "other"}]
			edges: [{from: "one", to: "gene", predicate: [REGULATES]}, {from: "other", to: "gene", predicate: [REGULATES]}], ` + distinct + `) {totalCount}}`).number("pattern.totalCount")
	}
	all, different := count("distinct: []"), count("")
	if regulators := all - different; regulators < 2 || regulators*regulators != all {
		t.Errorf("%d rows, %d of different nodes", all, different)
	}
	if other := count(`distinct: [["one", "gene"]]`); other != all {
		t.Errorf("%d rows where one and other may be the same, %d where all may", other, all)
	}
}
