package curate_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/kg"
)

// load reads a seed that must be sound.
func load(t *testing.T, fsys fstest.MapFS) *kg.Dataset {
	t.Helper()
	dataset, report := curate.Load(fsys)
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	return dataset
}

func node(t *testing.T, d *kg.Dataset, id kg.CURIE) kg.Node {
	t.Helper()
	for _, n := range d.Nodes {
		if n.ID == id {
			return n
		}
	}
	t.Fatalf("no node %s", id)
	return kg.Node{}
}

func evidence(t *testing.T, d *kg.Dataset, id kg.EvidenceID) kg.Evidence {
	t.Helper()
	for _, e := range d.Evidence {
		if e.ID == id {
			return e
		}
	}
	t.Fatalf("no evidence %s", id)
	return kg.Evidence{}
}

func statementOf(t *testing.T, d *kg.Dataset, e kg.Evidence) kg.Statement {
	t.Helper()
	for _, s := range d.Statements {
		if s.ID == e.Statement {
			return s
		}
	}
	t.Fatalf("no statement %s", e.Statement)
	return kg.Statement{}
}

// same compares records field by field, so that a failure names the field.
func same(t *testing.T, got, want any) {
	t.Helper()
	g, w := reflect.ValueOf(got), reflect.ValueOf(want)
	for i := range g.NumField() {
		if !reflect.DeepEqual(g.Field(i).Interface(), w.Field(i).Interface()) {
			t.Errorf("%s.%s is %#v, want %#v", g.Type().Name(), g.Type().Field(i).Name, g.Field(i).Interface(), w.Field(i).Interface())
		}
	}
}

func TestLoadCounts(t *testing.T) {
	d := load(t, base(t))
	if len(d.Nodes) != 12 || len(d.Statements) != 8 || len(d.Evidence) != 8 || len(d.Sources) != 3 {
		t.Errorf("%d nodes, %d statements, %d evidence entries, %d sources", len(d.Nodes), len(d.Statements), len(d.Evidence), len(d.Sources))
	}
	same(t, d.Sources[0], kg.Source{Key: "go", Name: "Gene Ontology", Release: "2022-07-01", Licence: "CC BY 4.0",
		URL: "https://geneontology.org/", Attribution: "Gene Ontology, 2022-07-01"})
}

func TestLoadNodes(t *testing.T) {
	yes := true
	fsys := base(t)
	apply(t, fsys,
		edit{"entities/tissue.yaml", "hub: true\n", "description: It filters.\n  hub: true\n  fluid: false\n"},
		edit{mirna, "arm: not_stated", "arm: 5p\n  sequence: UAGCUU"},
		edit{"entities/ev_preparation.yaml", "unspecified", "small\n  isolation: spinning\n  treatment: RNase"},
		edit{"entities/disease_model.yaml", "in_vivo", "ex_vivo\n  strain: Wistar"},
		edit{"entities/publication.yaml", "citation: 25", "citation: 25\n  authors: [Gatti S, Bruno S]\n  year: 2011\n  title: A title\n  journal: A journal\n  doi: 10.1000/1\n  pmid: 123"},
		edit{"entities/rna.yaml", "", "- {key: mrna, id: \"EVG:mRNA\", name: mRNA, reason: x, parents: none, rna_class: mrna}\n"},
		edit{"entities/chemical.yaml", "", "- {key: fat, id: \"EVG:fat\", name: fat, reason: x, parents: none, lipid: true}\n"},
	)
	d := load(t, fsys)
	no := false
	same(t, node(t, d, "UBERON:0002113"), kg.Node{ID: "UBERON:0002113", Category: kg.Tissue, Name: "kidney", NameKey: "kidney", Label: "kidney",
		Description: "It filters.", Grain: kg.Single, Hub: true, Attributes: kg.Attributes{Fluid: &no}})
	same(t, node(t, d, "EVG:miR-21"), kg.Node{ID: "EVG:miR-21", Category: kg.MiRNA, Name: "miR-21", NameKey: "mir-21", Synonyms: []string{"microRNA-21"},
		Grain: kg.Family, Reason: "arm and species not stated", Parents: []kg.CURIE{"mirbase:MI0000077"},
		Attributes: kg.Attributes{Arm: "FIVE_PRIME", Sequence: "UAGCUU"}})
	same(t, node(t, d, "EVG:ev-25-msc").Attributes, kg.Attributes{ReportedAs: "microvesicles", SizeClass: "SMALL", Isolation: "spinning", Treatment: "RNase"})
	same(t, node(t, d, "EVG:model-25-rat-iri").Attributes, kg.Attributes{ModelKind: "EX_VIVO", Strain: "Wistar"})
	same(t, node(t, d, "EVG:pub-25").Attributes, kg.Attributes{Citation: 25, Authors: []string{"Gatti S", "Bruno S"}, Year: 2011,
		Title: "A title", Journal: "A journal", DOI: "10.1000/1", PMID: "123"})
	same(t, node(t, d, "EVG:mRNA").Attributes, kg.Attributes{RNAClass: "MRNA"})
	same(t, node(t, d, "EVG:fat").Attributes, kg.Attributes{Lipid: &yes})
	pten := node(t, d, "HGNC:9588")
	if pten.Taxon != "NCBITaxon:9606" || !reflect.DeepEqual(pten.Xrefs, []kg.CURIE{"MESH:D051059"}) || pten.Parents != nil {
		t.Errorf("%+v", pten)
	}
}

