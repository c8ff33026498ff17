package main

import (
	"context"
	"io"

	"github.com/evgraph/evgraph/internal/dump"
)

func writeDump(ctx context.Context, env environment, args []string) error {
	flags := newFlags("dump")
	from := newGraphFlags(flags, env)
	out := destinationFlag(flags)
	if _, err := parse(flags, env, args, 0); err != nil {
		return err
	}
	reader, done, err := from.reader(ctx)
	if err != nil {
		return err
	}
	defer done()
	return out.write(env, func(to io.Writer) error { return dump.Write(ctx, to, reader) })
}
