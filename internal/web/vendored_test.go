package web

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"testing"
)

// The manifest lists every third-party file with the hash of its bytes, and each
// file's licence notice is there.
func TestManifest(t *testing.T) {
	m, err := readManifest()
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{"manifest.json": ""}
	notices := map[string]bool{}
	for _, n := range m.Notices {
		listed[n.File], notices[n.File] = n.SHA256, true
	}
	for _, f := range m.Files {
		listed[f.File] = f.SHA256
		if f.Package == "" || f.Version == "" || f.Licence == "" || !notices[f.Notice] {
			t.Errorf("%s: package, version, licence or notice missing", f.File)
		}
	}
	entries, err := fs.ReadDir(embedded, "vendor")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := entry.Name()
		want, ok := listed[name]
		delete(listed, name)
		if !ok {
			t.Errorf("%s is not in the manifest", name)
			continue
		}
		if got := hashOf(t, name); want != "" && got != want {
			t.Errorf("%s: hash %s, manifest says %s", name, got, want)
		}
	}
	for name := range listed {
		t.Errorf("%s is in the manifest but not there", name)
	}
	if len(m.Notices) < 6 {
		t.Errorf("%d notices, want the six", len(m.Notices))
	}
}

func hashOf(t *testing.T, name string) string {
	t.Helper()
	body, err := embedded.ReadFile("vendor/" + name)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}
