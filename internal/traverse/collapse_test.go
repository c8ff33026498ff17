package traverse_test

import (
	"encoding/base64"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/traverse"
)

// TestFindCollapsedAgainstBruteForce compares whole answers with those on a graph that
// was contracted by hand.
func TestFindCollapsedAgainstBruteForce(t *testing.T) {
	found, joined, refused := 0, 0, 0
	for seed := range uint64(300) {
		dice := rand.New(rand.NewPCG(seed, 4))
		d := moleculeGraph(seed, storetest.Size{Nodes: 24 + dice.IntN(12), Statements: 50 + dice.IntN(80)})
		r := readerOf(t, d)
		for range 8 {
			q := randomPaths(dice, d)
			q.Walk.Collapse = randomCollapse(dice)
			b := newBrute(d, q.Walk)
			got, err := traverse.Find(t.Context(), r, q)
			if slices.ContainsFunc(b.stops(q.From), func(id kg.CURIE) bool { return slices.Contains(b.stops(q.To), id) }) {
				if refused++; !errors.Is(err, traverse.ErrEnds) {
					t.Fatalf("one stop at both ends gives %v", err)
				}
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			want := b.paths(q)
			found += len(want)
			if got.More != (len(want) > q.First) || got.Cut != "" {
				t.Fatalf("seed %d, %+v: more %v, cut %q of %d paths", seed, q, got.More, got.Cut, len(want))
			}
			if diff := difference(got.Paths, want[:min(len(want), q.First)]); diff != "" {
				t.Fatalf("seed %d, %+v: %s", seed, q, diff)
			}
			for _, p := range got.Paths {
				joined += b.checkStops(t, p, q)
			}
		}
	}
	if found < 5_000 || joined < 1_000 || refused < 20 {
		t.Errorf("the graphs prove little: %d paths, %d stops of several nodes, %d refused", found, joined, refused)
	}
}

// checkStops follows a path by the statements as they are told, over what joins the
// members of each stop, and counts the stops where it changes the node.
func (b *brute) checkStops(t *testing.T, p *traverse.Path, q traverse.PathQuery) (joined int) {
	t.Helper()
	for i, s := range p.Stops {
		b.checkStop(t, s, p.Nodes[i].ID)
		joined += min(len(s.Joins), 1)
	}
	for i, h := range p.Hops {
		here, next := p.Stops[i].Members, p.Stops[i+1].Members
		if !joins(h.Statement, here[len(here)-1], next[0]) {
			t.Fatalf("hop %d of %s does not go on from where the stop ends", i, p.ID())
		}
	}
	last := p.Stops[len(p.Hops)].Members
	for _, end := range []struct {
		at    *kg.Node
		among []kg.CURIE
	}{{p.Stops[0].Members[0], q.From}, {last[len(last)-1], q.To}} {
		if !slices.Contains(end.among, end.at.ID) {
			t.Fatalf("a path ends at %s, which was not asked for", end.at.ID)
		}
	}
	return joined
}

// checkStop follows what joins the members of a stop.
func (b *brute) checkStop(t *testing.T, s traverse.PathStop, id kg.CURIE) {
	t.Helper()
	if len(s.Members) != len(s.Joins)+1 {
		t.Fatalf("%d members and %d joins", len(s.Members), len(s.Joins))
	}
	for _, m := range s.Members {
		if b.stop[m.ID] != id {
			t.Fatalf("%s counts as %s, not as %s", m.ID, b.stop[m.ID], id)
		}
	}
	for j, st := range s.Joins {
		if !joins(st, s.Members[j], s.Members[j+1]) || !b.unites(st) {
			t.Fatalf("%s does not make %s and %s one", st.ID, s.Members[j].ID, s.Members[j+1].ID)
		}
	}
}

func joins(s *kg.Statement, a, b *kg.Node) bool {
	return s.Subject == a.ID && s.Object == b.ID || s.Subject == b.ID && s.Object == a.ID
}

func TestSurroundCollapsedAgainstBruteForce(t *testing.T) {
	for seed := range uint64(200) {
		dice := rand.New(rand.NewPCG(seed, 5))
		d := moleculeGraph(seed, storetest.Size{Nodes: 25 + dice.IntN(40), Statements: 20 + dice.IntN(150)})
		r := readerOf(t, d)
		for range 6 {
			w := randomWalk(dice, d)
			w.Collapse = randomCollapse(dice)
			of := []kg.CURIE{d.Nodes[dice.IntN(len(d.Nodes))].ID, d.Nodes[dice.IntN(len(d.Nodes))].ID}
			depth := 1 + dice.IntN(traverse.MaxDepth)
			b := newBrute(d, w)
			got := must[*traverse.Neighborhood](t)(traverse.Surround(t.Context(), r, of, depth, w, traverse.Budget{}))
			checkNeighborhood(t, b, got, b.levels(of, depth))
			b.checkMembers(t, got, of)
		}
	}
}

// checkMembers looks for everything that statements shown name among the members.
func (b *brute) checkMembers(t *testing.T, got *traverse.Neighborhood, of []kg.CURIE) {
	t.Helper()
	touched := kg.NewSet(of...)
	for _, s := range got.Statements {
		touched = touched.Or(kg.NewSet(s.Subject, s.Object))
	}
	for _, n := range got.Nodes {
		var want []*kg.Node
		for _, m := range b.one[n.Node.ID] {
			if touched.Has(m.ID) {
				want = append(want, m)
			}
		}
		if want == nil {
			want = b.one[n.Node.ID][:1]
		}
		if !slices.EqualFunc(n.Members, want, func(a, b *kg.Node) bool { return a.ID == b.ID }) {
			t.Fatalf("%s shows %d members, want %d", n.Node.ID, len(n.Members), len(want))
		}
	}
}

func TestCompareCollapsedAgainstBruteForce(t *testing.T) {
	shared := 0
	for seed := range uint64(100) {
		dice := rand.New(rand.NewPCG(seed, 6))
		d := moleculeGraph(seed, storetest.Size{Nodes: 40, Statements: 60 + dice.IntN(150)})
		r := readerOf(t, d)
		for range 5 {
			q := traverse.CompareQuery{First: kg.MaxPage, Walk: randomWalk(dice, d)}
			q.Walk.Via, q.Walk.Collapse = nil, randomCollapse(dice)
			for range 2 {
				q.Groups = append(q.Groups, []kg.CURIE{d.Nodes[dice.IntN(40)].ID, d.Nodes[dice.IntN(40)].ID})
			}
			var got []string
			for _, s := range must[*traverse.Comparison](t)(traverse.Compare(t.Context(), r, q)).Shares {
				for _, p := range s.Parts {
					for _, st := range p.Statements {
						got = append(got, fmt.Sprint(s.Predicate, " ", s.Forward, " ", s.Node.ID, " ", p.Group, " ", st.ID))
					}
				}
				shared += len(s.Parts) - 1
			}
			slices.Sort(got)
			if want := newBrute(d, q.Walk).shares(q.Groups, 1, 2); !slices.Equal(got, want) {
				t.Fatalf("seed %d: %q, want %q", seed, got, want)
			}
		}
	}
	if shared < 50 {
		t.Errorf("only %d shares are in both groups", shared)
	}
}

// collapsedGraph is one of many answers worth looking at.
func collapsedGraph(t *testing.T) (kg.Reader, traverse.PathQuery) {
	t.Helper()
	for seed := range uint64(200) {
		d := moleculeGraph(seed, storetest.Size{Nodes: 60, Statements: 160})
		r := readerOf(t, d)
		q := traverse.PathQuery{From: []kg.CURIE{d.Nodes[25].ID}, To: []kg.CURIE{d.Nodes[30].ID}, Longest: 4, First: kg.MaxPage,
			Walk: traverse.Walk{Hubs: true, Collapse: []traverse.Collapse{traverse.GeneProducts, traverse.Orthologs}}}
		p, err := traverse.Find(t.Context(), r, q)
		if err != nil || len(p.Paths) < 50 || p.More {
			continue
		}
		changes := 0
		for _, one := range p.Paths {
			for _, s := range one.Stops {
				changes += len(s.Joins)
			}
		}
		if changes > 20 {
			return r, q
		}
	}
	t.Fatal("no graph has many paths")
	return nil, traverse.PathQuery{}
}

// A path that was found is the same when it is fetched by its id, which says what was
// collapsed.
func TestFetchCollapsed(t *testing.T) {
	r, q := collapsedGraph(t)
	plain := q.Walk
	plain.Collapse = nil
	for _, p := range must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q)).Paths {
		again := must[*traverse.Path](t)(traverse.Fetch(t.Context(), r, p.ID(), plain, false))
		if again == nil || fmt.Sprintf("%+v", again) != fmt.Sprintf("%+v", p) {
			t.Fatalf("%+v was found and\n%+v fetched", p, again)
		}
	}
}

