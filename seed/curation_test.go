package seed_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// The rules of careful curation, each held over the real data: as facts read off
// the article, and as what must be so of all data whatever the article says.

// Rule 1: no statement about a preparation is silently moved to its cargo, nor the
// other way round. What the sentence says of the vesicles stands on them, as
// stated; what follows from it for their cargo stands on the cargo, as inferred;
// what the sentence says of the cargo stands on the cargo, as stated.
func TestPreparationAndCargoKeepTheirOwn(t *testing.T) {
	holdAll(t, []fact{
		{"kidney:1.6", "ev-22-msc AFFECTS cell-population-proliferation", "increases stated via:mirna-22-transferred via:rna-22-transferred-mrnas via:protein-22-growth-factor"},
		{"kidney:1.6", "mirna-22-transferred AFFECTS cell-population-proliferation", "increases inferred preparation:ev-22-msc"},
		{"kidney:1.6", "mirna-22-transferred AFFECTS cell-cycle", "unspecified stated flag:ambiguous preparation:ev-22-msc"},
		{"kidney:5.2", "ev-26-msc AFFECTS cell-population-proliferation", "increases stated via:mrna-igf1r"},
		{"kidney:5.2", "ev-26-msc CARRIES mrna-igf1r", "stated"},
		{"kidney:5.2", "mrna-igf1r AFFECTS cell-population-proliferation", "increases inferred preparation:ev-26-msc"},
		{"kidney:5.5", "mirna-27-transferred REGULATES gene-27-hypoxia", "decreases stated preparation:ev-27-msc"},
		{"kidney:7.2", "ev-29-glomerular-msc AFFECTS cell-population-proliferation", "increases stated via:mirna-29-transferred via:rna-29-transferred-mrnas"},
		{"kidney:7.2", "mirna-29-transferred AFFECTS cell-population-proliferation", "increases inferred"},
		{"kidney:8.3", "ev-30-kidney-msc AFFECTS outcome-renal-function", "increases stated via:gene-vegfa via:gene-igf1 via:gene-fgf2"},
		{"kidney:8.3", "gene-vegfa AFFECTS outcome-renal-function", "increases inferred flag:ambiguous"},
		{"kidney:9.4", "rna-32-proangiogenic REGULATES mrna-hgf", "increases expression stated in:tubular-cell"},
		{"kidney:9.4", "mrna-hgf HAS_GENE_PRODUCT protein-hgf", "stated in:tubular-cell"},
		{"liver:2.3", "ev-41-chorionic-plate-mir-125b AFFECTS outcome-liver-fibrosis", "decreases stated via:mir-125b via:gene-smo via:hedgehog-signaling"},
		{"liver:2.3", "mir-125b REGULATES gene-smo", "decreases expression inferred"},
		{"liver:3.1", "ev-42-adipose-mir-122 AFFECTS hepatic-stellate-cell-proliferation", "decreases stated via:mir-122"},
		{"liver:3.1", "mir-122 AFFECTS hepatic-stellate-cell-proliferation", "decreases inferred"},
		{"liver:5.2", "ev-44-human-umbilical-cord-msc CARRIES gene-gpx1", "stated"},
		{"liver:5.3", "ev-44-human-umbilical-cord-msc AFFECTS outcome-oxidative-stress", "decreases stated via:gene-gpx1"},
		{"liver:5.3", "gene-gpx1 AFFECTS cell-death", "decreases inferred"},
		{"liver:6.2", "ev-45-msc AFFECTS liver-injury", "decreases stated"},
		{"liver:6.3", "y-rna-1 AFFECTS cell-death", "decreases stated in:hepatocyte preparation:ev-45-msc"},
		{"heart:2.2", "ev-49-mir-22 REGULATES gene-mecp2", "decreases stated via:mir-22"},
		{"heart:2.2", "mir-22 REGULATES gene-mecp2", "decreases inferred flag:ambiguous"},
		{"heart:2.4", "ev-50-mir-221 AFFECTS outcome-cardioprotection", "increases stated via:gene-bbc3"},
		{"heart:3.1", "ev-51-mir-19a AFFECTS outcome-infarct-size", "decreases stated"},
		{"heart:3.2", "mir-19a AFFECTS outcome-cardioprotection", "increases stated"},
		{"heart:3.3", "ev-52-mir-210 AFFECTS outcome-cardiac-function", "increases stated"},
		{"heart:3.3", "mir-210 AFFECTS angiogenesis", "increases inferred"},
		{"heart:3.5", "mir-21 REGULATES gene-pten", "decreases stated"},
		{"heart:3.5", "ev-53-endometrium AFFECTS outcome-infarct-size", "decreases stated via:mir-21"},
		{"heart:3.6", "ev-53-endometrium REGULATES gene-bcl2", "increases flag:ambiguous"},
		{"brain:1.4", "ev-57-msc AFFECTS outcome-functional-recovery", "increases stated via:mir-133b"},
		{"brain:1.4", "mir-133b AFFECTS outcome-functional-recovery", "increases inferred"},
		{"brain:1.4", "mir-133b DELIVERED_TO astrocyte", "stated preparation:ev-57-msc"},
		{"brain:1.5", "mir-17-92-cluster AFFECTS neurogenesis", "increases inferred flag:ambiguous"},
		{"brain:3.6", "protein-mme AFFECTS beta-amyloid", "increases degradation background"},
		{"brain:3.7", "ev-64-adipose-msc AFFECTS beta-amyloid", "decreases abundance stated"},
		// What is said of vesicles in general is on no preparation, and the reverse.
		{"kidney:1.1", "msc-ev AFFECTS outcome-kidney-injury", "decreases review"},
		{"kidney:8.1", "msc-ev AFFECTS angiogenesis", "increases review"},
		{"conclusions:1.2", "msc-ev CARRIES biologically-active-molecule-class", "review"},
	})
	holdNone(t, []fact{
		{"", "mir-22 AFFECTS *", "stated"},
		{"", "mir-22 AFFECTS outcome-cardiac-fibrosis", ""},
		{"", "mir-221 AFFECTS *", "stated"},
		{"", "mir-122 AFFECTS outcome-liver-fibrosis", ""},
		{"", "mir-210 AFFECTS outcome-cardiac-function", "stated"},
		{"", "mir-133b REGULATES *", ""},
		{"", "mir-133b AFFECTS *", "stated"},
		{"", "mir-17-92-cluster AFFECTS *", "stated"},
		{"", "mir-21 AFFECTS *", "stated"},
		{"", "mir-21 REGULATES gene-bcl2", ""},
		{"", "mir-21 REGULATES gene-vegfa", ""},
		{"", "gene-gpx1 AFFECTS *", "stated study"},
		{"", "protein-mme AFFECTS beta-amyloid", "decreases"},
		{"", "ev-64-adipose-msc AFFECTS beta-amyloid", "degradation"},
		{"", "y-rna-1 AFFECTS outcome-survival", ""},
		// What tubular cells make is not what vesicles bring.
		{"", "ev-32-umbilical-cord-msc CARRIES mrna-hgf", ""},
		{"", "ev-32-umbilical-cord-msc CARRIES protein-hgf", ""},
		{"", "mrna-hgf DELIVERED_TO *", ""},
		{"", "ev-53-endometrium CARRIES gene-pten", ""},
		{"", "ev-44-human-umbilical-cord-msc CARRIES hydrogen-peroxide", ""},
	})
}

