package kg

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// CURIE is a compact identifier, `prefix:local`, such as "MONDO:0002492". Every
// node, statement and evidence entry has one. A CURIE that came out of
// ParseCURIE is well formed and has a known prefix; inside the program no other
// kind exists.
type CURIE string

// LocalPrefix marks identifiers that evgraph itself gives.
const LocalPrefix = "EVG"

// MaxCURIE is the longest CURIE in bytes.
const MaxCURIE = 128

// Prefix describes one identifier space.
type Prefix struct {
	Name     string // as written before the colon
	Resource string // whose identifiers these are
	URL      string // where an identifier leads; {id} stands for the local part
}

// Prefixes lists the known identifier spaces, sorted by name.
var Prefixes = []Prefix{
	{"CHEBI", "ChEBI, chemical entities", "https://www.ebi.ac.uk/chebi/CHEBI:{id}"},
	{"CL", "Cell Ontology", "http://purl.obolibrary.org/obo/CL_{id}"},
	{"DOID", "Disease Ontology", "http://purl.obolibrary.org/obo/DOID_{id}"},
	{"ECO", "Evidence and Conclusion Ontology", "http://purl.obolibrary.org/obo/ECO_{id}"},
	{"EVG", "evgraph's own identifiers", ""},
	{"GO", "Gene Ontology", "http://purl.obolibrary.org/obo/GO_{id}"},
	{"HGNC", "human gene names", "https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/HGNC:{id}"},
	{"HP", "Human Phenotype Ontology", "http://purl.obolibrary.org/obo/HP_{id}"},
	{"MESH", "Medical Subject Headings", "https://meshb.nlm.nih.gov/record/ui?ui={id}"},
	{"MGI", "mouse genes", "https://www.informatics.jax.org/accession/MGI:{id}"},
	{"MONDO", "Mondo Disease Ontology", "http://purl.obolibrary.org/obo/MONDO_{id}"},
	{"MP", "Mammalian Phenotype Ontology", "http://purl.obolibrary.org/obo/MP_{id}"},
	{"NCBITaxon", "NCBI taxonomy", "http://purl.obolibrary.org/obo/NCBITaxon_{id}"},
	{"PMCID", "PubMed Central", "https://www.ncbi.nlm.nih.gov/pmc/articles/{id}"},
	{"PMID", "PubMed", "https://pubmed.ncbi.nlm.nih.gov/{id}"},
	{"REACT", "Reactome", "https://reactome.org/content/detail/{id}"},
	{"RGD", "rat genes", "https://rgd.mcw.edu/rgdweb/report/gene/main.html?id={id}"},
	{"UBERON", "Uberon anatomy", "http://purl.obolibrary.org/obo/UBERON_{id}"},
	{"UniProtKB", "UniProt", "https://www.uniprot.org/uniprotkb/{id}"},
	{"WIKIPATHWAYS", "WikiPathways", "https://www.wikipathways.org/pathways/{id}"},
	{"doi", "digital object identifiers", "https://doi.org/{id}"},
	{"mirbase", "miRBase hairpins (MI) and mature forms (MIMAT)", "https://www.mirbase.org/results/?query={id}"},
}

// ParseCURIE checks s and returns it as a CURIE. The prefix must be one of
// Prefixes, spelled exactly; the local part is 1 or more of the characters
// ASCII letters, digits and `. _ ~ - + / ( ) ; : < > #`, the latter as DOIs use them.
// The error wraps ErrBadID and says what is wrong.
func ParseCURIE(s string) (CURIE, error) {
	if len(s) > MaxCURIE {
		return "", fmt.Errorf("%w: %d bytes, at most %d", ErrBadID, len(s), MaxCURIE)
	}
	prefix, local, ok := strings.Cut(s, ":")
	if !ok || prefix == "" || local == "" {
		return "", fmt.Errorf("%w: %q is not prefix:local, such as MONDO:0002492", ErrBadID, s)
	}
	if _, known := LookupPrefix(prefix); !known {
		return "", fmt.Errorf("%w: prefix %q of %q is not known%s", ErrBadID, prefix, s, otherCase(prefix))
	}
	for i, r := range local {
		if !localRune(r) {
			return "", fmt.Errorf("%w: character %q at byte %d of %q", ErrBadID, r, len(prefix)+1+i, s)
		}
	}
	return CURIE(s), nil
}

// otherCase names the prefix that differs in case only.
func otherCase(prefix string) string {
	for _, p := range Prefixes {
		if strings.EqualFold(p.Name, prefix) {
			return "; it is written " + p.Name
		}
	}
	return ""
}

func localRune(r rune) bool {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
		return true
	}
	return r < utf8.RuneSelf && strings.ContainsRune("._~-/();<>#+:", r)
}

// LookupPrefix finds a known prefix by its exact spelling.
func LookupPrefix(name string) (Prefix, bool) {
	i, ok := slices.BinarySearchFunc(Prefixes, name, func(p Prefix, n string) int { return strings.Compare(p.Name, n) })
	if !ok {
		return Prefix{}, false
	}
	return Prefixes[i], true
}

// Prefix returns the part before the colon.
func (c CURIE) Prefix() string { p, _, _ := strings.Cut(string(c), ":"); return p }

// Local returns the part after the colon.
func (c CURIE) Local() string { _, l, _ := strings.Cut(string(c), ":"); return l }

// IsLocal reports whether evgraph itself gave the identifier.
func (c CURIE) IsLocal() bool { return c.Prefix() == LocalPrefix }

// URL is where the identifier leads a reader, or "" for local ones.
func (c CURIE) URL() string {
	p, ok := LookupPrefix(c.Prefix())
	if !ok || p.URL == "" {
		return ""
	}
	return strings.ReplaceAll(p.URL, "{id}", c.Local())
}
