package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
)

// TestPaths asks the real graph, whose sentences were read against the article.
func TestPaths(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{paths(from: [{name: "miR-21"}], to: [{name: "cardiac function"}], walk: {directed: true}) {
		nodes {length coherent netEffect studies {name} reading hops {forward others support {level hedged}}}
		truncated {reason} emptyBecause receipt {dataVersion queryHash citations {name} text bibtex}}}`)
	bibtex := strings.Join(a.texts("paths.receipt.bibtex"), "")
	for _, want := range []string{"@article{", "author = {Wang, ", "\n}\n\n@", "year = {2015}"} {
		if !strings.Contains(bibtex, want) {
			t.Errorf("%q is not in the BibTeX %s", want, bibtex)
		}
	}
	for path, want := range map[string]string{
		"paths.nodes.0.reading":              "[miR-21 raises cardiac function]",
		"paths.nodes.1.reading":              "[miR-21 lowers the expression of PTEN, which lowers cardiac function]",
		"paths.nodes.1.netEffect":            "[INCREASES]",
		"paths.nodes.1.studies.*.name":       "[Wang 2017 [53]]",
		"paths.nodes.1.hops.*.forward":       "[true true]",
		"paths.nodes.1.hops.*.support.level": "[PRIMARY PRIMARY]",
		"paths.truncated":                    "[]",
		"paths.emptyBecause":                 "[]",
		"paths.receipt.citations.*.name":     "[Wang 2017 [53] Yu 2015 [51]]",
	} {
		if got := fmt.Sprint(a.texts(path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}

// Where a gene and its RNA count as one, the path shows both, and can be fetched.
func TestPathsCollapsed(t *testing.T) {
	c, _ := seeded(t)
	const fields = `id reading score nodes {name} stops {node {name} members {name} joinedBy {reading}} hops {others statement {subject {name} object {name}}}`
	a := c.get(`{paths(from: [{name: "miR-122"}], to: [{name: "cell proliferation"}], maxLength: 2, walk: {directed: true, collapse: [GENE_PRODUCTS]}) {nodes {` + fields + `}}}`)
	for path, want := range map[string]string{
		"paths.nodes.*.reading": "[miR-122 raises the expression of IGF1R in hepatic stellate cells; " +
			"counted as one with IGF1R, IGF1R mRNA raises cell proliferation in proximal tubular epithelial cells]",
		"paths.nodes.0.nodes.*.name":                  "[miR-122 IGF1R cell proliferation]",
		"paths.nodes.0.stops.*.node.name":             "[miR-122 IGF1R cell proliferation]",
		"paths.nodes.0.stops.*.members.*.name":        "[miR-122 IGF1R IGF1R mRNA cell proliferation]",
		"paths.nodes.0.stops.*.joinedBy.*.reading":    "[IGF1R has the product IGF1R mRNA]",
		"paths.nodes.0.hops.*.statement.subject.name": "[miR-122 IGF1R mRNA]",
	} {
		if got := fmt.Sprint(a.texts(path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	again := c.get(`query ($id: ID!) {path(id: $id) {`+fields+`}}`, vars{"id": a.texts("paths.nodes.0.id")[0]})
	for _, field := range []string{"id", "reading", "nodes.*.name", "stops.*.members.*.name", "hops.*.statement.object.name"} {
		if got, want := again.texts("path."+field), a.texts("paths.nodes.0."+field); !slices.Equal(got, want) {
			t.Errorf("fetched, %s is %s, want %s", field, got, want)
		}
	}
}

// What a neighbourhood shows of a stop is what its statements speak of.
func TestNeighborhoodCollapsed(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{neighborhood(of: [{name: "IGF1R mRNA"}], walk: {collapse: [GENE_PRODUCTS]}) {nodes {node {name} members {name}} statements {reading}}}`)
	if got := fmt.Sprint(a.texts("neighborhood.nodes.0.node.name"), a.texts("neighborhood.nodes.0.members.*.name")); got != "[IGF1R] [IGF1R IGF1R mRNA]" {
		t.Errorf("the middle is %s", got)
	}
	readings := a.texts("neighborhood.statements.*.reading")
	if !slices.Contains(readings, "MSC-EVs [26] carry IGF1R mRNA") || !slices.Contains(readings, "IGF1R takes part in proliferation and maturation of collagen") ||
		slices.Contains(readings, "IGF1R has the product IGF1R mRNA") {
		t.Errorf("it says %q", readings)
	}
}

