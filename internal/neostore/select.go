package neostore

import (
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Each text gives at most one node more than a selection may have. The hop is
// looked for from the nodes, or back from the far ones.
var (
	selectTexts = nodeTexts(`{n}
WITH n LIMIT $q.limit
RETURN collect(n.id) AS ids`)

	hopTexts = func() map[anchor]map[kg.Direction]string {
		texts := map[anchor]map[kg.Direction]string{}
		for a, text := range nodeTexts(`{n}
  AND EXISTS {
    MATCH (n){hop}(far)
    WHERE ` + visibleIf(signWhere, inSet("far.id", "$q.far"), claimWhere) + `
  }
WITH n LIMIT $q.limit
RETURN collect(n.id) AS ids`) {
			texts[a] = byDirection(text)
		}
		return texts
	}()

	hopBackTexts = byDirection(`
UNWIND $q.far.ids AS id
MATCH (far:Entity {version: $version, id: id})
MATCH (far){hop}(n)
WHERE ` + visibleIf(signWhere, inSet("n.id", "$q.within"), nodeWhere("n", "$q.node"), claimWhere) + `
WITH DISTINCT n LIMIT $q.limit
RETURN collect(n.id) AS ids`)
)

// Select implements kg.Selector.
func (r *reader) Select(ctx context.Context, scope kg.SourceScope, sel kg.Selection) ([]kg.CURIE, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	q := question{"limit": kg.MaxSet + 1}
	from := askNodes(q, sel.Within, &sel.Match)
	text := selectTexts[from]
	if h := sel.Hop; h != nil {
		if h.Direction == kg.Mentioned { // a mention joins no two nodes
			return nil, nil
		}
		askStatements(q, scope, &h.Statement)
		askSet(q, "far", h.Far)
		text = hopTexts[from][h.Direction]
		if fromFar(h.Far, sel.Within) {
			text = hopBackTexts[opposite(h.Direction)]
		}
	}
	record, err := r.ask(ctx, text, q)
	if err != nil {
		return nil, err
	}
	found := listOf[kg.CURIE](record.Values[0])
	if len(found) > kg.MaxSet {
		return nil, fmt.Errorf("%w: over %d nodes", kg.ErrTooBroad, kg.MaxSet)
	}
	slices.Sort(found)
	return found, nil
}

// fromFar reports whether the far set is the smaller one that is listed.
func fromFar(far, within *kg.Set) bool {
	if far == nil || far.Complement {
		return false
	}
	return within == nil || within.Complement || len(far.IDs) < len(within.IDs)
}
