package view

import (
	"context"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// APIVersion is the version of the schema; it changes by additions only.
const APIVersion = "1"

// Meta says what the service is and holds.
type Meta struct {
	APIVersion  string
	DataVersion string
	Version     string
	Counts      *Counts
	Categories  []*CategoryMeta
	Predicates  []*PredicateMeta
	Metagraph   []*kg.MetaEdge
	Sources     []*KnowledgeSource
	Limits      []*guard.Limit
	ErrorCodes  []*ErrorCode
}

// Counts says how much there is.
type Counts struct {
	Nodes              int
	Statements         int
	NegativeStatements int
	Evidence           int
	Publications       int
}

// CategoryMeta is a category, documented.
type CategoryMeta struct {
	kg.CategoryInfo
	Count int
}

// PredicateMeta is a predicate, documented.
type PredicateMeta struct {
	kg.PredicateInfo
	Count int
}

// KnowledgeSource is where knowledge comes from.
type KnowledgeSource struct{ kg.SourceCount }

// URL is where to find it, null when not verified.
func (s *KnowledgeSource) URL() *string { return optional(s.SourceCount.URL) }

// ErrorCode is a code that errors carry.
type ErrorCode struct {
	Code    string
	Meaning string
	Hint    string
}

// ReadMeta describes the service and its data.
func ReadMeta(ctx context.Context) (*Meta, error) {
	r := From(ctx)
	s, err := r.summary(ctx)
	if err != nil {
		return nil, err
	}
	m := &Meta{APIVersion: APIVersion, DataVersion: s.Version, Version: r.service.Version, Limits: pointers(r.service.limits()),
		Metagraph: pointers(s.Metagraph)}
	categories, predicates := counted(s.Categories), counted(s.Predicates)
	m.Counts = &Counts{s.Nodes, s.Statements, s.Negative, s.Evidence, categories[string(kg.Publication)]}
	for _, info := range kg.Categories {
		m.Categories = append(m.Categories, &CategoryMeta{info, categories[string(info.Category)]})
	}
	for _, info := range kg.Predicates {
		m.Predicates = append(m.Predicates, &PredicateMeta{info, predicates[string(info.Predicate)]})
	}
	for _, source := range s.Sources {
		m.Sources = append(m.Sources, &KnowledgeSource{source})
	}
	for _, c := range guard.Codes() {
		m.ErrorCodes = append(m.ErrorCodes, &ErrorCode{string(c.Code), c.Meaning, c.Hint})
	}
	return m, nil
}

func counted(list []kg.Facet) map[string]int {
	counts := make(map[string]int, len(list))
	for _, f := range list {
		counts[f.Value] = f.Count
	}
	return counts
}

func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// source finds a knowledge source by key.
func (r *Request) source(ctx context.Context, key string) (*KnowledgeSource, error) {
	s, err := r.summary(ctx)
	if err != nil {
		return nil, err
	}
	for _, source := range s.Sources {
		if source.Key == key {
			return &KnowledgeSource{source}, nil
		}
	}
	return &KnowledgeSource{kg.SourceCount{Source: kg.Source{Key: key}}}, nil
}
