package traverse_test

import (
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// line joins a, b, c and d, e, f, g by HAS_TRAIT-like statements; h touches nothing.
// Between c and d stands a hub.
func line(t *testing.T) kg.Reader {
	t.Helper()
	d := &kg.Dataset{Sources: []kg.Source{{Key: "review"}}}
	for _, id := range strings.Fields("a b c hub d e f g h") {
		d.Nodes = append(d.Nodes, kg.Node{ID: kg.CURIE("EVG:" + id), Category: kg.Gene, Name: id, Hub: id == "hub", Grain: "SINGLE"})
	}
	join := func(a string, p kg.Predicate, b string, effect kg.Effect) {
		s := kg.NewStatement(kg.CURIE("EVG:"+a), p, kg.CURIE("EVG:"+b), kg.Qualifiers{Effect: effect})
		d.Statements = append(d.Statements, s)
		d.Evidence = append(d.Evidence, kg.Evidence{ID: kg.CURIE("EVG:E-" + a + b), Statement: s.ID, Source: "review"})
	}
	join("a", kg.Regulates, "b", kg.Increases)
	join("c", kg.Regulates, "b", kg.Decreases)
	join("c", kg.Regulates, "hub", kg.Increases)
	join("hub", kg.Regulates, "d", kg.Increases)
	join("d", kg.IsA, "e", "")
	join("e", kg.Regulates, "f", kg.Increases)
	join("f", kg.Regulates, "g", kg.Increases)
	return readerOf(t, d)
}

func TestExplain(t *testing.T) {
	r := line(t)
	for _, w := range []struct {
		from, to string
		walk     traverse.Walk
		shortest int
		want     string
	}{
		{"a", "h", traverse.Walk{}, 1, "touches what to names"},
		{"h", "a", traverse.Walk{}, 1, "touches what from names"},
		{"a", "c", traverse.Walk{}, 3, "least length"},
		{"a", "c", traverse.Walk{Via: []kg.CURIE{"EVG:g"}}, 1, "via names"},
		{"a", "c", traverse.Walk{Exclude: kg.NewSet("EVG:b")}, 1, "is excluded"},
		{"a", "c", traverse.Walk{Directed: true}, 1, "leave directed out"},
		{"a", "c", traverse.Walk{Pass: kg.NodeMatch{Categories: []kg.Category{kg.Protein}}}, 1, "nodes between"},
		{"a", "c", traverse.Walk{Match: kg.StatementMatch{Effects: []kg.Effect{kg.Increases}}}, 1, "filter on statements"},
		{"c", "d", traverse.Walk{}, 1, "hubs: true lets them pass"},
		{"d", "f", traverse.Walk{}, 1, "IS_A"},
		{"hub", "f", traverse.Walk{}, 1, "IS_A"},
		{"a", "f", traverse.Walk{Hubs: true, Hierarchy: true}, 1, "greatest length"},
		{"a", "f", traverse.Walk{}, 1, "more than one change: hubs, hierarchy and the greatest length keep"},
		{"a", "c", traverse.Walk{Scope: kg.SourceScope{Sources: []string{"other"}}}, 1, "others do"},
		{"a", "c", traverse.Walk{Directed: true, Exclude: kg.NewSet("EVG:b")}, 1, "more than one change: exclude and directed keep"},
		{"h", "a", traverse.Walk{Match: kg.StatementMatch{Effects: []kg.Effect{kg.Increases}}}, 1, "touches what from names"},
		{"c", "a", traverse.Walk{Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Carries}}}, 1, "filter on statements"},
	} {
		t.Run(w.from+" "+w.to+" "+w.want, func(t *testing.T) {
			q := traverse.PathQuery{From: []kg.CURIE{kg.CURIE("EVG:" + w.from)}, To: []kg.CURIE{kg.CURIE("EVG:" + w.to)},
				Shortest: w.shortest, Longest: 4, First: 1, Walk: w.walk}
			if found := must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q)); len(found.Paths) > 0 {
				t.Fatal("there is a path")
			}
			if got := must[string](t)(traverse.Explain(t.Context(), r, q)); !strings.Contains(got, w.want) {
				t.Errorf("%q, want %q", got, w.want)
			}
		})
	}
}

