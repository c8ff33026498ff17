package kg_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// Each node is worse than the one before it, by one reason at a time.
func TestRanking(t *testing.T) {
	nodes := []kg.Node{
		{ID: "EVG:stem", Name: "something else"},
		{ID: "EVG:z", Name: "something alike", FormerIDs: []kg.CURIE{"EVG:stem"}},
		{ID: "EVG:y", Name: "Stem"},
		{ID: "EVG:x", Name: "other", Synonyms: []string{"STEM"}},
		{ID: "EVG:w", Name: "stems"},
		{ID: "EVG:v", Name: "stemness"},
		{ID: "EVG:u", Name: "xx", Synonyms: []string{"stemness"}},
		{ID: "EVG:t", Name: "bone stem"},
		{ID: "EVG:r", Name: "bones stem"},
		{ID: "EVG:s", Name: "bones stem"},
		{ID: "EVG:q", Name: "short", Synonyms: []string{"a stem"}},
	}
	q := kg.ParseQuery(" stem ")
	var hits []kg.Hit
	for i := range nodes {
		hit, ok := q.Match(&nodes[i])
		if !ok {
			t.Fatalf("%s is no hit", nodes[i].ID)
		}
		hits = append(hits, hit)
	}
	for i := range hits {
		for j := range hits {
			if got := hits[i].Compare(hits[j]); got != cmp.Compare(i, j) {
				t.Errorf("%s against %s: %d", hits[i].ID, hits[j].ID, got)
			}
			if byKey := cmp.Or(strings.Compare(hits[i].Key(), hits[j].Key()), cmp.Compare(hits[i].ID, hits[j].ID)); byKey != cmp.Compare(i, j) {
				t.Errorf("the keys of %s and %s: %d", hits[i].ID, hits[j].ID, byKey)
			}
		}
	}
}

func TestMoreWordsRankHigher(t *testing.T) {
	all, some := kg.Node{ID: "EVG:z", Name: "a very long name with bone and marrow and cell"}, kg.Node{ID: "EVG:a", Name: "marrow bone"}
	q := kg.ParseQuery("cell marrow bone")
	first, ok := q.Match(&all)
	second, alsoOK := q.Match(&some)
	if !ok || !alsoOK || first.Compare(second) >= 0 {
		t.Errorf("%+v against %+v", first, second)
	}
}

func TestNoHit(t *testing.T) {
	n := kg.Node{ID: "EVG:mir-21", Name: "microRNA 21", Synonyms: []string{""}, Xrefs: []kg.CURIE{"", "no colon"}}
	for _, text := range []string{"", " ", "+", "icro", "2", "mir", "microRNA 22 xx", "EVG"} {
		if hit, ok := kg.ParseQuery(text).Match(&n); ok && text != "2" {
			t.Errorf("%q: %+v", text, hit)
		}
	}
}

func TestParseQuery(t *testing.T) {
	q := kg.ParseQuery("  Bone-Marrow  ")
	if q.Text != "Bone-Marrow" || q.Key != "bone-marrow" || !slices.Equal(q.Words, []string{"bone", "marrow"}) {
		t.Errorf("%+v", q)
	}
	if q := kg.ParseQuery(strings.Repeat("é", kg.MaxSearchText)); len(q.Text) > kg.MaxSearchText || strings.Trim(q.Text, "é") != "" {
		t.Errorf("a long text is cut to %q", q.Text)
	}
	for n, want := range []int{0, 1, 2, 2, 3, 4, 4, 5} {
		if got := kg.NeededWords(n); got != want {
			t.Errorf("of %d words %d are needed, want %d", n, got, want)
		}
	}
}

func TestTypos(t *testing.T) {
	for _, w := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "ab", 2}, {"abc", "abc", 0}, {"abc", "abd", 1}, {"abc", "ab", 1}, {"abc", "xabc", 1}, {"abc", "acb", 1},
		{"abc", "cab", 2}, {"ca", "abc", 3}, {"β", "b", 1}, {"𐐨x", "x𐐨", 1}, {"exosome", "exosmoe", 1}, {"kitten", "sitting", 3},
	} {
		for limit := range 5 {
			if got := kg.Typos(w.a, w.b, limit); got != min(w.want, limit+1) {
				t.Errorf("Typos(%q, %q, %d) = %d", w.a, w.b, limit, got)
			}
		}
	}
	if kg.MaxTypos("mi21") != 1 || kg.MaxTypos("ββββ") != 1 || kg.MaxTypos("mir21") != 2 {
		t.Error("short and long words may differ by the wrong number of letters")
	}
}

// Against the definition by recursion, for random words of few letters.
func TestTyposDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	word := func() string {
		var b strings.Builder
		for range r.IntN(7) {
			b.WriteByte("abc"[r.IntN(3)])
		}
		return b.String()
	}
	for range 2_000 {
		a, b, limit := word(), word(), r.IntN(4)
		if got, want := kg.Typos(a, b, limit), min(typos(a, b), limit+1); got != want {
			t.Fatalf("Typos(%q, %q, %d) = %d, want %d", a, b, limit, got, want)
		}
	}
}

func typos(a, b string) int {
	if a == "" || b == "" {
		return len(a) + len(b)
	}
	x, y := len(a)-1, len(b)-1
	change := typos(a[:x], b[:y])
	if a[x] != b[y] {
		change++
	}
	best := min(change, typos(a[:x], b)+1, typos(a, b[:y])+1)
	if x > 0 && y > 0 && a[x] == b[y-1] && a[x-1] == b[y] {
		best = min(best, typos(a[:x-1], b[:y-1])+1)
	}
	return best
}
