package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

// output is an answer that can be printed in several ways.
type output interface {
	writeText(w io.Writer) error
	json() any
	draw(d *drawing)
}

// writing prints an answer, and reads what else it needs.
type writing func(ctx context.Context, w io.Writer, r kg.Reader, o output) error

// formatFlags adds the flags that choose a format. The writing that they choose is known
// once flags are parsed.
func formatFlags(flags *flag.FlagSet) func() (writing, error) {
	var names []string
	chosen := map[string]writing{}
	add := func(name, about string, write writing) {
		names = append(names, name)
		flags.BoolFunc(name, about, func(text string) error {
			if text != "true" {
				return fmt.Errorf("it takes no value")
			}
			chosen[name] = write
			return nil
		})
	}
	add("json", "print JSON", answerOnly(writeJSON))
	add("dot", "print a drawing for Graphviz", answerOnly(writeDOT))
	add("mermaid", "print a drawing for Mermaid", answerOnly(writeMermaid))
	for _, f := range export.Networks() {
		add(f.Format, "print a network: "+f.Description, func(ctx context.Context, w io.Writer, r kg.Reader, o output) error {
			return writeNetwork(ctx, w, r, f, flags.Name(), o)
		})
	}
	return func() (writing, error) {
		if len(chosen) > 1 {
			return nil, fmt.Errorf("%s exclude one another", strings.Join(names, ", "))
		}
		for _, write := range chosen {
			return write, nil
		}
		return answerOnly(writeText), nil
	}
}

func answerOnly(write func(io.Writer, output) error) writing {
	return func(_ context.Context, w io.Writer, _ kg.Reader, o output) error { return write(w, o) }
}

// writeNetwork writes what a drawing shows with all that the graph knows of it.
func writeNetwork(ctx context.Context, w io.Writer, r kg.Reader, f export.File, question string, o output) error {
	d := newDrawing()
	o.draw(d)
	_, err := f.Of(rows.Selection{Title: "answer of evgraph " + question, Nodes: idsOf(d.nodes), Statements: d.statements}).Write(ctx, w, r)
	return explained(err)
}

func writeText(w io.Writer, o output) error { return o.writeText(w) }

func writeJSON(w io.Writer, o output) error {
	coder := json.NewEncoder(w)
	coder.SetIndent("", "  ")
	coder.SetEscapeHTML(false)
	return coder.Encode(o.json())
}

func writeDOT(w io.Writer, o output) error {
	d := newDrawing()
	o.draw(d)
	return d.writeDOT(w)
}

func writeMermaid(w io.Writer, o output) error {
	d := newDrawing()
	o.draw(d)
	return d.writeMermaid(w)
}
