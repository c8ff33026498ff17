package main

import (
	"errors"
	"flag"
	"fmt"
)

// newFlags makes the flag set of a command, which prints its usage to the
// environment's stderr.
func newFlags(env environment, name, args, about string) *flag.FlagSet {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(env.stderr)
	fs.Usage = func() {
		fmt.Fprintf(env.stderr, "usage: evgraph %s [flags]%s\n\n%s\n", name, spaced(args), about)
		fs.PrintDefaults()
	}
	return fs
}

// setting is a text flag whose default comes from a variable where that is set.
func setting(fs *flag.FlagSet, env environment, name, variable, fallback, about string) *string {
	if v := env.getenv(variable); v != "" {
		fallback = v
	}
	return fs.String(name, fallback, about+" ("+variable+")")
}

// parse reads flags wherever they stand among at most most arguments.
func parse(fs *flag.FlagSet, args []string, most int) (rest []string, err error) {
	for {
		if err := fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			// The flag package has printed the error and the usage.
			return nil, &failure{err: err, code: exitUsage}
		}
		if fs.NArg() == 0 {
			break
		}
		rest, args = append(rest, fs.Arg(0)), fs.Args()[1:]
	}
	if len(rest) > most {
		return nil, usageError(fs, "unexpected argument %q", rest[most])
	}
	return rest, nil
}

func usageError(fs *flag.FlagSet, format string, args ...any) error {
	return &failure{err: fmt.Errorf(format, args...), hint: "evgraph " + fs.Name() + " --help lists the flags", code: exitUsage}
}
