package kg_test

import (
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

func TestReading(t *testing.T) {
	for _, w := range []struct {
		p    kg.Predicate
		q    kg.Qualifiers
		want string
	}{
		{kg.Regulates, kg.Qualifiers{}, "s changes o"},
		{kg.Regulates, kg.Qualifiers{Effect: kg.Increases}, "s raises o"},
		{kg.Regulates, kg.Qualifiers{Effect: kg.Decreases, Aspect: kg.Expression, Context: []kg.CURIE{"CL:1", "CL:2"}}, "s lowers the expression of o in 1 and 2"},
		{kg.Regulates, kg.Qualifiers{Effect: kg.NoEffect, Aspect: kg.Phosphorylation, MoleculeLevel: kg.ProteinLevel}, "s does not change the phosphorylation of o (protein)"},
		{kg.Affects, kg.Qualifiers{Effect: kg.Increases, Aspect: kg.Protection}, "s protects o"},
		{kg.Affects, kg.Qualifiers{Effect: kg.NoEffect, Aspect: kg.Protection}, "s does not protect o"},
		{kg.Affects, kg.Qualifiers{Effect: kg.Decreases, Aspect: kg.Protection}, "s lowers the protection of o"},
		{kg.Affects, kg.Qualifiers{Aspect: kg.Size}, "s changes the size of o"},
		{kg.Modulates, kg.Qualifiers{Effect: kg.Decreases}, "s lowers o"},
		{kg.Carries, kg.Qualifiers{}, "s carries o"},
		{kg.Carries, kg.Qualifiers{Amount: kg.Enriched}, "s is enriched in o"},
		{kg.Carries, kg.Qualifiers{Amount: kg.Low}, "s carries little o"},
		{kg.Carries, kg.Qualifiers{Negated: true}, "s lacks o"},
		{kg.Carries, kg.Qualifiers{MoleculeLevel: kg.MRNALevel}, "s carries o (mRNA)"},
		{kg.Expresses, kg.Qualifiers{Amount: kg.Enriched}, "s expresses much o"},
		{kg.Expresses, kg.Qualifiers{MoleculeLevel: kg.GeneLevel}, "s expresses o (gene)"},
		{kg.TestedIn, kg.Qualifiers{}, "s was tested in o"},
		{kg.TestedIn, kg.Qualifiers{Result: kg.Beneficial}, "s was beneficial in o"},
		{kg.TestedIn, kg.Qualifiers{Result: kg.ResultNoEffect}, "s had no effect in o"},
		{kg.TestedIn, kg.Qualifiers{Result: kg.Harmful}, "s was harmful in o"},
		{kg.TestedIn, kg.Qualifiers{Result: kg.Mixed}, "s had mixed results in o"},
		{kg.TestedIn, kg.Qualifiers{Negated: true}, "s was not tested in o"},
		{kg.HasTrait, kg.Qualifiers{Value: &kg.Value{Min: "30", Max: "150", Unit: "nm"}}, "s has o of 30 to 150 nm"},
		{kg.HasTrait, kg.Qualifiers{Value: &kg.Value{Max: "5", Unit: "h"}}, "s has o of up to 5 h"},
		{kg.HasTrait, kg.Qualifiers{Value: &kg.Value{Min: "30"}}, "s has o of 30 or more"},
		{kg.HasTrait, kg.Qualifiers{Value: &kg.Value{Min: "-10", Max: "-10", Unit: "mV", Medium: "PBS"}}, "s has o of -10 mV (PBS)"},
		{kg.OccursIn, kg.Qualifiers{Context: []kg.CURIE{"CL:1"}}, "s occurs in o in 1"},
		{"NEWER", kg.Qualifiers{}, "s NEWER o"},
	} {
		s := kg.NewStatement("EVG:s", w.p, "EVG:o", w.q)
		if got := kg.Reading(&s, kg.CURIE.Local); got != w.want {
			t.Errorf("%s %+v reads %q, want %q", w.p, w.q, got, w.want)
		}
	}
}

// Names may look like the marks that a sentence is filled in by.
func TestReadingKeepsNames(t *testing.T) {
	s := kg.NewStatement("EVG:s", kg.Carries, "EVG:o", kg.Qualifiers{})
	got := kg.Reading(&s, func(id kg.CURIE) string { return "{object} " + id.Local() + " {subject}" })
	if want := "{object} s {subject} carries {object} o {subject}"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Names that hold a comma close it, and what happens in a cell happens in many.
func TestReadingOfNames(t *testing.T) {
	for want, names := range map[string][3]string{
		"MSC, tissue not stated, secretes o":    {"MSC, tissue not stated", "o", ""},
		"o secretes MSC, tissue not stated":     {"o", "MSC, tissue not stated", ""},
		"MSC-EVs [47, 48] secrete o":            {"MSC-EVs [47, 48]", "o", ""},
		"s secretes o in renal tubular cells":   {"s", "o", "renal tubular cell"},
		"s secretes o in cardiomyocytes":        {"s", "o", "cardiomyocyte"},
		"s secretes o in neurons of a patient":  {"s", "o", "neuron of a patient"},
		"s secretes o in cells of the lineages": {"s", "o", "cell of the lineages"},
		"s secretes o in cell membrane":         {"s", "o", "cell membrane"},
		"s secretes o in kidney":                {"s", "o", "kidney"},
		"s secretes o in bone marrow MSCs":      {"s", "o", "bone marrow MSC"},
	} {
		q := kg.Qualifiers{}
		if names[2] != "" {
			q.Context = []kg.CURIE{"EVG:c"}
		}
		s := kg.NewStatement("EVG:s", kg.Secretes, "EVG:o", q)
		called := map[kg.CURIE]string{"EVG:s": names[0], "EVG:o": names[1], "EVG:c": names[2]}
		if got := kg.Reading(&s, func(id kg.CURIE) string { return called[id] }); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Every predicate reads as something without marks, with and without a denial.
func TestReadingOfEveryPredicate(t *testing.T) {
	for _, p := range kg.Predicates {
		yes, no := kg.NewStatement("EVG:s", p.Predicate, "EVG:o", kg.Qualifiers{}), kg.NewStatement("EVG:s", p.Predicate, "EVG:o", kg.Qualifiers{Negated: true})
		if p.Effect {
			no = kg.NewStatement("EVG:s", p.Predicate, "EVG:o", kg.Qualifiers{Effect: kg.NoEffect})
		}
		said, denied := kg.Reading(&yes, kg.CURIE.Local), kg.Reading(&no, kg.CURIE.Local)
		if said == denied || strings.ContainsAny(said+denied, "{}") || !strings.HasPrefix(said, "s ") || !strings.HasSuffix(denied, " o") {
			t.Errorf("%s reads %q and %q", p.Predicate, said, denied)
		}
	}
}
