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

func mechanisms(ctx context.Context, env environment, args []string) error {
	flags := newFlags("mechanisms")
	from := newGraphFlags(flags, env)
	at := stopFlags(flags)
	begin := flags.String("from", "", "begin chains at this `stop`; default source, or tissue where one is named")
	end := flags.String("to", "", "end chains at this `stop`; default disease, or organ where one is named")
	gaps := flags.Int("max-gaps", -1, "most `gaps` in a chain; -1 for any number")
	studies := flags.Bool("coherent-first", false, "put the chains that one study supports first, however many gaps they have")
	coherent := flags.Bool("coherent", false, "show only chains that one study supports")
	first := flags.Int("first", 10, "how `many` to show")
	collapse := collapseFlag(flags)
	format := formatFlags(flags)
	rest, err := parse(flags, env, args, 0)
	if err != nil || len(rest) > 0 {
		return err
	}
	write, err := format()
	if err != nil {
		return usageError(flags, "%v", err)
	}
	if *gaps < -1 {
		return usageError(flags, "a chain cannot have %d gaps", *gaps)
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
	q := traverse.MechanismQuery{MaxGaps: *gaps, First: *first, Walk: traverse.Walk{Collapse: collapsed}}
	if *studies {
		q.Order = traverse.CoherentFirst
	}
	if *coherent {
		q.Coherent = coherent
	}
	if q.At, err = at.resolve(ctx, reader); err != nil {
		return err
	}
	if q.From, q.To, err = traverse.Span(traverse.Stop(strings.ToUpper(*begin)), traverse.Stop(strings.ToUpper(*end)), q.At); err != nil {
		return usageError(flags, "%v", err)
	}
	return findMechanisms(ctx, env, reader, q, write)
}

func findMechanisms(ctx context.Context, env environment, reader kg.Reader, q traverse.MechanismQuery, write writing) error {
	found, err := traverse.FindMechanisms(ctx, reader, q)
	if err != nil {
		return explained(err)
	}
	if len(found.Mechanisms) == 0 && found.Cut == "" {
		why, err := traverse.ExplainMechanisms(ctx, reader, q)
		if err != nil {
			return err
		}
		return &failure{err: fmt.Errorf("no mechanism is found"), hint: why}
	}
	name, err := namesInMechanisms(ctx, reader, found.Mechanisms)
	if err != nil {
		return err
	}
	if err := write(ctx, env.stdout, reader, foundMechanisms{found.Mechanisms, name}); err != nil {
		return err
	}
	if found.Cut != "" {
		fmt.Fprintf(env.stderr, "evgraph mechanisms: more may exist, but the search ran out of %s; %s\n", strings.ToLower(string(found.Cut)), found.Hint())
	} else if found.More {
		fmt.Fprintln(env.stderr, "evgraph mechanisms: there are more, see --first")
	}
	return nil
}

// stopNames collects what flags name at the stops.
type stopNames map[traverse.Stop][]string

// stopFlags adds a flag for each stop, which may be repeated.
func stopFlags(flags *flag.FlagSet) stopNames {
	at := stopNames{}
	for _, stop := range traverse.Stops {
		flags.Func(strings.ToLower(string(stop)), "pass one of these at this stop: a `name` or id; may be repeated", func(name string) error {
			at[stop] = append(at[stop], name)
			return nil
		})
	}
	return at
}

// resolve gives the nodes with all that is a kind, or of tissues a part, of them.
func (at stopNames) resolve(ctx context.Context, reader kg.Reader) (map[traverse.Stop]kg.Set, error) {
	wanted := map[traverse.Stop]kg.Set{}
	for _, stop := range traverse.Stops {
		if len(at[stop]) == 0 {
			continue
		}
		ids, err := nodesOf(ctx, reader, at[stop], stop)
		if err != nil {
			return nil, err
		}
		if wanted[stop], err = kg.Below(ctx, reader, kg.SourceScope{}, ids, stop.Hierarchy()...); err != nil {
			return nil, explained(err)
		}
	}
	return wanted, nil
}

func namesInMechanisms(ctx context.Context, reader kg.Reader, found []*traverse.Mechanism) (func(kg.CURIE) string, error) {
	var ids []kg.CURIE
	var statements []*kg.Statement
	for _, m := range found {
		ids = append(ids, m.Studies...)
		for _, at := range m.Touched {
			ids = append(ids, idsOf(at.Members)...)
		}
		for _, h := range m.Hops {
			statements = append(statements, h.Statement)
		}
	}
	return namesOf(ctx, reader, ids, statements)
}

// foundMechanisms are mechanisms, and what to call what they speak of.
type foundMechanisms struct {
	mechanisms []*traverse.Mechanism
	name       func(kg.CURIE) string
}

func (f foundMechanisms) writeText(w io.Writer) error {
	for i, m := range f.mechanisms {
		gaps := ""
		if len(m.Gaps) > 0 {
			var names []string
			for _, g := range m.Gaps {
				names = append(names, strings.ToLower(string(g)))
			}
			gaps = ", nothing known of " + strings.Join(names, ", ")
		}
		if _, err := fmt.Fprintf(w, "%2d. %s\n    score %.2g, %s%s\n", i+1, m.Reading(f.name), m.Score, whoSays(m.Studies, f.name), gaps); err != nil {
			return err
		}
	}
	return nil
}

// mechanismJSON is a mechanism as it is printed.
type mechanismJSON struct {
	ID       string          `json:"id"`
	Reading  string          `json:"reading"`
	Score    float64         `json:"score"`
	Coherent bool            `json:"coherent"`
	Studies  []string        `json:"studies"`
	Stops    []traverse.Stop `json:"stops"`
	Nodes    []string        `json:"nodes"`
	Touched  []stop          `json:"touched,omitempty"` // where nodes count as one
	Gaps     []traverse.Stop `json:"gaps"`
	Hops     []hopJSON       `json:"hops"`
}

type hopJSON struct {
	Kind      traverse.HopKind `json:"kind"`
	Statement string           `json:"statement"`
}

func (f foundMechanisms) json() any {
	out := make([]mechanismJSON, len(f.mechanisms))
	for i, m := range f.mechanisms {
		out[i] = mechanismJSON{ID: m.ID(), Reading: m.Reading(f.name), Score: m.Score, Coherent: m.Coherent(), Studies: texts(m.Studies),
			Stops: m.Stops, Nodes: texts(idsOf(m.Nodes)), Touched: stopsJSON(m.Touched), Gaps: append([]traverse.Stop{}, m.Gaps...)}
		for _, h := range m.Hops {
			out[i].Hops = append(out[i].Hops, hopJSON{h.Kind, string(h.Statement.ID)})
		}
	}
	return out
}

func (f foundMechanisms) draw(d *drawing) {
	for _, m := range f.mechanisms {
		d.addStops(m.Touched)
		for i, h := range m.Hops {
			d.rest(h.Statement)
			from, to := m.Touched[i].Members, m.Touched[i+1].Members[0]
			switch h.Kind {
			case traverse.HopSeenIn:
				d.addArrow(from[len(from)-1].ID, to.ID, "seen in")
			case traverse.HopNamed:
				d.addArrow(from[len(from)-1].ID, to.ID, "named for")
			default:
				d.addStatement(h.Statement)
			}
		}
	}
}
