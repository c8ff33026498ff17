package kg_test

import (
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

func TestReadingFromObject(t *testing.T) {
	for _, w := range []struct {
		p      kg.Predicate
		q      kg.Qualifiers
		object string
		want   string
	}{
		{kg.Regulates, kg.Qualifiers{Effect: kg.Decreases, Aspect: kg.Expression, Context: []kg.CURIE{"CL:1"}}, "PTEN", "the expression of PTEN is lowered by miR-21 in 1"},
		{kg.Regulates, kg.Qualifiers{Effect: kg.Decreases}, "genes", "genes are lowered by miR-21"},
		{kg.Regulates, kg.Qualifiers{Effect: kg.NoEffect, Aspect: kg.Activity}, "genes", "the activity of genes is not changed by miR-21"},
		{kg.Affects, kg.Qualifiers{Effect: kg.Increases, Aspect: kg.Protection}, "hepatocyte", "hepatocytes are protected by miR-21"},
		{kg.Affects, kg.Qualifiers{Effect: kg.NoEffect, Aspect: kg.Protection}, "hepatocyte", "hepatocytes are not protected by miR-21"},
		{kg.Affects, kg.Qualifiers{}, "apoptosis", "apoptosis is changed by miR-21"},
		{kg.TestedIn, kg.Qualifiers{Result: kg.Beneficial}, "stroke in rats", "stroke in rats is a model in which miR-21 was beneficial"},
		{kg.Carries, kg.Qualifiers{Amount: kg.Enriched}, "CD63", "CD63 is enriched in miR-21"},
		{kg.Carries, kg.Qualifiers{Amount: kg.Low}, "CD63", "CD63 is carried by miR-21 in small amounts"},
		{kg.Expresses, kg.Qualifiers{Amount: kg.Enriched}, "CD63", "CD63 is expressed by miR-21 in large amounts"},
		{kg.Carries, kg.Qualifiers{Negated: true}, "proteins", "proteins are not carried by miR-21"},
		{kg.DeliveredTo, kg.Qualifiers{Negated: true}, "cells", "cells do not receive miR-21"},
		{kg.HasGeneProduct, kg.Qualifiers{}, "PCNA", "PCNA is a product of miR-21"},
	} {
		s := kg.NewStatement("EVG:s", w.p, "EVG:o", w.q)
		name := func(id kg.CURIE) string {
			return map[kg.CURIE]string{"EVG:s": "miR-21", "EVG:o": w.object, "CL:1": "1"}[id]
		}
		if got := kg.ReadingFrom(&s, "EVG:o", name); got != w.want {
			t.Errorf("%q, want %q", got, w.want)
		}
		if got, want := kg.ReadingFrom(&s, "EVG:s", name), kg.Reading(&s, name); got != want {
			t.Errorf("from the subject %q, want %q", got, want)
		}
	}
}
