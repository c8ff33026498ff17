package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
)

// newFlags makes the flag set of a command.
func newFlags(name string) *flag.FlagSet {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard) // parse tells what is wrong
	flags.Usage = func() {}
	return flags
}

// setting is a text flag whose default comes from a variable where that is set.
func setting(flags *flag.FlagSet, env environment, name, variable, fallback, about string) *string {
	if v := env.getenv(variable); v != "" {
		fallback = v
	}
	return flags.String(name, fallback, about+" ("+variable+")")
}

// parse reads flags wherever they stand among at most most arguments. Asked for
// help, it prints that and gives flag.ErrHelp.
func parse(flags *flag.FlagSet, env environment, args []string, most int) (rest []string, err error) {
	for {
		if err := flags.Parse(args); err != nil {
			return nil, flagError(flags, env, err)
		}
		if flags.NArg() == 0 {
			break
		}
		rest, args = append(rest, flags.Arg(0)), flags.Args()[1:]
	}
	if len(rest) > most {
		return nil, usageError(flags, "unexpected argument %q", rest[most])
	}
	return rest, nil
}

// refuseEmpty refuses flags that were given without a text, as by a variable of the shell
// that is not set.
func refuseEmpty(flags *flag.FlagSet, names ...string) error {
	var err error
	flags.Visit(func(f *flag.Flag) {
		if err == nil && slices.Contains(names, f.Name) && strings.TrimSpace(f.Value.String()) == "" {
			err = usageError(flags, "--%s is empty; leave it out for the whole graph", f.Name)
		}
	})
	return err
}

func flagError(flags *flag.FlagSet, env environment, err error) error {
	if errors.Is(err, flag.ErrHelp) {
		c, _ := findCommand(flags.Name())
		c.explain(env.stdout, flags)
		return err
	}
	if name, unknown := strings.CutPrefix(err.Error(), "flag provided but not defined: -"); unknown {
		var names []string
		flags.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
		return &failure{err: fmt.Errorf("there is no flag --%s", strings.TrimLeft(name, "-")), code: exitUsage,
			hint: didYouMean(name, names, "--", flagsHint(flags))}
	}
	return usageError(flags, "%v", err)
}

func usageError(flags *flag.FlagSet, format string, args ...any) error {
	return &failure{err: fmt.Errorf(format, args...), hint: flagsHint(flags), code: exitUsage}
}

// nameFlag adds a flag that may be repeated, and collects what it names.
func nameFlag(flags *flag.FlagSet, name, usage string) *[]string {
	var names []string
	flags.Func(name, usage, func(one string) error {
		names = append(names, one)
		return nil
	})
	return &names
}

// bounds are the least and the greatest value of a flag.
type bounds struct {
	flag        string
	least, most int
}

// within checks flags that are numbers.
func within(flags *flag.FlagSet, all ...bounds) error {
	for _, b := range all {
		if n := flags.Lookup(b.flag).Value.(flag.Getter).Get().(int); n < b.least || n > b.most {
			return usageError(flags, "--%s is %d, but it is %d to %d", b.flag, n, b.least, b.most)
		}
	}
	return nil
}

func flagsHint(flags *flag.FlagSet) string {
	return "evgraph " + flags.Name() + " --help lists the flags"
}
