package traverse_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// bench is a small laboratory: what it writes down becomes a dataset.
type bench struct {
	kg.Dataset
	kind map[string]kg.Category
}

func newBench(kinds map[string]kg.Category) *bench {
	b := &bench{Dataset: kg.Dataset{Sources: []kg.Source{{Key: "review", Name: "review", Licence: "CC BY 4.0"}}}, kind: kinds}
	for name, c := range kinds {
		b.Nodes = append(b.Nodes, kg.Node{ID: kg.CURIE("EVG:" + name), Category: c, Name: name, NameKey: kg.NameKey(name)})
	}
	return b
}

// say notes "subject PREDICATE object", "+" or "-" or "0" for an effect, "not" for a
// denial, "via x" and "inferred" for the evidence.
func (b *bench) say(claim string) {
	words := strings.Fields(claim)
	var q kg.Qualifiers
	e := kg.Evidence{ID: kg.CURIE(fmt.Sprint("EVG:E-", len(b.Evidence))), Source: "review", Credits: []kg.CURIE{"EVG:study"}}
	for i, w := range words[3:] {
		switch w {
		case "+":
			q.Effect = kg.Increases
		case "-":
			q.Effect = kg.Decreases
		case "0":
			q.Effect = kg.NoEffect
		case "not":
			q.Negated = true
		case "rich":
			q.Amount = kg.Enriched
		case "inferred":
			e.Basis = kg.Inferred
		case "via":
			e.Via = []kg.CURIE{kg.CURIE("EVG:" + words[4+i])}
		}
	}
	s := kg.NewStatement(kg.CURIE("EVG:"+words[0]), kg.Predicate(words[1]), kg.CURIE("EVG:"+words[2]), q)
	e.Statement = s.ID
	b.Statements, b.Evidence = append(b.Statements, s), append(b.Evidence, e)
}

// TestLadder tells the story of one experiment after another.
func TestLadder(t *testing.T) {
	kinds := map[string]kg.Category{
		"P": kg.EVPreparation, "P2": kg.EVPreparation, "P3": kg.EVPreparation, "S": kg.MSCSource, "X": kg.MiRNA, "T": kg.Gene,
		"O": kg.Outcome, "RNase": kg.Protein, "study": kg.Publication,
	}
	base := []string{"P CARRIES X", "P AFFECTS O -"}
	lost := []string{"P2 PREPARED_WITH P", "P2 PREPARED_WITH RNase", "RNase REGULATES X -", "P2 AFFECTS O 0"}
	for name, test := range map[string]struct {
		says []string
		want string
	}{
		"nothing carried":             {[]string{"P AFFECTS O -", "X AFFECTS O -"}, ""},
		"no effect":                   {[]string{"P CARRIES X", "P AFFECTS O 0"}, ""},
		"carried and effective":       {base, "ASSOCIATION"},
		"named":                       {[]string{"P CARRIES X", "P AFFECTS O - via X"}, "ASSOCIATION ATTRIBUTED"},
		"another is named":            {[]string{"P CARRIES X", "P AFFECTS O - via T"}, "ASSOCIATION"},
		"alone":                       {append(base, "X AFFECTS O -"), "ASSOCIATION SUFFICIENCY"},
		"alone, the other way":        {append(base, "X AFFECTS O +"), "ASSOCIATION"},
		"alone, inferred":             {append(base, "X AFFECTS O - inferred"), "ASSOCIATION"},
		"given more":                  {append(base, "P2 PREPARED_WITH P", "P2 PREPARED_WITH X", "P2 AFFECTS O -"), "ASSOCIATION SUFFICIENCY"},
		"enriched":                    {append(base, "P2 PREPARED_WITH P", "P2 CARRIES X rich", "P2 AFFECTS O -"), "ASSOCIATION SUFFICIENCY"},
		"destroyed":                   {append(base, lost...), "ASSOCIATION NECESSITY"},
		"destroyed, and still works":  {append(base, lost[0], lost[1], lost[2], "P2 AFFECTS O -"), "ASSOCIATION"},
		"treated with something else": {append(base, lost[0], lost[1], lost[3]), "ASSOCIATION"},
		"lacking":                     {append(base, lost[0], "P2 CARRIES X not", lost[3]), "ASSOCIATION NECESSITY"},
		"of a treated source":         {append(base, "S SECRETES P", "P2 PREPARED_WITH S", lost[1], lost[2], lost[3]), "ASSOCIATION NECESSITY"},
		"given back":                  {append(append(base, lost...), "P3 PREPARED_WITH P2", "P3 PREPARED_WITH X", "P3 AFFECTS O -"), "ASSOCIATION NECESSITY RESCUE"},
		"target given back":           {append(append(base, lost...), "X REGULATES T -", "P3 PREPARED_WITH P2", "P3 PREPARED_WITH T", "P3 AFFECTS O -"), "ASSOCIATION NECESSITY RESCUE"},
		"something else given":        {append(append(base, lost...), "P3 PREPARED_WITH P2", "P3 PREPARED_WITH T", "P3 AFFECTS O -"), "ASSOCIATION NECESSITY"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(kinds)
			for _, claim := range test.says {
				b.say(claim)
			}
			ladders, err := traverse.Climb(t.Context(), readerOf(t, &b.Dataset), traverse.Walk{}, []traverse.CausalQuestion{{Preparation: "EVG:P", Agent: "EVG:X", Outcome: "EVG:O"}}, traverse.Budget{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range traverse.Rungs {
				if len(ladders[0].Shown[r]) > 0 {
					got = append(got, string(r))
				}
				if slices.Contains(ladders[0].Shown[r], nil) {
					t.Errorf("%s is shown by nothing", r)
				}
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("it holds %v, want %s", got, test.want)
			}
		})
	}
}

// TestLadderPassesABusyOutcome asks about an outcome that very much else changes.
func TestLadderPassesABusyOutcome(t *testing.T) {
	kinds := map[string]kg.Category{"P": kg.EVPreparation, "X": kg.MiRNA, "O": kg.Outcome, "study": kg.Publication}
	claims := []string{"P CARRIES X", "P AFFECTS O -", "X AFFECTS O -"}
	for i := range 100 {
		other := fmt.Sprint("other", i)
		kinds[other] = kg.Gene
		claims = append(claims, other+" AFFECTS O +")
	}
	b := newBench(kinds)
	for _, claim := range claims {
		b.say(claim)
	}
	ladders, err := traverse.Climb(t.Context(), readerOf(t, &b.Dataset), traverse.Walk{}, []traverse.CausalQuestion{{Preparation: "EVG:P", Agent: "EVG:X", Outcome: "EVG:O"}}, traverse.Budget{Statements: 20})
	if err != nil || ladders[0].Cut != "" || ladders[0].Strongest() != traverse.Sufficiency {
		t.Errorf("it is %+v, %v", ladders[0], err)
	}
}
