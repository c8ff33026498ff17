package traverse

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Row is one way to fulfil a pattern.
type Row struct {
	Variables []string   // those that rows bind, in the order of the pattern
	Nodes     []*kg.Node // what they are bound to, nil where an optional edge does not hold
	Touched   []RowStop  // what the row touches of each of these
	Edges     []RowEdge  // those that hold, in the order of the pattern
	Score     float64    // product of the support of the required edges' statements
	Studies   []kg.CURIE // publications that are credited for every claim of the required edges
	Shared    []kg.CURIE // the study of each list of SameStudy

	ids      []kg.CURIE
	collapse []Collapse
}

// RowStop says what a row touches of nodes that count as one: those that its statements
// name, and those over which the joins make them one.
type RowStop struct {
	Members []*kg.Node
	Joins   []*kg.Statement
}

// RowEdge is an edge of a pattern as it holds in a row. The statement is the best
// supported one, of the study in Shared where SameStudy names the edge.
type RowEdge struct {
	Name     string
	From, To int // places in Row.Nodes
	Optional bool
	Hop      // forward: from the node of From to that of To
}

// touched are the nodes of From and To that the statement names.
func (e *RowEdge) touched() (from, to kg.CURIE) {
	if e.Forward {
		return e.Statement.Subject, e.Statement.Object
	}
	return e.Statement.Object, e.Statement.Subject
}

// Coherent reports whether one study supports all the required edges.
func (r *Row) Coherent() bool { return len(r.Studies) > 0 }

// fill puts in the nodes.
func (r *Row) fill(known map[kg.CURIE]*kg.Node) {
	for _, id := range r.ids {
		r.Nodes = append(r.Nodes, known[id])
	}
}

// touch says what a row touches.
func (w *web) touch(r *Row) {
	r.Touched = make([]RowStop, len(r.Nodes))
	for i, n := range r.Nodes {
		switch {
		case n == nil:
		case w.stops[n.ID] == nil:
			r.Touched[i].Members = []*kg.Node{n}
		default:
			r.Touched[i] = w.rowStop(n.ID, r.touched(i))
		}
	}
}

// touched are the nodes by which edges name what a variable is bound to.
func (r *Row) touched(variable int) (ids []kg.CURIE) {
	for i := range r.Edges {
		e := &r.Edges[i]
		from, to := e.touched()
		if e.From == variable {
			ids = append(ids, from)
		}
		if e.To == variable {
			ids = append(ids, to)
		}
	}
	return ids
}

// rowStop joins the members of a stop that are touched.
func (w *web) rowStop(stop kg.CURIE, touched []kg.CURIE) (out RowStop) {
	shown := map[kg.CURIE]bool{}
	for _, id := range touched {
		members, joins := w.chain(touched[0], id)
		for _, m := range members {
			shown[m] = true
		}
		for _, s := range joins {
			if !slices.Contains(out.Joins, s) {
				out.Joins = append(out.Joins, s)
			}
		}
	}
	for _, id := range w.members(stop) {
		if shown[id] {
			out.Members = append(out.Members, w.nodes[id])
		}
	}
	return out
}

// row makes a row without its nodes.
func (m *Matching) row(at *bindings, c cost) *Row {
	r := &Row{Score: c.score(), collapse: m.Collapse}
	place := make([]int, len(m.Nodes))
	for v := range m.Nodes {
		if !m.shown(v) {
			continue
		}
		place[v] = len(r.ids)
		r.Variables = append(r.Variables, m.Nodes[v].Name)
		id := kg.CURIE("")
		if at[v] != unbound {
			id = m.ids[at[v]]
		}
		r.ids = append(r.ids, id)
	}
	study := make([]kg.CURIE, len(m.Edges))
	for list, edges := range m.studies {
		shared, _ := m.study(list, at)
		r.Shared = append(r.Shared, shared)
		for _, e := range edges {
			study[e] = shared
		}
	}
	for e := range m.Edges {
		b := m.bond(e, at)
		if b == nil || m.Edges[e].Need == Absent {
			continue
		}
		best := b.cheapest(study[e])
		r.Edges = append(r.Edges, RowEdge{Name: m.Edges[e].Name, From: place[m.ends[e].from], To: place[m.ends[e].to], Optional: m.Edges[e].Need == Optional,
			Hop: Hop{Statement: best.statement, Forward: m.met.stop(best.statement.Subject) == m.ids[at[m.ends[e].from]], Others: len(b.claims) - 1, Support: best.support}})
	}
	r.Studies = sharedStudies(r.required())
	return r
}

func (r *Row) required() (hops []Hop) {
	for _, e := range r.Edges {
		if !e.Optional {
			hops = append(hops, e.Hop)
		}
	}
	return hops
}

