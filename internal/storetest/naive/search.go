package naive

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Search implements kg.Searcher.
func (r *reader) Search(ctx context.Context, q kg.SearchQuery) (*kg.SearchPage, error) {
	if err := check(ctx, 0, q.Page); err != nil {
		return nil, err
	}
	if _, err := r.nodePlace(kg.ByName, q.Page); err != nil {
		return nil, err
	}
	query := kg.ParseQuery(q.Text)
	var list []item[kg.Hit]
	var categories []string
	for i := range r.Dataset.Nodes {
		hit, ok := query.Match(&r.Dataset.Nodes[i])
		if !ok {
			continue
		}
		categories = append(categories, string(hit.Category))
		if len(q.Categories) == 0 || slices.Contains(q.Categories, hit.Category) {
			list = append(list, item[kg.Hit]{hit.Key(), hit.ID, hit})
		}
	}
	page := &kg.SearchPage{Total: len(list), Categories: facets(categories)}
	page.Hits, page.More = cut(list, q.Page, r.hitPlace(query, q.Page))
	if len(list) == 0 {
		page.Suggestions = r.suggest(query.Key, q.Categories)
	}
	return page, nil
}

// hitPlace is the place of the page's node; one that is no hit is behind all.
func (r *reader) hitPlace(query kg.Query, p kg.Page) item[kg.Hit] {
	if n := r.node(p.From); n != nil {
		if hit, ok := query.Match(n); ok {
			return item[kg.Hit]{key: hit.Key(), id: hit.ID}
		}
	}
	return item[kg.Hit]{key: last}
}

func (r *reader) suggest(key string, categories []kg.Category) []string {
	type name struct {
		typos     int
		key, text string
	}
	var near []name
	for i := range r.Dataset.Nodes {
		n := &r.Dataset.Nodes[i]
		if len(categories) > 0 && !slices.Contains(categories, n.Category) {
			continue
		}
		for _, text := range n.Names() {
			typos := kg.Typos(key, kg.NameKey(text), kg.MaxTypos(key))
			if key != "" && typos <= kg.MaxTypos(key) {
				near = append(near, name{typos, kg.NameKey(text), text})
			}
		}
	}
	slices.SortFunc(near, func(a, b name) int {
		return cmp.Or(a.typos-b.typos, strings.Compare(a.key, b.key), strings.Compare(a.text, b.text))
	})
	near = slices.CompactFunc(near, func(a, b name) bool { return a.key == b.key })
	var texts []string
	for _, n := range near[:min(len(near), kg.MaxSuggestions)] {
		texts = append(texts, n.text)
	}
	return texts
}
