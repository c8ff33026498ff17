package naive

import (
	"cmp"
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Summary implements kg.Reader.
func (r *reader) Summary(ctx context.Context) (*kg.Summary, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	sum := &kg.Summary{Version: r.version, Nodes: len(r.Dataset.Nodes), Statements: len(r.Dataset.Statements), Evidence: len(r.Dataset.Evidence)}
	categories := map[kg.Category]int{}
	for i := range r.Dataset.Nodes {
		categories[r.Dataset.Nodes[i].Category]++
	}
	for _, c := range kg.Categories {
		if n := categories[c.Category]; n > 0 {
			sum.Categories = append(sum.Categories, kg.Facet{Value: string(c.Category), Count: n})
		}
	}
	edges := map[kg.MetaEdge]int{}
	predicates := map[kg.Predicate]int{}
	for i := range r.Dataset.Statements {
		s := &r.Dataset.Statements[i]
		edges[kg.MetaEdge{Subject: r.node(s.Subject).Category, Predicate: s.Predicate, Object: r.node(s.Object).Category}]++
		predicates[s.Predicate]++
		if s.Negative() {
			sum.Negative++
		}
	}
	for _, p := range kg.Predicates {
		if n := predicates[p.Predicate]; n > 0 {
			sum.Predicates = append(sum.Predicates, kg.Facet{Value: string(p.Predicate), Count: n})
		}
	}
	sum.Metagraph = inModelOrder(edges)
	sum.Sources = r.sourceCounts()
	return sum, nil
}

func (r *reader) sourceCounts() []kg.SourceCount {
	var out []kg.SourceCount
	for _, source := range r.Dataset.Sources {
		n := 0
		for i := range r.Dataset.Evidence {
			if r.Dataset.Evidence[i].Source == source.Key {
				n++
			}
		}
		out = append(out, kg.SourceCount{Source: source, Evidence: n})
	}
	return out
}

func inModelOrder(edges map[kg.MetaEdge]int) []kg.MetaEdge {
	var out []kg.MetaEdge
	for e, n := range edges {
		e.Count = n
		out = append(out, e)
	}
	category := func(c kg.Category) int {
		return slices.IndexFunc(kg.Categories, func(i kg.CategoryInfo) bool { return i.Category == c })
	}
	predicate := func(p kg.Predicate) int {
		return slices.IndexFunc(kg.Predicates, func(i kg.PredicateInfo) bool { return i.Predicate == p })
	}
	slices.SortFunc(out, func(a, b kg.MetaEdge) int {
		return cmp.Or(category(a.Subject)-category(b.Subject), predicate(a.Predicate)-predicate(b.Predicate), category(a.Object)-category(b.Object))
	})
	return out
}