func TestLoadStatement(t *testing.T) {
	fsys := base(t)
	apply(t, fsys, edit{study, "amount: enriched", "amount: low\n    context: [msc, kidney]\n    molecule_level: mrna"},
		edit{study, "CARRIES\n    object: mir-21", "CARRIES\n    object: gene-pten"},
		valued("value: {min: 40.50, max: 100, unit: nm, medium: sucrose}"),
		edit{"entities/outcome.yaml", "", "- {key: outcome-size, id: \"EVG:outcome-size\", name: size, reason: x, parents: none}\n"})
	d := load(t, fsys)
	same(t, statementOf(t, d, evidence(t, d, "EVG:E-25-cargo")), kg.NewStatement("EVG:ev-25-msc", kg.Carries, "HGNC:9588", kg.Qualifiers{
		Amount: kg.Low, Context: []kg.CURIE{"CL:0000134", "UBERON:0002113"}, MoleculeLevel: kg.MRNALevel}))
	same(t, statementOf(t, d, evidence(t, d, "EVG:E-25-target")), kg.NewStatement("EVG:miR-21", kg.Regulates, "HGNC:9588", kg.Qualifiers{
		Effect: kg.Decreases, Aspect: kg.Expression}))
	same(t, statementOf(t, d, evidence(t, d, "EVG:E-other-a")), kg.NewStatement("EVG:ev-25-msc", kg.HasTrait, "EVG:outcome-size", kg.Qualifiers{
		Value: &kg.Value{Min: "40.50", Max: "100", Unit: "nm", Medium: "sucrose"}}))
}

