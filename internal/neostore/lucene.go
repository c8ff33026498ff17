package neostore

import "strings"

// Full-text queries. Their syntax is Lucene's, in which nearly every sign means
// something; so all that comes from outside is escaped.

// maxClauses is how many terms one query joins; Lucene takes 1,024.
const maxClauses = 400

// escaped puts a backslash before every sign that is no letter or digit of ASCII;
// other characters mean nothing to Lucene, but white space does.
func escaped(text string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(text, "") {
		plain := r >= 0x80 && r != '\u3000' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
		if !plain {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// exactly is the query for a whole term. Quotes keep AND, OR and NOT from being
// operators.
func exactly(term string) string { return `"` + escaped(term) + `"` }

// beginning is the query for terms that begin so.
func beginning(term string) string { return escaped(term) + "*" }

// wordsQuery finds nodes with, for each text, a word that begins with it; it may
// find more. It is "" when the texts say nothing.
func wordsQuery(texts []string) string {
	var terms []string
	for _, t := range texts {
		if t != "" && len(terms) < maxClauses {
			terms = append(terms, "+"+beginning(t))
		}
	}
	return strings.Join(terms, " ")
}
