package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
)

func TestSearch(t *testing.T) {
	c, _ := seeded(t)
	query := `query ($text: String!, $categories: [Category!]) {search(text: $text, categories: $categories, first: 500) {
		totalCount nodes {id} edges {matchedField matchedText node {id category}} facets {value count} didYouMean}}`
	for _, tc := range []struct{ name, text, id, field, matched string }{
		{"OKID", "MONDO:0002492", "MONDO:0002492", "ID", "MONDO:0002492"},
		{"OKIDFolded", "mondo:0002492", "MONDO:0002492", "ID", "MONDO:0002492"},
		{"OKName", "acute kidney injury", "MONDO:0002492", "NAME", "acute kidney injury"},
		{"OKSynonym", "aki", "MONDO:0002492", "SYNONYM", "AKI"},
		{"OKPrefix", "acute kid", "MONDO:0002492", "NAME", "acute kidney injury"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			a := c.get(query, vars{"text": tc.text})
			const hit = "search.edges.0."
			got := []string{a.text(hit + "node.id"), a.text(hit + "matchedField"), a.text(hit + "matchedText")}
			if want := []string{tc.id, tc.field, tc.matched}; !slices.Equal(got, want) {
				t.Errorf("first hit is %q, want %q", got, want)
			}
			if len(a.at("search.nodes.*")) != a.number("search.totalCount") || len(a.at("search.didYouMean.*")) != 0 {
				t.Errorf("answer is %s", a.Body)
			}
		})
	}
	t.Run("OKCategories", func(t *testing.T) {
		c.t = t
		all := c.get(query, vars{"text": "kidney"})
		some := c.get(query, vars{"text": "kidney", "categories": []string{"TISSUE", "DISEASE"}})
		if all.number("search.totalCount") <= some.number("search.totalCount") {
			t.Errorf("%d hits are not fewer than %d", some.number("search.totalCount"), all.number("search.totalCount"))
		}
		for _, got := range some.texts("search.edges.*.node.category") {
			if got != "TISSUE" && got != "DISEASE" {
				t.Errorf("a hit is of the category %s", got)
			}
		}
		if fmt.Sprint(all.at("search.facets")) != fmt.Sprint(some.at("search.facets")) {
			t.Errorf("facets depend on categories: %v and %v", all.at("search.facets"), some.at("search.facets"))
		}
	})
	t.Run("OKTypingError", func(t *testing.T) {
		c.t = t
		a := c.get(query, vars{"text": "apoptossi"})
		if a.number("search.totalCount") != 0 || !slices.Contains(a.texts("search.didYouMean.*"), "apoptosis") {
			t.Errorf("answer is %s", a.Body)
		}
	})
	for _, text := range []string{"", "   ", "?!", strings.Repeat("kidney ", 200)} {
		t.Run("OKNothing"+fmt.Sprintf("%.5q", text), func(t *testing.T) {
			c.t = t
			if a := c.get(query, vars{"text": text}); len(a.at("search.nodes.*")) != a.number("search.totalCount") {
				t.Errorf("answer is %s", a.Body)
			}
		})
	}
	t.Run("ErrNoText", func(t *testing.T) {
		c.t = t
		c.refuse(guard.ValidationFailed, `{search {totalCount}}`)
	})
}
