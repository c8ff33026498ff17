package curate

// Severity says whether a complaint keeps the seed from being served.
type Severity string

// The severities.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Rule documents one thing that lint looks for.
type Rule struct {
	Name     string
	Severity Severity
	Meaning  string // what must hold
}

// The names of the rules; Rules says what they mean.
const (
	ruleMissingFile    = "missing-file"
	ruleMissingArticle = "missing-article"
	ruleUnknownFile    = "unknown-file"
	ruleFileSize       = "file-size"
	ruleEncoding       = "encoding"
	ruleFileName       = "file-name"
	ruleTable          = "table"

	ruleYAML           = "yaml"
	ruleYAMLFeature    = "yaml-feature"
	ruleType           = "type"
	ruleUnknownField   = "unknown-field"
	ruleDuplicateField = "duplicate-field"
	ruleMissingField   = "missing-field"
	ruleUnknownValue   = "unknown-value"
	ruleDuplicateItem  = "duplicate-item"
	ruleUnsafe         = "unsafe-character"
	ruleTextForm       = "text-form"
	ruleFormat         = "format"

	ruleKeySyntax     = "key-syntax"
	ruleCURIE         = "curie"
	ruleUnknownPrefix = "unknown-prefix"

	ruleDuplicateKey     = "duplicate-key"
	ruleDuplicateID      = "duplicate-id"
	ruleDuplicateName    = "duplicate-name"
	ruleSharedName       = "shared-name"
	ruleNeedlessSynonym  = "needless-synonym"
	ruleIDCategory       = "id-category"
	ruleUnknownReference = "unknown-reference"
	ruleUnusedReference  = "unused-reference"
	ruleLabel            = "label"
	ruleLocalReason      = "local-reason"
	ruleLocalParents     = "local-parents"
	ruleReferenceFields  = "reference-fields"
	ruleTaxon            = "taxon"
	ruleUnusedEntity     = "unused-entity"
	ruleBareGene         = "bare-gene"

	ruleUnknownEntity      = "unknown-entity"
	ruleRole               = "role"
	ruleUnknownCitation    = "unknown-citation"
	ruleUnknownPredicate   = "unknown-predicate"
	ruleDomain             = "domain"
	ruleRange              = "range"
	ruleKinds              = "kinds"
	ruleSelfLoop           = "self-loop"
	ruleDuplicateStatement = "duplicate-statement"
	ruleQualifier          = "qualifier"
	ruleContradiction      = "contradiction"
	ruleEffectNegated      = "effect-negated"
	ruleGeneralMSC         = "general-msc"
	ruleOpposing           = "opposing"
	rulePolarity           = "polarity"
	ruleChainSign          = "chain-sign"
	ruleHubMechanism       = "hub-mechanism"
	ruleSubtypeFact        = "subtype-fact"
	ruleModelSpecies       = "model-species"
	ruleModelSetting       = "model-setting"
	ruleAcceptance         = "acceptance"

	ruleNoEvidence        = "no-evidence"
	ruleDuplicateEvidence = "duplicate-evidence"
	ruleNeedlessDefault   = "needless-default"
	ruleNoLocator         = "no-locator"
	ruleLocatorSyntax     = "locator-syntax"
	ruleUnknownLocator    = "unknown-locator"
	ruleLocatorOrder      = "locator-order"
	ruleUncovered         = "uncovered-sentence"
	ruleReason            = "reason"
	ruleNeedlessReason    = "needless-reason"
	ruleNoCredits         = "no-credits"
	ruleReachCredits      = "reach-credits"
	ruleSummaryLength     = "summary-length"
	ruleAsWrittenLength   = "as-written-length"
	ruleCargoEffect       = "cargo-effect"
	ruleProposedHedged    = "proposed-hedged"
	ruleComparison        = "comparison"
	ruleConflictTarget    = "conflict-target"
	ruleECO               = "eco"
	ruleMappingPredicate  = "mapping-predicate"
	ruleMappingFields     = "mapping-fields"
	ruleUnknownSource     = "unknown-source"

	ruleModel = "model"
)

