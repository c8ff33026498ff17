package traverse

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// web is the part of the graph that a traversal has read.
type web struct {
	reader kg.Reader
	walk   Walk
	match  kg.StatementMatch
	far    *kg.Set      // the other end of statements is one of these, nil for any
	like   kg.NodeMatch // the other end of statements is like this
	budget Budget

	nodes  map[kg.CURIE]*kg.Node
	degree map[kg.CURIE]int    // of nodes that were opened or weighed
	steps  map[kg.CURIE][]step // in the order of discovery
	seen   map[kg.StatementID]bool
	opened map[opening]bool
	read   int // statements
}

// step is a statement as it is followed from a node.
type step struct {
	statement *kg.Statement
	to        kg.CURIE
}

// opening is a node whose statements were read in a direction.
type opening struct {
	id        kg.CURIE
	direction kg.Direction
}

func newWeb(r kg.Reader, w Walk, b Budget) *web {
	return &web{reader: r, walk: w, match: w.match(), budget: b.withDefaults(),
		nodes: map[kg.CURIE]*kg.Node{}, degree: map[kg.CURIE]int{}, steps: map[kg.CURIE][]step{},
		seen: map[kg.StatementID]bool{}, opened: map[opening]bool{}}
}

// know reads the nodes that are not known yet.
func (w *web) know(ctx context.Context, ids []kg.CURIE) error {
	return w.inChunks(ids, func(id kg.CURIE) bool { _, ok := w.nodes[id]; return ok }, func(some []kg.CURIE) error {
		found, err := w.reader.Nodes(ctx, some)
		for i, n := range found {
			w.nodes[some[i]] = n
		}
		return err
	})
}

// weigh reads the degrees that are not known yet.
func (w *web) weigh(ctx context.Context, ids []kg.CURIE) error {
	return w.inChunks(ids, func(id kg.CURIE) bool { _, ok := w.degree[id]; return ok }, func(some []kg.CURIE) error {
		found, err := w.reader.Expand(ctx, w.expansion(some, kg.Both, kg.Page{}))
		if err != nil {
			return err
		}
		for i, id := range some {
			w.degree[id] = found.Counts[i].Total
		}
		return nil
	})
}

// inChunks calls read with those ids that are not known, at most MaxIDs at once.
func (w *web) inChunks(ids []kg.CURIE, known func(kg.CURIE) bool, read func([]kg.CURIE) error) error {
	var missing []kg.CURIE
	asked := map[kg.CURIE]bool{}
	for _, id := range ids {
		if !known(id) && !asked[id] {
			asked[id] = true
			missing = append(missing, id)
		}
	}
	for len(missing) > 0 {
		n := min(len(missing), kg.MaxIDs)
		if err := read(missing[:n]); err != nil {
			return err
		}
		missing = missing[n:]
	}
	return nil
}

func (w *web) expansion(ids []kg.CURIE, d kg.Direction, page kg.Page) kg.ExpandQuery {
	return kg.ExpandQuery{Scope: w.walk.Scope, Nodes: ids, Direction: d, Match: w.match, FarMatch: w.like, Far: w.far, Order: kg.ByStrength, Page: page}
}

// openAtOnce is of how many nodes the statements are read in one call: with all of
// their pages full the answer is within the budget's order of size.
const openAtOnce = 100

// open reads the statements of the nodes, node by node in this order and each node's
// strongest first, until the budget ends. visit gets each statement of each node,
// also one that was read before from its other end.
func (w *web) open(ctx context.Context, ids []kg.CURIE, d kg.Direction, visit func(from kg.CURIE, s *kg.Statement)) (Cut, error) {
	for len(ids) > 0 {
		n := min(len(ids), openAtOnce)
		if cut, err := w.budget.check(ctx); cut != "" || err != nil {
			return cut, err
		}
		found, err := w.reader.Expand(ctx, w.expansion(ids[:n], d, kg.Page{Limit: kg.MaxPage}))
		if err != nil {
			return "", err
		}
		for i, id := range ids[:n] {
			w.opened[opening{id, d}] = true
			if d == kg.Both && w.far == nil && w.like.IsZero() {
				w.degree[id] = found.Counts[i].Total
			}
			first := found.Statements[found.Offsets[i]:found.Offsets[i+1]]
			if cut, err := w.rest(ctx, id, d, first, found.Counts[i].More, visit); cut != "" || err != nil {
				return cut, err
			}
		}
		ids = ids[n:]
	}
	return "", nil
}

// rest takes a node's first page and reads the pages behind it.
func (w *web) rest(ctx context.Context, id kg.CURIE, d kg.Direction, page []*kg.Statement, more bool, visit func(kg.CURIE, *kg.Statement)) (Cut, error) {
	for {
		for _, s := range page {
			if w.read++; w.read > w.budget.Statements {
				return CutStatements, nil
			}
			visit(id, s)
		}
		if !more || len(page) == 0 {
			return "", nil
		}
		if cut, err := w.budget.check(ctx); cut != "" || err != nil {
			return cut, err
		}
		from := page[len(page)-1].ID
		found, err := w.reader.Expand(ctx, w.expansion([]kg.CURIE{id}, d, kg.Page{Limit: kg.MaxPage, From: from}))
		if err != nil {
			return "", err
		}
		page, more = found.Statements, found.Counts[0].More
	}
}

// follow lets the statement be walked.
func (w *web) follow(s *kg.Statement) {
	if w.seen[s.ID] || s.Subject == s.Object {
		return
	}
	w.seen[s.ID] = true
	w.steps[s.Subject] = append(w.steps[s.Subject], step{s, s.Object})
	if !w.walk.Directed {
		w.steps[s.Object] = append(w.steps[s.Object], step{s, s.Subject})
	}
}
