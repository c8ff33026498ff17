package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Size says how large a generated graph is.
type Size struct {
	Nodes      int
	Statements int // at most: claims that turn out equal are one
}

// Generate makes a valid graph that is the same for the same seed: ids in no
// order, awkward and repeated names, a few nodes with very many statements, self
// loops, negative statements, several sources, and evidence of every sort.
func Generate(seed uint64, size Size) *kg.Dataset {
	g := &generator{dice: dice{rand.New(rand.NewPCG(seed, 0))}, of: map[kg.Category][]kg.CURIE{}}
	for _, key := range []string{"review", "table", "trial", "Table", "unused"} {
		g.data.Sources = append(g.data.Sources, kg.Source{Key: key, Name: "the " + key, Release: "1", Licence: "CC0-1.0"})
	}
	for i := range size.Nodes {
		g.addNode(i)
	}
	g.findPairs()
	for range size.Statements {
		g.addStatement()
	}
	return &g.data
}

type generator struct {
	dice
	data  kg.Dataset
	of    map[kg.Category][]kg.CURIE
	pairs []pair
	seen  map[kg.StatementID]bool
}

// pair is a predicate between two categories that both have nodes.
type pair struct {
	predicate       kg.Predicate
	subject, object kg.Category
}

// addNode gives the first nodes one category each, so that small graphs have
// them all.
func (g *generator) addNode(i int) {
	c := kg.Categories[i%len(kg.Categories)].Category
	if i >= len(kg.Categories) {
		c = kg.Categories[g.skewed(len(kg.Categories))].Category
	}
	n := kg.Node{
		ID:       kg.CURIE(fmt.Sprintf("EVG:%s%x", choose(g.dice, "a", "A", "b", "-", "~", "0"), uint32(i)*2654435761)),
		Category: c,
		Name:     g.name(),
		Grain:    kg.Grain(g.term("Grain", 2)),
		Hub:      g.oneIn(12),
	}
	for range g.skewed(4) {
		n.Synonyms = append(n.Synonyms, g.name())
	}
	for range g.skewed(3) {
		n.Xrefs = append(n.Xrefs, kg.CURIE(fmt.Sprintf("DOID:%d", g.IntN(50))))
	}
	if g.oneIn(8) {
		n.FormerIDs = append(n.FormerIDs, kg.CURIE(fmt.Sprintf("EVG:former-%d", g.IntN(30))))
	}
	if g.oneIn(5) {
		n.Taxon = choose(g.dice, g.of[kg.Taxon]...)
	}
	g.describe(&n)
	g.of[c] = append(g.of[c], n.ID)
	g.data.Nodes = append(g.data.Nodes, n)
}

// name is now and then one that another node has already.
func (g *generator) name() string {
	switch {
	case g.oneIn(10) && len(g.data.Nodes) > 0:
		name := choose(g.dice, g.data.Nodes...).Name
		return choose(g.dice, name, strings.ToUpper(name), strings.ToLower(name), name+" ")
	case g.oneIn(8):
		return choose(g.dice, awkward...)
	case g.oneIn(4):
		return choose(g.dice, words...) + choose(g.dice, " ", "-", "/") + choose(g.dice, awkward...)
	}
	parts := []string{choose(g.dice, words...)}
	for range 1 + g.skewed(4) {
		parts = append(parts, choose(g.dice, words...))
	}
	return strings.Join(parts, " ") + choose(g.dice, "", "", fmt.Sprintf(" %d", g.IntN(1000)))
}

func (g *generator) describe(n *kg.Node) {
	yes, a := g.oneIn(2), &n.Attributes
	switch n.Category {
	case kg.Tissue:
		a.Fluid = choose(g.dice, nil, &yes)
	case kg.Chemical:
		a.Lipid = choose(g.dice, nil, &yes)
	case kg.EVPreparation:
		a.SizeClass, a.ReportedAs = g.term("SizeClass", 3), choose(g.dice, "", "exosome")
	case kg.MiRNA:
		a.Arm = g.term("Arm", 3)
	case kg.RNA:
		a.RNAClass = g.term("RNAClass", 3)
	case kg.DiseaseModel:
		a.ModelKind = g.term("ModelKind", 3)
	case kg.Publication:
		a.Citation, a.Year, a.Title = g.IntN(20), choose(g.dice, 0, 2010+g.IntN(10)), g.name()
	}
}

func (g *generator) findPairs() {
	g.seen = map[kg.StatementID]bool{}
	for _, info := range kg.Predicates {
		for _, subject := range info.Domain {
			for _, object := range info.Range {
				if info.Allows(subject, object) && len(g.of[subject]) > 0 && len(g.of[object]) > 0 {
					g.pairs = append(g.pairs, pair{info.Predicate, subject, object})
				}
			}
		}
	}
}

