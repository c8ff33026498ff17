package storetest

import "github.com/evgraph/evgraph/internal/kg"

// The ids of the fixture that cases name.
const (
	stemCell   kg.CURIE = "EVG:stem-cell"
	smallEV    kg.CURIE = "EVG:small-ev"
	mir21      kg.CURIE = "EVG:mir-21"
	humanPTEN  kg.CURIE = "HGNC:9588"
	mousePten  kg.CURIE = "MGI:109583"
	aktPathway kg.CURIE = "EVG:akt-pathway"
	infarctMdl kg.CURIE = "EVG:infarct-model"
	infarction kg.CURIE = "MONDO:0005068"
	heartDis   kg.CURIE = "MONDO:0005267"
	cvDis      kg.CURIE = "MONDO:0004995"
	myocyte    kg.CURIE = "CL:0000746"
	heart      kg.CURIE = "UBERON:0000948"
	human      kg.CURIE = "NCBITaxon:9606"
	mouse      kg.CURIE = "NCBITaxon:10090"
	paperA     kg.CURIE = "PMID:1001"
	paperB     kg.CURIE = "PMID:1002"
	lonely     kg.CURIE = "EVG:lonely"
	unknown    kg.CURIE = "EVG:nowhere"
)

// fixture is the graph that most cases ask about. Statements run from left to
// right or down; x marks a negative one, (t) one that only the table shows, and
// (r,t) one that both sources show.
//
//	stemCell --SECRETES--> smallEV --CARRIES--> mir21 --REGULATES (r: 3 entries)--> humanPTEN
//	    |                   |  |  |               |  |                               |  |  |
//	    |                   |  |  +--x CARRIES----|--|-------------------------------+  |  |
//	    |                   |  |                  |  +--x REGULATES (no effect)---------+  |
//	    |                   |  |                  +----REGULATES--> mousePten <--ORTHOLOG--+ (t)
//	    |                   |  +--AFFECTS (r,t)--> myocyte --AFFECTS--+                    |
//	    |                   |                         ^---------------+       MODULATES    |
//	    |                   +--TESTED_IN--> infarctMdl                    aktPathway <-----+
//	    |                                     |    |
//	    +--OF_SPECIES (t)--> human            |    +--OF_SPECIES (t)--> mouse
//	                                          |
//	                  heart <--OCCURS_IN-- infarction <--MODELS
//	                                          |
//	                                          +--IS_A (t)--> heartDis --IS_A (t)--> cvDis
//
// Two genes have one name key, so that statements tie. paperA and paperB are
// credited by evidence only, and nothing is said of lonely.
type fixture struct {
	builder
	secretes, carries, lacks, lowers, lowersMouse, spares, modulates, tested, models, occurs, affects, itself kg.StatementID
	ofHuman, ofMouse, isHeartDis, isCvDis, ortholog                                                           kg.StatementID
}

func newFixture() *fixture {
	f := &fixture{builder: *newBuilder()}
	f.addNodes()
	f.addClaims()
	f.addMappings()
	return f
}

func (f *fixture) addNodes() {
	yes := true
	f.node(stemCell, kg.MSCSource, "Bone marrow MSC", synonyms("BM-MSC", "marrow stromal cell"), xrefs("CL:0002540"), formerIDs("EVG:old-msc"), ofTaxon(human), parents("CL:0000134"))
	f.node(smallEV, kg.EVPreparation, "small EV", attributes(kg.Attributes{ReportedAs: "exosome", SizeClass: "SMALL", Isolation: "ultracentrifugation"}))
	f.node(mir21, kg.MiRNA, "miR-21", synonyms("hsa-miR-21", "miRNA 21"), xrefs("mirbase:MI0000077"), ofGrain(kg.Family))
	f.node(humanPTEN, kg.Gene, "PTEN", synonyms("phosphatase and tensin homolog", "MMAC1"), xrefs("UniProtKB:P60484"), ofTaxon(human))
	f.node(mousePten, kg.Gene, "Pten", synonyms("phosphatase and tensin homolog"), ofTaxon(mouse))
	f.node(aktPathway, kg.Pathway, "PI3K/AKT pathway", synonyms("AKT"))
	f.node(infarctMdl, kg.DiseaseModel, "mouse infarct", ofTaxon(mouse), ofKind("IN_VIVO", "C57BL/6"))
	f.node(infarction, kg.Disease, "myocardial infarction", synonyms("heart attack", "MI"), xrefs("DOID:5844"))
	f.node(heartDis, kg.Disease, "heart disease")
	f.node(cvDis, kg.Disease, "cardiovascular disorder")
	f.node(myocyte, kg.CellType, "cardiomyocyte", synonyms("cardiac muscle cell"))
	f.node(heart, kg.Tissue, "heart", attributes(kg.Attributes{Fluid: new(bool)}), described("the pump"))
	f.node(human, kg.Taxon, "human", synonyms("Homo sapiens"), hub)
	f.node(mouse, kg.Taxon, "mouse", synonyms("Mus musculus"), hub)
	f.node(paperA, kg.Publication, "Adams 2015", attributes(kg.Attributes{Citation: 1, Year: 2015, Authors: []string{"Adams A", "Baker B"}, Title: "On vesicles", PMID: "1001"}))
	f.node(paperB, kg.Publication, "Brown 2018", citation(2, 2018), formerIDs("EVG:brown-2018"))
	f.node(lonely, kg.Chemical, "lonely lipid", attributes(kg.Attributes{Lipid: &yes}))
}

