package citation_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/citation"
	"github.com/evgraph/evgraph/internal/kg"
)

var known = kg.Node{ID: "PMID:19389847", Category: kg.Publication, Name: "Bruno 2009 [21]", Attributes: kg.Attributes{
	Citation: 21, Authors: []string{"Bruno S", "van der Pol E", "Consortium for 100% Vesicles", "Lötvall, Jan O."}, Year: 2009,
	Title: "Microvesicles & TGF_β: 50% {less} injury", Journal: "J Am Soc Nephrol", DOI: "10.1681/ASN.2008070798", PMID: "19389847"}}

var unknown = kg.Node{ID: "EVG:pub_1", Category: kg.Publication, Name: "reference 1 of the review", Description: "Only the number was at hand.",
	Attributes: kg.Attributes{Citation: 1}}

func TestBibTeX(t *testing.T) {
	for _, c := range []struct {
		name string
		node kg.Node
		want string
	}{
		{"everything is known", known, `@article{PMID:19389847,
  author = {Bruno, S and van der Pol, E and {Consortium for 100\% Vesicles} and Lötvall, Jan O.},
  title = {{Microvesicles \& TGF\_β: 50\% \{less\} injury}},
  journal = {J Am Soc Nephrol},
  year = {2009},
  doi = {10.1681/ASN.2008070798},
  pmid = {19389847},
  note = {PMID:19389847, reference 21 of the review}
}
`},
		{"only a number is known", unknown, `@misc{EVG:pub_5f1,
  title = {{reference 1 of the review}},
  note = {EVG:pub\_1, reference 1 of the review. Only the number was at hand.}
}
`},
		{"an id that is no key", kg.Node{ID: "doi:10.1002/(SICI)1097<1::AID>3.0.CO;2-#", Name: "old"},
			`@misc{doi:10.1002/_28SICI_291097_3c1::AID_3e3.0.CO_3b2-_23,
  title = {{old}},
  url = {https://doi.org/10.1002/(SICI)1097<1::AID>3.0.CO;2-#},
  note = {doi:10.1002/(SICI)1097<1::AID>3.0.CO;2-\#}
}
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := citation.BibTeX(&c.node); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestCSL(t *testing.T) {
	for _, c := range []struct {
		name string
		node kg.Node
		want string
	}{
		{"everything is known", known, `{"id":"PMID:19389847","type":"article-journal","title":"Microvesicles & TGF_β: 50% {less} injury",
			"author":[{"family":"Bruno","given":"S"},{"family":"van der Pol","given":"E"},{"literal":"Consortium for 100% Vesicles"},{"family":"Lötvall","given":"Jan O."}],
			"container-title":"J Am Soc Nephrol","issued":{"date-parts":[[2009]]},"DOI":"10.1681/ASN.2008070798","PMID":"19389847",
			"note":"PMID:19389847, reference 21 of the review"}`},
		{"only a number is known", unknown, `{"id":"EVG:pub_1","type":"document","title":"reference 1 of the review",
			"note":"EVG:pub_1, reference 1 of the review. Only the number was at hand."}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := citation.CSL(&c.node)
			if !json.Valid(got) || string(got) != strings.ReplaceAll(c.want, "\n\t\t\t", "") {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
