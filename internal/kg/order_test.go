package kg_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// entries are from strong to weak, each weaker than the one before.
var entries = []kg.Evidence{
	{Level: kg.Primary, Basis: kg.Stated, Setting: kg.InVivo},
	{Level: kg.Primary, Basis: kg.Stated, Setting: kg.ExVivo},
	{Level: kg.Primary, Basis: kg.Stated, Setting: kg.InVitro},
	{Level: kg.Primary, Basis: kg.Stated, Setting: kg.Computational},
	{Level: kg.Primary, Basis: kg.Stated, Setting: kg.NotStated},
	{Level: kg.Primary, Basis: kg.Stated, Setting: kg.InVivo, Hedged: true},
	{Level: kg.Primary, Basis: kg.Inferred, Setting: kg.InVivo},
	{Level: kg.Primary, Basis: kg.NameOnly, Setting: kg.InVivo},
	{Level: kg.Review, Basis: kg.Stated, Setting: kg.InVivo},
	{Level: kg.Review, Basis: kg.Stated, Kind: kg.Mapping},
	{Level: kg.Review, Basis: kg.NameOnly, Hedged: true},
}

func TestEvidenceStrength(t *testing.T) {
	for i := range entries[1:] {
		if kg.EvidenceStrength(&entries[i]) <= kg.EvidenceStrength(&entries[i+1]) {
			t.Errorf("entry %d is not stronger than the next", i)
		}
		if kg.EvidenceKey("", &entries[i]) >= kg.EvidenceKey(kg.StrongestFirst, &entries[i+1]) {
			t.Errorf("entry %d is not listed before the next", i)
		}
	}
	if kg.EvidenceKey(kg.ByEvidenceID, &entries[0]) != "" {
		t.Error("the order by id has a key")
	}
}

func TestStatementStrength(t *testing.T) {
	strong, weak := entries[0], entries[10]
	credit := func(e kg.Evidence, papers ...kg.CURIE) *kg.Evidence { e.Credits = papers; return &e }
	refuting := strong
	refuting.Refutes = true
	// From weak to strong.
	sets := [][]*kg.Evidence{
		{&weak}, {credit(weak, "PMID:1")}, {credit(weak, "PMID:1"), credit(weak, "PMID:2", "PMID:1")}, {&strong},
		{&weak, credit(strong, "PMID:1")}, {credit(strong, "PMID:1"), credit(weak, "PMID:2")},
	}
	for i := range sets[1:] {
		if kg.StatementStrength(sets[i]) >= kg.StatementStrength(sets[i+1]) {
			t.Errorf("set %d is not weaker than the next", i)
		}
	}
	if kg.StatementStrength([]*kg.Evidence{credit(refuting, "PMID:1")}) != 0 {
		t.Error("what refutes makes a statement stronger")
	}
	var many []*kg.Evidence
	for i := range 2 * kg.MaxPublications {
		many = append(many, credit(weak, kg.CURIE("PMID:"+strings.Repeat("1", i+1))))
	}
	if got := kg.StatementStrength(many); got != kg.EvidenceStrength(&weak)+kg.MaxPublications || got >= kg.EvidenceStrength(&entries[9]) {
		t.Errorf("very many publications give %x", got)
	}
}

func TestStatementKey(t *testing.T) {
	s := kg.NewStatement("EVG:a", kg.Carries, "EVG:b", kg.Qualifiers{})
	key := func(o kg.StatementOrder, subject, object string, strength kg.Strength) string {
		return kg.StatementKey(o, &s, &kg.Node{NameKey: subject}, &kg.Node{NameKey: object}, strength)
	}
	byName := []string{key("", "", "b", 0), key("", "a", "b", 1), key("", "a", "c", 0), key("", "a b", "a", 0), key(kg.ByPredicate, "ab", "", 0)}
	byStrength := []string{key(kg.ByStrength, "z", "z", 300), key(kg.ByStrength, "a", "a", 299), key(kg.ByStrength, "a", "a", 10), key(kg.ByStrength, "a", "a", 9), key(kg.ByStrength, "a", "a", 0)}
	for _, keys := range [][]string{byName, byStrength} {
		if !slices.IsSorted(keys) || len(slices.Compact(slices.Clone(keys))) != len(keys) {
			t.Errorf("%q are not in order", keys)
		}
	}
	n := &kg.Node{ID: "EVG:a", Name: "A", NameKey: "a"}
	if kg.NodeKey("", n) != "a" || kg.NodeKey(kg.ByName, n) != "a" || kg.NodeKey(kg.ByID, n) != "" {
		t.Error("the key of a node is wrong")
	}
}

func TestPageCheck(t *testing.T) {
	for limit, ok := range map[int]bool{-1: false, 0: true, kg.DefaultPage: true, kg.MaxPage: true, kg.MaxPage + 1: false} {
		if err := (kg.Page{Limit: limit}).Check(); (err == nil) != ok {
			t.Errorf("limit %d: %v", limit, err)
		}
	}
}
