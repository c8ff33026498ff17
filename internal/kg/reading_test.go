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
		"MSCs, tissue not stated, secrete o":           {"MSC, tissue not stated", "o", ""},
		"o secretes MSCs, tissue not stated":           {"o", "MSC, tissue not stated", ""},
		"MSC-EVs [47, 48] secrete o":                   {"MSC-EVs [47, 48]", "o", ""},
		"s secretes o in renal tubular cells":          {"s", "o", "renal tubular cell"},
		"s secretes o in cardiomyocytes":               {"s", "o", "cardiomyocyte"},
		"s secretes o in neurons of a patient":         {"s", "o", "neuron of a patient"},
		"s secretes o in cells of the lineages":        {"s", "o", "cell of the lineages"},
		"s secretes o in the cell membrane":            {"s", "o", "cell membrane"},
		"s secretes o in the kidney":                   {"s", "o", "kidney"},
		"the kidney secretes o":                        {"kidney", "o", ""},
		"s secretes the right ventricle of the heart":  {"s", "right ventricle of the heart", ""},
		"the Akt signaling pathway [5] secretes o":     {"Akt signaling pathway [5]", "o", ""},
		"kidney injury secretes the umbilical cord":    {"kidney injury", "umbilical cord", ""},
		"s secretes o in T cells, naive cell":          {"s", "o", "T cell, naive cell"},
		"s secretes o in stem cell derived mast cells": {"s", "o", "stem cell derived mast cell"},
		"s secretes o in bone marrow MSCs":             {"s", "o", "bone marrow MSC"},
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

// A mention may be mentioned again, and a clause goes on from what was mentioned.
func TestClause(t *testing.T) {
	name := map[kg.CURIE]string{"EVG:ev": "MSC-EVs [1]", "EVG:cell": "MSC, tissue not stated", "EVG:path": "Akt signaling pathway", "EVG:gene": "PTEN"}
	for _, w := range []struct {
		subject kg.CURIE
		p       kg.Predicate
		q       kg.Qualifiers
		object  kg.CURIE
		from    kg.CURIE
		want    string
	}{
		{"EVG:cell", kg.Secretes, kg.Qualifiers{}, "EVG:ev", "EVG:cell", "which secrete MSC-EVs [1]"},
		{"EVG:cell", kg.Secretes, kg.Qualifiers{}, "EVG:ev", "EVG:ev", "which are secreted by MSCs, tissue not stated"},
		{"EVG:ev", kg.Modulates, kg.Qualifiers{Effect: kg.Increases}, "EVG:path", "EVG:ev", "which raise the Akt signaling pathway"},
		{"EVG:ev", kg.Modulates, kg.Qualifiers{Effect: kg.Increases}, "EVG:path", "EVG:path", "which is raised by MSC-EVs [1]"},
		{"EVG:ev", kg.Regulates, kg.Qualifiers{Aspect: kg.Expression}, "EVG:gene", "EVG:gene", "the expression of which is changed by MSC-EVs [1]"},
	} {
		s := kg.NewStatement(w.subject, w.p, w.object, w.q)
		if got := kg.Clause(&s, w.from, func(id kg.CURIE) string { return name[id] }); got != w.want {
			t.Errorf("%q, want %q", got, w.want)
		}
		for _, text := range name {
			if once := kg.Mention(text); kg.Mention(once) != once {
				t.Errorf("%q is mentioned as %q", once, kg.Mention(once))
			}
		}
	}
}

func TestA(t *testing.T) {
	for noun, want := range map[string]string{"gene": "a gene", "outcome": "an outcome", "RNA": "an RNA", "MSC source": "an MSC source", "EV preparation": "an EV preparation", "miRNA": "a miRNA", "DNA": "a DNA", "": "a "} {
		if got := kg.A(noun); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
