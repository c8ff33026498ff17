package kg

// Grain says how much one node stands for.
type Grain string

// The grains. Single is the default.
const (
	Single  Grain = "SINGLE"
	Family  Grain = "FAMILY"
	Complex Grain = "COMPLEX"
	Cluster Grain = "CLUSTER"
	Class   Grain = "CLASS"
)

// Node is one thing that statements speak of. A node that a store has returned
// is shared and must not be changed.
type Node struct {
	ID          CURIE
	Category    Category
	Name        string
	NameKey     string // NameKey(Name), the order of lists
	Label       string // official label of a reference id, "" for local ones
	Synonyms    []string
	Xrefs       []CURIE
	FormerIDs   []CURIE // ids the node had before; they still resolve
	Description string
	Taxon       CURIE // species of a gene or molecule, or of a source or model by its one OF_SPECIES statement; "" when none or several
	Grain       Grain
	Hub         bool
	Reason      string  // why a local id: no reference term fits, and why
	Parents     []CURIE // nearest reference terms of a local id
	Attributes  Attributes
}

// Attributes are the typed fields of single categories; the zero value of each
// means "not stated" or "does not apply".
type Attributes struct {
	Fluid *bool // Tissue: a body fluid

	ReportedAs string // EVPreparation: the source's own term
	SizeClass  string // EVPreparation: SizeClass
	Isolation  string // EVPreparation: method as reported
	Treatment  string // EVPreparation: what was done to the vesicles or their cells

	Arm      string // MiRNA: Arm
	Sequence string // MiRNA: 5' to 3', RNA letters

	RNAClass string // RNA: RNAClass

	Lipid *bool // Chemical

	ModelKind string // DiseaseModel: ModelKind
	Strain    string // DiseaseModel: as reported

	Citation int      // Publication: number in the review, 0 when none
	Authors  []string // Publication: as far as known, in order
	Year     int      // Publication: 0 when not known
	Title    string   // Publication
	Journal  string   // Publication
	DOI      string   // Publication
	PMID     string   // Publication
}

// Names returns the name and then the synonyms.
func (n *Node) Names() []string {
	return append([]string{n.Name}, n.Synonyms...)
}

// SizeUnspecified is the size class of a preparation that is not stated.
const SizeUnspecified = "UNSPECIFIED"

// StatedFluid tells whether a tissue is a body fluid, which it is not where that is not
// stated; nil for other categories.
func (n *Node) StatedFluid() *bool { return n.orFalse(Tissue, n.Attributes.Fluid) }

// StatedLipid tells whether a chemical is a lipid, as StatedFluid does.
func (n *Node) StatedLipid() *bool { return n.orFalse(Chemical, n.Attributes.Lipid) }

// StatedSizeClass is the size class of a preparation with its default filled in, "" for
// other categories.
func (n *Node) StatedSizeClass() string {
	return n.orElse(EVPreparation, n.Attributes.SizeClass, SizeUnspecified)
}

// StatedArm is the arm of a miRNA with its default filled in, "" for other categories.
func (n *Node) StatedArm() string { return n.orElse(MiRNA, n.Attributes.Arm, NotStated) }

func (n *Node) orFalse(of Category, value *bool) *bool {
	if value == nil && n.Category == of {
		return new(bool)
	}
	return value
}

func (n *Node) orElse(of Category, value, absent string) string {
	if value == "" && n.Category == of {
		return absent
	}
	return value
}
