package curate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/evgraph/evgraph/internal/curate"
)

// example shows a rule broken and obeyed. The complaint is expected in the file
// of the first failing edit, or in file, at the line that holds the text at.
type example struct {
	rule string
	fail []edit
	file string
	at   string // "" for line 1
	pass []edit // next to the failing one, yet without this complaint
}

const (
	study      = "studies/25-rat-iri.yaml"
	background = "background/placement.yaml"
	gene       = "entities/gene.yaml"
	mirna      = "entities/mirna.yaml"
	source     = "entities/msc_source.yaml"
)

// onlyMakes leaves of the gene nothing but what it makes.
var onlyMakes = edit{study, "subject: mir-21\n    predicate: REGULATES\n    object: gene-pten\n    effect: decreases\n    aspect: expression\n",
	"subject: gene-pten\n    predicate: HAS_GENE_PRODUCT\n    object: mir-21\n"}

// long has 26 words.
var long = strings.TrimSpace(strings.Repeat("word ", 26))

var examples = []example{
	{rule: "missing-file", fail: []edit{{"reference.tsv", "", ""}}},
	{rule: "missing-file", fail: []edit{{"sources.yaml", "", ""}}},
	{rule: "missing-article", fail: []edit{{"article.tsv", "", ""}}},
	{rule: "unknown-file", fail: []edit{{"entities/genes.yaml", "", "[]\n"}},
		pass: []edit{{"entities/.gene.yaml.swp", "", "x"}, {"README.md", "", "x"}}},
	{rule: "unknown-file", fail: []edit{{"studies/25-note.yml", "", "x\n"}}},
	{rule: "unknown-file", fail: []edit{{"gene.yaml", "", "[]\n"}}},
	{rule: "file-size", fail: []edit{{study, "", strings.Repeat("#", 4<<20+1)}},
		pass: []edit{{study, "title: MSC-EVs", "title: MSC-EVs" + strings.Repeat(" ", 1<<20)}}},
	{rule: "encoding", fail: []edit{{study, "in rats\ndef", "in \xff\xfe rats\ndef"}}, at: "title"},
	{rule: "encoding", fail: []edit{{study, "citations", "\ufeffcitations"}},
		pass: []edit{{study, "in rats\n", "in 大鼠\n"}}},
	{rule: "file-name", fail: []edit{{"studies/26-rat.yaml", "", "citations: [25]\ntitle: x\nstatements: []\n"}}, at: "citations",
		pass: []edit{{"studies/25-more.yaml", "", "citations: [25]\ntitle: x\nstatements: []\n"}}},
	{rule: "file-name", fail: []edit{{"background/other.yaml", "", "topic: placing\ntitle: x\nstatements: []\n"}}, at: "topic"},
	{rule: "table", fail: []edit{{"reference.tsv", "PTEN\tgo", "PTEN go"}}, at: "HGNC"},
	{rule: "table", fail: []edit{{"reference.tsv", "PTEN\tgo", "PTEN\t"}}, at: "HGNC"},
	{rule: "table", fail: []edit{{"reference.tsv", "GO:0006915\t", "GO:9006915\t"}}, at: "GO:1903561"},
	{rule: "table", fail: []edit{{"article.tsv", "fig1:1.1", "kidney:3.1"}}, at: "kidney:3.1",
		pass: []edit{{"article.tsv", "locator\tdigest\treason\n", ""}}},

	{rule: "yaml", fail: []edit{{study, "title: MSC-EVs", "title: MSC: EVs"}}, at: "title"},
	{rule: "yaml", fail: []edit{{study, "    object: mir-21", "\tobject: mir-21"}}, at: "predicate: CARRIES",
		pass: []edit{{study, "title: MSC-EVs in rats", `title: "MSC: EVs in rats"`}}},
	{rule: "yaml-feature", fail: []edit{{study, "defaults:", "defaults: &d"}}, at: "defaults"},
	{rule: "yaml-feature", fail: []edit{{study, "title: MSC-EVs", "title: !!str MSC-EVs"}}, at: "title"},
	{rule: "yaml-feature", fail: []edit{{study, "defaults:\n", "defaults:\n  <<: {level: primary}\n"}}, at: "<<"},
	{rule: "yaml-feature", fail: []edit{{gene, "- key", "---\n- key: x\n---\n- key"}}, at: "---\n- key: gene"},
	{rule: "yaml-feature", fail: []edit{{gene, "name: PTEN", "name: " + strings.Repeat("[", 12) + strings.Repeat("]", 12)}}, at: "name",
		pass: []edit{{gene, "- key", "---\n- key"}, {study, "title: MSC-EVs", "title: \"*MSC-EVs\""}}},
	{rule: "type", fail: []edit{{mirna, "[microRNA-21]", "microRNA-21"}}, at: "synonyms"},
	{rule: "type", fail: []edit{{gene, "name: PTEN", "name: [PTEN]"}}, at: "name"},
	{rule: "type", fail: []edit{{gene, "name: PTEN", "name:"}}, at: "name"},
	{rule: "type", fail: []edit{{gene, "name: PTEN", "name: ~"}}, at: "name"},
	{rule: "type", fail: []edit{{mirna, "[microRNA-21]", "[]"}}, at: "synonyms"},
	{rule: "type", fail: []edit{{source, "hub: true", "hub: yes"}}, at: "hub: yes"},
	{rule: "type", fail: []edit{{"entities/publication.yaml", "citation: 25", "citation: 025"}}, at: "citation: 025"},
	{rule: "type", fail: []edit{{gene, "", "key: gene-pten\n"}},
		pass: []edit{{gene, "name: PTEN\n", "name: PTEN\n  description: 1.10\n"}}},
	{rule: "unknown-field", fail: []edit{{gene, "taxon: human", "taxa: human"}}, at: "taxa"},
	{rule: "unknown-field", fail: []edit{{gene, "taxon: human", "arm: 5p"}}, at: "arm"},
	{rule: "unknown-field", fail: []edit{{study, "defaults:\n", "defaults:\n  key: x\n"}}, at: "key: x",
		pass: []edit{{mirna, "arm: not_stated", "arm: 5p"}}},
	{rule: "duplicate-field", fail: []edit{{gene, "taxon: human", "taxon: human\n  name: other"}}, at: "other",
		pass: []edit{{gene, "taxon: human", "taxon: human\n  description: other"}}},
	{rule: "missing-field", fail: []edit{{gene, "  name: PTEN\n", ""}}, at: "key"},
	{rule: "missing-field", fail: []edit{{study, "        summary: The rats had kidney injury\n", ""}}, at: "key: disease"},
	{rule: "missing-field", fail: []edit{{study, "  level: primary\n", ""}}, at: "key: target"},
	{rule: "missing-field", fail: []edit{{background, "  knowledge: knowledge_assertion\n", ""}}, at: "key: kind"},
	{rule: "missing-field", fail: []edit{{background, "  agent: manual_agent\n", ""}}, at: "key: kind"},
	{rule: "missing-field", fail: []edit{valued("value: {unit: nm}")}, at: "value",
		pass: []edit{{background, "  level: review\n", ""}, {background, "        reach: none\n", "        reach: none\n        level: review\n"}}},
	{rule: "unknown-value", fail: []edit{{study, "effect: decreases", "effect: lowers"}}, at: "lowers"},
	{rule: "unknown-value", fail: []edit{{study, "effect: decreases", "effect: DECREASES"}}, at: "DECREASES"},
	{rule: "unknown-value", fail: []edit{{study, "        basis: inferred", "        doses: 1"}}, at: "doses"},
	{rule: "unknown-value", fail: []edit{{mirna, "arm: not_stated", "arm: five_prime"}}, at: "arm",
		pass: []edit{{study, "        basis: inferred", "        doses: 3"}, {mirna, "arm: not_stated", "arm: 3p"}}},
	{rule: "duplicate-item", fail: []edit{{study, "context: [kidney]", "context: [kidney, kidney]"}}, at: "context"},
	{rule: "unsafe-character", fail: []edit{{gene, "name: PTEN", "name: PT\u200bEN"}}, at: "name"},
	{rule: "unsafe-character", fail: []edit{{gene, "name: PTEN", `name: "PT\u202eEN"`}}, at: "name"},
	{rule: "unsafe-character", fail: []edit{{gene, "name: PTEN", "name: |\n    PTEN"}}, at: "name"},
	{rule: "unsafe-character", fail: []edit{{gene, "name: PTEN", "name: PTEN # \u2067"}}, at: "name",
		pass: []edit{{gene, "name: PTEN", "name: PTEN-β µ’"}}},
	{rule: "text-form", fail: []edit{{gene, "name: PTEN", `name: "PTEN "`}}, at: "name"},
	{rule: "text-form", fail: []edit{{gene, "name: PTEN", "name: PTE\u0301N"}}, at: "name"},
	{rule: "text-form", fail: []edit{{"sources.yaml", "https://", "javascript://"}}, at: "url"},
	{rule: "text-form", fail: []edit{{mirna, "arm: not_stated", "arm: not_stated\n  sequence: UAGT"}}, at: "sequence",
		pass: []edit{{gene, "name: PTEN", "name: PT\u00c9N"}, {mirna, "arm: not_stated", "arm: not_stated\n  sequence: UAGC"}}},
	{rule: "format", fail: []edit{{gene, "  name: PTEN\n  label: PTEN\n", "  label: PTEN\n  name: PTEN\n"}}, at: "label"},
	{rule: "format", fail: []edit{{gene, "name: PTEN", "name: 'PTEN'"}}, at: "name"},
	{rule: "format", fail: []edit{{study, "[kidney:4.1, kidney:4.2]", "[kidney:4.1]"}}, at: "at: [kidney:4.1]",
		pass: []edit{{gene, "- key", "# why PTEN\n- key"}}},

	{rule: "key-syntax", fail: []edit{{gene, "key: gene-pten", "key: gene_pten"}}, at: "key"},
	{rule: "key-syntax", fail: []edit{{background, "topic: placement", "topic: 25"}}, at: "topic"},
	{rule: "key-syntax", fail: []edit{{study, "key: cargo", "key: Cargo"}}, at: "Cargo",
		pass: []edit{{study, "key: cargo", "key: cargo-2"}}},
	{rule: "curie", fail: []edit{{gene, "id: HGNC:9588", "id: HGNC_9588"}}, at: "id"},
	{rule: "curie", fail: []edit{{mirna, "id: EVG:miR-21", "id: EVG:miR/21"}}, at: "id"},
	{rule: "curie", fail: []edit{{mirna, "id: EVG:miR-21", "id: EVG:E-21"}}, at: "id",
		pass: []edit{{mirna, "id: EVG:miR-21", "id: EVG:miR_21.a"}}},
	{rule: "unknown-prefix", fail: []edit{{gene, "id: HGNC:9588", "id: hgnc:9588"}}, at: "id"},
	{rule: "unknown-prefix", fail: []edit{{gene, "MESH:D051059", "KEGG:5728"}}, at: "xrefs",
		pass: []edit{{gene, "MESH:D051059", "HP:0000001"}}},

	{rule: "duplicate-key", fail: []edit{{"entities/tissue.yaml", "key: kidney", "key: rat"}}, at: "key"},
	{rule: "duplicate-key", fail: []edit{{"sources.yaml", "key: ncbitaxon", "key: go"}}, at: "key: go\n  name: NCBI"},
	{rule: "duplicate-id", fail: []edit{{source, "id: EVG:MSC-tissue-not-stated", "id: CL:0000134"}}, at: "id: CL:0000134\n  name: MSC,"},
	{rule: "duplicate-id", fail: []edit{{"entities/publication.yaml", "citation: 25\n", "citation: 25\n- key: pub-26\n  citation: 25 # two\n"}}, at: "# two"},
	{rule: "duplicate-id", fail: []edit{{gene, "xrefs: [MESH:D051059]", "xrefs: [MESH:D051059]\n  former_ids: [CL:0000134]"}}, at: "former_ids",
		pass: []edit{{gene, "xrefs: [MESH:D051059]", "xrefs: [MESH:D051059]\n  former_ids: [EVG:PTEN]"}}},
	{rule: "duplicate-name", fail: []edit{{source, "MSC, tissue not stated", "msc"}}, at: "name: msc"},
	{rule: "duplicate-name", fail: []edit{{source, "name: MSC, tissue not stated", "name: MSCs\n  synonyms: [MSC]"}}, at: "synonyms",
		pass: []edit{twoSpecies("name: Pten")}},
	{rule: "shared-name", fail: []edit{{"entities/tissue.yaml", "name: kidney", "name: Rat"}}, at: "name"},
	{rule: "shared-name", fail: []edit{twoSpecies("name: Pten")}, at: "name: Pten",
		pass: []edit{twoSpecies("name: Pten (rat)")}},
	{rule: "needless-synonym", fail: []edit{{mirna, "microRNA-21", "miR-21"}}, at: "synonyms",
		pass: []edit{{mirna, "microRNA-21", "MiR-21"}}},
	{rule: "id-category", fail: []edit{{gene, "id: HGNC:9588", "id: GO:0006915"}}, at: "id"},
	{rule: "unknown-reference", fail: []edit{{gene, "id: HGNC:9588", "id: HGNC:1"}}, at: "id"},
	{rule: "unknown-reference", fail: []edit{{mirna, "MI0000077", "MI0000078"}}, at: "parents"},
	{rule: "unknown-reference", fail: []edit{{gene, "MESH:D051059", "MGI:109583"}}, at: "xrefs"},
	{rule: "unknown-reference", fail: []edit{{study, "        basis: inferred", "        eco: ECO:0000001"}}, at: "eco",
		pass: []edit{{study, "        basis: inferred", "        eco: ECO:0000304"}}},
	{rule: "unused-reference", fail: []edit{{"reference.tsv", "mirbase:MI0000077", "mirbase:MI0000076\tx\tgo\t22\nmirbase:MI0000077"}}, at: "MI0000076",
		pass: []edit{{"reference.tsv", "ECO:0000304", "ECO:0000303\tx\tgo\t22\nECO:0000304"}}},
	{rule: "label", fail: []edit{{gene, "label: PTEN", "label: Pten"}}, at: "label"},
	{rule: "label", fail: []edit{{gene, "  label: PTEN\n", ""}}, at: "key"},
	{rule: "label", fail: []edit{{mirna, "name: miR-21", "name: miR-21\n  label: miR-21"}}, at: "label",
		pass: []edit{{"reference.tsv", "9588\tPTEN", "9588\t"}, {gene, "  label: PTEN\n", ""}}},
	{rule: "local-reason", fail: []edit{{mirna, "  reason: arm and species not stated\n", ""}}, at: "id"},
	{rule: "local-parents", fail: []edit{{mirna, "  parents: [mirbase:MI0000077]\n", ""}}, at: "id"},
	{rule: "local-parents", fail: []edit{{mirna, "[mirbase:MI0000077]", "[EVG:miRNA]"}}, at: "parents",
		pass: []edit{{mirna, "[mirbase:MI0000077]", "none"}}},
	{rule: "reference-fields", fail: []edit{{gene, "taxon: human", "taxon: human\n  parents: none"}}, at: "parents"},
	{rule: "taxon", fail: []edit{{source, "hub: true", "hub: true\n  taxon: rat"}}, at: "taxon"},
	{rule: "unused-entity", fail: []edit{{study, "    context: [kidney]\n", ""}}, file: "entities/tissue.yaml",
		pass: []edit{{study, "    context: [kidney]\n", ""}, {study, "via: [mir-21]", "via: [mir-21]\n        with: [kidney]"}}},
	{rule: "bare-gene", fail: []edit{onlyMakes}, file: gene,
		pass: []edit{onlyMakes, {study, "via: [mir-21]", "via: [mir-21, gene-pten]"}}},
	{rule: "bare-gene", fail: []edit{onlyMakes}, file: gene,
		pass: []edit{onlyMakes, {study, "object: mir-21\n    amount: enriched", "object: gene-pten\n    amount: enriched"}}},

	{rule: "unknown-entity", fail: []edit{{study, "object: gene-pten", "object: gene-ptem"}}, at: "gene-ptem"},
	{rule: "unknown-entity", fail: []edit{{study, "  species: rat", "  species: mouse"}}, at: "mouse"},
	{rule: "unknown-entity", fail: []edit{{gene, "taxon: human", "taxon: man"}}, at: "man"},
	{rule: "role", fail: []edit{{study, "credits: [pub-25]", "credits: [rat]"}}, at: "credits"},
	{rule: "role", fail: []edit{{study, "context: [kidney]", "context: [mir-21]"}}, at: "context"},
	{rule: "role", fail: []edit{{gene, "taxon: human", "taxon: kidney"}}, at: "taxon"},
	{rule: "role", fail: []edit{{study, "  model: model-25-rat-iri", "  model: ev-25-msc"}}, at: "model: ev",
		pass: []edit{{study, "context: [kidney]", "context: [msc]"}}},
	{rule: "unknown-citation", fail: []edit{{study, "citations: [25]", "citations: [25, 26]"}}, at: "citations"},
	{rule: "unknown-predicate", fail: []edit{{study, "predicate: CARRIES", "predicate: CARRY"}}, at: "CARRY"},
	{rule: "domain", fail: []edit{{study, "  - subject: ev-25-msc\n    predicate: CARRIES", "  - subject: msc\n    predicate: CARRIES"}}, at: "subject: msc\n    predicate: CARRIES"},
	{rule: "range", fail: []edit{{study, "CARRIES\n    object: mir-21", "CARRIES\n    object: rat"}}, at: "object: rat\n    amount"},
	{rule: "kinds", fail: []edit{{background, "    object: msc\n", "    object: rat\n"}}, at: "predicate: IS_A"},
	{rule: "self-loop", fail: []edit{{background, "  - subject: msc-tissue-not-stated", "  - subject: msc"}}, at: "object: msc\n",
		pass: []edit{{background, "    object: msc\n", "    object: msc\n    negated: true\n"}}},
	{rule: "duplicate-statement", fail: []edit{{background, "statements:\n", "statements:\n" + twin("twin")}}, at: "subject: msc\n    predicate: AFFECTS\n    object: acute-kidney-injury\n    effect: decreases\n    aspect: severity\n    evidence:\n      - key: benefit",
		pass: []edit{{"background/other.yaml", "", "topic: other\ntitle: x\nstatements:\n" + twin("twin")}}},
	{rule: "qualifier", fail: []edit{{background, "object: msc\n", "object: msc\n    effect: increases\n"}}, at: "effect: increases"},
	{rule: "qualifier", fail: []edit{{background, "object: msc\n", "object: msc\n    aspect: size\n"}}, at: "aspect: size"},
	{rule: "qualifier", fail: []edit{{background, "object: msc\n", "object: msc\n    amount: low\n"}}, at: "amount"},
	{rule: "qualifier", fail: []edit{{background, "object: msc\n", "object: msc\n    result: mixed\n"}}, at: "result"},
	{rule: "qualifier", fail: []edit{{background, "object: msc\n", "object: msc\n    value: {min: 1}\n"}}, at: "value"},
	{rule: "qualifier", fail: []edit{{background, "object: msc\n", "object: msc\n    molecule_level: mrna\n"}}, at: "molecule_level",
		pass: []edit{{study, "    aspect: expression", "    aspect: expression\n    molecule_level: mrna"}}},
	{rule: "contradiction", fail: []edit{{study, "amount: enriched", "amount: enriched\n    negated: true"}}, at: "amount"},
	{rule: "contradiction", fail: []edit{valued("value: {min: 100, max: 40, unit: nm}")}, at: "value",
		pass: []edit{valued("value: {min: -80, max: -40, unit: mV}")}},
	{rule: "effect-negated", fail: []edit{{study, "    effect: decreases", "    negated: true"}}, at: "negated",
		pass: []edit{{study, "    effect: decreases", "    effect: no_effect"}}},
	{rule: "general-msc", fail: []edit{{study, "subject: msc-tissue-not-stated", "subject: msc"}}, at: "subject: msc"},
	{rule: "opposing", fail: []edit{{study, "statements:\n", "statements:\n" + contrary("")}}, at: "subject: ev-25-msc\n    predicate: AFFECTS\n    object: apoptotic-process\n    effect: decreases",
		pass: []edit{{study, "statements:\n", "statements:\n" + contrary("stage: chronic")}}},
	{rule: "opposing", fail: []edit{{study, "statements:\n", "statements:\n" + contrary("flags: [{flag: disputed, conflicts_with: [E-25-cargo]}]")}}, at: "subject: ev-25-msc\n    predicate: AFFECTS\n    object: apoptotic-process\n    effect: decreases",
		pass: []edit{{study, "statements:\n", "statements:\n" + contrary("flags: [{flag: disputed, conflicts_with: [E-25-apoptosis]}]")}}},
	{rule: "opposing", fail: []edit{{study, "statements:\n", "statements:\n" + against("apoptotic-process", "effect: increases", "doses: 3")}}, at: firstApoptosis,
		pass: []edit{{study, "statements:\n", "statements:\n" + against("apoptotic-process", "effect: increases", "doses: 3")}, {study, "        via: [mir-21]", "        doses: single"}}},
	{rule: "opposing", fail: []edit{{study, "statements:\n", "statements:\n" + against("apoptotic-process", "effect: decreases\n    aspect: degradation", "via: [mir-21]")}}, at: firstApoptosis,
		pass: []edit{{study, "statements:\n", "statements:\n" + against("apoptotic-process", "effect: increases\n    aspect: transport", "via: [mir-21]")}}},
	{rule: "opposing", fail: []edit{{study, "statements:\n", "statements:\n" + against("apoptotic-process", "effect: increases\n    context: [kidney, msc]", "via: [mir-21]")}}, at: firstApoptosis,
		pass: []edit{{study, "statements:\n", "statements:\n" + against("apoptotic-process", "effect: increases\n    context: [msc]", "via: [mir-21]")}}},
	{rule: "opposing", fail: []edit{{study, "statements:\n", "statements:\n" + tested("harmful", "a") + tested("beneficial", "b")}}, at: "subject: ev-25-msc\n    predicate: TESTED_IN",
		pass: []edit{{study, "statements:\n", "statements:\n" + tested("not_stated", "a") + tested("beneficial", "b")}}},
	{rule: "polarity", fail: []edit{raised}, at: "key: target",
		pass: []edit{raised, {study, "        basis: inferred", "        flags: [{flag: sign_unexpected, note: the source says so}]"}}},
	{rule: "polarity", fail: []edit{raised, {study, "        basis: inferred", "        flags: [{flag: sign_unexpected}]"}}, at: "key: target",
		pass: []edit{raised, {study, "        basis: inferred", "        via: [gene-pten]"}}},
	{rule: "polarity", fail: []edit{{study, "    effect: decreases\n    aspect: exp", "    effect: decreases\n    aspect: degradation\n# exp"}}, at: "key: target",
		pass: []edit{raised, {study, "        basis: inferred", "        directness: indirect"}}},
	{rule: "polarity", fail: []edit{{study, "statements:\n", "statements:\n" + throughMiRNA("via: [mir-21]")}}, at: "key: against",
		pass: []edit{{study, "statements:\n", "statements:\n" + throughMiRNA("via: [mir-21, kidney]")}}},
	{rule: "chain-sign", fail: []edit{{study, "statements:\n", "statements:\n" + step("mir-21", "effect: increases")}}, at: "via",
		pass: []edit{{study, "statements:\n", "statements:\n" + step("mir-21", "effect: decreases")}}},
	{rule: "chain-sign", fail: []edit{{study, "statements:\n", "statements:\n" + step("mir-21", "effect: increases")}, {study, "        via:", "        flags: [{flag: ambiguous, note: x}]\n        via:"}}, at: "via",
		pass: []edit{{study, "statements:\n", "statements:\n" + step("mir-21", "effect: increases")}, {study, "        via:", "        flags: [{flag: sign_unexpected, note: x}]\n        via:"}}},
	{rule: "chain-sign", fail: []edit{{study, "statements:\n", "statements:\n" + step("mir-21", "effect: increases")}, {study, "context: [kidney]", "context: [kidney, msc]"}}, at: "via",
		pass: []edit{{study, "statements:\n", "statements:\n" + step("mir-21", "effect: increases\n    context: [msc]")}}},
	{rule: "chain-sign", fail: []edit{{study, "statements:\n", "statements:\n" + step("mir-21", "effect: decreases\n    aspect: degradation")}}, at: "via",
		pass: []edit{{study, "statements:\n", "statements:\n" + step("mir-21", "effect: increases\n    aspect: phosphorylation")}}},
	{rule: "chain-sign", fail: []edit{twoSteps, {study, "statements:\n", "statements:\n" + step("gene-pten", "effect: decreases")}}, at: "via",
		pass: []edit{twoSteps, {study, "statements:\n", "statements:\n" + step("gene-pten", "effect: increases")}}},
	{rule: "chain-sign", fail: []edit{{study, "statements:\n", "statements:\n" + step("mir-21", "effect: decreases")}, {study, "amount: enriched", "negated: true"}}, at: "via",
		pass: []edit{{study, "statements:\n", "statements:\n" + step("mir-21", "effect: increases")}, {study, "amount: enriched", "amount: low"}}},
	{rule: "hub-mechanism", fail: []edit{{study, "via: [mir-21]", "via: [mir-21, msc]"}}, at: "via",
		pass: []edit{{study, "via: [mir-21]", "via: [mir-21, msc]\n        accept: [{rule: hub-mechanism, why: the study says no more}]"}}},
	{rule: "hub-mechanism", fail: []edit{{background, "        hedged: true", "        hedged: true\n        scope: none"}}, at: "key: benefit",
		pass: []edit{{background, "        hedged: true", "        hedged: true\n        via: [msc-tissue-not-stated]"}}},
	{rule: "subtype-fact", fail: vesicles("ev", "exosomes:1.1", ""), at: "at: exosomes:1.1",
		pass: vesicles("exosome", "exosomes:1.1", "")},
	{rule: "subtype-fact", fail: vesicles("ev", "exosomes:1.1", "accept: [{rule: hub-mechanism, why: x}]"), at: "at: exosomes:1.1",
		pass: vesicles("ev", "exosomes:1.1", "accept: [{rule: subtype-fact, why: the sentence turns to vesicles}]")},
	{rule: "subtype-fact", fail: append(vesicles("ev", "abstract:1.1", ""), vesiclesAgain("abstract:1.1")), at: "at: abstract:1.1",
		pass: append(vesicles("ev", "[abstract:1.1, kidney:4.1]", ""), vesiclesAgain("abstract:1.1"))},
	{rule: "model-species", fail: []edit{strained("C57BL/6J")}, file: study, at: "key: species",
		pass: []edit{strained("Sprague Dawley")}},
	{rule: "model-species", fail: []edit{strained("BALB/c nude")}, file: study, at: "  species: rat",
		pass: []edit{strained("bred by the authors")}},
	{rule: "model-species", fail: []edit{{study, "        basis: inferred", "        species: human"}}, at: "species: human",
		pass: []edit{{study, "        basis: inferred", "        species: human\n        model: none\n        preparation: ev-25-msc"}}},
	{rule: "model-species", fail: []edit{{study, "        basis: inferred", "        species: human"}}, at: "species: human",
		pass: []edit{{study, "        basis: inferred", "        species: human\n        accept: [{rule: model-species, why: the cells given were human}]"}}},
	{rule: "model-setting", fail: []edit{{study, "        basis: inferred", "        setting: in_vitro"}}, at: "setting: in_vitro",
		pass: []edit{{study, "        basis: inferred", "        setting: computational"}}},
	{rule: "model-setting", fail: []edit{{"entities/disease_model.yaml", "kind: in_vivo", "kind: in_vitro"}}, file: study, at: "  setting: in_vivo",
		pass: []edit{{"entities/disease_model.yaml", "kind: in_vivo", "kind: clinical"}}},
	{rule: "acceptance", fail: []edit{{study, "        basis: inferred", "        accept: [{rule: hub-mechanisms, why: x}]"}}, at: "accept"},
	{rule: "acceptance", fail: []edit{{study, "        basis: inferred", "        accept: [{rule: polarity, why: x}]"}}, at: "accept"},
	{rule: "acceptance", fail: []edit{{study, "        basis: inferred", "        accept: [{rule: model-setting, why: x}]"}}, at: "accept",
		pass: []edit{{study, "        basis: inferred", "        setting: in_vitro\n        accept: [{rule: model-setting, why: the organ was kept alive outside}]"}}},

	{rule: "no-evidence", fail: []edit{{"background/other.yaml", "", "topic: other\ntitle: x\nstatements:\n  - subject: rat\n    predicate: IS_A\n    object: human\n"}}, at: "subject"},
	{rule: "duplicate-evidence", fail: []edit{{study, "key: cargo", "key: apoptosis"}}, at: "key: apoptosis\n        at: kidney:4.1\n"},
	{rule: "duplicate-evidence", fail: []edit{{"studies/25-zz.yaml", "", "citations: [25]\ntitle: x\nstatements:\n" + twin("cargo")}}, at: "key: cargo",
		pass: []edit{{"studies/25-zz.yaml", "", "citations: [25]\ntitle: x\nstatements:\n" + twin("other")}}},
	{rule: "needless-default", fail: []edit{{study, "        basis: inferred", "        species: rat"}}, at: "        species: rat"},
	{rule: "needless-default", fail: []edit{{study, "        basis: inferred", "        stage: none"}}, at: "stage",
		pass: []edit{{study, "        basis: inferred", "        setting: none"}}},
	{rule: "no-locator", fail: []edit{{study, "        at: kidney:4.1\n", ""}}, at: "key: cargo"},
	{rule: "no-locator", fail: []edit{{background, "        mapping: go\n", "        reach: none\n"}}, at: "key: kind"},
	{rule: "locator-syntax", fail: []edit{{study, "at: kidney:4.1", "at: kidney-4.1"}}, at: "kidney-4.1"},
	{rule: "locator-syntax", fail: []edit{{study, "at: kidney:4.1", "at: spleen:4.1"}}, at: "spleen",
		pass: []edit{{study, "at: kidney:4.1", "at: fig1:1.1"}}},
	{rule: "unknown-locator", fail: []edit{{study, "at: kidney:4.1", "at: kidney:40.1"}}, at: "kidney:40.1"},
	{rule: "uncovered-sentence", fail: []edit{{"article.tsv", "repeats", ""}}, at: "fig1:1.1"},
	{rule: "reason", fail: []edit{{"article.tsv", "repeats", "whim"}}, at: "fig1:1.1",
		pass: []edit{{"article.tsv", "repeats", "definition"}}},
	{rule: "needless-reason", fail: []edit{{"article.tsv", "kidney:4.1\t0123456789\t", "kidney:4.1\t0123456789\tmethod"}}, at: "kidney:4.1"},
	{rule: "locator-order", fail: []edit{{study, "[kidney:4.1, kidney:4.2]", "[kidney:4.2, kidney:4.1]"}}, at: "kidney:4.2",
		pass: []edit{{study, "[kidney:4.1, kidney:4.2]", "[abstract:1.1, kidney:4.1]"}}},
	{rule: "no-credits", fail: []edit{{study, "        basis: inferred", "        credits: none"}}, at: "key: target",
		pass: []edit{{study, "        basis: inferred", "        credits: none\n        reach: none"}}},
	{rule: "reach-credits", fail: []edit{{study, "        basis: inferred", "        reach: none"}}, at: "reach: none"},
	{rule: "reach-credits", fail: []edit{{background, "        reach: none", "        credits: [pub-25]\n        reach: none"}}, at: "credits",
		pass: []edit{{study, "        basis: inferred", "        reach: passage"}}},
	{rule: "summary-length", fail: []edit{{study, "The rats had kidney injury", long}}, at: "word",
		pass: []edit{{study, "The rats had kidney injury", "– " + strings.TrimPrefix(long, "word ")}}},
	{rule: "as-written-length", fail: []edit{{study, "        basis: inferred", "        as_written: one two three four five six seven"}}, at: "seven",
		pass: []edit{{study, "        basis: inferred", "        as_written: one two three four five six"}}},
	{rule: "cargo-effect", fail: []edit{{study, "        basis: inferred", "        model: none"}}, at: "key: target",
		pass: []edit{{study, "        basis: inferred", "        scope: background\n        model: none"}}},
	{rule: "cargo-effect", fail: []edit{{study, "        basis: inferred", "        model: none"}}, at: "key: target",
		pass: []edit{{study, "        basis: inferred", "        model: none\n        preparation: ev-25-msc"}}},
	{rule: "proposed-hedged", fail: []edit{{background, "statements:\n", "statements:\n" + proposed("")}}, at: "key: outlook",
		pass: []edit{{background, "statements:\n", "statements:\n" + proposed("hedged: true")}}},
	{rule: "comparison", fail: []edit{{study, "        basis: inferred", "        comparison: more"}}, at: "comparison",
		pass: []edit{{study, "        basis: inferred", "        comparator: msc"}}},
	{rule: "conflict-target", fail: []edit{flagged("[E-25-nothing]")}, at: "conflicts_with"},
	{rule: "conflict-target", fail: []edit{flagged("[EVG:E-25-cargo]")}, at: "conflicts_with"},
	{rule: "conflict-target", fail: []edit{flagged("[E-25-target]")}, at: "conflicts_with",
		pass: []edit{flagged("[E-25-cargo, E-placement-benefit]")}},
	{rule: "eco", fail: []edit{{study, "        basis: inferred", "        eco: GO:0006915"}}, at: "eco",
		pass: []edit{{study, "        basis: inferred", "        eco: ECO:0000304"}}},
	{rule: "mapping-predicate", fail: []edit{{study, "        at: kidney:4.1\n", "        mapping: go\n"}}, at: "mapping"},
	{rule: "mapping-fields", fail: []edit{{background, "        mapping: go", "        at: abstract:1.1\n        mapping: go"}}, at: "at: abstract:1.1\n        mapping"},
	{rule: "mapping-fields", fail: []edit{{background, "        mapping: go", "        level: primary\n        mapping: go"}}, at: "level: primary",
		pass: []edit{{background, "        mapping: go", "        level: review\n        mapping: go\n        eco: ECO:0000304"}}},
	{rule: "unknown-source", fail: []edit{{background, "mapping: go", "mapping: og"}}, at: "mapping"},
	{rule: "unknown-source", fail: []edit{{"reference.tsv", "PTEN\tgo", "PTEN\thgnc"}}, at: "HGNC"},
	{rule: "unknown-source", fail: []edit{{"sources.yaml", "key: review", "key: reviews"}}},
}