// speakers are the sentences whose subject is the cargo, an inducer or another
// molecule itself. Of no other molecule may a study be said to have found an
// effect: elsewhere the vesicles are the subject and the molecule's part is
// inferred.
var speakers = map[string]string{
	"kidney:1.6 mirna-22-transferred":     "mRNAs and miRNAs and growth factors that influence",
	"kidney:1.6 protein-22-growth-factor": "growth factors that influence",
	"kidney:1.6 rna-22-transferred-mrnas": "mRNAs and miRNAs and growth factors that influence",
	"kidney:5.5 mirna-27-transferred":     "miRNA to the PTECs that led to",
	"kidney:9.4 rna-32-proangiogenic":     "RNAs which induced",
	"liver:6.3 rna-45-specific":           "RNAs, including Y-RNA-1, that show",
	"liver:6.3 y-rna-1":                   "Y-RNA-1, that show",
	"heart:3.2 mir-19a":                   "miR-19a exerted",
	"heart:3.5 mir-21":                    "miR-21-mediated",
	"brain:3.9 6-hydroxydopamine":         "6hydroxy-dopamine-induced",
}

// isCargo reports whether the node is a molecule.
func (b *book) isCargo(id kg.CURIE) bool {
	n := b.nodes[id]
	return n != nil && slices.Contains(kg.CargoCategories, n.Category)
}

// studyEffects calls f for each entry of evidence in which a study found that the
// subject changes the object.
func (b *book) studyEffects(f func(s *kg.Statement, e *kg.Evidence)) {
	for i := range b.Evidence {
		e := &b.Evidence[i]
		s := b.statements[e.Statement]
		if s.Predicate.TakesEffect() && e.Kind == kg.Claim && e.Scope == kg.StudyScope && e.Level == kg.Primary {
			f(s, e)
		}
	}
}

func TestCargoSpeaksOnlyWhereTheArticleLetsIt(t *testing.T) {
	for row, words := range speakers {
		if at, _, _ := strings.Cut(row, " "); !wrote(at, words) {
			t.Errorf("%s does not say %q", at, words)
		}
	}
	hold(t,
		func(b *book) []string {
			found := map[string]bool{}
			b.studyEffects(func(s *kg.Statement, e *kg.Evidence) {
				if b.isCargo(s.Subject) && e.Basis == kg.Stated {
					found[e.Locators[len(e.Locators)-1]+" "+b.key[s.Subject]] = true
				}
			})
			return same(speakers, found, "the cargo is the subject, which the seed infers only", "the cargo is not the subject of the sentence, yet its effect counts as stated")
		},
		func(d *mutable) { d.first("liver:5.3", "gene-gpx1 AFFECTS cell-death", "inferred").Basis = kg.Stated },
		func(d *mutable) {
			d.first("heart:3.2", "mir-19a REGULATES gene-pten", "").Basis = kg.Inferred
			d.first("heart:3.2", "mir-19a AFFECTS *", "").Basis = kg.Inferred
			d.first("heart:3.2", "mir-19a MODULATES akt-signaling", "").Basis = kg.Inferred
			d.first("heart:3.2", "mir-19a MODULATES erk-signaling", "").Basis = kg.Inferred
		},
	)
}

// TestInferredEffectsRestOnTheVesicles: the part of a mediator is inferred only
// where the vesicles' own effect names it as what they work by.
func TestInferredEffectsRestOnTheVesicles(t *testing.T) {
	hold(t,
		func(b *book) (complaints []string) {
			named := map[string]bool{} // locator and mediator
			for i := range b.Evidence {
				e := &b.Evidence[i]
				for _, at := range e.Locators {
					for _, via := range e.Via {
						named[at+" "+b.key[via]] = true
					}
				}
			}
			b.studyEffects(func(s *kg.Statement, e *kg.Evidence) {
				subject := b.key[s.Subject]
				if e.Basis != kg.Inferred || b.nodes[s.Subject].Category == kg.EVPreparation || unnamed[subject] != "" {
					return
				}
				if !slices.ContainsFunc(e.Locators, func(at string) bool { return named[at+" "+subject] }) {
					complaints = append(complaints, "nothing names what this is inferred from as a mediator: "+b.say(e))
				}
			})
			return complaints
		},
		func(d *mutable) { d.claimAnew(fact{"heart:3.4", "mir-21 AFFECTS angiogenesis", "increases inferred"}) },
		func(d *mutable) {
			d.claimAnew(fact{"kidney:2.1", "apoptotic-process AFFECTS outcome-fibrosis", "increases inferred"})
		},
	)
}

// unnamed are mediators that no sentence names as such, and why they stand.
var unnamed = map[string]string{
	"protein-rnase": "what RNase does is inferred from its being used to destroy RNA",
}

// noStep are mediators that are not told apart from the effect.
var noStep = map[string]string{
	"brain:3.9 apoptotic-process": "rescued from apoptosis: that there is less of it is the rescue",
}

