package kg_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// lineSelector is a graph of which every node is joined to the next one, so that
// what a filter means can be said in numbers. It counts the leaves it is asked.
type lineSelector struct {
	line  []kg.CURIE
	asked []kg.Selection
	err   error
}

// Select implements kg.Selector. A node fulfils a match with the category of its
// own name.
func (s *lineSelector) Select(_ context.Context, scope kg.SourceScope, sel kg.Selection) ([]kg.CURIE, error) {
	s.asked = append(s.asked, sel)
	if s.err != nil {
		return nil, s.err
	}
	var out []kg.CURIE
	for i, id := range s.line {
		n := kg.Node{ID: id, Category: kg.Category(id.Local())}
		if (sel.Within == nil || sel.Within.Has(id)) && sel.Match.Matches(&n) && (sel.Hop == nil || s.hops(i, sel.Hop)) {
			out = append(out, id)
		}
	}
	return out, nil
}

func (s *lineSelector) hops(i int, h *kg.Hop) bool {
	reaches := func(j int) bool { return j >= 0 && j < len(s.line) && (h.Far == nil || h.Far.Has(s.line[j])) }
	return h.Direction != kg.In && reaches(i+1) || h.Direction != kg.Out && reaches(i-1)
}

func newLine() *lineSelector {
	return &lineSelector{line: []kg.CURIE{"EVG:0", "EVG:1", "EVG:2", "EVG:3", "EVG:4"}}
}

// called is the filter that one node fulfils.
func called(name kg.Category) kg.NodeFilter {
	return kg.NodeFilter{Match: kg.NodeMatch{Categories: []kg.Category{name}}}
}

func next(f kg.NodeFilter) kg.NodeFilter {
	return kg.NodeFilter{Related: []kg.Related{{Direction: kg.Out, Node: &f}}}
}

func TestEvaluate(t *testing.T) {
	two := called("2")
	none := next(two)
	none.Related[0].Quantifier = kg.None
	within := kg.NewSet("EVG:1", "EVG:2")
	for _, w := range []struct {
		name   string
		filter kg.NodeFilter
		want   kg.Set
		leaves int
	}{
		{"empty", kg.NodeFilter{}, kg.Everything(), 0},
		{"own match is left to the caller", two, kg.Everything(), 0},
		{"within", kg.NodeFilter{Within: &within}, within, 0},
		{"related", next(two), kg.NewSet("EVG:1"), 2},
		{"related to anything", kg.NodeFilter{Related: []kg.Related{{Direction: kg.In}}}, kg.NewSet("EVG:1", "EVG:2", "EVG:3", "EVG:4"), 1},
		{"either way", kg.NodeFilter{Related: []kg.Related{{Node: &two}}}, kg.NewSet("EVG:1", "EVG:3"), 2},
		{"three hops", next(next(next(two))), kg.NewSet(), 4},
		{"two hops", next(next(two)), kg.NewSet("EVG:0"), 3},
		{"none", none, kg.NewSet("EVG:1").Not(), 2},
		{"and", kg.NodeFilter{And: []kg.NodeFilter{next(two), {Within: &within}}}, kg.NewSet("EVG:1"), 2},
		{"or", kg.NodeFilter{Or: []kg.NodeFilter{next(two), called("4")}}, kg.NewSet("EVG:1", "EVG:4"), 3},
		{"not", kg.NodeFilter{Not: &two}, kg.NewSet("EVG:2").Not(), 1},
		{"not or", kg.NodeFilter{Not: &kg.NodeFilter{Or: []kg.NodeFilter{two, called("3")}}}, kg.NewSet("EVG:2", "EVG:3").Not(), 2},
		{"everything at once", kg.NodeFilter{Within: &within, Related: next(two).Related, And: []kg.NodeFilter{{}}, Or: []kg.NodeFilter{{}, two}, Not: &two}, kg.NewSet("EVG:1"), 4},
	} {
		s := newLine()
		got, err := kg.Evaluate(t.Context(), s, kg.SourceScope{}, &w.filter)
		if err != nil || !slices.Equal(got.IDs, w.want.IDs) || got.Complement != w.want.Complement {
			t.Errorf("%s: %v, %v; want %v", w.name, got, err, w.want)
		}
		if len(s.asked) != w.leaves {
			t.Errorf("%s asks for %d leaves, want %d", w.name, len(s.asked), w.leaves)
		}
	}
}

func TestEvaluateHandsTheHopOn(t *testing.T) {
	s := newLine()
	f := kg.NodeFilter{Related: []kg.Related{{
		Predicates: []kg.Predicate{kg.Carries}, Direction: kg.In,
		Statement: kg.StatementMatch{Predicates: []kg.Predicate{kg.Models}, Effects: []kg.Effect{kg.Increases}},
	}}}
	if _, err := kg.Evaluate(t.Context(), s, kg.SourceScope{}, &f); err != nil {
		t.Fatal(err)
	}
	h := s.asked[0].Hop
	if h.Direction != kg.In || !slices.Equal(h.Statement.Predicates, []kg.Predicate{kg.Carries}) || len(h.Statement.Effects) != 1 || h.Far != nil {
		t.Errorf("hop %+v", h)
	}
	if f.Related[0].Statement.Predicates[0] != kg.Models {
		t.Error("the filter was changed")
	}
}