// unbreakable rules guard against faults of lint itself, so that no seed breaks
// them.
var unbreakable = []string{"model"}

func valued(value string) edit {
	return edit{"background/other.yaml", "", `topic: other
title: x
statements:
  - subject: ev-25-msc
    predicate: HAS_TRAIT
    object: outcome-size
    ` + value + `
    evidence: [{key: a, at: abstract:1.1, summary: x, reach: none, level: review, knowledge: observation, agent: manual_agent}]
`}
}

func twoSpecies(name string) edit {
	return edit{gene, "taxon: human\n", "taxon: human\n\n- key: gene-rat-pten\n  id: RGD:61995\n  " + name + "\n  taxon: rat\n"}
}

func twin(key string) string {
	return `  - subject: msc
    predicate: AFFECTS
    object: acute-kidney-injury
    effect: decreases
    aspect: severity
    evidence:
      - key: ` + key + `
        at: abstract:1.1
        summary: MSCs may help

`
}

func contrary(more string) string {
	return `  - subject: ev-25-msc
    predicate: AFFECTS
    object: apoptotic-process
    effect: no_effect
    context: [kidney]
    evidence:
      - key: contrary
        at: abstract:1.1
        summary: The vesicles did nothing
        ` + more + "\n\n"
}

const firstApoptosis = "subject: ev-25-msc\n    predicate: AFFECTS\n    object: apoptotic-process\n    effect: decreases\n    context: [kidney]"

