package guard

import (
	"unicode"
	"unicode/utf8"
)

// CheckID refuses text that cannot be an id because a reader could not see or
// tell apart what it holds: control, bidirectional and zero-width characters,
// line separators, and U+FFFD, which is what damaged text decodes to.
func CheckID(text string) error {
	if fault := idFault(text); fault != nil {
		return fault
	}
	return nil
}

func idFault(text string) *Error {
	for i, r := range text {
		if r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			return Errorf(BadID, "the id holds the character U+%04X at byte %d", r, i)
		}
	}
	return nil
}
