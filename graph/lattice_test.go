package graph_test

import (
	"fmt"

	"github.com/evgraph/evgraph/internal/kg"
)

// The size of the lattice.
const (
	latticeSources      = 20
	preparationsEach    = 10
	cargoEach           = 12
	targetsEach         = 3
	latticeCargo        = 60
	latticeTargets      = 40
	latticePublications = 10
	latticeModels       = 8
)

// lattice is a graph that is made by rule, so that tests can foretell every
// count:
//
//	20 sources --SECRETES--> 10 preparations each --CARRIES--> 12 cargo each,
//	of 60 in five categories --REGULATES--> 3 targets each, of 40 genes
//	--MODULATES--> one of 5 pathways
//
// Every fifth carried cargo is denied, every seventh regulation did not happen.
// Preparations are tested in 8 models of 4 diseases, which IS_A joins to a tree,
// in 3 organs. Evidence takes the values of every enumeration in turn, and comes
// from two sources: "table" has every third statement, "paper" the others, and
// every ninth statement both. Two genes and a protein are called twin, and so is
// a synonym of a chemical. At the end every predicate that was not used joins
// the first two nodes that it may join.
type lattice struct {
	kg.Dataset
	of map[kg.Category][]kg.CURIE
}

func newLattice() *kg.Dataset {
	l := &lattice{of: map[kg.Category][]kg.CURIE{}}
	l.Sources = []kg.Source{{Key: "paper", Name: "Papers"}, {Key: "table", Name: "A table"}, {Key: "unused", Name: "Nothing"}}
	l.addSurroundings()
	l.addMolecules()
	l.addModels()
	l.addChain()
	l.addTwins()
	l.addUnusedPredicates()
	return &l.Dataset
}

// node adds a node that is called like its id.
func (l *lattice) node(c kg.Category, key string, a kg.Attributes) kg.CURIE {
	id := kg.CURIE("EVG:" + key)
	grains := kg.Vocabulary["Grain"]
	l.Nodes = append(l.Nodes, kg.Node{ID: id, Category: c, Name: key, Attributes: a, Hub: len(l.Nodes)%11 == 0,
		Grain: kg.Grain(grains[len(l.Nodes)%len(grains)].Value)})
	l.of[c] = append(l.of[c], id)
	return id
}

func (l *lattice) named(c kg.Category, format string, n int, a func(i int) kg.Attributes) {
	for i := range n {
		l.node(c, fmt.Sprintf(format, i), a(i))
	}
}

func none(int) kg.Attributes { return kg.Attributes{} }

// turn takes the values of an enumeration in turn.
func turn(enum string, i int) string {
	terms := kg.Vocabulary[enum]
	return terms[i%len(terms)].Value
}

func even(i int) *bool { is := i%2 == 0; return &is }

func (l *lattice) addSurroundings() {
	l.named(kg.Taxon, "taxon-%d", 3, none)
	l.named(kg.Tissue, "organ-%d", 3, func(i int) kg.Attributes { return kg.Attributes{Fluid: even(i)} })
	l.named(kg.CellType, "cell-%d", 4, none)
	l.named(kg.CellComponent, "component-%d", 2, none)
	l.named(kg.EVSubtype, "subtype-%d", 2, none)
	l.named(kg.Procedure, "procedure-%d", 2, none)
	l.named(kg.BiologicalProcess, "process-%d", 4, none)
	l.named(kg.Outcome, "outcome-%d", 3, none)
	l.named(kg.Pathway, "pathway-%d", 5, none)
	l.named(kg.Publication, "paper-%d", latticePublications, func(i int) kg.Attributes {
		return kg.Attributes{Citation: i + 1, Year: 2010 + i%3, Authors: []string{"A", "B"}, PMID: fmt.Sprint(1000 + i)}
	})
	l.named(kg.Disease, "disease-%d", 4, none)
	l.say(l.of[kg.Disease][1], kg.IsA, l.of[kg.Disease][0], kg.Qualifiers{})
	l.say(l.of[kg.Disease][2], kg.IsA, l.of[kg.Disease][1], kg.Qualifiers{})
}

