package traverse

import (
	"cmp"
	"container/heap"
	"context"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// trail is the beginning of a path, a hop longer than the one before it.
type trail struct {
	before *trail
	at     kg.CURIE
	by     lane // how it got here; nothing at the start
	length int
	cost   cost
	whole  cost // the least that a path with this beginning costs
}

// has reports whether the trail passes the node.
func (t *trail) has(id kg.CURIE) bool {
	for ; t != nil; t = t.before {
		if t.at == id {
			return true
		}
	}
	return false
}

// route is the nodes and the lanes of the trail.
func (t *trail) route() (ids []kg.CURIE, along []lane) {
	for ; t != nil; t = t.before {
		ids = append(ids, t.at)
		if t.before != nil {
			along = append(along, t.by)
		}
	}
	slices.Reverse(ids)
	slices.Reverse(along)
	return ids, along
}

// key tells trails of one cost and length apart.
func (t *trail) key() string {
	ids, along := t.route()
	parts := []string{string(ids[0])}
	for _, l := range along {
		parts = append(parts, string(l.statement.ID))
	}
	return strings.Join(parts, "\n")
}

// search finds paths by what they cost, the cheapest first. No hop is free, so a path
// never costs less than its beginning, and what a beginning costs with the cheapest
// way on from there (Hart, Nilsson and Raphael 1968, doi:10.1109/TSSC.1968.300136)
// tells when the next path is found.
type search struct {
	*region
	lanes     *lanes
	longest   int
	shortest  int
	dear      cost // paths that cost this much may be missing from the region; 0 for none
	open      queue[*trail]
	steps     int
	emit      func(*trail) (more bool)
	equal     []*trail // found paths of one cost, until no other can have it
	exhausted bool     // all paths were found
}

func newSearch(r *region, l *lanes, shortest, longest int, dear cost) *search {
	s := &search{region: r, lanes: l, shortest: shortest, longest: longest, dear: dear}
	s.open.less = func(a, b *trail) bool { return a.whole < b.whole }
	return s
}

// run hands the paths to emit in order, until it wants no more.
func (s *search) run(ctx context.Context) (Cut, error) {
	for _, id := range s.from.ids() {
		if rest, ok := s.lanes.rest[id]; ok {
			heap.Push(&s.open, &trail{at: id, whole: rest})
		}
	}
	for looked := 0; s.open.Len() > 0; looked++ {
		if looked%1024 == 0 {
			if cut, err := s.budget.check(ctx); cut != "" || err != nil {
				return cut, err
			}
		}
		t := heap.Pop(&s.open).(*trail)
		if !s.settle(t.whole) {
			return "", nil
		}
		switch {
		case s.dear > 0 && t.whole >= s.dear:
			return s.cut, nil
		case s.to.start[t.at]:
			s.found(t)
		case !s.extend(t):
			return CutSteps, nil
		}
	}
	s.exhausted = s.settle(-1)
	return "", nil
}

func (s *search) found(t *trail) {
	if t.length >= s.shortest && s.passesVia(t) {
		s.equal = append(s.equal, t)
	}
}

func (s *search) passesVia(t *trail) bool {
	for _, id := range s.walk.Via {
		if !t.has(s.stop(id)) {
			return false
		}
	}
	return true
}

// settle hands on the paths that were found, if the next one costs something else. It
// reports false when no more are wanted.
func (s *search) settle(next cost) bool {
	if len(s.equal) == 0 || s.equal[0].cost == next {
		return true
	}
	slices.SortFunc(s.equal, func(a, b *trail) int {
		return cmp.Or(cmp.Compare(a.length, b.length), cmp.Compare(a.key(), b.key()))
	})
	for _, t := range s.equal {
		if !s.emit(t) {
			return false
		}
	}
	s.equal = s.equal[:0]
	return true
}

// extend adds the trails that are a hop longer; it reports false when the budget is
// spent.
func (s *search) extend(t *trail) bool {
	for _, l := range s.lanes.from[t.at] {
		hops, leads := s.lanes.hops[l.to]
		if !leads || t.length+1+hops > s.longest || t.has(l.to) {
			continue
		}
		if s.steps++; s.steps > s.budget.Steps {
			return false
		}
		c := t.cost + l.cost + l.damping
		heap.Push(&s.open, &trail{before: t, at: l.to, by: l, length: t.length + 1, cost: c, whole: c + s.lanes.rest[l.to]})
	}
	return true
}