// One stop at both ends is refused with a way out.
func TestPathsWithinOneStop(t *testing.T) {
	c, _ := seeded(t)
	p := c.refuse(guard.BadValue, `{paths(from: [{name: "IGF1R"}], to: [{name: "IGF1R mRNA"}], walk: {collapse: [GENE_PRODUCTS]}) {nodes {id}}}`)
	if !strings.Contains(p.Message, "count as one stop") {
		t.Errorf("it says %s", p.Message)
	}
}

func TestPathsSayWhyThereIsNone(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{paths(from: [{name: "miR-21"}], to: [{name: "stroke"}], maxLength: 1) {nodes {id} emptyBecause}}`)
	if got := fmt.Sprint(a.texts("paths.emptyBecause")); !strings.Contains(got, "greatest length") {
		t.Errorf("it says %s", got)
	}
}

// TestDistance: what an answer shows and what is counted apart are the same, and it does
// not depend on the lengths asked for.
func TestDistance(t *testing.T) {
	c, _ := seeded(t)
	for _, tc := range []struct{ from, to, rest, want string }{
		{"miR-21", "cardiac function", ``, "1"},
		{"miR-21", "stroke", ``, "4"},
		{"miR-21", "stroke", `maxLength: 1`, "4"},
		{"miR-21", "stroke", `minLength: 4`, "4"},
		{"miR-21", "stroke", `orderBy: BEST_FIRST, first: 3`, "4"},
		{"miR-21", "stroke", `maxLength: 1, walk: {statement: {negative: false}}`, "4"},
		{"miR-21", "stroke", `maxLength: 1, walk: {statement: {evidence: {hedged: false}}}`, "5"}, // which has to be looked for
		{"miR-21", "stroke", `walk: {directed: true}`, ""},
	} {
		a := c.get(fmt.Sprintf(`{paths(from: [{name: %q}], to: [{name: %q}], %s) {distance}}`, tc.from, tc.to, tc.rest))
		if got := strings.Join(a.texts("paths.distance"), ""); got != tc.want {
			t.Errorf("%s to %s, %s: %q, want %q", tc.from, tc.to, tc.rest, got, tc.want)
		}
	}
}

// TestReach: the levels of a whole neighbourhood are counted as they are in one that was
// cut, also where the walk has to be followed to be counted.
func TestReach(t *testing.T) {
	c, _ := seeded(t)
	const reach = `reach {level count categories {value count}}`
	for _, walk := range []string{`{}`, `{hubs: true, hierarchy: true}`, `{directed: true, through: {category: [GENE, PATHWAY]}}`, `{statement: {evidence: {hedged: false}}}`} {
		question := `of: [{name: "miR-21"}], depth: 2, walk: ` + walk
		whole := c.get(`{neighborhood(` + question + `, maxNodes: 5000) {nodes {level} truncated {reason} ` + reach + `}}`)
		cut := c.get(`{neighborhood(` + question + `, maxNodes: 2) {truncated {reason} ` + reach + `}}`)
		levels := map[string]int{}
		for _, l := range whole.texts("neighborhood.nodes.*.level") {
			levels[l]++
		}
		for i, count := range whole.texts("neighborhood.reach.*.count") {
			if count != fmt.Sprint(levels[fmt.Sprint(i)]) {
				t.Errorf("%s: %s nodes at level %d, and %d shown", walk, count, i, levels[fmt.Sprint(i)])
			}
		}
		for _, part := range []string{"level", "count", "categories.*.value", "categories.*.count"} {
			path := "neighborhood.reach.*." + part
			if a, b := whole.texts(path), cut.texts(path); !slices.Equal(a, b) || len(a) < 3 {
				t.Errorf("%s: %s are %q, and %q when cut", walk, part, a, b)
			}
		}
		if fmt.Sprint(cut.texts("neighborhood.truncated.reason")) != "[NODES]" || fmt.Sprint(whole.texts("neighborhood.truncated")) != "[]" {
			t.Errorf("%s: nothing is compared", walk)
		}
	}
}

// Pages of every order put together are the list, and every path can be fetched.
func TestPathPagesAndIDs(t *testing.T) {
	c, _ := seeded(t)
	for _, order := range []string{"SHORTEST_FIRST", "ONLY_SHORTEST", "BEST_FIRST"} {
		question := `from: [{name: "miR-22"}, {name: "miR-19a"}], to: [{name: "cardiac function"}, {name: "cardiac fibrosis"}], orderBy: ` + order
		whole := c.get(`{paths(` + question + `, first: 40) {nodes {id reading score}}}`)
		var ids []string
		after := "null"
		for len(ids) < 40 {
			a := c.get(fmt.Sprintf(`{paths(%s, first: 9, after: %s) {nodes {id} pageInfo {hasNextPage endCursor}}}`, question, after))
			ids = append(ids, a.texts("paths.nodes.*.id")...)
			if fmt.Sprint(a.texts("paths.pageInfo.hasNextPage")) == "[false]" {
				break
			}
			after = fmt.Sprintf("%q", a.texts("paths.pageInfo.endCursor")[0])
		}
		want := whole.texts("paths.nodes.*.id")
		if got := ids[:min(len(ids), 40)]; !slices.Equal(got, want) || len(want) < 4 {
			t.Errorf("%s: pages give %d paths, the list %d", order, len(got), len(want))
		}
		for i, id := range want {
			one := c.get(`query($id: ID!) {path(id: $id) {id reading score}}`, vars{"id": id})
			for _, field := range []string{"reading", "score"} {
				if got, was := fmt.Sprint(one.texts("path."+field)), fmt.Sprint(whole.texts(fmt.Sprintf("paths.nodes.%d.%s", i, field))); got != was {
					t.Errorf("%s of %s is %s, and %s when fetched", field, id, was, got)
				}
			}
		}
	}
}

func TestNeighborhood(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{neighborhood(of: [{name: "miR-21"}], depth: 2) {nodes {node {name} level hidden} statements {subject {name} object {name}} truncated {reason}}}`)
	names := a.texts("neighborhood.nodes.*.node.name")
	if names[0] != "miR-21" || !slices.Contains(names, "PTEN") || fmt.Sprint(a.texts("neighborhood.nodes.0.hidden")) != "[0]" {
		t.Errorf("the nodes are %q", names)
	}
	for _, end := range []string{"subject", "object"} {
		for _, name := range a.texts("neighborhood.statements.*." + end + ".name") {
			if !slices.Contains(names, name) {
				t.Errorf("%s is at an end of a statement and no node", name)
			}
		}
	}
	small := c.get(`{neighborhood(of: [{name: "miR-21"}], depth: 2, maxNodes: 4) {nodes {node {name}} truncated {reason hint}}}`)
	if got := small.texts("neighborhood.nodes.*.node.name"); !slices.Equal(got, names[:4]) || fmt.Sprint(small.texts("neighborhood.truncated.reason")) != "[NODES]" {
		t.Errorf("with 4 nodes %q, truncated %v", got, small.texts("neighborhood.truncated.reason"))
	}
}

