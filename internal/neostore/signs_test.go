package neostore_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
)

// TestEverySign looks names up that have a sign which may mean something to the
// full-text index: alone, at the ends and inside, and in words that are operators.
func TestEverySign(t *testing.T) {
	var names []string
	for sign := rune('!'); sign <= '~'; sign++ {
		if !strings.ContainsRune("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", sign) {
			names = append(names, string(sign), fmt.Sprintf("x%cy", sign), fmt.Sprintf("%cx y%c", sign, sign), fmt.Sprintf("x %c%c y", sign, sign))
		}
	}
	names = append(names, "and", "or", "not", "to", "AND OR NOT", "x AND y", "NOT x", "x TO y", `\u0041`, "u0041", "x\u3000y", "x\u00a0y", "[x TO y]", "x~2", "x^3", "field:x", "*:*")
	graph := func() *kg.Dataset {
		d := &kg.Dataset{Sources: []kg.Source{{Key: "review", Name: "the review", Release: "1", Licence: "CC0-1.0"}}}
		for i, name := range names {
			d.Nodes = append(d.Nodes, kg.Node{ID: kg.CURIE(fmt.Sprintf("EVG:n%03d", i)), Category: kg.Gene, Name: name, Grain: kg.Single})
		}
		return d
	}
	embedded, err := memstore.New(graph())
	if err != nil {
		t.Fatal(err)
	}
	want, err := embedded.Reader(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got, err := neotest.Loaded(t, graph(), nil).Reader(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		for what, find := range finders {
			wanted, err := find(t.Context(), want, name)
			must(t, err)
			found, err := find(t.Context(), got, name)
			must(t, err)
			if !slices.Equal(found, wanted) {
				t.Errorf("%s %q: got %v, want %v", what, name, found, wanted)
			}
		}
	}
}

// finders are the ways to find nodes by text; they return ids.
var finders = map[string]func(ctx context.Context, r kg.Reader, text string) ([]kg.CURIE, error){
	"Named": func(ctx context.Context, r kg.Reader, text string) (ids []kg.CURIE, err error) {
		named, err := r.Named(ctx, []kg.Lookup{{Text: text}})
		for _, n := range slices.Concat(named...) {
			ids = append(ids, n.ID)
		}
		return ids, err
	},
	"Search": func(ctx context.Context, r kg.Reader, text string) (ids []kg.CURIE, err error) {
		page, err := r.Search(ctx, kg.SearchQuery{Text: text, Page: kg.Page{Limit: kg.MaxPage}})
		if err != nil {
			return nil, err
		}
		for _, h := range page.Hits {
			ids = append(ids, h.ID)
		}
		return ids, nil
	},
	"Words": func(ctx context.Context, r kg.Reader, text string) ([]kg.CURIE, error) {
		return r.Select(ctx, kg.SourceScope{}, kg.Selection{Match: kg.NodeMatch{Words: []string{text}}})
	},
}
