package article_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/article"
)

// full is a line of a made-up article that fills its column.
const full = "This line is made as long as the lines of a printed column are."

// lines renders sentences as `locator text`.
func lines(text string) []string {
	var out []string
	for _, s := range article.Split(text) {
		out = append(out, s.Locator()+" "+s.Text)
	}
	return out
}

func join(lines ...string) string { return strings.Join(lines, "\n") + "\n" }

func TestSplit(t *testing.T) {
	for _, tt := range []struct {
		name string
		text string
		want []string
	}{
		{"sections and sentences",
			join("Title before all", "Abstract", "Cells live. They die", "and so on.", "Keywords: Cell, Death", "Background", "More is known now."),
			[]string{"abstract:1.1 Cells live.", "abstract:1.2 They die and so on.", "keywords:1.1 Keywords: Cell, Death", "background:1.1 More is known now."}},
		{"a heading counts in its place only",
			join("Abstract", "We speak of", "Exosomes", "here.", "Keywords: Cell", "Background", "They are cells."),
			[]string{"abstract:1.1 We speak of Exosomes here.", "keywords:1.1 Keywords: Cell", "background:1.1 They are cells."}},
		{"a heading that is left out hides those after it",
			join("Abstract", "One.", "Background", "Two."),
			[]string{"abstract:1.1 One.", "abstract:2.1 Background Two."}},
		{"page marks and blank lines are taken out",
			join("Abstract", "The cells", "", "Page 2 of 9", "", "divide."),
			[]string{"abstract:1.1 The cells divide."}},
		{"page marks only when alone on the line",
			join("Abstract", "See Page 2 of 9", "for more."),
			[]string{"abstract:1.1 See Page 2 of 9 for more."}},
		{"the heading above a caption is furniture",
			join("Abstract", "The cells", "Main classes of EVs", "divide."),
			[]string{"abstract:1.1 The cells divide."}},
		{"a caption ends with its line",
			join("Abstract", "The cells", "Fig. 1 Origin of cells. CD a marker.", "divide and", "die."),
			[]string{"abstract:1.1 The cells divide and die.", "fig1:1.1 Fig. 1 Origin of cells.", "fig1:1.2 CD a marker."}},
		{"a caption runs on to a blank line near by",
			join("Abstract", "The cells", "Fig. 2 Origin of", "cells", "", "divide."),
			[]string{"abstract:1.1 The cells divide.", "fig2:1.1 Fig. 2 Origin of cells"}},
		{"a mention of a figure is no caption",
			join("Abstract", "The cells", "Fig. 1 shows divide", "(Fig. 1). They live."),
			[]string{"abstract:1.1 The cells Fig. 1 shows divide (Fig. 1).", "abstract:1.2 They live."}},
		{"a short last line ends a paragraph",
			join("Abstract", full+" It goes", "on.", "Another begins."),
			[]string{"abstract:1.1 " + full, "abstract:1.2 It goes on.", "abstract:2.1 Another begins."}},
		{"a last line that fills its column does not",
			join("Abstract", full, "Another begins."),
			[]string{"abstract:1.1 " + full, "abstract:1.2 Another begins."}},
		{"a short line within a sentence does not",
			join("Abstract", "The cells", "divide."),
			[]string{"abstract:1.1 The cells divide."}},
		{"abbreviations end no sentence",
			join("Abstract", "Doe et al. Found it, cf. Fig. 1, i.e. No. 2 vs. Three, e.g. Four (Figs. 1 and 2). Then not."),
			[]string{"abstract:1.1 Doe et al. Found it, cf. Fig. 1, i.e. No. 2 vs. Three, e.g. Four (Figs. 1 and 2).", "abstract:1.2 Then not."}},
		{"nor a paragraph",
			join("Abstract", "It was seen by Doe et al.", "Then not."),
			[]string{"abstract:1.1 It was seen by Doe et al. Then not."}},
		{"stops within numbers and before small letters end no sentence",
			join("Abstract", "It is 1.04 to 1.07 g. by weight! Is it? 3 are."),
			[]string{"abstract:1.1 It is 1.04 to 1.07 g. by weight!", "abstract:1.2 Is it?", "abstract:1.3 3 are."}},
		{"a section without its last stop",
			join("Abstract", "It ends. And then"),
			[]string{"abstract:1.1 It ends.", "abstract:1.2 And then"}},
		{"white space runs are one space",
			join("Abstract", "  The \t cells  ", " divide."),
			[]string{"abstract:1.1 The cells divide."}},
		{"no heading", join("Just text."), nil},
		{"nothing", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := lines(tt.text); !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

func TestDigest(t *testing.T) {
	one := article.Sentence{Text: "The cells divide."}
	if got, want := one.Digest(), "805013a5fe"; got != want {
		t.Errorf("digest %s, want %s", got, want)
	}
	spaced := article.Sentence{Section: "msc", Paragraph: 2, Number: 3, Text: " The  cells\ndivide. "}
	if spaced.Digest() != one.Digest() {
		t.Error("white space or place changes the digest")
	}
	if other := (article.Sentence{Text: "The cells died."}); other.Digest() == one.Digest() {
		t.Error("other words give the same digest")
	}
}

// TestReview reads the article itself, which is no part of the repository.
func TestReview(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "article", "review.txt"))
	if err != nil {
		t.Logf("the article is not here, nothing to check: %v", err)
		return
	}
	sentences := article.Split(string(raw))
	if len(sentences) != 178 {
		t.Errorf("%d sentences, want 178", len(sentences))
	}
	seen := map[string]bool{}
	var sections []string
	for _, s := range sentences {
		if seen[s.Locator()] {
			t.Errorf("%s stands twice", s.Locator())
		}
		seen[s.Locator()] = true
		if len(sections) == 0 || sections[len(sections)-1] != s.Section {
			sections = append(sections, s.Section)
		}
	}
	var want []string
	for _, s := range article.Sections {
		want = append(want, s.Key)
	}
	if want = append(want, "fig1", "fig2"); !slices.Equal(sections, want) {
		t.Errorf("sections %v, want %v", sections, want)
	}
}

func ExampleSplit() {
	for _, s := range article.Split("Abstract\nCells divide. They die.\n") {
		fmt.Println(s.Locator(), s.Text)
	}
	// Output:
	// abstract:1.1 Cells divide.
	// abstract:1.2 They die.
}
