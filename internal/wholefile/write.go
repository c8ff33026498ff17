// Package wholefile writes files that are there as a whole or not at all.
package wholefile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrFolder is the cause of an error where a folder has the name of the file.
var ErrFolder = errors.New("is a folder")

// newMode is how a file is protected that was not there before.
const newMode fs.FileMode = 0o644

// Write puts a file in the place of what has its name, once all of it is written: who
// reads meanwhile, or after a failure, reads what was there. Where the name is that of a
// symbolic link, this is done where the link leads, also if nothing is there yet. A pipe
// or a device stays what it is, and is written to at once.
func Write(name string, write func(io.Writer) error) error {
	mode := newMode
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case info.IsDir():
		return &fs.PathError{Op: "write", Path: name, Err: ErrFolder}
	case !info.Mode().IsRegular():
		return through(name, write)
	default:
		mode = info.Mode().Perm()
	}
	return replace(linked(name), mode, write)
}

// through writes to what cannot be put in the place of another.
func through(name string, write func(io.Writer) error) error {
	file, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer file.Close() // also when write panics; a second time does no harm
	return errors.Join(write(file), file.Close())
}

// replace writes beside the file, and renames.
func replace(name string, mode fs.FileMode, write func(io.Writer) error) error {
	file, err := os.CreateTemp(filepath.Dir(name), ".evgraph-*")
	if err != nil {
		return err
	}
	whole := false
	defer func() { // also when write panics
		if !whole {
			// The first error is the one to report; the file may be closed already.
			_, _ = file.Close(), os.Remove(file.Name())
		}
	}()
	if err := write(file); err != nil {
		return err
	}
	if err := errors.Join(file.Chmod(mode), file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Rename(file.Name(), name); err != nil {
		return err
	}
	whole = true
	return nil
}

// linked is where a name leads that may be of a link, whose links are known to end. The
// folders on the way are left to the system, as .. may stand for another folder than the
// text tells.
func linked(name string) string {
	for {
		to, err := os.Readlink(name)
		if err != nil {
			return name
		}
		if !filepath.IsAbs(to) {
			folder, _ := filepath.Split(name)
			to = folder + to
		}
		name = to
	}
}
