package graph_test

import (
	"cmp"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// TestStatementFields compares the plain fields of statements with the data.
func TestStatementFields(t *testing.T) {
	for name, f := range bothGraphs(t) {
		t.Run(name, func(t *testing.T) {
			c := newClient(t, f.store)
			for i := range f.data.Statements {
				s := &f.data.Statements[i]
				if i%7 > 0 && s.Value == nil {
					continue
				}
				a := c.get(`query ($id: ID!) {statement(id: $id) {id predicate subject {id} object {id} context {id} effect aspect amount negative
					moleculeLevel result value {min max unit medium}}}`, vars{"id": s.ID})
				if got, want := a.at("statement")[0], statementFields(s); !same(got, want) {
					t.Errorf("%s\ngot  %v\nwant %v", s.ID, got, want)
				}
			}
		})
	}
}

func statementFields(s *kg.Statement) map[string]any {
	all := map[string]any{"id": s.ID, "predicate": s.Predicate, "subject": named(s.Subject), "object": named(s.Object), "context": []any{},
		"effect": orNull(s.Effect), "aspect": orNull(s.Aspect), "amount": orNull(s.Amount), "negative": s.Negated || s.Effect == kg.NoEffect,
		"moleculeLevel": cmp.Or(s.MoleculeLevel, kg.LevelNotStated), "result": orNull(s.Result), "value": nil}
	for _, id := range s.Context {
		all["context"] = append(all["context"].([]any), named(id))
	}
	switch s.Predicate {
	case kg.Regulates, kg.Modulates, kg.Affects:
		all["effect"] = cmp.Or(s.Effect, kg.EffectUnspecified)
	case kg.Carries, kg.Expresses, kg.FoundIn:
		all["amount"] = cmp.Or(s.Amount, kg.Present)
	case kg.TestedIn:
		all["result"] = cmp.Or(s.Result, kg.ResultNotStated)
	}
	if v := s.Value; v != nil {
		all["value"] = map[string]any{"min": orNull(v.Min), "max": orNull(v.Max), "unit": orNull(v.Unit), "medium": orNull(v.Medium)}
	}
	return all
}

func named(id kg.CURIE) any { return map[string]any{"id": id} }

func namedOrNull(id kg.CURIE) any {
	if id == "" {
		return nil
	}
	return named(id)
}

func namedAll(ids []kg.CURIE) []any {
	all := []any{}
	for _, id := range ids {
		all = append(all, named(id))
	}
	return all
}

// TestEvidenceFields compares all fields of evidence with the data.
func TestEvidenceFields(t *testing.T) {
	for name, f := range bothGraphs(t) {
		t.Run(name, func(t *testing.T) {
			c := newClient(t, f.store)
			for i := range f.data.Evidence {
				e := &f.data.Evidence[i]
				if i%11 > 0 && e.FirstReport == nil {
					continue
				}
				a := c.get(`query ($id: ID!) {evidence(id: $id) {id statement {id} kind source {key} locators summary asWritten credits {id} joint reach level
					scope basis hedged supports directness setting model {id} preparation {id} species {id} route doses doseCount timing stage via {id}
					with {id} comparator {id} comparison firstReport {year who} flags {kind note conflictsWith} eco knowledgeLevel agentType}}`, vars{"id": e.ID})
				if got, want := a.at("evidence")[0], evidenceFields(e); !same(got, want) {
					t.Errorf("%s\ngot  %v\nwant %v", e.ID, got, want)
				}
			}
		})
	}
}

func evidenceFields(e *kg.Evidence) map[string]any {
	all := map[string]any{"id": e.ID, "statement": named(e.Statement), "kind": e.Kind, "source": map[string]any{"key": e.Source}, "locators": listOf(e.Locators),
		"summary": e.Summary, "asWritten": orNull(e.AsWritten), "credits": namedAll(e.Credits), "joint": len(e.Credits) > 1, "reach": e.Reach, "level": e.Level,
		"scope": e.Scope, "basis": e.Basis, "hedged": e.Hedged, "supports": !e.Refutes, "directness": e.Directness, "setting": e.Setting,
		"model": namedOrNull(e.Model), "preparation": namedOrNull(e.Preparation), "species": namedOrNull(e.Species), "route": e.Route, "doses": e.Doses,
		"doseCount": orNull(e.DoseCount), "timing": e.Timing, "stage": e.Stage, "via": namedAll(e.Via), "with": namedAll(e.With),
		"comparator": namedOrNull(e.Comparator), "comparison": orNull(e.Comparison), "firstReport": nil, "flags": []any{}, "eco": e.ECO,
		"knowledgeLevel": e.Knowledge, "agentType": e.Agent}
	if r := e.FirstReport; r != nil {
		all["firstReport"] = map[string]any{"year": orNull(r.Year), "who": orNull(r.Who)}
	}
	for _, flag := range e.Flags {
		all["flags"] = append(all["flags"].([]any), map[string]any{"kind": flag.Kind, "note": flag.Note, "conflictsWith": listOf(flag.ConflictsWith)})
	}
	return all
}
