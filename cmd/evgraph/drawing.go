package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// drawing is nodes and what leads from one to another, each once.
type drawing struct {
	nodes  []*kg.Node
	number map[kg.CURIE]int
	arrows []arrow
	drawn  map[arrow]bool

	statements []kg.StatementID // behind the arrows, repeats included
}

// arrow leads from one node to another.
type arrow struct {
	from, to kg.CURIE
	label    string
}

func newDrawing() *drawing {
	return &drawing{number: map[kg.CURIE]int{}, drawn: map[arrow]bool{}}
}

func (d *drawing) addNodes(nodes ...*kg.Node) {
	for _, n := range nodes {
		if _, there := d.number[n.ID]; !there {
			d.number[n.ID] = len(d.nodes)
			d.nodes = append(d.nodes, n)
		}
	}
}

// addStops adds what a chain touches of its stops, and what makes it one.
func (d *drawing) addStops(stops []traverse.PathStop) {
	for _, s := range stops {
		d.addNodes(s.Members...)
		for _, j := range s.Joins {
			d.addStatement(j)
		}
	}
}

func (d *drawing) addArrow(from, to kg.CURIE, label string) {
	if a := (arrow{from, to, label}); !d.drawn[a] {
		d.drawn[a] = true
		d.arrows = append(d.arrows, a)
	}
}

func (d *drawing) addStatement(s *kg.Statement) {
	d.addArrow(s.Subject, s.Object, label(s))
	d.rest(s)
}

// rest notes a statement on which an arrow rests that is not its own.
func (d *drawing) rest(s *kg.Statement) { d.statements = append(d.statements, s.ID) }

// label is what stands at the line of a statement.
func label(s *kg.Statement) string {
	words := []string{strings.ToLower(strings.ReplaceAll(string(s.Predicate), "_", " "))}
	if e := s.StatedEffect(); e != "" {
		words = append(words, strings.ToLower(string(e)))
	}
	return strings.Join(words, ": ")
}

func (d *drawing) writeDOT(w io.Writer) error {
	var text strings.Builder
	text.WriteString("digraph evgraph {\n  rankdir=LR\n  node [shape=box, style=rounded]\n")
	for i, n := range d.nodes {
		fmt.Fprintf(&text, "  n%d [label=%s]\n", i, quoted(n.Name, `\"`))
	}
	for _, a := range d.arrows {
		fmt.Fprintf(&text, "  n%d -> n%d [label=%s]\n", d.number[a.from], d.number[a.to], quoted(a.label, `\"`))
	}
	text.WriteString("}\n")
	_, err := io.WriteString(w, text.String())
	return err
}

func (d *drawing) writeMermaid(w io.Writer) error {
	var text strings.Builder
	text.WriteString("flowchart LR\n")
	for i, n := range d.nodes {
		fmt.Fprintf(&text, "  n%d[%s]\n", i, quoted(n.Name, "#quot;"))
	}
	for _, a := range d.arrows {
		fmt.Fprintf(&text, "  n%d -->|%s| n%d\n", d.number[a.from], quoted(a.label, "#quot;"), d.number[a.to])
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
