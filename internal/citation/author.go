package citation

import "strings"

// author is a name taken apart. Initials stand behind the family name in most
// sources: "Keshtkar S", "van der Pol E".
type author struct{ family, given string }

// parseAuthor takes "Family, Given" at the comma, and else initials in capitals for
// the given name. What fits neither is one name, such as that of a group.
func parseAuthor(name string) author {
	if family, given, ok := strings.Cut(name, ","); ok {
		return author{strings.TrimSpace(family), strings.TrimSpace(given)}
	}
	at := strings.LastIndexByte(name, ' ')
	if at < 0 || !initials(name[at+1:]) {
		return author{family: name}
	}
	return author{name[:at], name[at+1:]}
}

// initials reports whether a word is one to four capitals, with points or hyphens.
func initials(word string) bool {
	letters := 0
	for _, r := range word {
		switch {
		case 'A' <= r && r <= 'Z':
			letters++
		case r != '.' && r != '-':
			return false
		}
	}
	return 1 <= letters && letters <= 4
}
