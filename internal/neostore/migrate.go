package neostore

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

//go:embed migrations/*.cypher
var migrationFiles embed.FS

// Migration is one numbered step of the schema.
type Migration struct {
	Number     int
	Name       string
	SHA256     string
	statements []string
}

// migrations reads the embedded files. Their names are number_name.cypher, and
// the numbers run from 1 without a gap.
func migrations(files fs.FS) ([]Migration, error) {
	names, err := fs.Glob(files, "migrations/*.cypher") // in the order of names
	if err != nil {
		return nil, err
	}
	var all []Migration
	for i, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		number, title, _ := strings.Cut(strings.TrimSuffix(path.Base(name), ".cypher"), "_")
		if n, err := strconv.Atoi(number); err != nil || n != i+1 {
			return nil, fmt.Errorf("migration %s should have the number %04d", path.Base(name), i+1)
		}
		sum := sha256.Sum256(text)
		all = append(all, Migration{Number: i + 1, Name: title, SHA256: hex.EncodeToString(sum[:]), statements: splitStatements(string(text))})
	}
	return all, nil
}

// splitStatements cuts a file at the semicolons that end a line and drops lines
// that are comments.
func splitStatements(text string) []string {
	var all []string
	var own []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		statement, end := strings.CutSuffix(line, ";")
		own = append(own, statement)
		if end {
			all = append(all, strings.Join(own, "\n"))
			own = nil
		}
	}
	return all
}

// Migrate brings the schema up to date and returns what it did. With dryRun it
// changes nothing and returns what it would do.
func (s *Store) Migrate(ctx context.Context, dryRun bool) ([]Migration, error) {
	pending, err := s.pendingMigrations(ctx)
	if err != nil || dryRun || len(pending) == 0 {
		return pending, err
	}
	l, err := s.lock(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer l.release(ctx)
	return l.migrate(ctx)
}

const appliedText = `
OPTIONAL MATCH (m:SchemaMigration {application: 'evgraph'})
WITH m ORDER BY m.number
RETURN collect(m.number) AS numbers, collect(m.sha256) AS sums`

// pendingMigrations compares what the database says was done with what there is.
func (s *Store) pendingMigrations(ctx context.Context) ([]Migration, error) {
	all, err := migrations(migrationFiles)
	if err != nil {
		return nil, err
	}
	record, err := s.read(ctx, appliedText, nil)
	if err != nil {
		return nil, err
	}
	numbers, sums := record.Values[0].([]any), record.Values[1].([]any)
	for i, number := range numbers {
		switch {
		case i >= len(all):
			return nil, &Fault{text: fmt.Sprintf("the schema of the database is of a newer evgraph (migration %d, this one knows %d); update evgraph", number, len(all)), kind: ErrNewer}
		case number != int64(i+1) || sums[i] != all[i].SHA256:
			return nil, &Fault{text: fmt.Sprintf("migration %d of the database is not the one of this evgraph; load into an empty database", number), kind: ErrMigrated}
		}
	}
	return all[len(numbers):], nil
}

const appliedOneText = `
MERGE (m:SchemaMigration {application: 'evgraph', number: $number})
SET m.name = $name, m.sha256 = $sum, m.appliedAt = datetime()
RETURN m.number AS number`

const awaitText = `CALL db.awaitIndexes(100)`

// migrate does what is pending. Each statement commits by itself and may be run
// again, so that a migration that was cut short starts over.
func (l *lock) migrate(ctx context.Context) ([]Migration, error) {
	pending, err := l.store.pendingMigrations(ctx)
	if err != nil || len(pending) == 0 {
		return nil, err
	}
	for _, m := range pending {
		for _, statement := range m.statements {
			if err := l.store.schema(ctx, statement); err != nil {
				return nil, fmt.Errorf("migration %d (%s): %w", m.Number, m.Name, err)
			}
		}
		if err := l.store.schema(ctx, awaitText); err != nil {
			return nil, fmt.Errorf("migration %d (%s): indexes: %w", m.Number, m.Name, err)
		}
		_, err := l.run(ctx, appliedOneText, map[string]any{"number": m.Number, "name": m.Name, "sum": m.SHA256})
		if err != nil {
			return nil, fmt.Errorf("migration %d (%s): %w", m.Number, m.Name, err)
		}
	}
	return pending, nil
}

// run runs one statement under the lock.
func (l *lock) run(ctx context.Context, text string, params map[string]any) (record *neo4j.Record, err error) {
	err = l.write(ctx, func(tx transaction) (err error) {
		record, err = tx.run(text, params)
		return err
	})
	return record, err
}
