package curate

import (
	"fmt"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// How messages speak of schemas, fields and categories.

func (s *schema) article() string { return kg.A(s.name) }

// a is a category as it is called in the seed's file names, with its article.
func a(c kg.Category) string { return kg.A(strings.ToLower(string(c))) }

func (s *schema) plural() string { return s.name + "s" }

// hint says what to do about a field that the schema does not have.
func (s *schema) hint(name string) string {
	for _, f := range allEntityFields {
		if s.category != "" && f.name == name && f.only != "" {
			return fmt.Sprintf("it belongs to %s entities", strings.ToLower(string(f.only)))
		}
	}
	return suggest(name, s.names())
}

var wants = map[kind]string{
	textKind: "a text", keyKind: "a key", curieKind: "an id", enumKind: "a value", boolKind: "true or false",
	numberKind: "a number", dosesKind: "a value or a number", entityKind: "the key of an entity",
	sourceKind: "the key of a source", predicateKind: "a predicate", locatorKind: "a locator",
	conflictKind: "an evidence id", recordKind: "fields",
}

func (f field) wants() string { return wants[f.kind] }

// categoryNames lists categories as they are called in the seed's file names.
func categoryNames(categories []kg.Category) string {
	var out []string
	for _, c := range categories {
		info, _ := c.Info()
		out = append(out, info.File)
	}
	return strings.Join(out, ", ")
}
