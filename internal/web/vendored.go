package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// vendoredFile is one third-party file: which package and version it comes from,
// under which path there, and the hash of its bytes.
type vendoredFile struct {
	Package string `json:"package"`
	Version string `json:"version"`
	Path    string `json:"path"`
	File    string `json:"file"`
	SHA256  string `json:"sha256"`
	Licence string `json:"licence"`
	Notice  string `json:"notice"`
}

// notice is the file of a licence text.
type notice struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

// manifest is vendor/manifest.json.
type manifest struct {
	Files   []vendoredFile `json:"files"`
	Notices []notice       `json:"notices"`
}

func readManifest() (manifest, error) {
	var m manifest
	text, err := embedded.ReadFile("vendor/manifest.json")
	if err != nil {
		return m, fmt.Errorf("read the manifest of third-party files: %w", err)
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return m, fmt.Errorf("decode the manifest of third-party files: %w", err)
	}
	return m, nil
}

// licences sends the notices that the licences of the third-party files ask to
// keep with every copy, and the binary is one.
func (p *pages) licences(w http.ResponseWriter, r *http.Request) {
	m, err := readManifest()
	if err != nil {
		p.failed(w)
		return
	}
	var text strings.Builder
	for _, n := range m.Notices {
		body, err := embedded.ReadFile("vendor/" + n.File)
		if err != nil {
			p.failed(w)
			return
		}
		fmt.Fprintf(&text, "%s\n\n%s\n\n\n", strings.TrimSuffix(strings.TrimPrefix(n.File, "LICENSE."), ".txt"), body)
	}
	serve(w, r, Policy, "text/plain; charset=utf-8", "", []byte(text.String()))
}
