package storetest

// awkward are names and words that tell apart what stores must not confuse, or
// must: case, composed and decomposed accents, characters that fold to several or
// from several, scripts without case, characters of four bytes, punctuation, and
// names that begin with one another.
var awkward = []string{
	"a", "A", "aa", "AA", "ab", "Ab", "B", "Z", "z", "É", "E\u0301", "é", "e\u0301", "e", "ê", "ñ", "n\u0303",
	"straße", "STRASSE", "Straße", "ﬁbrosis", "fibrosis", "FIBROSIS", "İnsulin", "insulin", "ınsulin",
	"Å", "\u212b", "A\u030a", "Ω", "\u2126", "ω", "µm", "μm", "\u212a-channel", "k-channel",
	"TGF-β1", "TGF-ß1", "tgf-b1", "IL-6", "IL 6", "il–6", "IL6", "日本", "日", "한글", "\u1112\u1161\u11ab\u1100\u1173\u11af",
	"𝒳", "𐐀𐐨", "𐐨𐐨", "🫀 heart", "🫀", "heart", "(+)-catechin", "+", "++", "'", "\"", "\\", "%_", "*", "~",
	"\u0660\u0661", "01", "1", "10", "2", "x y", "x  y", "x\u00a0y", "X Y", "xy", "\uffe5", "\ue000", "\U0010fffd",
}

// words make ordinary names.
var words = []string{
	"cell", "stem", "bone", "marrow", "human", "mouse", "heart", "kidney", "liver", "injury", "repair", "growth", "factor", "receptor", "kinase",
	"exosome", "vesicle", "small", "large", "miR", "let", "alpha", "beta", "gamma", "type", "acute", "chronic", "failure", "signalling", "pathway",
	"apoptosis", "angiogenesis", "inflammation", "macrophage", "neuron", "astrocyte", "cartilage", "collagen", "interleukin", "vascular",
}
