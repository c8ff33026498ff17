// Package stops says which of the nodes that count as one stands for all of them, and how
// many these may be.
package stops

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Max is how many nodes count as one stop at most.
const Max = 1_000

// human genes stand for those of other species.
const human kg.CURIE = "NCBITaxon:9606"

// Compare puts genes before RNAs before proteins, then human before the other species,
// then what has the lesser id. A stop goes by its first node.
func Compare(a, b *kg.Node) int {
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(foreign(a), foreign(b)), cmp.Compare(a.ID, b.ID))
}

func rank(n *kg.Node) int {
	order := []kg.Category{kg.Gene, kg.RNA, kg.MiRNA, kg.Protein}
	if i := slices.Index(order, n.Category); i >= 0 {
		return i
	}
	return len(order)
}

func foreign(n *kg.Node) int {
	if n.Taxon == human {
		return 0
	}
	return 1
}

// TooMany refuses a stop of more than Max nodes.
type TooMany struct{ Among kg.CURIE }

func (e *TooMany) Error() string {
	return fmt.Sprintf("%v: over %d nodes would count as one stop, %s among them", kg.ErrTooBroad, Max, e.Among)
}

func (e *TooMany) Unwrap() error { return kg.ErrTooBroad }

// Hint says what to do.
func (e *TooMany) Hint() string { return "leave out collapse, or ask for sources that join less" }
