package kg

// Category says what kind of thing a node is. The value is the name of the
// GraphQL enum; TypeName gives the GraphQL object type.
type Category string

// The categories.
const (
	MSCSource         Category = "MSC_SOURCE"
	CellType          Category = "CELL_TYPE"
	Tissue            Category = "TISSUE"
	CellComponent     Category = "CELL_COMPONENT"
	Taxon             Category = "TAXON"
	EVSubtype         Category = "EV_SUBTYPE"
	EVPreparation     Category = "EV_PREPARATION"
	MiRNA             Category = "MIRNA"
	RNA               Category = "RNA"
	Protein           Category = "PROTEIN"
	Gene              Category = "GENE"
	Chemical          Category = "CHEMICAL"
	Pathway           Category = "PATHWAY"
	BiologicalProcess Category = "BIOLOGICAL_PROCESS"
	Procedure         Category = "PROCEDURE"
	DiseaseModel      Category = "DISEASE_MODEL"
	Disease           Category = "DISEASE"
	Outcome           Category = "OUTCOME"
	Publication       Category = "PUBLICATION"
)

// CategoryInfo documents one category.
type CategoryInfo struct {
	Category Category
	TypeName string   // GraphQL object type
	Singular string   // for people
	Plural   string   // for people
	File     string   // base name of its seed file
	Biolink  string   // Biolink Model 4.4 class
	IDs      []string // prefixes of its reference ids; EVG is always allowed
	Meaning  string
}

// Categories lists every category in the order in which people should see them:
// along a mechanism chain, then what surrounds it.
var Categories = []CategoryInfo{
	{MSCSource, "MSCSource", "MSC source", "MSC sources", "msc_source", "biolink:Cell", []string{"CL"},
		"a kind of mesenchymal stem cell, by tissue and donor species as far as stated"},
	{EVSubtype, "EVSubtype", "EV subtype", "EV subtypes", "ev_subtype", "biolink:CellularComponent", []string{"GO"},
		"a class of extracellular vesicle; what a review says of vesicles in general sits here"},
	{EVPreparation, "EVPreparation", "EV preparation", "EV preparations", "ev_preparation", "biolink:ComplexMolecularMixture", nil,
		"the vesicles that one study used, with the term it used for them, their isolation and treatment"},
	{MiRNA, "MiRNA", "miRNA", "miRNAs", "mirna", "biolink:MicroRNA", []string{"mirbase"},
		"a microRNA: a mature form or hairpin where arm and species are stated, else its family"},
	{RNA, "RNA", "RNA", "RNAs", "rna", "biolink:Transcript", nil,
		"a messenger or other RNA, or a class of them"},
	{Protein, "Protein", "protein", "proteins", "protein", "biolink:Protein", []string{"UniProtKB", "CHEBI"},
		"a protein, protein family or complex"},
	{Gene, "Gene", "gene", "genes", "gene", "biolink:Gene", []string{"HGNC", "MGI", "RGD"},
		"a gene; as cargo or target it means gene or product, level not stated"},
	{Chemical, "Chemical", "chemical", "chemicals", "chemical", "biolink:ChemicalEntity", []string{"CHEBI"},
		"a lipid, inducer, drug or measured molecule"},
	{Pathway, "Pathway", "pathway", "pathways", "pathway", "biolink:Pathway", []string{"REACT", "WIKIPATHWAYS"},
		"a signalling or metabolic pathway"},
	{BiologicalProcess, "BiologicalProcess", "biological process", "biological processes", "biological_process", "biolink:BiologicalProcess", []string{"GO"},
		"something that cells or tissues do"},
	{Outcome, "Outcome", "outcome", "outcomes", "outcome", "biolink:PhenotypicFeature", []string{"HP", "MP"},
		"a readout or trait: a lesion, score, function, survival"},
	{DiseaseModel, "DiseaseModel", "disease model", "disease models", "disease_model", "biolink:PopulationOfIndividualOrganisms", nil,
		"the animals, cells or patients in which something was tested, with how the disease was induced"},
	{Disease, "Disease", "disease", "diseases", "disease", "biolink:Disease", []string{"MONDO"},
		"a disease"},
	{Tissue, "Tissue", "tissue", "tissues", "tissue", "biolink:AnatomicalEntity", []string{"UBERON"},
		"an organ, tissue or body fluid"},
	{CellType, "CellType", "cell type", "cell types", "cell_type", "biolink:Cell", []string{"CL"},
		"a kind of cell, recipient or other; a treated cell is a node of its own"},
	{CellComponent, "CellComponent", "cell component", "cell components", "cell_component", "biolink:CellularComponent", []string{"GO"},
		"a part of a cell, such as an endosome"},
	{Procedure, "Procedure", "procedure", "procedures", "procedure", "biolink:Procedure", nil,
		"something done: surgery, hypoxia, priming, storage"},
	{Taxon, "Taxon", "species", "species", "taxon", "biolink:OrganismTaxon", []string{"NCBITaxon"},
		"a species"},
	{Publication, "Publication", "publication", "publications", "publication", "biolink:Publication", []string{"PMID", "doi", "PMCID"},
		"a paper that is credited with showing something"},
}

// Kinds of category that predicates speak of.
var (
	// CargoCategories are what a vesicle can carry.
	CargoCategories = []Category{MiRNA, RNA, Protein, Chemical, Gene}
	// ActorCategories are what can have an effect.
	ActorCategories = append([]Category{EVSubtype, EVPreparation, MSCSource, CellType, Pathway, BiologicalProcess, Outcome}, CargoCategories...)
)

// Info returns the documentation of the category; ok is false for an unknown one.
func (c Category) Info() (info CategoryInfo, ok bool) {
	for _, info := range Categories {
		if info.Category == c {
			return info, true
		}
	}
	return CategoryInfo{}, false
}

// IsCargo reports whether a vesicle can carry a node of this category.
func (c Category) IsCargo() bool {
	switch c {
	case MiRNA, RNA, Protein, Chemical, Gene:
		return true
	}
	return false
}

// kind folds the categories that count as one for ORTHOLOG_OF, IS_A and PART_OF.
func (c Category) kind() Category {
	switch {
	case c.IsCargo():
		return Gene
	case c == Disease:
		return Outcome
	}
	return c
}