// TestMediatorsReachTheEffect: "the vesicles did Z by Y" gives three statements: the
// vesicles have or change Y, Y changes Z, and the vesicles change Z.
func TestMediatorsReachTheEffect(t *testing.T) {
	hold(t,
		func(b *book) (complaints []string) {
			links := map[kg.CURIE]map[string][]string{} // by actor: what it leads to, node by node
			link := func(actor kg.CURIE, from, to kg.CURIE) {
				if links[actor] == nil {
					links[actor] = map[string][]string{}
				}
				links[actor][b.key[from]] = append(links[actor][b.key[from]], b.key[to])
			}
			everywhere := kg.CURIE("")
			for i := range b.Evidence {
				e := &b.Evidence[i]
				s := b.statements[e.Statement]
				switch {
				case s.Negative():
				case e.Scope == kg.Background && (s.Predicate.TakesEffect() || s.Predicate == kg.ParticipatesIn):
					link(everywhere, s.Subject, s.Object)
				case e.Preparation != "" && s.Predicate.TakesEffect():
					link(e.Preparation, s.Subject, s.Object)
				case s.Predicate.TakesEffect() || s.Predicate == kg.Carries || s.Predicate == kg.ParticipatesIn:
					link(s.Subject, s.Subject, s.Object)
					if b.nodes[s.Subject].Category == kg.Outcome {
						link(everywhere, s.Subject, s.Object)
					}
				}
			}
			leads := func(actor kg.CURIE, from, to string) bool {
				seen, next := map[string]bool{from: true}, []string{from}
				for len(next) > 0 {
					at := next[0]
					next = next[1:]
					for _, on := range append(slices.Clone(links[actor][at]), links[everywhere][at]...) {
						if on == to {
							return true
						}
						if !seen[on] {
							seen[on] = true
							next = append(next, on)
						}
					}
				}
				return false
			}
			b.studyEffects(func(s *kg.Statement, e *kg.Evidence) {
				actor := s.Subject
				if c := b.nodes[actor].Category; c != kg.EVPreparation && c != kg.CellType || e.Basis != kg.Stated {
					return
				}
				for _, via := range e.Via {
					if noStep[e.Locators[0]+" "+b.key[via]] != "" {
						continue
					}
					if !leads(actor, b.key[actor], b.key[via]) {
						complaints = append(complaints, fmt.Sprintf("the vesicles neither carry nor change the mediator %s: %s", b.key[via], b.say(e)))
					}
					if !leads(actor, b.key[via], b.key[s.Object]) {
						complaints = append(complaints, fmt.Sprintf("nothing says what the mediator %s does: %s", b.key[via], b.say(e)))
					}
				}
			})
			return complaints
		},
		func(d *mutable) { d.forget("gene-mecp2 AFFECTS outcome-cardiac-fibrosis") },
		func(d *mutable) { d.forget("ev-57-msc CARRIES mir-133b") },
		func(d *mutable) { d.forget("inflammatory-response AFFECTS outcome-survival") },
	)
}

// Rule 3: negatives, nulls, partial effects and hedges are there as such.
func TestNegativesPartialEffectsAndHedges(t *testing.T) {
	holdAll(t, []fact{
		// Partial, by dose and by stage.
		{"kidney:3.2", "ev-24-msc TESTED_IN model-24-cisplatin-aki", "mixed single"},
		{"kidney:3.3", "ev-24-msc TESTED_IN model-24-cisplatin-aki", "mixed multiple"},
		{"kidney:3.2", "ev-24-msc AFFECTS outcome-tubular-injury", "no_effect single chronic"},
		{"kidney:3.2", "ev-24-msc AFFECTS outcome-survival", "increases single"},
		{"kidney:3.3", "ev-24-msc AFFECTS outcome-mortality", "decreases multiple more"},
		{"kidney:10.3", "ev-33-human-whartons-jelly-msc AFFECTS outcome-kidney-injury", "decreases acute"},
		{"kidney:10.3", "ev-33-human-whartons-jelly-msc AFFECTS outcome-kidney-injury", "decreases chronic"},
		{"kidney:12.2", "ev-37-msc AFFECTS outcome-oxidative-stress", "decreases single early"},
		{"brain:3.1", "msc-ev TESTED_IN model-traumatic-brain-injury", "result_not_stated"},
		// Little, more and less.
		{"exosomes:1.11", "exosome CARRIES phosphatidylserine", "low in:vesicle-membrane"},
		{"exosomes:1.11", "exosome CARRIES cholesterol", "enriched in:vesicle-membrane"},
		{"therapy:2.2", "msc-ev CARRIES protein-mhc-molecule", "low less comparator:msc"},
		{"therapy:2.2", "msc-ev HAS_TRAIT outcome-safety", "more comparator:msc"},
		{"kidney:2.1", "ev-23-msc AFFECTS outcome-fibrosis", "decreases equal comparator:msc-tissue-not-stated"},
		{"paracrine:3.2", "msc-ev HAS_TRAIT outcome-biological-activity", "equal comparator:msc"},
		// A change whose direction is not told has none.
		{"kidney:5.5", "ev-27-msc REGULATES mirna-27-ptec", "unspecified in:proximal-tubular-epithelial-cell"},
		{"liver:6.2", "ev-45-msc AFFECTS inflammatory-response", "unspecified"},
		{"brain:2.1", "ev-59-msc AFFECTS immune-response", "unspecified"},
		{"paracrine:1.3", "msc-secreted-factor-class AFFECTS immune-response", "unspecified"},
		{"exosomes:1.16", "exosome AFFECTS immune-system-process", "unspecified"},
		// "Possibly by Y" hedges the mechanism, not the finding.
		{"heart:4.4", "ev-55-msc AFFECTS pulmonary-hypertension", "decreases plain"},
		{"heart:4.4", "ev-55-msc AFFECTS pulmonary-hypertension", "decreases hedged via:stat3-signaling"},
		{"heart:4.4", "ev-55-msc MODULATES stat3-signaling", "decreases hedged"},
		{"brain:1.5", "ev-58-mir-17-92 AFFECTS neurogenesis", "increases plain via:mir-17-92-cluster"},
		{"brain:1.5", "ev-58-mir-17-92 AFFECTS neurogenesis", "increases hedged via:gene-pten"},
		{"brain:1.5", "ev-58-mir-17-92 REGULATES gene-pten", "decreases hedged"},
		{"kidney:4.2", "ev-25-msc AFFECTS outcome-kidney-injury", "decreases plain"},
		{"kidney:4.2", "ev-25-msc AFFECTS tubular-cell", "increases protection hedged"},
		{"brain:3.7", "ev-64-adipose-msc PROPOSED_FOR alzheimer-disease", "hedged"},
		{"brain:3.9", "ev-65-dental-pulp-msc PROPOSED_FOR parkinson-disease", "hedged"},
		{"kidney:13.5", "ev-38-msc AFFECTS acute-kidney-injury", "decreases hedged"},
	})
	holdNone(t, []fact{
		{"", "ev-24-msc AFFECTS outcome-tubular-injury", "decreases"},
		{"", "ev-24-msc TESTED_IN model-24-cisplatin-aki", "beneficial"},
		{"", "ev-25-rnase AFFECTS *", "decreases"},
		{"", "ev-25-rnase AFFECTS *", "increases"},
		{"", "ev-45-msc AFFECTS inflammatory-response", "decreases"},
		{"", "ev-59-msc AFFECTS immune-response", "increases"},
		{"", "ev-55-msc MODULATES stat3-signaling", "plain"},
		{"", "ev-58-mir-17-92 REGULATES gene-pten", "plain"},
		{"", "ev-64-adipose-msc TESTED_IN *", "stated"},
	})
}

