package memstore

import (
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Summary implements kg.Reader.
func (r *reader) Summary(ctx context.Context) (*kg.Summary, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	own := r.summary
	own.Categories, own.Predicates = slices.Clone(own.Categories), slices.Clone(own.Predicates)
	own.Metagraph, own.Sources = slices.Clone(own.Metagraph), slices.Clone(own.Sources)
	return &own, nil
}

func (s *snapshot) summarise(d *kg.Dataset) {
	sum := &s.summary
	sum.Nodes, sum.Statements, sum.Evidence = len(s.nodes), len(s.statements), len(s.evidence)
	sum.Negative = int(s.negativeBefore[len(s.statements)])
	for _, c := range kg.Categories {
		if n := len(s.categories[c.Category]); n > 0 {
			sum.Categories = append(sum.Categories, kg.Facet{Value: string(c.Category), Count: n})
		}
	}
	for _, p := range kg.Predicates {
		if own := s.predicates[p.Predicate]; own.to > own.from {
			sum.Predicates = append(sum.Predicates, kg.Facet{Value: string(p.Predicate), Count: int(own.to - own.from)})
		}
	}
	sum.Metagraph = s.metagraph()
	read := map[string]int{}
	for i := range s.evidence {
		read[s.evidence[i].Source]++
	}
	for _, source := range d.Sources {
		sum.Sources = append(sum.Sources, kg.SourceCount{Source: source, Evidence: read[source.Key]})
	}
}

// metagraph counts statements by the categories that they join, in the order of
// Categories, Predicates and Categories again.
func (s *snapshot) metagraph() []kg.MetaEdge {
	counts := map[kg.MetaEdge]int{}
	for row := range s.statements {
		counts[kg.MetaEdge{
			Subject:   s.nodes[s.subjects[row]].Category,
			Predicate: s.statements[row].Predicate,
			Object:    s.nodes[s.objects[row]].Category,
		}]++
	}
	var out []kg.MetaEdge
	for _, subject := range kg.Categories {
		for _, predicate := range kg.Predicates {
			for _, object := range kg.Categories {
				e := kg.MetaEdge{Subject: subject.Category, Predicate: predicate.Predicate, Object: object.Category}
				if e.Count = counts[e]; e.Count > 0 {
					out = append(out, e)
				}
			}
		}
	}
	return out
}
