package metapath_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/metapath"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// oracle is a graph of dwpc.json: rows of pairs are subject's category and row,
// predicate, object's category and row.
type oracle struct {
	Sizes   map[kg.Category]int
	Pairs   [][5]any
	Damping float64
	DWPC    map[string][][]float64
}

func (o *oracle) graph(t *testing.T) *projection.Graph {
	t.Helper()
	b := projection.NewBuilder()
	for c, size := range o.Sizes {
		for row := range size {
			b.Add(projection.KindOf(c), kg.CURIE(fmt.Sprintf("EVG:%s%03d", c, row)), false)
		}
	}
	node := func(category, row any) projection.Node {
		return projection.Node{Kind: projection.KindOf(kg.Category(category.(string))), Row: uint32(row.(float64))}
	}
	for _, p := range o.Pairs {
		b.Join(node(p[0], p[1]), kg.Predicate(p[2].(string)), node(p[3], p[4]))
	}
	g, err := b.Graph("oracle")
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestHetmatpy compares with hetmatpy, every pair of every metapath; damping 0 compares
// numbers of paths. dwpc.py beside the file made it.
func TestHetmatpy(t *testing.T) {
	raw, err := os.ReadFile("../testdata/oracle/dwpc.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Graphs []oracle }
	if err := json.Unmarshal(raw, &file); err != nil {
		t.Fatal(err)
	}
	compared, long := 0, 0
	for _, o := range file.Graphs {
		g := o.graph(t)
		for text, matrix := range o.DWPC {
			m, err := metapath.Parse(g, text)
			if err != nil {
				t.Fatal(err)
			}
			for row, columns := range matrix {
				for column, want := range columns {
					q := metapath.Query{From: projection.Node{Kind: g.Start(m[0]), Row: uint32(row)}, To: projection.Node{Kind: g.End(m[len(m)-1]), Row: uint32(column)},
						Longest: 4, Damping: o.Damping, Only: []metapath.Metapath{m}}
					if q.From == q.To {
						continue // hetmatpy closes no circles either
					}
					got, err := metapath.Between(t.Context(), g, q)
					if err != nil {
						t.Fatal(err)
					}
					var dwpc float64
					for _, s := range got {
						dwpc = s.DWPC
					}
					if math.Abs(dwpc-want) > 1e-7*math.Max(want, 1e-3) {
						t.Fatalf("%s of %d and %d, damping %g: %g, want %g", text, row, column, o.Damping, dwpc, want)
					}
					if compared++; want > 0 && len(m) == 4 {
						long++
					}
				}
			}
		}
	}
	if compared < 10_000 || long < 3_000 {
		t.Errorf("only %d figures were compared, %d of length 4", compared, long)
	}
}