// denials are all claims of the article that something is not so, with the words
// that deny it.
var denials = map[string]string{
	"msc:1.1 msc IS_A hematopoietic-cell":                                       "nonhematopoietic",
	"msc:1.1 msc EXPRESSES gene-cd14":                                           "without the expression of CD14",
	"msc:1.1 msc EXPRESSES gene-cd34":                                           "without the expression of CD14, CD34",
	"msc:1.1 msc EXPRESSES gene-ptprc":                                          "and CD45",
	"exosomes:1.5 calcium-ion AFFECTS exosomal-secretion":                       "not affected by calcium",
	"exosomes:1.7 exosome HAS_TRAIT outcome-cryoprotectant-requirement":         "without any toxic cryoprotectant",
	"therapy:2.2 msc-ev AFFECTS outcome-tumor-formation":                        "inability to directly form tumors",
	"kidney:3.2 ev-24-msc AFFECTS outcome-tubular-injury":                       "not able to prevent chronic tubular injury",
	"kidney:4.2 ev-25-rnase AFFECTS outcome-kidney-injury":                      "abolished after RNase pretreatment",
	"kidney:4.2 ev-25-rnase TESTED_IN model-25-rat-iri":                         "abolished after RNase pretreatment",
	"conclusions:1.4 msc-ev HAS_TRAIT outcome-known-mechanism":                  "is not clear",
	"conclusions:1.5 msc-ev HAS_TRAIT outcome-standard-isolation-method":        "effort should be directed toward achieving standard methods",
	"conclusions:1.5 msc-ev HAS_TRAIT outcome-standard-characterization-method": "standard methods for EV isolation characterization",
	"conclusions:1.5 msc-ev HAS_TRAIT outcome-standard-administration-method":   "characterization and administration",
}

func TestDenialsAreThoseOfTheArticle(t *testing.T) {
	for row, words := range denials {
		if at, _, _ := strings.Cut(row, " "); !wrote(at, words) {
			t.Errorf("%s does not say %q", at, words)
		}
	}
	hold(t,
		func(b *book) []string {
			found := map[string]bool{}
			for i := range b.Evidence {
				e := &b.Evidence[i]
				s := b.statements[e.Statement]
				if s.Negative() || s.Result == kg.ResultNoEffect || s.Result == kg.Harmful {
					found[e.Locators[0]+" "+b.claim(s)] = true
				}
			}
			return same(denials, found, "the article denies this, the seed does not", "the seed denies what the article does not")
		},
		func(d *mutable) { d.statement("msc EXPRESSES gene-cd34").Negated = false },
		func(d *mutable) { d.statement("calcium-ion AFFECTS exosomal-secretion").Effect = kg.Decreases },
		func(d *mutable) { d.statement("ev-25-rnase TESTED_IN model-25-rat-iri").Result = kg.Beneficial },
		func(d *mutable) { d.statement("ev-26-msc CARRIES mrna-igf1r").Negated = true },
	)
}

// hedgeWords are what a sentence hedges with.
var hedgeWords = regexp.MustCompile(`(?i)\b(may|might|could|possibly|presumably|suggest\w*|imply|implies)\b`)

// hedges are the sentences that hedge and say something nevertheless. The words
// "could" and "suggest" do not always: firm lists those.
var hedges = map[string]string{
	"exosomes:1.14":     "may enter cells",
	"exosomes:1.15":     "may also transmit",
	"microvesicles:2.1": "may change",
	"microvesicles:2.2": "may also horizontally transfer",
	"msc:3.2":           "originally thought",
	"paracrine:2.1":     "investigated the therapeutic effects",
	"therapy:1.2":       "was considered as",
	"therapy:2.1":       "has been shifting",
	"kidney:1.4":        "suggest",
	"kidney:2.2":        "might replicate",
	"kidney:4.2":        "suggesting EVs could",
	"kidney:13.5":       "may protect",
	"liver:3.2":         "could stimulate",
	"liver:4.2":         "suggesting that",
	"liver:6.3":         "suggesting that",
	"heart:1.6":         "could improve",
	"heart:4.4":         "possibly through",
	"heart:5.1":         "imply",
	"brain:1.5":         "possibly by",
	"brain:3.7":         "might be a therapeutic approach",
	"conclusions:1.3":   "could be",
}

// firm are sentences with such a word that does not hedge what the seed says.
var firm = map[string]string{
	"abstract:1.6": "may be used: an outlook, PROPOSED_FOR",
	"kidney:9.2":   "observed that EVs could reduce: ability",
	"liver:1.3":    "demonstrated that ... could improve: ability",
	"heart:2.2":    "found that EVs ... could reduce: ability",
	"brain:3.9":    "presumably could be used: an outlook, PROPOSED_FOR",
}

func TestHedgesAreThoseOfTheArticle(t *testing.T) {
	for at, words := range hedges {
		if !wrote(at, words) {
			t.Errorf("%s does not say %q", at, words)
		}
	}
	for at, text := range theArticle() {
		if word := hedgeWords.FindString(text); word != "" && hedges[at] == "" && firm[at] == "" {
			t.Errorf("%s says %q, and neither table knows it", at, word)
		}
	}
	hold(t,
		func(b *book) (complaints []string) {
			hedged := map[string]bool{}
			for i := range b.Evidence {
				e := &b.Evidence[i]
				if !e.Hedged || b.statements[e.Statement].Predicate == kg.ProposedFor {
					continue
				}
				if !slices.ContainsFunc(e.Locators, func(at string) bool { return hedges[at] != "" }) {
					complaints = append(complaints, "the sentence does not hedge: "+b.say(e))
				}
				for _, at := range e.Locators {
					hedged[at] = true
				}
			}
			for at := range hedges {
				if !hedged[at] {
					complaints = append(complaints, at+" hedges, and nothing read there is hedged")
				}
			}
			return complaints
		},
		func(d *mutable) {
			d.first("kidney:2.2", "ev-23-msc TESTED_IN model-23-nephrectomy", "hedged").Hedged = false
		},
		func(d *mutable) {
			d.first("kidney:4.1", "ev-25-msc AFFECTS acute-kidney-injury", "plain").Hedged = true
		},
	)
}

// outlooks are the sentences that hedge a use of MSCs or their vesicles.
var outlooks = map[string]string{
	"abstract:1.6":    "may be used",
	"abstract:1.7":    "therapeutic potential",
	"background:1.4":  "possible non-cellular therapy",
	"msc:3.1":         "promising approach",
	"brain:1.1":       "potential therapeutic benefit",
	"brain:3.7":       "might be a therapeutic approach",
	"brain:3.9":       "presumably could be used",
	"conclusions:1.3": "could be an effective",
}

// TestOutlooksAreHedgedByTheArticle: PROPOSED_FOR is hedged by rule. Where the
// article does not hedge, a flag says that the hedge is the curator's.
func TestOutlooksAreHedgedByTheArticle(t *testing.T) {
	for at, words := range outlooks {
		if !wrote(at, words) {
			t.Errorf("%s does not say %q", at, words)
		}
	}
	hold(t,
		func(b *book) (complaints []string) {
			for _, e := range b.find(fact{"", "* PROPOSED_FOR *", ""}) {
				chosen := slices.ContainsFunc(e.Flags, func(f kg.Flag) bool { return f.Kind == "MAPPING_CHOICE" })
				hedged := slices.ContainsFunc(e.Locators, func(at string) bool { return outlooks[at] != "" })
				if !chosen && !hedged {
					complaints = append(complaints, "the sentence does not hedge, and no flag says so: "+b.say(e))
				}
			}
			return complaints
		},
		func(d *mutable) { d.first("conclusions:1.1", "msc-exosome PROPOSED_FOR tissue-damage", "").Flags = nil },
		func(d *mutable) { d.first("brain:3.7", "* PROPOSED_FOR *", "").Locators = []string{"brain:3.6"} },
	)
}

