package seed_test

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/seed"
)

// study is what the article says of one preparation in one model. "" is what it
// does not say.
type study struct {
	at          string // where it says most of it
	preparation string
	source      string // the MSCs; "" where their tissue is not stated
	donor       string // species of the MSCs
	model       string
	species     string // species of the model
	inducer     string // what the model was induced by; several with spaces between
	disease     string // what the model stands for; several with spaces between
}

// studies are all that the article tells. Rule 2: what has no value here has none
// in the seed.
var studies = []study{
	{"kidney:1.2", "ev-21-msc", "msc-human-bone-marrow", "human", "model-21-glycerol-aki", "mouse", "glycerol", "acute-kidney-injury"},
	{"kidney:1.5", "ev-22-msc", "", "", "model-22-glycerol-aki", "mouse", "glycerol", "acute-kidney-injury"},
	{"kidney:2.1", "ev-23-msc", "", "", "model-23-nephrectomy", "mouse", "nephrectomy", "outcome-kidney-injury"},
	{"kidney:3.1", "ev-24-msc", "", "", "model-24-cisplatin-aki", "mouse", "cisplatin", "acute-kidney-injury"},
	{"kidney:4.1", "ev-25-msc", "", "", "model-25-rat-iri", "rat", "kidney-ischemia-reperfusion", "acute-kidney-injury kidney-ischemia-reperfusion-injury"},
	{"kidney:4.2", "ev-25-rnase", "ev-25-msc", "", "model-25-rat-iri", "rat", "kidney-ischemia-reperfusion", "acute-kidney-injury kidney-ischemia-reperfusion-injury"},
	{"kidney:5.2", "ev-26-msc", "", "", "model-26-cisplatin-ptec", "", "cisplatin", "outcome-proximal-tubular-cell-injury"},
	{"kidney:5.3", "ev-27-msc", "", "", "model-27-atp-depletion-ptec", "", "atp-depletion", "outcome-proximal-tubular-cell-injury"},
	{"kidney:6.1", "ev-28-msc", "msc-human-umbilical-cord", "human", "model-28-cisplatin-aki", "rat", "cisplatin", "acute-kidney-injury"},
	{"kidney:6.1", "ev-28-msc", "msc-human-umbilical-cord", "human", "model-28-in-vitro", "", "", "outcome-kidney-injury"},
	{"kidney:7.1", "ev-29-glomerular-msc", "msc-glomerular", "", "model-29-mouse-iri", "mouse", "kidney-ischemia-reperfusion", "acute-kidney-injury kidney-ischemia-reperfusion-injury"},
	{"kidney:8.2", "ev-30-kidney-msc", "msc-kidney", "", "model-30-mouse-iri", "mouse", "kidney-ischemia-reperfusion", "acute-kidney-injury kidney-ischemia-reperfusion-injury"},
	{"kidney:9.1", "ev-31-msc", "", "", "model-31-rat-iri", "rat", "kidney-ischemia-reperfusion", "kidney-ischemia-reperfusion-injury"},
	{"kidney:9.3", "ev-32-umbilical-cord-msc", "msc-umbilical-cord", "", "model-32-rat-iri", "rat", "kidney-ischemia-reperfusion", "kidney-ischemia-reperfusion-injury"},
	{"kidney:10.2", "ev-33-human-whartons-jelly-msc", "msc-human-whartons-jelly", "human", "model-33-rat-iri", "rat", "kidney-ischemia-reperfusion", "kidney-ischemia-reperfusion-injury"},
	{"kidney:10.4", "ev-34-adipose-msc", "msc-adipose", "", "model-34-rat-iri", "rat", "kidney-ischemia-reperfusion", "kidney-ischemia-reperfusion-injury"},
	{"kidney:11.1", "ev-35-msc", "", "", "model-35-rat-gentamicin", "rat", "gentamicin", "acute-kidney-injury"},
	{"kidney:11.3", "ev-36-msc", "", "", "model-36-rat-cisplatin", "rat", "cisplatin", "acute-kidney-injury"},
	{"kidney:12.2", "ev-37-msc", "", "", "model-37-rat-iri", "rat", "kidney-ischemia-reperfusion", "kidney-ischemia-reperfusion-injury"},
	{"kidney:13.1", "ev-38-msc", "", "", "model-38-rat-aki", "rat", "", "acute-kidney-injury"},
	{"liver:1.2", "ev-39-human-umbilical-cord-msc", "msc-human-umbilical-cord", "human", "model-39-mouse-ccl4-fibrosis", "mouse", "carbon-tetrachloride", "outcome-liver-fibrosis"},
	{"liver:1.4", "ev-40-msc", "", "", "model-40-in-vitro-hepatocyte-injury", "", "acetaminophen hydrogen-peroxide", "outcome-hepatocyte-injury"},
	{"liver:1.4", "ev-40-msc", "", "", "model-40-mouse-ccl4-acute-liver-injury", "mouse", "carbon-tetrachloride", "acute-liver-injury"},
	{"liver:2.2", "ev-41-chorionic-plate-mir-125b", "msc-chorionic-plate", "", "model-41-mouse-ccl4-fibrosis", "mouse", "carbon-tetrachloride", "outcome-liver-fibrosis"},
	{"liver:3.1", "ev-42-adipose-mir-122", "msc-adipose", "", "model-42-liver-fibrosis", "", "", "outcome-liver-fibrosis"},
	{"liver:4.1", "ev-43-msc", "", "", "model-43-concanavalin-a", "", "immune-system-process protein-concanavalin-a", "immune-induced-liver-injury"},
	{"liver:5.2", "ev-44-human-umbilical-cord-msc", "msc-human-umbilical-cord", "human", "model-44-mouse-acute-liver-injury", "mouse", "", "acute-liver-injury"},
	{"liver:6.1", "ev-45-msc", "", "", "model-45-mouse-liver-failure", "mouse", "d-galactosamine gene-tnf", "liver-failure"},
	{"heart:1.2", "ev-20-hesc-msc", "msc-human-embryonic-stem-cell", "human", "model-20-mouse-mi-r", "mouse", "myocardial-ischemia-reperfusion", "myocardial-ischemia-reperfusion-injury"},
	{"heart:1.3", "ev-46-msc", "", "", "model-46-mouse-mi", "mouse", "", "myocardial-infarction"},
	{"heart:1.6", "ev-46-msc", "", "", "model-46-mi-r", "mouse", "myocardial-ischemia-reperfusion", "myocardial-ischemia-reperfusion-injury"},
	{"heart:1.7", "ev-47-48-msc", "", "", "model-47-48-in-vivo-mi", "", "", "myocardial-infarction"},
	{"heart:1.7", "ev-47-48-msc", "", "", "model-47-48-in-vitro-mi", "", "", "myocardial-infarction"},
	{"heart:2.2", "ev-49-mir-22", "", "", "model-49-mouse-ami", "mouse", "", "acute-myocardial-infarction"},
	{"heart:2.3", "ev-50-mir-221", "", "", "model-50-in-vitro-ischemic-heart-injury", "", "", "ischemic-heart-injury"},
	{"heart:3.1", "ev-51-mir-19a", "", "", "model-51-rat-ami", "rat", "", "acute-myocardial-infarction"},
	{"heart:3.3", "ev-52-mir-210", "", "", "model-52-in-vivo-mi", "", "", "myocardial-infarction"},
	{"heart:3.3", "ev-52-mir-210", "", "", "model-52-in-vitro-mi", "", "", "myocardial-infarction"},
	{"heart:3.4", "ev-53-endometrium", "msc-endometrium", "", "model-53-rat-mi", "rat", "", "myocardial-infarction"},
	{"heart:4.1", "ev-54-msc", "", "", "", "", "", ""}, // the cells were transplanted, not the vesicles
	{"heart:4.3", "ev-55-msc", "", "", "model-55-mouse-hypoxic-ph", "mouse", "hypoxia", "hypoxic-pulmonary-hypertension"},
	{"brain:1.3", "ev-56-msc", "", "", "model-56-rat-stroke", "rat", "", "stroke"},
	{"brain:1.4", "ev-57-msc", "", "", "model-57-rat-stroke", "rat", "", "stroke"},
	{"brain:1.5", "ev-58-mir-17-92", "", "", "model-58-stroke", "", "", "stroke"},
	{"brain:2.1", "ev-59-msc", "", "", "model-59-mouse-stroke", "mouse", "", "stroke"},
	{"brain:2.2", "ev-60-msc", "", "", "model-60-preterm-hypoxic-ischemic-brain-injury", "", "brain-hypoxia-ischemia", "preterm-hypoxic-ischemic-brain-injury"},
	{"brain:2.3", "ev-61-msc", "", "", "model-61-rat-preterm-brain-injury", "rat", "", "preterm-brain-injury"},
	{"brain:3.2", "ev-62-msc", "", "", "model-62-tbi", "", "", "traumatic-brain-injury"},
	{"brain:3.3", "ev-63-msc", "", "", "model-63-mouse-tbi", "mouse", "", "traumatic-brain-injury"},
	{"brain:3.5", "ev-64-adipose-msc", "msc-adipose", "", "model-64-neuroblastoma", "", "", "alzheimer-disease"},
	{"brain:3.8", "ev-65-dental-pulp-msc", "msc-dental-pulp", "", "model-65-dopaminergic-neuron", "", "6-hydroxydopamine", "parkinson-disease"},
	{"exosomes:1.18", "ev-5-parkinson-neuron-exosome", "neuron-of-parkinson-patient", "human", "", "", "", ""},
	{"exosomes:1.18", "ev-5-alzheimer-neuron-exosome", "neuron-of-alzheimer-patient", "human", "", "", "", ""},
}

