package rows

import (
	"cmp"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Edge is a statement with what belongs to it.
type Edge struct {
	*kg.Statement
	Subject, Object *kg.Node
	Context         []*kg.Node     // as in the statement
	Evidence        []*kg.Evidence // by id
	Modelled        []*kg.Node     // of TESTED_IN: what the model stands for, by id
}

// Publications are credited by the entries that support the statement, or by those
// that refute it, by id.
func (e *Edge) Publications(refuting bool) []string { return e.publications(refuting, nil) }

func (e *Edge) publications(refuting bool, room []string) []string {
	for _, entry := range e.Evidence {
		if entry.Refutes == refuting {
			for _, id := range entry.Credits {
				room = append(room, string(id))
			}
		}
	}
	return distinct(room)
}

// Sources are the keys of the sources of the evidence, sorted.
func (e *Edge) Sources() []string { return e.sources(nil) }

func (e *Edge) sources(room []string) []string {
	for _, entry := range e.Evidence {
		room = append(room, entry.Source)
	}
	return distinct(room)
}

// distinct sorts items and drops repeated ones.
func distinct(items []string) []string {
	if len(items) < 2 {
		return items
	}
	slices.Sort(items)
	return slices.Compact(items)
}

// Reading is the statement in words.
func (e *Edge) Reading() string { return kg.Reading(e.Statement, e.name) }

// name finds a node by the statement's own ids, which are at hand.
func (e *Edge) name(id kg.CURIE) string {
	switch id {
	case e.Statement.Subject:
		return e.Subject.Name
	case e.Statement.Object:
		return e.Object.Name
	}
	return e.Context[slices.Index(e.Statement.Context, id)].Name
}

// Strongest is the entry that supports the statement best, or else that refutes it
// best; of equals, the first by id.
func (e *Edge) Strongest() *kg.Evidence {
	return slices.MinFunc(e.Evidence, func(a, b *kg.Evidence) int {
		return cmp.Or(compareBool(a.Refutes, b.Refutes), cmp.Compare(kg.EvidenceStrength(b), kg.EvidenceStrength(a)), cmp.Compare(a.ID, b.ID))
	})
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func (e *Edge) value() kg.Value {
	if e.Value == nil {
		return kg.Value{}
	}
	return *e.Value
}

func names(nodes []*kg.Node, room []string) []string {
	for _, n := range nodes {
		room = append(room, n.Name)
	}
	return room
}

func ids(nodes []*kg.Node, room []string) []string {
	for _, n := range nodes {
		room = append(room, string(n.ID))
	}
	return room
}

// EdgeFields are the columns of edges.
var EdgeFields = []Field[Edge]{
	always("id", "id of the statement, a hash of what is claimed", func(e *Edge) kg.CURIE { return e.ID }),
	always("subject", "what the claim is about", func(e *Edge) kg.CURIE { return e.Statement.Subject }),
	always("subject_name", "its name", func(e *Edge) string { return e.Subject.Name }),
	always("subject_category", "its category", func(e *Edge) kg.Category { return e.Subject.Category }),
	always("predicate", "the relation, as in the API", func(e *Edge) kg.Predicate { return e.Predicate }),
	always("object", "the other end", func(e *Edge) kg.CURIE { return e.Statement.Object }),
	always("object_name", "its name", func(e *Edge) string { return e.Object.Name }),
	always("object_category", "its category", func(e *Edge) kg.Category { return e.Object.Category }),
	text("effect", "direction of the change: INCREASES, DECREASES, NO_EFFECT or UNSPECIFIED", func(e *Edge) kg.Effect { return e.StatedEffect() }),
	text("aspect", "what of the object changes, such as EXPRESSION", func(e *Edge) kg.Aspect { return e.Aspect }),
	truth("negative", "whether it denies: negated, or an effect that did not happen", func(e *Edge) bool { return e.Negative() }),
	truth("negated", "whether the relation is denied", func(e *Edge) bool { return e.Negated }),
	text("amount", "how much of the object is there: PRESENT, ENRICHED or LOW", func(e *Edge) kg.Amount { return e.StatedAmount() }),
	list("context", "cells, tissues and components it happens in", func(e *Edge) []kg.CURIE { return e.Statement.Context }),
	gathered("context_names", "their names", func(e *Edge, room []string) []string { return names(e.Context, room) }),
	text("molecule_level", "what a gene stands for: GENE, MRNA, PROTEIN or NOT_STATED", func(e *Edge) kg.MoleculeLevel {
		return cmp.Or(e.MoleculeLevel, kg.LevelNotStated)
	}),
	text("value_min", "lower end of a measured value, as printed", func(e *Edge) string { return e.value().Min }),
	text("value_max", "upper end of a measured value, as printed", func(e *Edge) string { return e.value().Max }),
	text("value_unit", "unit of the value, as printed", func(e *Edge) string { return e.value().Unit }),
	text("value_medium", "what the value was measured in", func(e *Edge) string { return e.value().Medium }),
	text("result", "of TESTED_IN: BENEFICIAL, NO_EFFECT, HARMFUL, MIXED or NOT_STATED", func(e *Edge) kg.TestResult { return e.StatedResult() }),
	gathered("modelled", "of TESTED_IN: diseases and outcomes that the model stands for", func(e *Edge, room []string) []string { return ids(e.Modelled, room) }),
	gathered("modelled_names", "their names", func(e *Edge, room []string) []string { return names(e.Modelled, room) }),
	always("reading", "the claim in words", func(e *Edge) string { return e.Reading() }),
	number("evidence_count", "how many entries of evidence there are", func(e *Edge) int { return len(e.Evidence) }),
	gathered("publications", "credited by evidence that supports it", func(e *Edge, room []string) []string { return e.publications(false, room) }),
	gathered("refuting_publications", "credited by evidence that refutes it", func(e *Edge, room []string) []string { return e.publications(true, room) }),
	few(gathered("sources", "keys of the sources of its evidence", (*Edge).sources)),
}