// Rule 4: treated and control preparations are nodes of their own, made from the
// untreated one, and do not share what is said of it.
func TestTreatedPreparationsAreTheirOwn(t *testing.T) {
	holdAll(t, []fact{
		{"kidney:4.2", "ev-25-rnase PREPARED_WITH ev-25-msc", "stated"},
		{"kidney:4.2", "ev-25-rnase PREPARED_WITH protein-rnase", "stated"},
		{"kidney:4.2", "ev-25-rnase AFFECTS outcome-kidney-injury", "no_effect comparator:ev-25-msc less"},
		{"kidney:4.1", "ev-25-msc AFFECTS outcome-renal-function", "increases"},
		{"kidney:4.1", "ev-25-msc TESTED_IN model-25-rat-iri", "beneficial"},
		{"heart:4.1", "cardiac-stem-cell-54-preconditioned IS_A cardiac-stem-cell", "stated"},
		{"heart:4.1", "cardiac-stem-cell-54-preconditioned PREPARED_WITH ev-54-msc", "stated"},
		{"heart:4.2", "cardiac-stem-cell-54-preconditioned TESTED_IN model-54-rat-mi", "beneficial"},
		{"heart:4.2", "cardiac-stem-cell-54-preconditioned AFFECTS outcome-cardiac-fibrosis", "decreases"},
		{"heart:4.2", "cardiac-stem-cell-54-preconditioned AFFECTS outcome-capillary-density", "increases"},
		{"heart:1.2", "msc-human-embryonic-stem-cell PREPARED_WITH embryonic-stem-cell", "name"},
	})
	holdNone(t, []fact{
		{"", "ev-25-rnase IS_A *", ""},
		{"", "ev-25-msc AFFECTS *", "no_effect"},
		{"", "ev-25-msc TESTED_IN model-25-rat-iri", "no_effect"},
		{"", "ev-54-msc AFFECTS *", ""},
		{"", "ev-54-msc TESTED_IN *", ""},
		{"", "cardiac-stem-cell AFFECTS *", ""},
		{"", "cardiac-stem-cell TESTED_IN *", ""},
	})
	hold(t,
		func(b *book) (complaints []string) {
			said := map[string][]string{} // by preparation: what is said of its effects
			agents := map[string][]string{}
			for i := range b.Statements {
				s := &b.Statements[i]
				if b.nodes[s.Subject].Category == kg.EVPreparation && s.Predicate == kg.IsA {
					complaints = append(complaints, "a preparation is a kind of nothing: "+b.claim(s))
				}
				if s.Predicate == kg.PreparedWith {
					agents[b.key[s.Subject]] = append(agents[b.key[s.Subject]], b.key[s.Object])
				}
				if s.Predicate.TakesEffect() || s.Predicate == kg.TestedIn {
					said[b.key[s.Subject]] = append(said[b.key[s.Subject]], fmt.Sprint(b.claim(s), s.Effect, s.Aspect, s.Result))
				}
			}
			for i := range b.Nodes {
				n := &b.Nodes[i]
				key := b.key[n.ID]
				if n.Category != kg.EVPreparation {
					continue
				}
				from := slices.DeleteFunc(slices.Clone(agents[key]), func(a string) bool { return b.nodes[b.id[a]].Category != kg.EVPreparation })
				with := len(agents[key]) - len(from)
				if treated := n.Attributes.Treatment != ""; treated != (len(from) == 1 && with > 0) {
					complaints = append(complaints, fmt.Sprintf("%s: treatment %q, prepared with %v", key, n.Attributes.Treatment, agents[key]))
				}
				for _, untreated := range from {
					for _, claim := range said[key] {
						if slices.Contains(said[untreated], strings.Replace(claim, key, untreated, 1)) {
							complaints = append(complaints, "the treated preparation shares what is said of the untreated one: "+claim)
						}
					}
				}
			}
			return complaints
		},
		func(d *mutable) { d.forget("ev-25-rnase PREPARED_WITH protein-rnase") },
		func(d *mutable) { d.forget("ev-25-rnase PREPARED_WITH ev-25-msc") },
		func(d *mutable) { d.statement("ev-25-msc TESTED_IN model-25-rat-iri").Result = kg.ResultNoEffect },
		func(d *mutable) { d.claimAnew(fact{"kidney:4.2", "ev-25-rnase IS_A ev-25-msc", ""}) },
	)
}

// Rule 5: the direction follows the sense. "Improved injury" is less injury.
func TestDirectionFollowsTheSense(t *testing.T) {
	holdAll(t, []fact{
		{"kidney:1.3", "ev-21-msc AFFECTS outcome-tubular-injury", "decreases"},                      // improved tubular injury
		{"kidney:1.3", "ev-21-msc AFFECTS outcome-renal-function", "increases"},                      // improved ... renal function
		{"kidney:2.1", "ev-23-msc AFFECTS outcome-tubular-atrophy", "decreases"},                     // decreased or eliminated
		{"kidney:3.2", "ev-24-msc AFFECTS outcome-renal-function", "increases"},                      // ameliorating the affected renal function
		{"kidney:3.2", "ev-24-msc AFFECTS outcome-renal-morphology", "increases"},                    // and morphology
		{"kidney:6.1", "ev-28-msc AFFECTS outcome-oxidative-stress", "decreases"},                    // improving oxidative stress
		{"kidney:6.1", "ev-28-msc AFFECTS acute-kidney-injury", "decreases"},                         // repair AKI
		{"kidney:7.2", "ev-29-glomerular-msc AFFECTS outcome-renal-function", "increases"},           // ameliorated the affected kidney function
		{"kidney:10.3", "ev-33-human-whartons-jelly-msc AFFECTS outcome-kidney-injury", "decreases"}, // improved renal injury
		{"liver:1.3", "ev-39-human-umbilical-cord-msc AFFECTS outcome-liver-fibrosis", "decreases"},  // improve liver fibrosis
		{"liver:2.3", "ev-41-chorionic-plate-mir-125b AFFECTS outcome-liver-fibrosis", "decreases"},  // improved hepatic fibrosis
		{"liver:5.3", "ev-44-human-umbilical-cord-msc AFFECTS acute-liver-injury", "decreases"},      // rescued from
		{"liver:5.3", "gene-gpx1 AFFECTS hydrogen-peroxide", "increases degradation"},                // detoxifying
		{"heart:3.3", "ev-52-mir-210 AFFECTS outcome-cardiac-function", "increases"},                 // ameliorated cardiac function
		{"brain:2.4", "ev-61-msc AFFECTS outcome-neuronal-degeneration", "decreases"},                // improved ... degeneration
		{"brain:3.3", "ev-63-msc AFFECTS outcome-pattern-separation-impairment", "decreases"},        // salvaged ... impairments
		{"brain:3.3", "ev-63-msc AFFECTS outcome-spatial-learning-impairment", "decreases"},
		// A changed phosphorylation stays one.
		{"heart:1.4", "ev-46-msc REGULATES gene-gsk3b", "increases phosphorylation"},
		{"heart:1.4", "ev-46-msc REGULATES protein-jnk", "decreases phosphorylation"},
	})
	holdNone(t, []fact{
		{"", "ev-46-msc REGULATES gene-gsk3b", "activity"},
		{"", "ev-46-msc MODULATES akt-signaling", ""},
	})
}

