package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"

	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/seed"
)

// seedFlag lets a command read a seed folder instead of the embedded seed.
func seedFlag(flags *flag.FlagSet, env environment) *string {
	return setting(flags, env, "seed", "EVGRAPH_SEED", "", "read this seed folder instead of the built-in one")
}

// graphFlags say where a command finds the graph: in Neo4j, in a seed folder, or in
// the program.
type graphFlags struct {
	seed     *string
	database *databaseFlags
}

func newGraphFlags(flags *flag.FlagSet, env environment) *graphFlags {
	return &graphFlags{seed: seedFlag(flags, env), database: newDatabaseFlags(flags, env)}
}

// open gives the store, and what is to be called when it is no longer needed.
func (f *graphFlags) open(ctx context.Context) (store kg.Store, done func(), err error) {
	if !f.database.given() {
		store, err := openStore(*f.seed)
		return store, func() {}, err
	}
	if *f.seed != "" {
		return nil, nil, &failure{err: errors.New("both a seed folder and a database are named"), code: exitUsage,
			hint: "leave out one of them; evgraph load puts a seed folder into the database"}
	}
	database, err := f.database.open(ctx)
	if err != nil {
		return nil, nil, err
	}
	return database, func() { closeStore(ctx, database) }, nil
}

// reader gives a reader of the store.
func (f *graphFlags) reader(ctx context.Context) (reader kg.Reader, done func(), err error) {
	store, done, err := f.open(ctx)
	if err != nil {
		return nil, nil, err
	}
	reader, err = store.Reader(ctx)
	if err != nil {
		done()
		return nil, nil, explained(err)
	}
	return reader, done, nil
}

// openStore reads a seed into memory: the folder dir, or the embedded seed when
// dir is "".
func openStore(dir string) (*memstore.Store, error) {
	dataset, err := readSeed(dir)
	if err != nil {
		return nil, err
	}
	return memstore.New(dataset)
}

func readSeed(dir string) (*kg.Dataset, error) {
	files, err := seedFiles(dir)
	if err != nil {
		return nil, err
	}
	dataset, report := curate.Load(files)
	if err := report.Err(); err != nil {
		return nil, &failure{err: err, hint: "nothing is served until every error is mended; seed/README.md explains the rules"}
	}
	return dataset, nil
}

func seedFiles(dir string) (fs.FS, error) {
	if dir == "" {
		return seed.FS, nil
	}
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		err = errors.New("not a folder")
	}
	if err != nil {
		return nil, &failure{err: fmt.Errorf("seed folder %s: %w", dir, err), hint: "name a folder that holds entities, studies and background, such as seed"}
	}
	return os.DirFS(dir), nil
}