func (g *generator) addStatement() {
	if len(g.pairs) == 0 {
		return
	}
	p := choose(g.dice, g.pairs...)
	subject, object := g.end(p.subject), g.end(p.object)
	if p.subject == p.object && g.oneIn(10) {
		object = subject
	}
	s := kg.NewStatement(subject, p.predicate, object, g.qualifiers(p))
	if g.seen[s.ID] {
		return
	}
	g.seen[s.ID] = true
	g.data.Statements = append(g.data.Statements, s)
	entries := 1 + g.skewed(4)
	if g.oneIn(40) {
		entries = 12
	}
	for range entries {
		g.addEvidence(s.ID)
	}
}

// end chooses a node of the category; the first ones have most statements.
func (g *generator) end(c kg.Category) kg.CURIE {
	return g.of[c][g.skewed(len(g.of[c]))]
}

func (g *generator) qualifiers(p pair) kg.Qualifiers {
	info, _ := p.predicate.Info()
	var q kg.Qualifiers
	switch {
	case info.Effect:
		q.Effect, q.Aspect = kg.Effect(g.term("Effect", 4)), kg.Aspect(g.term("Aspect", 2))
	default:
		q.Negated = g.oneIn(8)
	}
	if info.Amount {
		q.Amount = kg.Amount(g.term("Amount", 2))
	}
	if p.predicate == kg.TestedIn {
		q.Result = kg.TestResult(g.term("TestResult", 4))
	}
	if p.predicate == kg.HasTrait && g.oneIn(2) {
		q.Value = &kg.Value{Min: fmt.Sprint(g.IntN(9)), Unit: choose(g.dice, "nm", "µm", ""), Medium: choose(g.dice, "", "PBS")}
	}
	for range g.skewed(3) {
		q.Context = append(q.Context, choose(g.dice, g.data.Nodes...).ID)
	}
	return q
}

func (g *generator) addEvidence(id kg.StatementID) {
	e := kg.Evidence{
		ID:         kg.CURIE(fmt.Sprintf("EVG:E-%x-%d", uint32(len(g.data.Evidence))*2654435761, len(g.data.Evidence))),
		Statement:  id,
		Kind:       kg.EvidenceKind(g.term("EvidenceKind", 99)),
		Source:     g.data.Sources[g.skewed(len(g.data.Sources)-1)].Key,
		Level:      kg.Level(g.term("Level", 99)),
		Scope:      kg.Scope(g.term("Scope", 99)),
		Basis:      kg.Basis(g.term("Basis", 99)),
		Hedged:     g.oneIn(4),
		Refutes:    g.oneIn(6),
		Directness: kg.Directness(g.term("Directness", 3)),
		Setting:    kg.Setting(g.term("Setting", 3)),
		Route:      kg.Route(g.term("Route", 3)),
		Doses:      kg.Doses(g.term("Doses", 3)),
		Timing:     kg.Timing(g.term("Timing", 3)),
		Stage:      kg.Stage(g.term("Stage", 3)),
		Reach:      kg.Reach(g.term("Reach", 3)),
		Model:      g.maybe(kg.DiseaseModel),
		Species:    g.maybe(kg.Taxon),
	}
	if g.oneIn(3) {
		e.Preparation = g.maybe(kg.EVPreparation)
	}
	for range g.skewed(3) {
		if paper := g.maybe(kg.Publication); paper != "" {
			e.Credits = append(e.Credits, paper)
		}
	}
	g.annotate(&e)
	g.data.Evidence = append(g.data.Evidence, e)
}

func (g *generator) annotate(e *kg.Evidence) {
	if g.oneIn(4) {
		e.Summary, e.AsWritten, e.Locators = g.name(), choose(g.dice, awkward...), []string{"1:2.3", "1:2.4"}
	}
	if g.oneIn(8) {
		e.Flags = []kg.Flag{{Kind: kg.FlagKind(choose(g.dice, kg.Vocabulary["FlagKind"]...).Value), Note: g.name()}}
	}
	if g.oneIn(8) {
		e.FirstReport = &kg.FirstReport{Year: 2000 + g.IntN(20), Who: g.name()}
	}
	if g.oneIn(8) {
		e.Comparator, e.Comparison = choose(g.dice, g.data.Nodes...).ID, kg.Comparison(g.term("Comparison", 99))
		e.Via = []kg.CURIE{choose(g.dice, g.data.Nodes...).ID}
	}
}

// maybe is a node of the category, or none.
func (g *generator) maybe(c kg.Category) kg.CURIE {
	if len(g.of[c]) == 0 || g.oneIn(2) {
		return ""
	}
	return g.end(c)
}
