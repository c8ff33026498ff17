package traverse_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// nested answers patterns by nested loops over all nodes, one loop for each variable.
type nested struct {
	*brute // says what counts as one
	data   *kg.Dataset
	p      traverse.Pattern
	claims []map[[2]kg.CURIE][]told // of each edge: what joins two nodes, cheapest first
	vars   map[string]int
	may    [][]kg.CURIE // what each variable may be bound to
	apart  [][]int      // variables that are bound to different nodes
}

// told is a statement that fulfils an edge, with who is credited.
type told struct {
	statement *kg.Statement
	cost      int64
	credits   []kg.CURIE
}

func newNested(d *kg.Dataset, p traverse.Pattern) *nested {
	n := &nested{brute: newBrute(d, traverse.Walk{Scope: p.Scope, Collapse: p.Collapse}), data: d, p: p, vars: map[string]int{}}
	for i := range p.Nodes {
		n.vars[p.Nodes[i].Name] = i
		n.may = append(n.may, n.stops(candidates(d, &p.Nodes[i])))
	}
	lists := p.Distinct
	if lists == nil {
		lists = [][]string{{}}
		for _, v := range p.Nodes {
			lists[0] = append(lists[0], v.Name)
		}
	}
	for _, list := range lists {
		var numbers []int
		for _, name := range list {
			numbers = append(numbers, n.vars[name])
		}
		n.apart = append(n.apart, slices.Compact(slices.Sorted(slices.Values(numbers))))
	}
	for _, e := range p.Edges {
		n.claims = append(n.claims, claimsOf(d, traverse.Walk{Scope: p.Scope, Match: e.Match, Collapse: p.Collapse}, e.Either))
	}
	return n
}

func claimsOf(d *kg.Dataset, w traverse.Walk, either bool) map[[2]kg.CURIE][]told {
	b := newBrute(d, w)
	claims := map[[2]kg.CURIE][]told{}
	credits := map[kg.StatementID][]kg.CURIE{}
	for i := range d.Evidence {
		e := &d.Evidence[i]
		inScope := len(w.Scope.Sources) == 0 || slices.Contains(w.Scope.Sources, e.Source)
		if inScope && !e.Refutes && w.Match.Evidence.Matches(e) {
			credits[e.Statement] = append(credits[e.Statement], e.Credits...)
		}
	}
	for i := range d.Statements {
		s := &d.Statements[i]
		c, visible := b.cost[s.ID]
		if !visible || c < 0 {
			continue
		}
		one := told{s, c, credits[s.ID]}
		subject, object := b.stop[s.Subject], b.stop[s.Object]
		claims[[2]kg.CURIE{subject, object}] = append(claims[[2]kg.CURIE{subject, object}], one)
		if either && subject != object {
			claims[[2]kg.CURIE{object, subject}] = append(claims[[2]kg.CURIE{object, subject}], one)
		}
	}
	for _, list := range claims {
		slices.SortFunc(list, func(x, y told) int {
			return cmp.Or(cmp.Compare(x.cost, y.cost), cmp.Compare(x.statement.ID, y.statement.ID))
		})
	}
	return claims
}

// between is what fulfils the edge under the bindings.
func (n *nested) between(edge int, at []kg.CURIE) []told {
	e := &n.p.Edges[edge]
	return n.claims[edge][[2]kg.CURIE{at[n.vars[e.From]], at[n.vars[e.To]]}]
}

// candidates are the nodes that a variable may be bound to.
func candidates(d *kg.Dataset, v *traverse.Variable) (ids []kg.CURIE) {
	for i := range d.Nodes {
		node := &d.Nodes[i]
		if v.Match.Matches(node) && (v.Within == nil || v.Within.Has(node.ID)) && (!node.Hub || v.Hubs || v.Match.Hub != nil) {
			ids = append(ids, node.ID)
		}
	}
	return ids
}

// distinct reports whether what is bound differs where it must.
func (n *nested) distinct(at []kg.CURIE) bool {
	for _, list := range n.apart {
		for i, v := range list {
			for _, other := range list[:i] {
				if at[v] != "" && at[v] == at[other] {
					return false
				}
			}
		}
	}
	return true
}

// loop binds the variables in every way that fulfils the edges among what is bound.
func (n *nested) loop(variables, edges []int, at []kg.CURIE, visit func(at []kg.CURIE)) {
	for _, e := range edges {
		from, to := at[n.vars[n.p.Edges[e].From]], at[n.vars[n.p.Edges[e].To]]
		if from != "" && to != "" && len(n.between(e, at)) == 0 {
			return
		}
	}
	if len(variables) == 0 {
		visit(slices.Clone(at))
		return
	}
	for _, id := range n.may[variables[0]] {
		if at[variables[0]] = id; n.distinct(at) {
			n.loop(variables[1:], edges, at, visit)
		}
	}
	at[variables[0]] = ""
}

// part is a number of edges that stand or fall together and the variables that only
// they have, in the order of binding.
type part struct{ variables, edges []int }

// parts takes the edges of one need apart.
func (n *nested) parts(need traverse.Need, bound []int) (out []part) {
	taken := map[int]bool{}
	for e := range n.p.Edges {
		if n.p.Edges[e].Need != need || taken[e] {
			continue
		}
		group := []int{e}
		taken[e] = true
		for i := 0; i < len(group); i++ {
			for o := range n.p.Edges {
				if n.p.Edges[o].Need == need && !taken[o] && n.meet(group[i], o, bound) {
					taken[o] = true
					group = append(group, o)
				}
			}
		}
		slices.Sort(group)
		out = append(out, part{n.order(group, bound), group})
	}
	return out
}

