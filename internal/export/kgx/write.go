package kgx

import (
	"archive/tar"
	"bufio"
	"encoding/json"
	"io"
	"iter"
	"os"
	"time"

	"github.com/klauspost/compress/gzip"

	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

// Format is how the files in the archive are written.
type Format string

// The formats.
const (
	TSV   Format = "tsv"
	JSONL Format = "jsonl"
)

// The files in the archive.
const (
	nodesFile    = "evgraph_nodes."
	edgesFile    = "evgraph_edges."
	metadataFile = "evgraph_metadata.json"
)

// formatVersion changes when an old reader would misunderstand a new archive.
const formatVersion = 1

// metadata describes the archive.
type metadata struct {
	Format        string       `json:"format"`
	FormatVersion int          `json:"formatVersion"`
	Biolink       string       `json:"biolinkVersion"`
	Vocabulary    string       `json:"vocabulary"`
	DataVersion   string       `json:"dataVersion,omitempty"`
	Part          string       `json:"part,omitempty"` // what the archive has of that version, "" for all
	Licences      []string     `json:"licences"`
	Sources       []sourceLine `json:"sources"`
	Nodes         int          `json:"nodes"`
	Statements    int          `json:"statements"`
	Derived       int          `json:"derivedEdges"`
	Evidence      int          `json:"evidence"`
}

type sourceLine struct {
	Key         string `json:"key"`
	Name        string `json:"name,omitempty"`
	Release     string `json:"release,omitempty"`
	Licence     string `json:"licence,omitempty"`
	URL         string `json:"url,omitempty"`
	Attribution string `json:"attribution,omitempty"`
}

const formatName = "evgraph-kgx"

// Write writes the archive and returns how many nodes and edges it has. An archive
// names the size of a file before the file, so each is first written to disk.
func Write(to io.Writer, g *rows.Graph, format Format) (count int, err error) {
	zip := gzip.NewWriter(to)
	archive := tar.NewWriter(zip)
	nodes, err := add(archive, nodesFile+string(format), func(w io.Writer) (int, error) { return write(w, format, fields(nodeColumns), g.Nodes) })
	if err != nil {
		return 0, err
	}
	edges, err := add(archive, edgesFile+string(format), func(w io.Writer) (int, error) { return write(w, format, fields(edgeColumns), all(g.Edges)) })
	if err != nil {
		return 0, err
	}
	if _, err := add(archive, metadataFile, func(w io.Writer) (int, error) { return 0, describe(w, g, edges) }); err != nil {
		return 0, err
	}
	if err := archive.Close(); err != nil {
		return 0, err
	}
	return nodes + edges, zip.Close()
}

// add puts a file into the archive, by way of one on disk that nobody else sees.
func add(archive *tar.Writer, name string, fill func(io.Writer) (int, error)) (count int, err error) {
	file, err := os.CreateTemp("", "evgraph-kgx-*")
	if err != nil {
		return 0, err
	}
	// Where an open file may lose its name, even a process that is killed leaves nothing.
	unnamed := os.Remove(file.Name()) == nil
	defer func() {
		file.Close()
		if !unnamed {
			_ = os.Remove(file.Name())
		}
	}()
	if count, err = fill(file); err != nil {
		return 0, err
	}
	size, err := file.Seek(0, io.SeekCurrent)
	if err != nil {
		return 0, err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	// A fixed time keeps the bytes the same.
	if err := archive.WriteHeader(&tar.Header{Name: name, Size: size, Mode: 0o644, ModTime: time.Unix(0, 0), Format: tar.FormatUSTAR}); err != nil {
		return 0, err
	}
	_, err = io.Copy(archive, file)
	return count, err
}

func write[T any](to io.Writer, format Format, fields []rows.Field[T], items iter.Seq2[*T, error]) (count int, err error) {
	if format == TSV {
		return rows.WriteTSV(to, fields, items)
	}
	w := bufio.NewWriterSize(to, 1<<16)
	var line []byte
	for item, err := range items {
		if err != nil {
			return count, err
		}
		line = rows.AppendFields(line[:0], fields, item)
		line[0] = '{' // in place of the first comma
		if _, err := w.Write(append(line, "}\n"...)); err != nil {
			return count, err
		}
		count++
	}
	return count, w.Flush()
}

// all gives what becomes of each statement.
func all(edges iter.Seq2[*rows.Edge, error]) iter.Seq2[*association, error] {
	return func(yield func(*association, error) bool) {
		for e, err := range edges {
			if err != nil {
				yield(nil, err)
				return
			}
			for _, a := range associations(e) {
				if !yield(a, nil) {
					return
				}
			}
		}
	}
}

func describe(to io.Writer, g *rows.Graph, edges int) error {
	m := metadata{Format: formatName, FormatVersion: formatVersion, Biolink: BiolinkVersion, Vocabulary: kg.VocabularyVersion,
		Licences: g.Licences(), DataVersion: g.DataVersion, Nodes: g.NodeCount, Statements: g.EdgeCount, Derived: edges - g.EdgeCount, Evidence: g.EvidenceCount, Sources: []sourceLine{}}
	if g.Part {
		m.Part = g.Title
	}
	for _, s := range g.Sources {
		m.Sources = append(m.Sources, sourceLine(s))
	}
	enc := json.NewEncoder(to)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(m)
}
