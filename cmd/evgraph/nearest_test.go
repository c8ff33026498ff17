package main

import "testing"

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"serve", "serve", 0}, {"", "lint", 4}, {"lint", "", 4},
		{"sreve", "serve", 1}, {"serv", "serve", 1}, {"serves", "serve", 1}, {"surve", "serve", 1},
		{"stats", "version", 7},
	} {
		if got := distance(tt.a, tt.b); got != tt.want {
			t.Errorf("from %q to %q it is %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

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
