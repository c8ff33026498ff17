package main

import (
	"flag"
	"fmt"
	"io"
	"strings"
)

func usage(w io.Writer) {
	fmt.Fprint(w, "evgraph is a knowledge graph of extracellular vesicles of mesenchymal stem cells\n\nusage:\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-34s %s\n", "evgraph "+c.name+spaced(c.args), c.summary)
	}
	fmt.Fprint(w, `
evgraph COMMAND --help tells more of a command, with its flags and an example.
Settings are flags, then EVGRAPH_* variables, then defaults.

exit codes:
  0  done
  1  something went wrong, or lint and stats --coverage found errors
  2  the command line is wrong
`)
}

// explain prints the help of one command.
func (c command) explain(w io.Writer, flags *flag.FlagSet) {
	fmt.Fprintf(w, "evgraph %s: %s\n", c.name, c.summary)
	if c.about != "" {
		fmt.Fprintf(w, "\n%s\n", c.about)
	}
	fmt.Fprintf(w, "\nusage:\n  evgraph %s [flags]%s\n\nflags:\n", c.name, spaced(c.args))
	flags.VisitAll(func(f *flag.Flag) { explainFlag(w, f) })
	fmt.Fprintf(w, "\nexample:\n  %s\n", c.example)
}

func explainFlag(w io.Writer, f *flag.Flag) {
	value, about := flag.UnquoteUsage(f)
	fmt.Fprintf(w, "  --%s%s\n      %s", f.Name, spaced(strings.ToUpper(value)), about)
	if f.DefValue != "" && f.DefValue != "false" {
		fmt.Fprintf(w, "; default %s", f.DefValue)
	}
	fmt.Fprintln(w)
}

func spaced(args string) string {
	if args == "" {
		return ""
	}
	return " " + args
}
