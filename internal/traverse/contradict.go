package traverse

import (
	"reflect"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// contradict refuses what no data could fulfil.
func (s *shape) contradict() error {
	for i := range s.Edges {
		if err := s.sayable(i); err != nil {
			return err
		}
		for j := range i {
			if s.opposed(i, j) {
				return unusable("leave one of them out", "edge %s asks for what edge %s rules out", s.Edges[j].Name, s.Edges[i].Name)
			}
		}
	}
	for v := range s.Nodes {
		for w := range v {
			if s.differ[v][w] && onlyOne(s.Nodes[v].Within) != "" && onlyOne(s.Nodes[v].Within) == onlyOne(s.Nodes[w].Within) {
				return unusable("use one node for both, or leave them out of distinct", "the nodes %s and %s differ, but both can only be %s", s.Nodes[w].Name, s.Nodes[v].Name, onlyOne(s.Nodes[v].Within))
			}
		}
	}
	return nil
}

// onlyOne is the only member of a set, "" when it may have more or none.
func onlyOne(set *kg.Set) kg.CURIE {
	if set == nil || set.Complement || len(set.IDs) != 1 {
		return ""
	}
	return set.IDs[0]
}

// sayable checks that some predicate of the edge joins the categories of its ends.
func (s *shape) sayable(i int) error {
	e := &s.Edges[i]
	united := uniting(s.Collapse)
	from := withUnited(s.Nodes[s.ends[i].from].Match.Categories, united)
	to := withUnited(s.Nodes[s.ends[i].to].Match.Categories, united)
	predicates := (&Walk{Match: e.Match}).match().Predicates
	if joinable(predicates, from, to) || e.Either && joinable(predicates, to, from) {
		return nil
	}
	hint := "compare the categories with what meta.metagraph lists"
	if joinable(predicates, to, from) {
		hint = "turn the edge round, or set either: true"
	}
	return unusable(hint, "edge %s can hold for nothing: no statement of its predicates leads from a node like %s to one like %s", e.Name, e.From, e.To)
}

func joinable(predicates []kg.Predicate, from, to []kg.Category) bool {
	return slices.ContainsFunc(predicates, func(p kg.Predicate) bool {
		info, ok := p.Info()
		return ok && slices.ContainsFunc(orAll(from), func(a kg.Category) bool {
			return slices.ContainsFunc(orAll(to), func(b kg.Category) bool { return info.Allows(a, b) })
		})
	})
}

func orAll(categories []kg.Category) []kg.Category {
	if len(categories) > 0 {
		return categories
	}
	all := make([]kg.Category, len(kg.Categories))
	for i, c := range kg.Categories {
		all[i] = c.Category
	}
	return all
}

// opposed reports whether one edge must hold and the other, its like, must not.
func (s *shape) opposed(i, j int) bool {
	a, b := &s.Edges[i], &s.Edges[j]
	return s.ends[i] == s.ends[j] && a.Either == b.Either && reflect.DeepEqual(a.Match, b.Match) &&
		(a.Need == Required && b.Need == Absent || a.Need == Absent && b.Need == Required)
}
