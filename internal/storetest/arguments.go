package storetest

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

func (q *asker) statementIDs() []kg.CURIE {
	ids := []kg.CURIE{unknown}
	for i := range q.data.Statements {
		ids = append(ids, q.data.Statements[i].ID)
	}
	return ids
}

func (q *asker) evidenceIDs() []kg.CURIE {
	ids := []kg.CURIE{unknown}
	for i := range q.data.Evidence {
		ids = append(ids, q.data.Evidence[i].ID)
	}
	return ids
}

// page starts mostly at an end, and seldom at something unknown or out of range.
func (q *asker) page(items []kg.CURIE) kg.Page {
	p := kg.Page{Limit: choose(q.dice, 0, 1, 2, 3, 5, 25, 100, kg.MaxPage), Backward: q.oneIn(3)}
	if q.oneIn(3) && len(items) > 1 {
		p.From = choose(q.dice, items[1:]...)
	}
	switch q.IntN(60) {
	case 0:
		p.Limit = choose(q.dice, -1, kg.MaxPage+1)
	case 1:
		p.From = unknown
	}
	return p
}

func (q *asker) scope() kg.SourceScope {
	if !q.oneIn(4) {
		return kg.SourceScope{}
	}
	return kg.SourceScope{Sources: q.sources()}
}

func (q *asker) sources() []string {
	return some(q.dice, 2, "review", "table", "trial", "Table", "unused", "nowhere")
}

// set is mostly none, else a few ids or all but a few, or one of the extremes.
func (q *asker) set() *kg.Set {
	if !q.oneIn(4) {
		return nil
	}
	set := kg.NewSet(some(q.dice, choose(q.dice, 0, 2, 8, len(q.nodes)), q.nodes...)...)
	if q.oneIn(3) {
		set = set.Not()
	}
	return &set
}

func (q *asker) categories() []kg.Category {
	var out []kg.Category
	for range 1 + q.IntN(3) {
		out = append(out, choose(q.dice, kg.Categories...).Category)
	}
	return out
}

func (q *asker) truth() *bool {
	if q.oneIn(2) {
		return nil
	}
	b := q.oneIn(2)
	return &b
}

// text is a name or id of the graph as it is, cut short, in other letters, or
// with a typing error; or several words; or anything.
func (q *asker) text() string {
	text := choose(q.dice, q.names...)
	switch q.IntN(9) {
	case 0:
		return choose(q.dice, awkward...)
	case 1:
		return strings.ToUpper(text)
	case 2:
		return q.typo(text)
	case 3:
		runes := []rune(text)
		return string(runes[:q.IntN(len(runes)+1)])
	case 4:
		return strings.Join(some(q.dice, 5, words...), choose(q.dice, " ", "-"))
	case 5:
		return " " + choose(q.dice, words...) + " " + choose(q.dice, q.names...)
	}
	return text
}

func (q *asker) typo(text string) string {
	runes := []rune(text)
	if len(runes) < 2 {
		return text + "x"
	}
	i := q.IntN(len(runes) - 1)
	switch q.IntN(3) {
	case 0:
		runes[i], runes[i+1] = runes[i+1], runes[i]
	case 1:
		runes[i] = 'q'
	case 2:
		runes = append(runes[:i], runes[i+1:]...)
	}
	return string(runes)
}

// nodeMatch has mostly nothing in it, as many conditions at once match nothing.
func (q *asker) nodeMatch() kg.NodeMatch {
	var m kg.NodeMatch
	for range q.skewed(4) {
		switch q.IntN(13) {
		case 0, 1:
			m.Categories = q.categories()
		case 2, 3:
			m.Words = q.someWords()
		case 4:
			m.Taxa = some(q.dice, 2, q.nodes...)
		case 5:
			m.Grains = []kg.Grain{kg.Grain(q.term("Grain", 99))}
		case 6:
			m.Hub = q.truth()
		case 7:
			m.Fluid = q.truth()
		case 8:
			m.Lipid = q.truth()
		case 9:
			m.SizeClasses, m.Arms = q.terms("SizeClass"), q.terms("Arm")
		case 10:
			m.RNAClasses = q.terms("RNAClass")
		case 11:
			m.ModelKinds = q.terms("ModelKind")
		case 12:
			m.Citations, m.Years = some(q.dice, 2, 1, 2, 3, 0), some(q.dice, 1, 2012, 2015, 0)
		}
	}
	return m
}

func (q *asker) someWords() []string {
	all := kg.Words(q.text())
	if len(all) == 0 {
		return []string{""}
	}
	w := []rune(choose(q.dice, all...))
	return append(some(q.dice, 1, all...), string(w[:1+q.IntN(len(w))]))
}