func TestFindCollapsedInPages(t *testing.T) {
	r, q := collapsedGraph(t)
	for _, order := range []traverse.PathOrder{traverse.ShortestFirst, traverse.BestFirst, traverse.OnlyShortest} {
		q.Order = order
		whole := idsOf(must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q)).Paths)
		var pieces []string
		page := q
		for page.First = 7; ; page.After = pieces[len(pieces)-1] {
			part := must[*traverse.Paths](t)(traverse.Find(t.Context(), r, page))
			if pieces = append(pieces, idsOf(part.Paths)...); !part.More {
				break
			}
		}
		if !slices.Equal(pieces, whole) {
			t.Errorf("%s: pages hold %d paths, the list %d", order, len(pieces), len(whole))
		}
	}
}

// A budget that is too small gives a beginning of the answer and says so.
func TestCollapsedWithinBudget(t *testing.T) {
	r, q := collapsedGraph(t)
	whole := idsOf(must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q)).Paths)
	around := must[*traverse.Neighborhood](t)(traverse.Surround(t.Context(), r, q.From, 3, q.Walk, traverse.Budget{}))
	cut := 0
	for size := 1; size < 400; size += 3 {
		for _, b := range []traverse.Budget{{Steps: size}, {Nodes: size}, {Statements: size}} {
			q.Budget = b
			part := must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q))
			ids := idsOf(part.Paths)
			if len(ids) > len(whole) || !slices.Equal(ids, whole[:len(ids)]) || part.Cut == "" && len(ids) < len(whole) {
				t.Fatalf("%+v: %d of %d paths, cut %q", b, len(ids), len(whole), part.Cut)
			}
			near := must[*traverse.Neighborhood](t)(traverse.Surround(t.Context(), r, q.From, 3, q.Walk, b))
			for i, n := range near.Nodes {
				if n.Node.ID != around.Nodes[i].Node.ID {
					t.Fatalf("%+v: node %d is %s", b, i, n.Node.ID)
				}
			}
			if near.Cut != "" && part.Cut != "" {
				cut++
			}
		}
	}
	if cut == 0 {
		t.Error("no budget was too small")
	}
}