// Rules lists every rule, in the order in which a seed is read.
var Rules = []Rule{
	{ruleMissingFile, Error, "`sources.yaml` and `reference.tsv` are there"},
	{ruleMissingArticle, Warning, "`article.tsv` is there; without it nobody knows whether a locator exists"},
	{ruleUnknownFile, Error, "a file stands where the first table of this page says, under a category's name in `entities/`, and ends in `.yaml`"},
	{ruleFileSize, Error, "a file has at most 4 MiB"},
	{ruleEncoding, Error, "a file is UTF-8 without a byte order mark"},
	{ruleFileName, Error, "a study file is named for its citations (`25-rat-iri.yaml`, `47-48-function.yaml`), a background file for its topic"},
	{ruleTable, Error, "rows of `reference.tsv` and `article.tsv` have all their columns, stand once, and are sorted by id and in reading order"},

	{ruleYAML, Error, "the file is YAML"},
	{ruleYAMLFeature, Error, "one document, no anchors, aliases, merge keys or tags, at most 12 levels deep"},
	{ruleType, Error, "a field holds what it should: a text, a list, `true` or `false`, a whole number; never nothing. Numbers and words need no quotes, a text is taken as it is written"},
	{ruleUnknownField, Error, "only the fields of this page are used, typed fields in their category only"},
	{ruleDuplicateField, Error, "a field stands once"},
	{ruleMissingField, Error, "required fields are there; in evidence, `level`, `knowledge` and `agent` by itself or by the file's defaults"},
	{ruleUnknownValue, Error, "a value is one of those listed, in lower case"},
	{ruleDuplicateItem, Error, "an item stands once in its list"},
	{ruleUnsafe, Error, "no control, bidirectional or zero-width characters, not even in comments"},
	{ruleTextForm, Error, "texts are in Unicode form NFC, with single spaces and none at the ends; `doi`, `pmid`, `url` and `sequence` are written as such"},
	{ruleFormat, Warning, "the file is in canonical order and form, as `evgraph lint --fix` writes it"},

	{ruleKeySyntax, Error, "keys and topics are lower-case letters, digits and single hyphens; topics start with a letter"},
	{ruleCURIE, Error, "ids are `prefix:local`; `EVG` ids use letters, digits, `.`, `_` and `-`, and do not start with `S-` or `E-`"},
	{ruleUnknownPrefix, Error, "the prefix of an id is a known one, spelled exactly"},

	{ruleDuplicateKey, Error, "a key names one entity, or one source"},
	{ruleDuplicateID, Error, "an id belongs to one entity, and a citation number to one publication"},
	{ruleDuplicateName, Error, "within a category, no two entities of one species share a name or synonym, case aside"},
	{ruleSharedName, Warning, "entities of different categories or species share no name or synonym"},
	{ruleNeedlessSynonym, Warning, "a synonym is not the name over again"},
	{ruleIDCategory, Error, "the prefix of an entity's id suits its category"},
	{ruleUnknownReference, Error, "ids, parents, xrefs and ECO codes stand in `reference.tsv`; xrefs to HP, MP, MESH, DOID, PMID, PMCID and doi need not"},
	{ruleUnusedReference, Warning, "rows of `reference.tsv` are used"},
	{ruleLabel, Error, "`label` is the official one of `reference.tsv`, and stands on reference ids only"},
	{ruleLocalReason, Error, "an `EVG:` id has a `reason`"},
	{ruleLocalParents, Error, "an `EVG:` id has reference terms as `parents`, or `none`"},
	{ruleReferenceFields, Error, "`reason` and `parents` stand on `EVG:` ids only"},
	{ruleTaxon, Error, "`taxon` stands on genes, proteins and RNAs only"},
	{ruleUnusedEntity, Warning, "an entity is used by a statement, by evidence or as a taxon"},
	{ruleBareGene, Warning, "of a gene more is told than what it makes: a finding on its product alone is found by the product's synonyms"},

	{ruleUnknownEntity, Error, "a key that is used is an entity's"},
	{ruleRole, Error, "an entity is of the category that its place asks for: `credits` publications, `model` a disease model, `preparation` an EV preparation, `species` and `taxon` a species, `context` cells, tissues or cell components"},
	{ruleUnknownCitation, Error, "each of `citations` is the `citation` of a publication"},
	{ruleUnknownPredicate, Error, "the predicate is one of those listed"},
	{ruleDomain, Error, "the subject's category is one that the predicate takes"},
	{ruleRange, Error, "the object's category is one that the predicate takes"},
	{ruleKinds, Error, "subject and object of ORTHOLOG_OF, IS_A and PART_OF are of one kind"},
	{ruleSelfLoop, Error, "subject and object differ"},
	{ruleDuplicateStatement, Error, "a file makes a statement once; equal statements of several files are one, their evidence added up"},
	{ruleQualifier, Error, "a qualifier stands only where the predicate takes it, `molecule_level` only with a gene at one end"},
	{ruleContradiction, Error, "qualifiers agree: nothing is negated and enriched, low, valued or beneficial; `min` is not above `max`"},
	{ruleEffectNegated, Error, "REGULATES, MODULATES and AFFECTS say no by `effect: no_effect`, never by `negated`"},
	{ruleGeneralMSC, Error, "the general MSC secretes no preparation; `msc-tissue-not-stated` may"},
	{ruleOpposing, Warning, "statements that contradict each other differ in the circumstances of their evidence, or are joined by `conflicts_with`; what is both raised and lowered by one thing in one model, even by different aspects, differs in circumstances that both state"},
	{rulePolarity, Warning, "a miRNA, or what acts by miRNAs alone, does not raise the amount of a gene, RNA or protein"},
	{ruleChainSign, Warning, "the direction of an effect is what comes out step by step along its `via`: two decreases are an increase, a vesicle has what it carries, and what does not change carries nothing on"},
	{ruleHubMechanism, Warning, "outside `scope: background` a hub neither acts on anything nor stands in `via`"},
	{ruleSubtypeFact, Warning, "of vesicles in general nothing is claimed that was only read in the sections on exosomes and microvesicles, or only in sentences that say it of a subtype"},
	{ruleModelSpecies, Warning, "the species of a model is that of its strain, and the `species` of evidence that of its model"},
	{ruleModelSetting, Warning, "the `setting` of evidence suits the kind of its model; `computational` suits any, and patients are `in_vivo`"},
	{ruleAcceptance, Warning, "an acceptance names a rule that is answered by one and that would complain without it"},

	{ruleNoEvidence, Error, "a statement has evidence"},
	{ruleDuplicateEvidence, Error, "the id of an evidence entry, made of citations or topic and key, stands once"},
	{ruleNeedlessDefault, Warning, "an entry does not repeat a default of its file, nor clear what has none"},
	{ruleNoLocator, Error, "evidence says where it was read (`at`), or by which table and release (`mapping`, structural predicates only)"},
	{ruleLocatorSyntax, Error, "a locator is `section:paragraph.sentence`"},
	{ruleUnknownLocator, Error, "a locator stands in `article.tsv`"},
	{ruleLocatorOrder, Warning, "the locators of an entry are in the order of the article"},
	{ruleUncovered, Warning, "a sentence of `article.tsv` has evidence, or a reason why not"},
	{ruleReason, Error, "the reason of a sentence is one of the closed list"},
	{ruleNeedlessReason, Warning, "a sentence with evidence has no reason"},
	{ruleNoCredits, Error, "evidence has `credits` or says `reach: none`"},
	{ruleReachCredits, Error, "evidence with `reach: none` has no credits"},
	{ruleSummaryLength, Error, "`summary` has at most 25 words"},
	{ruleAsWrittenLength, Error, "`as_written` has at most six words"},
	{ruleCargoEffect, Error, "an effect of a molecule names the model or preparation it was seen in, or is `scope: background`"},
	{ruleProposedHedged, Error, "PROPOSED_FOR is an outlook: `hedged: true`"},
	{ruleComparison, Error, "`comparison` stands beside a `comparator`"},
	{ruleConflictTarget, Error, "`conflicts_with` names evidence that exists, as `E-25-apoptosis`, and not its own"},
	{ruleECO, Error, "`eco` is an ECO code"},
	{ruleMappingPredicate, Error, "`mapping` stands on IS_A, PART_OF, HAS_GENE_PRODUCT, ORTHOLOG_OF and OF_SPECIES only"},
	{ruleMappingFields, Error, "evidence with `mapping` has only `key`, `summary`, `flags`, `eco`, `knowledge`, `agent`, `level: review` and `scope: background` besides"},
	{ruleUnknownSource, Error, "`mapping` and `reference.tsv` name a source of `sources.yaml`, which also has `review`"},

	{ruleModel, Error, "the graph as a whole obeys the model"},
}

var severities = func() map[string]Severity {
	out := make(map[string]Severity, len(Rules))
	for _, r := range Rules {
		out[r.Name] = r.Severity
	}
	return out
}()

// severity errs on the safe side for a rule that Rules has forgotten.
func severity(rule string) Severity {
	if s, ok := severities[rule]; ok {
		return s
	}
	return Error
}
