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
	summary string // its purpose in one line
	about   string // what else there is to know, or ""
	example string
	run     func(ctx context.Context, env environment, args []string) error
}

// commands lists the subcommands in the order of the help.
func commands() []command {
	return []command{
		{"serve", "", "serve the graph: pages, playground and GraphQL",
			"It serves until interrupted. A seed folder is read again whenever its files change; one with errors changes\n" +
				"nothing, and pages, /readyz and log say so.",
			"evgraph serve --addr 127.0.0.1:8081 --seed seed", serve},
		{"query", "[FILE | EXAMPLE | QUERY | -]", "answer a GraphQL query, as JSON or as a table",
			"The query is a file, the name of an example, an argument or standard input (-), which is the default. A table has a\n" +
				"row for each element of the query's one list, and a column for each field; lists inside a row are joined by \"; \",\n" +
				"lists of lists by \" | \", lists of these by \" || \" and so on, with a backslash before a backslash, a bar or \"; \" inside\n" +
				"an item. As csv, tsv, json or parquet, it has the whole list, page after page; text that a spreadsheet would run has\n" +
				"an apostrophe before it in csv and tsv; json and parquet have lists.",
			`evgraph query cargo-of-source --var source="bone marrow MSC" --format csv`, query},
		{"search", "TEXT", "find nodes by id, name or synonym, best match first", "",
			"evgraph search --category disease kidney", search},
		{"paths", "FROM TO", "find how two nodes are joined, as chains that read as sentences",
			"FROM and TO are names or ids. The shortest paths come first; --best puts those first that are best supported.",
			`evgraph paths miR-21 "cardiac function"`, paths},
		{"mechanisms", "", "find how vesicles help, as chains from stop to stop",
			"The stops are tissue, source, preparation, cargo, target, pathway, process, outcome, model, disease and organ. Name\n" +
				"something at one of them at least; what is a kind or a part of it counts as well. Chains with the fewest gaps\n" +
				"come first, of these those that one study supports; --coherent-first turns this round.",
			`evgraph mechanisms --cargo miR-21 --organ heart`, mechanisms},
		{"compare", "NAME NAME...", "find what nodes have in common, and what only some of them have",
			"What most of them have comes first.",
			`evgraph compare miR-21 miR-19a --min 2`, compare},
		{"stats", "", "count what the graph holds", "",
			"evgraph stats --json", stats},
		{"load", "[FILE | -]", "put the graph into Neo4j",
			"It takes the built-in seed, a seed folder, or a dataset file as evgraph dump writes it (- for standard input).\n" +
				"Readers see the old graph until the new one is complete. A load that was cut off goes on where it was when it is\n" +
				"run again; one of what is there already changes nothing. It exits with 1 too when --verify finds a difference.",
			"EVGRAPH_NEO4J_URI=bolt://127.0.0.1:7687 evgraph load", load},
		{"migrate", "", "bring constraints and indexes of Neo4j up to date", "evgraph load does it too.",
			"EVGRAPH_NEO4J_URI=bolt://127.0.0.1:7687 evgraph migrate --dry-run", migrate},
		{"dump", "", "write the graph as JSON Lines, which evgraph load reads", "Equal graphs give equal bytes.",
			"evgraph dump --out graph.jsonl", writeDump},
		{"export", "[FILE]...", "write the whole graph as files for notebooks and other programs",
			"It writes the named files, those of a format, or all, and manifest.json, which describes them:\n" + exportNames() +
				"\nParquet is the best start for pandas, polars, R and DuckDB. A folder holds files of one version, whole or of one part;\n" +
				"others are refused. With --filter, all but the dump are of a part:\n" +
				`  evgraph export edges.tsv --out - --filter '{"predicate": ["CARRIES"], "subject": [{"name": "exosome"}]}'`,
			"evgraph export --format parquet --out data", exportFiles},
		{"import", "FILE", "turn a KGX archive of evgraph into a dataset file, which evgraph load reads",
			"FILE is kgx.tar.gz or kgx-jsonl.tar.gz of evgraph export, or - for standard input.",
			"evgraph import kgx.tar.gz --out graph.jsonl", importArchive},
		{"lint", "[PATH]", "check seed files, or put them in canonical form",
			"It checks the seed folder PATH, or the built-in seed, and exits with 1 on errors, with 0 on warnings only.",
			"evgraph lint --fix seed", lint},
		{"healthcheck", "", "ask the server on this machine whether it is ready",
			"It exits with 0 when the server at EVGRAPH_ADDR answers that it is ready, as a container's health check does.",
			"evgraph healthcheck", healthcheck},
		{"version", "", "print the versions of program, API and data", "",
			"evgraph version", version},
	}
}

func findCommand(name string) (found command, ok bool) {
	for _, c := range commands() {
		if c.name == name {
			return c, true
		}
	}
	return command{}, false
}

// Exit codes besides 0, as the help tells them.
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
	name, rest := args[0], args[1:]
	switch name {
	case "help", "-h", "-help", "--help":
		if len(rest) == 0 {
			usage(env.stdout)
			return 0
		}
		name, rest = rest[0], []string{"--help"}
	case "-version", "--version":
		name = "version"
	}
	c, ok := findCommand(name)
	if !ok {
		return unknownCommand(env, name)
	}
	return report(env, c, c.run(ctx, env, rest))
}

func unknownCommand(env environment, name string) int {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	fmt.Fprintf(env.stderr, "evgraph: there is no command %q\nhint: %s\n", name, didYouMean(name, names, "evgraph ", "evgraph help lists the commands"))
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
