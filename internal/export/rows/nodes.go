package rows

import "github.com/evgraph/evgraph/internal/kg"

// NodeFields are the columns of nodes.
var NodeFields = []Field[kg.Node]{
	always("id", "CURIE, such as MONDO:0002492", func(n *kg.Node) kg.CURIE { return n.ID }),
	always("category", "what kind of thing it is, as in the API", func(n *kg.Node) kg.Category { return n.Category }),
	always("name", "what people call it", func(n *kg.Node) string { return n.Name }),
	text("official_label", "official label of a reference id", func(n *kg.Node) string { return n.Label }),
	list("synonyms", "other names, spellings found in the sources included", func(n *kg.Node) []string { return n.Synonyms }),
	list("xrefs", "the same thing elsewhere, as CURIEs", func(n *kg.Node) []kg.CURIE { return n.Xrefs }),
	list("former_ids", "ids it had before, which still resolve", func(n *kg.Node) []kg.CURIE { return n.FormerIDs }),
	text("url", "where the id leads", func(n *kg.Node) string { return n.ID.URL() }),
	text("description", "a sentence on what it is", func(n *kg.Node) string { return n.Description }),
	few(text("taxon", "species, where there is one", func(n *kg.Node) kg.CURIE { return n.Taxon })),
	text("grain", "how much it stands for: SINGLE, FAMILY, COMPLEX, CLUSTER or CLASS", func(n *kg.Node) kg.Grain { return n.Grain }),
	truth("hub", "whether everything touches it, so that walks go around it", func(n *kg.Node) bool { return n.Hub }),
	text("reason", "of a local id: why no reference term fits", func(n *kg.Node) string { return n.Reason }),
	list("parents", "of a local id: the nearest reference terms", func(n *kg.Node) []kg.CURIE { return n.Parents }),
	perhaps("fluid", "of a tissue: whether it is a body fluid", (*kg.Node).StatedFluid),
	text("reported_as", "of an EV preparation: the source's own term", func(n *kg.Node) string { return n.Attributes.ReportedAs }),
	few(text("size_class", "of an EV preparation: SMALL, LARGE, MIXED or UNSPECIFIED", (*kg.Node).StatedSizeClass)),
	text("isolation", "of an EV preparation: method as reported", func(n *kg.Node) string { return n.Attributes.Isolation }),
	text("treatment", "of an EV preparation: what was done to the vesicles or their cells", func(n *kg.Node) string { return n.Attributes.Treatment }),
	few(text("arm", "of a miRNA: FIVE_PRIME, THREE_PRIME, BOTH or NOT_STATED", (*kg.Node).StatedArm)),
	text("sequence", "of a miRNA: from 5' to 3', in RNA letters", func(n *kg.Node) string { return n.Attributes.Sequence }),
	few(text("rna_class", "of an RNA: MRNA, PRE_MIRNA, Y_RNA, NONCODING or CLASS", func(n *kg.Node) string { return n.Attributes.RNAClass })),
	perhaps("lipid", "of a chemical: whether it is a lipid", (*kg.Node).StatedLipid),
	few(text("model_kind", "of a disease model: IN_VIVO, IN_VITRO, EX_VIVO or CLINICAL", func(n *kg.Node) string { return n.Attributes.ModelKind })),
	text("strain", "of a disease model: as reported", func(n *kg.Node) string { return n.Attributes.Strain }),
	number("citation", "of a publication: its number in the review", func(n *kg.Node) int { return n.Attributes.Citation }),
	list("authors", "of a publication: as far as known, in order", func(n *kg.Node) []string { return n.Attributes.Authors }),
	number("year", "of a publication", func(n *kg.Node) int { return n.Attributes.Year }),
	text("title", "of a publication", func(n *kg.Node) string { return n.Attributes.Title }),
	text("journal", "of a publication", func(n *kg.Node) string { return n.Attributes.Journal }),
	text("doi", "of a publication", func(n *kg.Node) string { return n.Attributes.DOI }),
	text("pmid", "of a publication: PubMed number", func(n *kg.Node) string { return n.Attributes.PMID }),
}
