package kg

import "slices"

// Predicate is the relation that a statement claims. The value is the name of
// the GraphQL enum and of the Neo4j relationship type.
type Predicate string

// The predicates.
const (
	IsolatedFrom   Predicate = "ISOLATED_FROM"
	OfSpecies      Predicate = "OF_SPECIES"
	Secretes       Predicate = "SECRETES"
	OfSubtype      Predicate = "OF_SUBTYPE"
	PreparedWith   Predicate = "PREPARED_WITH"
	Carries        Predicate = "CARRIES"
	DeliveredTo    Predicate = "DELIVERED_TO"
	Regulates      Predicate = "REGULATES"
	Modulates      Predicate = "MODULATES"
	Affects        Predicate = "AFFECTS"
	HasGeneProduct Predicate = "HAS_GENE_PRODUCT"
	ParticipatesIn Predicate = "PARTICIPATES_IN"
	TestedIn       Predicate = "TESTED_IN"
	ProposedFor    Predicate = "PROPOSED_FOR"
	Models         Predicate = "MODELS"
	InducedBy      Predicate = "INDUCED_BY"
	OccursIn       Predicate = "OCCURS_IN"
	AssociatedWith Predicate = "ASSOCIATED_WITH"
	MarkerOf       Predicate = "MARKER_OF"
	Expresses      Predicate = "EXPRESSES"
	DevelopsInto   Predicate = "DEVELOPS_INTO"
	HasTrait       Predicate = "HAS_TRAIT"
	FoundIn        Predicate = "FOUND_IN"
	OrthologOf     Predicate = "ORTHOLOG_OF"
	IsA            Predicate = "IS_A"
	PartOf         Predicate = "PART_OF"
)

// PredicateInfo documents one predicate. The sentence forms hold {subject} and
// {object}; Reading fills them in.
type PredicateInfo struct {
	Predicate Predicate
	Meaning   string
	Domain    []Category
	Range     []Category
	SameKind  bool   // subject and object must be of one kind (cargo kinds count as one, Outcome and Disease as one)
	Effect    bool   // takes effect and aspect; says no by no_effect, never by negated
	Amount    bool   // takes amount
	Sentence  string // the claim in words
	Denial    string // the claim denied, where negated is allowed
	Inverse   string // the sentence from the object's side, "{object} ... {subject}"
	Biolink   string // Biolink Model 4.4 predicate
}

func cats(sets ...any) []Category {
	var out []Category
	for _, s := range sets {
		switch s := s.(type) {
		case Category:
			out = append(out, s)
		case []Category:
			out = append(out, s...)
		}
	}
	return out
}

