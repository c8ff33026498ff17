package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/evgraph/evgraph/internal/dump"
	"github.com/evgraph/evgraph/internal/export/kgx"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
)

func importArchive(ctx context.Context, env environment, args []string) error {
	flags := newFlags("import")
	out := destinationFlag(flags)
	rest, err := parse(flags, env, args, 1)
	if err != nil {
		return err
	}
	if len(rest) == 0 {
		return usageError(flags, "name the archive")
	}
	dataset, err := readArchive(ctx, env, rest[0])
	if err != nil {
		return err
	}
	store, err := memstore.New(dataset)
	if err != nil {
		return &failure{err: err, hint: "nothing was written"}
	}
	reader, err := store.Reader(ctx)
	if err != nil {
		return err
	}
	if err := out.write(env, func(to io.Writer) error { return dump.Write(ctx, to, reader) }); err != nil {
		return err
	}
	if !out.standard() {
		fmt.Fprintf(env.stdout, "version %s is in %s\n", reader.Version(), *out.name)
	}
	return nil
}

func readArchive(ctx context.Context, env environment, name string) (*kg.Dataset, error) {
	from := env.stdin
	if name == "-" {
		name = "standard input"
	} else {
		file, err := os.Open(name)
		if err != nil {
			return nil, &failure{err: err, hint: "give an archive that evgraph export --format kgx wrote"}
		}
		defer file.Close()
		if info, err := file.Stat(); err == nil && info.IsDir() {
			return nil, &failure{err: fmt.Errorf("%s is a folder", name), hint: "name the archive in it, kgx.tar.gz"}
		}
		from = file
	}
	dataset, err := kgx.Read(ctx, from, name)
	if errors.Is(err, kg.ErrInvalid) {
		err = &failure{err: err, hint: "nothing was written"}
	}
	return dataset, err
}
