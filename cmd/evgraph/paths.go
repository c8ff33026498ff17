package main

import (
	"context"
	"encoding/json"
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
	collapse := flags.String("collapse", "", "take `kinds` of nodes for one stop: gene-products, orthologs, or both with a comma between")
	format := pathFormats(flags)
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

func findPaths(ctx context.Context, env environment, reader kg.Reader, q traverse.PathQuery, write pathWriter) error {
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
	if err := write(env.stdout, found.Paths, name); err != nil {
		return err
	}
	if found.Cut != "" {
		fmt.Fprintf(env.stderr, "evgraph paths: more may exist, but the search ran out of %s; lower --max\n", strings.ToLower(string(found.Cut)))
	} else if found.More {
		fmt.Fprintln(env.stderr, "evgraph paths: there are more, see --first")
	}
	return nil
}

// namedNodes resolves names and ids.
func namedNodes(ctx context.Context, reader kg.Reader, names []string) ([]kg.CURIE, error) {
	lookups := make([]kg.Lookup, len(names))
	for i, name := range names {
		lookups[i].Text = name
	}
	found, err := reader.Named(ctx, lookups)
	if err != nil {
		return nil, err
	}
	ids := make([]kg.CURIE, len(names))
	for i, all := range found {
		best := kg.Best(all)
		switch len(best) {
		case 1:
			ids[i] = best[0].ID
		case 0:
			return nil, unknownName(ctx, reader, names[i])
		default:
			var candidates []string
			for _, n := range best {
				candidates = append(candidates, string(n.ID))
			}
			return nil, &failure{err: fmt.Errorf("%q names %d nodes", names[i], len(best)), hint: "use an id: " + strings.Join(candidates, ", ")}
		}
	}
	return ids, nil
}

func unknownName(ctx context.Context, reader kg.Reader, name string) error {
	page, err := reader.Search(ctx, kg.SearchQuery{Text: name, Page: kg.Page{Limit: kg.MaxSuggestions}})
	if err != nil {
		return err
	}
	near := page.Suggestions
	for _, h := range page.Hits {
		near = append(near, h.Text)
	}
	f := &failure{err: fmt.Errorf("nothing is called %q", name), hint: "evgraph search finds nodes by parts of names"}
	if len(near) > 0 {
		f.hint = "did you mean " + strings.Join(near, ", ") + "?"
	}
	return f
}

// namesAlong reads what to call all that the paths speak of.
func namesAlong(ctx context.Context, reader kg.Reader, found []*traverse.Path) (func(kg.CURIE) string, error) {
	var ids []kg.CURIE
	for _, p := range found {
		ids = append(ids, p.Studies...)
		for _, s := range p.Stops {
			for _, n := range s.Members {
				ids = append(ids, n.ID)
			}
		}
		for _, h := range p.Hops {
			ids = append(append(ids, h.Statement.Subject, h.Statement.Object), h.Statement.Context...)
		}
	}
	ids = kg.NewSet(ids...).IDs
	nodes, err := reader.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	names := map[kg.CURIE]string{}
	for i, id := range ids {
		names[id] = string(id)
		if nodes[i] != nil {
			names[id] = nodes[i].Name
		}
	}
	return func(id kg.CURIE) string { return names[id] }, nil
}

// pathWriter prints paths in one of the formats.
type pathWriter func(w io.Writer, found []*traverse.Path, name func(kg.CURIE) string) error

// pathFormats adds the flags that choose a format.
func pathFormats(flags *flag.FlagSet) func() (pathWriter, error) {
	asJSON := flags.Bool("json", false, "print JSON")
	asDOT := flags.Bool("dot", false, "print a drawing for Graphviz")
	asMermaid := flags.Bool("mermaid", false, "print a drawing for Mermaid")
	return func() (pathWriter, error) {
		chosen := []pathWriter{}
		for _, f := range []struct {
			on    bool
			write pathWriter
		}{{*asJSON, writePathsJSON}, {*asDOT, writeDOT}, {*asMermaid, writeMermaid}} {
			if f.on {
				chosen = append(chosen, f.write)
			}
		}
		switch len(chosen) {
		case 0:
			return writePathsText, nil
		case 1:
			return chosen[0], nil
		}
		return nil, fmt.Errorf("json, dot and mermaid exclude one another")
	}
}

func writePathsText(w io.Writer, found []*traverse.Path, name func(kg.CURIE) string) error {
	for i, p := range found {
		support := "assembled from several studies"
		if p.Coherent() {
			var studies []string
			for _, id := range p.Studies {
				studies = append(studies, name(id))
			}
			support = "in one study: " + strings.Join(studies, ", ")
		}
		if _, err := fmt.Fprintf(w, "%2d. %s\n    score %.2g, %s\n", i+1, p.Reading(name), p.Score, support); err != nil {
			return err
		}
	}
	return nil
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

// stop is what a path touches of a stop, as it is printed.
type stop struct {
	Members  []string `json:"members"`
	JoinedBy []string `json:"joinedBy"`
}

func stopsJSON(p *traverse.Path) (stops []stop) {
	joined := false
	for _, s := range p.Stops {
		one := stop{JoinedBy: []string{}}
		for _, n := range s.Members {
			one.Members = append(one.Members, string(n.ID))
		}
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

func writePathsJSON(w io.Writer, found []*traverse.Path, name func(kg.CURIE) string) error {
	out := make([]pathJSON, len(found))
	for i, p := range found {
		one := pathJSON{ID: p.ID(), Reading: p.Reading(name), Score: p.Score, Coherent: p.Coherent(), Studies: []string{}, Stops: stopsJSON(p)}
		for _, id := range p.Studies {
			one.Studies = append(one.Studies, string(id))
		}
		for _, n := range p.Nodes {
			one.Nodes = append(one.Nodes, string(n.ID))
		}
		for _, h := range p.Hops {
			one.Statements = append(one.Statements, string(h.Statement.ID))
		}
		out[i] = one
	}
	coder := json.NewEncoder(w)
	coder.SetIndent("", "  ")
	coder.SetEscapeHTML(false)
	return coder.Encode(out)
}
