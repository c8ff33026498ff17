package traverse_test

import (
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
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

// clashes lists the pairs of stops that disagree, with the sides and the molecules that
// tell them apart, and the microRNAs that raise.
func (b *brute) clashes() (lines []string) {
	sides := map[[2]kg.CURIE]map[kg.Sign][]*kg.Statement{}
	for i := range b.data.Statements {
		s := &b.data.Statements[i]
		sign, ok := kg.SignOf(s.StatedEffect(), s.Aspect)
		ends := [2]kg.CURIE{b.stop[s.Subject], b.stop[s.Object]}
		if !ok || ends[0] == ends[1] && len(b.one[ends[0]]) > 1 || !b.says(s.ID) {
			continue
		}
		if sides[ends] == nil {
			sides[ends] = map[kg.Sign][]*kg.Statement{}
		}
		sides[ends][sign] = append(sides[ends][sign], s)
	}
	for ends, of := range sides {
		silenced := slices.ContainsFunc(of[kg.Raises], func(s *kg.Statement) bool {
			how := s.Predicate == "REGULATES" && (s.Aspect == "" || s.Aspect == "EXPRESSION" || s.Aspect == "ABUNDANCE")
			return how && b.node[s.Subject].Category == "MIRNA" && b.node[s.Object].Category != "MIRNA"
		})
		if len(of) == 1 && !silenced {
			continue
		}
		line := fmt.Sprint(ends)
		for _, sign := range []kg.Sign{kg.Raises, kg.Leaves, kg.Lowers} {
			var ids []kg.CURIE
			for _, s := range of[sign] {
				ids = append(ids, s.ID)
			}
			if ids != nil {
				line += fmt.Sprint(" ", sign, kg.NewSet(ids...).IDs)
			}
		}
		lines = append(lines, line+fmt.Sprint(b.moleculesOf(ends, of)))
	}
	slices.Sort(lines)
	return lines
}

// says reports whether the sources have a word on the statement.
func (b *brute) says(id kg.StatementID) bool {
	return slices.ContainsFunc(b.data.Evidence, func(e kg.Evidence) bool {
		return e.Statement == id && (len(b.walk.Scope.Sources) == 0 || slices.Contains(b.walk.Scope.Sources, e.Source))
	})
}

// moleculesOf are, of each side, the nodes named at the ends where no node is named twice
// by different sides.
func (b *brute) moleculesOf(ends [2]kg.CURIE, of map[kg.Sign][]*kg.Statement) (all [][]kg.CURIE) {
	if len(of) < 2 {
		return nil
	}
	for place, stop := range ends {
		by := map[kg.CURIE]map[kg.Sign]bool{}
		named := map[kg.Sign]kg.Set{}
		for sign, list := range of {
			for _, s := range list {
				id := []kg.CURIE{s.Subject, s.Object}[place]
				if by[id] == nil {
					by[id] = map[kg.Sign]bool{}
				}
				by[id][sign] = true
				named[sign] = named[sign].Or(kg.NewSet(id))
			}
		}
		shared := slices.ContainsFunc(slices.Collect(maps.Values(by)), func(signs map[kg.Sign]bool) bool { return len(signs) > 1 })
		if shared || len(b.one[stop]) == 1 {
			continue
		}
		i := 0
		for _, sign := range []kg.Sign{kg.Raises, kg.Leaves, kg.Lowers} {
			if of[sign] == nil {
				continue
			}
			if i == len(all) {
				all = append(all, nil)
			}
			all[i] = append(all[i], named[sign].IDs...)
			i++
		}
	}
	return all
}

func tellClash(c *traverse.Conflict) string {
	line := fmt.Sprint([2]kg.CURIE{c.Subject.ID, c.Object.ID})
	for _, side := range c.Sides {
		var ids []kg.CURIE
		for _, s := range side.Statements {
			ids = append(ids, s.ID)
		}
		line += fmt.Sprint(" ", side.Sign, ids)
	}
	molecules := [][]string{}
	for _, d := range c.Differences {
		if d.Attribute == traverse.MoleculeDiffers {
			molecules = d.Values
		}
	}
	return line + fmt.Sprint(molecules)
}

// TestFindCollapsedConflictsAgainstBruteForce compares them with those of graphs that were
// contracted by hand.
func TestFindCollapsedConflictsAgainstBruteForce(t *testing.T) {
	kinds, apart := map[traverse.ConflictKind]int{}, 0
	for seed := range uint64(200) {
		dice := rand.New(rand.NewPCG(seed, 12))
		d := moleculeGraph(seed, storetest.Size{Nodes: 20 + dice.IntN(10), Statements: 150 + dice.IntN(150)})
		r := readerOf(t, d)
		for range 3 {
			q := traverse.ConflictQuery{First: kg.MaxPage, Collapse: randomCollapse(dice)}
			if dice.IntN(3) == 0 {
				q.Scope.Sources = []string{"review", "trial"}
			}
			var got []string
			for _, c := range must[*traverse.Conflicts](t)(traverse.FindConflicts(t.Context(), r, q)).Conflicts {
				got = append(got, tellClash(c))
				kinds[c.Kind]++
				if len(c.Differences) > 0 && c.Differences[0].Attribute == traverse.MoleculeDiffers {
					apart++
				}
				if (c.Kind == traverse.Explained) != (len(c.Differences) > 0) {
					t.Fatalf("%s with the differences %v", c.Kind, c.Differences)
				}
			}
			slices.Sort(got)
			if want := newBrute(d, traverse.Walk{Scope: q.Scope, Collapse: q.Collapse}).clashes(); !slices.Equal(got, want) {
				t.Fatalf("seed %d, %+v:\n%q, want\n%q", seed, q, got, want)
			}
		}
	}
	if kinds[traverse.Contradiction] < 50 || kinds[traverse.Explained] < 200 || kinds[traverse.Polarity] < 5 || apart < 100 {
		t.Errorf("the graphs prove little: %v, %d by the molecule", kinds, apart)
	}
}

// TestFetchConflict fetches every conflict of random lists by its id, which says what was
// taken for one.
func TestFetchConflict(t *testing.T) {
	kinds := map[traverse.ConflictKind]int{}
	marks := map[string]int{}
	for seed := range uint64(200) {
		dice := rand.New(rand.NewPCG(seed, 13))
		d := moleculeGraph(seed, storetest.Size{Nodes: 24, Statements: 240})
		r := readerOf(t, d)
		q := traverse.ConflictQuery{First: kg.MaxPage, Classes: dice.IntN(2) == 0, Match: randomWalk(dice, d).Match}
		if dice.IntN(2) == 0 {
			q.Collapse = randomCollapse(dice)
		}
		if dice.IntN(3) == 0 {
			q.Scope.Sources = []string{"review", "trial"}
		}
		if dice.IntN(4) == 0 {
			some := kg.NewSet(d.Nodes[dice.IntN(24)].ID, d.Nodes[dice.IntN(24)].ID).Not()
			q.Match.Subject = &some
		}
		for _, c := range must[*traverse.Conflicts](t)(traverse.FindConflicts(t.Context(), r, q)).Conflicts {
			again := must[*traverse.Conflict](t)(traverse.FetchConflict(t.Context(), r, c.ID(), q.Scope, q.Match))
			if again == nil || again.ID() != c.ID() || tellClash(again) != tellClash(c) || fmt.Sprint(again.Differences) != fmt.Sprint(c.Differences) {
				t.Fatalf("seed %d, %+v: %s was found and\n%+v fetched", seed, q, tellClash(c), again)
			}
			kinds[c.Kind]++
			marks[c.ID()[:2]]++
		}
	}
	if kinds[traverse.Contradiction] < 50 || kinds[traverse.Explained] < 50 || kinds[traverse.Polarity] < 3 || marks["C1"] < 50 || marks["C2"] < 50 {
		t.Errorf("the graphs prove little: %v %v", kinds, marks)
	}
}

// What is no conflict any more, or now of another kind, is null; a text that is no id is
// refused.
func TestFetchConflictThatIsGone(t *testing.T) {
	up, down := kg.Qualifiers{Effect: kg.Increases}, kg.Qualifiers{Effect: kg.Decreases}
	id := func(mark, text string) string { return mark + base64.RawURLEncoding.EncodeToString([]byte(text)) }
	agreed, disputed := findings(t, finding{"ev-1", "outcome", up, kg.Evidence{}}), findings(t, finding{"ev-1", "outcome", up, kg.Evidence{}}, finding{"ev-1", "outcome", down, kg.Evidence{}})
	for _, w := range []struct {
		name string
		r    kg.Reader
		id   string
		want bool
	}{
		{"there", disputed, id("C1", "CONTRADICTION\nEVG:ev-1\nEVG:outcome"), true},
		{"for the class", disputed, id("C2", "C\nCONTRADICTION\nEVG:class\nEVG:outcome"), true},
		{"of another kind", disputed, id("C1", "EXPLAINED\nEVG:ev-1\nEVG:outcome"), false},
		{"for the preparation, of which only the class is compared", disputed, id("C2", "C\nCONTRADICTION\nEVG:ev-1\nEVG:outcome"), false},
		{"agreement", agreed, id("C1", "CONTRADICTION\nEVG:ev-1\nEVG:outcome"), false},
		{"unknown nodes", agreed, id("C2", "CGO\nCONTRADICTION\nEVG:x\nEVG:y"), false},
	} {
		if c := must[*traverse.Conflict](t)(traverse.FetchConflict(t.Context(), w.r, w.id, kg.SourceScope{}, kg.StatementMatch{})); (c != nil) != w.want {
			t.Errorf("%s: %v", w.name, c)
		}
	}
	for _, bad := range []string{"", "C1", "C2", "C1!", id("C1", "CONTRADICTION\nEVG:a"), id("C1", "QUARREL\nEVG:a\nEVG:b"), id("C1", "CONTRADICTION\nEVG:a\nb"), id("C1", "CONTRADICTION\na\nEVG:b"),
		id("C2", "CONTRADICTION\nEVG:a\nEVG:b"), id("C2", "\nCONTRADICTION\nEVG:a\nEVG:b"), id("C2", "GC\nCONTRADICTION\nEVG:a\nEVG:b"), id("C1", "G\nCONTRADICTION\nEVG:a\nEVG:b"), id("G1", "CONTRADICTION\nEVG:a\nEVG:b")} {
		if _, err := traverse.FetchConflict(t.Context(), agreed, bad, kg.SourceScope{}, kg.StatementMatch{}); !errors.Is(err, traverse.ErrBadPath) {
			t.Errorf("%q gives %v", bad, err)
		}
	}
}
