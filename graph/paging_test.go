package graph_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// list is one place of the schema that pages. %s stands for the paging
// arguments and %s for what is selected.
type list struct {
	name  string
	query string
	path  string
}

// rootLists page in both directions. Their filters leave lists that are short
// enough to walk in small steps.
var rootLists = []list{
	{"Find", `{l: find(filter: {category: [DISEASE_MODEL, PATHWAY, TISSUE]}, %s) {%s}}`, "l"},
	{"FindByID", `{l: find(filter: {category: [GENE]}, orderBy: ID, %s) {%s}}`, "l"},
	{"FindRelated", `{l: find(filter: {related: [{predicate: [MODULATES]}]}, %s) {%s}}`, "l"},
	{"Statements", `{l: statements(filter: {predicate: [SECRETES]}, %s) {%s}}`, "l"},
	{"StatementsByStrength", `{l: statements(filter: {predicate: [MODULATES, MODELS]}, orderBy: STRENGTH, %s) {%s}}`, "l"},
}

// nestedLists page forward, for one node and for all of a level alike.
var nestedLists = []list{
	{"Statements", `{n: node(ref: {name: "cargo-01"}) {l: statements(%s) {%s}}}`, "n.l"},
	{"StatementsByStrength", `{n: node(ref: {name: "model-1"}) {l: statements(direction: IN, orderBy: STRENGTH, %s) {%s}}}`, "n.l"},
	{"Neighbors", `{n: node(ref: {name: "pathway-1"}) {l: neighbors(%s) {%s}}}`, "n.l"},
	{"NeighborsOfHub", `{n: node(ref: {name: "model-2"}) {l: neighbors(direction: IN, %s) {%s}}}`, "n.l"},
	{"NeighborsByStrength", `{n: node(ref: {name: "model-2"}) {l: neighbors(orderBy: STRENGTH, %s) {%s}}}`, "n.l"},
	{"TypedField", `{n: evPreparation(ref: {name: "preparation-007"}) {l: cargo(%s) {%s}}}`, "n.l"},
	{"TypedFieldByStrength", `{n: mscSource(ref: {name: "source-03"}) {l: preparations(orderBy: STRENGTH, %s) {%s}}}`, "n.l"},
	{"StatementsOfPublication", `{n: publication(ref: {citation: 4}) {l: statements(filter: {predicate: [REGULATES]}, %s) {%s}}}`, "n.l"},
	{"Findings", `{n: evPreparation(ref: {name: "preparation-012"}) {l: findings(%s) {%s}}}`, "n.l"},
	{"Search", `{l: search(text: "preparation-00", %s) {%s}}`, "l"},
	{"Evidence", `{n: statement(id: "STATEMENT") {l: evidence(%s) {%s}}}`, "n.l"},
	{"EvidenceByID", `{n: statement(id: "STATEMENT") {l: evidence(orderBy: ID, %s) {%s}}}`, "n.l"},
}

// wellShown is the statement with most evidence, in place of STATEMENT.
func (f *fixture) wellShown() string {
	best, most := "", 0
	for i := range f.data.Statements {
		if n := len(f.evidence(f.data.Statements[i].ID)); n > most {
			best, most = string(f.data.Statements[i].ID), n
		}
	}
	return best
}

const pageFields = `totalCount nodes {id} edges {cursor node {id}} pageInfo {hasNextPage hasPreviousPage startCursor endCursor}`

// page asks for a page and checks what every page must hold.
func (l list) page(c client, f *fixture, arguments string) answer {
	c.t.Helper()
	query := fmt.Sprintf(strings.ReplaceAll(l.query, "STATEMENT", f.wellShown()), arguments, pageFields)
	a := c.get(query)
	ids, cursors := a.texts(l.path+".nodes.*.id"), a.texts(l.path+".edges.*.cursor")
	if edges := a.texts(l.path + ".edges.*.node.id"); !slices.Equal(edges, ids) {
		c.t.Errorf("%s: edges are %q, nodes are %q", arguments, edges, ids)
	}
	first, last := "", ""
	if len(cursors) > 0 {
		first, last = cursors[0], cursors[len(cursors)-1]
	}
	if a.text(l.path+".pageInfo.startCursor") != first || a.text(l.path+".pageInfo.endCursor") != last {
		c.t.Errorf("%s: start and end cursor are not those of the first and last edge", arguments)
	}
	return a
}

