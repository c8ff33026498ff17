package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/tabular"
	"github.com/evgraph/evgraph/internal/table"
)

// check holds the flags of a table to what there is.
func (q *queryFlags) check(env environment) error {
	names := []string{"answer", "table"}
	for _, f := range table.Formats {
		names = append(names, f.Name)
	}
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
// the other formats the whole list.
func (q *queryFlags) tabulate(ctx context.Context, env environment, document string, variables map[string]any, ask asking) error {
	parsed, err := tabular.Parse(graph.NewSchema().Schema(), document, *q.operation)
	if err != nil {
		return refused(err)
	}
	plan, err := parsed.Plan(tabular.Choice{Rows: *q.rows, Explode: *q.explode})
	if err != nil {
		return refused(err)
	}
	result, err := plan.Fetch(ctx, func(ctx context.Context, document string, variables map[string]any) (*tabular.Answer, error) {
		body, err := ask(ctx, document, *q.operation, variables)
		if err != nil {
			return nil, err
		}
		return tabular.ReadAnswer(body)
	}, tabular.Request{Variables: variables, Most: *q.limit, OnePage: *q.format == "table"})
	if err != nil {
		return refused(err)
	}
	result.Facts = []table.Fact{{Name: "version", Value: result.Version}, {Name: "licence", Value: licenceAddress}}
	if *q.format == "table" {
		return result.WriteText(env.stdout)
	}
	format, _ := table.FormatNamed(*q.format)
	if err := format.Write(env.stdout, &result.Table); err != nil {
		return err
	}
	remark(env, result)
	return nil
}

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
		fmt.Fprintf(env.stderr, "evgraph query: the table has the first %d elements of a longer list\n", r.Elements)
	}
	if r.Truncated != "" {
		fmt.Fprintf(env.stderr, "evgraph query: the list may lack elements: %s ran out\n", strings.ToLower(r.Truncated))
	}
	if len(r.Cut) > 0 {
		fmt.Fprintf(env.stderr, "evgraph query: lists inside elements have more than the query asks for: %s\n", strings.Join(r.Cut, ", "))
	}
}
