package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/evgraph/evgraph/examples"
	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/tabular"
	"github.com/evgraph/evgraph/internal/kg"
)

// queryTimeout bounds the wait for a server.
const queryTimeout = 60 * time.Second

// maxAnswer bounds what is read of a server's answer.
const maxAnswer = 64 << 20

// queryFlags are the flags of the query command.
type queryFlags struct {
	*flag.FlagSet
	from      *graphFlags
	url       *string
	format    *string
	variables *string
	operation *string
	rows      *string
	explode   *string
	limit     *int
	vars      variableFlags
}

func newQueryFlags(env environment) *queryFlags {
	q := &queryFlags{FlagSet: newFlags("query"),
		vars: variableFlags{}}
	q.from = newGraphFlags(q.FlagSet, env)
	q.url = setting(q.FlagSet, env, "url", "EVGRAPH_URL", "", "ask the server at this `address` instead, such as http://127.0.0.1:8080/graphql")
	q.format = q.String("format", "answer", "`format`: answer for that of GraphQL, table for one to read, csv, tsv, json or parquet for a file of it, or graphml, cyjs or cx2 for a network")
	q.rows = q.String("rows", "", "`path` of the list that gives the rows of a table, where the query has several")
	q.explode = q.String("explode", "", "`column` of a table: a row for each item of a list inside an element")
	q.limit = q.Int("limit", tabular.DefaultMost, "at most so many elements of the list in csv, tsv, json or parquet, a `number` to 10000")
	q.variables = q.String("variables", "", "variables as a `JSON` object, or a file that holds one")
	q.operation = q.String("operation", "", "`name` of the operation, where the document has several")
	q.Var(q.vars, "var", "one variable as `name=value`, read by its type: a node is a name or an id, an input object JSON; repeat it for a list")
	return q
}

func query(ctx context.Context, env environment, args []string) error {
	flags := newQueryFlags(env)
	rest, err := parse(flags.FlagSet, env, args, 1)
	if err != nil {
		return err
	}
	if err := flags.check(env); err != nil {
		return err
	}
	document, err := readDocument(env, rest)
	if err != nil {
		return err
	}
	variables, err := flags.values(document)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, queryTimeout)
	defer cancel()
	asked, err := flags.asker(ctx)
	if err != nil {
		return err
	}
	defer asked.done()
	if *flags.format != "answer" {
		return flags.tabulate(ctx, env, document, variables, asked)
	}
	answer, err := asked.ask(ctx, document, *flags.operation, variables)
	if err != nil {
		return err
	}
	if err := printAnswer(env, answer); err != nil || !foundNothing(answer) {
		return err
	}
	return flags.sayNothing(ctx, env, document, variables, asked)
}

// values are the variables of the document, read as those of an address are.
func (q *queryFlags) values(document string) (map[string]any, error) {
	known := map[string]any{}
	if *q.variables != "" {
		if err := readVariables(*q.variables, known); err != nil {
			return nil, err
		}
	}
	parsed, err := tabular.Parse(graph.NewSchema().Schema(), document, *q.operation)
	if err != nil && len(q.vars) == 0 {
		return known, nil // a document that does not fit is for the server to refuse
	}
	if err != nil {
		return nil, refused(err)
	}
	variables, err := parsed.Coerce(q.vars.values(), known)
	return variables, refused(err)
}

// readDocument takes an argument with a brace for a query and any other for a
// file, or else for the name of an example.
func readDocument(env environment, rest []string) (string, error) {
	var text []byte
	var err error
	switch {
	case len(rest) == 0 || rest[0] == "-":
		text, err = io.ReadAll(env.stdin)
	case strings.Contains(rest[0], "{"):
		return rest[0], nil
	default:
		if text, err = os.ReadFile(rest[0]); errors.Is(err, fs.ErrNotExist) {
			if example, failed := examples.FS.ReadFile(rest[0] + ".graphql"); failed == nil {
				return string(example), nil
			}
		}
	}
	if err != nil {
		return "", &failure{err: err, hint: `give a file, a query such as '{ meta { dataVersion } }', - for standard input, or the name of an example: ` + exampleNames()}
	}
	return string(text), nil
}

// exampleNames are in the order in which people should meet them.
func exampleNames() string {
	var names []string
	all, _ := examples.All(examples.FS) // tests read them
	for _, e := range all {
		names = append(names, e.Name)
	}
	return strings.Join(names, ", ")
}

