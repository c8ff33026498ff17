package rows

import (
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// assemble reads what belongs to a page of statements, by the sources in scope.
func assemble(ctx context.Context, r kg.Reader, scope kg.SourceScope, statements []*kg.Statement) ([]*Edge, error) {
	modelled, err := modelledBy(ctx, r, scope, statements)
	if err != nil {
		return nil, err
	}
	nodes, err := nodesOf(ctx, r, named(statements, modelled))
	if err != nil {
		return nil, err
	}
	evidence, err := evidenceOf(ctx, r, scope, statements)
	if err != nil {
		return nil, err
	}
	take := func(n int) (some []*kg.Node) {
		some, nodes = nodes[:n:n], nodes[n:]
		return some
	}
	edges, made := make([]*Edge, len(statements)), make([]Edge, len(statements))
	for i, s := range statements {
		ends := take(2)
		made[i] = Edge{Statement: s, Subject: ends[0], Object: ends[1], Context: take(len(s.Context)),
			Modelled: take(len(modelledOf(s, modelled))), Evidence: evidence[i]}
		edges[i] = &made[i]
	}
	return edges, nil
}

// named are the nodes that each statement names in turn: its ends, its context, and
// what a model that it tests in stands for.
func named(statements []*kg.Statement, modelled map[kg.CURIE][]kg.CURIE) []kg.CURIE {
	ids := make([]kg.CURIE, 0, 3*len(statements))
	for _, s := range statements {
		ids = append(append(ids, s.Subject, s.Object), s.Context...)
		ids = append(ids, modelledOf(s, modelled)...)
	}
	return ids
}

func modelledOf(s *kg.Statement, modelled map[kg.CURIE][]kg.CURIE) []kg.CURIE {
	if s.Predicate != kg.TestedIn {
		return nil
	}
	return modelled[s.Object]
}

// nodesOf reads the nodes with these ids, repeats included.
func nodesOf(ctx context.Context, r kg.Reader, ids []kg.CURIE) ([]*kg.Node, error) {
	nodes := make([]*kg.Node, 0, len(ids))
	for some := range slices.Chunk(ids, kg.MaxIDs) {
		found, err := r.Nodes(ctx, some)
		if err != nil {
			return nil, err
		}
		if i := slices.Index(found, nil); i >= 0 {
			return nil, fmt.Errorf("the store holds statements on %s, but no such node", some[i])
		}
		nodes = append(nodes, found...)
	}
	return nodes, nil
}

// modelledBy reads what the models of tests stand for, by model.
func modelledBy(ctx context.Context, r kg.Reader, scope kg.SourceScope, statements []*kg.Statement) (map[kg.CURIE][]kg.CURIE, error) {
	var models []kg.CURIE
	for _, s := range statements {
		if s.Predicate == kg.TestedIn {
			models = append(models, s.Object)
		}
	}
	slices.Sort(models)
	out := make(map[kg.CURIE][]kg.CURIE, len(models))
	if err := addModelled(ctx, r, scope, slices.Compact(models), "", out); err != nil {
		return nil, err
	}
	for model, ids := range out {
		slices.Sort(ids)
		out[model] = slices.Compact(ids)
	}
	return out, nil
}

// addModelled reads a page for each model, and goes on where one has more.
func addModelled(ctx context.Context, r kg.Reader, scope kg.SourceScope, models []kg.CURIE, from kg.CURIE, out map[kg.CURIE][]kg.CURIE) error {
	denied := false
	found, err := r.Expand(ctx, kg.ExpandQuery{Scope: scope, Nodes: models, Direction: kg.Out, Page: kg.Page{Limit: kg.MaxPage, From: from},
		Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.Models}, Negative: &denied}})
	if err != nil {
		return err
	}
	for i, model := range models {
		statements := found.Statements[found.Offsets[i]:found.Offsets[i+1]]
		for _, s := range statements {
			out[model] = append(out[model], s.Object)
		}
		if found.Counts[i].More {
			last := statements[len(statements)-1].ID
			if err := addModelled(ctx, r, scope, models[i:i+1], last, out); err != nil {
				return err
			}
		}
	}
	return nil
}

// evidenceOf reads all evidence of the statements, by id.
func evidenceOf(ctx context.Context, r kg.Reader, scope kg.SourceScope, statements []*kg.Statement) ([][]*kg.Evidence, error) {
	ids := make([]kg.StatementID, len(statements))
	for i, s := range statements {
		ids[i] = s.ID
	}
	query := kg.EvidenceQuery{Scope: scope, Statements: ids, Order: kg.ByEvidenceID, Page: kg.Page{Limit: kg.MaxPage}}
	found, err := r.EvidenceOf(ctx, query)
	if err != nil {
		return nil, err
	}
	out := make([][]*kg.Evidence, len(ids))
	for i, id := range ids {
		out[i] = found.Entries[found.Offsets[i]:found.Offsets[i+1]:found.Offsets[i+1]]
		if found.Counts[i].More {
			if out[i], err = restOfEvidence(ctx, r, query, id, out[i]); err != nil {
				return nil, err
			}
		}
		if len(out[i]) == 0 {
			return nil, fmt.Errorf("the store holds no evidence of statement %s", id)
		}
	}
	return out, nil
}

// restOfEvidence goes on where a page of one statement's evidence ends.
func restOfEvidence(ctx context.Context, r kg.Reader, query kg.EvidenceQuery, id kg.StatementID, entries []*kg.Evidence) ([]*kg.Evidence, error) {
	for {
		query.Statements, query.Page.From = []kg.StatementID{id}, entries[len(entries)-1].ID
		found, err := r.EvidenceOf(ctx, query)
		if err != nil {
			return nil, err
		}
		entries = append(entries, found.Entries...)
		if !found.Counts[0].More {
			return entries, nil
		}
	}
}
