package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/evgraph/evgraph/internal/dump"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
)

// maxChunkRows bounds the memory of a chunk.
const maxChunkRows = 100_000

// loadFlags are the flags of the load command.
type loadFlags struct {
	database                                     *databaseFlags
	seed                                         *string
	dryRun, verify, foreign, renew, json, noWait *bool
	chunkRows                                    *int
}

func load(ctx context.Context, env environment, args []string) error {
	flags := newFlags(env, "load", "[FILE | -]", `Put the graph into Neo4j: the built-in seed, a seed folder, or a dataset file as
evgraph dump writes it (- for standard input). Readers see the old graph until the
new one is complete. A load that was cut off goes on where it was when it is run
again; one of what is there already changes nothing.

exit codes: 0 done, 1 failed or --verify found a difference, 2 wrong command line,
3 the database cannot be used now`)
	f := loadFlags{
		database: newDatabaseFlags(flags, env), seed: seedFlag(flags, env),
		dryRun:    flags.Bool("dry-run", false, "change nothing, print what a load would change"),
		verify:    flags.Bool("verify", false, "change nothing, compare all of the database with the dataset"),
		foreign:   flags.Bool("allow-foreign", false, "load although others have data under labels of evgraph, which stays as it is"),
		renew:     flags.Bool("renew", false, "write a new copy even if the same data is there, as after --verify found it changed"),
		noWait:    flags.Bool("no-wait", false, "leave the replaced version to the next load, instead of waiting until nobody can be reading it and removing it"),
		chunkRows: flags.Int("chunk-rows", 5000, "write so many nodes or relationships in one transaction; fewer need less memory of the server"),
		json:      flags.Bool("json", false, "print the summary as JSON"),
	}
	rest, err := parse(flags, args, 1)
	switch {
	case err != nil:
		return err
	case *f.dryRun && *f.verify:
		return usageError(flags, "--dry-run and --verify are two questions; ask one of them")
	case *f.chunkRows < 1 || *f.chunkRows > maxChunkRows:
		return usageError(flags, "--chunk-rows is %d, but must be from 1 to %d", *f.chunkRows, maxChunkRows)
	case len(rest) == 1 && *f.seed != "":
		return usageError(flags, "both a seed folder and a file are named")
	}
	store, err := f.database.open(ctx)
	if err != nil {
		return err
	}
	defer closeStore(ctx, store)
	dataset, err := f.dataset(ctx, env, rest)
	if err != nil {
		return err
	}
	switch {
	case *f.dryRun:
		difference, err := store.Diff(ctx, dataset)
		if err != nil {
			return explained(err)
		}
		return f.print(env, difference, func() { printDiff(env.stdout, difference) })
	case *f.verify:
		return f.compare(ctx, env, store, dataset)
	}
	return f.load(ctx, env, store, dataset)
}

// dataset reads what is to be loaded.
func (f *loadFlags) dataset(ctx context.Context, env environment, rest []string) (*kg.Dataset, error) {
	if len(rest) == 0 {
		return readSeed(*f.seed)
	}
	name, from := rest[0], env.stdin
	if name == "-" {
		name = "standard input"
	} else {
		file, err := os.Open(name)
		if err != nil {
			return nil, &failure{err: err, hint: "give a file that evgraph dump wrote"}
		}
		defer file.Close()
		if info, err := file.Stat(); err == nil && info.IsDir() {
			return nil, &failure{err: fmt.Errorf("%s is a folder", name), hint: "load a seed folder by --seed " + name}
		}
		from = file
	}
	dataset, err := dump.Read(ctx, from, name)
	if errors.Is(err, kg.ErrInvalid) {
		err = &failure{err: err, hint: "nothing was loaded"}
	}
	return dataset, err
}

// loadSummary is what load --json prints.
type loadSummary struct {
	DataVersion   string  `json:"dataVersion"`
	Unchanged     bool    `json:"unchanged"`
	Resumed       bool    `json:"resumed"`
	Rows          int     `json:"rows"`
	Seconds       float64 `json:"seconds"`
	RowsPerSecond int     `json:"rowsPerSecond"`
	Removed       int     `json:"removedVersions"`
	Kept          int     `json:"keptVersions"`
}

func (f *loadFlags) load(ctx context.Context, env environment, store *neostore.Store, d *kg.Dataset) error {
	progress := newProgress(env.stderr, time.Now)
	waiting := func(owner string) {
		fmt.Fprintf(env.stderr, "evgraph load: another load holds the database (%s); if it is dead, its lock ends within a minute\n", owner)
	}
	result, err := store.LoadWith(ctx, d, neostore.LoadOptions{AllowForeign: *f.foreign, Renew: *f.renew, ChunkRows: *f.chunkRows, Progress: progress.show, Waiting: waiting})
	progress.end()
	if errors.Is(err, context.Canceled) {
		return &failure{err: errors.New("interrupted, the old graph is still served"), hint: "run the same command again to go on"}
	}
	if err != nil {
		return explained(err)
	}
	s := loadSummary{DataVersion: result.DataVersion, Unchanged: result.Unchanged, Resumed: result.Resumed, Rows: result.Rows,
		Seconds: result.Took.Seconds(), Removed: result.Pruned, Kept: result.Kept}
	if s.Seconds > 0 {
		s.RowsPerSecond = int(float64(s.Rows) / s.Seconds)
	}
	if !*f.json {
		printLoad(env.stdout, s)
	}
	if err := f.clear(ctx, env, store, &s); err != nil {
		return err
	}
	if *f.json {
		return printJSON(env, s)
	}
	return nil
}

func printLoad(to io.Writer, s loadSummary) {
	switch {
	case s.Unchanged:
		fmt.Fprintf(to, "version %s is there already, nothing was changed\n", s.DataVersion)
	case s.Rows == 0:
		fmt.Fprintf(to, "version %s is served again\n", s.DataVersion)
	default:
		resumed := ""
		if s.Resumed {
			resumed = ", going on with an earlier load"
		}
		fmt.Fprintf(to, "loaded version %s: %d rows in %.1f s, %d rows/s%s\n", s.DataVersion, s.Rows, s.Seconds, s.RowsPerSecond, resumed)
	}
}

// clear waits until nobody can be reading the versions that were replaced, and
// removes them.
func (f *loadFlags) clear(ctx context.Context, env environment, store *neostore.Store, s *loadSummary) error {
	if s.Kept == 0 || *f.noWait {
		return nil
	}
	fmt.Fprintln(env.stderr, "evgraph load: the new graph is served; the old one is removed when nobody can be reading it, in about two minutes (an interrupt leaves it to the next load)")
	removed, err := store.Prune(ctx, true)
	s.Removed, s.Kept = s.Removed+removed, max(s.Kept-removed, 0)
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return explained(err)
}
