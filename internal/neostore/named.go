package neostore

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// The index finds more than what is named, as it folds ids and does not tell names
// from ids; named decides.
const namedText = `
CALL () {
  UNWIND $q.keys AS query
  CALL db.index.fulltext.queryNodes('entityKeys', query) YIELD node AS n
  WITH n WHERE n.version = $version
  RETURN n
  UNION
  UNWIND $q.citations AS citation
  MATCH (n:Entity {version: $version, citation: citation})
  RETURN n
}
RETURN collect([n.id, n.category, n.name, n.nameKey, n.synonymKeys, n.formerIds, n.xrefs, n.citation]) AS nodes`

// Named implements kg.NodeReader.
func (r *reader) Named(ctx context.Context, lookups []kg.Lookup) ([][]kg.Named, error) {
	if err := check(ctx, len(lookups)); err != nil {
		return nil, err
	}
	answer := make([][]kg.Named, len(lookups))
	q := askLookups(lookups)
	if len(q) == 0 {
		return answer, nil
	}
	record, err := r.ask(ctx, namedText, q)
	if err != nil {
		return nil, err
	}
	found := newDirectory(record.Values[0].([]any))
	for i, l := range lookups {
		answer[i] = found.named(l)
	}
	return answer, nil
}

// askLookups makes the question, nothing when no lookup can name anything.
func askLookups(lookups []kg.Lookup) question {
	keys, citations := map[string]bool{}, map[int]bool{}
	for _, l := range lookups {
		if l.Citation != 0 {
			citations[l.Citation] = true
			continue
		}
		for _, key := range []string{foldID(l.Text), kg.NameKey(l.Text)} {
			if key != "" && len(key) <= maxKey {
				keys[exactly(key)] = true
			}
		}
	}
	q := question{}
	if queries := joined(keys); len(queries) > 0 {
		q["keys"] = queries
	}
	askNumbers(q, "citations", slices.Sorted(maps.Keys(citations)))
	return q
}

// joined joins terms into as few queries as may be.
func joined(terms map[string]bool) []string {
	var queries []string
	for chunk := range slices.Chunk(slices.Sorted(maps.Keys(terms)), maxClauses) {
		queries = append(queries, strings.Join(chunk, " "))
	}
	return queries
}

// directory finds nodes by every text that names them.
type directory struct {
	texts     map[string][]kg.Named // by id of any kind
	keys      map[string][]kg.Named // by key of a name
	citations map[int][]kg.Named
}

func newDirectory(rows []any) directory {
	d := directory{map[string][]kg.Named{}, map[string][]kg.Named{}, map[int][]kg.Named{}}
	for _, row := range rows {
		v := values(row.([]any))
		n := kg.Named{ID: kg.CURIE(v.text()), Category: kg.Category(v.text()), Name: v.text()}
		add := func(to map[string][]kg.Named, how kg.How, names ...string) {
			n.How = how
			for _, name := range names {
				to[name] = append(to[name], n)
			}
		}
		add(d.texts, kg.HowID, string(n.ID))
		add(d.keys, kg.HowName, v.text())
		add(d.keys, kg.HowSynonym, listOf[string](v.next())...)
		add(d.texts, kg.HowFormerID, listOf[string](v.next())...)
		add(d.texts, kg.HowXref, listOf[string](v.next())...)
		if c := integer(v.next()); c != 0 {
			n.How = kg.HowCitation
			d.citations[c] = append(d.citations[c], n)
		}
	}
	return d
}

// named returns the nodes that a lookup names, each once by its best way.
func (d directory) named(l kg.Lookup) []kg.Named {
	found := d.citations[l.Citation]
	if l.Citation == 0 {
		found = d.texts[l.Text]
		if key := kg.NameKey(l.Text); key != "" {
			found = append(slices.Clone(found), d.keys[key]...)
		}
	}
	found = slices.Clone(found)
	slices.SortFunc(found, kg.Named.Compare)
	seen := make(map[kg.CURIE]bool, len(found))
	return slices.DeleteFunc(found, func(n kg.Named) bool {
		out := seen[n.ID] || l.Category != "" && l.Category != n.Category
		seen[n.ID] = true
		return out
	})
}
