package memstore

import (
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Named implements kg.NodeReader.
func (r *reader) Named(ctx context.Context, lookups []kg.Lookup) ([][]kg.Named, error) {
	if err := begin(ctx, len(lookups)); err != nil {
		return nil, err
	}
	steps := pace{ctx: ctx}
	answer := make([][]kg.Named, len(lookups))
	for i, l := range lookups {
		if err := steps.step(); err != nil {
			return nil, err
		}
		answer[i] = r.named(l)
	}
	return answer, nil
}

// named collects every way in which the text names a node and keeps the best way
// of each node.
func (s *snapshot) named(l kg.Lookup) []kg.Named {
	var found []kg.Named
	add := func(node uint32, how kg.How) {
		n := &s.nodes[node]
		if l.Category == "" || l.Category == n.Category {
			found = append(found, kg.Named{ID: n.ID, Category: n.Category, Name: n.Name, How: how})
		}
	}
	if l.Citation != 0 {
		for _, node := range s.text.cited[l.Citation] {
			add(node, kg.HowCitation)
		}
	} else {
		s.eachNamed(l.Text, add)
	}
	slices.SortFunc(found, kg.Named.Compare)
	seen := make(map[kg.CURIE]bool, len(found))
	return slices.DeleteFunc(found, func(n kg.Named) bool {
		twice := seen[n.ID]
		seen[n.ID] = true
		return twice
	})
}

func (s *snapshot) eachNamed(text string, add func(node uint32, how kg.How)) {
	if text == "" {
		return
	}
	for _, found := range s.text.exact[text] {
		add(found.node, found.how)
	}
	key := kg.NameKey(text)
	if key == "" {
		return
	}
	for _, name := range s.text.withKey(key, false) {
		node, how := s.text.owners[name], kg.HowSynonym
		if s.text.first[node] == name {
			how = kg.HowName
		}
		add(node, how)
	}
}
