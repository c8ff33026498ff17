package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

func compare(ctx context.Context, env environment, args []string) error {
	flags := newFlags("compare")
	from := newGraphFlags(flags, env)
	least := flags.Int("min", 1, "show only what at least so `many` have")
	most := flags.Int("max", 0, "show only what at most so `many` have; 0 for any number")
	first := flags.Int("first", 50, "how `many` to show")
	collapse := collapseFlag(flags)
	format := formatFlags(flags)
	names, err := parse(flags, env, args, traverse.MaxGroups)
	if err != nil {
		return err
	}
	if len(names) < 2 {
		return usageError(flags, "two names or ids at least are needed")
	}
	write, err := format()
	if err != nil {
		return usageError(flags, "%v", err)
	}
	collapsed, err := collapses(*collapse)
	if err != nil {
		return usageError(flags, "%v", err)
	}
	if err := within(flags, bounds{"min", 1, len(names)}, bounds{"max", 0, len(names)}, bounds{"first", 1, kg.MaxPage}); err != nil {
		return err
	}
	reader, done, err := from.reader(ctx)
	if err != nil {
		return err
	}
	defer done()
	ids, err := namedNodes(ctx, reader, names)
	if err != nil {
		return err
	}
	q := traverse.CompareQuery{InAtMin: *least, InAtMost: *most, First: *first, Walk: traverse.Walk{Collapse: collapsed}}
	for _, id := range ids {
		q.Groups = append(q.Groups, []kg.CURIE{id})
	}
	found, err := traverse.Compare(ctx, reader, q)
	if err != nil {
		return explained(err)
	}
	if found.Empty, err = traverse.ExplainComparison(ctx, reader, q, found); err != nil {
		return explained(err)
	}
	return writeComparison(ctx, env, reader, ids, found, write)
}

func writeComparison(ctx context.Context, env environment, reader kg.Reader, ids []kg.CURIE, found *traverse.Comparison, write writing) error {
	groups, err := reader.Nodes(ctx, ids)
	if err != nil {
		return err
	}
	var statements []*kg.Statement
	for _, s := range found.Shares {
		for _, p := range s.Parts {
			statements = append(statements, p.Statements...)
		}
	}
	name, err := namesOf(ctx, reader, ids, statements)
	if err != nil {
		return err
	}
	if err := write(ctx, env.stdout, reader, comparison{groups, found.Shares, name}); err != nil {
		return err
	}
	if len(found.Shares) == 0 && found.Cut == "" {
		return &failure{err: fmt.Errorf("no statement is in as many of them"), hint: found.Empty}
	}
	if found.Cut != "" {
		fmt.Fprintf(env.stderr, "evgraph compare: more may exist, but the search ran out of %s; compare fewer nodes\n", strings.ToLower(string(found.Cut)))
	}
	if found.More {
		fmt.Fprintf(env.stderr, "evgraph compare: %d more, see --first\n", found.Total-len(found.Shares))
	}
	return nil
}

// comparison is what some nodes share.
type comparison struct {
	groups []*kg.Node
	shares []*traverse.Share
	name   func(kg.CURIE) string
}

func (c comparison) writeText(w io.Writer) error {
	inHow := 0
	for _, s := range c.shares {
		if n := len(s.Parts); n != inHow {
			inHow = n
			if _, err := fmt.Fprintf(w, "%s\n", c.heading(n)); err != nil {
				return err
			}
		}
		for _, p := range s.Parts {
			for _, st := range p.Statements {
				if _, err := fmt.Fprintf(w, "  %s\n", kg.Reading(st, c.name)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (c comparison) heading(n int) string {
	switch {
	case n == len(c.groups):
		return "all:"
	case n == 1:
		return "one only:"
	}
	return fmt.Sprintf("%d of %d:", n, len(c.groups))
}

// shareJSON is a share as it is printed.
type shareJSON struct {
	Predicate  kg.Predicate        `json:"predicate"`
	Forward    bool                `json:"forward"`
	Node       string              `json:"node"`
	Name       string              `json:"name"`
	Statements map[string][]string `json:"statements"` // by the id of what is compared
}

func (c comparison) json() any {
	out := make([]shareJSON, len(c.shares))
	for i, s := range c.shares {
		out[i] = shareJSON{s.Predicate, s.Forward, string(s.Node.ID), s.Node.Name, map[string][]string{}}
		for _, p := range s.Parts {
			group := string(c.groups[p.Group].ID)
			for _, st := range p.Statements {
				out[i].Statements[group] = append(out[i].Statements[group], string(st.ID))
			}
		}
	}
	return out
}

func (c comparison) draw(d *drawing) {
	d.addNodes(c.groups...)
	for _, s := range c.shares {
		d.addNodes(s.Node)
		for _, p := range s.Parts {
			for _, st := range p.Statements {
				d.addStatement(st)
			}
		}
	}
}
