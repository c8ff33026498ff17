package metapath_test

import (
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/metapath"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// star makes a graph in which a miRNA regulates just those genes that take part in one
// pathway, among many of each.
func star(t *testing.T) (*projection.Graph, metapath.Query) {
	t.Helper()
	b := projection.NewBuilder()
	nodes := map[kg.Category][]projection.Node{}
	for _, c := range []kg.Category{kg.MiRNA, kg.Gene, kg.Pathway} {
		for i := range 40 {
			nodes[c] = append(nodes[c], b.Add(projection.KindOf(c), kg.CURIE("EVG:"+string(c)+string(rune('A'+i))), false))
		}
	}
	dice := rand.New(rand.NewPCG(1, 1))
	for range 400 {
		b.Join(nodes[kg.MiRNA][1+dice.IntN(39)], kg.Regulates, nodes[kg.Gene][dice.IntN(40)])
		b.Join(nodes[kg.Gene][dice.IntN(40)], kg.ParticipatesIn, nodes[kg.Pathway][1+dice.IntN(39)])
	}
	for i := range 8 {
		b.Join(nodes[kg.MiRNA][0], kg.Regulates, nodes[kg.Gene][i])
		b.Join(nodes[kg.Gene][i], kg.ParticipatesIn, nodes[kg.Pathway][0])
	}
	g, err := b.Graph("star")
	if err != nil {
		t.Fatal(err)
	}
	return g, metapath.Query{From: nodes[kg.MiRNA][0], To: nodes[kg.Pathway][0], Longest: 2, Damping: 0.5}
}

func chances(t *testing.T, g *projection.Graph, q metapath.Query, permutations int) []metapath.Chance {
	t.Helper()
	scores, err := metapath.Between(t.Context(), g, q)
	if err != nil || len(scores) == 0 {
		t.Fatal(scores, err)
	}
	found, err := metapath.ChanceOf(t.Context(), g, q, scores, permutations)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestChance: what was joined on purpose is not what chance gives, and what was joined
// at random is.
func TestChance(t *testing.T) {
	g, q := star(t)
	if c := chances(t, g, q, 200)[0]; c.AtLeast != 0 || c.P != 1./201 || !c.HasZ || c.Z < 4 {
		t.Errorf("of what was joined on purpose it says %+v", c)
	}
	q.From.Row, q.To.Row = 5, 6
	if c := chances(t, g, q, 200)[0]; c.P < 0.05 || c.Z > 3 {
		t.Errorf("of what was joined at random it says %+v", c)
	}
}

// TestChanceIsTheSame for a question that is asked again, from either end.
func TestChanceIsTheSame(t *testing.T) {
	g, q := star(t)
	first := chances(t, g, q, 50)[0]
	q.From, q.To = q.To, q.From
	if again := chances(t, g, q, 50)[0]; again != first {
		t.Errorf("%+v, and then %+v", first, again)
	}
}

func TestChanceRefuses(t *testing.T) {
	g, q := star(t)
	scores, err := metapath.Between(t.Context(), g, q)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{-1, 1, 201} {
		if _, err := metapath.ChanceOf(t.Context(), g, q, scores, n); !errors.Is(err, metapath.ErrRange) {
			t.Errorf("%d permutations: %v", n, err)
		}
	}
}