// Predicates lists every predicate in the order of the model.
var Predicates = []PredicateInfo{
	{IsolatedFrom, "was obtained from this tissue or fluid", cats(MSCSource, EVPreparation), cats(Tissue), false, false, false,
		"{subject} is isolated from {object}", "{subject} is not isolated from {object}", "{object} is a source of {subject}", "biolink:derives_from"},
	{OfSpecies, "belongs to this species", cats(MSCSource, CellType, DiseaseModel), cats(Taxon), false, false, false,
		"{subject} is of the species {object}", "{subject} is not of the species {object}", "{object} is the species of {subject}", "biolink:in_taxon"},
	{Secretes, "releases", cats(MSCSource, CellType), cats(EVPreparation, EVSubtype, CargoCategories), false, false, false,
		"{subject} secretes {object}", "{subject} does not secrete {object}", "{object} is secreted by {subject}", "biolink:produces"},
	{OfSubtype, "is a preparation of this class of vesicle", cats(EVPreparation), cats(EVSubtype), false, false, false,
		"{subject} is a preparation of {object}", "{subject} is not a preparation of {object}", "{object} is the class of {subject}", "biolink:subclass_of"},
	{PreparedWith, "was made from or with", cats(EVPreparation, MSCSource, CellType), cats(EVPreparation, MSCSource, CellType, CargoCategories, Procedure), false, false, false,
		"{subject} is prepared with {object}", "{subject} is prepared without {object}", "{object} is used to prepare {subject}", "biolink:related_to"},
	{Carries, "contains as cargo, in or on the vesicle", cats(EVSubtype, EVPreparation), CargoCategories, false, false, true,
		"{subject} carries {object}", "{subject} lacks {object}", "{object} is carried by {subject}", "biolink:has_part"},
	{DeliveredTo, "is taken up by or handed over to; says nothing of an effect", cats(EVSubtype, EVPreparation, CargoCategories), cats(CellType, Tissue), false, false, false,
		"{subject} is delivered to {object}", "{subject} is not delivered to {object}", "{object} receives {subject}", "biolink:located_in"},
	{Regulates, "changes a molecule", ActorCategories, cats(Gene, Protein, RNA, MiRNA), false, true, false,
		"{subject} regulates {object}", "", "{object} is regulated by {subject}", "biolink:affects"},
	{Modulates, "changes the activity of a pathway", ActorCategories, cats(Pathway), false, true, false,
		"{subject} modulates {object}", "", "{object} is modulated by {subject}", "biolink:affects"},
	{Affects, "changes a process, readout, cell, chemical or disease", ActorCategories, cats(BiologicalProcess, Outcome, CellType, Chemical, Disease), false, true, false,
		"{subject} affects {object}", "", "{object} is affected by {subject}", "biolink:affects"},
	{HasGeneProduct, "is transcribed or translated into", cats(Gene, RNA), cats(RNA, MiRNA, Protein), false, false, false,
		"{subject} has the product {object}", "{subject} does not have the product {object}", "{object} is a product of {subject}", "biolink:has_gene_product"},
	{ParticipatesIn, "takes part in", cats(CargoCategories, EVSubtype, EVPreparation, MSCSource, CellType), cats(Pathway, BiologicalProcess), false, false, false,
		"{subject} takes part in {object}", "{subject} takes no part in {object}", "{object} involves {subject}", "biolink:participates_in"},
	{TestedIn, "was given in this model, with a result", cats(EVPreparation, EVSubtype, MSCSource, CellType, CargoCategories), cats(DiseaseModel), false, false, false,
		"{subject} was tested in {object}", "{subject} was not tested in {object}", "{object} was used to test {subject}", "biolink:beneficial_in_models_for"},
	{ProposedFor, "is put forward as a treatment, as an outlook", cats(EVPreparation, EVSubtype, MSCSource, CellType, CargoCategories), cats(Disease), false, false, false,
		"{subject} is proposed for {object}", "{subject} is not proposed for {object}", "{object} might be treated with {subject}", "biolink:studied_to_treat"},
	{Models, "stands for this disease or trait", cats(DiseaseModel), cats(Disease, Outcome), false, false, false,
		"{subject} models {object}", "{subject} does not model {object}", "{object} is modelled by {subject}", "biolink:model_of"},
	{InducedBy, "was brought about by", cats(DiseaseModel), cats(CargoCategories, BiologicalProcess, Procedure), false, false, false,
		"{subject} is induced by {object}", "{subject} is not induced by {object}", "{object} induces {subject}", "biolink:caused_by"},
	{OccursIn, "takes place in or belongs to", cats(Disease, DiseaseModel, BiologicalProcess, Outcome), cats(Tissue, CellType, CellComponent), false, false, false,
		"{subject} occurs in {object}", "{subject} does not occur in {object}", "{object} is the site of {subject}", "biolink:occurs_in"},
	{AssociatedWith, "goes with, cause not claimed", cats(CargoCategories, EVPreparation, EVSubtype, CellType, Pathway, BiologicalProcess, Outcome), cats(Disease), false, false, false,
		"{subject} is associated with {object}", "{subject} is not associated with {object}", "{object} is associated with {subject}", "biolink:associated_with"},
	{MarkerOf, "is used by the source as a marker of", CargoCategories, cats(CellType, MSCSource, EVSubtype, BiologicalProcess, Outcome, Disease), false, false, false,
		"{subject} is a marker of {object}", "{subject} is not a marker of {object}", "{object} is marked by {subject}", "biolink:biomarker_for"},
	{Expresses, "makes, as a cell", cats(MSCSource, CellType), cats(Gene, Protein, RNA, MiRNA), false, false, true,
		"{subject} expresses {object}", "{subject} does not express {object}", "{object} is expressed by {subject}", "biolink:expresses"},
	{DevelopsInto, "differentiates or matures into", cats(MSCSource, CellType, CellComponent), cats(MSCSource, CellType, CellComponent, EVSubtype), false, false, false,
		"{subject} develops into {object}", "{subject} does not develop into {object}", "{object} develops from {subject}", "biolink:develops_from"},
	{HasTrait, "has this property, with a value where it is measured", cats(MSCSource, CellType, EVSubtype, EVPreparation, CargoCategories), cats(Outcome), false, false, false,
		"{subject} has {object}", "{subject} does not have {object}", "{object} is a trait of {subject}", "biolink:has_phenotype"},
	{FoundIn, "is present in this tissue or fluid", cats(EVSubtype, EVPreparation, CargoCategories), cats(Tissue), false, false, true,
		"{subject} is found in {object}", "{subject} is not found in {object}", "{object} contains {subject}", "biolink:located_in"},
	{OrthologOf, "is the same gene in another species", CargoCategories, CargoCategories, true, false, false,
		"{subject} is an ortholog of {object}", "{subject} is not an ortholog of {object}", "{object} is an ortholog of {subject}", "biolink:orthologous_to"},
	{IsA, "is a kind of", allCategories(), allCategories(), true, false, false,
		"{subject} is a kind of {object}", "{subject} is not a kind of {object}", "{object} includes {subject}", "biolink:subclass_of"},
	{PartOf, "is a part of", allCategories(), allCategories(), true, false, false,
		"{subject} is part of {object}", "{subject} is not part of {object}", "{object} has the part {subject}", "biolink:part_of"},
}

