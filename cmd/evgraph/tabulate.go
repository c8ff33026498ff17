package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/part"
	"github.com/evgraph/evgraph/graph/tabular"
	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/table"
)

// check holds the flags of a table to what there is.
func (q *queryFlags) check(env environment) error {
	names := []string{"answer", "table"}
	for _, f := range table.Formats {
		names = append(names, f.Name)
	}
	names = append(names, export.Formats(export.Networks())...)
	for _, name := range names {
		if *q.format != name {
			continue
		}
		if name == "parquet" && isTerminal(env.stdout) {
			return usageError(q.FlagSet, "parquet is not for a terminal: write > file.parquet")
		}
		if *q.limit < 1 || *q.limit > tabular.DefaultMost {
			return usageError(q.FlagSet, "limit is %d, but must be 1 to %d", *q.limit, tabular.DefaultMost)
		}
		return nil
	}
	return usageError(q.FlagSet, "format is %q, but must be one of %s", *q.format, strings.Join(names, ", "))
}

// tabulate writes the answer as a table: to read it, the page that is asked for; in
// the other formats the whole list. Or it writes the network that the answer is about.
func (q *queryFlags) tabulate(ctx context.Context, env environment, document string, variables map[string]any, asked asker) error {
	network, isNetwork := networkOf(*q.format)
	if isNetwork && asked.store == nil {
		return &failure{err: errors.New("a network is made of the graph itself, not of a server's answers"), code: exitUsage,
			hint: "leave out --url, or take the network from the server, such as /q/ways-around-apoptosis." + *q.format}
	}
	parsed, err := tabular.Parse(graph.NewSchema().Schema(), document, *q.operation)
	if err != nil {
		return refused(err)
	}
	planned := parsed.Plan
	if isNetwork {
		planned = parsed.Network
	}
	plan, err := planned(tabular.Choice{Rows: *q.rows, Explode: *q.explode})
	if err != nil {
		return refused(err)
	}
	result, err := plan.FetchSpelt(ctx, asked.table, tabular.Request{Variables: variables, Most: *q.limit, OnePage: *q.format == "table"})
	if err != nil {
		return refused(err)
	}
	if isNetwork {
		return writeAnswer(ctx, env, asked.store, network, result)
	}
	if *q.format == "table" {
		return result.WriteText(env.stdout)
	}
	if result.Facts, err = factsOf(ctx, asked.table, result.Version); err != nil {
		return refused(err)
	}
	format, _ := table.FormatNamed(*q.format)
	if err := format.Write(env.stdout, &result.Table); err != nil {
		return err
	}
	remark(env, result)
	return nil
}

// factsOf are what a table tells of the graph, whoever serves it.
func factsOf(ctx context.Context, ask tabular.Ask, version string) ([]table.Fact, error) {
	answer, err := ask(ctx, "{ meta { sources { key name release licence url attribution } } }", nil)
	if err != nil {
		return nil, err
	}
	if answer.Version != version {
		return nil, errMoved
	}
	text, err := json.Marshal(answer.Data["meta"])
	if err != nil {
		return nil, err
	}
	about := rows.About{DataVersion: version}
	if err := json.Unmarshal(text, &about); err != nil { // by the names of the fields
		return nil, err
	}
	return table.Facts(export.Facts(&about)), nil
}

// networkOf is the file of a network format.
func networkOf(format string) (export.File, bool) {
	networks := export.Networks()
	i := slices.IndexFunc(networks, func(f export.File) bool { return f.Format == format })
	if i < 0 {
		return export.File{}, false
	}
	return networks[i], true
}

// writeAnswer writes what an answer is about.
func writeAnswer(ctx context.Context, env environment, store kg.Store, f export.File, result *tabular.Result) error {
	reader, err := store.Reader(ctx)
	if err != nil {
		return explained(err)
	}
	if reader.Version() != result.Version {
		return errMoved
	}
	if _, err := f.Of(part.OfAnswer("answer to a query", result).Selection).Write(ctx, env.stdout, reader); err != nil {
		return explained(err)
	}
	remark(env, result)
	return nil
}

// errMoved means that a part was chosen in another version of the data.
var errMoved = &failure{err: errors.New("the data changed meanwhile"), hint: "run it again"}

// refused turns an error that is made for clients into one of the command line.
func refused(err error) error {
	var own *guard.Error
	if errors.Is(err, tabular.ErrNotGraphQL) {
		return errNoGraphQL
	}
	if !errors.As(err, &own) {
		return err
	}
	hint := own.Hint
	if hint == "" {
		hint = own.Code.Hint()
	}
	hint = strings.ReplaceAll(hint, "choose by rows,", "choose by --rows,")
	return &failure{err: fmt.Errorf("%s: %s", own.Code, own.Message), hint: hint}
}

// remark says what the table does not hold.
func remark(env environment, r *tabular.Result) {
	if r.Next != "" || r.Total > r.Elements {
		fmt.Fprintf(env.stderr, "evgraph query: this has the first %d elements of a longer list\n", r.Elements)
	}
	if r.Truncated != "" {
		fmt.Fprintf(env.stderr, "evgraph query: the list may lack elements: %s ran out\n", strings.ToLower(r.Truncated))
	}
	if len(r.Cut) > 0 {
		fmt.Fprintf(env.stderr, "evgraph query: lists inside elements have more than the query asks for: %s\n", strings.Join(r.Cut, ", "))
	}
}
