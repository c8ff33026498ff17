package traverse

import (
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/stops"
)

// stopsOf reads nodes, and gives their stops, each once.
func (w *web) stopsOf(ctx context.Context, ids []kg.CURIE) ([]kg.CURIE, error) {
	if err := w.know(ctx, ids); err != nil {
		return nil, err
	}
	if err := w.gather(ctx, ids); err != nil {
		return nil, err
	}
	return w.metStops(ids), nil
}

// metStops are the stops of nodes that were met, each once.
func (w *web) metStops(ids []kg.CURIE) (stops []kg.CURIE) {
	seen := map[kg.CURIE]bool{}
	for _, id := range ids {
		if s := w.stop(id); !seen[s] {
			seen[s] = true
			stops = append(stops, s)
		}
	}
	return stops
}

// meet finds the stops that statements join.
func (w *web) meet(ctx context.Context, statements []*kg.Statement) error {
	if len(w.unifying) == 0 {
		return nil
	}
	ids := make([]kg.CURIE, 0, 2*len(statements))
	for _, s := range statements {
		ids = append(ids, s.Subject, s.Object)
	}
	return w.gather(ctx, ids)
}

// gather finds the stops of those nodes that were not met before.
func (w *web) gather(ctx context.Context, ids []kg.CURIE) error {
	if len(w.unifying) == 0 {
		return nil
	}
	g := &gathering{web: w, groups: map[kg.CURIE]*union{}, linked: map[[2]kg.CURIE]bool{}}
	for fresh := g.add(ids...); len(fresh) > 0; {
		if err := w.know(ctx, fresh); err != nil {
			return err
		}
		var err error
		if fresh, err = g.spread(ctx, fresh); err != nil {
			return err
		}
	}
	g.settle()
	return nil
}

// gathering finds stops, a step at a time around many nodes.
type gathering struct {
	*web
	groups map[kg.CURIE]*union // of every node that was added
	linked map[[2]kg.CURIE]bool
}

// add gives every node that is new a group of its own, and returns these nodes.
func (g *gathering) add(ids ...kg.CURIE) (fresh []kg.CURIE) {
	for _, id := range ids {
		if _, met := g.stops[id]; !met && g.groups[id] == nil {
			g.groups[id] = &union{members: []kg.CURIE{id}}
			fresh = append(fresh, id)
		}
	}
	return fresh
}

// spread unites the nodes with those that they are one with, and returns what is new
// among these.
func (g *gathering) spread(ctx context.Context, ids []kg.CURIE) (fresh []kg.CURIE, err error) {
	ids = slices.DeleteFunc(ids, func(id kg.CURIE) bool { return !g.unites(g.nodes[id]) })
	err = g.each(ctx, g.linkQuery(ids), func(s *kg.Statement) error {
		fresh = append(fresh, g.add(s.Subject, s.Object)...)
		return g.unite(s)
	})
	return fresh, err
}

// Of so many nodes so many statements each are read in one call.
const (
	eachAtOnce = 1_000
	eachPage   = 100
)

// each calls visit with every statement that the query finds, node by node.
func (w *web) each(ctx context.Context, q kg.ExpandQuery, visit func(*kg.Statement) error) error {
	for some := range slices.Chunk(q.Nodes, eachAtOnce) {
		q.Nodes, q.Page = some, kg.Page{Limit: eachPage}
		found, err := w.reader.Expand(ctx, q)
		if err != nil {
			return err
		}
		for i, id := range some {
			page, more := found.Statements[found.Offsets[i]:found.Offsets[i+1]], found.Counts[i].More
			for {
				w.read += len(page)
				for _, s := range page {
					if err := visit(s); err != nil {
						return err
					}
				}
				if !more || len(page) == 0 {
					break
				}
				q.Nodes, q.Page.From = []kg.CURIE{id}, page[len(page)-1].ID
				rest, err := w.reader.Expand(ctx, q)
				if err != nil {
					return err
				}
				page, more = rest.Statements, rest.Counts[0].More
			}
		}
	}
	return nil
}

// unites reports whether a node may be one with others.
func (g *gathering) unites(n *kg.Node) bool {
	return n != nil && !n.Hub && slices.Contains(g.uniting, n.Category)
}

// mayUnite reports whether nodes of one of the categories, of any when there is none,
// may be one with others.
func (w *web) mayUnite(categories []kg.Category) bool {
	return len(w.uniting) > 0 && overlaps(categories, w.uniting)
}

// linkQuery asks for what makes nodes one with others.
func (g *gathering) linkQuery(of []kg.CURIE) kg.ExpandQuery {
	yes, no := true, false
	return kg.ExpandQuery{Scope: g.walk.Scope, Nodes: of, FarMatch: kg.NodeMatch{Hub: &no}, Order: kg.ByStrength,
		Match: kg.StatementMatch{Predicates: g.unifying, Negative: &no, Evidence: kg.EvidenceMatch{Supports: &yes}}}
}

// unite makes one group of the groups of a statement's ends.
func (g *gathering) unite(s *kg.Statement) error {
	pair := ordered(s.Subject, s.Object)
	if s.Subject == s.Object || g.linked[pair] {
		return nil // a stronger statement has linked them
	}
	g.linked[pair] = true
	one, other := g.groups[s.Subject], g.groups[s.Object]
	if len(one.members) < len(other.members) {
		one, other = other, one
	}
	if one.links == nil {
		one.links = map[kg.CURIE][]link{}
	}
	if one != other {
		one.members = append(one.members, other.members...)
		for _, id := range other.members {
			g.groups[id], one.links[id] = one, other.links[id]
		}
	}
	one.links[s.Subject] = append(one.links[s.Subject], link{s, s.Object})
	one.links[s.Object] = append(one.links[s.Object], link{s, s.Subject})
	if len(one.members) > MaxStop {
		return &stops.TooMany{Among: slices.Min(one.members)}
	}
	return nil
}

// settle keeps what was found.
func (g *gathering) settle() {
	for id, group := range g.groups {
		switch {
		case len(group.members) == 1:
			g.stops[id] = nil
		case g.stops[id] == nil:
			group.sort(g.nodes)
			for _, m := range group.members {
				g.stops[m] = group
			}
		}
	}
}

// sort puts members and links in order.
func (u *union) sort(nodes map[kg.CURIE]*kg.Node) {
	slices.SortFunc(u.members, func(a, b kg.CURIE) int { return stops.Compare(nodes[a], nodes[b]) })
	for _, links := range u.links {
		slices.SortFunc(links, func(a, b link) int { return stops.Compare(nodes[a.to], nodes[b.to]) })
	}
}
