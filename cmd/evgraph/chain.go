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

// mechanism is one that a single study supports from end to end; a test checks
// every step against the seed. The model stands between the outcome, which was
// seen in it, and the disease, which it stands for.
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

const mechanismNote = "One study of the review, number 51, supports the whole chain; what the target and the pathway do in turn is inferred from its text."

// describeChain names the stops of the mechanism. A graph without one of them,
// such as a curator's own, gets none.
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
		info, _ := n.Category.Info()
		stops = append(stops, web.Stop{Category: info.TypeName, Name: n.Name, ID: string(n.ID), Link: mechanism[i].verb, Kind: mechanism[i].kind})
	}
	return stops, mechanismNote, nil
}