// objects lists what the subject is joined to by the predicate.
func (b *book) objects(subject string, predicate kg.Predicate) (keys []string) {
	for i := range b.Statements {
		if s := &b.Statements[i]; b.key[s.Subject] == subject && s.Predicate == predicate && !s.Negated {
			keys = append(keys, b.key[s.Object])
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// subjects lists what is joined to the object by the predicate.
func (b *book) subjects(predicate kg.Predicate, object string) (keys []string) {
	for i := range b.Statements {
		if s := &b.Statements[i]; b.key[s.Object] == object && s.Predicate == predicate && !s.Negated {
			keys = append(keys, b.key[s.Subject])
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// Rule 2: unstated source, species, inducer and arm are not stated.
func TestWhatIsNotStatedIsNotThere(t *testing.T) {
	hold(t,
		func(b *book) (complaints []string) {
			compare := func(what, of string, got []string, want string) {
				if strings.Join(got, " ") != want {
					complaints = append(complaints, fmt.Sprintf("%s of %s is %q in the seed, %q in the article", what, of, strings.Join(got, " "), want))
				}
			}
			preparations, models := map[string]int{}, map[string]int{}
			for _, row := range studies {
				preparations[row.preparation]++
				models[row.model]++
				source := row.source
				if source == "" {
					source = "msc-tissue-not-stated"
				}
				if strings.HasPrefix(source, "ev-") {
					compare("the origin", row.preparation, slices.DeleteFunc(b.objects(row.preparation, kg.PreparedWith), func(k string) bool { return !strings.HasPrefix(k, "ev-") }), source)
					compare("the source", row.preparation, b.subjects(kg.Secretes, row.preparation), "")
				} else {
					compare("the source", row.preparation, b.subjects(kg.Secretes, row.preparation), source)
					compare("the donor species", source, b.objects(source, kg.OfSpecies), row.donor)
				}
				compare("the class", row.preparation, b.objects(row.preparation, kg.OfSubtype), map[bool]string{true: "exosome", false: "msc-ev"}[strings.HasSuffix(row.preparation, "exosome")])
				if row.model == "" {
					compare("the model", row.preparation, b.objects(row.preparation, kg.TestedIn), "")
					continue
				}
				if !slices.Contains(b.objects(row.preparation, kg.TestedIn), row.model) {
					complaints = append(complaints, row.preparation+" was tested in "+row.model)
				}
				compare("the species", row.model, b.objects(row.model, kg.OfSpecies), row.species)
				compare("the inducer", row.model, b.objects(row.model, kg.InducedBy), row.inducer)
				compare("the disease", row.model, b.objects(row.model, kg.Models), row.disease)
			}
			for i := range b.Nodes {
				n := &b.Nodes[i]
				key := b.key[n.ID]
				switch n.Category {
				case kg.EVPreparation:
					if preparations[key] == 0 {
						complaints = append(complaints, "the table of studies does not have "+key)
					}
					// The article tells how big no preparation was and how none was made.
					if a := n.Attributes; a.Isolation != "" || a.SizeClass != "UNSPECIFIED" {
						complaints = append(complaints, fmt.Sprintf("%s: size %q and isolation %q are not stated", key, a.SizeClass, a.Isolation))
					}
				case kg.DiseaseModel:
					if n.Grain == kg.Class && len(b.objects(key, kg.OfSpecies))+len(b.objects(key, kg.InducedBy)) > 0 {
						complaints = append(complaints, "models in general have no species and no inducer: "+key)
					}
					if n.Grain != kg.Class && models[key] == 0 && key != "model-54-rat-mi" {
						complaints = append(complaints, "the table of studies does not have "+key)
					}
				}
			}
			for _, predicate := range []kg.Predicate{kg.IsolatedFrom, kg.OfSpecies, kg.PreparedWith} {
				compare(string(predicate), "msc-tissue-not-stated", b.objects("msc-tissue-not-stated", predicate), "")
			}
			return complaints
		},
		func(d *mutable) { d.claimAnew(fact{"brain:1.5", "model-58-stroke OF_SPECIES rat", ""}) },
		func(d *mutable) { d.claimAnew(fact{"kidney:13.1", "model-38-rat-aki INDUCED_BY cisplatin", ""}) },
		func(d *mutable) { d.claimAnew(fact{"kidney:10.4", "msc-adipose OF_SPECIES human", ""}) },
		func(d *mutable) { d.claimAnew(fact{"kidney:4.1", "msc-human-bone-marrow SECRETES ev-25-msc", ""}) },
		func(d *mutable) {
			d.claimAnew(fact{"kidney:4.1", "msc-tissue-not-stated ISOLATED_FROM bone-marrow", ""})
		},
		func(d *mutable) { d.forget("model-21-glycerol-aki INDUCED_BY glycerol") },
		func(d *mutable) { d.forget("msc-glomerular SECRETES ev-29-glomerular-msc") },
		func(d *mutable) { d.node("ev-56-msc").Attributes.SizeClass = "SMALL" },
	)
}

// byCitation finds the citation numbers at the beginning of the id of evidence or
// of the name of a study's file: 25, or 47-48 where studies are told together.
var byCitation = regexp.MustCompile(`^(?:EVG:E-|studies/)(\d+(?:-\d+)*)-[a-z]`)

// citations gives the citation numbers of an evidence id or file, "" for background.
func citations(name string) string {
	if found := byCitation.FindStringSubmatch(name); found != nil {
		return found[1]
	}
	return ""
}

// speciesToo are the sentences that name a species without a model: the patients
// of the neurons, and the human enzyme.
var speciesToo = map[string]string{
	"exosomes:1.17": "human",
	"exosomes:1.18": "human",
	"liver:5.2":     "human",
}

// speciesWords are how a summary may name a species.
var speciesWords = map[string]*regexp.Regexp{
	"human": regexp.MustCompile(`(?i)\b(humans?|patients?|people)\b`),
	"mouse": regexp.MustCompile(`(?i)\b(mouse|mice|murine)\b`),
	"rat":   regexp.MustCompile(`(?i)\brats?\b`),
}

// TestNoSpeciesIsFilledIn looks at evidence: its species is that of its model, and
// its summary tells of no other.
func TestNoSpeciesIsFilledIn(t *testing.T) {
	stated := map[string][]string{} // by citations, and by sentence
	ofModel := map[string]string{}
	for _, row := range studies {
		number := byCitation.FindStringSubmatch("EVG:E-" + strings.TrimPrefix(row.preparation, "ev-") + "-x")[1]
		stated[number] = append(stated[number], row.species, row.donor)
		stated[row.at] = append(stated[row.at], row.species, row.donor)
		ofModel[row.model] = row.species
	}
	ofModel["model-54-rat-mi"] = "rat"
	stated["54"] = append(stated["54"], "rat")
	hold(t,
		func(b *book) (complaints []string) {
			for i := range b.Evidence {
				e := &b.Evidence[i]
				if e.Kind != kg.Claim {
					continue
				}
				species := b.key[e.Species]
				want := ofModel[b.key[e.Model]]
				if e.Model == "" {
					want = speciesToo[e.Locators[0]]
				}
				if species != "" && species != want {
					complaints = append(complaints, fmt.Sprintf("nothing states the species %s: %s", species, b.say(e)))
				}
				// One study goes on about a second injury without naming its animals.
				if species == "" && e.Model != "" && want != "" && b.key[e.Model] != "model-46-mi-r" {
					complaints = append(complaints, fmt.Sprintf("the model is of %s: %s", want, b.say(e)))
				}
				for word, pattern := range speciesWords {
					number := citations(string(e.ID))
					told := slices.Contains(stated[number], word) || speciesToo[e.Locators[0]] == word ||
						slices.ContainsFunc(e.Locators, func(at string) bool {
							return slices.Contains(stated[at], word) || pattern.MatchString(theArticle()[at])
						})
					if pattern.MatchString(e.Summary) && !told {
						complaints = append(complaints, fmt.Sprintf("nothing states the species %s of the summary %q: %s", word, e.Summary, b.say(e)))
					}
				}
			}
			return complaints
		},
		func(d *mutable) {
			d.first("brain:1.5", "ev-58-mir-17-92 AFFECTS neurogenesis", "").Species = d.id["rat"]
		},
		func(d *mutable) {
			d.first("liver:4.2", "ev-43-msc AFFECTS regulatory-t-cell", "").Summary = "MSC-EVs raised Tregs in mice"
		},
		func(d *mutable) { d.first("kidney:4.1", "ev-25-msc AFFECTS apoptotic-process", "").Species = "" },
		func(d *mutable) { d.first("kidney:5.2", "ev-26-msc CARRIES mrna-igf1r", "").Species = d.id["human"] },
	)
}

// TestNoArmIsFilledIn: the article gives of no miRNA the arm, the species or the
// sequence. What it speaks of are families; single forms are there by mapping only.
func TestNoArmIsFilledIn(t *testing.T) {
	hold(t,
		func(b *book) (complaints []string) {
			families := 0
			for i := range b.Nodes {
				n := &b.Nodes[i]
				if n.Category != kg.MiRNA || n.Grain == kg.Class {
					continue
				}
				claimed := false
				for j := range b.Statements {
					s := &b.Statements[j]
					if s.Subject == n.ID || s.Object == n.ID {
						claimed = claimed || slices.ContainsFunc(b.evidence[s.ID], func(e *kg.Evidence) bool { return e.Kind == kg.Claim })
					}
				}
				if !claimed {
					continue
				}
				families++
				if n.Attributes.Arm != kg.NotStated || n.Attributes.Sequence != "" || n.Taxon != "" || !n.ID.IsLocal() || n.Grain == kg.Single {
					complaints = append(complaints, fmt.Sprintf("the article names no arm, sequence or species: %s %+v", n.ID, n.Attributes))
				}
			}
			if families < 9 {
				complaints = append(complaints, fmt.Sprintf("only %d miRNAs", families))
			}
			return complaints
		},
		func(d *mutable) { d.node("mir-21").Attributes.Arm = "FIVE_PRIME" },
		func(d *mutable) { d.node("mir-122").Taxon = d.id["human"] },
		func(d *mutable) { d.claimAnew(fact{"heart:3.4", "ev-53-endometrium CARRIES hsa-mir-21-5p", ""}) },
	)
}

// circumstances are what the article tells of dose, route, time and stage, with
// the words that tell it. Everywhere else they are not stated.
var circumstances = map[string]string{
	"kidney:3.2 single":      "A single injection",
	"kidney:3.3 multiple":    "multiple injections",
	"kidney:3.2 chronic":     "chronic tubular injury",
	"kidney:10.3 acute":      "acute and chronic stages",
	"kidney:10.3 chronic":    "acute and chronic stages",
	"kidney:12.2 single":     "a single injection",
	"kidney:12.2 early":      "early stage",
	"liver:5.3 single":       "A single injection",
	"brain:1.3 intravenous":  "intravenous administration",
	"kidney:5.2 culture":     "co-incubated",
	"kidney:5.2 after":       "had been injured",
	"kidney:5.3 culture":     "were exposed",
	"kidney:5.3 after":       "damaged by ATP depletion were exposed",
	"brain:3.8 culture":      "3D culture",
	"paracrine:1.4 direct":   "directly or through",
	"paracrine:1.4 indirect": "or through paracrine secretion",
	"paracrine:3.1 direct":   "directly activate",
	"paracrine:3.1 indirect": "stimulate neighboring cells to",
	"therapy:2.2 direct":     "directly form tumors",
}

// goesOn are sentences that go on about what the sentence before them told.
var goesOn = map[string]string{
	"kidney:5.4": "kidney:5.3",
	"kidney:5.5": "kidney:5.3",
	"kidney:5.6": "kidney:5.3",
	"brain:3.9":  "brain:3.8",
}

func TestCircumstancesAreThoseOfTheArticle(t *testing.T) {
	for row, words := range circumstances {
		if at, _, _ := strings.Cut(row, " "); !wrote(at, words) {
			t.Errorf("%s does not say %q", at, words)
		}
	}
	hold(t,
		func(b *book) []string {
			found := map[string]bool{}
			for i := range b.Evidence {
				e := &b.Evidence[i]
				for _, value := range []string{string(e.Doses), string(e.Route), string(e.Timing), string(e.Stage), string(e.Directness)} {
					if value == "" || value == kg.NotStated {
						continue
					}
					// Of the sentences that an entry was read in, one tells it.
					row := e.Locators[len(e.Locators)-1] + " " + strings.ToLower(value)
					for _, at := range e.Locators {
						if first := goesOn[at]; first != "" {
							at = first
						}
						if told := at + " " + strings.ToLower(value); circumstances[told] != "" {
							row = told
						}
					}
					found[row] = true
				}
			}
			return same(circumstances, found, "the seed does not have", "the article does not tell")
		},
		func(d *mutable) { d.first("kidney:4.1", "ev-25-msc TESTED_IN model-25-rat-iri", "").Doses = "SINGLE" },
		func(d *mutable) { d.first("brain:2.1", "ev-59-msc AFFECTS neurogenesis", "").Route = "INTRAVENOUS" },
		func(d *mutable) {
			for i := range d.Evidence {
				if d.Evidence[i].Doses == "MULTIPLE" {
					d.Evidence[i].Doses = kg.NotStated
				}
			}
		},
	)
}

// TestSettingIsThatOfTheModel: an entry that names a model was seen where the model
// is, alive or in a dish; where that is not told of the model, it is not told.
func TestSettingIsThatOfTheModel(t *testing.T) {
	hold(t,
		func(b *book) (complaints []string) {
			for i := range b.Evidence {
				e := &b.Evidence[i]
				if e.Model == "" {
					continue
				}
				if kind := b.nodes[e.Model].Attributes.ModelKind; string(e.Setting) != kind && !(kind == "" && e.Setting == kg.NotStated) {
					complaints = append(complaints, fmt.Sprintf("the model is %q, the setting %q: %s", kind, e.Setting, b.say(e)))
				}
			}
			return complaints
		},
		func(d *mutable) { d.first("liver:3.1", "ev-42-adipose-mir-122 AFFECTS *", "").Setting = kg.InVivo },
		func(d *mutable) { d.first("kidney:5.4", "ev-27-msc AFFECTS apoptotic-process", "").Setting = kg.InVivo },
	)
}

// TestOneFilePerStudy: each study of the review has one file, and everything of it
// stands there.
func TestOneFilePerStudy(t *testing.T) {
	files, err := fs.Glob(seed.FS, "studies/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	hold(t,
		func(b *book) (complaints []string) {
			file := map[string]string{} // by single citation
			for _, name := range files {
				for _, number := range strings.Split(citations(name), "-") {
					if other := file[number]; other != "" {
						complaints = append(complaints, fmt.Sprintf("citation %s has two files, %s and %s", number, other, name))
					}
					file[number] = name
				}
			}
			for number := 20; number <= 65; number++ { // the studies of MSC-EVs that the review goes through
				if file[strconv.Itoa(number)] == "" {
					complaints = append(complaints, fmt.Sprintf("citation %d has no file", number))
				}
			}
			for i := range b.Evidence {
				e := &b.Evidence[i]
				numbers := citations(string(e.ID))
				if numbers == "" && e.Level == kg.Primary {
					complaints = append(complaints, "what a study found stands in the background: "+b.say(e))
				}
				var credits []string
				for _, p := range e.Credits {
					credits = append(credits, strconv.Itoa(b.nodes[p].Attributes.Citation))
				}
				if numbers != "" && len(credits) > 0 && strings.Join(credits, "-") != numbers {
					complaints = append(complaints, fmt.Sprintf("credited to %v: %s", credits, b.say(e)))
				}
				// A study's own nodes carry its numbers: ev-25-msc, rna-25-...
				s := b.statements[e.Statement]
				for _, end := range []kg.CURIE{s.Subject, s.Object} {
					own := regexp.MustCompile(`^(?:ev|model)-(\d+(?:-\d+)*)-[a-z]`).FindStringSubmatch(b.key[end])
					if own != nil && e.Kind == kg.Claim && own[1] != numbers {
						complaints = append(complaints, fmt.Sprintf("%s stands in the file of another study: %s", b.key[end], b.say(e)))
					}
				}
			}
			return complaints
		},
		func(d *mutable) {
			d.first("kidney:4.1", "ev-25-msc TESTED_IN model-25-rat-iri", "").Credits = []kg.CURIE{d.id["pub-28"]}
		},
		func(d *mutable) {
			d.first("kidney:4.1", "ev-25-msc TESTED_IN model-25-rat-iri", "").ID = "EVG:E-28-tested"
		},
		func(d *mutable) { d.first("kidney:8.1", "msc-ev AFFECTS angiogenesis", "").Level = kg.Primary },
	)
}

// TestEveryClaimHasItsSentence: a statement that is not structural has a sentence,
// and the sentence exists.
func TestEveryClaimHasItsSentence(t *testing.T) {
	ledger, err := fs.ReadFile(seed.FS, "article.tsv")
	if err != nil {
		t.Fatal(err)
	}
	sentences := map[string]bool{}
	for line := range strings.Lines(string(ledger)) {
		sentences[strings.Split(line, "\t")[0]] = true
	}
	hold(t,
		func(b *book) (complaints []string) {
			for i := range b.Statements {
				s := &b.Statements[i]
				read := 0
				for _, e := range b.evidence[s.ID] {
					for _, at := range e.Locators {
						if read++; !sentences[at] {
							complaints = append(complaints, "there is no sentence "+at+": "+b.say(e))
						}
					}
					if (len(e.Locators) == 0) != (e.Kind == kg.Mapping) || e.Kind == kg.Mapping && e.Source == "review" {
						complaints = append(complaints, "read in a sentence or taken from a table, not both and not neither: "+b.say(e))
					}
				}
				if len(b.evidence[s.ID]) == 0 || read == 0 && !s.Predicate.Structural() {
					complaints = append(complaints, "no sentence says "+b.claim(s))
				}
			}
			return complaints
		},
		func(d *mutable) { d.first("kidney:4.1", "ev-25-msc AFFECTS apoptotic-process", "").Locators = nil },
		func(d *mutable) {
			d.first("kidney:4.1", "ev-25-msc AFFECTS apoptotic-process", "").Locators = []string{"kidney:4.9"}
		},
		func(d *mutable) {
			e := d.first("kidney:4.1", "ev-25-msc AFFECTS apoptotic-process", "")
			e.Locators, e.Kind, e.Source = nil, kg.Mapping, "go"
		},
		func(d *mutable) {
			e := d.first("kidney:4.1", "ev-25-msc AFFECTS apoptotic-process", "")
			d.Evidence = slices.DeleteFunc(d.Evidence, func(o kg.Evidence) bool { return o.ID == e.ID })
		},
	)
}

// TestLintWantsSentences breaks the files themselves: the seed does not load when a
// claim has no sentence, and says so.
func TestLintWantsSentences(t *testing.T) {
	const file = "studies/25-gatti-kidney-iri-rat.yaml"
	const claim = "        at: kidney:4.1\n        summary: MSC-EVs lowered apoptosis"
	for name, test := range map[string]struct{ instead, rule string }{
		"no sentence":           {"        summary: MSC-EVs lowered apoptosis", "no-locator"},
		"a table instead":       {"        mapping: go\n        summary: MSC-EVs lowered apoptosis", "mapping-predicate"},
		"a sentence of no text": {"        at: kidney:4.9\n        summary: MSC-EVs lowered apoptosis", "unknown-locator"},
	} {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{}
			err := fs.WalkDir(seed.FS, ".", func(path string, entry fs.DirEntry, err error) error {
				if err != nil || entry.IsDir() {
					return err
				}
				text, err := fs.ReadFile(seed.FS, path)
				files[path] = &fstest.MapFile{Data: text}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			text := string(files[file].Data)
			if strings.Count(text, claim) != 1 {
				t.Fatalf("%s has changed; choose another claim for this test", file)
			}
			files[file].Data = []byte(strings.Replace(text, claim, test.instead, 1))
			dataset, report := curate.Lint(files)
			if dataset != nil {
				t.Error("the seed is served nevertheless")
			}
			if !slices.ContainsFunc(report.Complaints, func(c curate.Complaint) bool { return c.Rule == test.rule && c.File == file }) {
				t.Errorf("no complaint by the rule %s, but %v", test.rule, report.Complaints)
			}
		})
	}
}

// review is the article itself, the one publication that it does not cite.
const review kg.CURIE = "PMCID:PMC5845209"

// TestPublicationsAreNotFilledFromMemory: a field of a publication is what the
// table of the review's citations has, and empty where that is empty. Of one that
// the table knows, the description says what is missing.
func TestPublicationsAreNotFilledFromMemory(t *testing.T) {
	rows, ok := lines(t, "reference", "review_citations.tsv")
	if !ok {
		return
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	hold(t,
		func(b *book) (complaints []string) {
			cited := map[int]*kg.Node{}
			for i := range b.Nodes {
				if n := &b.Nodes[i]; n.Category == kg.Publication {
					if n.Attributes.Citation == 0 && n.ID != review {
						complaints = append(complaints, "not a publication that the review cites: "+string(n.ID))
					}
					cited[n.Attributes.Citation] = n
				}
			}
			for _, row := range rows[1:] {
				number, _ := strconv.Atoi(row[column["ref"]])
				n := cited[number]
				if n == nil {
					complaints = append(complaints, fmt.Sprintf("publication %d is missing", number))
					continue
				}
				a := n.Attributes
				year := ""
				if a.Year != 0 {
					year = strconv.Itoa(a.Year)
				}
				for field, got := range map[string]string{
					"first_author": strings.Join(a.Authors, "; "), "year": year, "title": a.Title, "journal": a.Journal, "doi": a.DOI, "pmid": a.PMID,
				} {
					if want := row[column[field]]; got != want {
						complaints = append(complaints, fmt.Sprintf("%s: %s is %q, the table has %q", n.ID, field, got, want))
					}
					word := map[string]string{"first_author": "authors", "year": "year", "journal": "journal"}[field]
					if a.Title != "" && got == "" && !strings.Contains(strings.ToLower(n.Description), word) {
						complaints = append(complaints, fmt.Sprintf("%s has no %s and does not say so", n.ID, word))
					}
				}
			}
			return complaints
		},
		func(d *mutable) { d.node("pub-25").Attributes.Year = 2012 },
		func(d *mutable) { d.node("pub-20").Attributes.Journal = "Stem Cell Research" },
		func(d *mutable) { d.node("pub-45").Description = "" },
		func(d *mutable) { d.node("pub-25").Attributes.Authors = []string{"Gatti S", "Bruno S"} },
	)
}
