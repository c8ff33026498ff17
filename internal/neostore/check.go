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
