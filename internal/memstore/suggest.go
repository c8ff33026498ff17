package memstore

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// suggestion is a name that the user may have meant.
type suggestion struct {
	typos int
	name  *kg.FoldedName
}

// suggest returns the names of the categories that differ from the key by typing
// errors: of names with one key, one; the nearest first.
func (s *snapshot) suggest(key string, categories []kg.Category, steps *pace) ([]string, error) {
	if key == "" {
		return nil, nil
	}
	t := &s.text
	limit, own := kg.MaxTypos(key), shapeOf(key)
	var near []suggestion
	for i := range t.names {
		if err := steps.step(); err != nil {
			return nil, err
		}
		if own.far(t.shapes[i], limit) || !asked(categories, s.nodes[t.owners[i]].Category) {
			continue
		}
		if typos := kg.Typos(key, t.names[i].Key, limit); typos <= limit {
			near = append(near, suggestion{typos, &t.names[i]})
		}
	}
	slices.SortFunc(near, func(a, b suggestion) int {
		return cmp.Or(cmp.Compare(a.typos, b.typos), cmp.Compare(a.name.Key, b.name.Key), cmp.Compare(a.name.Text, b.name.Text))
	})
	near = slices.CompactFunc(near, func(a, b suggestion) bool { return a.name.Key == b.name.Key })
	var texts []string
	for _, n := range near[:min(len(near), kg.MaxSuggestions)] {
		texts = append(texts, n.name.Text)
	}
	return texts, nil
}

// far reports whether the shapes alone show more than limit typing errors: one
// changes the length by one at most, and removes and adds one letter at most.
func (s shape) far(t shape, limit int) bool {
	return max(s.length-t.length, t.length-s.length) > limit || bits.OnesCount64(s.letters^t.letters) > 2*limit
}
