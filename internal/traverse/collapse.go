package traverse

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Collapse says which nodes count as one stop of a walk.
type Collapse string

// What counts as one stop.
const (
	GeneProducts Collapse = "GENE_PRODUCTS" // a gene, its transcripts and its proteins
	Orthologs    Collapse = "ORTHOLOGS"     // a gene, or its product, in several species
)

// collapses gives the predicate that makes nodes one, and a letter for path ids.
var collapses = []struct {
	collapse  Collapse
	predicate kg.Predicate
	letter    string
}{
	{GeneProducts, kg.HasGeneProduct, "G"},
	{Orthologs, kg.OrthologOf, "O"},
}

// allCollapses takes for one all that can be.
var allCollapses = []Collapse{GeneProducts, Orthologs}

// Unifying are the predicates that make nodes one.
func Unifying(wanted []Collapse) (predicates []kg.Predicate) {
	for _, c := range collapses {
		if slices.Contains(wanted, c.collapse) {
			predicates = append(predicates, c.predicate)
		}
	}
	return predicates
}

// uniting are the categories of nodes that may be one with others.
func uniting(wanted []Collapse) (some []kg.Category) {
	for _, p := range Unifying(wanted) {
		info, _ := p.Info()
		some = append(append(some, info.Domain...), info.Range...)
	}
	slices.Sort(some)
	return slices.Compact(some)
}

// overlaps reports whether one of the categories is among the others; none stand for all.
func overlaps(some, others []kg.Category) bool {
	return len(some) == 0 || slices.ContainsFunc(some, func(c kg.Category) bool { return slices.Contains(others, c) })
}

// collapseLetters names what is collapsed, "" for nothing.
func collapseLetters(wanted []Collapse) (letters string) {
	for _, c := range collapses {
		if slices.Contains(wanted, c.collapse) {
			letters += c.letter
		}
	}
	return letters
}

// collapseOf reads letters; ok is false for what collapseLetters does not write.
func collapseOf(letters string) (wanted []Collapse, ok bool) {
	for _, c := range collapses {
		if len(letters) > 0 && letters[:1] == c.letter {
			wanted, letters = append(wanted, c.collapse), letters[1:]
		}
	}
	return wanted, letters == "" && len(wanted) > 0
}
