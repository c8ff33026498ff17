package main

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/web"
)

// step is a stop of the mechanism that the landing page draws.
type step struct {
	id   kg.CURIE
	kind string // role in the chain
	verb string // leads to the next stop
}

// mechanism is one that a single study supports from end to end. The model stands
// between the outcome, which was seen in it, and the disease, which it stands for.
var mechanism = []step{
	{"EVG:MSC-tissue-not-stated", "source", "secretes"},
	{"EVG:ev-51-mir-19a", "preparation", "carries"},
	{"EVG:miR-19a", "cargo", "lowers"},
	{"HGNC:9588", "target", "lowers"},
	{"EVG:Akt-signaling", "pathway", "lowers"},
	{"EVG:outcome-infarct-size", "outcome", "seen in"},
	{"EVG:model-51-rat-ami", "model", "models"},
	{"MONDO:0004781", "disease", ""},
}

// claim is a statement that an arrow of the mechanism stands for, by the places of
// its ends.
type claim struct {
	from, to  int
	predicate kg.Predicate
	effect    kg.Effect
}

var mechanismClaims = []claim{
	{0, 1, kg.Secretes, ""},
	{1, 2, kg.Carries, ""},
	{2, 3, kg.Regulates, kg.Decreases},
	{3, 4, kg.Modulates, kg.Decreases},
	{4, 5, kg.Affects, kg.Decreases},
	{1, 6, kg.TestedIn, ""},
	{6, 7, kg.Models, ""},
}

// mechanismStudy is the paper behind every claim.
const mechanismStudy kg.CURIE = "EVG:pub-51"

const mechanismNote = "One study of the review, number 51, supports the whole chain; what the target and the pathway do in turn is inferred from its text."

// describeChain names the stops of the mechanism. A graph that lacks a stop or a
// claim of it, such as a curator's own, gets none.
func describeChain(ctx context.Context, reader kg.Reader) (stops []web.Stop, note string, err error) {
	ids := make([]kg.CURIE, len(mechanism))
	for i, s := range mechanism {
		ids[i] = s.id
	}
	nodes, err := reader.Nodes(ctx, ids)
	if err != nil {
		return nil, "", err
	}
	for i, n := range nodes {
		if n == nil {
			return nil, "", nil
		}
		stops = append(stops, web.Stop{Category: string(n.Category), Name: n.Name, ID: string(n.ID), Link: mechanism[i].verb, Kind: mechanism[i].kind})
	}
	for _, c := range mechanismClaims {
		if held, err := c.held(ctx, reader); err != nil || !held {
			return nil, "", err
		}
	}
	return stops, mechanismNote, nil
}

// held reports whether the study supports the claim.
func (c claim) held(ctx context.Context, reader kg.Reader) (bool, error) {
	subject, object, study := kg.NewSet(mechanism[c.from].id), kg.NewSet(mechanism[c.to].id), kg.NewSet(mechanismStudy)
	yes, no := true, false
	match := kg.StatementMatch{
		Predicates: []kg.Predicate{c.predicate}, Subject: &subject, Object: &object, Negative: &no,
		Evidence: kg.EvidenceMatch{Publication: &study, Supports: &yes},
	}
	if c.effect != "" {
		match.Effects = []kg.Effect{c.effect}
	}
	page, err := reader.ListStatements(ctx, kg.StatementQuery{Match: match})
	if err != nil {
		return false, err
	}
	return page.Total > 0, nil
}