// cargoKinds are the categories of cargo, in turn.
var cargoKinds = []kg.Category{kg.MiRNA, kg.Gene, kg.Protein, kg.RNA, kg.Chemical}

func (l *lattice) addMolecules() {
	l.named(kg.Gene, "target-%02d", latticeTargets, none)
	for i := range latticeCargo {
		l.node(cargoKinds[i%len(cargoKinds)], fmt.Sprintf("cargo-%02d", i), cargoAttributes(i))
	}
	for i, id := range l.of[kg.Gene] {
		l.taxon(id, i)
		l.say(id, kg.Modulates, l.of[kg.Pathway][i%5], kg.Qualifiers{Effect: kg.Effect(turn("Effect", i))})
	}
	for i := range latticeCargo {
		for k := range targetsEach {
			q := kg.Qualifiers{Effect: kg.Decreases, Aspect: kg.Aspect(turn("Aspect", i)), Context: []kg.CURIE{l.of[kg.CellType][i%4]}}
			if (i+k)%7 == 0 {
				q.Effect = kg.NoEffect
			}
			l.say(cargoID(i), kg.Regulates, targetID(i*5+k*11), q)
		}
	}
}

func cargoID(i int) kg.CURIE  { return kg.CURIE(fmt.Sprintf("EVG:cargo-%02d", i%latticeCargo)) }
func targetID(i int) kg.CURIE { return kg.CURIE(fmt.Sprintf("EVG:target-%02d", i%latticeTargets)) }

func cargoAttributes(i int) kg.Attributes {
	switch cargoKinds[i%len(cargoKinds)] {
	case kg.MiRNA:
		return kg.Attributes{Arm: turn("Arm", i/5)}
	case kg.RNA:
		return kg.Attributes{RNAClass: turn("RNAClass", i/5)}
	case kg.Chemical:
		return kg.Attributes{Lipid: even(i / 5)}
	}
	return kg.Attributes{}
}

// taxon gives a node a species; every fourth has none.
func (l *lattice) taxon(id kg.CURIE, i int) {
	for j := range l.Nodes {
		if l.Nodes[j].ID == id && i%4 < 3 {
			l.Nodes[j].Taxon = l.of[kg.Taxon][i%4]
		}
	}
}

func (l *lattice) addModels() {
	for i := range latticeModels {
		id := l.node(kg.DiseaseModel, fmt.Sprintf("model-%d", i), kg.Attributes{ModelKind: turn("ModelKind", i)})
		l.say(id, kg.Models, l.of[kg.Disease][i%4], kg.Qualifiers{})
		l.say(id, kg.OccursIn, l.of[kg.Tissue][i%3], kg.Qualifiers{})
		l.say(id, kg.OfSpecies, l.of[kg.Taxon][i%3], kg.Qualifiers{})
	}
}

func (l *lattice) addChain() {
	for s := range latticeSources {
		source := l.node(kg.MSCSource, fmt.Sprintf("source-%02d", s), kg.Attributes{})
		for p := range preparationsEach {
			n := s*preparationsEach + p
			id := l.node(kg.EVPreparation, fmt.Sprintf("preparation-%03d", n), kg.Attributes{SizeClass: turn("SizeClass", n)})
			l.say(source, kg.Secretes, id, kg.Qualifiers{})
			for c := range cargoEach {
				l.say(id, kg.Carries, cargoID(n*7+c), kg.Qualifiers{Negated: c%5 == 4, Amount: kg.Amount(turn("Amount", c))})
			}
			l.say(id, kg.TestedIn, l.of[kg.DiseaseModel][n%latticeModels], kg.Qualifiers{Result: kg.TestResult(turn("TestResult", n))})
		}
	}
}

func (l *lattice) addTwins() {
	for i, c := range []kg.Category{kg.Gene, kg.Gene, kg.Protein} {
		l.node(c, fmt.Sprintf("twin-%d", i), kg.Attributes{})
		l.Nodes[len(l.Nodes)-1].Name = "Twin"
	}
	l.node(kg.Chemical, "triplet", kg.Attributes{})
	n := &l.Nodes[len(l.Nodes)-1]
	n.Synonyms, n.Xrefs, n.FormerIDs = []string{"twin", "third"}, []kg.CURIE{"CHEBI:1"}, []kg.CURIE{"EVG:old-triplet"}
}

