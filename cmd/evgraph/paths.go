package main

import (
	"context"
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
		Walk: traverse.Walk{Directed: *directed, Hubs: *hubs}}
	if *best {
		q.Order = traverse.BestFirst
	}
	return findPaths(ctx, env, reader, q, write)
}

func findPaths(ctx context.Context, env environment, reader kg.Reader, q traverse.PathQuery, write func(io.Writer, output) error) error {
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
	if err := write(env.stdout, foundPaths{found.Paths, name}); err != nil {
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
	Statements []string `json:"statements"`
}

func (f foundPaths) json() any {
	out := make([]pathJSON, len(f.paths))
	for i, p := range f.paths {
		out[i] = pathJSON{ID: p.ID(), Reading: p.Reading(f.name), Score: p.Score, Coherent: p.Coherent(), Studies: texts(p.Studies), Nodes: nodeIDs(p.Nodes)}
		for _, h := range p.Hops {
			out[i].Statements = append(out[i].Statements, string(h.Statement.ID))
		}
	}
	return out
}

func texts(ids []kg.CURIE) []string {
	out := []string{}
	for _, id := range ids {
		out = append(out, string(id))
	}
	return out
}

func nodeIDs(nodes []*kg.Node) []string {
	out := []string{}
	for _, n := range nodes {
		out = append(out, string(n.ID))
	}
	return out
}

func (f foundPaths) draw(d *drawing) {
	for _, p := range f.paths {
		d.addNodes(p.Nodes...)
		for _, h := range p.Hops {
			d.addStatement(h.Statement)
		}
	}
}
