package web

import (
	"fmt"
	"net/url"
	"strings"
)

// ExampleURL is the address that opens the named example in the playground and
// runs it.
func ExampleURL(name string) string {
	return "/playground?" + url.Values{"example": {name}}.Encode()
}

// QueryURL is the address that opens a query in the playground. It is not run
// until the reader says so, since anyone can write such an address.
func QueryURL(query, variables string) string {
	v := url.Values{"query": {query}}
	if variables != "" {
		v.Set("variables", variables)
	}
	return "/playground?" + v.Encode()
}

// NodeURL is the address of the page about the node with the given id.
func NodeURL(id string) string {
	return "/node?" + url.Values{"ref": {id}}.Encode()
}

// browseURL is the address of the page that lists a category, or empty without a
// root field.
func (c CategoryCount) browseURL() string {
	if c.Field == "" {
		return ""
	}
	return "/browse/" + url.PathEscape(c.Field)
}

// listURL opens a query that lists a category, or is empty without a root field.
func (c CategoryCount) listURL() string {
	if c.Field == "" {
		return ""
	}
	name := strings.ToUpper(c.Field[:1]) + c.Field[1:]
	query := fmt.Sprintf("query %s {\n  %s(first: 25) {\n    totalCount\n    nodes {\n      id\n      name\n      synonyms\n    }\n  }\n}\n", name, c.Field)
	return QueryURL(query, "")
}
