package neostore

import (
	"context"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// anchor is where a text finds the nodes n that may fulfil a match.
type anchor string

// The anchors.
const (
	anchorAll    anchor = "all"
	anchorWithin anchor = "within"
	anchorWords  anchor = "words"
)

// anchorTexts give the nodes n, each once.
var anchorTexts = map[anchor]string{
	anchorAll: `
MATCH (n:Entity) USING INDEX n:Entity(version, id)
WHERE n.version = $version AND n.id IS NOT NULL`,
	anchorWithin: `
UNWIND $q.within.ids AS id
MATCH (n:Entity {version: $version, id: id})`,
	anchorWords: `
CALL db.index.fulltext.queryNodes('entityWords', $q.lucene) YIELD node AS n
WITH n WHERE n.version = $version`,
}

// nodeTexts makes a text for each anchor; {n} stands for the nodes that are within
// the set and fulfil the match.
func nodeTexts(text string) map[anchor]string {
	texts := map[anchor]string{}
	for a, found := range anchorTexts {
		texts[a] = strings.ReplaceAll(text, "{n}", found+"\nWITH n WHERE "+inSet("n.id", "$q.within")+" AND "+nodeWhere("n", "$q.node"))
	}
	return texts
}

// askNodes puts a set and a match into the question and chooses where to start.
func askNodes(q question, within *kg.Set, m *kg.NodeMatch) anchor {
	askSet(q, "within", within)
	q["node"] = askNode(m)
	if within != nil && !within.Complement {
		return anchorWithin
	}
	if query := wordsQuery(m.Words); query != "" {
		q["lucene"] = query
		return anchorWords
	}
	return anchorAll
}

var listNodesTexts = func() map[anchor]map[bool]string {
	texts := map[anchor]map[bool]string{}
	for a, text := range nodeTexts(`
CALL () {{n}
  RETURN collect(n) AS nodes
}
CALL (nodes) {
  UNWIND nodes AS n
  WITH n.category AS category, count(*) AS number
  RETURN collect([category, number]) AS categories
}` + fromNode + `
CALL (nodes, fromKey) {
  UNWIND nodes AS n
  WITH n, CASE WHEN $q.byID THEN '' ELSE n.nameKey END AS sortKey, n.id AS sortID
  WHERE {beyond}
  WITH n, sortKey, sortID {order}
  WITH properties(n) AS p
  RETURN collect(` + nodeValues + `) AS rows
}
RETURN ` + placed + `, categories, rows`) {
		texts[a] = bothWays(text)
	}
	return texts
}()

// ListNodes implements kg.NodeReader.
func (r *reader) ListNodes(ctx context.Context, q kg.NodeQuery) (*kg.NodePage, error) {
	if err := checkPage(ctx, 0, q.Page); err != nil {
		return nil, err
	}
	asked := question{"byID": q.Order == kg.ByID}
	askPage(asked, q.Page)
	from := askNodes(asked, q.Within, &q.Match)
	record, err := r.ask(ctx, listNodesTexts[from][q.Page.Backward], asked)
	if err != nil {
		return nil, err
	}
	v := record.Values
	if err := checkPlaced(v[0], q.Page); err != nil {
		return nil, err
	}
	categories := counts[kg.Category](v[1])
	page := &kg.NodePage{Categories: facets(categories)}
	for _, n := range categories {
		page.Total += n
	}
	page.Nodes, page.More = cutLong(decodeAll(v[2], decodeNode), q.Page)
	return page, nil
}
