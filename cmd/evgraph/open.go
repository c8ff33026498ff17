package main

import (
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
	return setting(flags, env, "seed", "EVGRAPH_SEED", "", "read this seed `folder` instead of the built-in one")
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
	if report.Errors() > 0 {
		return nil, &failure{err: brokenSeed{report}, hint: "nothing is served until every error is mended; seed/README.md explains the rules"}
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

// brokenSeed is the error of a seed that cannot be served, with all that is
// wrong with it.
type brokenSeed struct{ curate.Report }

// Error implements error.
func (b brokenSeed) Error() string { return b.Err().Error() }

// Unwrap implements the interface of package errors.
func (b brokenSeed) Unwrap() error { return b.Err() }