// addUnusedPredicates lets every predicate occur.
func (l *lattice) addUnusedPredicates() {
	used := map[kg.Predicate]bool{}
	for i := range l.Statements {
		used[l.Statements[i].Predicate] = true
	}
	for _, info := range kg.Predicates {
		for i := 0; i < len(info.Domain) && !used[info.Predicate]; i++ {
			for _, object := range info.Range {
				if !used[info.Predicate] && info.Allows(info.Domain[i], object) {
					ends := append(l.of[info.Domain[i]][:1:1], l.of[object]...)
					l.say(ends[0], info.Predicate, ends[len(ends)-1], kg.Qualifiers{})
					used[info.Predicate] = true
				}
			}
		}
	}
}

// say adds a statement with one to three entries of evidence.
func (l *lattice) say(subject kg.CURIE, p kg.Predicate, object kg.CURIE, q kg.Qualifiers) {
	s := kg.NewStatement(subject, p, object, q)
	n := len(l.Statements)
	l.Statements = append(l.Statements, s)
	source := "paper"
	if n%3 == 0 {
		source = "table"
	}
	l.show(s.ID, source)
	if n%9 == 0 {
		l.show(s.ID, "paper")
	}
	if n%10 == 0 {
		l.show(s.ID, source)
	}
}

// show adds an entry; what it says goes by its number.
func (l *lattice) show(s kg.StatementID, source string) {
	i := len(l.Evidence)
	e := kg.Evidence{
		ID: kg.CURIE(fmt.Sprintf("EVG:E-%05d", i)), Statement: s, Source: source, Summary: fmt.Sprintf("finding %d", i),
		Kind: kg.EvidenceKind(turn("EvidenceKind", i/3)), Level: kg.Level(turn("Level", i)), Scope: kg.Scope(turn("Scope", i/2)),
		Basis: kg.Basis(turn("Basis", i)), Hedged: i%4 == 1, Refutes: i%13 == 5, Directness: kg.Directness(turn("Directness", i/2)),
		Setting: kg.Setting(turn("Setting", i)), Route: kg.Route(turn("Route", i)), Doses: kg.Doses(turn("Doses", i)),
		Timing: kg.Timing(turn("Timing", i/2)), Stage: kg.Stage(turn("Stage", i)), Reach: kg.Reach(turn("Reach", i)),
		ECO: "ECO:0000304", Knowledge: kg.KnowledgeLevel(turn("KnowledgeLevel", i)), Agent: kg.AgentType(turn("AgentType", i)),
	}
	if e.Doses == kg.DosesCounted {
		e.DoseCount = 2 + i%3
	}
	if papers := l.of[kg.Publication]; len(papers) > 0 && i%3 > 0 {
		e.Credits = papers[i%9 : i%9+1+i%2]
	}
	if i%6 == 0 {
		e.Flags = []kg.Flag{{Kind: kg.FlagKind(turn("FlagKind", i/6)), Note: "mind this", ConflictsWith: []kg.EvidenceID{e.ID}}}
	}
	l.place(&e, i)
	l.Evidence = append(l.Evidence, e)
}

// place names models, preparations and species in some of the entries.
func (l *lattice) place(e *kg.Evidence, i int) {
	pick := func(c kg.Category, every int) kg.CURIE {
		if all := l.of[c]; len(all) > 0 && i%every > 0 {
			return all[i%len(all)]
		}
		return ""
	}
	e.Model, e.Preparation, e.Species = pick(kg.DiseaseModel, 2), pick(kg.EVPreparation, 3), pick(kg.Taxon, 4)
	if id := pick(kg.CellType, 5); id != "" {
		e.Via, e.With, e.Comparator, e.Comparison = []kg.CURIE{id}, []kg.CURIE{id}, id, kg.Comparison(turn("Comparison", i))
		e.FirstReport = &kg.FirstReport{Year: 2000 + i%20, Who: "A"}
	}
}
