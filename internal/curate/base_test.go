package curate_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/evgraph/evgraph/internal/curate"
)

// base reads testdata/base.txtar, a seed without a complaint.
func base(t testing.TB) fstest.MapFS {
	t.Helper()
	raw, err := os.ReadFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	_, files, _ := strings.Cut("\n"+string(raw), "\n-- ")
	for part := range strings.SplitSeq(files, "\n-- ") {
		name, text, ok := strings.Cut(part, " --\n")
		if !ok {
			t.Fatalf("testdata/base.txtar: no file name in %q", part)
		}
		fsys[name] = &fstest.MapFile{Data: []byte(strings.TrimSuffix(text, "\n") + "\n")}
	}
	return fsys
}

// edit is a change of one file. With old, it is replaced once by new; without,
// the file's content becomes new, or, for "", the file goes.
type edit struct{ file, old, new string }

func apply(t testing.TB, fsys fstest.MapFS, edits ...edit) {
	t.Helper()
	for _, e := range edits {
		switch {
		case e.old == "" && e.new == "":
			delete(fsys, e.file)
		case e.old == "":
			fsys[e.file] = &fstest.MapFile{Data: []byte(e.new)}
		default:
			text := string(fsys[e.file].Data)
			if strings.Count(text, e.old) < 1 {
				t.Fatalf("%s does not hold %q", e.file, e.old)
			}
			fsys[e.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, e.old, e.new, 1))}
		}
	}
}

func TestBaseHasNoComplaint(t *testing.T) {
	dataset, report := curate.Lint(base(t))
	for _, c := range report.Complaints {
		t.Error(c)
	}
	if dataset == nil {
		t.Error("no dataset")
	}
	if err := report.Err(); err != nil {
		t.Error(err)
	}
}
