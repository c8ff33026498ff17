package main

import "testing"

func TestDidYouMean(t *testing.T) {
	words := []string{"serve", "query", "search"}
	for typed, want := range map[string]string{
		"sreve": "did you mean evgraph serve? see help",
		"Query": "did you mean evgraph query? see help",
		"x":     "see help",
		"help!": "see help",
	} {
		if got := didYouMean(typed, words, "evgraph ", "see help"); got != want {
			t.Errorf("%q: %q", typed, got)
		}
	}
}
