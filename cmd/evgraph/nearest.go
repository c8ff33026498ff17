package main

import "github.com/evgraph/evgraph/internal/kg"

// didYouMean is a hint that names the word most like what was typed, or the
// fallback where none is.
func didYouMean(typed string, words []string, prefix, fallback string) string {
	best, most := "", len(typed)/3+1
	for _, word := range words {
		if typos := kg.Typos(typed, word, most); typos <= most {
			best, most = word, typos-1
		}
	}
	if best == "" {
		return fallback
	}
	return "did you mean " + prefix + best + "? " + fallback
}