func (f *fixture) addClaims() {
	primary := kg.Evidence{Level: kg.Primary, Basis: kg.Stated, Scope: kg.StudyScope, Setting: kg.InVivo, Credits: []kg.CURIE{paperA},
		Model: infarctMdl, Preparation: smallEV, Species: mouse, Route: "INTRAVENOUS", Doses: kg.DosesCounted, DoseCount: 3,
		Timing: "AFTER", Stage: "ACUTE", Directness: "DIRECT", Reach: kg.SameSentence, Locators: []string{"3:2.1", "3:2.2"},
		Summary: "seen in mice", Via: []kg.CURIE{aktPathway}, With: []kg.CURIE{lonely}, Comparator: stemCell, Comparison: "MORE",
		FirstReport: &kg.FirstReport{Year: 2015, Who: "Adams"}, ECO: "ECO:0000006", Knowledge: "OBSERVATION", Agent: "MANUAL_AGENT"}
	inVitro := kg.Evidence{Level: kg.Primary, Scope: kg.Background, Basis: kg.Stated, Hedged: true, Setting: kg.InVitro, Credits: []kg.CURIE{paperA, paperB}, Species: human,
		Flags: []kg.Flag{{Kind: "AMBIGUOUS", Note: "which arm?", ConflictsWith: []kg.EvidenceID{"EVG:E-built-00000"}}}}
	refuting := kg.Evidence{Level: kg.Primary, Scope: kg.Background, Basis: kg.Inferred, Refutes: true, Setting: kg.InVitro, Credits: []kg.CURIE{paperB}, Model: infarctMdl}

	f.secretes = f.say(stemCell, kg.Secretes, smallEV, kg.Qualifiers{})
	f.carries = f.say(smallEV, kg.Carries, mir21, kg.Qualifiers{Amount: kg.Enriched}, primary)
	f.lacks = f.say(smallEV, kg.Carries, humanPTEN, kg.Qualifiers{Negated: true}, inVitro)
	f.lowers = f.say(mir21, kg.Regulates, humanPTEN, kg.Qualifiers{Effect: kg.Decreases, Aspect: kg.Expression, Context: []kg.CURIE{myocyte, heart}}, inVitro, primary, refuting)
	f.lowersMouse = f.say(mir21, kg.Regulates, mousePten, kg.Qualifiers{Effect: kg.Decreases}, primary)
	f.spares = f.say(mir21, kg.Regulates, humanPTEN, kg.Qualifiers{Effect: kg.NoEffect}, refuting, inVitro)
	f.modulates = f.say(humanPTEN, kg.Modulates, aktPathway, kg.Qualifiers{}, kg.Evidence{Credits: []kg.CURIE{paperB}})
	f.tested = f.say(smallEV, kg.TestedIn, infarctMdl, kg.Qualifiers{Result: kg.Beneficial}, primary)
	f.models = f.say(infarctMdl, kg.Models, infarction, kg.Qualifiers{})
	f.occurs = f.say(infarction, kg.OccursIn, heart, kg.Qualifiers{})
	f.affects = f.say(smallEV, kg.Affects, myocyte, kg.Qualifiers{Effect: kg.Increases, Aspect: kg.Survival}, primary, mapping)
	f.itself = f.say(myocyte, kg.Affects, myocyte, kg.Qualifiers{Effect: kg.Increases, Aspect: kg.Proliferation, Context: []kg.CURIE{heart}}, inVitro)
}

// mapping is an entry of the reference table.
var mapping = kg.Evidence{Kind: kg.Mapping, Source: tableSource, Level: kg.Review, Basis: kg.Stated}

func (f *fixture) addMappings() {
	f.ofHuman = f.say(stemCell, kg.OfSpecies, human, kg.Qualifiers{}, mapping)
	f.ofMouse = f.say(infarctMdl, kg.OfSpecies, mouse, kg.Qualifiers{}, mapping)
	f.isHeartDis = f.say(infarction, kg.IsA, heartDis, kg.Qualifiers{}, mapping)
	f.isCvDis = f.say(heartDis, kg.IsA, cvDis, kg.Qualifiers{}, mapping)
	f.ortholog = f.say(humanPTEN, kg.OrthologOf, mousePten, kg.Qualifiers{}, mapping)
}
