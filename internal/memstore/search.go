package memstore

import (
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Search implements kg.Searcher.
func (r *reader) Search(ctx context.Context, q kg.SearchQuery) (*kg.SearchPage, error) {
	if err := beginPage(ctx, 0, q.Page); err != nil {
		return nil, err
	}
	s := r.snapshot
	query := kg.ParseQuery(q.Text)
	steps := pace{ctx: ctx}
	counts := map[kg.Category]int{}
	var hits []kg.Hit
	for _, node := range s.text.candidates(query) {
		if err := steps.step(); err != nil {
			return nil, err
		}
		hit, ok := query.MatchFolded(&s.nodes[node], s.text.namesOf(node))
		if !ok {
			continue
		}
		counts[hit.Category]++
		if asked(q.Categories, hit.Category) {
			hits = append(hits, hit)
		}
	}
	slices.SortFunc(hits, kg.Hit.Compare)
	page, more, err := s.cutHits(hits, query, q.Page)
	if err != nil {
		return nil, err
	}
	answer := &kg.SearchPage{Hits: page, Total: len(hits), More: more, Categories: facets(counts)}
	if len(hits) > 0 {
		return answer, nil
	}
	answer.Suggestions, err = s.suggest(query.Key, q.Categories, &steps)
	return answer, err
}

func asked(categories []kg.Category, c kg.Category) bool {
	return len(categories) == 0 || slices.Contains(categories, c)
}

// cutHits cuts at the rank that the page's node has for the query; one that is
// no hit is behind them all.
func (s *snapshot) cutHits(hits []kg.Hit, query kg.Query, p kg.Page) (page []kg.Hit, more bool, err error) {
	w := newWindow(p, 0)
	if p.From != "" {
		node, ok := s.nodeIDs.rows[p.From]
		if !ok {
			return nil, false, fmt.Errorf("%w: %s is not in the data", kg.ErrBadCursor, p.From)
		}
		from, _ := query.MatchFolded(&s.nodes[node], s.text.namesOf(node))
		at, found := slices.BinarySearchFunc(hits, from, kg.Hit.Compare)
		w.bound = uint64(at)
		if found && !p.Backward {
			w.bound++
		}
	}
	from, to, more := w.cut(len(hits), func(i int) uint64 { return uint64(i) })
	return slices.Clone(hits[from:to]), more, nil
}

// candidates returns the nodes that may be hits, every hit among them, each
// once.
func (t *textIndex) candidates(q kg.Query) []uint32 {
	if q.Text == "" {
		return nil
	}
	nodes := newBitset(len(t.first) - 1)
	for _, node := range t.folded[foldID(q.Text)] {
		nodes.add(node)
	}
	if q.Key != "" {
		for _, name := range t.withKey(q.Key, true) {
			nodes.add(t.owners[name])
		}
	}
	for _, name := range t.withWords(q.Words) {
		nodes.add(t.owners[name])
	}
	return nodes.rows()
}

// withWords returns the names that may have as many of the words as a hit needs;
// the last may be unfinished.
func (t *textIndex) withWords(words []string) []uint32 {
	if len(words) == 1 {
		return t.withWordsFrom(t.withWord(words[0], true))
	}
	var all []uint32
	for i, w := range words {
		all = append(all, t.withWordsFrom(t.withWord(w, i == len(words)-1))...)
	}
	slices.Sort(all)
	return repeated(all, kg.NeededWords(len(words)))
}

// repeated returns the items that a sorted list has at least n times.
func repeated(sorted []uint32, n int) []uint32 {
	var out []uint32
	for i := range sorted {
		if i+n <= len(sorted) && sorted[i] == sorted[i+n-1] && (i == 0 || sorted[i-1] != sorted[i]) {
			out = append(out, sorted[i])
		}
	}
	return out
}