// terms are up to two values of an enumeration.
func (q *asker) terms(enum string) []string {
	var out []string
	for range q.IntN(3) {
		out = append(out, q.term(enum, 20))
	}
	return out
}

func termsOf[T ~string](q *asker, enum string) []T {
	var out []T
	for _, value := range q.terms(enum) {
		out = append(out, T(value))
	}
	return out
}

func (q *asker) predicates() []kg.Predicate {
	var out []kg.Predicate
	for range q.IntN(4) {
		out = append(out, choose(q.dice, kg.Predicates...).Predicate)
	}
	return out
}

func (q *asker) statementMatch() kg.StatementMatch {
	m := kg.StatementMatch{}
	if q.oneIn(2) {
		return m
	}
	for range q.skewed(5) {
		switch q.IntN(9) {
		case 0, 1:
			m.Predicates = q.predicates()
		case 2:
			m.Effects = termsOf[kg.Effect](q, "Effect")
		case 3:
			m.Aspects = termsOf[kg.Aspect](q, "Aspect")
		case 4:
			m.Amounts, m.Results = termsOf[kg.Amount](q, "Amount"), termsOf[kg.TestResult](q, "TestResult")
		case 5:
			m.Grains = []kg.Grain{kg.Single, kg.Grain(q.term("Grain", 99))}
		case 6:
			m.Subject = q.set()
		case 7:
			m.Object = q.set()
		case 8:
			m.About = q.set()
		}
	}
	m.Negative = q.truth()
	if q.oneIn(2) {
		m.Evidence = q.evidenceMatch()
	}
	return m
}

func (q *asker) evidenceMatch() kg.EvidenceMatch {
	var m kg.EvidenceMatch
	for range q.IntN(3) {
		switch q.IntN(16) {
		case 0:
			m.Sources = q.sources()
		case 1:
			m.Publication = q.set()
		case 2:
			m.Model = q.idMatch()
		case 3:
			m.Preparation = q.idMatch()
		case 4:
			m.Species = q.idMatch()
		case 5:
			m.Settings = termsOf[kg.Setting](q, "Setting")
		case 6:
			m.Routes, m.Doses = termsOf[kg.Route](q, "Route"), termsOf[kg.Doses](q, "Doses")
		case 7:
			m.Timings = termsOf[kg.Timing](q, "Timing")
		case 8:
			m.Stages = termsOf[kg.Stage](q, "Stage")
		case 9:
			m.Bases = termsOf[kg.Basis](q, "Basis")
		case 10:
			m.Levels = termsOf[kg.Level](q, "Level")
		case 11:
			m.Scopes, m.Kinds = termsOf[kg.Scope](q, "Scope"), termsOf[kg.EvidenceKind](q, "EvidenceKind")
		case 12:
			m.Directnesses = termsOf[kg.Directness](q, "Directness")
		case 13:
			m.Flags = termsOf[kg.FlagKind](q, "FlagKind")
		case 14:
			m.Hedged = q.truth()
		case 15:
			m.Supports = q.truth()
		}
	}
	return m
}

func (q *asker) idMatch() kg.IDMatch { return kg.IDMatch{In: q.set(), NotStated: q.oneIn(3)} }

func (q *asker) direction() kg.Direction {
	return choose(q.dice, "", kg.Both, kg.Out, kg.In)
}

func (q *asker) statementOrder() kg.StatementOrder {
	return choose(q.dice, "", kg.ByPredicate, kg.ByStrength)
}

// filter nests up to the given depth, which with related conditions is now and
// then too deep.
func (q *asker) filter(depth int) kg.NodeFilter {
	f := kg.NodeFilter{Match: q.nodeMatch(), Within: q.set()}
	if depth == 0 {
		return f
	}
	if q.oneIn(3) {
		f.And = []kg.NodeFilter{q.filter(depth - 1), q.filter(0)}
	}
	if q.oneIn(3) {
		f.Or = []kg.NodeFilter{q.filter(depth - 1), q.filter(0)}
	}
	if q.oneIn(4) {
		inner := q.filter(depth - 1)
		f.Not = &inner
	}
	for range q.skewed(3) {
		f.Related = append(f.Related, q.related(depth))
	}
	return f
}

func (q *asker) related(depth int) kg.Related {
	r := kg.Related{
		Predicates: q.predicates(), Direction: q.direction(), Statement: q.statementMatch(), Quantifier: choose(q.dice, "", kg.Some, kg.None),
	}
	if q.oneIn(2) {
		inner := q.filter(depth - 1 + q.IntN(2))
		r.Node = &inner
	}
	return r
}
