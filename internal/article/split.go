// Package article turns the extracted text of the curated review into numbered
// sentences, so that every piece of evidence can say where it was read.
//
// # The rule
//
// A locator is `section:paragraph.sentence`, all counted from 1, for example
// `kidney:2.1`. It is found as follows, and nothing in it depends on taste:
//
//  1. Section headings are the lines listed in Sections, in that order; a
//     heading that runs on for a second line is listed whole. The lines between two
//     headings are the first one's section. The line of keywords that ends the
//     abstract opens a section of its own.
//  2. Page marks ("Page 2 of 9"), blank lines and figure captions are
//     furniture: they are taken out and what stands on either side of them is
//     joined. A caption starts with "Fig.", a number and a capital letter; it ends
//     with its line, or, where that line ends without a stop and a blank line
//     follows within two lines, at that blank line. Captions are kept as sections
//     of their own, fig1 and fig2.
//  3. A paragraph ends at a line that ends a sentence and is shorter than
//     ShortLine characters, and at the end of a section. A last line that happens
//     to fill its column therefore joins two printed paragraphs; this is accepted,
//     as the layout of the text says nothing more.
//  4. Lines are joined by one space. Line-end hyphens were already removed when
//     the text was extracted.
//  5. A sentence ends at a full stop, question or exclamation mark that is
//     followed by white space and a capital letter or digit, or by the paragraph's
//     end, unless the stop closes one of the Abbreviations.
//
// The digest of a sentence is the first ten hexadecimal digits of the SHA-256
// of its words joined by one space: it proves the wording without keeping it.
package article

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ShortLine is the width in characters below which a line that ends a sentence
// also ends its paragraph. The printed columns are 54 to 64 characters wide.
const ShortLine = 50

// Section names one part of the article and the heading line that opens it.
type Section struct {
	Key     string // used in locators
	Heading string // the line as extracted, trimmed; Keywords is matched by prefix
}

// Sections lists the parts of the review in reading order.
var Sections = []Section{
	{"abstract", "Abstract"},
	{"keywords", "Keywords:"},
	{"background", "Background"},
	{"msc", "Mesenchymal stem cells"},
	{"paracrine", "Paracrine action of MSCs"},
	{"ev", "Extracellular vesicles"},
	{"exosomes", "Exosomes"},
	{"microvesicles", "Microvesicles"},
	{"therapy", "Therapeutic effects of EVs derived from MSCs"},
	{"kidney", "MSC-derived EVs in kidney diseases"},
	{"liver", "MSC-derived EVs in liver diseases"},
	{"heart", "MSC-derived EVs in cardiovascular diseases"},
	{"brain", "MSC-derived EVs in neurological diseases"},
	{"conclusions", "Conclusions"},
}

// furnitureHeading is a heading with no sentence of its own below it.
const furnitureHeading = "Main classes of EVs"

// Abbreviations end in a stop that does not end a sentence.
var Abbreviations = []string{"al", "Fig", "Figs", "e.g", "i.e", "vs", "cf", "No"}

// Sentence is one numbered sentence.
type Sentence struct {
	Section   string
	Paragraph int
	Number    int // within the paragraph
	Text      string
}

// Locator is where the sentence stands, as `section:paragraph.sentence`.
func (s Sentence) Locator() string {
	return fmt.Sprintf("%s:%d.%d", s.Section, s.Paragraph, s.Number)
}

// Digest proves the wording of the sentence without holding it.
func (s Sentence) Digest() string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(s.Text), " ")))
	return hex.EncodeToString(sum[:])[:10]
}

// Split numbers the sentences of the extracted text by the rule in the package
// documentation. Text before the first known heading is left out.
func Split(text string) []Sentence {
	body, captions := separate(strings.Split(text, "\n"))
	var out []Sentence
	for _, part := range bySection(body) {
		out = append(out, part.sentences()...)
	}
	for _, part := range captions {
		out = append(out, part.sentences()...)
	}
	return out
}

