package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
)

// output is an answer that can be printed in several ways.
type output interface {
	writeText(w io.Writer) error
	json() any
	draw(d *drawing)
}

// formatFlags adds the flags that choose a format. The writer that they choose is known
// once flags are parsed.
func formatFlags(flags *flag.FlagSet) func() (func(io.Writer, output) error, error) {
	asJSON := flags.Bool("json", false, "print JSON")
	asDOT := flags.Bool("dot", false, "print a drawing for Graphviz")
	asMermaid := flags.Bool("mermaid", false, "print a drawing for Mermaid")
	return func() (func(io.Writer, output) error, error) {
		write, chosen := writeText, 0
		for _, f := range []struct {
			on    bool
			write func(io.Writer, output) error
		}{{*asJSON, writeJSON}, {*asDOT, writeDOT}, {*asMermaid, writeMermaid}} {
			if f.on {
				write = f.write
				chosen++
			}
		}
		if chosen > 1 {
			return nil, fmt.Errorf("json, dot and mermaid exclude one another")
		}
		return write, nil
	}
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
