package export_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

// saveSome saves files of the whole graph and describes them.
func saveSome(t *testing.T, r kg.Reader, dir string, names ...string) {
	t.Helper()
	var all []export.Written
	for _, name := range names {
		file, _ := export.Find(name)
		w, err := file.Save(t.Context(), dir, r)
		check(t, err)
		all = append(all, w)
	}
	_, err := export.Describe(dir, export.ManifestName, all)
	check(t, err)
}

func namesOf(files []export.Written) string {
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	return strings.Join(names, " ")
}

// TestEarlier finds the files of the same graph that are in a folder as they were.
func TestEarlier(t *testing.T) {
	r := reader(t, seeded(t))
	for _, tt := range []struct {
		name   string
		change func(t *testing.T, dir string) error
		want   string
	}{
		{"all are there", func(*testing.T, string) error { return nil }, "nodes.tsv edges.tsv"},
		{"one is gone", func(_ *testing.T, dir string) error { return os.Remove(filepath.Join(dir, "nodes.tsv")) }, "edges.tsv"},
		{"one is another", func(_ *testing.T, dir string) error { return os.Truncate(filepath.Join(dir, "edges.tsv"), 9) }, "nodes.tsv"},
		{"one has columns of old", func(t *testing.T, dir string) error { return replace(t, dir, "subject_name", "subject_label") }, "nodes.tsv"},
		{"one is not known", func(t *testing.T, dir string) error { return replace(t, dir, `"edges.tsv"`, `"../edges.tsv"`) }, "nodes.tsv"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			saveSome(t, r, dir, "nodes.tsv", "edges.tsv")
			check(t, tt.change(t, dir))
			about := aboutOf(t, r, "edges.tsv")
			found, err := export.Earlier(dir, &about, fileOf("edges.tsv"))
			if names := namesOf(found); err != nil || names != tt.want {
				t.Errorf("found %s, %v", names, err)
			}
		})
	}
}

func aboutOf(t *testing.T, r kg.Reader, name string) rows.About {
	t.Helper()
	file, _ := export.Find(name)
	about, err := file.About(t.Context(), r)
	check(t, err)
	return about
}

func replace(t *testing.T, dir, old, with string) error {
	t.Helper()
	path := filepath.Join(dir, export.ManifestName)
	text, err := os.ReadFile(path)
	check(t, err)
	if !bytes.Contains(text, []byte(old)) {
		t.Fatalf("the manifest has no %s", old)
	}
	return os.WriteFile(path, bytes.ReplaceAll(text, []byte(old), []byte(with)), 0o644)
}

// TestEarlierRefuses leaves other exports, and what is none, alone.
func TestEarlierRefuses(t *testing.T) {
	d := seeded(t)
	r := reader(t, d)
	about := aboutOf(t, r, "edges.tsv")
	for _, tt := range []struct{ name, old, with, want string }{
		{"another version", r.Version(), "0123456789ab", "data version 0123456789ab"},
		{"another part", `"title": "`, `"title": "some of `, "describes another export: some of evgraph"},
		{"no manifest", "", "", "nodes.tsv is described by no manifest.json"},
		{"no export", `"dataVersion"`, `"version"`, "is not of an export"},
		{"no JSON", `"title"`, `title`, "is not of an export"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			saveSome(t, r, dir, "edges.tsv", "nodes.tsv")
			if tt.old == "" {
				check(t, os.Remove(filepath.Join(dir, export.ManifestName)))
			} else {
				check(t, replace(t, dir, tt.old, tt.with))
			}
			if _, err := export.Earlier(dir, &about, fileOf("edges.tsv")); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error is %v", err)
			}
		})
	}
	file, _ := export.Find("edges.tsv")
	part := file.Of(rows.Selection{Title: "one claim", Statements: []kg.StatementID{d.Statements[0].ID}})
	if about, err := part.About(t.Context(), r); err != nil || about.Title != "one claim" {
		t.Errorf("a part is called %q, %v", about.Title, err)
	}
}

// TestEarlierGivesWay lets a new version take the place of an old one, all of it.
func TestEarlierGivesWay(t *testing.T) {
	r := reader(t, seeded(t))
	dir := t.TempDir()
	saveSome(t, r, dir, "edges.tsv")
	check(t, replace(t, dir, r.Version(), "0123456789ab"))
	about := aboutOf(t, r, "edges.tsv")
	if found, err := export.Earlier(dir, &about, fileOf("edges.tsv", "nodes.tsv")); err != nil || len(found) > 0 {
		t.Errorf("found %s, %v", namesOf(found), err)
	}
	if _, err := os.Stat(filepath.Join(dir, export.ManifestName)); !os.IsNotExist(err) {
		t.Errorf("the manifest describes what is no longer so: %v", err)
	}
	if found, err := export.Earlier(dir, &about, fileOf("edges.tsv", "nodes.tsv")); err != nil || len(found) > 0 {
		t.Errorf("once more, after an interruption: found %s, %v", namesOf(found), err)
	}
}

func fileOf(names ...string) []export.File {
	files := make([]export.File, len(names))
	for i, name := range names {
		files[i], _ = export.Find(name)
	}
	return files
}

// TestTogether puts files that are new before those of the same name, in their order.
func TestTogether(t *testing.T) {
	file := func(name string, rows int) export.Written {
		f, _ := export.Find(name)
		return export.Written{File: f, Rows: rows}
	}
	got := export.Together([]export.Written{file("edges.tsv", 1), file("nodes.tsv", 1)}, []export.Written{file("kgx.tar.gz", 2), file("edges.tsv", 2)})
	var counts []int
	for _, f := range got {
		counts = append(counts, f.Rows)
	}
	if names := namesOf(got); names != "nodes.tsv edges.tsv kgx.tar.gz" || !slices.Equal(counts, []int{1, 2, 2}) {
		t.Errorf("files are %s of %v", names, counts)
	}
}