// molecules has a gene with its RNA and protein, the gene in the mouse, and what acts
// on them: the miRNA on the RNA, a drug on the protein, vesicles on the mouse gene.
func molecules(t *testing.T, orthologs int) kg.Reader {
	t.Helper()
	d := &kg.Dataset{Sources: []kg.Source{{Key: "review"}}}
	add := func(id kg.CURIE, c kg.Category) {
		d.Nodes = append(d.Nodes, kg.Node{ID: id, Category: c, Name: id.Local(), Grain: kg.Single})
	}
	join := func(a kg.CURIE, p kg.Predicate, b kg.CURIE, effect kg.Effect) {
		s := kg.NewStatement(a, p, b, kg.Qualifiers{Effect: effect})
		d.Statements = append(d.Statements, s)
		d.Evidence = append(d.Evidence, kg.Evidence{ID: kg.CURIE("EVG:E-" + a.Local() + "-" + b.Local()), Statement: s.ID, Source: "review"})
	}
	for id, c := range map[kg.CURIE]kg.Category{"EVG:PTEN": kg.Gene, "EVG:Pten": kg.Gene, "EVG:PTEN-mRNA": kg.RNA, "EVG:PTEN-protein": kg.Protein,
		"EVG:miR-21": kg.MiRNA, "EVG:drug": kg.Chemical, "EVG:fibrosis": kg.Outcome} {
		add(id, c)
	}
	join("EVG:PTEN", kg.HasGeneProduct, "EVG:PTEN-mRNA", "")
	join("EVG:PTEN-mRNA", kg.HasGeneProduct, "EVG:PTEN-protein", "")
	join("EVG:Pten", kg.OrthologOf, "EVG:PTEN", "")
	join("EVG:miR-21", kg.Regulates, "EVG:PTEN-mRNA", kg.Decreases)
	join("EVG:drug", kg.Regulates, "EVG:PTEN-protein", kg.Increases)
	join("EVG:Pten", kg.Affects, "EVG:fibrosis", kg.Decreases)
	for i := range orthologs {
		id := kg.CURIE(fmt.Sprint("EVG:o", i))
		add(id, kg.Gene)
		join(id, kg.OrthologOf, "EVG:Pten", "")
	}
	return readerOf(t, d)
}

