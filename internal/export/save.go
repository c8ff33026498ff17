package export

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path/filepath"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/wholefile"
)

// Save writes the file into a folder. It appears there when all of it is written, in
// place of what had its name, as package wholefile tells.
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

func save(dir string, f File, write func(io.Writer) (int, error)) (Written, error) {
	w, sum := Written{File: f}, sha256.New()
	err := wholefile.Write(filepath.Join(dir, f.Name), func(to io.Writer) (err error) {
		size := counter{to: io.MultiWriter(to, sum)}
		w.Rows, err = write(&size)
		w.Bytes = size.bytes
		return err
	})
	if err != nil {
		return Written{}, err
	}
	w.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return w, nil
}

// counter counts what goes through it.
type counter struct {
	to    io.Writer
	bytes int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.bytes += int64(n)
	return n, err
}
