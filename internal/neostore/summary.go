package neostore

import (
	"cmp"
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

var summaryText = `
CALL () {
  MATCH (n:Entity) USING INDEX n:Entity(version, id)
  WHERE n.version = $version AND n.id IS NOT NULL
  WITH n.category AS category, count(*) AS number
  RETURN collect([category, number]) AS categories
}
CALL () {
  MATCH (n:Entity)-[r:` + predicateTypes + `]->(far) USING INDEX n:Entity(version, id)
  WHERE n.version = $version AND n.id IS NOT NULL
  WITH n.category AS subject, type(r) AS predicate, far.category AS object, r.negative AS negative, count(*) AS number
  RETURN collect([subject, predicate, object, negative, number]) AS joins
}
CALL () {
  MATCH (e:Evidence) USING INDEX e:Evidence(version, id)
  WHERE e.version = $version AND e.id IS NOT NULL
  WITH e.source AS source, count(*) AS number
  RETURN collect([source, number]) AS entries
}
CALL () {
  MATCH (s:KnowledgeSource) USING INDEX s:KnowledgeSource(version, key)
  WHERE s.version = $version AND s.key IS NOT NULL
  RETURN collect([s.key, s.name, s.release, s.licence, s.url, s.attribution]) AS sources
}
RETURN categories, joins, entries, sources`

// Summary implements kg.Reader. A version never changes, so the store counts it
// once.
func (r *reader) Summary(ctx context.Context) (*kg.Summary, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	known := r.store.summary.Load()
	if known == nil || known.version != r.version || known.answer.Version != r.dataVersion {
		record, err := r.ask(ctx, summaryText, nil)
		if err != nil {
			return nil, err
		}
		known = &summary{r.version, summarise(r.dataVersion, record.Values)}
		r.store.summary.Store(known)
	}
	own := known.answer
	own.Categories, own.Predicates = slices.Clone(own.Categories), slices.Clone(own.Predicates)
	own.Metagraph, own.Sources = slices.Clone(own.Metagraph), slices.Clone(own.Sources)
	return &own, nil
}

// summary is what one version of the data holds.
type summary struct {
	version int64
	answer  kg.Summary
}

func summarise(dataVersion string, v []any) kg.Summary {
	sum := kg.Summary{Version: dataVersion}
	categories, entries := counts[kg.Category](v[0]), counts[string](v[2])
	for _, c := range kg.Categories {
		if n := categories[c.Category]; n > 0 {
			sum.Categories = append(sum.Categories, kg.Facet{Value: string(c.Category), Count: n})
			sum.Nodes += n
		}
	}
	countJoins(&sum, v[1].([]any))
	for _, row := range v[3].([]any) {
		s := values(row.([]any))
		source := kg.Source{Key: s.text(), Name: s.text(), Release: s.text(), Licence: s.text(), URL: s.text(), Attribution: s.text()}
		sum.Sources = append(sum.Sources, kg.SourceCount{Source: source, Evidence: entries[source.Key]})
		sum.Evidence += entries[source.Key]
	}
	slices.SortFunc(sum.Sources, func(a, b kg.SourceCount) int { return cmp.Compare(a.Key, b.Key) })
	return sum
}

// countJoins counts statements by the categories that they join, in the order of
// Categories, Predicates and Categories again.
func countJoins(sum *kg.Summary, rows []any) {
	edges, predicates := map[kg.MetaEdge]int{}, map[kg.Predicate]int{}
	for _, row := range rows {
		v := values(row.([]any))
		e := kg.MetaEdge{Subject: kg.Category(v.text()), Predicate: kg.Predicate(v.text()), Object: kg.Category(v.text())}
		negative, n := v.next() == true, integer(v.next())
		edges[e] += n
		predicates[e.Predicate] += n
		sum.Statements += n
		if negative {
			sum.Negative += n
		}
	}
	for _, p := range kg.Predicates {
		if n := predicates[p.Predicate]; n > 0 {
			sum.Predicates = append(sum.Predicates, kg.Facet{Value: string(p.Predicate), Count: n})
		}
	}
	for e, n := range edges {
		e.Count = n
		sum.Metagraph = append(sum.Metagraph, e)
	}
	category := func(c kg.Category) int {
		return slices.IndexFunc(kg.Categories, func(i kg.CategoryInfo) bool { return i.Category == c })
	}
	predicate := func(p kg.Predicate) int {
		return slices.IndexFunc(kg.Predicates, func(i kg.PredicateInfo) bool { return i.Predicate == p })
	}
	slices.SortFunc(sum.Metagraph, func(a, b kg.MetaEdge) int {
		return cmp.Or(cmp.Compare(category(a.Subject), category(b.Subject)), cmp.Compare(predicate(a.Predicate), predicate(b.Predicate)),
			cmp.Compare(category(a.Object), category(b.Object)))
	})
}
