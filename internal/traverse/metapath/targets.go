package metapath

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// MaxTargets is how many nodes are ranked at most. A part of them would look like all.
const MaxTargets = 50_000

// Target is where paths of a metapath lead from some sources.
type Target struct {
	Node      projection.Node
	Sources   int // how many of the sources have a path to it
	Paths     uint64
	DWPC      float64         // summed over the sources
	Strongest projection.Node // the source that gives most of it
	most      float64
}

// Targets ranks the nodes at the end of a metapath from some sources: the highest DWPC
// first, then in the order of their ids. A path may pass other sources. A metapath that
// leads to over MaxTargets is ErrTargets.
func Targets(ctx context.Context, g *projection.Graph, sources []projection.Node, m Metapath, w Walk, damping float64) ([]Target, error) {
	q := Query{Longest: len(m), Walk: w, Damping: damping, Only: []Metapath{m}, To: projection.Node{Kind: len(kg.Categories)}}
	if err := q.check(); err != nil {
		return nil, err
	}
	rows := map[uint32]*Target{}
	for _, source := range sources {
		if source.Kind != g.Start(m[0]) {
			return nil, fmt.Errorf("%w: %s does not start at %s", ErrUnknown, Format(g, m), g.ID(source))
		}
		if err := rank(ctx, g, q, source, rows); err != nil {
			return nil, err
		}
	}
	targets := make([]Target, 0, len(rows))
	for _, t := range rows {
		targets = append(targets, *t)
	}
	slices.SortFunc(targets, func(a, b Target) int {
		return cmp.Or(cmp.Compare(b.DWPC, a.DWPC), a.Node.Compare(b.Node))
	})
	return targets, nil
}

// rank adds what leads from one source. Each node that walks reach is looked at as a
// pair, so that the figures are those of Between.
func rank(ctx context.Context, g *projection.Graph, q Query, source projection.Node, rows map[uint32]*Target) error {
	m := q.Only[0]
	// Which end is the lesser decides how metapaths are compared: one counter for each.
	counters := map[bool]*between{}
	ends := reach(g, source, m)
	if len(ends) > MaxTargets {
		return tooManyTargets(g, m)
	}
	for _, row := range ends {
		if err := ctx.Err(); err != nil {
			return err
		}
		to := projection.Node{Kind: g.End(m[len(m)-1]), Row: row}
		if to == source {
			continue
		}
		turn := to.Compare(source) < 0
		b := counters[turn]
		if b == nil {
			q.From, q.To = source, to
			b = newBetween(g, &q)
			defer b.free()
			counters[turn] = b
		}
		found, err := b.count(ctx, source, to, len(m))
		if err != nil {
			return err
		}
		for _, s := range found {
			t := rows[row]
			if t == nil {
				if len(rows) == MaxTargets {
					return tooManyTargets(g, m)
				}
				t = &Target{Node: to}
				rows[row] = t
			}
			t.Sources++
			t.Paths += s.Paths
			t.DWPC += s.DWPC
			if s.DWPC > t.most {
				t.most, t.Strongest = s.DWPC, source
			}
		}
	}
	return nil
}

func tooManyTargets(g *projection.Graph, m Metapath) error {
	return fmt.Errorf("%w: %s leads to over %d nodes", ErrTargets, Format(g, m), MaxTargets)
}

// reach lists the nodes at the end of walks along the metapath, in their order.
func reach(g *projection.Graph, from projection.Node, m Metapath) []uint32 {
	at := []uint32{from.Row}
	for _, h := range m {
		next := make([]bool, g.Size(g.End(h)))
		for _, x := range at {
			for _, y := range g.Rows(h).Row(x) {
				next[y] = true
			}
		}
		at = at[:0]
		for y, reached := range next {
			if reached {
				at = append(at, uint32(y))
			}
		}
	}
	return at
}
