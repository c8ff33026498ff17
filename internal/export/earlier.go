package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"

	"github.com/evgraph/evgraph/internal/export/rows"
)

// Earlier gives the files that exports of the same graph left in a folder and that are
// there still, so that what describes the new files goes on to describe them. A folder
// with another export, or with a manifest of something else, is an error: its files have
// the names that new ones would take. Another version of the same graph gives way where
// all its files do, and is described no longer from here on. Without a manifest, as an
// interrupted export leaves it, the folder may have files that give way only.
func Earlier(dir string, about *rows.About, now []File) ([]Written, error) {
	path := filepath.Join(dir, ManifestName)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, undescribed(dir, now)
	}
	if err != nil {
		return nil, err
	}
	var m manifest
	if err := json.Unmarshal(text, &m); err != nil || m.DataVersion == "" {
		return nil, fmt.Errorf("%s is not of an export of evgraph", path)
	}
	if m.Title == about.Title && m.DataVersion != about.DataVersion && m.givesWay(dir, now) {
		return nil, errors.Join(gone(path), gone(filepath.Join(dir, CroissantName)))
	}
	if m.Title != about.Title || m.DataVersion != about.DataVersion {
		return nil, fmt.Errorf("%s describes another export: %s, data version %s", path, m.Title, m.DataVersion)
	}
	var files []Written
	for _, described := range m.Files {
		if w, ok := described.still(dir, about); ok {
			files = append(files, w)
		}
	}
	return files, nil
}

// undescribed complains of a file in a folder without a manifest that would stay beside
// the new ones: nobody could tell whether it is of the same graph.
func undescribed(dir string, now []File) error {
	for _, f := range Files {
		path := filepath.Join(dir, f.Name)
		if _, err := os.Stat(path); err == nil && !among(now, f.Name) {
			return fmt.Errorf("%s is described by no %s", path, ManifestName)
		}
	}
	return nil
}

func among(files []File, name string) bool {
	return slices.ContainsFunc(files, func(f File) bool { return f.Name == name })
}

// givesWay reports whether none of the files that a manifest describes would stay beside
// the new ones.
func (m *manifest) givesWay(dir string, now []File) bool {
	stays := func(described manifestFile) bool {
		_, err := os.Stat(filepath.Join(dir, filepath.Base(described.Name)))
		return err == nil && !among(now, described.Name)
	}
	return !slices.ContainsFunc(m.Files, stays)
}

// gone removes a file, if there is one.
func gone(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// still finds the file that a manifest describes, if it has the same size and would be
// described in the same way today. Other versions of the program had other columns.
func (described manifestFile) still(dir string, about *rows.About) (Written, bool) {
	f, known := Find(described.Name)
	w := Written{File: f, Rows: described.Rows, Bytes: described.Bytes, SHA256: described.SHA256, About: *about}
	if !known || !reflect.DeepEqual(describeFile(about, w), described) {
		return w, false
	}
	info, err := os.Stat(filepath.Join(dir, f.Name))
	return w, err == nil && info.Size() == w.Bytes
}

// Together are earlier files and those that are written now, in the order of all files.
func Together(earlier, now []Written) []Written {
	var out []Written
	for _, f := range Files {
		named := func(w Written) bool { return w.Name == f.Name }
		if i := slices.IndexFunc(now, named); i >= 0 {
			out = append(out, now[i])
		} else if i := slices.IndexFunc(earlier, named); i >= 0 {
			out = append(out, earlier[i])
		}
	}
	return out
}
