package traverse

import (
	"cmp"
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Reach counts what lies around some nodes.
type Reach struct {
	Levels []ReachLevel // from 0 to the depth; nil when they cannot be counted within the budget
	Read   int          // statements that were read
}

// ReachLevel counts the nodes at a level of a neighbourhood.
type ReachLevel struct {
	Level      int
	Count      int
	Categories []kg.Facet // by count descending, then value
}

// CountLevels counts the nodes of the neighbourhood that Surround returns, also where
// that is too large to be returned.
//
// It counts in the projection where the walk can be projected, and else what is found
// within the budget of a neighbourhood.
func CountLevels(ctx context.Context, r kg.Reader, graphs Graphs, of []kg.CURIE, depth int, walk Walk, budget Budget) (Reach, error) {
	if err := checkDepth(depth); err != nil {
		return Reach{}, err
	}
	if projected, ok := walk.projected(); ok {
		g, err := graphs.get(ctx, walk.Collapse)
		if err != nil {
			return Reach{}, err
		}
		if g != nil {
			counts, err := g.Levels(ctx, placed(g, of), depth, projected)
			return Reach{Levels: reachLevels(counts)}, err
		}
	}
	budget.Nodes = DefaultNodes
	found, err := Surround(ctx, r, of, depth, walk, budget)
	if err != nil {
		return Reach{}, err
	}
	return found.Reach(depth), nil
}

// Reach counts the levels of a neighbourhood, which cannot be told when it was cut.
func (n *Neighborhood) Reach(depth int) Reach {
	if n.Cut != "" {
		return Reach{Read: n.Read}
	}
	counts := make([][]int, depth+1)
	for d := range counts {
		counts[d] = make([]int, len(kg.Categories))
	}
	for _, one := range n.Nodes {
		kind := slices.IndexFunc(kg.Categories, func(info kg.CategoryInfo) bool { return info.Category == one.Node.Category })
		counts[one.Level][kind]++
	}
	return Reach{reachLevels(counts), n.Read}
}

// reachLevels names the categories of counts.
func reachLevels(counts [][]int) []ReachLevel {
	levels := make([]ReachLevel, len(counts))
	for d, of := range counts {
		l := ReachLevel{Level: d, Categories: []kg.Facet{}}
		for kind, n := range of {
			if l.Count += n; n > 0 {
				l.Categories = append(l.Categories, kg.Facet{Value: string(kg.Categories[kind].Category), Count: n})
			}
		}
		slices.SortFunc(l.Categories, func(a, b kg.Facet) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
		})
		levels[d] = l
	}
	return levels
}
