package neostore

import (
	"strings"
	"unicode"

	"github.com/evgraph/evgraph/internal/kg"
)

// lookupKeys are the texts under which a node is found whole or by its
// beginning: the keys of its names, and its ids of every kind with and without
// prefix, folded. Each stands once; the loader keeps them as Entity.keys.
func lookupKeys(n *kg.Node) []string {
	var keys []string
	seen := map[string]bool{"": true}
	add := func(key string) {
		if !seen[key] {
			seen[key] = true
			keys = append(keys, key)
		}
	}
	for _, name := range n.Names() {
		add(kg.NameKey(name))
	}
	for _, ids := range [][]kg.CURIE{{n.ID}, n.Xrefs, n.FormerIDs} {
		for _, id := range ids {
			add(foldID(string(id)))
			add(foldID(id.Local()))
		}
	}
	return keys
}

// foldID folds text so that two are equal when strings.EqualFold says so: each
// character becomes the least of those that count as the same.
func foldID(text string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, text)
}
