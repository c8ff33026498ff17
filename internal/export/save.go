package export

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/evgraph/evgraph/internal/kg"
)

// Save writes the file into a folder. It appears there when all of it is written, in
// place of what had its name.
func (f File) Save(ctx context.Context, dir string, r kg.Reader) (Written, error) {
	g, err := f.graph(ctx, r)
	if err != nil {
		return Written{}, err
	}
	w, err := save(dir, f, func(to io.Writer) (int, error) { return f.write(ctx, to, r, g) })
	w.About = g.About
	return w, err
}

// Describe writes the manifest or the Croissant description of files, of which there is
// at least one, into their folder. They are of one graph.
func Describe(dir, name string, files []Written) (Written, error) {
	about := files[0].About
	write := WriteManifest
	if name == CroissantName {
		write = WriteCroissant
	}
	w, err := save(dir, File{Name: name, MediaType: "application/json"}, func(to io.Writer) (int, error) { return 0, write(to, &about, files) })
	w.About = about
	return w, err
}

func save(dir string, f File, write func(io.Writer) (int, error)) (w Written, err error) {
	file, err := os.CreateTemp(dir, "."+f.Name+".*")
	if err != nil {
		return w, err
	}
	whole := false
	defer func() { // also when a store panics
		if !whole {
			// The first error is the one to report; the file may be closed already.
			_, _ = file.Close(), os.Remove(file.Name())
		}
	}()
	sum := sha256.New()
	rows, err := write(io.MultiWriter(file, sum))
	if err != nil {
		return w, err
	}
	size, err := file.Seek(0, io.SeekCurrent)
	if err != nil {
		return w, err
	}
	if err := errors.Join(file.Chmod(0o644), file.Sync(), file.Close()); err != nil {
		return w, err
	}
	if err := os.Rename(file.Name(), filepath.Join(dir, f.Name)); err != nil {
		return w, err
	}
	whole = true
	return Written{File: f, Rows: rows, Bytes: size, SHA256: hex.EncodeToString(sum.Sum(nil))}, nil
}
