package traverse

import (
	"cmp"
	"container/heap"
	"context"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// rates are what a gap, and being joined from several studies, add to the cost of a
// chain: each more than all that comes after it in the order can be.
type rates struct{ gap, assembled cost }

// ratesOf are those of the orders.
var ratesOf = map[MechanismOrder]rates{
	FullestFirst:  {gap: 1 << 44, assembled: 1 << 40},
	CoherentFirst: {gap: 1 << 40, assembled: 1 << 46},
}

// course is the beginning of a mechanism, a hop longer than the one before it.
type course struct {
	before    *course
	at        station
	by        *road // how it got here; nil at the start
	length    int
	gaps      int
	occasions occasions
	unbound   bool // it ends here, without any study
	cost      cost
	whole     cost // the least that a mechanism with this beginning costs
}

// on is the course a hop further, without the cost of passing where it is.
func (m *stopMap) on(c *course, r *road) *course {
	next := &course{before: c, at: r.to, by: r, length: c.length + 1, gaps: c.gaps + r.gaps, occasions: c.occasions.and(r.occasions), cost: c.cost + r.cost}
	if next.occasions.none() && !c.occasions.none() {
		next.cost += m.rates.assembled
	}
	return next
}

// has reports whether the course passes the node, wherever.
func (c *course) has(id kg.CURIE) bool {
	for ; c != nil; c = c.before {
		if c.at.id == id {
			return true
		}
	}
	return false
}

// steps are the courses that it consists of, the start first.
func (c *course) steps() []*course {
	var out []*course
	for ; c != nil; c = c.before {
		out = append(out, c)
	}
	slices.Reverse(out)
	return out
}

// key tells courses of one cost and length apart.
func (c *course) key() string {
	var parts []string
	for _, s := range c.steps() {
		if s.before != nil {
			parts = append(parts, string(s.by.kind), string(s.by.statement.ID))
		}
		parts = append(parts, string(s.at.stop), string(s.at.id))
	}
	return strings.Join(parts, "\n")
}

// mayTake reports whether the road may follow on the course.
func (m *stopMap) mayTake(c *course, r *road) bool {
	stays := r.to.stop == c.at.stop
	switch {
	case stays && c.before != nil && c.before.at.stop == c.at.stop:
		return false // two nodes at a stop are enough
	case !stays && !m.met(c):
		return false
	case r.kind == HopSeenIn && (c.before == nil || c.by.kind == HopSeenIn || c.by.statement.ID != r.statement.ID):
		return false
	case r.kind == HopNamed && !c.has(m.stop(r.statement.Subject)):
		return false
	}
	return !c.has(r.to.id) || m.mayReturn(r.to)
}

// mayReturn reports whether a course may come to the node a second time: from a tissue to
// the organ of this name, and from an outcome to what the model stands for.
func (m *stopMap) mayReturn(s station) bool {
	return s.stop == StopOrgan && m.nodes[s.id].Category == kg.Tissue || m.isTrait(s)
}

// met reports whether one of the nodes at the last stop is wanted there, if any are.
func (m *stopMap) met(c *course) bool {
	wanted, limited := m.wanted[c.at.stop]
	return !limited || wanted.Has(c.at.id) || c.before != nil && c.before.at.stop == c.at.stop && wanted.Has(c.before.at.id)
}

// lane is the road that an id names, nil when there is none.
func (m *stopMap) lane(c *course, ref hopRef, to station) *road {
	for i := range m.roads[c.at] {
		r := &m.roads[c.at][i]
		if r.kind == ref.kind && r.statement.ID == ref.statement && r.to == to && m.mayTake(c, r) {
			return r
		}
	}
	return nil
}

// damped is the cost of passing a station.
func (m *stopMap) damped(s station) cost { return costOf(damping(m.degree[s.id])) }

// courseSearch finds mechanisms by what they cost, the cheapest first, as search finds
// paths.
type courseSearch struct {
	*stopMap
	maxGaps  int
	coherent *bool
	rest     map[station]cost // least cost from a station to the last stop, with passing it
	open     queue[*course]
	steps    int
	emit     func(*course) (more bool)
	equal    []*course // found, of one cost, until no other can have it
}

// run hands the mechanisms to emit in order, until it wants no more.
func (s *courseSearch) run(ctx context.Context) (Cut, error) {
	s.measure()
	s.open.less = func(a, b *course) bool { return a.whole < b.whole }
	for _, at := range s.at(s.from) {
		heap.Push(&s.open, &course{at: at})
	}
	for looked := 0; s.open.Len() > 0; looked++ {
		if looked%1024 == 0 {
			if cut, err := s.budget.check(ctx); cut != "" || err != nil {
				return cut, err
			}
		}
		c := heap.Pop(&s.open).(*course)
		if !s.settle(c.whole) {
			return "", nil
		}
		if c.at.stop == s.to && s.met(c) && s.passesVia(c) && s.isWanted(c) {
			s.arrive(c)
		}
		if !c.unbound && !s.extend(c) {
			return CutSteps, nil
		}
	}
	s.settle(-1)
	return "", nil
}

// arrive takes a course that is a mechanism. Where no study is bound to any hop, none
// supports it, which is known at the end only and costs what being assembled costs.
func (s *courseSearch) arrive(c *course) {
	if c.occasions.set || c.unbound {
		s.equal = append(s.equal, c)
		return
	}
	end := *c
	end.unbound = true
	end.cost += s.rates.assembled
	end.whole = end.cost
	heap.Push(&s.open, &end)
}

// measure finds the least cost to the last stop.
func (s *courseSearch) measure() {
	back := map[station][]backward[station]{}
	for from, roads := range s.roads {
		for _, r := range roads {
			back[r.to] = append(back[r.to], backward[station]{from, r.cost + s.damped(from)})
		}
	}
	s.rest = least(s.at(s.to), back)
}

func (s *courseSearch) passesVia(c *course) bool {
	for _, id := range s.walk.Via {
		if !c.has(s.stop(id)) {
			return false
		}
	}
	return true
}

// isWanted reports whether the course is coherent or assembled as it should be.
func (s *courseSearch) isWanted(c *course) bool {
	return s.coherent == nil || *s.coherent == (len(c.occasions.some) > 0)
}

// settle hands on what was found, if the next one costs something else. It reports false
// when no more are wanted.
func (s *courseSearch) settle(next cost) bool {
	if len(s.equal) == 0 || s.equal[0].cost == next {
		return true
	}
	slices.SortFunc(s.equal, func(a, b *course) int {
		return cmp.Or(cmp.Compare(a.length, b.length), cmp.Compare(a.key(), b.key()))
	})
	for _, c := range s.equal {
		if !s.emit(c) {
			return false
		}
	}
	s.equal = s.equal[:0]
	return true
}

// extend adds the courses that are a hop longer; it reports false when the budget is
// spent.
func (s *courseSearch) extend(c *course) bool {
	passing := cost(0)
	if c.before != nil {
		passing = s.damped(c.at)
	}
	for i := range s.roads[c.at] {
		r := &s.roads[c.at][i]
		rest, leads := s.rest[r.to]
		if !leads || s.maxGaps >= 0 && c.gaps+r.gaps > s.maxGaps || !s.mayTake(c, r) {
			continue
		}
		if s.steps++; s.steps > s.budget.Steps {
			return false
		}
		next := s.on(c, r)
		if s.coherent != nil && *s.coherent && next.occasions.none() {
			continue
		}
		next.cost += passing
		next.whole = next.cost + rest
		heap.Push(&s.open, next)
	}
	return true
}

// mechanism makes a mechanism of a course.
func (m *stopMap) mechanism(c *course) *Mechanism {
	out := &Mechanism{collapse: m.walk.Collapse}
	var total cost
	stopped := map[Stop]bool{}
	steps := c.steps()
	for i, s := range steps {
		out.Nodes, out.Stops = append(out.Nodes, m.nodes[s.at.id]), append(out.Stops, s.at.stop)
		stopped[s.at.stop] = true
		if i == 0 {
			continue
		}
		out.Hops = append(out.Hops, MechanismHop{s.by.kind, s.by.statement, s.by.support})
		if s.by.kind != HopSeenIn {
			total += costOf(s.by.support.Value)
		}
		if s != c {
			d := damping(m.degree[s.at.id])
			out.Damping = append(out.Damping, d)
			total += costOf(d)
		}
	}
	for _, stop := range Between(out.Stops[0], c.at.stop) {
		if !stopped[stop] {
			out.Gaps = append(out.Gaps, stop)
		}
	}
	out.Touched = m.touchedBy(steps)
	out.Score, out.Studies = total.score(), c.occasions.studies()
	out.Sign, out.Signed = out.netSign()
	return out
}

// touchedBy says what a course touches of its stations.
func (m *stopMap) touchedBy(steps []*course) []PathStop {
	out := make([]PathStop, len(steps))
	for i, s := range steps {
		in, on := kg.CURIE(""), kg.CURIE("")
		if i > 0 {
			in = m.touched(s.by.statement, s.at.id)
		}
		if i+1 < len(steps) {
			on = m.leaves(s.at.id, steps[i+1].by)
		}
		out[i] = m.pathStop(s.at.id, in, on, m.meant[s.at.stop])
	}
	return out
}

// leaves is the node by which a road leaves a station.
func (m *stopMap) leaves(at kg.CURIE, r *road) kg.CURIE {
	if r.kind != HopNamed {
		return m.touched(r.statement, at)
	}
	for _, member := range m.members(at) {
		named := func(e *kg.Evidence) bool { return !e.Refutes && slices.Contains(e.Via, member) }
		if slices.ContainsFunc(m.entries[r.statement.ID], named) {
			return member
		}
	}
	return at
}

// netSign multiplies the effects from the first to the last.
func (m *Mechanism) netSign() (sign kg.Sign, ok bool) {
	sign = kg.Raises
	last := m.changed()
	for i, h := range m.Hops[:last] {
		s := h.Statement
		switch {
		case h.Kind == HopNamed:
			return 0, false
		case s.Predicate.TakesEffect():
			one, known := kg.SignOf(s.StatedEffect(), s.Aspect)
			if !known {
				return 0, false
			}
			sign *= one
		case m.Stops[i+1].place() > StopCargo.place():
			return 0, false // it takes part in something, and nobody says how
		}
	}
	return sign, last > 0
}

// addDirect reads what the preparations, or else the sources, are said to do themselves to
// what is changed last, if the chain is not this very statement.
func (m *stopMap) addDirect(ctx context.Context, of []*Mechanism) error {
	var actors, changed []kg.CURIE
	for _, one := range of {
		if a, c := one.actor(), one.Changed(); a != nil && c != nil {
			actors, changed = append(actors, a.ID), append(changed, c.ID)
		}
	}
	far := kg.NewSet(m.membersOf(changed)...)
	m.far = &far
	defer func() { m.far = nil }()
	between := map[[2]kg.CURIE][]*kg.Statement{}
	for ids := range slices.Chunk(kg.NewSet(actors...).IDs, kg.MaxIDs) {
		err := m.openBy(ctx, ids, effectPredicates, kg.Out, func(actor kg.CURIE, s *kg.Statement) {
			_, object := m.ends(s)
			pair := [2]kg.CURIE{actor, object}
			between[pair] = append(between[pair], s)
		})
		if err != nil {
			return err
		}
	}
	for _, one := range of {
		if a, c := one.actor(), one.Changed(); a != nil && c != nil {
			one.Direct = one.without(between[[2]kg.CURIE{a.ID, c.ID}])
		}
	}
	return nil
}

// actor is the preparation, or else the source.
func (m *Mechanism) actor() *kg.Node {
	if p := m.At(StopPreparation); p != nil {
		return p
	}
	return m.At(StopSource)
}

// without leaves out the statements that the chain itself follows.
func (m *Mechanism) without(all []*kg.Statement) (others []*kg.Statement) {
	for _, s := range all {
		if !slices.ContainsFunc(m.Hops, func(h MechanismHop) bool { return h.Kind == HopStated && h.Statement.ID == s.ID }) {
			others = append(others, s)
		}
	}
	return others
}
