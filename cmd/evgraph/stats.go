package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"text/tabwriter"

	"github.com/evgraph/evgraph/internal/kg"
)

func stats(ctx context.Context, env environment, args []string) error {
	flags := newFlags("stats")
	from := newGraphFlags(flags, env)
	asJSON := flags.Bool("json", false, "print them as JSON; the names are those of meta in the API")
	coverage := flags.Bool("coverage", false, "instead, tell what became of each sentence of the article; exits with 1 on a gap")
	again := flags.String("agreement", "", "instead, compare with the second curation in this `folder`, statement by statement")
	if _, err := parse(flags, env, args, 0); err != nil {
		return err
	}
	if *again != "" {
		return printAgreement(env, *from.seed, *again, *asJSON)
	}
	if *coverage {
		return printCoverage(env, *from.seed, *asJSON)
	}
	if *asJSON {
		return printMeta(ctx, env, from)
	}
	summary, err := readSummary(ctx, from)
	if err != nil {
		return err
	}
	return printSummary(env, summary)
}

// metaQuery asks the API for the counts, so that they have one set of names.
const metaQuery = `{ meta {
  apiVersion dataVersion version
  counts { nodes statements negativeStatements evidence publications }
  categories { category typeName count }
  predicates { predicate count }
  metagraph { subject predicate object count }
  sources { key name release licence url attribution evidence }
} }`

func printMeta(ctx context.Context, env environment, from *graphFlags) error {
	asked, err := askSelf(ctx, from)
	if err != nil {
		return err
	}
	defer asked.done()
	answer, err := asked.ask(ctx, metaQuery, "", nil)
	if err != nil {
		return err
	}
	var parsed struct {
		Errors []struct{ Message string }
		Data   struct{ Meta json.RawMessage }
	}
	if err := json.Unmarshal(answer, &parsed); err != nil {
		return err
	}
	if len(parsed.Errors) > 0 {
		return errors.New(parsed.Errors[0].Message)
	}
	return printJSON(env, parsed.Data.Meta)
}

func printJSON(env environment, v any) error {
	enc := json.NewEncoder(env.stdout)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

func readSummary(ctx context.Context, from *graphFlags) (*kg.Summary, error) {
	reader, done, err := from.reader(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	summary, err := reader.Summary(ctx)
	return summary, explained(err)
}

func printSummary(env environment, s *kg.Summary) error {
	out := tabwriter.NewWriter(env.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(out, "data version\t%s\n", s.Version)
	fmt.Fprintf(out, "nodes\t%d\n", s.Nodes)
	fmt.Fprintf(out, "statements\t%d\t%d of them negative\n", s.Statements, s.Negative)
	fmt.Fprintf(out, "evidence\t%d\n", s.Evidence)
	section := func(title string, facets []kg.Facet) {
		fmt.Fprintf(out, "\n%s\n", title)
		for _, f := range facets {
			fmt.Fprintf(out, "  %s\t%d\n", f.Value, f.Count)
		}
	}
	section("nodes by category", s.Categories)
	section("statements by predicate", s.Predicates)
	fmt.Fprintf(out, "\nevidence by source\n")
	for _, source := range s.Sources {
		fmt.Fprintf(out, "  %s\t%d\t%s, %s\n", source.Key, source.Evidence, source.Name, source.Licence)
	}
	return out.Flush()
}
