package kg

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// NameKey folds a name for lookup and for the order of lists: NFC, case folded,
// white space runs as one space, trimmed. It is made here, once, and stored; no
// store folds case itself.
func NameKey(name string) string {
	folded := cases.Fold().String(norm.NFC.String(name))
	return norm.NFC.String(strings.Join(strings.Fields(folded), " "))
}

// Words cuts text into the folded words by which search looks names up: runs of
// letters and digits, so that "miR-21" gives "mir" and "21".
func Words(text string) []string { return wordsOf(NameKey(text)) }

func wordsOf(key string) []string {
	return strings.FieldsFunc(key, func(r rune) bool {
		if r < utf8.RuneSelf { // search cuts many names, most of them ASCII
			return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z')
		}
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// UnsafeRune returns the first character of text that has no place in a name or
// id: controls, bidirectional marks, zero-width characters and the replacement
// character.
func UnsafeRune(text string) (rune, bool) {
	for _, r := range text {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar ||
			r == '\u2028' || r == '\u2029' {
			return r, true
		}
	}
	return 0, false
}