func TestTraversalRefuses(t *testing.T) {
	c, _ := seeded(t)
	for _, tc := range []struct {
		name, query string
		code        guard.Code
	}{
		{"ErrUnknownEnd", `{paths(from: [{name: "nobody"}], to: [{name: "miR-21"}]) {nodes {id}}}`, guard.UnknownNode},
		{"ErrNoEnd", `{paths(from: [], to: [{name: "miR-21"}]) {nodes {id}}}`, guard.BadValue},
		{"ErrEqualEnds", `{paths(from: [{name: "miR-21"}], to: [{name: "miR-21"}]) {nodes {id}}}`, guard.BadValue},
		{"ErrLength", `{paths(from: [{name: "miR-21"}], to: [{name: "PTEN"}], maxLength: 9) {nodes {id}}}`, guard.BadValue},
		{"ErrLeastLength", `{paths(from: [{name: "miR-21"}], to: [{name: "PTEN"}], minLength: 5) {nodes {id}}}`, guard.BadValue},
		{"ErrFirst", `{paths(from: [{name: "miR-21"}], to: [{name: "PTEN"}], first: 501) {nodes {id}}}`, guard.PageOutOfRange},
		{"ErrNone", `{paths(from: [{name: "miR-21"}], to: [{name: "PTEN"}], first: 0) {nodes {id}}}`, guard.BadValue},
		{"ErrCursor", `{paths(from: [{name: "miR-21"}], to: [{name: "PTEN"}], after: "x") {nodes {id}}}`, guard.BadCursor},
		{"ErrUnknownVia", `{paths(from: [{name: "miR-21"}], to: [{name: "PTEN"}], walk: {via: [{name: "nobody"}]}) {nodes {id}}}`, guard.UnknownNode},
		{"ErrPathID", `{path(id: "P1") {id}}`, guard.BadID},
		{"ErrDepth", `{neighborhood(of: [{name: "miR-21"}], depth: 4) {nodes {level}}}`, guard.BadValue},
		{"ErrMaxNodes", `{neighborhood(of: [{name: "miR-21"}], maxNodes: 5001) {nodes {level}}}`, guard.BadValue},
		{"ErrSource", `{neighborhood(of: [{name: "miR-21"}], sources: ["nobody"]) {nodes {level}}}`, guard.BadValue},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			c.refuse(tc.code, tc.query)
		})
	}
}

