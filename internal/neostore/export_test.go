package neostore

import (
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/evgraph/evgraph/internal/kg"
)

// ReadPinned runs a text as the reads of a reader do.
func ReadPinned(t testing.TB, r kg.Reader, text string) (*neo4j.Record, error) {
	t.Helper()
	return r.(*reader).read(t.Context(), text, nil)
}

// LoadInSmallSteps loads so that labels and removal take many transactions.
func LoadInSmallSteps(t testing.TB, s *Store, d *kg.Dataset) {
	t.Helper()
	d.Normalise()
	l, err := s.lock(t.Context(), nil)
	noError(t, err)
	defer l.release(t.Context())
	job := loading{lock: l, rows: newRows(d), result: LoadResult{DataVersion: d.Version()}}
	_, err = l.migrate(t.Context())
	noError(t, err)
	v, err := l.startVersion(t.Context(), d.Version(), 50)
	noError(t, err)
	noError(t, job.fill(t.Context(), v))
	noError(t, l.publish(t.Context(), v, len(d.Nodes), len(d.Nodes)-1))
	noError(t, l.settleLabels(t.Context(), 7))
}

// RemoveInSmallSteps removes all that is not published, however new.
func RemoveInSmallSteps(t testing.TB, s *Store) {
	t.Helper()
	l, err := s.lock(t.Context(), nil)
	noError(t, err)
	defer l.release(t.Context())
	known, err := l.versions(t.Context())
	noError(t, err)
	for _, v := range known {
		if !v.published {
			noError(t, l.remove(t.Context(), v, 7))
		}
	}
}

func noError(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// HandRow is a row as somebody would send it by hand: what a node or relationship
// keeps, and where it goes.
type HandRow = map[string]any

// HandRows are the rows that a load writes, by the name of the section or predicate.
func HandRows(d *kg.Dataset) (sources, nodes, evidence []HandRow, statements map[string][]HandRow) {
	d.Normalise()
	r := newRows(d)
	for i := range d.Sources {
		sources = append(sources, HandRow{"id": d.Sources[i].Key, "all": map[string]any(r.source(i))})
	}
	for i := range d.Nodes {
		nodes = append(nodes, HandRow{"id": string(d.Nodes[i].ID), "label": typeNames[string(d.Nodes[i].Category)], "all": map[string]any(r.node(i))})
	}
	statements = map[string][]HandRow{}
	for i := range d.Statements {
		s := &d.Statements[i]
		statements[string(s.Predicate)] = append(statements[string(s.Predicate)],
			HandRow{"id": string(s.ID), "subject": string(s.Subject), "object": string(s.Object), "all": map[string]any(r.statement(i))})
	}
	for i := range d.Evidence {
		evidence = append(evidence, HandRow{"id": string(d.Evidence[i].ID), "credits": r.entry(i)["credits"], "all": map[string]any(r.entry(i))})
	}
	return sources, nodes, evidence, statements
}
