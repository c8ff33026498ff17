package traverse_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/traverse"
)

// finding is a study's word on a pair of nodes.
type finding struct {
	subject, object string
	q               kg.Qualifiers
	e               kg.Evidence
}

// findings makes a graph of miR-1, two preparations of one class, of which the second
// was treated, a gene and a model.
func findings(t *testing.T, list ...finding) kg.Reader {
	t.Helper()
	d := &kg.Dataset{Sources: []kg.Source{{Key: "review"}}, Nodes: []kg.Node{
		{ID: "EVG:mir", Category: kg.MiRNA, Name: "miR-1"}, {ID: "EVG:gene", Category: kg.Gene, Name: "PTEN"},
		{ID: "EVG:class", Category: kg.EVSubtype, Name: "exosome"}, {ID: "EVG:outcome", Category: kg.Outcome, Name: "renal function"},
		{ID: "EVG:ev-1", Category: kg.EVPreparation, Name: "EVs [1]"}, {ID: "EVG:ev-2", Category: kg.EVPreparation, Name: "EVs [2]"},
		{ID: "EVG:ev-3", Category: kg.EVPreparation, Name: "treated EVs [3]", Attributes: kg.Attributes{Treatment: "RNase"}},
		{ID: "EVG:rat", Category: kg.Taxon, Name: "rat"}, {ID: "EVG:mouse", Category: kg.Taxon, Name: "mouse"},
	}}
	add := func(s kg.Statement, e kg.Evidence) {
		d.Statements = append(d.Statements, s)
		e.ID, e.Statement, e.Source = kg.CURIE(fmt.Sprintf("EVG:E-%d", len(d.Evidence))), s.ID, "review"
		d.Evidence = append(d.Evidence, e)
	}
	for _, ev := range []kg.CURIE{"EVG:ev-1", "EVG:ev-2", "EVG:ev-3"} {
		add(kg.NewStatement(ev, kg.OfSubtype, "EVG:class", kg.Qualifiers{}), kg.Evidence{})
	}
	for _, f := range list {
		p := kg.Affects
		if f.object == "gene" {
			p = kg.Regulates
		}
		add(kg.NewStatement(kg.CURIE("EVG:"+f.subject), p, kg.CURIE("EVG:"+f.object), f.q), f.e)
	}
	return readerOf(t, d)
}

