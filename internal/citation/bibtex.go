package citation

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// BibTeX writes a publication as an entry that ends in a line break. Its key is made
// of its id, so that no two have the same and none ever changes.
func BibTeX(n *kg.Node) string {
	a := &n.Attributes
	var out strings.Builder
	kind := "misc"
	if a.Journal != "" {
		kind = "article"
	}
	fmt.Fprintf(&out, "@%s{%s", kind, key(n.ID))
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&out, ",\n  %s = {%s}", name, value)
		}
	}
	var authors []string
	for _, name := range a.Authors {
		authors = append(authors, bibAuthor(parseAuthor(name)))
	}
	field("author", strings.Join(authors, " and "))
	field("title", braced(title(n)))
	field("journal", escape(a.Journal))
	field("year", number(a.Year))
	field("doi", a.DOI)
	field("pmid", a.PMID)
	field("url", address(n))
	field("note", escape(note(n)))
	out.WriteString("\n}\n")
	return out.String()
}

// bibAuthor keeps a name that is not taken apart in one piece.
func bibAuthor(a author) string {
	if a.given == "" {
		return braced(a.family)
	}
	return escape(a.family) + ", " + escape(a.given)
}

// braced keeps styles from changing capitals.
func braced(text string) string {
	if text == "" {
		return ""
	}
	return "{" + escape(text) + "}"
}

// key is the id with what BibTeX cannot have in a key, and the mark itself, written
// as _ and the hexadecimal number of the byte.
func key(id kg.CURIE) string {
	var out strings.Builder
	for i := range len(id) {
		switch c := id[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte(":.-/+", c) >= 0:
			out.WriteByte(c)
		default:
			fmt.Fprintf(&out, "_%02x", c)
		}
	}
	return out.String()
}

// latex writes the characters that mean something to LaTeX.
var latex = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`,
	"~", `\textasciitilde{}`, "^", `\textasciicircum{}`, "\n", " ", "\r", " ")

func escape(text string) string { return latex.Replace(text) }

// title is the title, or the name of a publication whose title is not known.
func title(n *kg.Node) string {
	if n.Attributes.Title != "" {
		return n.Attributes.Title
	}
	return n.Name
}

// address is given where there is no DOI.
func address(n *kg.Node) string {
	if n.Attributes.DOI != "" {
		return ""
	}
	return n.ID.URL()
}

// note says what stands for it here, and what is not known of it.
func note(n *kg.Node) string {
	text := string(n.ID)
	if n.Attributes.Citation != 0 {
		text += fmt.Sprintf(", reference %d of the review", n.Attributes.Citation)
	}
	if n.Description != "" {
		text += ". " + n.Description
	}
	return text
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