func TestLoadEvidence(t *testing.T) {
	fsys := base(t)
	apply(t, fsys, edit{study, "        basis: inferred\n", `        as_written: down
        reach: passage
        scope: background
        basis: name
        hedged: true
        refutes: true
        directness: indirect
        setting: in_vitro
        preparation: ev-25-msc
        route: culture
        doses: 3
        timing: before
        stage: late
        via: [gene-pten, kidney]
        with: [rat]
        comparator: msc
        comparison: equal
        first_report: {year: 2010, who: Lai}
        flags:
          - flag: ambiguous
            note: a note
            conflicts_with: [E-25-cargo]
        eco: ECO:0000304
        agent: automated_agent
`})
	d := load(t, fsys)
	got := evidence(t, d, "EVG:E-25-target")
	same(t, got, kg.Evidence{ID: "EVG:E-25-target", Statement: got.Statement, Kind: kg.Claim, Source: "review",
		Locators: []string{"kidney:4.1"}, Summary: "miR-21 lowered PTEN", AsWritten: "down",
		Credits: []kg.CURIE{"EVG:pub-25"}, Reach: kg.Passage, Level: kg.Primary, Scope: kg.Background, Basis: kg.NameOnly,
		Hedged: true, Refutes: true, Directness: "INDIRECT", Setting: kg.InVitro,
		Model: "EVG:model-25-rat-iri", Preparation: "EVG:ev-25-msc", Species: "NCBITaxon:10116",
		Route: "CULTURE", Doses: kg.DosesCounted, DoseCount: 3, Timing: "BEFORE", Stage: "LATE",
		Via: []kg.CURIE{"HGNC:9588", "UBERON:0002113"}, With: []kg.CURIE{"NCBITaxon:10116"},
		Comparator: "CL:0000134", Comparison: "EQUAL", FirstReport: &kg.FirstReport{Year: 2010, Who: "Lai"},
		Flags: []kg.Flag{{Kind: "AMBIGUOUS", Note: "a note", ConflictsWith: []kg.EvidenceID{"EVG:E-25-cargo"}}},
		ECO:   "ECO:0000304", Knowledge: "KNOWLEDGE_ASSERTION", Agent: "AUTOMATED_AGENT"})
}

func TestLoadEvidenceDefaults(t *testing.T) {
	d := load(t, base(t))
	got := evidence(t, d, "EVG:E-25-cargo")
	same(t, got, kg.Evidence{ID: "EVG:E-25-cargo", Statement: got.Statement, Kind: kg.Claim, Source: "review",
		Locators: []string{"kidney:4.1"}, Summary: "The vesicles held much miR-21",
		Credits: []kg.CURIE{"EVG:pub-25"}, Reach: kg.SameSentence, Level: kg.Primary, Scope: kg.StudyScope, Basis: kg.Stated,
		Directness: kg.NotStated, Setting: kg.InVivo, Species: "NCBITaxon:10116", // the model was cleared
		Route: kg.NotStated, Doses: kg.NotStated, Timing: kg.NotStated, Stage: kg.NotStated,
		ECO: "ECO:0000304", Knowledge: "KNOWLEDGE_ASSERTION", Agent: "MANUAL_AGENT"})
	for id, eco := range map[kg.EvidenceID]kg.CURIE{
		"EVG:E-25-target": "ECO:0000305", "EVG:E-placement-benefit": "ECO:0000303", "EVG:E-placement-kind": "ECO:0000311",
	} {
		if got := evidence(t, d, id).ECO; got != eco {
			t.Errorf("%s has %s, want %s", id, got, eco)
		}
	}
}

// A mapping in a study file takes over nothing that speaks of the study.
func TestLoadMapping(t *testing.T) {
	fsys := base(t)
	apply(t, fsys, edit{study, "        at: kidney:4.1\n        summary: The animals were rats", "        summary: The animals were rats\n        mapping: ncbitaxon"})
	d := load(t, fsys)
	got := evidence(t, d, "EVG:E-25-species")
	same(t, got, kg.Evidence{ID: "EVG:E-25-species", Statement: got.Statement, Kind: kg.Mapping, Source: "ncbitaxon",
		Summary: "The animals were rats", Reach: kg.NoReach, Level: kg.Review, Scope: kg.Background, Basis: kg.Stated,
		Directness: kg.NotStated, Setting: kg.NotStated, Route: kg.NotStated, Doses: kg.NotStated, Timing: kg.NotStated, Stage: kg.NotStated,
		ECO: "ECO:0000311", Knowledge: "KNOWLEDGE_ASSERTION", Agent: "MANUAL_AGENT"})
}