// Other traversals say which part of the question keeps everything out, too.
func TestExplainOthers(t *testing.T) {
	r := line(t)
	ctx := t.Context()
	set := func(ids ...kg.CURIE) []kg.CURIE { return ids }
	up := kg.StatementMatch{Effects: []kg.Effect{kg.Increases}}
	neighborhood := func(of kg.CURIE, walk traverse.Walk) string {
		if n := must[*traverse.Neighborhood](t)(traverse.Surround(ctx, r, set(of), 1, walk, traverse.Budget{})); len(n.Statements) > 0 {
			t.Fatalf("something surrounds %s", of)
		}
		return must[string](t)(traverse.ExplainNeighborhood(ctx, r, set(of), walk, traverse.Budget{}))
	}
	gaps := func(from, to kg.CURIE, walk traverse.Walk) string {
		q := traverse.GapQuery{From: traverse.GapEnd{Nodes: set(from)}, Walk: walk, Ways: 1, First: 1}
		if to != "" {
			q.To.Nodes = set(to)
		}
		return must[string](t)(traverse.ExplainGaps(ctx, r, q, must[*traverse.Gaps](t)(traverse.FindGaps(ctx, r, q))))
	}
	compare := func(a, b kg.CURIE, walk traverse.Walk) string {
		q := traverse.CompareQuery{Groups: [][]kg.CURIE{{a}, {b}}, Walk: walk, First: 1}
		return must[string](t)(traverse.ExplainComparison(ctx, r, q, must[*traverse.Comparison](t)(traverse.Compare(ctx, r, q))))
	}
	pattern := func(p traverse.Pattern) string {
		m := must[*traverse.Matching](t)(traverse.Solve(ctx, r, p, traverse.Budget{}))
		return must[string](t)(traverse.ExplainPattern(ctx, r, p, traverse.Budget{}, m))
	}
	yes := true
	edges := []traverse.PatternEdge{{From: "x", To: "y", Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Regulates}}}}
	from := func(id kg.CURIE) *kg.Set { s := kg.NewSet(id); return &s }
	for _, w := range []struct{ got, want string }{
		{neighborhood("EVG:h", traverse.Walk{}), "no statement touches them"},
		{neighborhood("EVG:b", traverse.Walk{Directed: true}), "leave directed out"},
		{neighborhood("EVG:g", traverse.Walk{Match: kg.StatementMatch{Effects: []kg.Effect{kg.Decreases}}}), "filter on statements"},
		{neighborhood("EVG:a", traverse.Walk{Exclude: kg.NewSet("EVG:b")}), "excluded"},
		{neighborhood("EVG:a", traverse.Walk{Scope: kg.SourceScope{Sources: []string{"other"}}}), "others do"},
		{gaps("EVG:a", "", traverse.Walk{Via: set("EVG:e")}), "via names"},
		{gaps("EVG:a", "", traverse.Walk{Exclude: kg.NewSet("EVG:b")}), "excluded"},
		{gaps("EVG:a", "EVG:c", traverse.Walk{Match: up}), "filter on statements"},
		{gaps("EVG:c", "EVG:d", traverse.Walk{}), "hubs: true"},
		{gaps("EVG:h", "", traverse.Walk{}), "touches what from names"},
		{gaps("EVG:a", "EVG:g", traverse.Walk{}), "nothing that to allows lies two steps"},
		{compare("EVG:a", "EVG:c", traverse.Walk{Exclude: kg.NewSet("EVG:b")}), "excluded"},
		{compare("EVG:hub", "EVG:d", traverse.Walk{Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Carries}}}), "filter on statements"},
		{compare("EVG:a", "EVG:c", traverse.Walk{Scope: kg.SourceScope{Sources: []string{"other"}}}), "others do"},
		{pattern(traverse.Pattern{Nodes: []traverse.Variable{{Name: "x", Within: from("EVG:c")}, {Name: "y", Within: from("EVG:hub")}}, Edges: edges}), "hubs: true"},
		{pattern(traverse.Pattern{Nodes: []traverse.Variable{{Name: "x", Within: from("EVG:a")}, {Name: "y"}}, Edges: edges, Scope: kg.SourceScope{Sources: []string{"other"}}}), "others do"},
		{pattern(traverse.Pattern{Nodes: []traverse.Variable{{Name: "x", Within: from("EVG:c")}, {Name: "y"}},
			Edges: []traverse.PatternEdge{{From: "x", To: "y", Match: kg.StatementMatch{Effects: []kg.Effect{kg.NoEffect}, Negative: &yes}}}}), "filters on statements"},
		{pattern(traverse.Pattern{Nodes: []traverse.Variable{{Name: "x", Within: from("EVG:h")}, {Name: "y"}}, Edges: edges}), "no statement fulfils the edge e1"},
	} {
		if !strings.Contains(w.got, w.want) {
			t.Errorf("%q, want %q", w.got, w.want)
		}
	}
}

// A path says what its effects come to, and reads as a sentence.
func TestPathInWords(t *testing.T) {
	r := line(t)
	find := func(from, to kg.CURIE, walk traverse.Walk) *traverse.Path {
		t.Helper()
		found := must[*traverse.Paths](t)(traverse.Find(t.Context(), r, traverse.PathQuery{From: []kg.CURIE{from}, To: []kg.CURIE{to}, Longest: 6, First: 1, Walk: walk}))
		if len(found.Paths) != 1 {
			t.Fatalf("%d paths", len(found.Paths))
		}
		return found.Paths[0]
	}
	for _, w := range []struct {
		from, to kg.CURIE
		sign     string
		want     string
	}{
		{"EVG:a", "EVG:c", "", "a raises b, which is lowered by c"},
		{"EVG:e", "EVG:g", "raises", "e raises f, which raises g"},
		{"EVG:c", "EVG:d", "raises", "c raises hub, which raises d"},
		{"EVG:f", "EVG:d", "", "f is raised by e, which includes d"},
	} {
		p := find(w.from, w.to, traverse.Walk{Hubs: true, Hierarchy: true})
		sign := ""
		if p.Signed {
			sign = p.Sign.String()
		}
		if got := p.Reading(kg.CURIE.Local); got != w.want || sign != w.sign {
			t.Errorf("%q with the sign %q, want %q with %q", got, sign, w.want, w.sign)
		}
	}
}
