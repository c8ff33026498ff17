package main

import (
	"context"
	"fmt"
)

func migrate(ctx context.Context, env environment, args []string) error {
	flags := newFlags(env, "migrate", "", "Bring constraints and indexes of Neo4j up to date. evgraph load does it too.")
	database := newDatabaseFlags(flags, env)
	dryRun := flags.Bool("dry-run", false, "change nothing, print what would be done")
	if _, err := parse(flags, args, 0); err != nil {
		return err
	}
	store, err := database.open(ctx)
	if err != nil {
		return err
	}
	defer closeStore(ctx, store)
	all, err := store.Migrate(ctx, *dryRun)
	if err != nil {
		return explained(err)
	}
	word := "done"
	if *dryRun {
		word = "to do"
	}
	for _, m := range all {
		fmt.Fprintf(env.stdout, "%s: migration %d, %s\n", word, m.Number, m.Name)
	}
	if len(all) == 0 {
		fmt.Fprintln(env.stdout, "the schema is up to date")
	}
	return nil
}
