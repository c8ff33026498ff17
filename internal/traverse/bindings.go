package traverse

import (
	"cmp"
	"container/heap"
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// bindings are the numbers of the nodes that variables are bound to.
type bindings [MaxVariables]uint32

// unbound stands for no node.
const unbound = ^uint32(0)

func nothingBound() (b bindings) {
	for v := range b {
		b[v] = unbound
	}
	return b
}

// beginning is a row as far as some stops of the main sequence.
type beginning struct {
	at    bindings
	stops int
	whole cost // the least that a row with this beginning costs
}

// binder finds rows by what they cost, the cheapest first and equal ones in order. No
// row costs less than any of its beginnings, nor comes before one in the order of ids,
// so that the first whole row to come out is the next one.
type binder struct {
	*Matching
	open  queue[*beginning]
	steps int
	cut   Cut
	emit  func(*bindings, cost) bool
}

// each hands the rows to emit in order, until it wants no more.
func (m *Matching) each(ctx context.Context, emit func(*bindings, cost) bool) (Cut, error) {
	if m.tables == nil {
		return m.Cut, nil
	}
	b := &binder{Matching: m, emit: emit}
	b.open.less = b.before
	v := m.main.stops[0].variable
	for _, n := range m.first() {
		start := &beginning{at: nothingBound(), stops: 1, whole: m.rest[0][n]}
		start.at[v] = n
		if !b.push(start) {
			return b.cut, nil
		}
	}
	for pops := 0; b.open.Len() > 0; pops++ {
		if pops%1024 == 0 {
			if cut, err := m.budget.check(ctx); cut != "" || err != nil {
				return cut, err
			}
		}
		p := heap.Pop(&b.open).(*beginning)
		if !b.advance(p) {
			break
		}
	}
	return b.cut, nil
}

// before compares costs, then ids. Of two beginnings that are equal as far as the
// shorter one goes, one would have come out of the other: they never wait together.
func (b *binder) before(x, y *beginning) bool {
	c := cmp.Compare(x.whole, y.whole)
	for i := 0; c == 0 && i < min(x.stops, y.stops); i++ {
		v := b.main.stops[i].variable
		c = cmp.Compare(x.at[v], y.at[v])
	}
	return c < 0
}

// step counts against the budget; it reports false when that is spent.
func (b *binder) step() bool {
	if b.steps++; b.steps > b.budget.Steps {
		b.cut = CutSteps
		return false
	}
	return true
}

func (b *binder) push(p *beginning) bool {
	if !b.step() {
		return false
	}
	heap.Push(&b.open, p)
	return true
}

// advance hands on a whole row, or binds the next variable of a beginning. It reports
// false to end.
func (b *binder) advance(p *beginning) bool {
	if p.stops == len(b.main.stops) {
		return b.complete(p)
	}
	stop := &b.main.stops[p.stops]
	near := p.at[b.ends[stop.via].other(stop.variable)]
	for _, arc := range b.arcs(stop.via, stop.variable).of(near) {
		next := &beginning{at: p.at, stops: p.stops + 1}
		next.at[stop.variable] = arc.to
		next.whole = p.whole - b.ahead[p.stops][near] + arc.cost + b.rest[p.stops][arc.to]
		if !b.holds(stop, &next.at) {
			continue
		}
		for _, e := range stop.closing {
			next.whole += b.bond(e, &next.at).cost
		}
		extra, ok := b.sharing(next)
		if next.whole += extra; ok && !b.push(next) {
			return false
		}
	}
	return true
}

// bond is what joins the nodes that the ends of an edge are bound to, nil for nothing.
func (m *Matching) bond(e int, at *bindings) *bond {
	from, to := at[m.ends[e].from], at[m.ends[e].to]
	if from == unbound || to == unbound {
		return nil
	}
	return m.tables[e].forth.find(from, to)
}

// holds reports whether the node at the stop differs where it must and the closing
// edges hold.
func (m *Matching) holds(stop *stop, at *bindings) bool {
	if v := stop.variable; v >= 0 {
		for w := range at {
			if m.differ[v][w] && at[w] == at[v] {
				return false
			}
		}
	}
	for _, e := range stop.closing {
		if m.bond(e, at) == nil {
			return false
		}
	}
	return true
}

// sharing reports whether the edges of each list of SameStudy that are bound share a
// study, and what the lists that the last stop made whole cost more than their cheapest
// statements.
func (b *binder) sharing(p *beginning) (extra cost, ok bool) {
	for list := range b.studies {
		study, total := b.study(list, &p.at)
		if study == "" {
			return 0, false
		}
		if b.last[list] == p.stops-1 {
			extra += total
		}
	}
	return extra, true
}

// anyStudy stands for a study while none of the edges is bound.
const anyStudy kg.CURIE = "any"

// study is the study that a list of SameStudy costs least with, among the edges that
// are bound, and how much more that is than their cheapest statements; "" for none.
func (m *Matching) study(list int, at *bindings) (best kg.CURIE, extra cost) {
	var bonds []*bond
	var shared kg.Set
	for _, e := range m.studies[list] {
		one := m.bond(e, at)
		if one == nil {
			continue
		}
		if own := (kg.Set{IDs: one.credits}); len(bonds) == 0 {
			shared = own
		} else {
			shared = shared.And(own)
		}
		bonds = append(bonds, one)
	}
	if len(bonds) == 0 {
		return anyStudy, 0
	}
	for _, study := range shared.IDs {
		var total cost
		for _, one := range bonds {
			total += one.cheapest(study).cost - one.cost
		}
		if best == "" || total < extra {
			best, extra = study, total
		}
	}
	return best, extra
}

// complete hands on the rows that a whole main part gives: none when a not edge holds,
// else one for each way to fulfil the optional edges, or one without them.
func (b *binder) complete(p *beginning) bool {
	for i := range b.absent {
		found := false
		b.match(&b.absent[i], 0, &p.at, func() bool { found = true; return false })
		if found {
			return true
		}
		if b.cut != "" {
			return false
		}
	}
	return b.extend(0, p)
}

// extend matches the optional edges from the i-th sequence on.
func (b *binder) extend(i int, p *beginning) bool {
	if i == len(b.optional) {
		return b.emit(&p.at, p.whole)
	}
	found := false
	if !b.match(&b.optional[i], 0, &p.at, func() bool { found = true; return b.extend(i+1, p) }) {
		return false
	}
	return found || b.extend(i+1, p)
}

// match calls visit for every way to fulfil the sequence from its i-th stop on, while
// it wants more. It reports false when visit does, or when the budget is spent.
func (b *binder) match(q *sequence, i int, at *bindings, visit func() bool) bool {
	if i == len(q.stops) {
		return visit()
	}
	stop := &q.stops[i]
	if stop.variable < 0 {
		return !b.holds(stop, at) || b.match(q, i+1, at, visit)
	}
	defer func() { at[stop.variable] = unbound }()
	for _, arc := range b.arcs(stop.via, stop.variable).of(at[b.ends[stop.via].other(stop.variable)]) {
		if !b.step() {
			return false
		}
		at[stop.variable] = arc.to
		if b.holds(stop, at) && !b.match(q, i+1, at, visit) {
			return false
		}
	}
	return true
}
