package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"time"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/internal/table"
)

// queryTimeout bounds the wait for a server.
const queryTimeout = 60 * time.Second

// maxAnswer bounds what is read of a server's answer.
const maxAnswer = 64 << 20

// queryFlags are the flags of the query command.
type queryFlags struct {
	*flag.FlagSet
	seed      *string
	url       *string
	format    *string
	variables *string
	operation *string
	vars      variableFlags
}

func newQueryFlags(env environment) *queryFlags {
	q := &queryFlags{FlagSet: newFlags("query"),
		vars: variableFlags{}}
	q.seed = seedFlag(q.FlagSet, env)
	q.url = setting(q.FlagSet, env, "url", "EVGRAPH_URL", "", "ask the server at this `address` instead, such as http://127.0.0.1:8080/graphql")
	q.format = q.String("format", "json", "`format` of the answer, json or table")
	q.variables = q.String("variables", "", "variables as a `JSON` object, or a file that holds one")
	q.operation = q.String("operation", "", "`name` of the operation, where the document has several")
	q.Var(q.vars, "var", "one variable as `name=value`, where value is JSON or else text; may be repeated")
	return q
}

func query(ctx context.Context, env environment, args []string) error {
	flags := newQueryFlags(env)
	rest, err := parse(flags.FlagSet, env, args, 1)
	if err != nil {
		return err
	}
	if *flags.format != "json" && *flags.format != "table" {
		return usageError(flags.FlagSet, "format is %q, but must be json or table", *flags.format)
	}
	request, err := flags.request(env, rest)
	if err != nil {
		return err
	}
	answer, err := flags.ask(ctx, request)
	if err != nil {
		return err
	}
	return printAnswer(env, answer, *flags.format)
}

// request encodes the operation and its variables.
func (q *queryFlags) request(env environment, rest []string) ([]byte, error) {
	document, err := readDocument(env, rest)
	if err != nil {
		return nil, err
	}
	variables := map[string]any{}
	if *q.variables != "" {
		if err := readVariables(*q.variables, variables); err != nil {
			return nil, err
		}
	}
	for name, value := range q.vars {
		variables[name] = value
	}
	body := map[string]any{"query": document, "variables": variables}
	if *q.operation != "" {
		body["operationName"] = *q.operation
	}
	return json.Marshal(body)
}

// readDocument takes an argument with a brace for a query and any other for a
// file.
func readDocument(env environment, rest []string) (string, error) {
	var text []byte
	var err error
	switch {
	case len(rest) == 0 || rest[0] == "-":
		text, err = io.ReadAll(env.stdin)
	case strings.Contains(rest[0], "{"):
		return rest[0], nil
	default:
		text, err = os.ReadFile(rest[0])
	}
	if err != nil {
		return "", &failure{err: err, hint: `give a file, a query such as '{ meta { dataVersion } }', or - for standard input`}
	}
	return string(text), nil
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
type variableFlags map[string]any

// String implements flag.Value.
func (v variableFlags) String() string { return "" }

// Set implements flag.Value.
func (v variableFlags) Set(text string) error {
	name, value, ok := strings.Cut(text, "=")
	if !ok || name == "" {
		return errors.New("write name=value")
	}
	var decoded any
	if json.Unmarshal([]byte(value), &decoded) != nil {
		decoded = value
	}
	v[name] = decoded
	return nil
}

// ask sends the request to a server, or to the graph in this process.
func (q *queryFlags) ask(ctx context.Context, body []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, queryTimeout)
	defer cancel()
	if *q.url == "" {
		return askSeed(ctx, *q.seed, body)
	}
	request, err := newRequest(ctx, *q.url, body)
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

// askSeed answers as a server of the seed would, without one.
func askSeed(ctx context.Context, dir string, body []byte) ([]byte, error) {
	request, err := newRequest(ctx, "/graphql", body)
	if err != nil {
		return nil, err
	}
	store, err := openStore(dir)
	if err != nil {
		return nil, err
	}
	handler := graph.NewHandler(store, graph.Options{Version: programVersion(), Log: slog.New(slog.DiscardHandler)})
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	return recorder.Body.Bytes(), nil
}

func newRequest(ctx context.Context, target string, body []byte) (*http.Request, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, target, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json")
	return request, nil
}

// answerErrors is the part of an answer that tells of failure.
type answerErrors struct {
	Errors []struct {
		Message    string
		Path       []any
		Extensions struct{ Code, Hint string }
	}
	Data json.RawMessage
}

func printAnswer(env environment, answer []byte, format string) error {
	var parsed answerErrors
	if err := json.Unmarshal(answer, &parsed); err != nil {
		return &failure{err: errors.New("the answer is not GraphQL"), hint: "the address of the GraphQL endpoint usually ends in /graphql"}
	}
	if err := printData(env, answer, parsed.Data, format); err != nil {
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
	if foundNothing(parsed.Data) {
		fmt.Fprint(env.stderr, "evgraph query: nothing was found\nhint: evgraph search TEXT finds nodes by a part of a name\n")
	}
	return nil
}

// foundNothing reports whether every field of the operation is null.
func foundNothing(data []byte) bool {
	var fields map[string]json.RawMessage
	if json.Unmarshal(data, &fields) != nil {
		return false
	}
	for _, value := range fields {
		if string(value) != "null" {
			return false
		}
	}
	return len(fields) > 0
}

func printData(env environment, answer, data []byte, format string) error {
	if format == "json" {
		var out bytes.Buffer
		if err := json.Indent(&out, bytes.TrimSpace(answer), "", "  "); err != nil {
			return err
		}
		out.WriteByte('\n')
		_, err := out.WriteTo(env.stdout)
		return err
	}
	if len(data) == 0 || string(data) == "null" {
		return nil
	}
	rows, err := table.Flatten(data)
	if err != nil {
		return &failure{err: err, hint: "use --format json, or ask for one list only"}
	}
	return rows.WriteText(env.stdout)
}
