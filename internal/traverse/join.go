package traverse

import (
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// join reads the statements for the edges of a pattern, one edge after the other, and
// keeps those that fit together.
type join struct {
	*estimate
	reader   kg.Reader
	budget   Budget
	ids      []kg.CURIE // of nodes, by number
	numbers  map[kg.CURIE]uint32
	pairings [][]pairing // of each edge
	read     int         // statements
	cut      Cut
	empty    string // why nothing fulfils the required edges
}

func newJoin(r kg.Reader, x *estimate, b Budget) *join {
	return &join{estimate: x, reader: r, budget: b, numbers: map[kg.CURIE]uint32{}, pairings: make([][]pairing, len(x.Edges))}
}

// fill reads everything, beginning at one variable.
func (j *join) fill(ctx context.Context, start int) error {
	v := &j.Nodes[start]
	ids, err := j.reader.Select(ctx, j.Scope, kg.Selection{Within: v.Within, Match: v.match()})
	if err != nil {
		return err
	}
	if len(j.Collapse) > 0 {
		if ids, err = j.met.stopsOf(ctx, ids); err != nil {
			return err
		}
	}
	domains := make([]domain, len(j.Nodes))
	domains[start] = make(domain, len(ids))
	for _, id := range ids {
		domains[start][j.number(id)] = true
	}
	if err := j.readAll(ctx, j.main.edges, domains); err != nil || j.cut != "" || j.empty != "" {
		return err
	}
	for _, q := range slices.Concat(j.absent, j.optional) {
		empty := j.empty
		if err := j.readAll(ctx, q.edges, slices.Clone(domains)); err != nil || j.cut != "" {
			return err
		}
		j.empty = empty // it is no fault if these do not hold
	}
	return nil
}

func (j *join) number(id kg.CURIE) uint32 {
	n, ok := j.numbers[id]
	if !ok {
		n = uint32(len(j.ids))
		j.numbers[id] = n
		j.ids = append(j.ids, id)
	}
	return n
}

// readAll reads the edges, the cheapest next one first.
func (j *join) readAll(ctx context.Context, edges []int, domains []domain) error {
	var done []int
	for left := edges; len(left) > 0 && j.cut == ""; {
		e, near, _ := j.next(left, j.sizes(domains))
		if err := j.readEdge(ctx, e, near, domains); err != nil {
			return err
		}
		done = append(done, e)
		if j.settle(e, done, domains); j.empty != "" {
			j.clear(edges)
			return nil
		}
		left = without(left, e)
	}
	if j.cut != "" {
		j.clear(edges)
		return nil
	}
	return j.weighAll(ctx, edges, domains)
}

func (j *join) clear(edges []int) {
	for _, e := range edges {
		j.pairings[e] = nil
	}
}

func (j *join) sizes(domains []domain) sizes {
	have := make(sizes, len(domains))
	for v, d := range domains {
		have[v] = -1
		if d != nil {
			have[v] = float64(d.size())
		}
	}
	return have
}

// settle reduces and says it when nothing is left.
func (j *join) settle(e int, done []int, domains []domain) {
	edge, had := &j.Edges[e], len(j.pairings[e])
	j.reduce(done, domains)
	switch {
	case len(j.pairings[e]) > 0:
	case had == 0:
		j.empty = fmt.Sprintf("no statement fulfils the edge %s between what %s and %s may be", edge.Name, edge.From, edge.To)
	default:
		j.empty = fmt.Sprintf("nothing fulfils the edge %s together with those before it", edge.Name)
	}
}

// readEdge reads the statements of an edge from what one of its variables may be.
func (j *join) readEdge(ctx context.Context, e, near int, domains []domain) error {
	w := j.web(j.reader, e, near, j.budget)
	w.read = j.read
	far := j.ends[e].other(near)
	fresh := domains[far] == nil
	if !fresh {
		set := kg.NewSet(w.membersOf(j.members(domains[far]))...)
		w.far, w.like = &set, kg.NodeMatch{}
	}
	forward, apart := near == j.ends[e].from, j.differ[near][far]
	cut, err := w.open(ctx, j.members(domains[near]), j.direction(e, near), func(id kg.CURIE, s *kg.Statement) {
		other := w.other(s, id)
		if apart && other == id || fresh && !j.fits(far, other) {
			return
		}
		p := pairing{from: j.number(id), to: j.number(other), statement: s}
		if !forward {
			p.from, p.to = p.to, p.from
		}
		j.pairings[e] = append(j.pairings[e], p)
	})
	j.read, j.cut = w.read, cut
	return err
}

// members are the ids of a domain, sorted.
func (j *join) members(d domain) []kg.CURIE {
	var ids []kg.CURIE
	for n, in := range d {
		if in {
			ids = append(ids, j.ids[n])
		}
	}
	slices.Sort(ids)
	return ids
}

// weighAll reads how well the statements are supported and drops those that are not.
func (j *join) weighAll(ctx context.Context, edges []int, domains []domain) error {
	for _, e := range edges {
		if cut, err := j.budget.check(ctx); cut != "" || err != nil {
			j.cut = cut
			j.clear(edges)
			return err
		}
		statements := make([]*kg.Statement, len(j.pairings[e]))
		for i := range j.pairings[e] {
			statements[i] = j.pairings[e][i].statement
		}
		supports, err := newWeb(j.reader, j.walk(e), j.budget).supports(ctx, statements)
		if err != nil {
			return err
		}
		for i := range supports {
			j.pairings[e][i].support = supports[i]
		}
		j.pairings[e] = slices.DeleteFunc(j.pairings[e], func(p pairing) bool { return p.support.Value == 0 })
	}
	j.reduce(edges, domains)
	if len(j.pairings[edges[0]]) == 0 {
		j.empty = "what fulfils the edges is refuted and not supported"
	}
	return nil
}
