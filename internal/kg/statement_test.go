package kg_test

import (
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// Statement ids are in other people's files: a change of these breaks them.
func TestStatementIDsStay(t *testing.T) {
	for _, w := range []struct {
		statement kg.Statement
		want      kg.StatementID
	}{
		{kg.NewStatement("EVG:mir-21", kg.Regulates, "HGNC:9588", kg.Qualifiers{}), "EVG:S-nykcckske2ivdbpg"},
		{kg.NewStatement("EVG:mir-21", kg.Regulates, "HGNC:9588", kg.Qualifiers{Effect: kg.Decreases, Aspect: kg.Expression}), "EVG:S-pmx3teahrcbj6rjx"},
		{kg.NewStatement("EVG:mir-21", kg.Regulates, "HGNC:9588", kg.Qualifiers{Effect: kg.NoEffect}), "EVG:S-sgz4xi6njqyiwctz"},
		{kg.NewStatement("EVG:ev", kg.Carries, "EVG:mir-21", kg.Qualifiers{Amount: kg.Enriched}), "EVG:S-tacye6367vdv2brs"},
		{kg.NewStatement("EVG:ev", kg.Carries, "EVG:mir-21", kg.Qualifiers{Negated: true}), "EVG:S-cqcjcwi366z5nu2y"},
		{kg.NewStatement("EVG:mir-21", kg.Regulates, "HGNC:9588", kg.Qualifiers{Effect: kg.Increases, MoleculeLevel: kg.ProteinLevel, Context: []kg.CURIE{"UBERON:1", "CL:1"}}), "EVG:S-hxffaszim5xeb3kr"},
		{kg.NewStatement("EVG:ev", kg.TestedIn, "EVG:model", kg.Qualifiers{Result: kg.Beneficial}), "EVG:S-si76tzgpd3ds7erj"},
		{kg.NewStatement("EVG:ev", kg.HasTrait, "EVG:size", kg.Qualifiers{Value: &kg.Value{Min: "30", Max: "150", Unit: "nm", Medium: "PBS"}}), "EVG:S-km5wlkj4ybrsf42s"},
		{kg.NewStatement("EVG:ev", kg.HasTrait, "EVG:size", kg.Qualifiers{Value: &kg.Value{Min: "30", Unit: "\u00b5m"}}), "EVG:S-be5wb4tg4exmdk7l"},
	} {
		if w.statement.ID != w.want {
			t.Errorf("%s %s %s %+v has the id %s, and had %s", w.statement.Subject, w.statement.Predicate, w.statement.Object, w.statement.Qualifiers, w.statement.ID, w.want)
		}
		if _, err := kg.ParseCURIE(string(w.statement.ID)); err != nil {
			t.Error(err)
		}
	}
}

func TestSameClaimSameID(t *testing.T) {
	id := func(q kg.Qualifiers) kg.StatementID { return kg.NewStatement("EVG:a", kg.Regulates, "EVG:b", q).ID }
	for name, pair := range map[string][2]kg.Qualifiers{
		"defaults": {{}, {Effect: kg.EffectUnspecified, Amount: kg.Present, MoleculeLevel: kg.LevelNotStated, Result: kg.ResultNotStated, Value: &kg.Value{}, Context: []kg.CURIE{}}},
		"context":  {{Context: []kg.CURIE{"CL:1", "CL:2"}}, {Context: []kg.CURIE{"CL:2", "CL:1", "CL:2"}}},
		"NFC":      {{Value: &kg.Value{Unit: "\u00e9"}}, {Value: &kg.Value{Unit: "e\u0301"}}},
	} {
		if id(pair[0]) != id(pair[1]) {
			t.Errorf("%s: %s and %s", name, id(pair[0]), id(pair[1]))
		}
	}
}

func TestOtherClaimOtherID(t *testing.T) {
	seen := map[kg.StatementID]int{}
	claims := []kg.Statement{
		kg.NewStatement("EVG:a", kg.Affects, "EVG:b", kg.Qualifiers{}), kg.NewStatement("EVG:b", kg.Affects, "EVG:a", kg.Qualifiers{}),
		kg.NewStatement("EVG:a", kg.Regulates, "EVG:b", kg.Qualifiers{}),
	}
	for _, q := range []kg.Qualifiers{
		{Effect: kg.Increases}, {Aspect: kg.Activity}, {Negated: true}, {Amount: kg.Low}, {Context: []kg.CURIE{"CL:1"}}, {Context: []kg.CURIE{"CL:1", "CL:2"}},
		{MoleculeLevel: kg.GeneLevel}, {Result: kg.Mixed}, {Value: &kg.Value{Min: "1"}}, {Value: &kg.Value{Max: "1"}}, {Value: &kg.Value{Unit: "1"}}, {Value: &kg.Value{Medium: "1"}},
	} {
		claims = append(claims, kg.NewStatement("EVG:a", kg.Affects, "EVG:b", q))
	}
	for i, s := range claims {
		if j, twice := seen[s.ID]; twice {
			t.Errorf("claims %d and %d have one id", i, j)
		}
		seen[s.ID] = i
	}
}

func TestNewStatementLeavesItsArgumentsAlone(t *testing.T) {
	context := []kg.CURIE{"CL:2", "CL:1"}
	s := kg.NewStatement("EVG:a", kg.Affects, "EVG:b", kg.Qualifiers{Context: context})
	if !slices.Equal(context, []kg.CURIE{"CL:2", "CL:1"}) || !slices.Equal(s.Context, []kg.CURIE{"CL:1", "CL:2"}) {
		t.Errorf("argument %v, context %v", context, s.Context)
	}
}

func TestStatedValues(t *testing.T) {
	regulates := kg.NewStatement("EVG:a", kg.Regulates, "EVG:b", kg.Qualifiers{Effect: kg.EffectUnspecified})
	carries := kg.NewStatement("EVG:a", kg.Carries, "EVG:b", kg.Qualifiers{Amount: kg.Present})
	tested := kg.NewStatement("EVG:a", kg.TestedIn, "EVG:b", kg.Qualifiers{})
	for _, w := range []struct {
		statement kg.Statement
		effect    kg.Effect
		amount    kg.Amount
		result    kg.TestResult
	}{
		{regulates, kg.EffectUnspecified, "", ""}, {carries, "", kg.Present, ""}, {tested, "", "", kg.ResultNotStated},
		{kg.NewStatement("EVG:a", kg.Regulates, "EVG:b", kg.Qualifiers{Effect: kg.NoEffect}), kg.NoEffect, "", ""},
		{kg.NewStatement("EVG:a", kg.Carries, "EVG:b", kg.Qualifiers{Amount: kg.Low}), "", kg.Low, ""},
	} {
		s := &w.statement
		if s.StatedEffect() != w.effect || s.StatedAmount() != w.amount || s.StatedResult() != w.result {
			t.Errorf("%s: effect %q, amount %q, result %q", s.Predicate, s.StatedEffect(), s.StatedAmount(), s.StatedResult())
		}
	}
}

func TestNegativeAndOther(t *testing.T) {
	for q, want := range map[*kg.Qualifiers]bool{{}: false, {Negated: true}: true, {Effect: kg.NoEffect}: true, {Effect: kg.Decreases}: false} {
		s := kg.NewStatement("EVG:a", kg.Affects, "EVG:b", *q)
		if s.Negative() != want {
			t.Errorf("%+v: negative %v", *q, s.Negative())
		}
	}
	s, loop := kg.NewStatement("EVG:a", kg.Affects, "EVG:b", kg.Qualifiers{}), kg.NewStatement("EVG:a", kg.Affects, "EVG:a", kg.Qualifiers{})
	if s.Other("EVG:a") != "EVG:b" || s.Other("EVG:b") != "EVG:a" || loop.Other("EVG:a") != "EVG:a" {
		t.Error("the other end is wrong")
	}
}
