package main

import (
	"errors"
	"flag"
	"io"
	"io/fs"

	"github.com/evgraph/evgraph/internal/wholefile"
)

// destination is where a command writes a file.
type destination struct{ name *string }

func destinationFlag(flags *flag.FlagSet) destination {
	return destination{flags.String("out", "", "write to this `file` instead of standard output (-); it changes only when all is written, a pipe or device at once")}
}

// standard reports whether it is standard output.
func (d destination) standard() bool { return *d.name == "" || *d.name == "-" }

func (d destination) write(env environment, write func(io.Writer) error) error {
	if d.standard() {
		return explained(write(env.stdout))
	}
	return unwritten(wholefile.Write(*d.name, write))
}

// unwritten says what to do where the name is to blame.
func unwritten(err error) error {
	var path *fs.PathError
	switch {
	case errors.Is(err, wholefile.ErrFolder):
		return &failure{err: err, hint: "name a file in it with --out"}
	case errors.As(err, &path) && path.Op != "write":
		return &failure{err: err, hint: "name a file in a folder that exists and may be written to"}
	}
	return explained(err)
}
