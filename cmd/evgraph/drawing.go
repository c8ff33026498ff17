package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// drawing is the nodes and statements of some paths, each once.
type drawing struct {
	nodes      []*kg.Node
	number     map[kg.CURIE]int
	statements []*kg.Statement
}

func newDrawing(found []*traverse.Path) *drawing {
	d := &drawing{number: map[kg.CURIE]int{}}
	seen := map[kg.StatementID]bool{}
	for _, p := range found {
		var statements []*kg.Statement
		for _, s := range p.Stops {
			for _, n := range s.Members {
				if _, there := d.number[n.ID]; !there {
					d.number[n.ID] = len(d.nodes)
					d.nodes = append(d.nodes, n)
				}
			}
			statements = append(statements, s.Joins...)
		}
		for _, h := range p.Hops {
			statements = append(statements, h.Statement)
		}
		for _, s := range statements {
			if !seen[s.ID] {
				seen[s.ID] = true
				d.statements = append(d.statements, s)
			}
		}
	}
	return d
}

// label is what stands at the line of a statement.
func label(s *kg.Statement) string {
	words := []string{strings.ToLower(strings.ReplaceAll(string(s.Predicate), "_", " "))}
	if e := s.StatedEffect(); e != "" {
		words = append(words, strings.ToLower(string(e)))
	}
	return strings.Join(words, ": ")
}

func writeDOT(w io.Writer, found []*traverse.Path, _ func(kg.CURIE) string) error {
	d := newDrawing(found)
	var text strings.Builder
	text.WriteString("digraph paths {\n  rankdir=LR\n  node [shape=box, style=rounded]\n")
	for i, n := range d.nodes {
		fmt.Fprintf(&text, "  n%d [label=%s]\n", i, quoted(n.Name, `\"`))
	}
	for _, s := range d.statements {
		fmt.Fprintf(&text, "  n%d -> n%d [label=%s]\n", d.number[s.Subject], d.number[s.Object], quoted(label(s), `\"`))
	}
	text.WriteString("}\n")
	_, err := io.WriteString(w, text.String())
	return err
}

func writeMermaid(w io.Writer, found []*traverse.Path, _ func(kg.CURIE) string) error {
	d := newDrawing(found)
	var text strings.Builder
	text.WriteString("flowchart LR\n")
	for i, n := range d.nodes {
		fmt.Fprintf(&text, "  n%d[%s]\n", i, quoted(n.Name, "#quot;"))
	}
	for _, s := range d.statements {
		fmt.Fprintf(&text, "  n%d -->|%s| n%d\n", d.number[s.Subject], quoted(label(s), "#quot;"), d.number[s.Object])
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// quoted puts text between quotation marks, each within written as mark.
func quoted(text, mark string) string {
	if mark == `\"` {
		text = strings.ReplaceAll(text, `\`, `\\`)
	}
	return `"` + strings.ReplaceAll(text, `"`, mark) + `"`
}