func TestLoadMergesEqualStatements(t *testing.T) {
	fsys := base(t)
	apply(t, fsys, edit{"studies/25-again.yaml", "", `citations: [25]
title: The same again
statements:
  - subject: mir-21
    predicate: REGULATES
    object: gene-pten
    effect: decreases
    aspect: expression
    evidence: [{key: again, at: kidney:4.2, summary: x, credits: [pub-25], level: primary, scope: background, knowledge: observation, agent: manual_agent}]
`})
	d := load(t, fsys)
	if len(d.Statements) != 8 || len(d.Evidence) != 9 {
		t.Errorf("%d statements, %d evidence entries", len(d.Statements), len(d.Evidence))
	}
	if a, b := evidence(t, d, "EVG:E-25-again"), evidence(t, d, "EVG:E-25-target"); a.Statement != b.Statement {
		t.Errorf("%s and %s", a.Statement, b.Statement)
	}
}

func TestJointCitations(t *testing.T) {
	fsys := base(t)
	apply(t, fsys, edit{"entities/publication.yaml", "citation: 25\n", "citation: 25\n\n- {key: pub-26, id: \"EVG:pub-26\", name: Citation 26, reason: x, parents: none, citation: 26}\n"},
		edit{"studies/25-26-joint.yaml", "", string(fsys[study].Data)}, edit{study, "", ""},
		edit{"studies/25-26-joint.yaml", "[25]", "[25, 26]"}, edit{"studies/25-26-joint.yaml", "[pub-25]", "[pub-25, pub-26]"})
	if e := evidence(t, load(t, fsys), "EVG:E-25-26-cargo"); !e.Joint() {
		t.Errorf("%v", e.Credits)
	}
}

func TestTaxonBySpecies(t *testing.T) {
	const model = "EVG:model-25-rat-iri"
	if got := node(t, load(t, base(t)), model).Taxon; got != "NCBITaxon:10116" {
		t.Errorf("taxon %q", got)
	}
	second := func(more string) edit {
		return edit{"background/species.yaml", "", `topic: species
title: x
statements:
  - subject: model-25-rat-iri
    predicate: OF_SPECIES
    object: human
    ` + more + `
    evidence: [{key: a, at: kidney:4.2, summary: x, reach: none, level: review, knowledge: observation, agent: manual_agent}]
`}
	}
	fsys := base(t)
	apply(t, fsys, second("negated: false"))
	if got := node(t, load(t, fsys), model).Taxon; got != "" {
		t.Errorf("two species give taxon %q", got)
	}
	apply(t, fsys, second("negated: true"))
	if got := node(t, load(t, fsys), model).Taxon; got != "NCBITaxon:10116" {
		t.Errorf("a denial gives taxon %q", got)
	}
}

func TestEveryComplaintIsListed(t *testing.T) {
	fsys := base(t)
	apply(t, fsys, edit{gene, "taxon: human", "taxon: human\n  taxa: rat"}, edit{study, "predicate: CARRIES", "predicate: CARRY"},
		edit{mirna, "arm: not_stated", "arm: 9p"}, edit{"article.tsv", "kidney:4.2\t0123456789\t\n", ""})
	dataset, report := curate.Load(fsys)
	if dataset != nil {
		t.Error("half a seed is loaded")
	}
	var got []string
	for _, c := range report.Complaints {
		got = append(got, c.Rule)
	}
	if want := []string{"unknown-field", "unknown-value", "unknown-locator", "unknown-predicate"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if err := report.Err(); !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), "4 errors") {
		t.Error(err)
	}
}

// A file that cannot be read hides what it defines; nobody is told of hundreds of
// unknown entities on top.
func TestBrokenFileDoesNotCascade(t *testing.T) {
	fsys := base(t)
	apply(t, fsys, edit{"entities/taxon.yaml", "name: human", "name: [human"})
	_, report := curate.Load(fsys)
	if len(report.Complaints) != 1 || report.Complaints[0].Rule != "yaml" {
		t.Error(report.Complaints)
	}
}

func TestEmptySeed(t *testing.T) {
	dataset, report := curate.Load(fstest.MapFS{})
	if dataset != nil || report.Errors() == 0 {
		t.Errorf("%v, %v", dataset, report.Complaints)
	}
}
