package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Statement is a claim among the others of its store answer.
type Statement struct {
	*kg.Statement
	claims *Claims
}

// Subject is what the claim is about.
func (s *Statement) Subject(ctx context.Context) (Node, error) {
	e, err := s.claims.ends(ctx)
	if err != nil {
		return nil, err
	}
	return e.subjects.node(s.Statement.Subject), nil
}

// Object is the other end.
func (s *Statement) Object(ctx context.Context) (Node, error) {
	e, err := s.claims.ends(ctx)
	if err != nil {
		return nil, err
	}
	return e.objects.node(s.Statement.Object), nil
}

// Context is where it happens.
func (s *Statement) Context(ctx context.Context) ([]Node, error) {
	if len(s.Statement.Context) == 0 {
		return []Node{}, nil
	}
	e, err := s.claims.ends(ctx)
	if err != nil {
		return nil, err
	}
	return nodesIn(e.contexts, s.Statement.Context), nil
}

// Reading is the claim in words.
func (s *Statement) Reading(ctx context.Context) (string, error) {
	e, err := s.claims.ends(ctx)
	if err != nil {
		return "", err
	}
	return kg.Reading(s.Statement, e.name), nil
}

// Effect is the direction of the change, null where the predicate takes none.
func (s *Statement) Effect() *kg.Effect { return given(s.StatedEffect()) }

// Aspect is what of the object changes.
func (s *Statement) Aspect() *kg.Aspect { return given(s.Statement.Aspect) }

// Amount is how much is there, null where the predicate takes none.
func (s *Statement) Amount() *kg.Amount { return given(s.StatedAmount()) }

// Result is how a treatment did, null for other predicates.
func (s *Statement) Result() *kg.TestResult { return given(s.StatedResult()) }

// MoleculeLevel is what a gene stands for.
func (s *Statement) MoleculeLevel() kg.MoleculeLevel {
	if s.Statement.MoleculeLevel == "" {
		return kg.LevelNotStated
	}
	return s.Statement.MoleculeLevel
}

// Value is a measured value.
func (s *Statement) Value() *ValueRange {
	if s.Statement.Value == nil {
		return nil
	}
	return &ValueRange{s.Statement.Value}
}

// Evidence is who showed it.
func (s *Statement) Evidence(ctx context.Context, filter *EvidenceFilter, orderBy kg.EvidenceOrder, first int, after *string) (*EvidenceConnection, error) {
	return s.claims.evidence(ctx, s.ID, evidenceArgs{filter, orderBy, first, after})
}

// ValueRange is a measured value or range.
type ValueRange struct{ value *kg.Value }

// Min is the lower end.
func (v *ValueRange) Min() *string { return optional(v.value.Min) }

// Max is the upper end.
func (v *ValueRange) Max() *string { return optional(v.value.Max) }

// Unit is the unit.
func (v *ValueRange) Unit() *string { return optional(v.value.Unit) }

// Medium is what it was measured in.
func (v *ValueRange) Medium() *string { return optional(v.value.Medium) }

// given turns an empty value into null.
func given[T ~string](value T) *T {
	if value == "" {
		return nil
	}
	return &value
}
