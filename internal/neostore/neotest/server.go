// Package neotest gives tests a real Neo4j that they may wipe: the server named by
// EVGRAPH_TEST_NEO4J_URI, else a container where a Docker engine answers, else a
// skip. With EVGRAPH_TEST_NEO4J=require there is no skip.
//
// The server is wiped again and again. So it must carry a node
// (:EvgraphTestDatabase), and one process at a time has it: the others wait.
package neotest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
)

// The variables that say which server the tests use, and whether they must have
// one.
const (
	uriVariable      = "EVGRAPH_TEST_NEO4J_URI"
	userVariable     = "EVGRAPH_TEST_NEO4J_USER"
	passwordVariable = "EVGRAPH_TEST_NEO4J_PASSWORD"
	needVariable     = "EVGRAPH_TEST_NEO4J"
)

// errNone means that there is no server to test with.
var errNone = errors.New(`no Neo4j to test with: eval "$(.ci/neo4j/start)" starts one with Java and Maven, or start a Docker engine`)

// server is the one that this process tests with.
type server struct {
	config neostore.Config
	driver neo4j.DriverWithContext
	held   neo4j.ExplicitTransaction // open for as long as the process has the server
	stop   func()                    // ends what start has begun
	loaded atomic.Int32              // stores in use
}

// theServer is started once for each process.
var theServer = sync.OnceValues(start)

// Config gives the server of the tests, or ends the test.
func Config(t testing.TB) neostore.Config {
	t.Helper()
	return get(t).config
}

func get(t testing.TB) *server {
	t.Helper()
	s, err := theServer()
	if errors.Is(err, errNone) {
		Skip(t, err.Error())
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Skip skips a test for the lack of something, or fails it where nothing may lack.
func Skip(t testing.TB, reason string) {
	t.Helper()
	if os.Getenv(needVariable) == "require" {
		t.Fatal(reason)
	}
	t.Skip(reason)
}

// Main runs the tests of a package and stops what was started for them:
//
//	func TestMain(m *testing.M) { os.Exit(neotest.Main(m)) }
func Main(m *testing.M) int {
	code := m.Run()
	if s := started; s != nil {
		s.stop()
	}
	return code
}

// started is the server once there is one.
var started *server

func start() (*server, error) {
	s := &server{stop: func() {}}
	if uri := os.Getenv(uriVariable); uri != "" {
		s.config = neostore.Config{URI: uri, User: variable(userVariable, "neo4j"), Password: variable(passwordVariable, "evgraph-test")}
	} else if err := s.startContainer(); err != nil {
		return nil, err
	}
	started = s
	var err error
	s.driver, err = neo4j.NewDriverWithContext(s.config.URI, neo4j.BasicAuth(s.config.User, s.config.Password, ""))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", uriVariable, err)
	}
	return s, s.hold()
}

func variable(name, value string) string {
	if v, ok := os.LookupEnv(name); ok {
		return v
	}
	return value
}

// hold keeps other processes away for as long as this one lives: it changes the
// marker in a transaction that never ends, so that the next one who does the same
// waits until the server sees the connection go.
func (s *server) hold() error {
	ctx := context.Background()
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: database})
	tx, err := session.BeginTransaction(ctx)
	if err != nil {
		return err
	}
	s.held = tx
	result, err := tx.Run(ctx, "MATCH (m:EvgraphTestDatabase) SET m.held = timestamp() RETURN count(m)", nil)
	if err != nil {
		return err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return err
	}
	if record.Values[0] == int64(0) {
		return fmt.Errorf("the database at %s is not marked as one that tests may wipe: CREATE (:EvgraphTestDatabase)", uriVariable)
	}
	return nil
}

const database = "neo4j"

// Planned is Loaded with a store that surveys. Its queries have the time to be planned on a
// busy machine.
func Planned(t testing.TB, d *kg.Dataset, change func(c *neostore.Config)) *neostore.Store {
	t.Helper()
	s := Loaded(t, d, func(c *neostore.Config) {
		c.QueryTimeout = time.Minute
		if change != nil {
			change(c)
		}
	})
	if err := s.Plan(t.Context()); err != nil {
		t.Fatalf("plan: %v, cause: %v", err, cause(err))
	}
	return s
}

// Loaded gives a store that holds the dataset. The server is wiped before, unless
// an earlier store of the same test may still be read from, and after the test.
// Change may change the configuration, nil for nothing.
func Loaded(t testing.TB, d *kg.Dataset, change func(c *neostore.Config)) *neostore.Store {
	t.Helper()
	c := Config(t)
	if change != nil {
		change(&c)
	}
	s, err := neostore.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	own := get(t)
	if own.loaded.Add(1) == 1 {
		Wipe(t)
	}
	t.Cleanup(func() {
		if own.loaded.Add(-1) == 0 {
			Wipe(t)
		}
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		_ = s.Close(ctx)
	})
	if err := s.Load(t.Context(), d); err != nil {
		t.Fatalf("load: %v, cause: %v", err, cause(err))
	}
	return s
}

func cause(err error) error {
	var fault *neostore.Fault
	if errors.As(err, &fault) {
		return fault.Cause()
	}
	return nil
}

// Cypher runs a statement by hand, by itself, and returns its records.
func Cypher(t testing.TB, text string, params map[string]any) []*neo4j.Record {
	t.Helper()
	s := get(t)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), 5*time.Minute)
	defer cancel()
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: database, FetchSize: neo4j.FetchAll})
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

// Wipe removes all but the marker and the schema.
func Wipe(t testing.TB) {
	t.Helper()
	Cypher(t, `MATCH (n) WHERE NOT n:EvgraphTestDatabase AND NOT n:SchemaMigration
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS`, nil)
}