func readVariables(text string, into map[string]any) error {
	if !strings.HasPrefix(strings.TrimSpace(text), "{") {
		file, err := os.ReadFile(text)
		if err != nil {
			return err
		}
		text = string(file)
	}
	if err := json.Unmarshal([]byte(text), &into); err != nil {
		return &failure{err: fmt.Errorf("variables: %w", err), hint: `write a JSON object, such as {"name": "miR-21"}`}
	}
	return nil
}

// variableFlags collects --var name=value.
type variableFlags url.Values

// values are the texts of each variable, in the order in which they were given.
func (v variableFlags) values() url.Values { return url.Values(v) }

// String implements flag.Value.
func (v variableFlags) String() string { return "" }

// Set implements flag.Value.
func (v variableFlags) Set(text string) error {
	name, value, ok := strings.Cut(text, "=")
	if !ok || name == "" {
		return errors.New("write name=value")
	}
	v.values().Add(name, value)
	return nil
}

// asking sends one request and gives the answer as it came.
type asking func(ctx context.Context, document, operation string, variables map[string]any) ([]byte, error)

// asker answers queries until it is done.
type asker struct {
	ask   asking
	store kg.Store // nil when a server is asked
	done  func()
}

// table asks for a part of a table, whose document has one operation.
func (a asker) table(ctx context.Context, document string, variables map[string]any) (*tabular.Answer, error) {
	body, err := a.ask(ctx, document, "", variables)
	if err != nil {
		return nil, err
	}
	return tabular.ReadAnswer(body)
}

// asker asks a server, or else the graph in this process.
func (q *queryFlags) asker(ctx context.Context) (asker, error) {
	if *q.url != "" {
		return asker{ask: q.askServer, done: func() {}}, nil
	}
	return askSelf(ctx, q.from)
}

// askSelf answers as a server of the graph would, without one.
func askSelf(ctx context.Context, from *graphFlags) (asker, error) {
	store, done, err := from.open(ctx)
	if err != nil {
		return asker{}, err
	}
	handler := graph.NewHandler(store, graph.Options{Version: programVersion(), Log: slog.New(slog.DiscardHandler)})
	return asker{store: store, done: done, ask: func(ctx context.Context, document, operation string, variables map[string]any) ([]byte, error) {
		request, err := newRequest(ctx, "/graphql", document, operation, variables)
		if err != nil {
			return nil, err
		}
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, request)
		return recorder.Body.Bytes(), nil
	}}, nil
}

func (q *queryFlags) askServer(ctx context.Context, document, operation string, variables map[string]any) ([]byte, error) {
	request, err := newRequest(ctx, *q.url, document, operation, variables)
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, &failure{err: err, hint: "is a server running there? evgraph serve starts one"}
	}
	defer response.Body.Close()
	return io.ReadAll(io.LimitReader(response.Body, maxAnswer))
}

func newRequest(ctx context.Context, target, document, operation string, variables map[string]any) (*http.Request, error) {
	content := map[string]any{"query": document, "variables": variables}
	if operation != "" {
		content["operationName"] = operation
	}
	body, err := json.Marshal(content)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, target, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json")
	return request, nil
}

var errNoGraphQL = &failure{err: errors.New("the answer is not GraphQL"), hint: "the address of the GraphQL endpoint usually ends in /graphql"}

// answerErrors is the part of an answer that tells of failure.
type answerErrors struct {
	Errors []struct {
		Message    string
		Path       []any
		Extensions struct{ Code, Hint string }
	}
}

func printAnswer(env environment, answer []byte) error {
	var parsed answerErrors
	if err := json.Unmarshal(answer, &parsed); err != nil {
		return errNoGraphQL
	}
	var out bytes.Buffer
	if err := json.Indent(&out, bytes.TrimSpace(answer), "", "  "); err != nil {
		return err
	}
	out.WriteByte('\n')
	if _, err := out.WriteTo(env.stdout); err != nil {
		return err
	}
	for _, e := range parsed.Errors {
		fmt.Fprintf(env.stderr, "evgraph query: %s: %s\n", e.Extensions.Code, e.Message)
		if e.Extensions.Hint != "" {
			fmt.Fprintf(env.stderr, "hint: %s\n", e.Extensions.Hint)
		}
	}
	if len(parsed.Errors) > 0 {
		return errReported
	}
	return nil
}
