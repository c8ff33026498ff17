package neostore

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// predicateTypes are all types of relationships that statements have.
var predicateTypes = func() string {
	var names []string
	for _, p := range kg.Predicates {
		names = append(names, string(p.Predicate))
	}
	return strings.Join(names, "|")
}()

// byDirection makes a text for each direction in which statements are followed
// from a node; {hop} stands for the relationship r.
func byDirection(text string) map[kg.Direction]string {
	r := "[r:" + predicateTypes + "]"
	both := strings.ReplaceAll(text, "{hop}", "-"+r+"-")
	return map[kg.Direction]string{
		kg.Out:  strings.ReplaceAll(text, "{hop}", "-"+r+"->"),
		kg.In:   strings.ReplaceAll(text, "{hop}", "<-"+r+"-"),
		kg.Both: both,
		"":      both,
	}
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
