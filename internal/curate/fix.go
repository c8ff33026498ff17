package curate

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
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
		if err := replaceFile(filepath.Join(dir, filepath.FromSlash(name)), want); err != nil {
			return changed, err
		}
		changed = append(changed, name)
	}
	return changed, nil
}

// replaceFile writes beside the file and renames, so that a reader, such as a
// server that reloads, never sees half of it.
func replaceFile(name string, data []byte) error {
	info, err := os.Stat(name)
	if err != nil {
		return fmt.Errorf("replace: %w", err)
	}
	tmp, err := os.CreateTemp(filepath.Dir(name), ".evgraph-*")
	if err != nil {
		return fmt.Errorf("replace %s: %w", name, err)
	}
	defer os.Remove(tmp.Name()) // gone already when all went well
	_, err = tmp.Write(data)
	if closeErr := tmp.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Chmod(tmp.Name(), info.Mode().Perm())
	}
	if err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("replace %s: %w", name, err)
	}
	return nil
}
