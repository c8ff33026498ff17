package traverse_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
)

// TestSurveysChangeNothing asks with a reader that surveys whatever it likes.
func TestSurveysChangeNothing(t *testing.T) {
	for seed := range uint64(20) {
		size := storetest.Size{Nodes: 30, Statements: 120}
		d := moleculeGraph(seed, size)
		r := readerOf(t, moleculeGraph(seed, size))
		a := newAsker(seed, 21, d)
		a.budgeted = true
		other := &surveying{Reader: r, dice: a.Rand}
		for i := range d.Nodes {
			other.all = append(other.all, d.Nodes[i].ID)
		}
		for i := range 100 {
			q := questions[i%len(questions)]
			ask := q.ask(a)
			if want, got := ask(t, r), ask(t, other); want != got {
				t.Fatalf("seed %d, traversal %d, %s: got\n%s\nand without surveys\n%s", seed, i, q.name, got, want)
			}
		}
		if other.surveys < 4 { // of walks without filters
			t.Errorf("seed %d: %d surveys", seed, other.surveys)
		}
	}
}

// surveying brings a part of the graph that has nothing to do with what is asked.
type surveying struct {
	kg.Reader
	dice    *rand.Rand
	all     []kg.CURIE
	surveys int
}

func (r *surveying) Survey(ctx context.Context, q kg.SurveyQuery) (*kg.Survey, error) {
	r.surveys++
	order := r.dice.Perm(len(r.all))
	order = order[:r.dice.IntN(len(order)+1)]
	weighed := r.dice.IntN(len(order) + 1)
	place := map[kg.CURIE]int{}
	var ids []kg.CURIE
	for i, at := range order {
		ids, place[r.all[at]] = append(ids, r.all[at]), i
	}
	nodes, err := r.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := &kg.Survey{Nodes: nodes, Degrees: map[kg.CURIE]int{}}
	match := kg.StatementMatch{Negative: new(bool)}
	if q.Flat {
		match.Predicates = kg.FlatPredicates
	}
	counted, err := r.Expand(ctx, kg.ExpandQuery{Nodes: ids[:weighed], Match: match})
	if err != nil {
		return nil, err
	}
	for i, id := range ids[:weighed] {
		out.Degrees[id] = counted.Counts[i].Total
	}
	every, err := r.ListStatements(ctx, kg.StatementQuery{Match: match, Order: kg.ByStrength, Page: kg.Page{Limit: kg.MaxPage}})
	if err != nil {
		return nil, err
	}
	for _, s := range every.Statements {
		from, ok := place[s.Subject]
		to, also := place[s.Object]
		if ok && also && (max(from, to) < weighed || r.dice.IntN(2) == 0) {
			out.Statements = append(out.Statements, s)
		}
	}
	return out, nil
}
