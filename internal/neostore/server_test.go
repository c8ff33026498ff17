package neostore_test

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/evgraph/evgraph/internal/neostore"
)

// Variables that name the server of the tests. It is wiped again and again, so it
// must carry the node (:EvgraphTestDatabase).
const (
	uriVariable      = "EVGRAPH_TEST_NEO4J_URI"
	userVariable     = "EVGRAPH_TEST_NEO4J_USER"
	passwordVariable = "EVGRAPH_TEST_NEO4J_PASSWORD"
)

// testConfig is the server of the tests, or the end of the test.
func testConfig(t testing.TB) neostore.Config {
	t.Helper()
	uri := os.Getenv(uriVariable)
	if uri == "" {
		t.Skipf("no Neo4j to test with: eval \"$(.ci/neo4j/start)\" starts one and sets %s", uriVariable)
	}
	c := neostore.Config{URI: uri, User: "neo4j", Password: "evgraph-test"}
	if user, ok := os.LookupEnv(userVariable); ok {
		c.User = user
	}
	if password, ok := os.LookupEnv(passwordVariable); ok {
		c.Password = password
	}
	return c
}

// open makes a store on the server of the tests.
func open(t testing.TB, c neostore.Config) *neostore.Store {
	t.Helper()
	s, err := neostore.Open(t.Context(), c)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		_ = s.Close(ctx)
	})
	return s
}

// openEmpty wipes the server of the tests and makes a store on it.
func openEmpty(t testing.TB) *neostore.Store {
	t.Helper()
	c := testConfig(t)
	wipe(t, c)
	return open(t, c)
}

// cypher runs a statement by hand and returns its records.
func cypher(t testing.TB, c neostore.Config, text string, params map[string]any) []*neo4j.Record {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), time.Minute)
	defer cancel()
	driver, err := neo4j.NewDriverWithContext(c.URI, neo4j.BasicAuth(c.User, c.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = driver.Close(ctx) }()
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, text, params)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	records, err := result.Collect(ctx)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return records
}

// wipe removes all but the marker, and the schema stays. It refuses a database
// without the marker.
func wipe(t testing.TB, c neostore.Config) {
	t.Helper()
	if n := cypher(t, c, "MATCH (m:EvgraphTestDatabase) RETURN count(m)", nil)[0].Values[0]; n == int64(0) {
		t.Fatalf("the database at %s is not marked as one that tests may wipe: CREATE (:EvgraphTestDatabase)", uriVariable)
	}
	cypher(t, c, `MATCH (n) WHERE NOT n:EvgraphTestDatabase AND NOT n:SchemaMigration
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS`, nil)
}

// must ends the test on an error, with what the driver said.
func must(t testing.TB, err error) {
	t.Helper()
	if err == nil {
		return
	}
	var fault *neostore.Fault
	if errors.As(err, &fault) {
		t.Fatalf("%v\ncause: %v", err, fault.Cause())
	}
	t.Fatal(err)
}