// FlatPredicates are those that do not build hierarchies.
var FlatPredicates = func() (flat []Predicate) {
	for _, p := range Predicates {
		if p.Predicate != IsA && p.Predicate != PartOf {
			flat = append(flat, p.Predicate)
		}
	}
	return flat
}()

func allCategories() []Category {
	var out []Category
	for _, c := range Categories {
		out = append(out, c.Category)
	}
	return out
}

var predicateIndex = func() map[Predicate]*PredicateInfo {
	index := make(map[Predicate]*PredicateInfo, len(Predicates))
	for i := range Predicates {
		index[Predicates[i].Predicate] = &Predicates[i]
	}
	return index
}()

// Info returns the documentation of the predicate; ok is false for an unknown one.
func (p Predicate) Info() (info PredicateInfo, ok bool) {
	found, ok := predicateIndex[p]
	if !ok {
		return PredicateInfo{}, false
	}
	return *found, true
}

// TakesEffect reports whether statements of the predicate have an effect.
func (p Predicate) TakesEffect() bool { info, ok := predicateIndex[p]; return ok && info.Effect }

// TakesAmount reports whether statements of the predicate have an amount.
func (p Predicate) TakesAmount() bool { info, ok := predicateIndex[p]; return ok && info.Amount }

// Structural reports whether the predicate says how reference terms relate, so
// that a table may stand as its evidence.
func (p Predicate) Structural() bool {
	switch p {
	case IsA, PartOf, HasGeneProduct, OrthologOf, OfSpecies:
		return true
	}
	return false
}

// Allows reports whether the predicate may join a subject and an object of these
// categories.
func (info PredicateInfo) Allows(subject, object Category) bool {
	if !slices.Contains(info.Domain, subject) || !slices.Contains(info.Range, object) {
		return false
	}
	return !info.SameKind || kindsMatch(info.Predicate, subject, object)
}

// kindsMatch also lets a source be a kind of cell, and a cell a kind of source,
// as MSCs are cells.
func kindsMatch(p Predicate, subject, object Category) bool {
	if subject.kind() == object.kind() {
		return true
	}
	return p == IsA && subject == MSCSource && object == CellType ||
		p == IsA && subject == EVSubtype && object == CellComponent
}
