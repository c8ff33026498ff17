package neostore

import (
	"context"
	"fmt"
	"strconv"
	"strings"
)

// The oldest server that has what the statements need.
const (
	oldestMajor = 5
	oldestMinor = 26
)

const serverText = `
CALL dbms.components() YIELD name, versions
WITH name, versions WHERE name = 'Neo4j Kernel'
RETURN versions[0] AS version`

// checkServer returns an error when the server cannot be reached or is too old.
func (s *Store) checkServer(ctx context.Context) error {
	record, err := s.read(ctx, serverText, nil)
	if err != nil {
		return err
	}
	if have, _ := record.Values[0].(string); !newEnough(have) {
		return &Fault{text: fmt.Sprintf("the server is Neo4j %s; evgraph needs %d.%d or newer", have, oldestMajor, oldestMinor), kind: ErrTooOld}
	}
	return nil
}

// newEnough compares versions such as 5.26.16, 5.27-aura and 2025.10.1.
func newEnough(version string) bool {
	parts := strings.FieldsFunc(version, func(r rune) bool { return r == '.' || r == '-' })
	if len(parts) < 2 {
		return false
	}
	major, err := strconv.Atoi(parts[0])
	if err != nil {
		return false
	}
	minor, err := strconv.Atoi(parts[1])
	return err == nil && (major > oldestMajor || major == oldestMajor && minor >= oldestMinor)
}

// Check says whether the database can be read: it answers, is new enough, has the
// schema of this evgraph and a published version.
func (s *Store) Check(ctx context.Context) error {
	if err := s.checkServer(ctx); err != nil {
		return err
	}
	pending, err := s.pendingMigrations(ctx)
	if err != nil {
		return err
	}
	if _, err := s.Reader(ctx); err != nil {
		return err
	}
	if len(pending) > 0 {
		return &Fault{text: "the schema of the database is not up to date; evgraph migrate brings it there", kind: ErrMigrated}
	}
	return nil
}

// Nodes under our labels that are of no load of ours. The labels of categories
// belong to entities.
const foreignText = `
CALL () {
  MATCH (n:Entity|Evidence|KnowledgeSource) WHERE NOT coalesce(n.version IN $versions, false)
  RETURN count(n) AS unknown, max(CASE WHEN n.version IS :: INTEGER THEN n.version END) AS highest
}
CALL () {
  MATCH (n:MSCSource|EVSubtype|EVPreparation|MiRNA|RNA|Protein|Gene|Chemical|Pathway|BiologicalProcess|Outcome|DiseaseModel|Disease|Tissue|CellType|CellComponent|Procedure|Taxon|Publication) WHERE NOT n:Entity
  RETURN count(n) AS labelled
}
RETURN unknown + labelled AS foreign, coalesce(highest, 0) AS highest`

// checkForeign refuses a database in which others use our labels, unless that is
// allowed. It returns the number above which versions are free.
func (l *lock) checkForeign(ctx context.Context, known []version, allow bool) (int64, error) {
	versions := make([]int64, len(known))
	for i, v := range known {
		versions[i] = v.number
	}
	record, err := l.run(ctx, foreignText, map[string]any{"versions": versions})
	if err != nil {
		return 0, err
	}
	if n := record.Values[0].(int64); n > 0 && !allow {
		return 0, &Fault{text: fmt.Sprintf("the database holds %d nodes under labels of evgraph that evgraph did not write; use another database, or say that they may stay", n), kind: ErrForeign}
	}
	return record.Values[1].(int64), nil
}