// Reading puts the row into words, edge by edge.
func (r *Row) Reading(name func(kg.CURIE) string) string {
	spoken := map[kg.CURIE][]kg.CURIE{} // the nodes of each stop of which the text speaks
	isNew := func(stop, id kg.CURIE) bool {
		known := slices.ContainsFunc(spoken[stop], func(other kg.CURIE) bool { return name(other) == name(id) })
		spoken[stop] = append(spoken[stop], id)
		return !known && len(spoken[stop]) > 1
	}
	t := telling{name: name}
	var late [][2]kg.CURIE // nodes that count as one with one told before
	for i := range r.Edges {
		e := &r.Edges[i]
		from, to := e.touched()
		step := told{statement: e.Statement, from: from, to: to}
		if stop := r.ids[e.From]; isNew(stop, from) {
			step.as = spoken[stop][0]
		}
		t.step(step)
		if stop := r.ids[e.To]; isNew(stop, to) {
			late = append(late, [2]kg.CURIE{to, spoken[stop][0]})
		}
	}
	for _, two := range late {
		t.counts(two[0], two[1])
	}
	return t.text.String()
}

// rowMark begins the text of row ids of this form.
const rowMark = "R1"

// ID names the row by what is collapsed, its variables, nodes, edges and statements. It
// describes itself: FetchRow reads the row again without knowing the pattern.
func (r *Row) ID() string {
	lines := r.lines()
	for _, e := range r.Edges {
		kind := "e"
		if e.Optional {
			kind = "o"
		}
		lines = append(lines, fmt.Sprintf("%s %s %d %d %s", kind, e.Name, e.From, e.To, e.Statement.ID.Local()))
	}
	for _, id := range r.Shared {
		lines = append(lines, "s "+string(id))
	}
	return codeID(rowMark, lines)
}

// Place names the row within its list, by its nodes alone. It is short enough for any
// cursor.
func (r *Row) Place() string { return codeID(rowMark, r.lines()) }

func (r *Row) lines() (lines []string) {
	if letters := collapseLetters(r.collapse); letters != "" {
		lines = append(lines, "c "+letters)
	}
	for i, name := range r.Variables {
		lines = append(lines, "n "+name+" "+string(r.ids[i]))
	}
	return lines
}

// parseRow takes a row id or place apart; statements have nothing but an id.
func parseRow(id string) (*Row, error) {
	bad := fmt.Errorf("%w: %.40q is no row id", ErrBadRow, id)
	mark, lines, ok := decodeID(id)
	if !ok || mark != rowMark {
		return nil, bad
	}
	r := &Row{}
	for _, line := range lines {
		if !r.parse(strings.Split(line, " ")) {
			return nil, bad
		}
	}
	if len(r.ids) > MaxVariables || len(r.Edges) > MaxPatternEdges || len(r.Shared) > MaxPatternEdges {
		return nil, bad
	}
	return r, nil
}

// parse reads a line of a row id.
func (r *Row) parse(fields []string) bool {
	switch kind, n := fields[0], len(fields); {
	case kind == "n" && n == 3 && patternName.MatchString(fields[1]):
		if _, err := kg.ParseCURIE(fields[2]); err != nil && fields[2] != "" {
			return false
		}
		r.Variables, r.ids = append(r.Variables, fields[1]), append(r.ids, kg.CURIE(fields[2]))
	case (kind == "e" || kind == "o") && n == 5 && patternName.MatchString(fields[1]):
		e := RowEdge{Name: fields[1], Optional: kind == "o"}
		var errs [3]error
		e.From, errs[0] = strconv.Atoi(fields[2])
		e.To, errs[1] = strconv.Atoi(fields[3])
		s := &kg.Statement{}
		s.ID, errs[2] = kg.ParseCURIE(kg.LocalPrefix + ":" + fields[4])
		if errs != [3]error{} || !r.bindsAt(e.From) || !r.bindsAt(e.To) {
			return false
		}
		e.Statement = s
		r.Edges = append(r.Edges, e)
	case kind == "c" && n == 2 && len(r.collapse) == 0:
		var ok bool
		r.collapse, ok = collapseOf(fields[1])
		return ok
	case kind == "s" && n == 2:
		id, err := kg.ParseCURIE(fields[1])
		if err != nil {
			return false
		}
		r.Shared = append(r.Shared, id)
	default:
		return false
	}
	return true
}

func (r *Row) bindsAt(i int) bool { return i >= 0 && i < len(r.ids) && r.ids[i] != "" }

// place finds the bindings that a row id speaks of.
func (m *Matching) place(id string) (bindings, error) {
	at := nothingBound()
	r, err := parseRow(id)
	if err != nil {
		return at, err
	}
	for i, name := range r.Variables {
		v := m.variable(name)
		n, ok := slices.BinarySearch(m.ids, r.ids[i])
		if v < 0 || !ok && r.ids[i] != "" {
			return at, fmt.Errorf("%w: the row to begin behind is not in this list", ErrBadRow)
		}
		if ok {
			at[v] = uint32(n)
		}
	}
	return at, nil
}

func (r *Row) bound() []kg.CURIE {
	return slices.DeleteFunc(slices.Clone(r.ids), func(id kg.CURIE) bool { return id == "" })
}