// against is one more effect of the vesicles, in the circumstances of the others.
func against(object, effect, more string) string {
	return `  - subject: ev-25-msc
    predicate: AFFECTS
    object: ` + object + `
    ` + effect + `
    evidence:
      - key: against
        at: abstract:1.1
        summary: The vesicles did something else
        ` + more + "\n\n"
}

func throughMiRNA(more string) string {
	text := against("gene-pten", "effect: increases\n    aspect: expression", more)
	return strings.Replace(text, "AFFECTS", "REGULATES", 1)
}

// step is an effect on apoptosis of what stands in between.
func step(subject, effect string) string {
	return strings.Replace(against("apoptotic-process", effect, "basis: inferred"), "ev-25-msc", subject, 1)
}

func tested(result, key string) string {
	return `  - subject: ev-25-msc
    predicate: TESTED_IN
    object: model-25-rat-iri
    result: ` + result + `
    evidence:
      - key: ` + key + `
        at: abstract:1.1
        summary: The vesicles were tested

`
}

var (
	raised   = edit{study, "    effect: decreases\n    aspect: exp", "    effect: increases\n    aspect: exp"}
	twoSteps = edit{study, "via: [mir-21]", "via: [gene-pten, mir-21]"}
)

func strained(strain string) edit {
	return edit{"entities/disease_model.yaml", "kind: in_vivo", "kind: in_vivo\n  strain: " + strain}
}

