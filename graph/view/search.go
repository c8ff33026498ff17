package view

import (
	"context"
	"fmt"

	"github.com/evgraph/evgraph/internal/kg"
)

// SearchConnection is a page of hits.
type SearchConnection struct {
	Edges      []*SearchEdge
	PageInfo   *PageInfo
	TotalCount int
	Facets     []*kg.Facet
	DidYouMean []string
}

// Nodes returns the nodes alone.
func (c *SearchConnection) Nodes() []Node {
	nodes := make([]Node, len(c.Edges))
	for i, e := range c.Edges {
		nodes[i] = e.Node
	}
	return nodes
}

// SearchEdge is a hit with what matched.
type SearchEdge struct {
	place
	Node         Node
	MatchedField kg.MatchField
	MatchedText  string
}

// Search returns the nodes that a text may mean.
func Search(ctx context.Context, text string, categories []kg.Category, page PageArgs) (*SearchConnection, error) {
	l := lens{Request: From(ctx)}
	list := &kg.CursorScope{Version: l.DataVersion(), List: argumentKey("search", text, categories)}
	p, err := page.page(*list)
	if err != nil {
		return nil, err
	}
	found, err := l.reader.Search(ctx, kg.SearchQuery{Text: text, Categories: categories, Page: p})
	if err != nil {
		return nil, err
	}
	ids := make([]kg.CURIE, len(found.Hits))
	for i, h := range found.Hits {
		ids[i] = h.ID
	}
	level, err := nodesLevel(ctx, l, ids)
	if err != nil {
		return nil, err
	}
	c := &SearchConnection{TotalCount: found.Total, Facets: facets(found.Categories), DidYouMean: append([]string{}, found.Suggestions...)}
	for _, h := range found.Hits {
		c.Edges = append(c.Edges, &SearchEdge{place{list, h.ID}, level.node(h.ID), h.Field, h.Text})
	}
	c.PageInfo = pageInfo(p, found.More, len(ids), func(i int) place { return c.Edges[i].place })
	return c, spend(ctx, len(ids))
}

// Resolution is what a reference names.
type Resolution struct {
	Node       Node
	Candidates []Node
	Problem    *string
	DidYouMean []string
}

// Resolve says for each reference which node it names, or why none.
func Resolve(ctx context.Context, refs []*NodeRef) ([]*Resolution, error) {
	l := lens{Request: From(ctx)}
	if err := checkCount(refs); err != nil {
		return nil, err
	}
	sound, faults := wellFormed(refs)
	all, err := l.named(ctx, "", sound)
	if err != nil {
		return nil, err
	}
	var ids []kg.CURIE
	for _, found := range all {
		for _, n := range found {
			ids = append(ids, n.ID)
		}
	}
	level, err := nodesLevel(ctx, l, kg.NewSet(ids...).IDs)
	if err != nil {
		return nil, err
	}
	out, missed := make([]*Resolution, len(refs)), 0
	for i, ref := range refs {
		if faults[i] != nil {
			out[i] = problem(faults[i].Error())
			continue
		}
		found := all[0]
		all, out[i] = all[1:], resolution(level, ref, found)
		if len(found) > 0 || missed == maxSuggested {
			continue
		}
		missed++
		if out[i].DidYouMean, err = l.suggestions(ctx, ref); err != nil {
			return nil, err
		}
	}
	return out, spend(ctx, len(ids))
}

// wellFormed returns the references that can be looked up, and by place in the list
// what is wrong with each of the others: in a batch one bad id spoils no answer.
func wellFormed(refs []*NodeRef) (sound []*NodeRef, faults []error) {
	faults = make([]error, len(refs))
	for i, ref := range refs {
		if _, faults[i] = ref.lookup(); faults[i] == nil {
			sound = append(sound, ref)
		}
	}
	return sound, faults
}

// maxSuggested is how many references of a batch get suggestions, each of which
// takes a search.
const maxSuggested = 25

func resolution(level *Level, ref *NodeRef, found []kg.Named) *Resolution {
	switch len(found) {
	case 0:
		return problem(fmt.Sprintf("nothing is called %s", ref))
	case 1:
		return &Resolution{Node: level.node(found[0].ID), Candidates: []Node{}, DidYouMean: []string{}}
	}
	r := problem(fmt.Sprintf("%s names %d nodes", ref, len(found)))
	for _, n := range found {
		r.Candidates = append(r.Candidates, level.node(n.ID))
	}
	return r
}

func problem(text string) *Resolution {
	return &Resolution{Problem: &text, Candidates: []Node{}, DidYouMean: []string{}}
}
