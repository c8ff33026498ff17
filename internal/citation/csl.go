package citation

import (
	"bytes"
	"encoding/json"

	"github.com/evgraph/evgraph/internal/kg"
)

// item has the names of the CSL-JSON schema.
type item struct {
	ID      string    `json:"id"`
	Type    string    `json:"type"`
	Title   string    `json:"title"`
	Authors []cslName `json:"author,omitempty"`
	Journal string    `json:"container-title,omitempty"`
	Issued  *cslDate  `json:"issued,omitempty"`
	DOI     string    `json:"DOI,omitempty"`
	PMID    string    `json:"PMID,omitempty"`
	URL     string    `json:"URL,omitempty"`
	Note    string    `json:"note"`
}

// cslName is a name taken apart, or one in a piece as literal.
type cslName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// CSL writes a publication as an item of a CSL-JSON list.
func CSL(n *kg.Node) []byte {
	a := &n.Attributes
	i := item{ID: string(n.ID), Type: "document", Title: title(n), Journal: a.Journal, DOI: a.DOI, PMID: a.PMID, URL: address(n), Note: note(n)}
	if a.Journal != "" {
		i.Type = "article-journal"
	}
	for _, name := range a.Authors {
		if p := parseAuthor(name); p.given == "" {
			i.Authors = append(i.Authors, cslName{Literal: p.family})
		} else {
			i.Authors = append(i.Authors, cslName{Family: p.family, Given: p.given})
		}
	}
	if a.Year != 0 {
		i.Issued = &cslDate{[][]int{{a.Year}}}
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false) // < and > stand in DOIs
	_ = enc.Encode(i)        // texts and numbers cannot fail to encode
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}
