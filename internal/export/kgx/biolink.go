package kgx

import (
	"strings"

	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

// BiolinkVersion is the version of the Biolink Model whose terms are written.
const BiolinkVersion = "4.4"

const biolink = "biolink:"

// category is the Biolink class of a node: that of its category, or a closer one.
func category(n *kg.Node) string {
	switch {
	case n.Category == kg.Protein && n.Grain == kg.Family:
		return biolink + "ProteinFamily"
	case n.Category == kg.Protein && n.Grain == kg.Complex:
		return biolink + "MacromolecularComplex"
	case n.Category == kg.RNA && n.Attributes.RNAClass != "" && n.Attributes.RNAClass != "MRNA" && n.Attributes.RNAClass != "CLASS":
		return biolink + "NoncodingRNAProduct"
	case n.Category == kg.DiseaseModel && n.Attributes.ModelKind == "IN_VITRO":
		return biolink + "CellLine"
	}
	info, _ := n.Category.Info()
	return info.Biolink
}

// flips reports whether the Biolink predicate goes the other way.
func flips(p kg.Predicate) bool { return p == kg.DevelopsInto }

// predicate is the Biolink predicate of a statement between its ends.
func predicate(e *rows.Edge) string {
	subject, object := e.Subject.Category, e.Object.Category
	switch e.Predicate {
	case kg.PreparedWith:
		if cellOr(subject) == cellOr(object) {
			return biolink + "derives_from"
		}
	case kg.Carries:
		if e.Negated {
			return biolink + "lacks_part"
		}
	case kg.HasGeneProduct:
		return geneProduct(subject, object)
	case kg.TestedIn: // what Biolink can say of it stands on edges of their own
		return biolink + "related_to"
	case kg.OccursIn:
		if subject != kg.BiologicalProcess {
			return biolink + "located_in"
		}
	case kg.MarkerOf:
		if object != kg.Disease && object != kg.Outcome {
			return biolink + "associated_with"
		}
	}
	info, _ := e.Predicate.Info()
	return info.Biolink
}

// cellOr counts sources of vesicles and cells as one kind.
func cellOr(c kg.Category) kg.Category {
	if c == kg.MSCSource {
		return kg.CellType
	}
	return c
}

func geneProduct(subject, object kg.Category) string {
	switch {
	case subject == kg.Gene && object == kg.Protein:
		return biolink + "has_gene_product"
	case subject == kg.Gene:
		return biolink + "transcribed_to"
	case object == kg.Protein:
		return biolink + "translates_to"
	}
	return biolink + "derives_into" // a precursor and what is cut from it
}

// negated says what the Biolink predicate does not say by itself.
func negated(e *rows.Edge) bool {
	return e.Negative() && e.Predicate != kg.Carries
}

// aspects are those that Biolink has a value for.
var aspects = map[kg.Aspect]string{
	kg.Expression: "expression", kg.Activity: "activity", kg.Abundance: "abundance", kg.Phosphorylation: "phosphorylation",
	kg.Transport: "transport", kg.Degradation: "degradation", kg.Secretion: "secretion", kg.Uptake: "uptake",
}

var directions = map[kg.Effect]string{kg.Increases: "increased", kg.Decreases: "decreased"}

// direction is left out where Biolink cannot say of what.
func direction(e *rows.Edge) string {
	if e.Aspect != "" && aspects[e.Aspect] == "" {
		return ""
	}
	return directions[e.Effect]
}

// qualifiedPredicate goes with a direction: subject causes increased expression of
// object.
func qualifiedPredicate(e *rows.Edge) string {
	if direction(e) == "" {
		return ""
	}
	return biolink + "causes"
}

// anatomy is the context as far as Biolink takes it.
func anatomy(e *rows.Edge) []string {
	var out []string
	for _, n := range e.Context {
		switch n.Category {
		case kg.CellType, kg.MSCSource, kg.Tissue, kg.CellComponent:
			out = append(out, string(n.ID))
		}
	}
	return out
}

// species is named when all evidence that names one names the same.
func species(e *rows.Edge) string {
	found := kg.CURIE("")
	for _, entry := range e.Evidence {
		switch {
		case entry.Species == "":
		case found == "":
			found = entry.Species
		case found != entry.Species:
			return ""
		}
	}
	return string(found)
}

// trial is what a test says of what the model stands for.
func trial(e *rows.Edge) (predicate string, negated bool) {
	clinical := e.Object.Attributes.ModelKind == "CLINICAL"
	switch {
	case clinical:
		return biolink + "in_clinical_trials_for", e.Negated
	case !e.Negated && (e.Result == kg.Beneficial || e.Result == kg.ResultNoEffect):
		return biolink + "beneficial_in_models_for", e.Result == kg.ResultNoEffect
	}
	return biolink + "in_preclinical_trials_for", e.Negated
}

// lower writes a value of the vocabulary as Biolink does.
func lower[S ~string](value S) string { return strings.ToLower(string(value)) }
