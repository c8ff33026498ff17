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
		{"c", "d", traverse.Walk{}, 1, "through hubs"},
		{"d", "f", traverse.Walk{}, 1, "IS_A"},
		{"hub", "f", traverse.Walk{}, 1, "IS_A"},
		{"a", "f", traverse.Walk{Hubs: true, Hierarchy: true}, 1, "greatest length"},
		{"a", "f", traverse.Walk{}, 1, "more than one"},
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
