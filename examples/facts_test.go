package examples_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/examples"
)

// facts says for each example what its answer must hold, and what it must not
// (after "!"). A person read each off the review, at the place that the comment
// names; the files in testdata hold the answers as they are.
var facts = map[string][]string{
	"preparations-for-acute-kidney-injury": {
		`"SCID"`, `"glycerol"`, `"cisplatin"`, `"gentamicin"`, // kidney:1.2, 3.1, 11.1
		`"BENEFICIAL"`, `"MIXED"`, // kidney:3.2
		"!HARMFUL",
	},
	"how-mir-21-protects-the-heart": { // heart:3.4-3.6
		"endometrial MSC-EVs", "miR-21 lowers the expression of PTEN", "infarct size", "cardiac function",
	},
	"what-mir-21-might-do-elsewhere": { // heart:3.5, 3.2, brain:1.5
		`"totalCount":5,"joinedCount":2`, "Prediction: miR-21 may raise neurogenesis, though no statement joins them; miR-21 lowers the expression of PTEN, which lowers neurogenesis",
		"neural plasticity", "oligodendrogenesis", "functional recovery", "cardioprotection", "Xin [58]", `"netEffect":"INCREASES"`, `"coherent":false`,
		"!miR-21 and cardiac function", "!miR-21 and infarct size", // stated, heart:3.5
		`!"coherent":true`,
	},
	"why-heart-vesicles-might-help-the-kidney": { // heart:3.6, kidney:8.3, 9.2
		"Prediction: endometrial MSC-EVs [53] may raise renal function, though no statement joins them; endometrial MSC-EVs [53] raise the expression of VEGFA, which raises renal function",
		"which raises renal cell recovery", "which lowers renal histological lesion", `"knowledgeLevel":"PREDICTION"`, `"between":1`,
		"!were beneficial", "!PTEN",
	},
	"sources-by-organs": { // kidney:6.1, liver:2.2, 2.3, heart:3.4, 3.5
		`"status":"TESTED","count":15`, `"status":"STATED_UNTESTED","count":0`, `"status":"UNTESTED","count":29`,
		"human umbilical cord MSC-EVs [28] were beneficial in cisplatin-induced acute kidney injury in rats [28]",
		"miR-125b-containing chorionic plate MSC-EVs [41] were beneficial in carbon tetrachloride-induced liver fibrosis in mice [41]",
		"No test is stated of endometrial MSCs, or of what counts as such, in models of the kidney",
		"No test is stated of adipose tissue MSCs, or of what counts as such, in models of the heart",
		"!endometrial MSCs, or of what counts as such, in models of the heart", // heart:3.4, 3.5
		"!RNase-treated", // a control that counts for itself
	},
	"cargo-against-liver-fibrosis": { // liver:2.2-3.2
		"miR-125b lowers the expression of SMO", "SMO raises the Hedgehog signaling pathway", "Hyun [41]",
		"miR-122 lowers hepatic stellate cell activation",
		"![39]", // tested in liver fibrosis, but no cargo is named
		"!GPX1", // acute liver injury, liver:5.1
	},
	"targets-shared-across-organs": { // heart:3.2, 3.5, brain:1.5
		"miR-21 lowers the expression of PTEN", "miR-19a lowers the expression of PTEN", "the miR-17-92 cluster lowers PTEN",
		`"name":"stroke"`, "!MECP2", "!BBC3", // seen in the heart only
	},
	"do-vesicles-work-without-rna": { // kidney:4.1, 4.2
		"RNase-treated MSC-EVs [25] do not change kidney injury", `"result":"NO_EFFECT"`, `"comparison":"LESS"`,
		"MSC-EVs [25] lower acute kidney injury", `"result":"BENEFICIAL"`, "!RNase-treated MSC-EVs [25] lower",
	},
	"where-studies-disagree": { // kidney:1.3, 3.2, 13.2
		"human bone marrow MSC-EVs [21] lower renal tubular injury", "MSC-EVs [38] lower renal tubular injury",
		"MSC-EVs [24] do not change renal tubular injury", `"doses":"SINGLE","stage":"CHRONIC"`,
		"!raises renal tubular injury",
	},
	"mechanisms-in-the-kidney": { // kidney:1.3-1.6, 7.1, 7.2, 9.2-9.4
		"which carry pro-angiogenic RNAs transferred by umbilical cord MSC-EVs [32], which raise the expression of HGF mRNA",
		"cell proliferation raises renal function in renal tubular epithelial cells; this was seen in ischemia-reperfusion-induced acute kidney injury in SCID mice [29]",
		`"strongest":"ATTRIBUTED"`, "!miR-21", // seen in the heart
	},
	"hypotheses-for-the-kidney": { // heart:3.4-3.6 with kidney:4.1, 9.2
		"endometrial MSC-EVs [53], which carry miR-21", "anti-apoptotic pathway, which lowers apoptosis", "occurs in the kidney",
		`!"coherent":true`,
	},
	"how-far-experiments-go": { // kidney:4.1, 4.2
		`"strongest":"NECESSITY"`, "RNase-treated MSC-EVs [25] do not change kidney injury",
		"RNase raises the degradation of effective mRNA transferred by MSC-EVs [25]", `{"rung":"RESCUE","holds":false,"statements":[]}`,
	},
	"mechanisms-in-the-liver": { // liver:2.2-2.4, 5.1-5.3, 6.1
		"carry miR-125b, which lowers the expression of SMO, which raises the Hedgehog signaling pathway, which raises liver fibrosis",
		"carry GPX1, which raises the degradation of hydrogen peroxide", `"agrees":true`, `!"agrees":false`,
	},
	"mechanisms-in-the-heart": { // heart:3.1, 3.2
		"miR-19a lowers the expression of PTEN, which lowers the Akt signaling pathway, which lowers infarct size; this was seen in acute myocardial infarction in rats [51]",
		"!stroke",
	},
	"mechanisms-in-the-brain": { // brain:1.5
		"which lowers PTEN, which lowers neural plasticity; this was seen in stroke [58]", `"kind":"SEEN_IN"`, "oligodendrogenesis",
		"!infarct size",
	},
	"one-mirna-in-every-organ": { // heart:3.4-3.6
		"endometrial MSC-EVs [53] carry miR-21, which lowers the expression of PTEN, which raises infarct size; this was seen in myocardial infarction in rats [53]",
		`"netEffect":"DECREASES"`,
	},
	"from-tissue-to-organ": { // kidney:9.3, 10.2, liver:5.1, 5.2
		"the umbilical cord is a source of human umbilical cord MSCs, which secrete human umbilical cord MSC-EVs [44], which carry GPX1",
		"Wharton's jelly MSC-EVs [33], which lower the expression of CX3CL1", // a part of the cord
		"!umbilical cord blood",
	},
	"what-lies-between": { // heart:3.4-3.6
		"endometrial MSC-EVs [53] carry miR-21, which raises the activity of Akt, which lowers infarct size", `"agrees":true`,
		`"direct":[{"reading":"endometrial MSC-EVs [53] lower infarct size"}]`,
	},
	"ways-around-apoptosis": { // heart:2.2, 3.1, 3.2
		"miR-19a lowers the expression of PTEN, which lowers the Akt signaling pathway, which raises cardiac function", "!apoptosis",
	},
	"kinds-of-ways": { // heart:3.4-3.6
		`"id":"MIRNA-REGULATES>PROTEIN-AFFECTS>OUTCOME","pathCount":1`, "miR-21 raises the activity of Akt, which lowers infarct size",
	},
	"where-a-kind-of-way-leads": { // heart:2.2, 3.2, 3.5, brain:1.5
		"cardiac fibrosis", "infarct size", "neural plasticity",
	},
	"what-a-gene-list-is-about": { // heart:3.2, 3.6, 4.3
		`"target":{"name":"Akt signaling pathway"}`, "anti-apoptotic pathway",
	},
	"what-one-study-showed": { // kidney:4.1, 4.2
		"MSC-EVs [25] lower apoptosis", "RNase-treated MSC-EVs [25] do not change kidney injury",
		"RNase-treated MSC-EVs [25] had no effect in",
	},
	"models-that-a-chemical-induces": { // kidney:3.1, 5.2, 6.1, 11.3
		"MSC-EVs [24]", "MSC-EVs [26]", "human umbilical cord MSC-EVs [28]", "MSC-EVs [36]", `"result":"MIXED"`,
		"![35]", // gentamicin, kidney:11.1
	},
	"kidney-function-in-mice-and-rats": { // mice kidney:1.3, 3.2, 7.2, 8.3; rats 4.1, 9.2, 9.3, 10.4, 11.3, 12.2, 13.2
		`"inOne":{"totalCount":4`, `"inOther":{"totalCount":7`, "human bone marrow MSC-EVs [21]", "umbilical cord MSC-EVs [32]",
		"![33]", // renal injury improved, function not spoken of, kidney:10.3
	},
	"genes-changed-in-rat-kidney": { // kidney:10.2, 10.4, 11.1, 11.3
		"CX3CL1", `"TNF"`, `"IL1B"`, `"IL6"`, `"IL10"`, `"ATG5"`, `"ATG7"`,
		"!PTEN", // seen in the heart
	},
	"what-reaches-tubule-cells": { // kidney:1.4, 1.6, 4.2, 5.2, 5.4, 5.5, 7.2, 9.4
		"IGF1R mRNA", "growth factors transferred by MSC-EVs [22]", `"name":"MSC-EVs [27]"`,
		"pro-angiogenic RNAs transferred by umbilical cord MSC-EVs [32]", "!miR-133b", // neurons, brain:1.4
	},
	"mirna-carriers-not-tested-in-kidney": { // heart:2.2-3.6
		`"miR-22"`, `"miR-221"`, `"miR-19a"`, `"miR-210"`, `"miR-21"`, "![25]",
	},
	"vesicles-of-one-tissue": { // kidney:6.1, 9.3, 10.2, liver:1.2, 5.1, 5.2
		"human umbilical cord MSC-EVs [28]", "umbilical cord MSC-EVs [32]", "human Wharton's jelly MSC-EVs [33]",
		"human umbilical cord MSC-EVs [39]", "human umbilical cord MSC-EVs [44]", `"GPX1"`,
		"!umbilical cord blood", // another tissue
		"!HARMFUL",
	},
	"pathways-switched-by-vesicles": { // kidney:6.1, 13.3, liver:1.3, 2.3, heart:4.4
		"TGF-β1/Smad2 pathway", "Hedgehog signaling pathway", "ERK1/2 signaling pathway", "Nrf2/ARE pathway", "STAT3 signaling",
		"!Akt/mTOR", // the sentence speaks of phosphorylation of its members, brain:1.5
	},
	"directions-that-look-wrong": { // liver:3.2
		"miR-122 raises the expression of CCNG1", "miR-122-containing adipose tissue MSC-EVs [42] raise the expression of P4HA1",
		`"SIGN_UNEXPECTED"`, "!MECP2", // lowered, as a target should be, heart:2.2
	},
	"what-raises-and-lowers-heart-function": { // heart:1.6, 1.7, 3.1-3.5, 4.2
		"endometrial MSC-EVs [53]", "MSC-EVs [47, 48]", "cardiac stem cell preconditioned with MSC-EVs [54]",
		`"PTEN"`, `"cardiac fibrosis"`,
		"!miR-22-enriched", // apoptosis and fibrosis only, heart:2.2
	},
	"models-of-myocardial-infarction": { // heart:1.3, 1.7, 3.3, 3.4, 4.1
		"myocardial infarction in mice [46]", "myocardial infarction in vitro [47, 48]", "myocardial infarction in vivo [52]",
		"myocardial infarction in rats [53]", "cardiac stem cell preconditioned with MSC-EVs [54]",
		"![55]", // pulmonary hypertension, heart:4.3
	},
	"stem-cells-primed-with-vesicles": { // heart:4.1, 4.2
		"preconditioned with MSC-EVs [54] lowers cardiac fibrosis", "raises capillary density", "raises cardiac function",
		`"totalCount":1`, "!raises cardiac fibrosis",
	},
	"shared-by-kidney-and-heart": { // kidney:4.1, 6.1, 10.3, heart:1.3, 1.7, 2.2
		"MSC-EVs [25] lower apoptosis", "miR-22-enriched MSC-EVs [49] lower apoptosis", "MSC-EVs [46] lower oxidative stress",
		"human Wharton's jelly MSC-EVs [33] lower inflammatory response", "!infarct size",
	},
	"what-changes-after-stroke": { // brain:1.3-1.5, 2.1
		"MSC-EVs [56] raise neurovascular plasticity", `"INTRAVENOUS"`, "miR-133b is delivered to astrocyte",
		"MSC-EVs [57] raise neurite remodeling", "raise oligodendrogenesis", "MSC-EVs [59] raise angiogenesis",
		"![62]", // traumatic brain injury, brain:3.2
	},
	"from-vesicle-to-recovery": { // brain:1.5
		"the miR-17-92 cluster lowers PTEN", "Akt/mTOR/GSK3β signaling pathway", "PTEN lowers neurogenesis",
		"raise oligodendrogenesis", "raise functional recovery", `"hedged":true`, "!miR-133b",
	},
	"vesicles-and-alzheimer-disease": { // brain:3.5-3.7, exosomes:1.17, 1.18
		"adipose MSC-EVs [64] are proposed for Alzheimer disease", `"neprilysin"`, "lower the abundance of amyloid beta",
		"exosomes of neurons from Alzheimer disease patients [5]", "!alpha-synuclein", // Parkinson disease
	},
	"cargo-of-source": { // kidney:1.4
		"mRNAs transferred by MSC-EVs [21]", "human bone marrow MSC-EVs [21] carry", "!GPX1", // umbilical cord, liver:5.1
	},
	"tissues-that-give-mscs": { // msc:1.2
		`"bone marrow"`, `"adipose tissue"`, `"dental pulp"`, `"placenta"`, `"thymus"`, `"pancreas"`,
	},
	"markers-of-mscs": { // msc:1.1
		`"totalCount":6`, `"negativeCount":3`, `"ENG"`, `"NT5E"`, `"THY1"`, `"CD14"`, `"CD34"`, `"PTPRC"`,
	},
	"what-mscs-can-become": { // msc:2.2
		"osteoblast", "chondrocyte", "adipocyte", "endothelial cell", "cardiomyocyte", "hepatocyte", "neuron", "!astrocyte",
	},
	"what-mscs-secrete": { // paracrine:1.2, 1.3
		`"growth factor"`, `"chemokine"`, `"cytokine"`, "lower fibrosis", "raise angiogenesis", "raise the survival of neuron",
		`"exosome"`, "!lowers angiogenesis",
	},
	"sources-never-tried": { // msc:1.2; vesicles of bone marrow kidney:1.2, adipose tissue 10.4, dental pulp brain:3.8
		"spleen MSC", "thymus MSC", "pancreas MSC", "amniotic fluid MSC", "!bone marrow", "!adipose", "!dental pulp", "!Wharton",
	},
	"exosomes-and-microvesicles": { // exosomes:1.6-1.11, microvesicles:1.2-1.3
		`"min":"40"`, `"max":"100"`, `"max":"1000"`, `"CD63"`, `"CD40"`, `"LOW"`,
	},
	"how-vesicles-enter-cells": { // exosomes:1.2-1.4, 1.14
		"endosome", "secretion",
	},
	"where-vesicles-are-found": { // ev:1.1, 1.2, 2.1
		"maturing reticulocyte", "Schwann cell", "mast cell", "breast milk", "synovial fluid", `"SOURCE_ERROR"`, "!sweat",
	},
	"what-lowers-apoptosis": { // kidney:4.1, 9.2, 11.2, heart:2.2
		"MSC-EVs [25] lower apoptosis", "MSC-EVs [31] lower apoptosis", "MSC-EVs [35] lower apoptosis",
		"!raises apoptosis",
	},
	"cells-or-vesicles": { // kidney:2.1, 2.2
		"MSC-EVs [23] lower fibrosis", "MSCs, tissue not stated, lower renal tubular atrophy", `"comparison":"EQUAL"`,
		`"hedged":true`, "!raises",
	},
	"why-vesicles-rather-than-cells": { // therapy:2.2, conclusions:1.2, 1.3
		"ease of management", "safety of a therapy", "low cost of a therapy", "carries little MHC molecule",
		"does not change tumor formation", "!standard method", // still to come, conclusions:1.5
	},
	"one-dose-or-several": { // kidney:3.2, 3.3, 12.2, liver:5.3
		"MSC-EVs [24] raise survival", "MSC-EVs [24] do not change renal tubular injury", "MSC-EVs [24] lower mortality",
		"MSC-EVs [37] lower fibrosis", "human umbilical cord MSC-EVs [44] lower acute liver injury", "!RNase",
	},
	"how-and-when-given": { // brain:1.3, 3.8, kidney:5.2, 5.3
		`"INTRAVENOUS"`, "MSC-EVs [56]", "MSC-EVs [26]", `"timing":"AFTER"`, "!MSC-EVs [57]", "!BEFORE",
	},
	"what-is-still-missing": { // conclusions:1.4, 1.5
		"known detail of the functional mechanism", "standard method of isolation", "standard method of characterization",
		"standard method of administration", "!safety",
	},
	"what-did-not-work": { // kidney:3.2, 4.2, exosomes:1.5, msc:1.1
		"chronic tubular injury", "RNase-treated MSC-EVs [25] do not change kidney injury",
		"mesenchymal stem cells do not express CD14",
	},
	"tests-without-full-success": { // kidney:3.2, 4.2
		"RNase-treated MSC-EVs [25] had no effect in", "MSC-EVs [24] had mixed results in", "!was beneficial",
	},
	"what-the-source-only-suggests": { // kidney:1.4, 13.5
		"[21]", "[38]",
	},
	"doubtful-claims": { // kidney:8.3
		"SOURCE_ERROR", "transcription factors",
	},
	"evidence-for-one-claim": { // heart:3.5
		"miR-21 lowers the expression of PTEN", "endometrial MSC-EVs [53]", "myocardial infarction in rats [53]", `"STATED"`,
		`"heart:3.5"`, "!miR-19a",
	},
	"find-a-node": {
		`"name":"kidney injury"`, `"matchedField":"NAME"`,
	},
	"misspelt-name": {
		`"problem":"nothing is called \"apoptosys\""`, `"didYouMean":["apoptosis"]`, `"node":null`,
	},
	"names-to-ids": { // AKI kidney:1.2, PUMA heart:2.4, [25] kidney:4.1
		`"MONDO:0002492"`, `"HGNC:17868"`, `"GO:0006915"`, "Gatti", `"problem":"nothing is called`, `"didYouMean":["cisplatin"]`,
	},
	"ids-from-elsewhere": {
		`"name":"hsa-mir-21"`, `"name":"PTEN"`, `"name":"acute kidney injury"`, `,null]`,
	},
	"what-touches-a-node": { // heart:3.2, 3.5, brain:1.5
		"endometrial MSC-EVs [53] lower the expression of PTEN", "miR-19a lowers the expression of PTEN",
		"miR-17-92 cluster-enriched MSC-EVs [58] lower PTEN", "!raises",
	},
	"studies-and-dois": { // the numbers of the review's references
		`"doi":"10.1681/ASN.2008070798","pmid":"19389847"`, "Gatti", "Katsuda", "Jarmalaviciute", "Haynesworth",
	},
	"page-by-page": {
		`"hasNextPage":true`, "was beneficial in", "!secretes",
	},
	"what-is-in-the-graph": {
		`"key":"review"`, "CC BY 4.0", `"predicate":"CARRIES"`,
	},
	"how-a-mirna-reaches-a-function": { // heart:3.4-3.6
		"miR-21 lowers the expression of PTEN, which lowers cardiac function", "Wang 2017 [53]", "!raises the expression of PTEN",
	},
	"best-supported-way": { // heart:2.2
		"miR-22-enriched MSC-EVs [49] are enriched in miR-22, which lowers the expression of MECP2, which raises cardiac fibrosis",
		`"netEffect":"DECREASES"`,
	},
	"chain-joined-from-several-studies": { // heart:3.5, brain:1.5
		"miR-21 lowers the expression of PTEN, which lowers neural plasticity", `"coherent":false`, "!\"coherent\":true",
	},
	"gene-and-its-products-as-one": { // liver:3.2, kidney:5.2
		`"apart":{"nodes":[]`, "every path takes gene products or orthologs for one",
		"miR-122 raises the expression of IGF1R in hepatic stellate cells; counted as one with IGF1R, IGF1R mRNA raises cell proliferation in proximal tubular epithelial cells",
		"IGF1R has the product IGF1R mRNA", `"SIGN_UNEXPECTED"`, `"coherent":false`, "!\"coherent\":true", "!CCNG1",
	},
	"what-surrounds-a-pathway": { // liver:2.2-2.3
		`"name":"SMO"`, `"name":"miR-125b"`, `"name":"liver fibrosis"`, "!PTEN",
	},
	"findings-that-conflict": { // kidney:1.3, 3.2, 13.2, liver:3.2
		"MSC-EVs [24] do not change renal tubular injury", `"kind":"EXPLAINED"`,
		"miR-122 raises the expression of CCNG1", "!CONTRADICTION",
	},
	"where-mirnas-meet": { // heart:3.2, 3.5, brain:1.3, 1.5
		`"name":"PTEN"`, `"name":"functional recovery"`, "the miR-17-92 cluster lowers PTEN", "!MECP2",
	},
	"two-sources-side-by-side": { // kidney:1.2, 6.1, 8.1
		`"name":"renal function"`, "human bone marrow MSC-EVs [21] raise renal function", "umbilical cord MSC-EVs [32] raise renal function",
	},
	"mirnas-that-silence-a-pathway-elsewhere": { // heart:3.2, 3.5, brain:1.5, liver:2.2
		`"totalCount":7`, "which lowers the expression of PTEN, which lowers the Akt signaling pathway", `"name":"SMO"`, "!apoptosis",
	},
	"what-was-lost-without-rna": { // kidney:4.1, 4.2
		`"totalCount":1`, "RNase-treated MSC-EVs [25]", "Gatti 2011 [25]",
	},
	"versions-and-limits": {
		`"apiVersion":"1"`, `"name":"pageMax","value":500`, "UNKNOWN_NODE",
	},
}

func TestFacts(t *testing.T) {
	h := handler(t)
	for _, e := range all(t) {
		t.Run(e.Name, func(t *testing.T) {
			answer := ask(t, h, e)
			if len(facts[e.Name]) == 0 {
				t.Error("no facts to check the answer by")
			}
			for _, fact := range facts[e.Name] {
				text, absent := strings.CutPrefix(fact, "!")
				if strings.Contains(answer, text) == absent {
					t.Errorf("want %s in testdata/%s.json", fact, e.Name)
				}
			}
		})
	}
}

func TestFactsHaveExamples(t *testing.T) {
	for name := range facts {
		if _, err := fs.Stat(examples.FS, name+".graphql"); err != nil {
			t.Errorf("facts for %s, which does not exist", name)
		}
	}
}
