package web

import (
	"html/template"
	"strings"
)

// kind is how one category looks: a shape and, through the class kind-<key> in
// base.css, a colour. The sprite carries the label too, so that the scripts need
// no list of their own.
type kind struct {
	Key, Label string
	Shape      template.HTML
}

// kindKey folds a category to the key of its kind: MiRNA, MIRNA and miRNA agree,
// as do EVPreparation and EV_PREPARATION. assets/kinds.js does the same.
func kindKey(category string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return r
		case 'A' <= r && r <= 'Z':
			return r - 'A' + 'a'
		}
		return -1
	}, category)
}

// kindLabel is the category's name as people write it.
func kindLabel(category string) string {
	key := kindKey(category)
	for _, k := range kinds {
		if k.Key == key {
			return k.Label
		}
	}
	return category
}

// hexagon is the outline that all kinds of cargo share.
const hexagon = `<path d="M12 1.8 20.8 6.9v10.2L12 22.2 3.2 17.1V6.9z"/>`

// kinds lists the shapes, each drawn on a 24 by 24 grid. Parts of class "in" are
// cut out in the colour of the page.
var kinds = []kind{
	{"mscsource", "MSC source", `<circle cx="12" cy="12" r="10"/><circle class="in" cx="14" cy="10.5" r="4"/>`},
	{"celltype", "cell type", `<rect x="2" y="3.5" width="20" height="17" rx="7.5"/><circle class="in" cx="10" cy="12.5" r="3.6"/>`},
	{"evsubtype", "EV subtype", `<circle cx="12" cy="12" r="10"/><circle class="in" cx="12" cy="12" r="7.4"/><circle cx="12" cy="12" r="4.6"/>`},
	{"evpreparation", "EV preparation", `<circle cx="12" cy="12" r="10"/><circle class="in" cx="12" cy="12" r="7.4"/><circle cx="12" cy="8.6" r="2.1"/><circle cx="8.8" cy="14" r="2.1"/><circle cx="15.2" cy="14" r="2.1"/>`},
	{"mirna", "miRNA", hexagon + `<path class="line" d="M6.6 12c1.8-4.6 3.6-4.6 5.4 0s3.6 4.6 5.4 0"/>`},
	{"rna", "RNA", hexagon + `<path class="line" d="M7 9.5h10M7 14.5h7"/>`},
	{"protein", "protein", hexagon + `<circle class="in" cx="12" cy="12" r="3.6"/>`},
	{"chemical", "chemical", hexagon + `<path class="in" d="M12 5.6 17.5 8.8v6.4L12 18.4 6.5 15.2V8.8z"/>`},
	{"gene", "gene", `<rect x="2.5" y="2.5" width="19" height="19" rx="4"/><path class="line" d="M8.5 5.5c0 6.5 7 6.5 7 13M15.5 5.5c0 6.5-7 6.5-7 13"/>`},
	{"pathway", "pathway", `<path d="M1.8 4.5h13.4L22.4 12l-7.2 7.5H1.8L7.4 12z"/>`},
	{"biologicalprocess", "biological process", `<path d="M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9z"/><path class="line" d="M16.4 12a4.4 4.4 0 1 1-1.6-3.4M15.4 5.6v3.2h-3.2"/>`},
	{"outcome", "outcome", `<rect x="3" y="12" width="4.6" height="9" rx="1"/><rect x="9.7" y="7.5" width="4.6" height="13.5" rx="1"/><rect x="16.4" y="3" width="4.6" height="18" rx="1"/>`},
	{"diseasemodel", "disease model", `<circle cx="5.8" cy="7" r="4.4"/><circle cx="18.2" cy="7" r="4.4"/><path d="M12 5.2c5 0 8 3.6 8 7.6 0 4.6-4.6 9-8 9s-8-4.4-8-9c0-4 3-7.6 8-7.6z"/><circle class="in" cx="9" cy="12.6" r="1.2"/><circle class="in" cx="15" cy="12.6" r="1.2"/><circle class="in" cx="12" cy="18.3" r="1.3"/>`},
	{"disease", "disease", `<path d="M8.6 2h6.8a1 1 0 0 1 1 1v4.6H21a1 1 0 0 1 1 1v6.8a1 1 0 0 1-1 1h-4.6V21a1 1 0 0 1-1 1H8.6a1 1 0 0 1-1-1v-4.6H3a1 1 0 0 1-1-1V8.6a1 1 0 0 1 1-1h4.6V3a1 1 0 0 1 1-1z"/>`},
	{"tissue", "tissue", `<path d="M12 1.6c4.4 5 7.6 8.8 7.6 12.8a7.6 7.6 0 0 1-15.2 0c0-4 3.2-7.8 7.6-12.8z"/>`},
	{"cellcomponent", "cell component", `<ellipse cx="12" cy="12" rx="10.8" ry="7.6" transform="rotate(-28 12 12)"/><path class="line" d="M6 14.6l2.2-4 2.4 5.2 2.6-7 2.4 5.6 2.2-5"/>`},
	{"taxon", "species", `<path class="stroke" d="M12 22V13M12 13C12 8 5 9.5 5 3M12 13c0-5 7-3.5 7-10M12 13V3"/>`},
	{"procedure", "procedure", `<path d="M9 2h6v1.8h-.8v5.4l6.3 10.3A1.6 1.6 0 0 1 19.1 22H4.9a1.6 1.6 0 0 1-1.4-2.5L9.8 9.2V3.8H9z"/><path class="line" d="M7.6 16.5h8.8"/>`},
	{"publication", "publication", `<path d="M5.5 1.8h9.2l4.8 4.8v14.6a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1V2.8a1 1 0 0 1 1-1z"/><path class="line" d="M8 10h8M8 13.5h8M8 17h5"/>`},
}
