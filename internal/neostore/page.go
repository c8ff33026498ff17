package neostore

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/evgraph/evgraph/internal/kg"
)

// ask runs a reading text.
func (r *reader) ask(ctx context.Context, text string, q question) (*neo4j.Record, error) {
	return r.read(ctx, text, map[string]any{"q": map[string]any(q)})
}

// check returns what every call refuses before it asks the database.
func check(ctx context.Context, named int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if named > kg.MaxIDs {
		return fmt.Errorf("%w: %d, at most %d at once", kg.ErrTooMany, named, kg.MaxIDs)
	}
	return nil
}

func checkPage(ctx context.Context, named int, p kg.Page) error {
	if err := check(ctx, named); err != nil {
		return err
	}
	return p.Check()
}

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

// limitRows returns ErrTooManyRows when an answer has more rows than its caller
// allows.
func limitRows(rows, most int) error {
	if most > 0 && rows > most {
		return fmt.Errorf("%w: over %d", kg.ErrTooManyRows, most)
	}
	return nil
}

// parts are the answers about single nodes or statements of one call, which the
// database gives once for each id that it knows.
type parts struct {
	at     map[string]int // by id, its place
	counts []kg.Counts
	from   []int // offsets into the rows; one more than parts
}

// newParts reads parallel lists: ids, totals, negatives, mores, sizes.
func newParts(columns []any) parts {
	ids := columns[0].([]any)
	p := parts{at: make(map[string]int, len(ids)), counts: make([]kg.Counts, len(ids)), from: make([]int, len(ids)+1)}
	totals, negatives, mores, sizes := columns[1].([]any), columns[2].([]any), columns[3].([]any), columns[4].([]any)
	for i := range ids {
		p.at[text(ids[i])] = i
		p.counts[i] = kg.Counts{Total: integer(totals[i]), Negative: integer(negatives[i]), More: mores[i] == true}
		p.from[i+1] = p.from[i] + integer(sizes[i])
	}
	return p
}

// spread gives each id that was asked for its part: its counts and, by take, its
// rows. It returns the offsets.
func (p parts) spread(ids []kg.CURIE, most int, take func(from, to int) int) (offsets []int, counts []kg.Counts, err error) {
	offsets, counts = make([]int, len(ids)+1), make([]kg.Counts, len(ids))
	rows := 0
	for i, id := range ids {
		offsets[i+1] = offsets[i]
		if at, ok := p.at[string(id)]; ok {
			counts[i] = p.counts[at]
			offsets[i+1] += p.from[at+1] - p.from[at]
			rows += take(p.from[at], p.from[at+1])
			if err := limitRows(rows, most); err != nil {
				return nil, nil, err
			}
		}
	}
	return offsets, counts, nil
}

// distinct returns the ids as texts, each once.
func distinct(ids []kg.CURIE) []string {
	seen, out := make(map[kg.CURIE]bool, len(ids)), make([]string, 0, len(ids))
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			out = append(out, string(id))
		}
	}
	return out
}

// facets puts counts in order: the most frequent first, then by value.
func facets[T ~string](counts map[T]int) []kg.Facet {
	out := make([]kg.Facet, 0, len(counts))
	for value, n := range counts {
		out = append(out, kg.Facet{Value: string(value), Count: n})
	}
	slices.SortFunc(out, func(a, b kg.Facet) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return out
}
