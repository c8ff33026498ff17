package main

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/evgraph/evgraph/graph/view"
)

func version(ctx context.Context, env environment, args []string) error {
	flags := newFlags("version")
	dir := seedFlag(flags, env)
	if _, err := parse(flags, env, args, 0); err != nil {
		return err
	}
	fmt.Fprintf(env.stdout, "evgraph %s\napi %s\n", programVersion(), view.APIVersion)
	summary, err := readSummary(ctx, *dir)
	if err != nil {
		return err
	}
	fmt.Fprintf(env.stdout, "data %s\n", summary.Version)
	return nil
}

// programVersion is the module version of an installed binary, or the commit of
// one that was built in a checkout.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return s.Value[:12]
		}
	}
	return "development"
}
