package main

import (
	"context"
	"fmt"
	"os"

	"github.com/evgraph/evgraph/internal/article"
	"github.com/evgraph/evgraph/internal/curate"
)

func lint(_ context.Context, env environment, args []string) error {
	flags := newFlags("lint")
	asJSON := flags.Bool("json", false, "print the complaints as JSON")
	fix := flags.Bool("fix", false, "put the files in PATH in canonical order and form first")
	sentences := flags.String("sentences", "", "instead, cut the article in this `file` into sentences: locator, digest, text")
	rest, err := parse(flags, env, args, 1)
	if err != nil {
		return err
	}
	if *sentences != "" {
		return printSentences(env, *sentences)
	}
	dir := ""
	if len(rest) == 1 {
		dir = rest[0]
	}
	if *fix {
		if err := fixSeed(env, dir); err != nil {
			return err
		}
	}
	return lintSeed(env, dir, *asJSON)
}

func lintSeed(env environment, dir string, asJSON bool) error {
	files, err := seedFiles(dir)
	if err != nil {
		return err
	}
	_, report := curate.Lint(files)
	write := report.WriteText
	if asJSON {
		write = report.WriteJSON
	}
	if err := write(env.stdout); err != nil {
		return err
	}
	if !asJSON {
		fmt.Fprintf(env.stderr, "evgraph lint: %d errors, %d warnings\n", report.Errors(), report.Warnings())
	}
	if report.Errors() > 0 {
		return errReported
	}
	return nil
}

func fixSeed(env environment, dir string) error {
	if dir == "" {
		return &failure{err: fmt.Errorf("the built-in seed cannot be changed"), hint: "name a folder: evgraph lint --fix seed", code: exitUsage}
	}
	changed, err := curate.Fix(dir)
	for _, file := range changed {
		fmt.Fprintf(env.stderr, "evgraph lint: formatted %s\n", file)
	}
	return err
}

func printSentences(env environment, file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for _, s := range article.Split(string(text)) {
		fmt.Fprintf(env.stdout, "%s\t%s\t%s\n", s.Locator(), s.Digest(), s.Text)
	}
	return nil
}
