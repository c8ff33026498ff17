// Command evgraph serves, checks and queries a knowledge graph of extracellular
// vesicles of mesenchymal stem cells.
//
// Each subcommand has a file of its own; open.go decides where the graph comes
// from. Settings are flags, then EVGRAPH_* variables, then defaults that work on
// a bare laptop. Messages are lower case, begin with the program's name and end
// without a full stop; a line with a hint follows where one helps.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// Once the first signal has been seen, a second one ends the process at once.
	context.AfterFunc(ctx, stop)
	env := environment{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv}
	os.Exit(run(ctx, env, os.Args[1:]))
}

// environment is the outside world of a command.
type environment struct {
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	getenv func(string) string
}

// command is one subcommand.
type command struct {
	name    string
	args    string // what follows the flags
	summary string
	run     func(ctx context.Context, env environment, args []string) error
}

// commands lists the subcommands in the order of the help.
func commands() []command {
	return []command{
		{"serve", "", "serve the graph: pages, playground and GraphQL", serve},
		{"query", "[FILE | QUERY | -]", "answer a GraphQL query, as JSON or as a table", query},
		{"search", "TEXT", "find nodes by id, name or synonym", search},
		{"stats", "", "count what the graph holds", stats},
		{"load", "[FILE | -]", "put the graph into Neo4j", load},
		{"migrate", "", "bring the schema of Neo4j up to date", migrate},
		{"dump", "", "write the graph to a file", writeDump},
		{"lint", "[PATH]", "check seed files, or put them in canonical form", lint},
		{"healthcheck", "", "ask the server on this machine whether it is ready", healthcheck},
		{"version", "", "print the versions of program and data", version},
	}
}

// Exit codes: something went wrong, the command line was wrong, or the database
// cannot be used now, so that trying again may help.
const (
	exitFailure     = 1
	exitUsage       = 2
	exitUnavailable = 3
)

// failure is an error with a way out.
type failure struct {
	err  error
	hint string
	code int // exit code
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// errReported says that the command has told already what is wrong.
var errReported = errors.New("reported")

func run(ctx context.Context, env environment, args []string) int {
	if len(args) == 0 {
		usage(env.stderr)
		return exitUsage
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		usage(env.stdout)
		return 0
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return report(env, c, c.run(ctx, env, args[1:]))
		}
	}
	fmt.Fprintf(env.stderr, "evgraph: there is no command %q\nhint: evgraph help lists the commands\n", args[0])
	return exitUsage
}

// report turns the outcome of a command into messages and an exit code.
func report(env environment, c command, err error) int {
	var f *failure
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errReported):
		return exitFailure
	case errors.As(err, &f):
		fmt.Fprintf(env.stderr, "evgraph %s: %v\n", c.name, f.err)
		if f.hint != "" {
			fmt.Fprintf(env.stderr, "hint: %s\n", f.hint)
		}
		return max(f.code, exitFailure)
	}
	fmt.Fprintf(env.stderr, "evgraph %s: %v\n", c.name, err)
	return exitFailure
}

func usage(w io.Writer) {
	fmt.Fprint(w, "evgraph is a knowledge graph of extracellular vesicles of mesenchymal stem cells\n\nusage:\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-30s %s\n", "evgraph "+c.name+spaced(c.args), c.summary)
	}
	fmt.Fprint(w, "\nevgraph COMMAND --help lists the flags of a command\n")
}

func spaced(args string) string {
	if args == "" {
		return ""
	}
	return " " + args
}
