package view

import (
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// EvidenceConnection is a page of evidence.
type EvidenceConnection = Connection[*Evidence]

// EvidenceEdge is an evidence entry with its place in a list.
type EvidenceEdge = Edge[*Evidence]

type evidenceArgs struct {
	Filter  *EvidenceFilter
	OrderBy kg.EvidenceOrder
	First   int
	After   *string
}

// evidencePages is the evidence of all statements of an answer.
type evidencePages struct {
	*kg.EvidencePages
	page    kg.Page
	entries *Entries
	list    *kg.CursorScope
}

// evidence returns one statement's part of what is read for all.
func (c *Claims) evidence(ctx context.Context, id kg.StatementID, a evidenceArgs) (*EvidenceConnection, error) {
	pages, err := once(ctx, &c.reads, argumentKey("evidence", a), func(ctx context.Context) (*evidencePages, error) {
		return c.readEvidence(ctx, a)
	})
	if err != nil {
		return nil, err
	}
	return pages.connection(c.rows[id]), nil
}

func (c *Claims) readEvidence(ctx context.Context, a evidenceArgs) (*evidencePages, error) {
	p := &evidencePages{list: &kg.CursorScope{Version: c.DataVersion(), List: argumentKey("evidence", a.Filter, a.OrderBy, c.scope)}}
	var err error
	if p.page, err = forward(a.First, a.After).page(*p.list); err != nil {
		return nil, err
	}
	if err := followable(len(c.statements)); err != nil {
		return nil, err
	}
	match, err := c.evidenceMatch(ctx, a.Filter)
	if err != nil {
		return nil, err
	}
	ids := make([]kg.StatementID, len(c.statements))
	for i, s := range c.statements {
		ids[i] = s.ID
	}
	p.EvidencePages, err = c.reader.EvidenceOf(ctx, kg.EvidenceQuery{
		Scope: c.scope, Statements: ids, Match: match, Order: a.OrderBy, Page: p.page, Rows: rowsLeft(ctx),
	})
	if err != nil {
		return nil, err
	}
	p.entries = newEntries(c.lens, p.Entries)
	return p, spend(ctx, len(p.Entries))
}

func (p *evidencePages) connection(i int) *EvidenceConnection {
	part := p.Entries[p.Offsets[i]:p.Offsets[i+1]]
	c := &EvidenceConnection{TotalCount: p.Counts[i].Total, Listing: listing[*Evidence](len(part))}
	for j, e := range part {
		c.Edges[j] = &EvidenceEdge{place{p.list, e.ID}, &Evidence{e, p.entries}}
	}
	c.PageInfo = pageInfo(p.page, p.Counts[i].More, len(part), func(j int) place { return c.Edges[j].place })
	return c
}

// Entries holds the evidence that came out of one store answer.
type Entries struct {
	lens
	reads
	list []*kg.Evidence
}

func newEntries(l lens, list []*kg.Evidence) *Entries { return &Entries{lens: l, list: list} }

// mentions are the nodes that evidence names, one level for each role.
type mentions struct{ credits, models, preparations, species, via, with, comparators *Level }

func (e *Entries) mentions(ctx context.Context) (*mentions, error) {
	return once(ctx, &e.reads, "mentions", func(ctx context.Context) (*mentions, error) {
		var credits, models, preparations, species, via, with, comparators []kg.CURIE
		for _, x := range e.list {
			credits, via, with = append(credits, x.Credits...), append(via, x.Via...), append(with, x.With...)
			models, preparations = appendStated(models, x.Model), appendStated(preparations, x.Preparation)
			species, comparators = appendStated(species, x.Species), appendStated(comparators, x.Comparator)
		}
		l, err := rolesOf(ctx, e.lens, credits, models, preparations, species, via, with, comparators)
		if err != nil {
			return nil, err
		}
		return &mentions{l[0], l[1], l[2], l[3], l[4], l[5], l[6]}, nil
	})
}

func appendStated(ids []kg.CURIE, id kg.CURIE) []kg.CURIE {
	if id == "" {
		return ids
	}
	return append(ids, id)
}

// claims are the statements that the evidence is for.
func (e *Entries) claims(ctx context.Context) (*Claims, error) {
	return once(ctx, &e.reads, "statements", func(ctx context.Context) (*Claims, error) {
		var ids []kg.CURIE
		for _, x := range e.list {
			ids = append(ids, x.Statement)
		}
		var statements []*kg.Statement
		for some := range slices.Chunk(kg.NewSet(ids...).IDs, kg.MaxIDs) {
			found, err := e.reader.Statements(ctx, some)
			if err != nil {
				return nil, err
			}
			statements = append(statements, found...)
		}
		return newClaims(e.lens, statements), nil
	})
}

// Evidence is an entry among the others of its store answer.
type Evidence struct {
	*kg.Evidence
	entries *Entries
}

// mentioned returns a node that the entry names in one role.
func mentioned[T Node](ctx context.Context, e *Evidence, id kg.CURIE, role func(*mentions) *Level) (t T, err error) {
	if id == "" {
		return t, nil
	}
	m, err := e.entries.mentions(ctx)
	if err != nil {
		return t, err
	}
	return as[T](role(m).node(id)), nil
}

// mentionedAll returns the nodes that the entry names in one role.
func mentionedAll[T Node](ctx context.Context, e *Evidence, ids []kg.CURIE, role func(*mentions) *Level) ([]T, error) {
	out := make([]T, 0, len(ids))
	if len(ids) == 0 {
		return out, nil
	}
	m, err := e.entries.mentions(ctx)
	if err != nil {
		return nil, err
	}
	for _, n := range nodesIn(role(m), ids) {
		// The model does not promise that a credit is a publication.
		if t, ok := n.(T); ok {
			out = append(out, t)
		}
	}
	return out, nil
}

// Statement is what the entry is evidence for.
func (e *Evidence) Statement(ctx context.Context) (*Statement, error) {
	c, err := e.entries.claims(ctx)
	if err != nil {
		return nil, err
	}
	return c.statement(e.Evidence.Statement), nil
}

// Source is where it was read.
func (e *Evidence) Source(ctx context.Context) (*KnowledgeSource, error) {
	return e.entries.source(ctx, e.Evidence.Source)
}

// AsWritten is the source's words, where they are the point.
func (e *Evidence) AsWritten() *string { return optional(e.Evidence.AsWritten) }

// Credits are the publications that showed it.
func (e *Evidence) Credits(ctx context.Context) ([]*Publication, error) {
	return mentionedAll[*Publication](ctx, e, e.Evidence.Credits, func(m *mentions) *Level { return m.credits })
}

// Supports is false for an entry that refutes.
func (e *Evidence) Supports() bool { return !e.Refutes }

// Model is the disease model.
func (e *Evidence) Model(ctx context.Context) (*DiseaseModel, error) {
	return mentioned[*DiseaseModel](ctx, e, e.Evidence.Model, func(m *mentions) *Level { return m.models })
}

// Preparation is the vesicle preparation.
func (e *Evidence) Preparation(ctx context.Context) (*EVPreparation, error) {
	return mentioned[*EVPreparation](ctx, e, e.Evidence.Preparation, func(m *mentions) *Level { return m.preparations })
}

// Species is the species.
func (e *Evidence) Species(ctx context.Context) (*Taxon, error) {
	return mentioned[*Taxon](ctx, e, e.Evidence.Species, func(m *mentions) *Level { return m.species })
}

// Via are the mediators that the source names.
func (e *Evidence) Via(ctx context.Context) ([]Node, error) {
	return mentionedAll[Node](ctx, e, e.Evidence.Via, func(m *mentions) *Level { return m.via })
}

// With is what was given together.
func (e *Evidence) With(ctx context.Context) ([]Node, error) {
	return mentionedAll[Node](ctx, e, e.Evidence.With, func(m *mentions) *Level { return m.with })
}

// Comparator is what it was compared with.
func (e *Evidence) Comparator(ctx context.Context) (Node, error) {
	return mentioned[Node](ctx, e, e.Evidence.Comparator, func(m *mentions) *Level { return m.comparators })
}

// Comparison is how it did against the comparator.
func (e *Evidence) Comparison() *kg.Comparison { return given(e.Evidence.Comparison) }

// DoseCount is how many doses, where they are counted.
func (e *Evidence) DoseCount() *int { return positive(e.Evidence.DoseCount) }

// FirstReport is the source's word on who was first.
func (e *Evidence) FirstReport() *FirstReport {
	if e.Evidence.FirstReport == nil {
		return nil
	}
	return &FirstReport{positive(e.Evidence.FirstReport.Year), optional(e.Evidence.FirstReport.Who)}
}

// KnowledgeLevel is Biolink's knowledge_level.
func (e *Evidence) KnowledgeLevel() kg.KnowledgeLevel { return e.Knowledge }

// AgentType is Biolink's agent_type.
func (e *Evidence) AgentType() kg.AgentType { return e.Agent }

// Flags are warnings to the reader.
func (e *Evidence) Flags() []*kg.Flag {
	flags := make([]*kg.Flag, len(e.Evidence.Flags))
	for i := range e.Evidence.Flags {
		flags[i] = &e.Evidence.Flags[i]
	}
	return flags
}

// FirstReport is the source's word on who was first.
type FirstReport struct {
	Year *int
	Who  *string
}

// positive turns the 0 of an absent number into null.
func positive(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}