func (n *nested) meet(a, b int, bound []int) bool {
	for _, x := range []string{n.p.Edges[a].From, n.p.Edges[a].To} {
		if !slices.Contains(bound, n.vars[x]) && (n.p.Edges[b].From == x || n.p.Edges[b].To == x) {
			return true
		}
	}
	return false
}

// order lists the variables of the edges that are not bound: again and again the first
// that an edge joins to what is.
func (n *nested) order(edges, bound []int) (out []int) {
	bound = slices.Clone(bound)
	for again := true; again; {
		again = false
		for v := range n.p.Nodes {
			joined := slices.ContainsFunc(edges, func(e int) bool {
				from, to := n.vars[n.p.Edges[e].From], n.vars[n.p.Edges[e].To]
				return from == v && (len(bound) == 0 || slices.Contains(bound, to)) || to == v && (len(bound) == 0 || slices.Contains(bound, from))
			})
			if joined && !slices.Contains(bound, v) {
				bound, out, again = append(bound, v), append(out, v), true
				break
			}
		}
	}
	return out
}

// row is a row as nested loops find it.
type row struct {
	at         []kg.CURIE
	cost       int64
	statements []kg.CURIE // of each edge, "" where none is shown
	others     []int
	shared     []kg.CURIE
}

// rows lists all rows in order.
func (n *nested) rows() []row {
	var required []int
	for e := range n.p.Edges {
		if n.p.Edges[e].Need == traverse.Required {
			required = append(required, e)
		}
	}
	order := n.order(required, nil)
	absent, optional := n.parts(traverse.Absent, order), n.parts(traverse.Optional, order)
	var out []row
	n.loop(order, required, make([]kg.CURIE, len(n.p.Nodes)), func(at []kg.CURIE) {
		r, ok := n.weigh(required, at)
		for _, a := range absent {
			n.loop(a.variables, a.edges, at, func([]kg.CURIE) { ok = false })
		}
		if ok {
			out = append(out, n.extend(optional, r)...)
		}
	})
	for _, o := range optional {
		order = append(order, o.variables...)
	}
	slices.SortFunc(out, func(a, b row) int {
		c := cmp.Compare(a.cost, b.cost)
		for _, v := range order {
			c = cmp.Or(c, cmp.Compare(a.at[v], b.at[v]))
		}
		return c
	})
	return out
}

// extend adds what the optional parts bind.
func (n *nested) extend(optional []part, r row) []row {
	rows := []row{r}
	for _, o := range optional {
		var next []row
		for _, r := range rows {
			before := len(next)
			n.loop(o.variables, o.edges, r.at, func(at []kg.CURIE) {
				one := row{at, r.cost, slices.Clone(r.statements), slices.Clone(r.others), r.shared}
				for _, e := range o.edges {
					one.show(e, n.between(e, at), "")
				}
				next = append(next, one)
			})
			if len(next) == before {
				next = append(next, r)
			}
		}
		rows = next
	}
	return rows
}

// show puts the cheapest statement of the study into the row, or any for "".
func (r *row) show(edge int, claims []told, study kg.CURIE) int64 {
	for _, c := range claims {
		if study == "" || slices.Contains(c.credits, study) {
			r.statements[edge], r.others[edge] = c.statement.ID, len(claims)-1
			return c.cost
		}
	}
	return -1
}

// weigh chooses the statements of the required edges; it reports false when a list of
// SameStudy shares none.
func (n *nested) weigh(required []int, at []kg.CURIE) (row, bool) {
	r := row{at: at, statements: make([]kg.CURIE, len(n.p.Edges)), others: make([]int, len(n.p.Edges))}
	cost := map[int]int64{}
	for _, e := range required {
		cost[e] = r.show(e, n.between(e, at), "")
	}
	for _, names := range n.p.SameStudy {
		var best kg.CURIE
		least := int64(-1)
		for _, study := range n.data.Nodes { // any may be credited
			total := int64(0)
			for _, name := range names {
				c := r.show(n.edge(name), n.between(n.edge(name), at), study.ID)
				if total += c; c < 0 {
					total = -1 << 40
				}
			}
			if total >= 0 && (least < 0 || total < least || total == least && study.ID < best) {
				best, least = study.ID, total
			}
		}
		if least < 0 {
			return r, false
		}
		r.shared = append(r.shared, best)
		for _, name := range names {
			cost[n.edge(name)] = r.show(n.edge(name), n.between(n.edge(name), at), best)
		}
	}
	for _, c := range cost {
		r.cost += c
	}
	return r, true
}

func (n *nested) edge(name string) int {
	for i := range n.p.Edges {
		if n.p.Edges[i].Name == name {
			return i
		}
	}
	return -1
}

// text is a row as it is compared.
func (n *nested) text(r row) string {
	var b strings.Builder
	for i := range n.p.Nodes {
		if r.at[i] != "" {
			fmt.Fprintf(&b, "%s=%s ", n.p.Nodes[i].Name, r.at[i])
		}
	}
	for i := range n.p.Edges {
		if r.statements[i] != "" {
			fmt.Fprintf(&b, "%s=%s+%d ", n.p.Edges[i].Name, r.statements[i], r.others[i])
		}
	}
	return fmt.Sprint(b.String(), r.shared, r.cost)
}

// foundText is what text is of a row of the engine.
func foundText(r *traverse.Row) string {
	var b strings.Builder
	for i, n := range r.Nodes {
		if n != nil {
			fmt.Fprintf(&b, "%s=%s ", r.Variables[i], n.ID)
		}
	}
	for _, e := range r.Edges {
		fmt.Fprintf(&b, "%s=%s+%d ", e.Name, e.Statement.ID, e.Others)
	}
	return fmt.Sprint(b.String(), r.Shared, millionths(r.Score))
}