// vesicles adds vesicles in general and a subtype, of which one carries miR-21.
func vesicles(subject, at, more string) []edit {
	return []edit{
		{"background/vesicles.yaml", "", "topic: vesicles\ntitle: x\nstatements:\n" + carries(subject, "a", at, more)},
		{"entities/ev_subtype.yaml", "", `- {key: ev, id: "EVG:ev", name: vesicle, hub: true, reason: x, parents: none}
- {key: exosome, id: "EVG:exosome", name: exosome, reason: x, parents: none}
`},
		{"article.tsv", "kidney:4.1", "exosomes:1.1\t0123456789\t\nkidney:4.1"},
	}
}

func vesiclesAgain(at string) edit {
	return edit{"background/exosomes.yaml", "", "topic: exosomes\ntitle: x\nstatements:\n" + carries("exosome", "a", at, "")}
}

func carries(subject, key, at, more string) string {
	return `  - subject: ` + subject + `
    predicate: CARRIES
    object: mir-21
    evidence:
      - key: ` + key + `
        at: ` + at + `
        summary: x
        reach: none
        level: review
        knowledge: observation
        agent: manual_agent
        scope: background
        ` + more + "\n"
}

func proposed(more string) string {
	return `  - subject: msc
    predicate: PROPOSED_FOR
    object: acute-kidney-injury
    evidence:
      - key: outlook
        at: abstract:1.1
        summary: MSCs may be used one day
        reach: none
        ` + more + "\n"
}

