package wholefile_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/wholefile"
)

// words writes a text.
func words(text string) func(io.Writer) error {
	return func(to io.Writer) error {
		_, err := io.WriteString(to, text)
		return err
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// holds compares a file, and all names that are in its folder.
func holds(t *testing.T, dir, name, text string, names ...string) {
	t.Helper()
	got, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil || string(got) != text {
		t.Errorf("%s holds %q, %v; want %q", name, got, err, text)
	}
	entries, err := os.ReadDir(dir)
	check(t, err)
	var found []string
	for _, e := range entries {
		found = append(found, e.Name())
	}
	if !slices.Equal(found, names) {
		t.Errorf("the folder has %q, want %q", found, names)
	}
}

func TestWriteReplacesAsAWhole(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "graph")
	check(t, wholefile.Write(name, words("old")))
	holds(t, dir, "graph", "old", "graph")
	check(t, os.Chmod(name, 0o640))
	check(t, wholefile.Write(name, func(to io.Writer) error {
		if got, err := os.ReadFile(name); string(got) != "old" || err != nil {
			t.Errorf("while it is written it holds %q, %v", got, err)
		}
		return words("new")(to)
	}))
	holds(t, dir, "graph", "new", "graph")
	if info, err := os.Stat(name); err != nil || info.Mode() != 0o640 {
		t.Errorf("its mode is %v, %v", info.Mode(), err)
	}
}

func TestFailuresLeaveWhatWasThere(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "graph")
	check(t, wholefile.Write(name, words("old")))
	broken := errors.New("broken")
	if err := wholefile.Write(name, func(to io.Writer) error { return errors.Join(words("new")(to), broken) }); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	holds(t, dir, "graph", "old", "graph")
	func() {
		defer func() { _ = recover() }()
		_ = wholefile.Write(name, func(io.Writer) error { panic("a store panics") })
	}()
	holds(t, dir, "graph", "old", "graph")
	for _, missing := range []string{"nowhere/graph", "graph/graph", "nowhere/"} {
		var path *fs.PathError
		if err := wholefile.Write(dir+"/"+missing, words("new")); !errors.As(err, &path) {
			t.Errorf("%s: error %v", missing, err)
		}
	}
	holds(t, dir, "graph", "old", "graph")
}

func TestFoldersAreRefused(t *testing.T) {
	dir := t.TempDir()
	check(t, os.Mkdir(filepath.Join(dir, "folder"), 0o755))
	check(t, os.Symlink("folder", filepath.Join(dir, "link")))
	for _, name := range []string{"folder", "link", "folder/"} {
		err := wholefile.Write(dir+"/"+name, func(io.Writer) error { t.Error("it was written"); return nil })
		if !errors.Is(err, wholefile.ErrFolder) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// TestLinksAreFollowed writes to where links lead, by way of other links and folders.
func TestLinksAreFollowed(t *testing.T) {
	for _, c := range []struct {
		name  string
		links [][2]string // name, where it leads
		from  string      // what is written to
		to    string      // what then holds it
	}{
		{"to a file beside it", [][2]string{{"link", "graph"}}, "link", "graph"},
		{"to a link", [][2]string{{"link", "other"}, {"other", "graph"}}, "link", "graph"},
		{"to another folder", [][2]string{{"link", "deep/down/graph"}}, "link", "deep/down/graph"},
		{"to what is not there yet", [][2]string{{"link", "deep/new"}}, "link", "deep/new"},
		{"from a folder that is a link itself", [][2]string{{"way", "deep/down"}, {"deep/down/link", "../new"}}, "way/link", "deep/new"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			check(t, os.MkdirAll(filepath.Join(dir, "deep/down"), 0o755))
			for _, there := range []string{"graph", "deep/down/graph"} {
				check(t, os.WriteFile(filepath.Join(dir, there), []byte("old"), 0o600))
			}
			for _, l := range c.links {
				check(t, os.Symlink(l[1], filepath.Join(dir, l[0])))
			}
			check(t, wholefile.Write(filepath.Join(dir, c.from), words("new")))
			if got, err := os.ReadFile(filepath.Join(dir, c.to)); err != nil || string(got) != "new" {
				t.Errorf("%s holds %q, %v", c.to, got, err)
			}
			for _, l := range c.links {
				if to, err := os.Readlink(filepath.Join(dir, l[0])); err != nil || to != l[1] {
					t.Errorf("the link %s leads to %q, %v", l[0], to, err)
				}
			}
		})
	}
}

func TestLinksInACircle(t *testing.T) {
	name := filepath.Join(t.TempDir(), "link")
	check(t, os.Symlink("link", name))
	if err := wholefile.Write(name, words("new")); err == nil {
		t.Error("it was written")
	}
}