func TestEvaluateErrors(t *testing.T) {
	deep := next(next(next(next(called("2")))))
	if _, err := kg.Evaluate(t.Context(), newLine(), kg.SourceScope{}, &deep); !errors.Is(err, kg.ErrTooDeep) {
		t.Errorf("four hops: %v", err)
	}
	hop := next(called("2"))
	for name, f := range map[string]kg.NodeFilter{
		"related": hop, "and": {And: []kg.NodeFilter{hop}}, "or": {Or: []kg.NodeFilter{hop}}, "not": {Not: &hop}, "inside": next(hop),
	} {
		s := newLine()
		s.err = kg.ErrTooBroad
		if _, err := kg.Evaluate(t.Context(), s, kg.SourceScope{}, &f); !errors.Is(err, kg.ErrTooBroad) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Filters of and, or and not over single nodes, against the same in booleans.
func TestEvaluateAlgebra(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	s := newLine()
	for range 500 {
		f := randomFilter(r, 3)
		got, err := kg.Evaluate(t.Context(), s, kg.SourceScope{}, &f)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range s.line {
			n := kg.Node{ID: id, Category: kg.Category(id.Local())}
			if (got.Has(id) && f.Match.Matches(&n)) != fulfils(&f, &n) {
				t.Fatalf("%+v: %v has %s: %v", f, got, id, got.Has(id))
			}
		}
	}
}

func randomFilter(r *rand.Rand, depth int) kg.NodeFilter {
	var f kg.NodeFilter
	if r.IntN(2) == 0 {
		f = called(kg.Category([]string{"0", "1", "2", "3", "4"}[r.IntN(5)]))
	}
	if r.IntN(3) == 0 {
		set, _ := randomSet(r)
		f.Within = &set
	}
	if depth == 0 {
		return f
	}
	for range r.IntN(3) {
		f.And = append(f.And, randomFilter(r, depth-1))
	}
	for range r.IntN(3) {
		f.Or = append(f.Or, randomFilter(r, depth-1))
	}
	if r.IntN(3) == 0 {
		inner := randomFilter(r, depth-1)
		f.Not = &inner
	}
	return f
}

func fulfils(f *kg.NodeFilter, n *kg.Node) bool {
	ok := f.Match.Matches(n) && (f.Within == nil || f.Within.Has(n.ID)) && (f.Not == nil || !fulfils(f.Not, n))
	for i := range f.And {
		ok = ok && fulfils(&f.And[i], n)
	}
	any := len(f.Or) == 0
	for i := range f.Or {
		any = any || fulfils(&f.Or[i], n)
	}
	return ok && any
}

func TestFlat(t *testing.T) {
	for _, w := range []struct {
		filter kg.NodeFilter
		want   bool
	}{
		{kg.NodeFilter{}, true}, {kg.NodeFilter{Within: &kg.Set{}, Match: kg.NodeMatch{Words: []string{"x"}}}, true},
		{kg.NodeFilter{And: []kg.NodeFilter{{}}}, false}, {kg.NodeFilter{Or: []kg.NodeFilter{{}}}, false},
		{kg.NodeFilter{Not: &kg.NodeFilter{}}, false}, {kg.NodeFilter{Related: []kg.Related{{}}}, false},
	} {
		if w.filter.Flat() != w.want {
			t.Errorf("%+v is flat: %v", w.filter, w.filter.Flat())
		}
	}
}

// The line read as IS_A: each node is a kind of the next.
func TestDescendants(t *testing.T) {
	for _, w := range []struct{ of, want []kg.CURIE }{
		{nil, nil}, {[]kg.CURIE{"EVG:0"}, []kg.CURIE{"EVG:0"}}, {[]kg.CURIE{"EVG:2"}, []kg.CURIE{"EVG:0", "EVG:1", "EVG:2"}},
		{[]kg.CURIE{"EVG:1", "EVG:3", "EVG:unknown"}, []kg.CURIE{"EVG:0", "EVG:1", "EVG:2", "EVG:3", "EVG:unknown"}},
	} {
		s := newLine()
		got, err := kg.Descendants(t.Context(), s, kg.SourceScope{}, w.of)
		if err != nil || !slices.Equal(got.IDs, w.want) || got.Complement {
			t.Errorf("of %v: %v, %v", w.of, got, err)
		}
		for _, sel := range s.asked {
			if m := sel.Hop.Statement; !slices.Equal(m.Predicates, []kg.Predicate{kg.IsA}) || m.Negative == nil || *m.Negative {
				t.Errorf("asked for %+v", m)
			}
		}
	}
}
