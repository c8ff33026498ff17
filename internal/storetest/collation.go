package storetest

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

var collationCases = []testCase{
	{"BytesNotLocale", func(t *testing.T, open Open) {
		// A locale would sort the accented e beside the plain one, ignore punctuation
		// and put scripts in another order.
		c := namedGraph(t, open, "zebra", "éclair", "eclair", "Echo", "_x", "-a", "a-b", "ab", "a b", "10", "9", "日本", "𐐨", "ｆ", "Ω", "")
		page := c.listNodes(kg.NodeQuery{Page: everything})
		var names []string
		for _, n := range page.Nodes {
			names = append(names, n.Name)
		}
		expect(t, "names", names, []string{"", "-a", "10", "9", "_x", "a b", "a-b", "ab", "Echo", "eclair", "zebra", "éclair", "Ω", "日本", "ｆ", "𐐨"})
	}},
	{"EqualKeysAreOrderedByID", func(t *testing.T, open Open) {
		c := namedGraph(t, open, "É", "e\u0301", "é", "E\u0301", " é ", "É")
		expect(t, "six spellings of one name", nodeIDs(c.listNodes(kg.NodeQuery{Page: everything}).Nodes), ids("EVG:n00", "EVG:n01", "EVG:n02", "EVG:n03", "EVG:n04", "EVG:n05"))
	}},
	{"IDsAsBytes", func(t *testing.T, open Open) {
		b := newBuilder()
		want := ids("CL:9", "DOID:1", "EVG:-", "EVG:0", "EVG:1", "EVG:10", "EVG:2", "EVG:A", "EVG:B", "EVG:_", "EVG:a", "EVG:a-", "EVG:a.", "EVG:aB", "EVG:ab", "EVG:b", "EVG:~", "PMID:1", "doi:10.1/x(1)", "mirbase:MI1")
		for i := range want {
			b.node(want[len(want)-1-i], kg.Gene, "same")
		}
		c := opened(t, open, &b.Dataset)
		expect(t, "ties by id", nodeIDs(c.listNodes(kg.NodeQuery{Page: everything}).Nodes), want)
		expect(t, "order by id", nodeIDs(c.listNodes(kg.NodeQuery{Order: kg.ByID, Page: everything}).Nodes), want)
		expect(t, "scan", nodeIDs(good(c.r.ScanNodes(t.Context(), "", 100))(t)), want)
		expect(t, "select", c.selects(kg.SourceScope{}, kg.Selection{}), want)
	}},
	{"EveryAwkwardName", func(t *testing.T, open Open) {
		c := namedGraph(t, open, awkward...)
		page := c.listNodes(kg.NodeQuery{Page: everything})
		byKey := func(a, b *kg.Node) int { return cmp.Or(strings.Compare(a.NameKey, b.NameKey), cmp.Compare(a.ID, b.ID)) }
		if !slices.IsSortedFunc(page.Nodes, byKey) || len(page.Nodes) != len(awkward) {
			t.Errorf("%d of %d nodes, or out of order: %v", len(page.Nodes), len(awkward), nodeIDs(page.Nodes))
		}
		for _, n := range page.Nodes {
			expect(t, "name "+n.Name, c.nodes(n.ID)[0].Name, n.Name)
		}
	}},
	{"StatementsByNameKeysNotIDs", func(t *testing.T, open Open) {
		b := newBuilder()
		b.node("EVG:p", kg.Pathway, "p")
		short, long := b.node("EVG:2", kg.Gene, "a"), b.node("EVG:1", kg.Gene, "a b")
		upper := b.node("EVG:3", kg.Gene, "A")
		second := b.say(long, kg.Modulates, "EVG:p", kg.Qualifiers{})
		tied := sorted(ids(b.say(upper, kg.Modulates, "EVG:p", kg.Qualifiers{}), b.say(short, kg.Modulates, "EVG:p", kg.Qualifiers{})))
		page := opened(t, open, &b.Dataset).listStatements(kg.StatementQuery{Page: everything})
		expect(t, "statements", statementIDs(page.Statements), append(tied, second))
	}},
}

// namedGraph has one gene for each name, with ids in their order.
func namedGraph(t *testing.T, open Open, names ...string) client {
	b := newBuilder()
	for i, name := range names {
		b.node(numbered("EVG:n%02d", i), kg.Gene, name)
	}
	return opened(t, open, &b.Dataset)
}
