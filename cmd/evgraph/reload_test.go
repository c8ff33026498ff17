package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReload(t *testing.T) {
	dir := copySeed(t)
	a, log := testApp(t, dir)
	before := a.site.Load().DataVersion
	taxa := filepath.Join(dir, "entities", "taxon.yaml")

	replaceIn(t, taxa, "name: rat", "nom: rat")
	a.reload(t.Context(), dir)
	if got := a.site.Load().DataVersion; got != before {
		t.Errorf("a broken seed changed the data to %s", got)
	}
	if !strings.Contains(log.String(), "unknown-field") || !strings.Contains(log.String(), "taxon.yaml") {
		t.Errorf("the log does not say what is wrong: %s", log)
	}

	replaceIn(t, taxa, "nom: rat", "name: lab rat")
	a.reload(t.Context(), dir)
	if got := a.site.Load().DataVersion; got == before {
		t.Error("a mended seed was not loaded")
	}
	if w := get(a, `/graphql?query={taxon(ref:{id:"NCBITaxon:10116"}){name}}`); !strings.Contains(w.Body.String(), "lab rat") {
		t.Errorf("the new name is not served: %s", w.Body)
	}
}

// While newer data cannot be read, pages and readiness say so, from the first
// failure until a reload succeeds.
func TestStaleDataIsVisible(t *testing.T) {
	dir := copySeed(t)
	a, log := testApp(t, dir)
	taxa := filepath.Join(dir, "entities", "taxon.yaml")
	isStale := func(want bool, when string) {
		t.Helper()
		for path, sign := range map[string]string{"/": "not the latest data", "/explore": "not the latest data", "/readyz": "stale"} {
			w := get(a, path)
			if w.Code != 200 || strings.Contains(w.Body.String(), sign) != want {
				t.Errorf("%s, %s: status %d, stale is not %t", when, path, w.Code, want)
			}
		}
	}
	isStale(false, "at the start")

	replaceIn(t, taxa, "name: rat", "nom: rat")
	a.reload(t.Context(), dir)
	isStale(true, "with a broken file")
	since := a.site.Load().Stale.Since
	if errors := a.site.Load().Stale.Errors; errors < 2 {
		t.Errorf("%d errors, but a name is missing and a field unknown", errors)
	} else if lines := strings.Count(log.String(), "file=entities/taxon.yaml"); lines != errors {
		t.Errorf("%d of %d complaints are in the log:\n%s", lines, errors, log)
	}

	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	a.reload(t.Context(), dir)
	isStale(true, "without a folder")
	if stale := a.site.Load().Stale; stale.Since != since || stale.Errors != 0 {
		t.Errorf("stale since %s with %d errors, but first at %s", stale.Since, stale.Errors, since)
	}
	if page := get(a, "/").Body.String(); strings.Contains(page, dir) {
		t.Error("the page tells where the folder is")
	}

	if err := os.Rename(dir+"-away", dir); err != nil {
		t.Fatal(err)
	}
	replaceIn(t, taxa, "nom: rat", "name: rat")
	a.reload(t.Context(), dir)
	isStale(false, "with a mended file")
}

// Together: a served folder is removed and comes back with other content.
func TestServedFolderComesBack(t *testing.T) {
	dir := copySeed(t)
	changes, err := watchSeed(dir)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := testApp(t, dir)
	go changes.run(t.Context(), func() { a.reload(t.Context(), dir) })
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the folder's end", func() bool { return a.site.Load().Stale != nil })
	replaceIn(t, filepath.Join(dir+"-away", "entities", "taxon.yaml"), "name: rat", "name: lab rat")
	if err := os.Rename(dir+"-away", dir); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the folder's return", func() bool {
		return a.site.Load().Stale == nil && strings.Contains(get(a, `/graphql?query={taxon(ref:{id:"NCBITaxon:10116"}){name}}`).Body.String(), "lab rat")
	})
}
