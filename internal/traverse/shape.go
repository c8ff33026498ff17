package traverse

import (
	"fmt"
	"regexp"
	"slices"
)

// shape is a pattern with numbers in place of names and the order in which its
// variables are bound. The order depends on the pattern alone, and so does the order
// of rows.
type shape struct {
	*Pattern
	ends     []ends
	main     sequence   // the required edges
	optional []sequence // in the order of their first edges
	absent   []sequence
	studies  [][]int // edges of SameStudy
	differ   [MaxVariables][MaxVariables]bool
	loose    []Variable // the variables as statements are read for them, see loosen
	met      *web       // what counts as one, as far as it was met
}

// ends are the numbers of an edge's variables.
type ends struct{ from, to int }

func (e ends) other(v int) int {
	if e.from == v {
		return e.to
	}
	return e.from
}

// sequence binds variables one by one, each along an edge from one that is bound.
type sequence struct {
	edges []int
	stops []stop
}

// stop binds one variable.
type stop struct {
	variable int   // none when all ends are bound: -1
	via      int   // the edge that leads to it, none at the beginning: -1
	closing  []int // further edges whose ends are bound now
}

// shapeOf checks the pattern and puts numbers to it.
func shapeOf(p *Pattern) (*shape, error) {
	s := &shape{Pattern: p, loose: p.Nodes}
	for _, step := range []func() error{s.count, s.nameAll, s.join, s.group, s.relate, s.contradict} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (s *shape) count() error {
	switch {
	case len(s.Nodes) < 1 || len(s.Nodes) > MaxVariables:
		return unusable("split the pattern, or ask for the middle first", "%d nodes, but a pattern has 1 to %d", len(s.Nodes), MaxVariables)
	case len(s.Edges) > MaxPatternEdges:
		return unusable("split the pattern, or ask for the middle first", "%d edges, but a pattern has at most %d", len(s.Edges), MaxPatternEdges)
	case !slices.ContainsFunc(s.Edges, func(e PatternEdge) bool { return e.Need == Required }):
		return unusable("let one edge be neither optional nor not; a filter with related NONE lists nodes that lack something", "no edge is required")
	}
	return nil
}

// patternName is what variables and edges may be called.
var patternName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]{0,31}$`)

func (s *shape) nameAll() error {
	seen := map[string]bool{}
	check := func(what, name string) error {
		switch {
		case !patternName.MatchString(name):
			return unusable("begin with a letter and use up to 32 letters, digits and underscores", "%.40q is no name for %s", name, what)
		case seen[what+name]:
			return unusable("give each its own name, and say "+what+" once", "%s is named twice: %s", what, name)
		}
		seen[what+name] = true
		return nil
	}
	for i := range s.Nodes {
		if err := check("a node", s.Nodes[i].Name); err != nil {
			return err
		}
	}
	s.Edges = slices.Clone(s.Edges) // names are filled in
	for i := range s.Edges {
		if s.Edges[i].Name == "" {
			s.Edges[i].Name = fmt.Sprintf("e%d", i+1)
		}
		if err := check("an edge", s.Edges[i].Name); err != nil {
			return err
		}
	}
	return nil
}

func (s *shape) variable(name string) int {
	return slices.IndexFunc(s.Nodes, func(v Variable) bool { return v.Name == name })
}

func (s *shape) edge(name string) int {
	return slices.IndexFunc(s.Edges, func(e PatternEdge) bool { return e.Name == name })
}

// unknown refuses a name that nothing has.
func unknown(where, what, name string) error {
	return unusable("compare the spelling with the names that the pattern gives", "%s names the %s %.40q, which the pattern does not have", where, what, name)
}

// join numbers the ends of edges and finds the order of the required ones.
func (s *shape) join() error {
	for _, e := range s.Edges {
		at := ends{s.variable(e.From), s.variable(e.To)}
		for _, end := range []struct {
			number int
			name   string
		}{{at.from, e.From}, {at.to, e.To}} {
			if end.number < 0 {
				return unknown("edge "+e.Name, "node", end.name)
			}
		}
		if at.from == at.to {
			return unusable("use two nodes and leave them out of distinct", "edge %s begins and ends at %s", e.Name, e.From)
		}
		s.ends = append(s.ends, at)
	}
	used := make([]bool, len(s.Nodes))
	for _, at := range s.ends {
		used[at.from], used[at.to] = true, true
	}
	if alone := slices.Index(used, false); alone >= 0 {
		return unusable("join it to the others by an edge, or leave it out", "no edge has the node %s", s.Nodes[alone].Name)
	}
	bound := make([]bool, len(s.Nodes))
	required := s.needed(Required)
	first := len(s.Nodes)
	for _, e := range required {
		first = min(first, s.ends[e].from, s.ends[e].to)
	}
	bound[first] = true
	s.main = s.sequence(required, bound)
	s.main.stops = append([]stop{{variable: first, via: -1}}, s.main.stops...)
	return s.reached(required, bound)
}

func (s *shape) needed(n Need) (edges []int) {
	for i := range s.Edges {
		if s.Edges[i].Need == n {
			edges = append(edges, i)
		}
	}
	return edges
}

// reached refuses edges whose ends were not bound.
func (s *shape) reached(edges []int, bound []bool) error {
	for _, e := range edges {
		for _, v := range []int{s.ends[e].from, s.ends[e].to} {
			if !bound[v] {
				return unusable("join the parts by an edge that is neither optional nor not, or ask for them one by one",
					"it falls apart: no edges lead from %s to %s", s.Nodes[s.main.stops[0].variable].Name, s.Nodes[v].Name)
			}
		}
	}
	return nil
}

// sequence binds what the edges lead to from what is bound, the first in the order of
// the pattern first, and marks it as bound.
func (s *shape) sequence(edges []int, bound []bool) sequence {
	q := sequence{edges: edges}
	var taken []int
	for {
		next := stop{variable: -1, via: -1}
		for _, e := range edges {
			for _, v := range []int{s.ends[e].from, s.ends[e].to} {
				if !bound[v] && bound[s.ends[e].other(v)] && (next.variable < 0 || v < next.variable) {
					next.variable, next.via = v, e
				}
			}
		}
		if next.variable >= 0 {
			bound[next.variable] = true
			taken = append(taken, next.via)
		}
		for _, e := range edges {
			if bound[s.ends[e].from] && bound[s.ends[e].to] && !slices.Contains(taken, e) {
				next.closing = append(next.closing, e)
				taken = append(taken, e)
			}
		}
		if next.variable < 0 && len(next.closing) == 0 {
			return q
		}
		q.stops = append(q.stops, next)
	}
}

// group finds the edges that stand or fall together.
func (s *shape) group() error {
	owner := map[int]Need{} // of variables that no required edge has
	for _, need := range []Need{Optional, Absent} {
		for _, edges := range s.components(s.needed(need)) {
			bound := s.bound()
			q := s.sequence(edges, bound)
			if err := s.reached(edges, bound); err != nil {
				return err
			}
			for _, stop := range q.stops {
				if stop.variable < 0 {
					continue
				}
				if old, ok := owner[stop.variable]; ok && old != need {
					return unusable("give the edges a node each", "the node %s is in optional and in not edges only", s.Nodes[stop.variable].Name)
				}
				owner[stop.variable] = need
			}
			if need == Optional {
				s.optional = append(s.optional, q)
			} else {
				s.absent = append(s.absent, q)
			}
		}
	}
	return nil
}

// bound marks the variables of the required edges.
func (s *shape) bound() []bool {
	bound := make([]bool, len(s.Nodes))
	for _, stop := range s.main.stops {
		bound[stop.variable] = true
	}
	return bound
}

// components joins edges that share a variable which no required edge has.
func (s *shape) components(edges []int) (parts [][]int) {
	bound := s.bound()
	for _, e := range edges {
		part := []int{e}
		apart := parts[:0:0]
		for _, other := range parts {
			if slices.ContainsFunc(other, func(o int) bool { return s.meet(e, o, bound) }) {
				part = append(part, other...)
			} else {
				apart = append(apart, other)
			}
		}
		slices.Sort(part)
		parts = append(apart, part)
	}
	slices.SortFunc(parts, func(a, b []int) int { return a[0] - b[0] })
	return parts
}

func (s *shape) meet(e, o int, bound []bool) bool {
	for _, v := range []int{s.ends[e].from, s.ends[e].to} {
		if !bound[v] && (s.ends[o].from == v || s.ends[o].to == v) {
			return true
		}
	}
	return false
}

// relate numbers what SameStudy and Distinct name.
func (s *shape) relate() error {
	in := map[int]bool{}
	for _, names := range s.SameStudy {
		var edges []int
		for _, name := range names {
			e := s.edge(name)
			switch {
			case e < 0:
				return unknown("sameStudy", "edge", name)
			case s.Edges[e].Need != Required:
				return unusable("leave it out of sameStudy, or let it be required", "sameStudy names the edge %s, which is not required", name)
			case in[e]:
				return unusable("put all edges of one study into one list", "sameStudy names the edge %s twice", name)
			}
			in[e] = true
			edges = append(edges, e)
		}
		if len(edges) < 2 {
			return unusable("name the edges that share a study", "a list of sameStudy has %d edges, but it takes 2 or more", len(edges))
		}
		s.studies = append(s.studies, edges)
	}
	return s.tellApart()
}

func (s *shape) tellApart() error {
	lists := s.Distinct
	if lists == nil {
		all := make([]string, len(s.Nodes))
		for i := range s.Nodes {
			all[i] = s.Nodes[i].Name
		}
		lists = [][]string{all}
	}
	for _, names := range lists {
		var some []int
		for _, name := range names {
			v := s.variable(name)
			if v < 0 {
				return unknown("distinct", "node", name)
			}
			some = append(some, v)
		}
		if len(kindsOf(some)) < 2 {
			return unusable("name the nodes that differ, or give [] where all may be the same", "a list of distinct has fewer than 2 nodes")
		}
		for _, v := range some {
			for _, w := range some {
				s.differ[v][w] = v != w
			}
		}
	}
	return nil
}

// kindsOf are the different numbers.
func kindsOf(numbers []int) []int {
	sorted := slices.Clone(numbers)
	slices.Sort(sorted)
	return slices.Compact(sorted)
}
