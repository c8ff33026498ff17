package neostore

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Candidates are all nodes that may be hits, which kg.Query.MatchFolded decides; so what
// may be a hit is asked of the node, not of one of its names. The page's item is
// among them in any case.
const searchText = `
CALL () {
  UNWIND $q.keys AS query
  CALL db.index.fulltext.queryNodes('entityKeys', query) YIELD node AS n
  RETURN n
  UNION
  UNWIND $q.words AS query
  CALL db.index.fulltext.queryNodes('entityWords', query) YIELD node AS n
  WITH n, ' ' + n.words + ' ' AS words
  WHERE size([part IN $q.parts WHERE words CONTAINS part]) >= $q.needed
  RETURN n
  UNION
  MATCH (n:Entity {version: $version, id: $q.from})
  RETURN n
}
WITH n WHERE n.version = $version
RETURN collect([n.id, n.category, n.name, n.synonyms, n.xrefs, n.formerIds, n.nameKey, n.synonymKeys]) AS nodes`

// Search implements kg.Searcher.
func (r *reader) Search(ctx context.Context, q kg.SearchQuery) (*kg.SearchPage, error) {
	if err := checkPage(ctx, 0, q.Page); err != nil {
		return nil, err
	}
	query := kg.ParseQuery(q.Text)
	record, err := r.ask(ctx, searchText, askSearch(query, q.Page))
	if err != nil {
		return nil, err
	}
	hits, place := newHits(query, &q), kg.Hit{}
	for _, row := range record.Values[0].([]any) {
		n, names := decodeNames(row, &query)
		hit := hits.add(n, names)
		if n.ID == q.Page.From {
			place = hit
		}
	}
	if err := checkPlaced(q.Page.From == "" || place.ID != "", q.Page); err != nil {
		return nil, err
	}
	answer := hits.page(q.Page, place)
	if answer.Total == 0 {
		answer.Suggestions, err = r.suggest(ctx, query.Key, q.Categories)
	}
	return answer, err
}

func askSearch(query kg.Query, p kg.Page) question {
	q := question{}
	askPage(q, p)
	if query.Text == "" {
		return q
	}
	keys := exactly(foldID(query.Text))
	if query.Key != "" {
		keys += " " + beginning(query.Key)
	}
	q["keys"] = []string{keys}
	if len(query.Words) > 0 {
		q["words"] = []string{anyOfWords(query.Words)}
		q["parts"], q["needed"] = wordParts(query.Words), kg.NeededWords(len(query.Words))
	}
	return q
}

// wordParts mark the words for finding them in Entity.words, where the last one may
// be unfinished.
func wordParts(words []string) []string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = " " + w
		if i < len(words)-1 {
			parts[i] += " "
		}
	}
	return parts
}

// anyOfWords finds the nodes with as many of n words as a hit needs: each of them
// has one of any n - needed + 1 words. The longest are the rarest.
func anyOfWords(words []string) string {
	terms := make([]string, len(words))
	for i, w := range words {
		terms[i] = escaped(w)
	}
	terms[len(terms)-1] = beginning(words[len(words)-1])
	slices.SortStableFunc(terms, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	return strings.Join(terms[:len(words)-kg.NeededWords(len(words))+1], " ")
}

// decodeNames reads a candidate. A name that does not even contain as many of the
// words as a hit needs is not cut into its own.
func decodeNames(row any, query *kg.Query) (*kg.Node, []kg.FoldedName) {
	v := values(row.([]any))
	n := &kg.Node{ID: kg.CURIE(v.text()), Category: kg.Category(v.text()), Name: v.text(), Synonyms: listOf[string](v.next()),
		Xrefs: listOf[kg.CURIE](v.next()), FormerIDs: listOf[kg.CURIE](v.next())}
	keys := append([]string{v.text()}, listOf[string](v.next())...)
	names := make([]kg.FoldedName, 0, len(keys))
	for i, name := range n.Names() {
		key, has := at(keys, i), 0
		for _, w := range query.Words {
			if strings.Contains(key, w) {
				has++
			}
		}
		if has < kg.NeededWords(len(query.Words)) {
			names = append(names, kg.FoldedName{Text: name, Key: key})
			continue
		}
		names = append(names, kg.NewFoldedName(name, key))
	}
	return n, names
}

// hits are what a search finds.
type hits struct {
	query      kg.Query
	categories []kg.Category
	found      []kg.Hit
	counts     map[kg.Category]int
}

func newHits(query kg.Query, q *kg.SearchQuery) *hits {
	return &hits{query: query, categories: q.Categories, counts: map[kg.Category]int{}}
}

// add looks at a candidate and returns its place, whether it is a hit or not.
func (h *hits) add(n *kg.Node, names []kg.FoldedName) kg.Hit {
	hit, ok := h.query.MatchFolded(n, names)
	if ok {
		h.counts[hit.Category]++
		if len(h.categories) == 0 || slices.Contains(h.categories, hit.Category) {
			h.found = append(h.found, hit)
		}
	}
	return hit
}

// page cuts at the place of the page's item, which may be no hit.
func (h *hits) page(p kg.Page, place kg.Hit) *kg.SearchPage {
	slices.SortFunc(h.found, kg.Hit.Compare)
	from, to := 0, len(h.found)
	if p.From != "" {
		at, found := slices.BinarySearchFunc(h.found, place, kg.Hit.Compare)
		if from, to = at, at; found && !p.Backward {
			from++
		}
	}
	answer := &kg.SearchPage{Total: len(h.found), Categories: facets(h.counts)}
	if p.Backward {
		from = max(to-p.Limit, 0)
		answer.More = from > 0
	} else {
		to = min(from+p.Limit, len(h.found))
		answer.More = to < len(h.found)
	}
	answer.Hits = h.found[from:to]
	return answer
}