func flagged(conflicts string) edit {
	return edit{study, "        basis: inferred", "        flags:\n          - flag: ambiguous\n            conflicts_with: " + conflicts}
}

func TestRules(t *testing.T) {
	for i, ex := range examples {
		t.Run(fmt.Sprintf("%d/%s", i, ex.rule), func(t *testing.T) {
			fsys := base(t)
			apply(t, fsys, ex.fail...)
			dataset, report := curate.Lint(fsys)
			found := of(report, ex.rule)
			want := ex.place(fsys)
			if !slices.ContainsFunc(found, func(c curate.Complaint) bool { return fmt.Sprintf("%s:%d", c.File, c.Line) == want }) {
				t.Errorf("no complaint at %s, but %v", want, report.Complaints)
			}
			if (dataset == nil) != (report.Errors() > 0) {
				t.Errorf("%d errors, dataset %v", report.Errors(), dataset)
			}

			fsys = base(t)
			apply(t, fsys, ex.pass...)
			_, report = curate.Lint(fsys)
			for _, c := range of(report, ex.rule) {
				t.Errorf("the passing example fails: %v", c)
			}
		})
	}
}

func of(report curate.Report, rule string) []curate.Complaint {
	return slices.DeleteFunc(slices.Clone(report.Complaints), func(c curate.Complaint) bool { return c.Rule != rule })
}

// place finds where the example expects its complaint. A text that stands more
// than once means its last place.
func (ex example) place(fsys fstest.MapFS) string {
	file := ex.file
	if file == "" {
		file = ex.fail[0].file
	}
	line := 1
	if f := fsys[file]; f != nil && ex.at != "" {
		line += strings.Count(string(f.Data[:strings.LastIndex(string(f.Data), ex.at)]), "\n")
	}
	return fmt.Sprintf("%s:%d", file, line)
}

func TestEveryRuleHasAnExample(t *testing.T) {
	documented := slices.Clone(unbreakable)
	for _, ex := range examples {
		documented = append(documented, ex.rule)
	}
	for _, r := range curate.Rules {
		if !slices.Contains(documented, r.Name) {
			t.Errorf("no example of %s", r.Name)
		}
	}
	for _, name := range documented {
		if !slices.ContainsFunc(curate.Rules, func(r curate.Rule) bool { return r.Name == name }) {
			t.Errorf("%s is no rule", name)
		}
	}
}