// TestConflicts finds what the article itself leaves open, and shows why.
func TestConflicts(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{conflicts(classes: true) {totalCount nodes {id kind subject {name} object {name} sides {effect statements {reading}} differences {attribute values}}}}`)
	for path, want := range map[string]string{
		"conflicts.nodes.0.kind":                         "[EXPLAINED]",
		"conflicts.nodes.0.object.name":                  "[renal tubular injury]",
		"conflicts.nodes.0.sides.*.effect":               "[NO_EFFECT DECREASES]",
		"conflicts.nodes.0.sides.0.statements.*.reading": "[MSC-EVs [24] do not change renal tubular injury]",
		"conflicts.nodes.0.differences.*.attribute":      "[MODEL]",
		"conflicts.nodes.1.kind":                         "[POLARITY]",
		"conflicts.nodes.1.subject.name":                 "[miR-122]",
		"conflicts.nodes.1.sides.0.statements.*.reading": "[miR-122 raises the expression of CCNG1 in hepatic stellate cells]",
	} {
		if got := fmt.Sprint(a.texts(path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	first := c.get(`{conflicts(classes: true, first: 2) {nodes {id} pageInfo {endCursor}}}`)
	rest := c.get(`query($after: String) {conflicts(classes: true, after: $after) {nodes {id}}}`, vars{"after": first.texts("conflicts.pageInfo.endCursor")[0]})
	got := append(first.texts("conflicts.nodes.*.id"), rest.texts("conflicts.nodes.*.id")...)
	if !slices.Equal(got, a.texts("conflicts.nodes.*.id")) {
		t.Errorf("in pages %q", got)
	}
}

// TestCompare asks where miRNAs of several studies meet.
func TestCompare(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{compare(groups: [{nodes: [{name: "miR-21"}]}, {name: "of stroke", nodes: [{name: "miR-17-92 cluster"}]}, {nodes: [{name: "miR-19a"}]}], walk: {directed: true}, minGroups: 2) {
		groups {name size} sizes totalCount nodes {predicate forward agree node {name} parts {group {name} statements {reading}}}}}`)
	for path, want := range map[string]string{
		"compare.groups.*.name":                        "[miR-21 of stroke miR-19a]",
		"compare.nodes.0.node.name":                    "[PTEN]",
		"compare.nodes.0.agree":                        "[true]",
		"compare.nodes.0.parts.*.group.name":           "[miR-21 of stroke miR-19a]",
		"compare.nodes.0.parts.0.statements.*.reading": "[miR-21 lowers the expression of PTEN]",
	} {
		if got := fmt.Sprint(a.texts(path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	for name, query := range map[string]string{
		"ErrOneGroup":  `{compare(groups: [{nodes: [{name: "miR-21"}]}]) {totalCount}}`,
		"ErrNothing":   `{compare(groups: [{nodes: [{name: "miR-21"}]}, {filter: {category: [GENE], text: "zzz"}}]) {totalCount}}`,
		"ErrBothWays":  `{compare(groups: [{nodes: [{name: "miR-21"}], filter: {}}, {nodes: [{name: "miR-22"}]}]) {totalCount}}`,
		"ErrNeither":   `{compare(groups: [{}, {nodes: [{name: "miR-22"}]}]) {totalCount}}`,
		"ErrOfNothing": `{compare {totalCount}}`,
	} {
		t.Run(name, func(t *testing.T) {
			c.t = t
			c.refuse(guard.BadValue, query)
		})
	}
	t.Run("ErrTooMany", func(t *testing.T) {
		c.t = t
		c.refuse(guard.FilterTooBroad, `{compare(each: {category: [OUTCOME, GENE, PROTEIN]}) {totalCount}}`)
	})
}

// TestEmptyAnswersSayWhy asks for what is not there, and then does what the answer says.
func TestEmptyAnswersSayWhy(t *testing.T) {
	c, _ := seeded(t)
	mirs := `groups: [{nodes: [{name: "miR-21"}]}, {nodes: [{name: "miR-22"}]}]`
	for _, test := range []struct{ root, empty, says, full string }{
		{"compare", `(` + mirs + `, minGroups: 2)`, "lower the least number of groups", `(` + mirs + `, minGroups: 1)`},
		{"compare", `(groups: [{nodes: [{name: "miR-21"}]}, {nodes: [{name: "miR-19a"}]}], walk: {through: {in: [{name: "PTEN"}]}}, maxGroups: 1)`, "raise the greatest number of groups",
			`(groups: [{nodes: [{name: "miR-21"}]}, {nodes: [{name: "miR-19a"}]}], walk: {through: {in: [{name: "PTEN"}]}}, maxGroups: 2)`},
		{"compare", `(` + mirs + `, walk: {statement: {predicate: [DEVELOPS_INTO]}})`, "the filter on statements", `(` + mirs + `)`},
		{"conflicts", `(statement: {predicate: [CARRIES]})`, "no statement with an effect", ``},
		{"conflicts", `(statement: {subject: [{name: "miR-21"}]})`, "and agrees", ``},
		{"conflicts", `(statement: {subject: [{name: "miR-122"}]}, kinds: [CONTRADICTION])`, "leave kinds out", `(statement: {subject: [{name: "miR-122"}]})`},
		{"neighborhood", `(of: [{name: "miR-22"}], walk: {statement: {predicate: [DEVELOPS_INTO]}})`, "the filter on statements", ``},
	} {
		if test.root == "neighborhood" {
			if got := c.get(`{neighborhood` + test.empty + ` {emptyBecause}}`).text("neighborhood.emptyBecause"); !strings.Contains(got, test.says) {
				t.Errorf("%s: it says %s", test.empty, got)
			}
			continue
		}
		a := c.get(fmt.Sprintf(`{%s%s {totalCount emptyBecause}}`, test.root, test.empty))
		if got := fmt.Sprint(a.texts(test.root + ".emptyBecause")); !strings.Contains(got, test.says) {
			t.Errorf("%s%s: it says %s, want %s", test.root, test.empty, got, test.says)
		}
		b := c.get(fmt.Sprintf(`{%s%s {totalCount emptyBecause}}`, test.root, test.full))
		if got := fmt.Sprint(b.texts(test.root+".totalCount"), b.texts(test.root+".emptyBecause")); strings.HasPrefix(got, "[0]") || !strings.HasSuffix(got, "[]") {
			t.Errorf("%s%s: %s", test.root, test.full, got)
		}
	}
}

// TestContradictoryWalks asks for what is left out at the same time.
func TestContradictoryWalks(t *testing.T) {
	c, _ := seeded(t)
	without := func(name string) string { return `walk: {exclude: [{name: "` + name + `"}]}` }
	const twice = `walk: {via: [{name: "PTEN"}], exclude: [{name: "PTEN"}]}`
	const asOne = `{nodes: [{name: "IGF1R"}]}, {nodes: [{name: "IGF1R mRNA"}]}`
	for name, query := range map[string]string{
		"ErrPathsEnd":      `{paths(from: [{name: "miR-21"}], to: [{name: "stroke"}], ` + without("stroke") + `) {nodes {id}}}`,
		"ErrPathsVia":      `{paths(from: [{name: "miR-21"}], to: [{name: "stroke"}], ` + twice + `) {nodes {id}}}`,
		"ErrNeighborhood":  `{neighborhood(of: [{name: "miR-21"}], ` + without("miR-21") + `) {nodes {level}}}`,
		"ErrCompare":       `{compare(groups: [{nodes: [{name: "miR-21"}]}, {nodes: [{name: "miR-22"}]}], ` + without("miR-22") + `) {totalCount}}`,
		"ErrGaps":          `{gaps(from: {nodes: [{name: "miR-21"}]}, ` + without("miR-21") + `) {totalCount}}`,
		"ErrGapsVia":       `{gaps(from: {nodes: [{name: "miR-21"}]}, ` + twice + `) {totalCount}}`,
		"ErrMechanisms":    `{mechanisms(at: {preparation: [{name: "MSC-EVs [24]"}]}, ` + without("MSC-EVs [24]") + `) {nodes {id}}}`,
		"ErrMechanismsVia": `{mechanisms(at: {cargo: [{name: "miR-21"}]}, ` + twice + `) {nodes {id}}}`,
		"ErrGroupsAsOne":   `{compare(groups: [` + asOne + `], walk: {collapse: [GENE_PRODUCTS]}) {totalCount}}`,
	} {
		t.Run(name, func(t *testing.T) {
			c.t = t
			c.refuse(guard.BadValue, query)
		})
	}
	for name, tc := range map[string]struct {
		code  guard.Code
		query string
	}{
		"ErrNodesAsOne": {guard.BadPattern, `{pattern(nodes: [{name: "a", filter: {in: [{name: "IGF1R"}]}}, {name: "b", filter: {in: [{name: "IGF1R mRNA"}]}}], edges: [{from: "a", to: "b"}], collapse: [GENE_PRODUCTS]) {totalCount}}`},
		"ErrRow":        {guard.WrongCategory, `{testMatrix(rows: {in: [{name: "Akt signaling pathway"}]}) {rows {node {id}}}}`},
		"ErrColumn":     {guard.WrongCategory, `{testMatrix(columns: {in: [{name: "MSC-EVs [24]"}]}) {rows {node {id}}}}`},
	} {
		t.Run(name, func(t *testing.T) {
			c.t = t
			c.refuse(tc.code, tc.query)
		})
	}
	if got := c.get(`{paths(from: [{name: "miR-21"}], to: [{name: "cardiac function"}], ` + without("PTEN") + `) {nodes {id}}}`).texts("paths.nodes.*.id"); len(got) == 0 {
		t.Error("a path that may be walked is refused")
	}
}
