package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/evgraph/evgraph/internal/dump"
)

func writeDump(ctx context.Context, env environment, args []string) error {
	flags := newFlags("dump")
	from := newGraphFlags(flags, env)
	out := flags.String("out", "", "write to this `file` instead of standard output; it changes only when all is written")
	if _, err := parse(flags, env, args, 0); err != nil {
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
	return writeFile(*out, func(to io.Writer) error { return dump.Write(ctx, to, reader) })
}

// writeFile puts a finished file in the place of what is there.
func writeFile(name string, write func(io.Writer) error) (err error) {
	file, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return &failure{err: err, hint: "name a file in a folder that exists and may be written to"}
	}
	defer func() {
		if err != nil {
			_ = os.Remove(file.Name()) // the first error is the one to report
		}
	}()
	err = write(file)
	if err != nil {
		return errors.Join(explained(err), file.Close())
	}
	if err := errors.Join(file.Chmod(0o644), file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), name)
}
