package metapath

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// MaxPermutations is how many permutations are made at most.
const MaxPermutations = 200

// MaxSwapped bounds the pairs of all permutations together, which take about a second
// for two millions.
const MaxSwapped = 5_000_000

// Chance is what the DWPC of a metapath would be if only degrees mattered.
type Chance struct {
	Permutations int
	AtLeast      int // permutations with a DWPC as high as the one found
	P            float64
	Mean         float64
	SD           float64 // standard deviation of the permutations
	Z            float64
	HasZ         bool // the permutations differ
}

// ChanceOf compares scores of the query's pair with permutations of the graph, 2 to
// MaxPermutations of them. Only the relations of these metapaths are permuted.
func ChanceOf(ctx context.Context, g *projection.Graph, q Query, scores []Score, permutations int) ([]Chance, error) {
	if permutations < 2 || permutations > MaxPermutations {
		return nil, fmt.Errorf("%w: %d for permutations, but 2 to %d can be made", ErrRange, permutations, MaxPermutations)
	}
	if len(scores) == 0 {
		return nil, nil
	}
	q.Only = nil
	for _, s := range scores {
		q.Only = append(q.Only, s.Metapath)
	}
	used := relationsOf(q.Only)
	if err := affordable(g, used, permutations); err != nil {
		return nil, err
	}
	samples := make([][]float64, len(scores))
	for number := range permutations {
		found, err := permutedScores(ctx, g, q, used, number)
		if err != nil {
			return nil, err
		}
		for i, s := range scores {
			samples[i] = append(samples[i], found[keyOf(s.Metapath)])
		}
	}
	chances := make([]Chance, len(scores))
	for i, s := range scores {
		chances[i] = compare(s.DWPC, samples[i])
	}
	return chances, nil
}

func relationsOf(metapaths []Metapath) (relations []int) {
	for _, m := range metapaths {
		for _, h := range m {
			relations = append(relations, h.Relation())
		}
	}
	slices.Sort(relations)
	return slices.Compact(relations)
}

func affordable(g *projection.Graph, used []int, permutations int) error {
	pairs := 0
	for _, r := range used {
		pairs += len(g.Relations[r].Out.Targets)
	}
	if most := MaxSwapped / max(pairs, 1); permutations > most {
		return fmt.Errorf("%w: %d permutations of %d statements, but these can be permuted at most %d times", ErrCost, permutations, pairs, most)
	}
	return nil
}

// permutedScores are the DWPCs in one permutation.
func permutedScores(ctx context.Context, g *projection.Graph, q Query, used []int, number int) (map[key]float64, error) {
	relations := make(map[int]*projection.Relation, len(used))
	for _, r := range used {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		relations[r] = permuted(g, r, number)
	}
	other := g.With(relations)
	b := newBetween(other, &q)
	defer b.free()
	found, err := b.count(ctx, q.From, q.To, q.longest())
	dwpc := make(map[key]float64, len(found))
	for _, s := range found {
		dwpc[keyOf(s.Metapath)] = s.DWPC
	}
	return dwpc, err
}

// rounding is by how much sums of the same products can differ through their order.
const rounding = 1e-9

func compare(found float64, samples []float64) Chance {
	n := float64(len(samples))
	c := Chance{Permutations: len(samples)}
	for _, x := range samples {
		if x >= found*(1-rounding) {
			c.AtLeast++
		}
		c.Mean += x / n
	}
	for _, x := range samples {
		c.SD += (x - c.Mean) * (x - c.Mean) / (n - 1)
	}
	c.SD = math.Sqrt(c.SD)
	c.P = (1 + float64(c.AtLeast)) / (1 + n)
	if c.SD > c.Mean*rounding {
		c.Z, c.HasZ = (found-c.Mean)/c.SD, true
	}
	return c
}
