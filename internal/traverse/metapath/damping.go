package metapath

import (
	"math"
	"sync"

	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// DefaultDamping is the exponent of degrees.
const DefaultDamping = 0.5

// weights gives degree^-damping by degree; a degree of 0 has the weight 1 and is never
// asked for.
type weights []float64

func newWeights(g *projection.Graph, damping float64) weights {
	w := make(weights, g.MaxDegree()+1)
	w[0] = 1
	for d := 1; d < len(w); d++ {
		if damping == DefaultDamping {
			w[d] = 1 / math.Sqrt(float64(d))
		} else {
			w[d] = math.Pow(float64(d), -damping)
		}
	}
	return w
}

// usual keeps the weights of the default damping, the longest that were needed yet.
var usual struct {
	sync.Mutex
	weights
}

func weightsOf(g *projection.Graph, damping float64) weights {
	if damping != DefaultDamping {
		return newWeights(g, damping)
	}
	usual.Lock()
	defer usual.Unlock()
	if len(usual.weights) <= g.MaxDegree() {
		usual.weights = newWeights(g, damping)
	}
	return usual.weights
}

// of is the weight of a node's degree in a row.
func (w weights) of(rows *projection.Rows, node uint32) float64 { return w[rows.Degree(node)] }
