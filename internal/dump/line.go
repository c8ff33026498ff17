package dump

import "github.com/evgraph/evgraph/internal/kg"

// formatVersion changes when an old reader would misunderstand a new file.
const formatVersion = 1

// The types of lines.
const (
	typeHeader    = "header"
	typeSource    = "source"
	typeNode      = "node"
	typeStatement = "statement"
	typeEvidence  = "evidence"
)

type headerLine struct {
	Type          string   `json:"type"`
	Format        string   `json:"format"`
	FormatVersion int      `json:"formatVersion"`
	Vocabulary    string   `json:"vocabulary"`
	DataVersion   string   `json:"dataVersion,omitempty"`
	Licences      []string `json:"licences,omitempty"`
	Sources       int      `json:"sources"`
	Nodes         int      `json:"nodes"`
	Statements    int      `json:"statements"`
	Evidence      int      `json:"evidence"`
}

type sourceLine struct {
	Type string `json:"type"`
	source
}

// The records of kg with the names of the file. Where a conversion is possible, the
// compiler sees that no field is forgotten; a test sees to the rest.
type source struct {
	Key         string `json:"key"`
	Name        string `json:"name,omitempty"`
	Release     string `json:"release,omitempty"`
	Licence     string `json:"licence,omitempty"`
	URL         string `json:"url,omitempty"`
	Attribution string `json:"attribution,omitempty"`
}

type nodeLine struct {
	Type        string      `json:"type"`
	ID          kg.CURIE    `json:"id"`
	Category    kg.Category `json:"category"`
	Name        string      `json:"name"`
	Label       string      `json:"label,omitempty"`
	Synonyms    []string    `json:"synonyms,omitempty"`
	Xrefs       []kg.CURIE  `json:"xrefs,omitempty"`
	FormerIDs   []kg.CURIE  `json:"formerIds,omitempty"`
	Description string      `json:"description,omitempty"`
	Taxon       kg.CURIE    `json:"taxon,omitempty"`
	Grain       kg.Grain    `json:"grain,omitempty"`
	Hub         bool        `json:"hub,omitempty"`
	Reason      string      `json:"reason,omitempty"`
	Parents     []kg.CURIE  `json:"parents,omitempty"`
	attributes
}

type attributes struct {
	Fluid      *bool    `json:"fluid,omitempty"`
	ReportedAs string   `json:"reportedAs,omitempty"`
	SizeClass  string   `json:"sizeClass,omitempty"`
	Isolation  string   `json:"isolation,omitempty"`
	Treatment  string   `json:"treatment,omitempty"`
	Arm        string   `json:"arm,omitempty"`
	Sequence   string   `json:"sequence,omitempty"`
	RNAClass   string   `json:"rnaClass,omitempty"`
	Lipid      *bool    `json:"lipid,omitempty"`
	ModelKind  string   `json:"modelKind,omitempty"`
	Strain     string   `json:"strain,omitempty"`
	Citation   int      `json:"citation,omitempty"`
	Authors    []string `json:"authors,omitempty"`
	Year       int      `json:"year,omitempty"`
	Title      string   `json:"title,omitempty"`
	Journal    string   `json:"journal,omitempty"`
	DOI        string   `json:"doi,omitempty"`
	PMID       string   `json:"pmid,omitempty"`
}

type statementLine struct {
	Type          string           `json:"type"`
	ID            kg.StatementID   `json:"id"`
	Subject       kg.CURIE         `json:"subject"`
	Predicate     kg.Predicate     `json:"predicate"`
	Object        kg.CURIE         `json:"object"`
	Effect        kg.Effect        `json:"effect,omitempty"`
	Aspect        kg.Aspect        `json:"aspect,omitempty"`
	Negated       bool             `json:"negated,omitempty"`
	Amount        kg.Amount        `json:"amount,omitempty"`
	Context       []kg.CURIE       `json:"context,omitempty"`
	MoleculeLevel kg.MoleculeLevel `json:"moleculeLevel,omitempty"`
	Value         *value           `json:"value,omitempty"`
	Result        kg.TestResult    `json:"result,omitempty"`
}

type value struct {
	Min    string `json:"min,omitempty"`
	Max    string `json:"max,omitempty"`
	Unit   string `json:"unit,omitempty"`
	Medium string `json:"medium,omitempty"`
}

type evidenceLine struct {
	Type        string            `json:"type"`
	ID          kg.EvidenceID     `json:"id"`
	Statement   kg.StatementID    `json:"statement"`
	Kind        kg.EvidenceKind   `json:"kind,omitempty"`
	Source      string            `json:"source"`
	Locators    []string          `json:"locators,omitempty"`
	Summary     string            `json:"summary,omitempty"`
	AsWritten   string            `json:"asWritten,omitempty"`
	Credits     []kg.CURIE        `json:"credits,omitempty"`
	Reach       kg.Reach          `json:"reach,omitempty"`
	Level       kg.Level          `json:"level,omitempty"`
	Scope       kg.Scope          `json:"scope,omitempty"`
	Basis       kg.Basis          `json:"basis,omitempty"`
	Hedged      bool              `json:"hedged,omitempty"`
	Refutes     bool              `json:"refutes,omitempty"`
	Directness  kg.Directness     `json:"directness,omitempty"`
	Setting     kg.Setting        `json:"setting,omitempty"`
	Model       kg.CURIE          `json:"model,omitempty"`
	Preparation kg.CURIE          `json:"preparation,omitempty"`
	Species     kg.CURIE          `json:"species,omitempty"`
	Route       kg.Route          `json:"route,omitempty"`
	Doses       kg.Doses          `json:"doses,omitempty"`
	DoseCount   int               `json:"doseCount,omitempty"`
	Timing      kg.Timing         `json:"timing,omitempty"`
	Stage       kg.Stage          `json:"stage,omitempty"`
	Via         []kg.CURIE        `json:"via,omitempty"`
	With        []kg.CURIE        `json:"with,omitempty"`
	Comparator  kg.CURIE          `json:"comparator,omitempty"`
	Comparison  kg.Comparison     `json:"comparison,omitempty"`
	FirstReport *firstReport      `json:"firstReport,omitempty"`
	Flags       []flag            `json:"flags,omitempty"`
	ECO         kg.CURIE          `json:"eco,omitempty"`
	Knowledge   kg.KnowledgeLevel `json:"knowledge,omitempty"`
	Agent       kg.AgentType      `json:"agent,omitempty"`
}

type firstReport struct {
	Year int    `json:"year,omitempty"`
	Who  string `json:"who,omitempty"`
}

type flag struct {
	Kind          kg.FlagKind     `json:"kind"`
	Note          string          `json:"note,omitempty"`
	ConflictsWith []kg.EvidenceID `json:"conflictsWith,omitempty"`
}
