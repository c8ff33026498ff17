package neostore

import (
	"fmt"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// askPage puts a page into the question.
func askPage(q question, p kg.Page) {
	q["limit"], q["backward"] = p.Limit, p.Backward
	if p.From != "" {
		q["from"] = string(p.From)
	}
}

// A text that cuts pages first finds the sort key of the item that the page starts
// at, as fromKey. These parts always give one row.
const (
	fromNode = `
CALL () {
  OPTIONAL MATCH (f:Entity {version: $version, id: $q.from})
  RETURN CASE WHEN $q.byID AND f IS NOT NULL THEN '' ELSE f.nameKey END AS fromKey
}`
	fromEntry = `
CALL () {
  OPTIONAL MATCH (f:Evidence {version: $version, id: $q.from})
  RETURN CASE WHEN $q.byID AND f IS NOT NULL THEN '' ELSE f.keyStrength END AS fromKey
}`
)

var fromStatement = `
CALL () {
  OPTIONAL MATCH (e:Evidence {version: $version, statement: $q.from})
  WITH e LIMIT 1
  OPTIONAL MATCH (subject:Entity {version: $version, id: e.subject})
  OPTIONAL MATCH (object:Entity {version: $version, id: e.object})
  OPTIONAL MATCH (subject)-[f:` + predicateTypes + `]->(object) WHERE f.id = $q.from
  RETURN f[$q.key] AS fromKey
}`

// placed tells whether the page's item exists.
const placed = `$q.from IS NULL OR fromKey IS NOT NULL AS placed`

// cut takes the page from rows of an item, how many negative ones it counts for,
// whether it is shown, and the key and id that it is sorted by.
const cut = `
WITH item, negative, shown, sortKey, sortID, fromKey ORDER BY sortKey, sortID
WITH sum(negative) AS negatives, collect(CASE WHEN shown THEN item END) AS items,
  sum(CASE WHEN shown AND (sortKey < fromKey OR sortKey = fromKey AND (sortID < $q.from OR sortID = $q.from AND NOT $q.backward)) THEN 1 ELSE 0 END) AS passed
WITH negatives, items, CASE
  WHEN NOT $q.backward THEN passed
  WHEN $q.from IS NULL THEN size(items) - $q.limit
  ELSE passed - $q.limit
END AS start
RETURN size(items) AS total, negatives, items[CASE WHEN start < 0 THEN 0 ELSE start END..start + $q.limit] AS page,
  CASE WHEN $q.backward THEN start > 0 ELSE start + $q.limit < size(items) END AS more`

// bothWays makes the two texts of a long list, by whether its pages go backward.
// They sort no more than a page: {beyond} stands for the condition on sortKey and
// sortID, and {order} for the order, which is from the page's item on.
func bothWays(text string) map[bool]string {
	way := func(sign, order string) string {
		return strings.NewReplacer(
			"{beyond}", "($q.from IS NULL OR sortKey "+sign+" fromKey OR sortKey = fromKey AND sortID "+sign+" $q.from)",
			"{order}", "ORDER BY sortKey "+order+", sortID "+order+" LIMIT $q.limit + 1",
		).Replace(text)
	}
	return map[bool]string{false: way(">", "ASC"), true: way("<", "DESC")}
}

// cutLong makes the page of what bothWays gave, which has an item more when there
// are more.
func cutLong[T any](items []*T, p kg.Page) (page []*T, more bool) {
	if more = len(items) > p.Limit; more {
		items = items[:p.Limit]
	}
	if p.Backward {
		slices.Reverse(items)
	}
	return items, more
}

// checkPlaced returns ErrBadCursor when the page's item does not exist.
func checkPlaced(placed any, p kg.Page) error {
	if placed != true {
		return fmt.Errorf("%w: %s is not in the data", kg.ErrBadCursor, p.From)
	}
	return nil
}
