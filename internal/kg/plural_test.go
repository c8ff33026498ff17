package kg_test

import (
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// A sentence agrees with the number of its subject.
func TestReadingOfSeveral(t *testing.T) {
	for _, w := range []struct {
		subject string
		p       kg.Predicate
		q       kg.Qualifiers
		want    string
	}{
		{"MSC-EVs [27]", kg.DeliveredTo, kg.Qualifiers{}, "MSC-EVs [27] are delivered to it"},
		{"MSC-EVs [27]", kg.Carries, kg.Qualifiers{}, "MSC-EVs [27] carry it"},
		{"MSC-EVs [27]", kg.Affects, kg.Qualifiers{Effect: kg.NoEffect}, "MSC-EVs [27] do not change it"},
		{"MSC-EVs [27]", kg.Affects, kg.Qualifiers{Effect: kg.Decreases}, "MSC-EVs [27] lower it"},
		{"RNase-treated MSC-EVs [25]", kg.TestedIn, kg.Qualifiers{Result: kg.ResultNoEffect}, "RNase-treated MSC-EVs [25] had no effect in it"},
		{"genes of the kidney", kg.TestedIn, kg.Qualifiers{}, "genes of the kidney were tested in it"},
		{"growth factors transferred by MSC-EVs [22]", kg.HasTrait, kg.Qualifiers{}, "growth factors transferred by MSC-EVs [22] have it"},
		{"MSCs", kg.Expresses, kg.Qualifiers{}, "MSCs express it"},
		{"injury of cells", kg.OccursIn, kg.Qualifiers{}, "injury of cells occurs in it"},
		{"apoptosis", kg.OccursIn, kg.Qualifiers{}, "apoptosis occurs in it"},
		{"KRAS", kg.Affects, kg.Qualifiers{}, "KRAS changes it"},
		{"class", kg.IsA, kg.Qualifiers{}, "class is a kind of it"},
		{"pancreas", kg.PartOf, kg.Qualifiers{}, "the pancreas is part of it"},
		{"virus", kg.Carries, kg.Qualifiers{Negated: true}, "virus lacks it"},
	} {
		s := kg.NewStatement("EVG:s", w.p, "EVG:o", w.q)
		name := map[kg.CURIE]string{"EVG:s": w.subject, "EVG:o": "it"}
		if got := kg.Reading(&s, func(id kg.CURIE) string { return name[id] }); got != w.want {
			t.Errorf("%q, want %q", got, w.want)
		}
	}
}
