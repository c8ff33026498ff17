package traverse

import (
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// PathOrder is the order of paths, and which are wanted.
type PathOrder string

// The orders. Paths that are equal in all that is named come in the order of the ids
// of their first node and statements.
const (
	// ShortestFirst sorts by length, then by score, the best first.
	ShortestFirst PathOrder = "SHORTEST_FIRST"
	// OnlyShortest is ShortestFirst without the paths that are longer than the first.
	OnlyShortest PathOrder = "ONLY_SHORTEST"
	// BestFirst sorts by score, the best first, then by length.
	BestFirst PathOrder = "BEST_FIRST"
)

// PathQuery asks for the simple paths between two sets of nodes. A path begins at its
// only source and ends at its only target.
type PathQuery struct {
	From, To []kg.CURIE
	Shortest int       // least number of hops, 0 for 1
	Longest  int       // greatest number of hops, 1 to MaxLength
	Order    PathOrder // "": ShortestFirst
	First    int       // how many, 1 to kg.MaxPage
	After    string    // id of the path to begin behind, "" for the first
	Walk     Walk
	Budget   Budget
}

// Paths is a part of a list of paths.
type Paths struct {
	Paths []*Path
	More  bool // there are paths behind these
	Cut   Cut  // why paths may be missing, all of them behind those that are here
	Read  int  // statements that were read

	least  int  // length of the first path of the list, 0 for none
	passed bool // the path to begin behind was there
}

// perHop is what a hop adds where length counts before the score: more than the
// longest path can cost.
const perHop cost = 1 << 40

// Find returns the paths.
func Find(ctx context.Context, r kg.Reader, q PathQuery) (*Paths, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	w := newWeb(r, q.Walk, q.Budget)
	if err := w.survey(ctx, kg.SurveyQuery{Nodes: q.From, To: q.To, Steps: min(q.Longest, kg.MaxSurveyRoad), Meet: q.Order == OnlyShortest}); err != nil {
		return nil, err
	}
	from, to, err := w.sides(ctx, q.From, q.To)
	if err != nil {
		return nil, err
	}
	search := q.searchAll
	if q.Order == OnlyShortest {
		search = q.searchNearest
	}
	found, err := search(ctx, newRegion(w, from, to))
	if err != nil {
		return nil, err
	}
	if !found.passed {
		return nil, fmt.Errorf("%w: the path to begin behind is not in this list", ErrBadID)
	}
	return found, nil
}

func (q *PathQuery) searchAll(ctx context.Context, r *region) (*Paths, error) {
	if err := r.fill(ctx, q.Longest); err != nil {
		return nil, err
	}
	return q.search(ctx, r)
}

// searchNearest reads no further than the shortest paths are long.
func (q *PathQuery) searchNearest(ctx context.Context, r *region) (*Paths, error) {
	for length := q.Shortest; ; length++ {
		if err := r.fill(ctx, length); err != nil {
			return nil, err
		}
		last := length == q.Longest || r.cut != ""
		if !last && len(r.useful(length)) == 0 {
			continue
		}
		if found, err := q.search(ctx, r); err != nil || last || found.least > 0 || found.Cut != "" {
			return found, err
		}
	}
}

// sides reads the stops at both ends, and those that a path must pass.
func (w *web) sides(ctx context.Context, sources, targets []kg.CURIE) (from, to []kg.CURIE, err error) {
	ends := slices.Concat(sources, targets)
	if _, err := w.stopsOf(ctx, ends); err != nil {
		return nil, nil, err
	}
	w.named = kg.NewSet(ends...)
	from, to = w.metStops(sources), w.metStops(targets)
	if both := kg.NewSet(from...).And(kg.NewSet(to...)); len(both.IDs) > 0 {
		return nil, nil, oneStop(both.IDs[0])
	}
	return from, to, w.gather(ctx, w.walk.Via)
}

func (q *PathQuery) check() error {
	q.Shortest = max(q.Shortest, 1)
	switch {
	case q.Longest < 1 || q.Longest > MaxLength:
		return fmt.Errorf("%w: a greatest length of %d, but it is 1 to %d", ErrRange, q.Longest, MaxLength)
	case q.Shortest > q.Longest:
		return fmt.Errorf("%w: a least length of %d is over the greatest of %d", ErrRange, q.Shortest, q.Longest)
	case q.First < 1 || q.First > kg.MaxPage:
		return fmt.Errorf("%w: %d paths, but it is 1 to %d", ErrRange, q.First, kg.MaxPage)
	case len(q.From) == 0 || len(q.To) == 0:
		return fmt.Errorf("%w: a path needs nodes at both ends", ErrEnds)
	}
	if both := kg.NewSet(q.From...).And(kg.NewSet(q.To...)); len(both.IDs) > 0 {
		return &Refusal{fmt.Errorf("%w: %s is at both ends, and a path does not return", ErrEnds, both.IDs[0]), "name different nodes at the two ends"}
	}
	return nil
}

func (q *PathQuery) search(ctx context.Context, r *region) (*Paths, error) {
	unit, longest, dear := perHop, r.radius, cost(0)
	if q.Order == BestFirst {
		unit = 0
		if r.radius < q.Longest {
			dear = max(1, cost(r.radius)*costOf(damping(2))) // a longer path costs this at least
		}
	}
	lanes, err := r.lanes(ctx, longest, unit)
	if err != nil {
		return nil, err
	}
	out := &Paths{Read: r.read, passed: q.After == ""}
	s := newSearch(r, lanes, q.Shortest, longest, dear)
	s.emit = func(t *trail) bool {
		if out.least == 0 {
			out.least = t.length
		}
		if q.Order == OnlyShortest && t.length > out.least {
			return false
		}
		p := r.trailPath(t)
		switch {
		case !out.passed:
			out.passed = p.ID() == q.After
			return true
		case len(out.Paths) == q.First:
			out.More = true
			return false
		}
		out.Paths = append(out.Paths, p)
		return true
	}
	if out.Cut, err = s.run(ctx); err != nil {
		return nil, err
	}
	if s.exhausted && (q.Order != OnlyShortest || out.least == 0) {
		out.Cut = r.cut
	}
	return out, nil
}

// trailPath makes a path of a trail that reached a target.
func (w *web) trailPath(t *trail) *Path {
	ids, along := t.route()
	return w.build(ids, along)
}