var (
	// harm and good tell by its name whether less or more of a thing is better.
	harm = regexp.MustCompile(`(?i)injury|fibrosis|atrophy|mortality|infarct|lesion|degeneration|impairment|sequelae|hypertrophy|hypertension|oxidative stress|apoptosis|necrosis|cell death|inflammat|gliosis|infiltration|failure|stellate cell|mesenchymal transition|oxygen species|requirement|tumor`)
	good = regexp.MustCompile(`(?i)function|survival|recovery|regeneration|protection|plasticity|restoration|morphology|angiogenesis|neurogenesis|oligodendrogenesis|remodeling|density|^cell proliferation|benefit|autophagy|repair|safety`)
)

// worth is +1 for what is good, -1 for what does harm, 0 where the name does not
// tell.
func worth(n *kg.Node) int {
	switch n.Category {
	case kg.Outcome, kg.Disease, kg.BiologicalProcess:
	default:
		return 0
	}
	switch {
	case harm.MatchString(n.Name):
		return -1
	case good.MatchString(n.Name):
		return 1
	}
	return 0
}

// sign is +1 for more, -1 for less, 0 where the claim has no direction. Removal
// flips it; phosphorylation has none.
func sign(s *kg.Statement) int {
	sign := map[kg.Effect]int{kg.Increases: 1, kg.Decreases: -1}[s.Effect]
	switch s.Aspect {
	case kg.Degradation:
		return -sign
	case kg.Phosphorylation:
		return 0
	}
	return sign
}

func TestBenefitAndDirectionAgree(t *testing.T) {
	hold(t,
		func(b *book) (complaints []string) {
			helped := map[kg.CURIE]bool{}
			for i := range b.Statements {
				if s := &b.Statements[i]; s.Predicate == kg.TestedIn && (s.Result == kg.Beneficial || s.Result == kg.Mixed) {
					helped[s.Subject] = true
				}
			}
			for i := range b.Statements {
				s := &b.Statements[i]
				value, direction := worth(b.nodes[s.Object]), sign(s)
				if s.Predicate != kg.Affects || s.Aspect == kg.Protection || value == 0 || direction == 0 {
					continue
				}
				if helped[s.Subject] && value != direction {
					complaints = append(complaints, fmt.Sprintf("it helped, yet %s %s", b.claim(s), s.Effect))
				}
				if cause := worth(b.nodes[s.Subject]); cause != 0 && cause*value != direction {
					complaints = append(complaints, fmt.Sprintf("harm makes harm and good makes good, yet %s %s", b.claim(s), s.Effect))
				}
			}
			return complaints
		},
		func(d *mutable) { d.statement("ev-21-msc AFFECTS outcome-tubular-injury").Effect = kg.Increases },
		func(d *mutable) { d.statement("ev-24-msc AFFECTS outcome-survival").Effect = kg.Decreases },
		func(d *mutable) {
			d.statement("outcome-oxidative-stress AFFECTS outcome-fibrosis").Effect = kg.Decreases
		},
		func(d *mutable) { d.statement("angiogenesis AFFECTS outcome-cardiac-function").Effect = kg.Decreases },
	)
}

// TestMostHarmsAreKnown keeps the test before this one from going blind: of the
// outcomes and diseases that a preparation changes, the name tells the worth.
func TestMostHarmsAreKnown(t *testing.T) {
	hold(t,
		func(b *book) (complaints []string) {
			for i := range b.Statements {
				s := &b.Statements[i]
				object := b.nodes[s.Object]
				if s.Predicate == kg.Affects && b.nodes[s.Subject].Category == kg.EVPreparation && worth(object) == 0 &&
					(object.Category == kg.Outcome || object.Category == kg.Disease) {
					complaints = append(complaints, "neither harm nor good: "+object.Name)
				}
			}
			return complaints
		},
		func(d *mutable) { d.node("outcome-infarct-size").Name = "scar" },
	)
}

// TestSignsAgreeAlongAChain: where vesicles change Z by way of Y, the directions
// multiply.
func TestSignsAgreeAlongAChain(t *testing.T) {
	hold(t,
		func(b *book) (complaints []string) {
			signs := map[string]map[int]bool{} // by subject, object and preparation
			note := func(subject, object, preparation kg.CURIE, sign int) {
				row := fmt.Sprint(subject, " ", object, " ", preparation)
				if signs[row] == nil {
					signs[row] = map[int]bool{}
				}
				if sign != 0 {
					signs[row][sign] = true
				}
			}
			for i := range b.Evidence {
				e := &b.Evidence[i]
				s := b.statements[e.Statement]
				if s.Predicate == kg.Carries && !s.Negated {
					note(s.Subject, s.Object, s.Subject, 1)
				}
				if s.Predicate.TakesEffect() && s.Aspect != kg.Protection {
					actor := e.Preparation
					if actor == "" {
						actor = s.Subject
					}
					note(s.Subject, s.Object, actor, sign(s))
				}
			}
			compared := 0
			b.studyEffects(func(s *kg.Statement, e *kg.Evidence) {
				for _, via := range e.Via {
					actor := e.Preparation
					if actor == "" {
						actor = s.Subject
					}
					first, second := signs[fmt.Sprint(s.Subject, " ", via, " ", actor)], signs[fmt.Sprint(via, " ", s.Object, " ", actor)]
					for a := range first {
						for z := range second {
							if want := sign(s); want != 0 && s.Aspect != kg.Protection {
								if compared++; a*z != want {
									complaints = append(complaints, fmt.Sprintf("by way of %s it should go the other way: %s", b.key[via], b.say(e)))
								}
							}
						}
					}
				}
			})
			if compared < 50 {
				complaints = append(complaints, fmt.Sprintf("only %d chains could be compared", compared))
			}
			return complaints
		},
		func(d *mutable) { d.statement("gene-pten AFFECTS outcome-infarct-size").Effect = kg.Decreases },
		func(d *mutable) {
			d.statement("hedgehog-signaling AFFECTS outcome-liver-fibrosis").Effect = kg.Decreases
		},
		func(d *mutable) { d.statement("gene-gpx1 AFFECTS hydrogen-peroxide").Aspect = kg.Abundance },
	)
}