func TestFindConflicts(t *testing.T) {
	up, down, none := kg.Qualifiers{Effect: kg.Increases}, kg.Qualifiers{Effect: kg.Decreases}, kg.Qualifiers{Effect: kg.NoEffect}
	with := func(q kg.Qualifiers, a kg.Aspect) kg.Qualifiers { q.Aspect = a; return q }
	for _, w := range []struct {
		name    string
		list    []finding
		classes bool
		want    string
	}{
		{"agreement", []finding{{"ev-1", "outcome", up, kg.Evidence{}}}, false, "[]"},
		{"agreement in other words", []finding{{"mir", "gene", down, kg.Evidence{}}, {"mir", "gene", with(up, kg.Degradation), kg.Evidence{}}}, false, "[]"},
		{"contradiction", []finding{{"ev-1", "outcome", up, kg.Evidence{}}, {"ev-1", "outcome", down, kg.Evidence{}}}, false, "[CONTRADICTION EVG:ev-1 EVG:outcome []]"},
		{"nothing against something", []finding{{"ev-1", "outcome", up, kg.Evidence{}}, {"ev-1", "outcome", none, kg.Evidence{}}}, false, "[CONTRADICTION EVG:ev-1 EVG:outcome []]"},
		{"by species", []finding{{"ev-1", "outcome", up, kg.Evidence{Species: "EVG:rat"}}, {"ev-1", "outcome", down, kg.Evidence{Species: "EVG:mouse"}}}, false,
			"[EXPLAINED EVG:ev-1 EVG:outcome [{SPECIES [[EVG:rat] [EVG:mouse]]}]]"},
		{"by doses, unstated once", []finding{{"ev-1", "outcome", up, kg.Evidence{Doses: "MULTIPLE"}}, {"ev-1", "outcome", none, kg.Evidence{}}}, false, "[CONTRADICTION EVG:ev-1 EVG:outcome []]"},
		{"by doses", []finding{{"ev-1", "outcome", up, kg.Evidence{Doses: "MULTIPLE"}}, {"ev-1", "outcome", none, kg.Evidence{Doses: "SINGLE"}}}, false,
			"[EXPLAINED EVG:ev-1 EVG:outcome [{DOSES [[MULTIPLE] [SINGLE]]}]]"},
		{"by aspect", []finding{{"mir", "gene", with(down, kg.Expression), kg.Evidence{}}, {"mir", "gene", with(up, kg.Activity), kg.Evidence{}}}, false,
			"[EXPLAINED EVG:mir EVG:gene [{ASPECT [[ACTIVITY] [EXPRESSION]]}]]"},
		{"a microRNA raises", []finding{{"mir", "gene", with(up, kg.Expression), kg.Evidence{}}}, false, "[POLARITY EVG:mir EVG:gene []]"},
		{"a microRNA raises activity", []finding{{"mir", "gene", with(up, kg.Activity), kg.Evidence{}}}, false, "[]"},
		{"preparations of one class apart", []finding{{"ev-1", "outcome", up, kg.Evidence{}}, {"ev-2", "outcome", down, kg.Evidence{}}}, false, "[]"},
		{"preparations of one class together", []finding{{"ev-1", "outcome", up, kg.Evidence{Preparation: "EVG:ev-1"}}, {"ev-2", "outcome", down, kg.Evidence{Preparation: "EVG:ev-2"}}}, true,
			"[CONTRADICTION EVG:class EVG:outcome []]"},
		{"a treated one does not speak for its class", []finding{{"ev-1", "outcome", up, kg.Evidence{}}, {"ev-3", "outcome", down, kg.Evidence{}}}, true, "[]"},
	} {
		t.Run(w.name, func(t *testing.T) {
			found := must[*traverse.Conflicts](t)(traverse.FindConflicts(t.Context(), findings(t, w.list...), traverse.ConflictQuery{First: 10, Classes: w.classes}))
			got := []string{}
			for _, c := range found.Conflicts {
				got = append(got, fmt.Sprint(c.Kind, " ", c.Subject.ID, " ", c.Object.ID, " ", c.Differences))
			}
			if fmt.Sprint(got) != w.want {
				t.Errorf("%v, want %s", got, w.want)
			}
		})
	}
}

// TestFindConflictsAgainstBruteForce compares which pairs disagree, on random graphs,
// read in pages.
func TestFindConflictsAgainstBruteForce(t *testing.T) {
	all := 0
	for seed := range uint64(40) {
		d := storetest.Generate(seed, storetest.Size{Nodes: 24, Statements: 240})
		r := readerOf(t, d)
		signs := map[string]map[kg.Sign]bool{}
		for i := range d.Statements {
			s := &d.Statements[i]
			if sign, ok := kg.SignOf(s.StatedEffect(), s.Aspect); ok && slices.ContainsFunc(d.Evidence, func(e kg.Evidence) bool { return e.Statement == s.ID }) {
				key := string(s.Subject + " " + s.Object)
				if signs[key] == nil {
					signs[key] = map[kg.Sign]bool{}
				}
				signs[key][sign] = true
			}
		}
		maps.DeleteFunc(signs, func(_ string, of map[kg.Sign]bool) bool { return len(of) < 2 })
		var got []string
		q := traverse.ConflictQuery{First: 3, Kinds: []traverse.ConflictKind{traverse.Contradiction, traverse.Explained}}
		for {
			part := must[*traverse.Conflicts](t)(traverse.FindConflicts(t.Context(), r, q))
			for _, c := range part.Conflicts {
				got = append(got, string(c.Subject.ID+" "+c.Object.ID))
				q.After = c.ID()
			}
			if !part.More {
				break
			}
		}
		all += len(got)
		slices.Sort(got)
		if want := slices.SortedFunc(maps.Keys(signs), cmp.Compare); !slices.Equal(got, want) {
			t.Fatalf("seed %d: %v, want %v", seed, got, want)
		}
	}
	if all < 50 {
		t.Errorf("only %d conflicts", all)
	}
}