// part is the running text of one section, furniture removed.
type part struct {
	key   string
	lines []string
}

var (
	pageMark     = regexp.MustCompile(`^Page \d+ of \d+$`)
	captionStart = regexp.MustCompile(`^Fig\. (\d+) \p{Lu}`)
)

// separate takes page marks, blank lines and captions out of the running text.
func separate(lines []string) (body []string, captions []part) {
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		switch m := captionStart.FindStringSubmatch(line); {
		case line == "" || pageMark.MatchString(line) || line == furnitureHeading:
		case m != nil:
			n := captionLength(lines[i:])
			captions = append(captions, part{key: "fig" + m[1], lines: lines[i : i+n]})
			i += n - 1
		default:
			body = append(body, line)
		}
	}
	return body, captions
}

// captionLength counts the lines of the caption that starts at lines[0].
func captionLength(lines []string) int {
	if endsSentence(strings.TrimSpace(lines[0])) {
		return 1
	}
	for n := 1; n <= 2 && n < len(lines); n++ {
		if strings.TrimSpace(lines[n]) == "" {
			return n
		}
	}
	return 1
}

// bySection cuts the running text at the headings.
func bySection(lines []string) []part {
	var parts []part
	next := 0
	for _, line := range lines {
		if next < len(Sections) && opens(Sections[next], line) {
			parts = append(parts, part{key: Sections[next].Key})
			next++
			if !strings.HasSuffix(Sections[next-1].Heading, ":") {
				continue
			}
		}
		if len(parts) > 0 {
			p := &parts[len(parts)-1]
			p.lines = append(p.lines, line)
		}
	}
	return parts
}

func opens(s Section, line string) bool {
	if strings.HasSuffix(s.Heading, ":") {
		return strings.HasPrefix(line, s.Heading)
	}
	return line == s.Heading
}

func (p part) sentences() []Sentence {
	var out []Sentence
	for i, paragraph := range paragraphs(p.lines) {
		for j, text := range sentences(paragraph) {
			out = append(out, Sentence{Section: p.key, Paragraph: i + 1, Number: j + 1, Text: text})
		}
	}
	return out
}

func paragraphs(lines []string) []string {
	var out []string
	var current []string
	flush := func() {
		if len(current) > 0 {
			out = append(out, strings.Join(strings.Fields(strings.Join(current, " ")), " "))
			current = nil
		}
	}
	for _, line := range lines {
		line = strings.TrimSpace(line)
		current = append(current, line)
		if endsSentence(line) && utf8.RuneCountInString(line) < ShortLine {
			flush()
		}
	}
	flush()
	return out
}

func endsSentence(line string) bool {
	return strings.HasSuffix(line, ".") && !abbreviated(line)
}

// sentences cuts one paragraph, whose white space is single spaces.
func sentences(paragraph string) []string {
	var out []string
	start := 0
	for i, r := range paragraph {
		if !strings.ContainsRune(".?!", r) || abbreviated(paragraph[start:i+1]) {
			continue
		}
		rest := paragraph[i+1:]
		if rest != "" && !startsSentence(rest) {
			continue
		}
		out = append(out, strings.TrimSpace(paragraph[start:i+1]))
		start = i + 1
	}
	if tail := strings.TrimSpace(paragraph[start:]); tail != "" {
		out = append(out, tail)
	}
	return out
}

// startsSentence reports whether text is white space and then a capital letter
// or a digit.
func startsSentence(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsSpace(r) {
		return false
	}
	r, _ = utf8.DecodeRuneInString(strings.TrimSpace(text))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

func abbreviated(text string) bool {
	words := strings.Fields(strings.TrimSuffix(text, "."))
	if len(words) == 0 {
		return false
	}
	last := strings.TrimLeft(words[len(words)-1], "([")
	for _, a := range Abbreviations {
		if last == a {
			return true
		}
	}
	return false
}
