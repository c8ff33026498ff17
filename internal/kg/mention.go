package kg

import "strings"

// Mention is a name as it stands in a sentence: cells in the plural, since what happens
// there happens in many, and the one of its kind, such as an organ or a pathway, with its
// article. The mention of a mention is the same.
func Mention(name string) string { return nounOf(name).mention }

// noun is a name as it stands in a sentence.
type noun struct {
	mention string
	several bool // so that its verb is in the plural
}

func nounOf(name string) noun {
	name = cells(name)
	head := headOf(name)
	if onlyOne(head[strings.LastIndexByte(head, ' ')+1:]) && !strings.HasPrefix(name, "the ") {
		return noun{mention: "the " + name} // the kidney, the right ventricle of the heart, the Akt signaling pathway
	}
	return noun{name, plural(head)}
}

// Opening is a mention as a sentence begins with it: one that holds an apposition, such as
// "MSCs, tissue not stated", closes it.
func Opening(mention string) string {
	if !strings.Contains(mention, ", ") {
		return mention
	}
	bare, _, _ := strings.Cut(mention, " [") // the numbers of its studies may hold a comma, too
	if strings.Contains(bare, ", ") {
		return mention + ","
	}
	return mention
}

// cells puts the name of a kind of cell into the plural: renal tubular cells,
// cardiomyocytes, neurons of a patient, MSCs, tissue not stated.
func cells(name string) string {
	bare, _, _ := strings.Cut(name, " of ")
	for end := 0; end < len(bare); end += len(", ") {
		if more := strings.Index(bare[end:], ", "); more >= 0 {
			end += more
		} else {
			end = len(bare)
		}
		if endsInCell(bare[:end]) {
			return name[:end] + "s" + name[end:]
		}
	}
	return name
}

// endsInCell tells by the last letters. It is asked for each name of each sentence, and
// most names end in another letter.
func endsInCell(name string) bool {
	if name == "" {
		return false
	}
	for _, kind := range cellKinds[name[len(name)-1]] {
		if strings.HasSuffix(name, kind) {
			return true
		}
	}
	return false
}

// cellKinds are the ends of names of cells, by last letter.
var cellKinds = [256][]string{'l': {"cell", "neutrophil"}, 'e': {"cyte", "phage"}, 't': {"blast", "platelet"}, 'n': {"neuron"}, 'C': {"MSC"}}

// onlyOne reports whether a word is for what there is one of in the body, or in the cell.
func onlyOne(word string) bool {
	switch word {
	case "axis", "brain", "cascade", "cluster", "cord", "cycle", "endometrium", "glomerulus", "heart", "inside", "kidney",
		"liver", "lung", "membrane", "myocardium", "pancreas", "pathway", "placenta", "plate", "pulp", "region", "spleen",
		"surface", "thymus", "tubule", "ventricle":
		return true
	}
	return false
}

// headOf is the beginning of a name that says what kind of thing it is, up to a comma, a
// bracket or a preposition: MSC-EVs of MSC-EVs [27], genes of genes of the kidney.
func headOf(name string) string {
	for i := 0; i+1 < len(name); i++ {
		switch {
		case name[i] == ',' && name[i+1] == ' ':
			return name[:i]
		case name[i] != ' ':
		case name[i+1] == '[' || name[i+1] == '(':
			return name[:i]
		default:
			if word, _, more := strings.Cut(name[i+1:], " "); more && endsHead(word) {
				return name[:i]
			}
		}
	}
	return name
}

// endsHead reports whether a word begins what is told of the thing before it.
func endsHead(word string) bool {
	switch word { // names are many, and a switch is faster than a map
	case "secreted", "transferred", "carried", "changed", "associated", "downstream",
		"in", "of", "from", "for", "with", "by", "to", "that":
		return true
	}
	return false
}

// A is a noun with its article: a gene, an outcome, an RNA.
func A(noun string) string {
	if noun != "" && strings.IndexByte(vowelStarts(noun), noun[0]) >= 0 {
		return "an " + noun
	}
	return "a " + noun
}

// vowelStarts are the letters at which a word begins with a vowel as it is spoken:
// abbreviations are spelled out.
func vowelStarts(noun string) string {
	if first, _, _ := strings.Cut(noun, " "); len(first) > 1 && first == strings.ToUpper(first) {
		return "AEFHILMNORSX"
	}
	return "aeioAEIO"
}
