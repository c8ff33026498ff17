package enrich

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// Query asks what a list of molecules is joined to.
type Query struct {
	List       []kg.CURIE
	Target     kg.Category
	Predicates []kg.Predicate // empty: those of Targets
	Background *kg.Set        // of what counts as one any; nil: molecules of the list's categories that are joined to any target
}

// Result is the answer.
type Result struct {
	Predicates []kg.Predicate // that were followed
	Background int
	List       int        // of them on the list
	Outside    []kg.CURIE // on the list and not in the background, sorted
	Tests      int        // targets with a member in the background
	Rows       []Row      // targets with a member on the list: by p, then by how many, then by id
}

// Row is what is found of a target.
type Row struct {
	Target  kg.CURIE
	Members []kg.CURIE // on the list, sorted
	Size    int        // members in the background
	P, Q    float64
	Odds    float64
	HasOdds bool
}

// Find answers the query.
func Find(g *projection.Graph, q Query) (*Result, error) {
	predicates, err := q.predicates()
	if err != nil {
		return nil, err
	}
	list, categories, err := molecules(g, q.List)
	if err != nil {
		return nil, err
	}
	m := newMembership(g, projection.KindOf(q.Target), predicates)
	r := &Result{Predicates: predicates}
	background := m.joined(categories)
	if q.Background != nil {
		if background, err = given(g, *q.Background, list); err != nil {
			return nil, err
		}
	}
	inside := map[projection.Node]bool{}
	for _, n := range list {
		if background[n] {
			inside[n] = true
		} else {
			r.Outside = append(r.Outside, g.ID(n))
		}
	}
	slices.Sort(r.Outside)
	r.Background, r.List = len(background), len(inside)
	r.fill(m, background, inside)
	return r, nil
}

func (q *Query) predicates() ([]kg.Predicate, error) {
	usual, err := defaults(q.Target)
	if err != nil || len(q.Predicates) == 0 {
		return usual, err
	}
	for _, p := range q.Predicates {
		if !joining(p, q.Target) {
			return nil, fmt.Errorf("%w: %s does not join molecules and %s", ErrPredicate, p, q.Target)
		}
	}
	return q.Predicates, nil
}

// molecules finds the list, each and what counts as one of it once, and its categories.
func molecules(g *projection.Graph, ids []kg.CURIE) (list []projection.Node, kinds []int, err error) {
	if len(ids) == 0 {
		return nil, nil, ErrEmpty
	}
	for _, id := range kg.NewSet(ids...).IDs {
		n, ok := g.Find(id)
		if !ok || !kg.Categories[n.Kind].Category.IsCargo() {
			return nil, nil, fmt.Errorf("%w: %s", ErrItem, id)
		}
		list = append(list, n)
		kinds = append(kinds, n.Kind)
	}
	slices.Sort(kinds)
	slices.SortFunc(list, projection.Node.Compare)
	return slices.Compact(list), slices.Compact(kinds), nil
}

// given is a background that the query names: its molecules.
func given(g *projection.Graph, set kg.Set, list []projection.Node) (map[projection.Node]bool, error) {
	background := map[projection.Node]bool{}
	for kind, info := range kg.Categories {
		for row := range g.Size(kind) {
			n := projection.Node{Kind: kind, Row: uint32(row)}
			if info.Category.IsCargo() && (set.Has(g.ID(n)) || slices.ContainsFunc(g.Members(n), set.Has)) {
				background[n] = true
			}
		}
	}
	var missing []string
	for _, n := range list {
		if !background[n] {
			missing = append(missing, string(g.ID(n)))
		}
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("%w: it lacks %d of %d, among them %s", ErrBackground, len(missing), len(list), strings.Join(missing[:min(3, len(missing))], ", "))
	}
	return background, nil
}

// fill tests every target.
func (r *Result) fill(m *membership, background, inside map[projection.Node]bool) {
	for target := range m.g.Size(m.target) {
		t := table{background: r.Background, list: r.List}
		var members []kg.CURIE
		for _, n := range m.of(uint32(target)) {
			if !background[n] {
				continue
			}
			t.members++
			if inside[n] {
				members = append(members, m.g.ID(n))
			}
		}
		if t.members > 0 {
			r.Tests++
		}
		if t.both = len(members); t.both == 0 {
			continue
		}
		slices.Sort(members)
		row := Row{Target: m.g.ID(projection.Node{Kind: m.target, Row: uint32(target)}), Members: members, Size: t.members, P: t.upperTail()}
		row.Odds, row.HasOdds = t.odds()
		r.Rows = append(r.Rows, row)
	}
	p := make([]float64, len(r.Rows))
	for i := range r.Rows {
		p[i] = r.Rows[i].P
	}
	for i, q := range adjust(p, r.Tests) {
		r.Rows[i].Q = q
	}
	slices.SortFunc(r.Rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(a.P, b.P), cmp.Compare(len(b.Members), len(a.Members)), cmp.Compare(a.Target, b.Target))
	})
}

// Why says why nothing is found, in words.
func (r *Result) Why() *string {
	why := "no molecule of the list is joined to a target; other predicates or target categories may join it"
	if r.List == 0 {
		why = "no molecule of the list is in the background, which holds those of its categories that are joined to any target; other predicates or target categories may join it"
	}
	return &why
}