// forward walks a list from its beginning in pages of one size.
func (l list) forward(c client, f *fixture, size int) []string {
	c.t.Helper()
	var ids []string
	arguments := fmt.Sprintf("first: %d", size)
	for {
		a := l.page(c, f, arguments)
		if before := a.text(l.path + ".pageInfo.hasPreviousPage"); before != fmt.Sprint(len(ids) > 0) {
			c.t.Errorf("after %d items hasPreviousPage is %s", len(ids), before)
		}
		ids = append(ids, a.texts(l.path+".nodes.*.id")...)
		if a.text(l.path+".pageInfo.hasNextPage") == "false" || len(ids) > 1000 {
			return ids
		}
		arguments = fmt.Sprintf("first: %d, after: %q", size, a.text(l.path+".pageInfo.endCursor"))
	}
}

// backward walks a list from its end, and returns the ids in list order.
func (l list) backward(c client, f *fixture, size int) []string {
	c.t.Helper()
	var ids []string
	arguments := fmt.Sprintf("last: %d", size)
	for {
		a := l.page(c, f, arguments)
		if after := a.text(l.path + ".pageInfo.hasNextPage"); after != fmt.Sprint(len(ids) > 0) {
			c.t.Errorf("before %d items hasNextPage is %s", len(ids), after)
		}
		ids = append(a.texts(l.path+".nodes.*.id"), ids...)
		if a.text(l.path+".pageInfo.hasPreviousPage") == "false" || len(ids) > 1000 {
			return ids
		}
		arguments = fmt.Sprintf("last: %d, before: %q", size, a.text(l.path+".pageInfo.startCursor"))
	}
}

// TestPages walks every kind of list in pages of 1 to 7 items: nothing twice,
// nothing left out, and backward as forward.
func TestPages(t *testing.T) {
	c, f := latticed(t)
	for _, l := range slices.Concat(rootLists, nestedLists) {
		t.Run(l.name, func(t *testing.T) {
			c.t = t
			whole := l.page(c, f, "first: 500")
			want := whole.texts(l.path + ".nodes.*.id")
			if total := whole.number(l.path + ".totalCount"); total != len(want) || total < 2 {
				t.Fatalf("total is %d, but %d items are listed", total, len(want))
			}
			for size := 1; size <= 7; size++ {
				if got := l.forward(c, f, size); !slices.Equal(got, want) {
					t.Errorf("forward by %d\ngot  %q\nwant %q", size, got, want)
				}
				if l.path != "l" || strings.Contains(l.query, "search") {
					continue
				}
				if got := l.backward(c, f, size); !slices.Equal(got, want) {
					t.Errorf("backward by %d\ngot  %q\nwant %q", size, got, want)
				}
			}
		})
	}
}

// TestPagesOfEveryCategory walks the typed root lists of both graphs.
func TestPagesOfEveryCategory(t *testing.T) {
	for name, f := range bothGraphs(t) {
		for _, info := range kg.Categories {
			t.Run(name+info.TypeName, func(t *testing.T) {
				c := newClient(t, f.store)
				l := list{query: `{l: ` + graph.ListField(info.TypeName) + `(%s) {%s}}`, path: "l"}
				want := f.nodes(func(n *kg.Node) bool { return n.Category == info.Category })
				for _, size := range []int{7, 25} {
					if got := l.forward(c, f, size); !slices.Equal(got, want) {
						t.Errorf("forward by %d\ngot  %q\nwant %q", size, got, want)
					}
					if got := l.backward(c, f, size); !slices.Equal(got, want) {
						t.Errorf("backward by %d\ngot  %q\nwant %q", size, got, want)
					}
				}
			})
		}
	}
}

