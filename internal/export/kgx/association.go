package kgx

import (
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/dump"
	"github.com/evgraph/evgraph/internal/export/rows"
)

// association is an edge in terms of Biolink.
type association struct {
	*rows.Edge
	id, subject, predicate, object string
	negated                        bool
	derived                        bool // follows from the statement and what the model stands for
}

// associations are what becomes of a statement: an edge, and for a test one more for
// each thing that the model stands for.
func associations(e *rows.Edge) []*association {
	a := &association{Edge: e, id: string(e.ID), subject: string(e.Subject.ID), predicate: predicate(e), object: string(e.Object.ID), negated: negated(e)}
	if flips(e.Predicate) {
		a.subject, a.object = a.object, a.subject
	}
	out := []*association{a}
	for _, m := range e.Modelled {
		predicate, negated := trial(e)
		out = append(out, &association{Edge: e, id: a.id + "-" + strings.ReplaceAll(string(m.ID), ":", "-"), subject: a.subject,
			predicate: predicate, object: string(m.ID), negated: negated, derived: true})
	}
	return out
}

func (a *association) derivedFrom() []string {
	if !a.derived {
		return nil
	}
	return []string{string(a.ID)}
}

func (a *association) knowledgeLevel() string {
	if a.derived {
		return "logical_entailment"
	}
	return lower(a.Strongest().Knowledge)
}

// evidenceCodes are the ECO codes, sorted.
func (a *association) evidenceCodes() []string {
	var out []string
	for _, entry := range a.Evidence {
		if entry.ECO != "" {
			out = append(out, string(entry.ECO))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// evidenceJSON is all evidence, as a list on one line; of derived edges none.
func (a *association) evidenceJSON() rows.Value {
	if a.derived {
		return rows.Value{Missing: true}
	}
	out := []byte("[")
	for i, entry := range a.Evidence {
		if i > 0 {
			out = append(out, ',')
		}
		text, _ := dump.EncodeEvidence(entry) // texts, numbers and lists of them cannot fail to encode
		out = append(out, text[:len(text)-1]...)
	}
	return rows.Value{Text: string(append(out, ']'))}
}