// A collapsed path says over what it goes on, and reads as true sentences.
func TestCollapsedPathInWords(t *testing.T) {
	r := molecules(t, 0)
	products, both := []traverse.Collapse{traverse.GeneProducts}, []traverse.Collapse{traverse.GeneProducts, traverse.Orthologs}
	for _, w := range []struct {
		from, to kg.CURIE
		collapse []traverse.Collapse
		want     string
	}{
		{"EVG:miR-21", "EVG:drug", products, "miR-21 lowers PTEN-mRNA; counted as one with PTEN-mRNA, PTEN-protein is raised by drug"},
		{"EVG:miR-21", "EVG:fibrosis", both, "miR-21 lowers PTEN-mRNA; counted as one with PTEN-mRNA, Pten lowers fibrosis"},
		{"EVG:PTEN", "EVG:drug", products, "counted as one with PTEN, PTEN-protein is raised by drug"},
		{"EVG:drug", "EVG:PTEN", products, "drug raises PTEN-protein; PTEN-protein counts as one with PTEN"},
		{"EVG:miR-21", "EVG:fibrosis", products, ""},
	} {
		q := traverse.PathQuery{From: []kg.CURIE{w.from}, To: []kg.CURIE{w.to}, Longest: 2, First: 1, Walk: traverse.Walk{Collapse: w.collapse}}
		got := ""
		for _, p := range must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q)).Paths {
			got = p.Reading(kg.CURIE.Local)
			again := must[*traverse.Path](t)(traverse.Fetch(t.Context(), r, p.ID(), traverse.Walk{}, true))
			if words := again.Reading(kg.CURIE.Local); words != got {
				t.Errorf("%q was found and %q fetched", got, words)
			}
		}
		if got != w.want {
			t.Errorf("%q, want %q", got, w.want)
		}
	}
}

func TestCollapseRefuses(t *testing.T) {
	walk := traverse.Walk{Collapse: []traverse.Collapse{traverse.Orthologs, traverse.GeneProducts}}
	q := traverse.PathQuery{From: []kg.CURIE{"EVG:Pten"}, To: []kg.CURIE{"EVG:PTEN-protein"}, Longest: 2, First: 1, Walk: walk}
	if _, err := traverse.Find(t.Context(), molecules(t, 0), q); !errors.Is(err, traverse.ErrEnds) {
		t.Errorf("a path within a stop gives %v", err)
	}
	for _, w := range []struct {
		orthologs int
		refused   bool
	}{{traverse.MaxStop - 4, false}, {traverse.MaxStop - 3, true}} {
		_, err := traverse.Surround(t.Context(), molecules(t, w.orthologs), []kg.CURIE{"EVG:miR-21"}, 1, walk, traverse.Budget{})
		if errors.Is(err, kg.ErrTooBroad) != w.refused || !w.refused && err != nil {
			t.Errorf("a gene with %d orthologs gives %v", w.orthologs, err)
		}
	}
}

// What to do is said when only collapsing joins the ends.
func TestExplainCollapse(t *testing.T) {
	q := traverse.PathQuery{From: []kg.CURIE{"EVG:miR-21"}, To: []kg.CURIE{"EVG:fibrosis"}, Longest: 3, First: 1,
		Walk: traverse.Walk{Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Regulates, kg.Affects}}}}
	const want = "only paths on which gene products and orthologs count as one join them; collapse: [GENE_PRODUCTS, ORTHOLOGS] takes them so"
	if got := must[string](t)(traverse.Explain(t.Context(), molecules(t, 0), q)); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A gap is none when a statement joins any of the nodes that count as one, and reads as
