package neostore

import (
	"cmp"
	"context"
	"slices"
	"unicode/utf8"

	"github.com/evgraph/evgraph/internal/kg"
)

// Candidates are all names that are about as long and share a part with the key.
const suggestText = `
MATCH (n:Entity) USING INDEX n:Entity(version, id)
WHERE n.version = $version AND n.id IS NOT NULL AND ($q.categories IS NULL OR n.category IN $q.categories)
WITH n, [n.nameKey] + coalesce(n.synonymKeys, []) AS keys
WITH n, keys, [i IN range(0, size(keys) - 1) WHERE $q.shortest <= size(keys[i]) <= $q.longest
  AND ($q.parts IS NULL OR any(part IN $q.parts WHERE keys[i] CONTAINS part))] AS near
WHERE size(near) > 0
WITH keys, [n.name] + coalesce(n.synonyms, []) AS names, near
UNWIND near AS i
RETURN collect(keys[i]) AS keys, collect(names[i]) AS names`

// suggestion is a name that the user may have meant.
type suggestion struct {
	typos     int
	key, text string
}

// suggest returns the names of the categories that differ from the key by typing
// errors: of names with one key, one; the nearest first.
func (r *reader) suggest(ctx context.Context, key string, categories []kg.Category) ([]string, error) {
	if key == "" {
		return nil, nil
	}
	limit := kg.MaxTypos(key)
	record, err := r.ask(ctx, suggestText, askSuggestions(key, limit, categories))
	if err != nil {
		return nil, err
	}
	var near []suggestion
	names := record.Values[1].([]any)
	for i, candidate := range record.Values[0].([]any) {
		s := suggestion{key: text(candidate), text: text(names[i])}
		if s.typos = kg.Typos(key, s.key, limit); s.typos <= limit {
			near = append(near, s)
		}
	}
	slices.SortFunc(near, func(a, b suggestion) int {
		return cmp.Or(cmp.Compare(a.typos, b.typos), cmp.Compare(a.key, b.key), cmp.Compare(a.text, b.text))
	})
	near = slices.CompactFunc(near, func(a, b suggestion) bool { return a.key == b.key })
	var texts []string
	for _, n := range near[:min(len(near), kg.MaxSuggestions)] {
		texts = append(texts, n.text)
	}
	return texts, nil
}

// askSuggestions makes the question. A typing error changes the length by one
// character at most, which the database counts as one or two, and touches two
// neighbouring parts of the key at most: of more parts than that one is left.
func askSuggestions(key string, typos int, categories []kg.Category) question {
	length := utf8.RuneCountInString(key)
	q := question{"shortest": length - typos, "longest": 2 * (length + typos)}
	askList(q, "categories", categories)
	if n := 2*typos + 1; length >= n {
		q["parts"] = cutInto(n, []rune(key))
	}
	return q
}

// cutInto cuts characters into n parts of about the same length.
func cutInto(n int, characters []rune) []string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = string(characters[i*len(characters)/n : (i+1)*len(characters)/n])
	}
	return parts
}