// chain is how a miRNA works by the article: the vesicles that carry it, the
// target that they lower by it, the step after the target, and where it ends.
type chain struct {
	at, preparation, mirna string
	target                 string // "" where the article names none
	then                   string // what the target is said to act on before the outcome, "" for none
	outcomes               []string
}

// Rule 6: a miRNA that is said to act through a target has the chain and the
// outcome as statements of their own.
var chains = []chain{
	{"liver:2.3", "ev-41-chorionic-plate-mir-125b", "mir-125b", "gene-smo", "hedgehog-signaling", []string{"outcome-liver-fibrosis"}},
	{"liver:3.1", "ev-42-adipose-mir-122", "mir-122", "", "", []string{"hepatic-stellate-cell-activation", "hepatic-stellate-cell-proliferation"}},
	{"heart:2.2", "ev-49-mir-22", "mir-22", "gene-mecp2", "", []string{"apoptotic-process", "outcome-cardiac-fibrosis"}},
	{"heart:2.4", "ev-50-mir-221", "mir-221", "gene-bbc3", "", []string{"outcome-cardioprotection"}},
	{"heart:3.2", "ev-51-mir-19a", "mir-19a", "gene-pten", "akt-signaling", []string{"outcome-cardiac-function", "outcome-infarct-size"}},
	{"heart:3.2", "ev-51-mir-19a", "mir-19a", "gene-pten", "erk-signaling", []string{"outcome-cardiac-function", "outcome-infarct-size"}},
	{"heart:3.3", "ev-52-mir-210", "mir-210", "", "", []string{"angiogenesis"}},
	{"heart:3.5", "ev-53-endometrium", "mir-21", "gene-pten", "protein-akt", []string{"outcome-cardiac-function", "outcome-infarct-size"}},
	{"brain:1.4", "ev-57-msc", "mir-133b", "", "", []string{"neurite-remodeling", "outcome-functional-recovery"}},
	{"brain:1.5", "ev-58-mir-17-92", "mir-17-92-cluster", "gene-pten", "protein-58-pten-downstream", []string{"neurogenesis", "oligodendrogenesis", "outcome-neural-plasticity", "outcome-functional-recovery"}},
}

func TestMiRNAChains(t *testing.T) {
	var facts []fact
	for _, c := range chains {
		facts = append(facts, fact{"", c.preparation + " CARRIES " + c.mirna, "stated"})
		for _, outcome := range c.outcomes {
			facts = append(facts, fact{"", c.preparation + " AFFECTS " + outcome, "via:" + c.mirna})
			if c.target == "" {
				facts = append(facts, fact{c.at, c.mirna + " AFFECTS " + outcome, "preparation:" + c.preparation})
				continue
			}
			facts = append(facts,
				fact{c.at, c.preparation + " AFFECTS " + outcome, "via:" + c.target},
				fact{c.at, c.target + " AFFECTS " + outcome, "inferred preparation:" + c.preparation})
		}
		if c.target != "" {
			facts = append(facts, fact{c.at, c.mirna + " REGULATES " + c.target, "decreases preparation:" + c.preparation})
		}
		if c.then != "" {
			predicate := "REGULATES"
			if strings.Contains(c.then, "signaling") {
				predicate = "MODULATES"
			}
			facts = append(facts, fact{c.at, c.target + " " + predicate + " " + c.then, "inferred preparation:" + c.preparation})
		}
	}
	holdAll(t, facts)
	// The effect on miR-122's targets is told, but not as a way to the outcome.
	holdNone(t, []fact{
		{"", "gene-igf1r AFFECTS hepatic-stellate-cell-proliferation", ""},
		{"", "ev-42-adipose-mir-122 AFFECTS hepatic-stellate-cell-proliferation", "via:gene-igf1r"},
		{"", "mir-210 REGULATES *", ""},
	})
}

// TestEveryMiRNAHasItsChain: the table above leaves none out.
func TestEveryMiRNAHasItsChain(t *testing.T) {
	hold(t,
		func(b *book) []string {
			want, found := map[string]bool{}, map[string]bool{}
			for _, c := range chains {
				want[c.mirna] = true
			}
			for i := range b.Evidence {
				e := &b.Evidence[i]
				s := b.statements[e.Statement]
				for _, end := range []kg.CURIE{s.Subject, s.Object} {
					if n := b.nodes[end]; e.Kind == kg.Claim && n.Category == kg.MiRNA && n.Grain != kg.Class {
						found[b.key[end]] = true
					}
				}
			}
			return same(want, found, "no statement speaks of", "the table of chains does not know")
		},
		func(d *mutable) { d.claimAnew(fact{"heart:3.3", "ev-52-mir-210 CARRIES hsa-mir-210-3p", ""}) },
	)
}