// true sentences; one whose ends became one stop is no longer there.
func TestCollapsedGaps(t *testing.T) {
	r := molecules(t, 0)
	both := []traverse.Collapse{traverse.GeneProducts, traverse.Orthologs}
	for _, w := range []struct {
		from, to kg.CURIE
		collapse []traverse.Collapse
		want     string
	}{
		{"EVG:miR-21", "EVG:fibrosis", both, "Prediction: no statement joins miR-21 and fibrosis; miR-21 lowers PTEN-mRNA; counted as one with PTEN-mRNA, Pten lowers fibrosis"},
		{"EVG:miR-21", "EVG:fibrosis", both[:1], "nothing that to allows lies two steps from what from names"},
		{"EVG:miR-21", "EVG:PTEN-protein", nil, "Prediction: no statement joins miR-21 and PTEN-protein; miR-21 lowers PTEN-mRNA, which has the product PTEN-protein"},
		{"EVG:miR-21", "EVG:PTEN-protein", both, "nothing that to allows lies two steps from what from names"},
	} {
		q := traverse.GapQuery{From: traverse.GapEnd{Nodes: []kg.CURIE{w.from}}, To: traverse.GapEnd{Nodes: []kg.CURIE{w.to}}, Ways: 1, First: 1, Walk: traverse.Walk{Collapse: w.collapse}}
		found := must[*traverse.Gaps](t)(traverse.FindGaps(t.Context(), r, q))
		got := found.Empty
		for _, g := range found.Gaps {
			got = g.Reading(kg.CURIE.Local)
		}
		if got != w.want {
			t.Errorf("%q, want %q", got, w.want)
		}
	}
	id := "G2" + base64.RawURLEncoding.EncodeToString([]byte("GO\nEVG:Pten\nEVG:PTEN-protein"))
	if g, err := traverse.FetchGap(t.Context(), r, id, traverse.Walk{}, 1); g != nil || err != nil {
		t.Errorf("a gap within a stop: %v, %v", g, err)
	}
}

// What is said of a gene and of its protein is compared, and that they are two molecules
// explains why it differs; what is said of one of them alone explains nothing.
func TestCollapsedConflicts(t *testing.T) {
	up, down := kg.Increases, kg.Decreases
	products := []traverse.Collapse{traverse.GeneProducts}
	for _, w := range []struct {
		name     string
		claims   []kg.Statement
		collapse []traverse.Collapse
		want     string
	}{
		{"each for itself", []kg.Statement{claim("drug", kg.Regulates, "gene", up), claim("drug", kg.Regulates, "protein", down)}, nil, "[]"},
		{"gene and protein", []kg.Statement{claim("drug", kg.Regulates, "gene", up), claim("drug", kg.Regulates, "protein", down)}, products,
			"[EXPLAINED EVG:drug EVG:gene [{MOLECULE [[EVG:gene] [EVG:protein]]}]]"},
		{"the protein in both", []kg.Statement{claim("drug", kg.Regulates, "protein", up), claim("drug", kg.Regulates, "gene", down), claim("drug", kg.Regulates, "protein", down)}, products,
			"[CONTRADICTION EVG:drug EVG:gene []]"},
		{"as subjects", []kg.Statement{claim("gene", kg.Affects, "outcome", up), claim("protein", kg.Affects, "outcome", down)}, products,
			"[EXPLAINED EVG:gene EVG:outcome [{MOLECULE [[EVG:gene] [EVG:protein]]}]]"},
		{"of one another", []kg.Statement{claim("gene", kg.Regulates, "protein", up), claim("gene", kg.Regulates, "protein", down)}, products, "[]"},
		{"a microRNA that counts as its gene", []kg.Statement{claim("host", kg.HasGeneProduct, "mir", ""), claim("mir", kg.Regulates, "protein", up)}, products,
			"[POLARITY EVG:host EVG:gene []]"},
	} {
		t.Run(w.name, func(t *testing.T) {
			d := &kg.Dataset{Sources: []kg.Source{{Key: "review"}}, Nodes: []kg.Node{
				{ID: "EVG:drug", Category: kg.Chemical, Name: "drug"}, {ID: "EVG:gene", Category: kg.Gene, Name: "PTEN"}, {ID: "EVG:protein", Category: kg.Protein, Name: "PTEN protein"},
				{ID: "EVG:host", Category: kg.Gene, Name: "MIR21"}, {ID: "EVG:mir", Category: kg.MiRNA, Name: "miR-21"}, {ID: "EVG:outcome", Category: kg.Outcome, Name: "scarring"},
			}}
			for i, s := range append(w.claims, claim("gene", kg.HasGeneProduct, "protein", "")) {
				d.Statements = append(d.Statements, s)
				d.Evidence = append(d.Evidence, kg.Evidence{ID: kg.CURIE(fmt.Sprint("EVG:E-", i)), Statement: s.ID, Source: "review"})
			}
			got := []string{}
			for _, c := range must[*traverse.Conflicts](t)(traverse.FindConflicts(t.Context(), readerOf(t, d), traverse.ConflictQuery{First: 10, Collapse: w.collapse})).Conflicts {
				got = append(got, fmt.Sprint(c.Kind, " ", c.Subject.ID, " ", c.Object.ID, " ", c.Differences))
			}
			if fmt.Sprint(got) != w.want {
				t.Errorf("%v, want %s", got, w.want)
			}
		})
	}
}
