package web

import (
	"slices"
	"testing"
)

func TestCommas(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000", -999: "-999"} {
		if got := commas(n); got != want {
			t.Errorf("commas(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestInitial(t *testing.T) {
	for text, want := range map[string]string{"": "", "genes": "Genes", "miRNAs": "miRNAs", "EV preparations": "EV preparations", "cell types": "Cell types"} {
		if got := initial(text); got != want {
			t.Errorf("initial(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestPieces(t *testing.T) {
	for text, want := range map[string][]piece{
		"":          {{"", false}},
		"plain":     {{"plain", false}},
		"a `b` c":   {{"a ", false}, {"b", true}, {" c", false}},
		"`a``b`":    {{"", false}, {"a", true}, {"", false}, {"b", true}, {"", false}},
		"a `b` c` ": {{"a ", false}, {"b", true}, {" c` ", false}},
	} {
		if got := pieces(text); !slices.Equal(got, want) {
			t.Errorf("pieces(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestAnchor(t *testing.T) {
	for text, want := range map[string]string{"Start here": "start-here", "Names, pages and versions": "names-pages-and-versions", "\"A\" & b!": "a-b"} {
		if got := anchor(text); got != want {
			t.Errorf("anchor(%q) = %q, want %q", text, got, want)
		}
	}
}
