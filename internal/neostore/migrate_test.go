package neostore_test

import (
	"testing"

	"github.com/evgraph/evgraph/internal/neostore"
)

// schema counts the constraints and indexes of evgraph.
func schema(t *testing.T) any {
	t.Helper()
	constraints := byHand(t, "SHOW CONSTRAINTS YIELD name WHERE name STARTS WITH 'evgraph_' RETURN count(*)", nil)[0]
	indexes := byHand(t, "SHOW INDEXES YIELD name, owningConstraint WHERE owningConstraint IS NULL AND (name STARTS WITH 'evgraph_' OR name STARTS WITH 'entity') RETURN count(*)", nil)[0]
	return []any{constraints, indexes}
}

// dropSchema makes the database a new one.
func dropSchema(t *testing.T) {
	t.Helper()
	for _, kind := range []string{"CONSTRAINT", "INDEX"} {
		for {
			name := byHand(t, "SHOW "+kind+" YIELD name WHERE name STARTS WITH 'evgraph_' OR name STARTS WITH 'entity' RETURN name LIMIT 1", nil)
			if name == nil {
				break
			}
			byHand(t, "DROP "+kind+" "+name[0].(string), nil)
		}
	}
	byHand(t, "MATCH (m:SchemaMigration {application: 'evgraph'}) DELETE m", nil)
}

func TestMigrate(t *testing.T) {
	s := openEmpty(t)
	dropSchema(t)
	none := schema(t)

	pending, err := s.Migrate(t.Context(), true)
	must(t, err)
	if len(pending) == 0 || !sameText(schema(t), none) {
		t.Errorf("a look found %d migrations and left the schema at %v", len(pending), schema(t))
	}
	done, err := s.Migrate(t.Context(), false)
	must(t, err)
	all := schema(t)
	if len(done) != len(pending) || sameText(all, none) {
		t.Errorf("%d migrations of %d done, the schema is %v", len(done), len(pending), all)
	}
	again, err := s.Migrate(t.Context(), false)
	must(t, err)
	if len(again) != 0 || !sameText(schema(t), all) {
		t.Errorf("%d migrations were done twice, the schema is %v", len(again), schema(t))
	}

	// One that was cut short starts over.
	byHand(t, "MATCH (m:SchemaMigration {application: 'evgraph'}) DELETE m", nil)
	byHand(t, "DROP INDEX evgraph_entity_name", nil)
	_, err = s.Migrate(t.Context(), false)
	must(t, err)
	if !sameText(schema(t), all) {
		t.Errorf("the schema is %v, wanted %v", schema(t), all)
	}
	load(t, s, small(1), neostore.LoadOptions{})
	must(t, s.Check(t.Context()))
}

func TestMigrationsOfAnother(t *testing.T) {
	s := openEmpty(t)
	load(t, s, small(1), neostore.LoadOptions{})
	sum := byHand(t, "MATCH (m:SchemaMigration {number: 1}) RETURN m.sha256", nil)[0]
	set := func(sum any) {
		byHand(t, "MATCH (m:SchemaMigration {number: 1}) SET m.sha256 = $sum", map[string]any{"sum": sum})
	}
	set("other")
	defer set(sum)
	_, err := s.Migrate(t.Context(), true)
	expectKind(t, err, neostore.ErrMigrated)
	_, err = s.LoadWith(t.Context(), small(2), neostore.LoadOptions{})
	expectKind(t, err, neostore.ErrMigrated)
	expectKind(t, s.Check(t.Context()), neostore.ErrMigrated)
}