// TestPagesOfALevel walks the lists of all nodes of a level at once: each cursor
// stands for a place in the order, so it serves every node of the level.
func TestPagesOfALevel(t *testing.T) {
	c, _ := latticed(t)
	query := `query ($n: Int!, $after: String) {mscSources {nodes {preparations(first: $n, after: $after) {nodes {id} pageInfo {endCursor}}}}}`
	all := c.get(query, vars{"n": 500})
	cursor := c.get(query, vars{"n": 4}).text("mscSources.nodes.7.preparations.pageInfo.endCursor")
	rest := c.get(query, vars{"n": 500, "after": cursor})
	for i := range 20 {
		path := "mscSources.nodes." + itoa(i) + ".preparations.nodes.*.id"
		var want []string
		for _, id := range all.texts(path) {
			if id > "EVG:preparation-073" {
				want = append(want, id)
			}
		}
		if got := rest.texts(path); !slices.Equal(got, want) {
			t.Errorf("source %d\ngot  %q\nwant %q", i, got, want)
		}
	}
}

func TestPageSizes(t *testing.T) {
	c, f := latticed(t)
	for _, l := range slices.Concat(rootLists, nestedLists) {
		for name, arguments := range map[string]string{"ErrNegative": "first: -1", "ErrTooLarge": "first: 501"} {
			t.Run(l.name+name, func(t *testing.T) {
				c.t = t
				c.refuse(guard.PageOutOfRange, fmt.Sprintf(strings.ReplaceAll(l.query, "STATEMENT", f.wellShown()), arguments, pageFields))
			})
		}
		t.Run(l.name+"OKNone", func(t *testing.T) {
			c.t = t
			a := l.page(c, f, "first: 0")
			if a.number(l.path+".totalCount") == 0 || len(a.at(l.path+".nodes.*")) != 0 || a.text(l.path+".pageInfo.hasNextPage") != "true" {
				t.Errorf("answer is %s", a.Body)
			}
		})
	}
	for name, arguments := range map[string]string{
		"ErrLastNegative": "last: -1", "ErrLastTooLarge": "last: 501", "ErrLastAndAfter": `last: 1, after: "x"`, "ErrBeforeAlone": `before: "x"`,
	} {
		t.Run(name, func(t *testing.T) {
			c.t = t
			c.refuse(guard.PageOutOfRange, `{find(`+arguments+`) {totalCount}}`)
		})
	}
	t.Run("ErrInVariable", func(t *testing.T) {
		c.t = t
		c.refuse(guard.PageOutOfRange, `query ($n: Int!) {find(first: $n) {totalCount}}`, vars{"n": 501})
	})
	t.Run("ErrStatementsOfNeighbor", func(t *testing.T) {
		c.t = t
		c.refuse(guard.PageOutOfRange, `{node(ref: {name: "cargo-01"}) {neighbors {edges {statements(first: 501) {id}}}}}`)
	})
}

// TestNeighborOrder compares the orders of neighbours with the oracle.
func TestNeighborOrder(t *testing.T) {
	c, f := latticed(t)
	a := c.get(`{node(ref: {name: "cargo-01"}) {byName: neighbors(first: 500) {nodes {id}} byStrength: neighbors(first: 500, orderBy: STRENGTH) {nodes {id}}}}`)
	best := map[string]kg.Strength{}
	for i := range f.data.Statements {
		s := &f.data.Statements[i]
		if far := string(s.Other("EVG:cargo-01")); (s.Subject == "EVG:cargo-01" || s.Object == "EVG:cargo-01") && !s.Negative() {
			best[far] = max(best[far], kg.StatementStrength(f.evidence(s.ID)))
		}
	}
	t.Run("Name", func(t *testing.T) {
		want := f.nodes(func(n *kg.Node) bool { _, joined := best[string(n.ID)]; return joined })
		if got := a.texts("node.byName.nodes.*.id"); !slices.Equal(got, want) || len(want) < 2 {
			t.Errorf("got %q, want %q", got, want)
		}
	})
	t.Run("Strength", func(t *testing.T) {
		want := slices.SortedFunc(maps.Keys(best), func(a, b string) int { return cmp.Or(cmp.Compare(best[b], best[a]), cmp.Compare(a, b)) })
		if got := a.texts("node.byStrength.nodes.*.id"); !slices.Equal(got, want) || slices.IsSorted(want) {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}
