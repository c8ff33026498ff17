package export

import (
	"encoding/json"
	"io"

	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

// Written is a file that was written.
type Written struct {
	File
	Rows   int
	Bytes  int64
	SHA256 string // hexadecimal

	About rows.About // the graph that it was written of
}

// manifest is how manifest.json looks.
type manifest struct {
	Title       string           `json:"title"`
	DataVersion string           `json:"dataVersion"`
	Vocabulary  string           `json:"vocabulary"`
	Licences    []string         `json:"licences"`
	Attribution string           `json:"attribution"`
	Sources     []manifestSource `json:"sources"`
	Nodes       int              `json:"nodes"`
	Statements  int              `json:"statements"`
	Evidence    int              `json:"evidence"`
	Files       []manifestFile   `json:"files"`
}

type manifestSource struct {
	Key         string `json:"key"`
	Name        string `json:"name"`
	Release     string `json:"release,omitempty"`
	Licence     string `json:"licence"`
	LicenceURL  string `json:"licenceUrl,omitempty"`
	URL         string `json:"url,omitempty"`
	Attribution string `json:"attribution,omitempty"`
}

type manifestFile struct {
	Name        string        `json:"name"`
	Format      string        `json:"format"`
	MediaType   string        `json:"mediaType"`
	Description string        `json:"description"`
	Rows        int           `json:"rows"`
	Bytes       int64         `json:"bytes"`
	SHA256      string        `json:"sha256"`
	Licences    []string      `json:"licences"`
	Sources     []string      `json:"sources"`
	Columns     []rows.Column `json:"columns,omitempty"` // of the one table
	Tables      []Table       `json:"tables,omitempty"`  // of several
}

func describeSources(sources []kg.Source) []manifestSource {
	out := make([]manifestSource, len(sources))
	for i, s := range sources {
		out[i] = manifestSource{s.Key, s.Name, s.Release, s.Licence, LicenceURL(s.Licence), s.URL, s.Attribution}
	}
	return out
}

// ManifestName is the file that describes the others.
const ManifestName = "manifest.json"

// WriteManifest describes files to programs.
func WriteManifest(to io.Writer, about *rows.About, files []Written) error {
	m := manifest{Title: about.Title, DataVersion: about.DataVersion, Vocabulary: kg.VocabularyVersion, Licences: about.Licences(),
		Attribution: attribution(about), Sources: describeSources(about.Sources),
		Nodes: about.NodeCount, Statements: about.EdgeCount, Evidence: about.EvidenceCount}
	for _, f := range files {
		m.Files = append(m.Files, describeFile(about, f))
	}
	return writeJSON(to, m)
}

func describeFile(about *rows.About, f Written) manifestFile {
	file := manifestFile{Name: f.Name, Format: f.Format, MediaType: f.MediaType, Description: f.Description, Rows: f.Rows, Bytes: f.Bytes, SHA256: f.SHA256,
		Licences: about.Licences(), Sources: about.SourceKeys()}
	if len(f.Tables) == 1 {
		file.Columns = f.Tables[0].Columns
	} else {
		file.Tables = f.Tables
	}
	return file
}

func writeJSON(to io.Writer, v any) error {
	enc := json.NewEncoder(to)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
