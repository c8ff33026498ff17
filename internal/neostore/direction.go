package neostore

import (
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Types of relationships that statements have: all, and those of kg.FlatPredicates.
var predicateTypes, flatTypes = func() (all, flat string) {
	var names []string
	for _, p := range kg.Predicates {
		names = append(names, string(p.Predicate))
	}
	return strings.Join(names, "|"), strings.Join(texts(kg.FlatPredicates), "|")
}()

// byDirection makes a text for each direction in which statements are followed
// from a node; {hop} stands for the relationship r.
func byDirection(text string) map[kg.Direction]string { return byDirectionOf(predicateTypes, text) }

func byDirectionOf(types, text string) map[kg.Direction]string {
	r := "[r:" + types + "]"
	both := strings.ReplaceAll(text, "{hop}", "-"+r+"-")
	return map[kg.Direction]string{
		kg.Out:  strings.ReplaceAll(text, "{hop}", "-"+r+"->"),
		kg.In:   strings.ReplaceAll(text, "{hop}", "<-"+r+"-"),
		kg.Both: both,
		"":      both,
	}
}

// byFlatness makes the texts for all predicates, and those that go with dropFlat.
func byFlatness(text string) map[bool]map[kg.Direction]string {
	return map[bool]map[kg.Direction]string{false: byDirection(text), true: byDirectionOf(flatTypes, text)}
}

// dropFlat takes the predicates from a match that asks for all of kg.FlatPredicates, as
// most walks do. A text with their types finds the same and looks at no predicate.
func dropFlat(m *kg.StatementMatch) (flat bool) {
	if flat = slices.Equal(m.Predicates, kg.FlatPredicates); flat {
		m.Predicates = nil
	}
	return flat
}

// opposite is the direction of the same statements from their other end.
func opposite(d kg.Direction) kg.Direction {
	switch d {
	case kg.Out:
		return kg.In
	case kg.In:
		return kg.Out
	}
	return d
}
