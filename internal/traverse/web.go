package traverse

import (
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// web is the part of the graph that a traversal has read. It is made of stops: where no
// more is said, an id is that of a stop.
type web struct {
	reader kg.Reader
	walk   Walk
	match  kg.StatementMatch
	far    *kg.Set      // the other end of statements is one of these, nil for any
	like   kg.NodeMatch // the other end of statements is like this
	budget Budget

	unifying []kg.Predicate      // what makes nodes one stop
	uniting  []kg.Category       // of nodes that may be one with others
	stops    map[kg.CURIE]*union // of the nodes that were met; nil for one that stands alone
	named    kg.Set              // nodes that the question names as ends

	ahead  ahead
	nodes  map[kg.CURIE]*kg.Node
	degree map[kg.CURIE]int    // of nodes that were opened or weighed
	steps  map[kg.CURIE][]step // in the order of discovery
	seen   map[kg.StatementID]bool
	opened map[opening]bool
	read   int // statements
}

// step is a statement as it is followed from a stop.
type step struct {
	statement *kg.Statement
	to        kg.CURIE
}

// opening is a stop whose statements were read in a direction.
type opening struct {
	id        kg.CURIE
	direction kg.Direction
}

func newWeb(r kg.Reader, w Walk, b Budget) *web {
	return &web{reader: r, walk: w, match: w.match(), budget: b.withDefaults(), unifying: Unifying(w.Collapse), uniting: uniting(w.Collapse), stops: map[kg.CURIE]*union{},
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

// weigh reads the degrees that are not known yet. A statement within a stop is none of
// its degree.
func (w *web) weigh(ctx context.Context, ids []kg.CURIE) error {
	var missing []kg.CURIE
	for _, id := range ids {
		if _, known := w.degree[id]; !known {
			w.degree[id] = 0
			missing = append(missing, id)
		}
	}
	nodes := w.membersOf(missing)
	for some := range slices.Chunk(nodes, kg.MaxIDs) {
		found, err := w.expand(ctx, some, kg.Both, 0)
		if err != nil {
			return err
		}
		for i, id := range some {
			w.degree[w.stop(id)] += found.Counts[i].Total
		}
	}
	return w.discount(ctx, nodes)
}

// discount takes what is within stops off their degrees: each statement twice, for it
// was counted at both ends, a self loop once.
func (w *web) discount(ctx context.Context, nodes []kg.CURIE) error {
	united := slices.DeleteFunc(slices.Clone(nodes), func(id kg.CURIE) bool { return w.stops[id] == nil })
	if len(united) == 0 {
		return nil
	}
	all := kg.NewSet(united...)
	q := w.expansion(united, kg.Out, kg.Page{})
	q.Far = &all
	return w.each(ctx, q, func(s *kg.Statement) error {
		switch {
		case s.Subject == s.Object:
			w.degree[w.stop(s.Subject)]--
		case w.within(s):
			w.degree[w.stop(s.Subject)] -= 2
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

// open reads the statements of the stops, in this order, of each stop member by member,
// and each member's strongest first, until the budget ends. visit gets each statement
// of each stop, also one that was read before from its other end, but none within a
// stop.
func (w *web) open(ctx context.Context, stops []kg.CURIE, d kg.Direction, visit func(from kg.CURIE, s *kg.Statement)) (Cut, error) {
	for ids := w.membersOf(stops); len(ids) > 0; {
		n := min(len(ids), openAtOnce)
		if cut, err := w.budget.check(ctx); cut != "" || err != nil {
			return cut, err
		}
		found, err := w.expand(ctx, ids[:n], d, kg.MaxPage)
		if err != nil {
			return "", err
		}
		if err := w.meet(ctx, found.Statements); err != nil {
			return "", err
		}
		for i, id := range ids[:n] {
			w.opened[opening{w.stop(id), d}] = true
			if d == kg.Both && w.far == nil && w.like.IsZero() && w.stops[id] == nil {
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

// rest takes a member's first page and reads the pages behind it.
func (w *web) rest(ctx context.Context, id kg.CURIE, d kg.Direction, page []*kg.Statement, more bool, visit func(kg.CURIE, *kg.Statement)) (Cut, error) {
	for {
		for _, s := range page {
			if w.read++; w.read > w.budget.Statements {
				return CutStatements, nil
			}
			if !w.within(s) {
				visit(w.stop(id), s)
			}
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
		if err := w.meet(ctx, found.Statements); err != nil {
			return "", err
		}
		page, more = found.Statements, found.Counts[0].More
	}
}

// follow lets the statement be walked.
func (w *web) follow(s *kg.Statement) {
	subject, object := w.ends(s)
	if w.seen[s.ID] || subject == object {
		return
	}
	w.seen[s.ID] = true
	w.steps[subject] = append(w.steps[subject], step{s, object})
	if !w.walk.Directed {
		w.steps[object] = append(w.steps[object], step{s, subject})
	}
}
