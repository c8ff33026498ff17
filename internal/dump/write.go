package dump

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// page is how many items are read at once.
const page = 1_000

// Graph is what Write needs of a kg.Reader.
type Graph interface {
	kg.Scanner
	Summary(ctx context.Context) (*kg.Summary, error)
}

// Write writes the whole graph.
func Write(ctx context.Context, to io.Writer, r Graph) error {
	summary, err := r.Summary(ctx)
	if err != nil {
		return err
	}
	w := &writer{to: bufio.NewWriterSize(to, 1<<16)}
	w.line(headerOf(summary))
	for i := range summary.Sources {
		w.line(sourceLine{typeSource, source(summary.Sources[i].Source)})
	}
	nodes, err := section(ctx, w, r.ScanNodes, func(n *kg.Node) (kg.CURIE, any) { return n.ID, lineOfNode(n) })
	if err != nil {
		return err
	}
	statements, err := section(ctx, w, r.ScanStatements, func(s *kg.Statement) (kg.CURIE, any) { return s.ID, lineOfStatement(s) })
	if err != nil {
		return err
	}
	evidence, err := section(ctx, w, r.ScanEvidence, func(e *kg.Evidence) (kg.CURIE, any) { return e.ID, lineOfEvidence(e) })
	if err != nil {
		return err
	}
	if nodes != summary.Nodes || statements != summary.Statements || evidence != summary.Evidence {
		return fmt.Errorf("the store counts %d nodes, %d statements and %d entries of evidence but gives %d, %d and %d",
			summary.Nodes, summary.Statements, summary.Evidence, nodes, statements, evidence)
	}
	return w.flush()
}

func headerOf(s *kg.Summary) headerLine {
	var licences []string
	for i := range s.Sources {
		if l := s.Sources[i].Licence; l != "" {
			licences = append(licences, l)
		}
	}
	slices.Sort(licences)
	return headerLine{Type: typeHeader, Format: "evgraph", FormatVersion: formatVersion, Vocabulary: kg.VocabularyVersion, DataVersion: s.Version,
		Licences: slices.Compact(licences), Sources: len(s.Sources), Nodes: s.Nodes, Statements: s.Statements, Evidence: s.Evidence}
}

// section writes all items of a scan and returns how many they are.
func section[T any](ctx context.Context, w *writer, scan func(ctx context.Context, after kg.CURIE, limit int) ([]*T, error), line func(*T) (kg.CURIE, any)) (int, error) {
	n := 0
	for after := kg.CURIE(""); ; {
		items, err := scan(ctx, after, page)
		if err != nil || len(items) == 0 {
			return n, err
		}
		for _, item := range items {
			id, l := line(item)
			w.line(l)
			after = id
		}
		if n += len(items); w.err != nil {
			return n, w.err
		}
	}
}

// writer keeps the first error.
type writer struct {
	to   *bufio.Writer
	text bytes.Buffer
	err  error
}

func (w *writer) line(l any) {
	if w.err != nil {
		return
	}
	var text []byte
	if text, w.err = w.encode(l); w.err == nil {
		_, w.err = w.to.Write(text)
	}
}

// encode gives a line, which is good until the next one.
func (w *writer) encode(l any) ([]byte, error) {
	w.text.Reset()
	enc := json.NewEncoder(&w.text)
	enc.SetEscapeHTML(false) // < and > stand in DOIs
	err := enc.Encode(l)
	return w.text.Bytes(), err
}

func (w *writer) flush() error {
	if w.err != nil {
		return w.err
	}
	return w.to.Flush()
}