// warned are the claims of the article that are wrong by the field's knowledge,
// contradict others of it, are out of date, or go against what one would expect.
// The seed has each as the article has it, with the flag.
//
// Rule 8: they are flagged, not corrected.
var warned = []fact{
	{"abstract:1.4", "endosome DEVELOPS_INTO extracellular-vesicle", "flag:source_error"},
	{"abstract:1.4", "endosome DEVELOPS_INTO extracellular-vesicle", "flag:disputed"},
	{"abstract:1.5", "msc-ev AFFECTS outcome-therapeutic-benefit", "increases flag:disputed"},
	{"abstract:1.5", "msc AFFECTS outcome-therapeutic-benefit", "increases flag:disputed via:msc-ev"},
	{"msc:1.2", "msc-placenta ISOLATED_FROM placenta", "flag:source_error"},
	{"msc:1.2", "msc-amniotic-fluid ISOLATED_FROM amniotic-fluid", "flag:source_error"},
	{"msc:1.2", "msc-umbilical-cord-blood ISOLATED_FROM umbilical-cord-blood", "flag:source_error"},
	{"msc:1.2", "msc-whartons-jelly ISOLATED_FROM whartons-jelly", "flag:source_error"},
	{"msc:3.2", "msc AFFECTS outcome-therapeutic-benefit", "hedged flag:superseded via:msc-engraftment"},
	{"msc:3.2", "msc PARTICIPATES_IN msc-engraftment", "hedged flag:superseded"},
	{"msc:3.2", "msc PARTICIPATES_IN msc-migration", "hedged flag:superseded"},
	{"therapy:1.2", "msc PARTICIPATES_IN cell-replacement", "hedged flag:superseded"},
	{"therapy:2.1", "msc AFFECTS outcome-therapeutic-benefit", "hedged flag:superseded via:msc-engraftment"},
	{"paracrine:2.1", "msc-secreted-factor-class AFFECTS bone-and-cartilage-regeneration-in-immune-diseases", "flag:ambiguous"},
	{"ev:2.1", "extracellular-vesicle FOUND_IN malignant-ascites", "flag:source_error"},
	{"ev:2.1", "extracellular-vesicle FOUND_IN bronchial-lavage-fluid", "flag:source_error"},
	{"exosomes:1.2", "early-endosome-formation PART_OF exosome-biogenesis", "flag:source_error"},
	{"exosomes:1.3", "endosome-membrane DEVELOPS_INTO multivesicular-body", "flag:ambiguous"},
	{"exosomes:1.4", "exosomal-secretion OCCURS_IN multivesicular-body", "flag:source_error"},
	{"exosomes:1.15", "lipid-ligand-receptor-interaction AFFECTS ev-surface-adhesion", "flag:ambiguous"},
	{"exosomes:1.18", "ev-5-parkinson-neuron-exosome CARRIES protein-snca", "flag:ambiguous"},
	{"microvesicles:1.3", "microvesicle CARRIES phosphatidylserine-containing-raft-protein-class", "flag:source_error"},
	{"kidney:6.1", "ev-28-msc AFFECTS cell-population-proliferation", "flag:ambiguous via:erk1-2-pathway"},
	{"kidney:8.3", "ev-30-kidney-msc CARRIES gene-30-proangiogenic", "flag:source_error"},
	{"kidney:8.3", "gene-vegfa IS_A gene-30-proangiogenic", "flag:source_error"},
	{"kidney:8.3", "gene-igf1 IS_A gene-30-proangiogenic", "flag:source_error"},
	{"kidney:8.3", "gene-fgf2 IS_A gene-30-proangiogenic", "flag:source_error"},
	{"kidney:9.1", "ev-31-msc AFFECTS angiogenesis", "inferred flag:ambiguous"},
	{"kidney:11.3", "protein-map1lc3b AFFECTS outcome-renal-function", "inferred flag:ambiguous"},
	{"kidney:13.3", "ev-38-msc MODULATES nrf2-are-pathway", "flag:mapping_choice"},
	{"liver:3.2", "ev-42-adipose-mir-122 REGULATES gene-igf1r", "increases expression flag:sign_unexpected"},
	{"liver:3.2", "ev-42-adipose-mir-122 REGULATES gene-ccng1", "increases expression flag:sign_unexpected"},
	{"liver:3.2", "ev-42-adipose-mir-122 REGULATES gene-p4ha1", "increases expression flag:sign_unexpected"},
	{"liver:3.2", "mir-122 REGULATES gene-igf1r", "increases expression inferred flag:sign_unexpected"},
	{"liver:3.3", "gene-42-mir-122-target PARTICIPATES_IN proliferation-and-maturation-of-collagen", "flag:ambiguous"},
	{"liver:6.1", "model-45-mouse-liver-failure INDUCED_BY gene-tnf", "flag:ambiguous with:d-galactosamine"},
	{"heart:1.3", "model-46-mouse-mi MODELS myocardial-infarction", "flag:ambiguous"},
	{"heart:1.6", "model-46-mi-r MODELS myocardial-ischemia-reperfusion-injury", "flag:ambiguous"},
	{"heart:1.4", "ev-46-msc REGULATES protein-jnk", "flag:mapping_choice"},
	{"heart:1.7", "ev-47-48-msc AFFECTS angiogenesis", "flag:ambiguous credit:pub-47 credit:pub-48"},
	{"heart:4.2", "cardiac-stem-cell-54-preconditioned AFFECTS outcome-survival-bearer-not-stated", "flag:ambiguous"},
	{"brain:1.5", "protein-58-pten-downstream PARTICIPATES_IN akt-mtor-gsk3b-signaling", "flag:ambiguous"},
}

func TestDoubtsAreFlaggedNotCorrected(t *testing.T) {
	holdAll(t, warned)
	holdNone(t, []fact{
		{"", "mir-122 REGULATES gene-igf1r", "decreases"},
		{"", "mir-122 REGULATES gene-ccng1", "decreases"},
		{"", "mir-122 REGULATES gene-p4ha1", "decreases"},
		{"", "gene-vegfa IS_A growth-factor-class", ""},
		{"", "gene-igf1 IS_A growth-factor-class", ""},
		{"", "gene-fgf2 IS_A growth-factor-class", ""},
		{"", "model-46-mouse-mi MODELS myocardial-ischemia-reperfusion-injury", ""},
		{"", "model-46-mi-r MODELS myocardial-infarction", ""},
		{"", "microvesicle CARRIES phosphatidylserine", ""},
		{"", "microvesicle IS_A exosome", ""},
		{"", "ev-30-kidney-msc CARRIES gene-30-proangiogenic", "protein"},
		{"", "ev-61-msc AFFECTS inflammatory-response", ""},
	})
}

// TestFlagsSayWhy: each flag has a note, and what is disputed or superseded names
// what it is disputed or superseded by. Apart from ambiguity and choices of terms,
// all flags are in the table.
func TestFlagsSayWhy(t *testing.T) {
	hold(t,
		func(b *book) (complaints []string) {
			ids := map[kg.EvidenceID]bool{}
			for i := range b.Evidence {
				ids[b.Evidence[i].ID] = true
			}
			listed := map[string]bool{}
			for _, f := range warned {
				for _, w := range strings.Fields(f.words) {
					listed[f.at+" "+w] = true
				}
			}
			for i := range b.Evidence {
				e := &b.Evidence[i]
				for _, f := range e.Flags {
					if f.Note == "" {
						complaints = append(complaints, "a flag without a reason: "+b.say(e))
					}
					switch f.Kind {
					case "DISPUTED", "SUPERSEDED":
						if len(f.ConflictsWith) == 0 {
							complaints = append(complaints, "what does it conflict with? "+b.say(e))
						}
					}
					for _, other := range f.ConflictsWith {
						if !ids[other] {
							complaints = append(complaints, fmt.Sprintf("%s does not exist: %s", other, b.say(e)))
						}
					}
					word := "flag:" + strings.ToLower(string(f.Kind))
					known := slices.ContainsFunc(e.Locators, func(at string) bool { return listed[at+" "+word] })
					if !known && f.Kind != "AMBIGUOUS" && f.Kind != "MAPPING_CHOICE" {
						complaints = append(complaints, "the table of doubtful claims does not have this "+word+": "+b.say(e))
					}
				}
			}
			return complaints
		},
		func(d *mutable) {
			d.first("msc:3.2", "msc PARTICIPATES_IN msc-migration", "").Flags = []kg.Flag{{Kind: "SUPERSEDED", Note: "old"}}
		},
		func(d *mutable) {
			d.first("kidney:4.1", "ev-25-msc AFFECTS apoptotic-process", "").Flags = []kg.Flag{{Kind: "AMBIGUOUS"}}
		},
		func(d *mutable) {
			d.first("kidney:4.1", "ev-25-msc AFFECTS apoptotic-process", "").Flags = []kg.Flag{{Kind: "SOURCE_ERROR", Note: "no such"}}
		},
	)
}
