package curate

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"github.com/evgraph/evgraph/internal/wholefile"
)

// Fix puts the YAML files of the seed in dir into canonical form and returns the
// names of those it changed. Files with other faults are left alone: Load says
// which and why. A file is replaced as a whole or not at all.
func Fix(dir string) (changed []string, err error) {
	fsys := os.DirFS(dir)
	names := []string{sourcesFile}
	for _, sub := range []string{entityDir, studyDir, backgroundDir} {
		files, err := filepath.Glob(filepath.Join(dir, sub, "*.yaml"))
		if err != nil {
			return nil, fmt.Errorf("list %s: %w", sub, err)
		}
		for _, f := range files {
			names = append(names, path.Join(sub, filepath.Base(f)))
		}
	}
	for _, name := range names {
		s := &seed{}
		data, ok := s.readFile(fsys, name)
		if !ok {
			continue
		}
		want, err := Format(name, data)
		if err != nil || bytes.Equal(want, data) {
			continue
		}
		put := func(to io.Writer) error {
			_, err := to.Write(want)
			return err
		}
		// A server that reloads never sees half of it.
		if err := wholefile.Write(filepath.Join(dir, filepath.FromSlash(name)), put); err != nil {
			return changed, fmt.Errorf("replace: %w", err)
		}
		changed = append(changed, name)
	}
	return changed, nil
}
