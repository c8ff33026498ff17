package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/evgraph/evgraph/internal/dump"
	"github.com/evgraph/evgraph/internal/kg"
)

func writeDump(ctx context.Context, env environment, args []string) error {
	flags := newFlags(env, "dump", "", "Write the graph as JSON Lines, which evgraph load reads. Equal graphs give equal bytes.")
	from := newGraphFlags(flags, env)
	out := flags.String("out", "", "write to this file instead of standard output; it changes only when all is written")
	if _, err := parse(flags, args, 0); err != nil {
		return err
	}
	reader, done, err := from.reader(ctx)
	if err != nil {
		return err
	}
	defer done()
	if *out == "" {
		return explained(dump.Write(ctx, env.stdout, reader))
	}
	return writeFile(ctx, *out, reader)
}

// writeFile puts a finished file in the place of what is there.
func writeFile(ctx context.Context, name string, reader kg.Reader) (err error) {
	file, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return &failure{err: err, hint: "name a file in a folder that exists and may be written to"}
	}
	defer func() {
		if err != nil {
			_ = os.Remove(file.Name()) // the first error is the one to report
		}
	}()
	err = dump.Write(ctx, file, reader)
	if err != nil {
		return errors.Join(explained(err), file.Close())
	}
	if err := errors.Join(file.Chmod(0o644), file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), name)
}
