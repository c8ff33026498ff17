package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

func paths(ctx context.Context, env environment, args []string) error {
	flags := newFlags("paths")
	from := newGraphFlags(flags, env)
	longest := flags.Int("max", 4, "greatest `number` of hops")
	first := flags.Int("first", 10, "how `many` to show")
	best := flags.Bool("best", false, "order by score instead of by length")
	directed := flags.Bool("directed", false, "follow statements from subject to object only")
	hubs := flags.Bool("hubs", false, "pass through hubs, which touch everything")
	collapse := collapseFlag(flags)
	format := formatFlags(flags)
	rest, err := parse(flags, env, args, 2)
	if err != nil {
		return err
	}
	if len(rest) != 2 {
		return usageError(flags, "two names or ids are needed, from and to")
	}
	write, err := format()
	if err != nil {
		return usageError(flags, "%v", err)
	}
	collapsed, err := collapses(*collapse)
	if err != nil {
		return usageError(flags, "%v", err)
	}
	reader, done, err := from.reader(ctx)
	if err != nil {
		return err
	}
	defer done()
	ends, err := namedNodes(ctx, reader, rest)
	if err != nil {
		return err
	}
	q := traverse.PathQuery{From: ends[:1], To: ends[1:], Longest: *longest, First: *first,
		Walk: traverse.Walk{Directed: *directed, Hubs: *hubs, Collapse: collapsed}}
	if *best {
		q.Order = traverse.BestFirst
	}
	return findPaths(ctx, env, reader, q, write)
}

func collapseFlag(flags *flag.FlagSet) *string {
	return flags.String("collapse", "", "take `kinds` of nodes for one stop: gene-products, orthologs, or both with a comma between")
}

// collapses reads kinds such as "gene-products,orthologs".
func collapses(list string) (out []traverse.Collapse, err error) {
	for _, kind := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' }) {
		one := traverse.Collapse(strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(kind), "-", "_")))
		if one != traverse.GeneProducts && one != traverse.Orthologs {
			return nil, fmt.Errorf("%q cannot be collapsed, but gene-products and orthologs can", kind)
		}
		out = append(out, one)
	}
	return out, nil
}

func findPaths(ctx context.Context, env environment, reader kg.Reader, q traverse.PathQuery, write writing) error {
	found, err := traverse.Find(ctx, reader, q)
	if err != nil {
		return err
	}
	if len(found.Paths) == 0 && found.Cut == "" {
		why, err := traverse.Explain(ctx, reader, q)
		if err != nil {
			return err
		}
		return &failure{err: fmt.Errorf("no path is found"), hint: why}
	}
	name, err := namesAlong(ctx, reader, found.Paths)
	if err != nil {
		return err
	}
	if err := write(ctx, env.stdout, reader, foundPaths{found.Paths, name}); err != nil {
		return err
	}
	if found.Cut != "" {
		fmt.Fprintf(env.stderr, "evgraph paths: more may exist, but the search ran out of %s; lower --max\n", strings.ToLower(string(found.Cut)))
	} else if found.More {
		fmt.Fprintln(env.stderr, "evgraph paths: there are more, see --first")
	}
	return nil
}

// namesAlong reads what to call all that the paths speak of.
func namesAlong(ctx context.Context, reader kg.Reader, found []*traverse.Path) (func(kg.CURIE) string, error) {
	var ids []kg.CURIE
	var statements []*kg.Statement
	for _, p := range found {
		ids = append(ids, p.Studies...)
		for _, s := range p.Stops {
			ids = append(ids, idsOf(s.Members)...)
		}
		for _, h := range p.Hops {
			statements = append(statements, h.Statement)
		}
	}
	return namesOf(ctx, reader, ids, statements)
}

// foundPaths are paths, and what to call what they speak of.
type foundPaths struct {
	paths []*traverse.Path
	name  func(kg.CURIE) string
}

func (f foundPaths) writeText(w io.Writer) error {
	for i, p := range f.paths {
		if _, err := fmt.Fprintf(w, "%2d. %s\n    score %.2g, %s\n", i+1, p.Reading(f.name), p.Score, whoSays(p.Studies, f.name)); err != nil {
			return err
		}
	}
	return nil
}

// whoSays tells whether one study supports a chain.
func whoSays(studies []kg.CURIE, name func(kg.CURIE) string) string {
	if len(studies) == 0 {
		return "assembled from several studies"
	}
	var names []string
	for _, id := range studies {
		names = append(names, name(id))
	}
	return "in one study: " + strings.Join(names, ", ")
}

// pathJSON is a path as it is printed.
type pathJSON struct {
	ID         string   `json:"id"`
	Reading    string   `json:"reading"`
	Score      float64  `json:"score"`
	Coherent   bool     `json:"coherent"`
	Studies    []string `json:"studies"`
	Nodes      []string `json:"nodes"`
	Stops      []stop   `json:"stops,omitempty"` // where nodes count as one
	Statements []string `json:"statements"`
}

func (f foundPaths) json() any {
	out := make([]pathJSON, len(f.paths))
	for i, p := range f.paths {
		out[i] = pathJSON{ID: p.ID(), Reading: p.Reading(f.name), Score: p.Score, Coherent: p.Coherent(), Studies: texts(p.Studies), Nodes: texts(idsOf(p.Nodes)), Stops: stopsJSON(p.Stops)}
		for _, h := range p.Hops {
			out[i].Statements = append(out[i].Statements, string(h.Statement.ID))
		}
	}
	return out
}

// stop is what a chain touches of a stop, as it is printed.
type stop struct {
	Members  []string `json:"members"`
	JoinedBy []string `json:"joinedBy"`
}

// stopsJSON are the stops of a chain, none when each is one node.
func stopsJSON(touched []traverse.PathStop) (stops []stop) {
	joined := false
	for _, s := range touched {
		one := stop{Members: texts(idsOf(s.Members)), JoinedBy: []string{}}
		for _, j := range s.Joins {
			one.JoinedBy, joined = append(one.JoinedBy, string(j.ID)), true
		}
		stops = append(stops, one)
	}
	if !joined {
		return nil
	}
	return stops
}

func texts(ids []kg.CURIE) []string {
	out := []string{}
	for _, id := range ids {
		out = append(out, string(id))
	}
	return out
}

func idsOf(nodes []*kg.Node) []kg.CURIE {
	ids := make([]kg.CURIE, len(nodes))
	for i, n := range nodes {
		ids[i] = n.ID
	}
	return ids
}

func (f foundPaths) draw(d *drawing) {
	for _, p := range f.paths {
		d.addStops(p.Stops)
		for _, h := range p.Hops {
			d.addStatement(h.Statement)
		}
	}
}
