package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/dump"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/bolttest"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
	"github.com/evgraph/evgraph/internal/storetest"
)

// databaseVariables are the variables of a command that uses the server of the
// tests, which is wiped.
func databaseVariables(t *testing.T) map[string]string {
	t.Helper()
	c := neotest.Config(t)
	neotest.Wipe(t)
	t.Cleanup(func() { neotest.Wipe(t) })
	return map[string]string{"EVGRAPH_NEO4J_URI": c.URI, "EVGRAPH_NEO4J_USER": c.User, "EVGRAPH_NEO4J_PASSWORD": c.Password}
}

// command runs a command in this process.
func (v variables) command(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(t.Context(), environment{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, getenv: func(name string) string { return v[name] }}, args)
	return out.String(), errs.String(), code
}

type variables map[string]string

// must runs a command that has to succeed.
func (v variables) must(t *testing.T, args ...string) string {
	t.Helper()
	stdout, stderr, code := v.command(t, args...)
	if code != 0 {
		t.Fatalf("evgraph %s: exit code %d\n%s%s", strings.Join(args, " "), code, stdout, stderr)
	}
	return stdout
}

func TestLoadTellsWhatItDoes(t *testing.T) {
	v := variables(databaseVariables(t))
	contains := func(text, want string) {
		t.Helper()
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in:\n%s", want, text)
		}
	}
	if _, stderr, code := v.command(t, "stats"); code != exitUnavailable {
		t.Errorf("stats of an empty database: exit code %d", code)
	} else {
		contains(stderr, "nothing is loaded into the database yet")
		contains(stderr, "hint: evgraph load does it")
	}
	contains(v.must(t, "load", "--dry-run"), "into an empty database")
	contains(v.must(t, "load", "--no-wait"), "loaded version")
	contains(v.must(t, "load", "--no-wait"), "nothing was changed")
	contains(v.must(t, "load", "--dry-run"), "a load would change nothing")
	contains(v.must(t, "load", "--verify"), "holds version")
	contains(v.must(t, "migrate"), "up to date")

	neotest.Cypher(t, "MATCH (n:Gene) WITH n LIMIT 1 SET n.name = 'x'", nil)
	stdout, stderr, code := v.command(t, "load", "--verify")
	if code != exitFailure {
		t.Errorf("exit code %d", code)
	}
	contains(stdout, ": name")
	contains(stderr, "hint: the database was changed by hand; evgraph load --renew")
	var summary loadSummary
	if err := json.Unmarshal([]byte(v.must(t, "load", "--renew", "--json", "--no-wait")), &summary); err != nil || summary.Rows == 0 || summary.Kept != 1 {
		t.Errorf("%+v, %v", summary, err)
	}
	contains(v.must(t, "load", "--verify"), "holds version")

	neotest.Cypher(t, "CREATE (:Gene {name: 'mine'})", nil)
	dir := copySeed(t)
	replaceIn(t, filepath.Join(dir, "entities", "taxon.yaml"), "name: rat", "name: lab rat")
	_, stderr, code = v.command(t, "load", "--seed", dir)
	if code != exitFailure {
		t.Errorf("exit code %d", code)
	}
	contains(stderr, "1 nodes under labels of evgraph that evgraph did not write")
	contains(stderr, "--allow-foreign")
	contains(v.must(t, "load", "--seed", dir, "--dry-run"), "changed nodes NCBITaxon:10116: name")
	contains(v.must(t, "load", "--seed", dir, "--allow-foreign", "--no-wait"), "loaded version")
}

// TestBothStoresGiveTheSame asks the same of the embedded seed and of Neo4j.
func TestBothStoresGiveTheSame(t *testing.T) {
	v := variables(databaseVariables(t))
	v.must(t, "load")
	for _, args := range [][]string{
		{"dump"}, {"stats"}, {"stats", "--json"}, {"version"}, {"search", "miR-21"}, {"search", "heart", "--first", "100"},
		{"query", "--format", "table", `{ genes(first: 20) { nodes { id name } } }`},
	} {
		if onNeo4j, embedded := v.must(t, args...), (variables{}).must(t, args...); onNeo4j != embedded {
			t.Errorf("evgraph %s differs", strings.Join(args, " "))
		}
	}
	file := filepath.Join(t.TempDir(), "graph.jsonl")
	v.must(t, "dump", "--out", file)
	if stdout := v.must(t, "load", file); !strings.Contains(stdout, "nothing was changed") {
		t.Errorf("loading its own dump says %s", stdout)
	}
}

// TestLoadSurvivesKill9 kills the real program at many places of a load. Readers
// keep the old version, and the next load goes on.
func TestLoadSurvivesKill9(t *testing.T) {
	v := variables(databaseVariables(t))
	dir := t.TempDir()
	store, err := neostore.Open(t.Context(), neotest.Config(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close(context.WithoutCancel(t.Context())) }()
	old := edition(t, dir, 0)
	v.must(t, "load", "--no-wait", old.file)
	resumed := 0
	for place := range 10 {
		d := edition(t, dir, place+1)
		killed := v.killed(t, place, "load", "--no-wait", "--chunk-rows", "150", d.file)
		reader, err := store.Reader(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		// Killed late, it may have moved the pointer as its last deed.
		switch now := reader.Version(); {
		case now == old.version && killed:
			v.must(t, "load", "--verify", old.file)
		case now != d.version:
			t.Fatalf("killed at chunk %d: version %s is served", place, now)
		}
		// As if the minute had passed for which the lock of the dead one stands.
		neotest.Cypher(t, "MATCH (l:EvgraphLock) SET l.expires = 0", nil)
		var summary loadSummary
		if err := json.Unmarshal([]byte(v.must(t, "load", "--no-wait", "--json", d.file)), &summary); err != nil {
			t.Fatal(err)
		}
		if summary.Resumed {
			resumed++
		}
		v.must(t, "load", "--verify", d.file)
		old = d
	}
	if resumed == 0 {
		t.Error("no load was killed in the middle")
	}
	t.Logf("%d of 10 loads were gone on with", resumed)
}

type datasetFile struct{ file, version string }

// edition writes the n-th version of a graph to a file.
func edition(t *testing.T, dir string, n int) datasetFile {
	t.Helper()
	d := storetest.Generate(5, storetest.Size{Nodes: 200, Statements: 600})
	for i := range d.Nodes {
		d.Nodes[i].Description = fmt.Sprint("edition ", n)
	}
	s, err := memstore.New(d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Reader(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, fmt.Sprintf("%d.jsonl", n))
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(dump.Write(t.Context(), file, r), file.Close()); err != nil {
		t.Fatal(err)
	}
	return datasetFile{name, r.Version()}
}

// killed starts the program and kills it with -9 once the ledger of its load has so
// many chunks. It reports false when the program was done before.
func (v variables) killed(t *testing.T, chunks int, args ...string) bool {
	t.Helper()
	command := exec.Command("evgraph", args...)
	command.Env = os.Environ()
	for name, value := range v {
		command.Env = append(command.Env, name+"="+value)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- command.Wait() }()
	for {
		written := neotest.Cypher(t, `MATCH (v:EvgraphVersion {state: 'loading'}) OPTIONAL MATCH (c:EvgraphChunk {version: v.version})
RETURN count(c) AS chunks`, nil)
		begun := neotest.Cypher(t, "MATCH (v:EvgraphVersion {state: 'loading'}) RETURN count(v)", nil)[0].Values[0] != int64(0)
		if begun && written[0].Values[0].(int64) >= int64(chunks) {
			_ = command.Process.Kill() // it may have ended just now
			<-done
			return true
		}
		select {
		case err := <-done:
			if err != nil {
				t.Fatalf("the load ended by itself: %v", err)
			}
			return false
		default:
		}
	}
}

// TestServeSurvivesItsDatabase takes the database away from a server and gives it
// back.
func TestServeSurvivesItsDatabase(t *testing.T) {
	v := variables(databaseVariables(t))
	c := neotest.Config(t)
	proxy := bolttest.Between(t, strings.TrimPrefix(c.URI, "bolt://"), func(bolttest.Message) bolttest.Verdict { return bolttest.Forward })
	through := variables{"EVGRAPH_NEO4J_URI": proxy.URI(), "EVGRAPH_NEO4J_USER": c.User, "EVGRAPH_NEO4J_PASSWORD": c.Password}
	env := environment{getenv: func(name string) string { return through[name] }, stderr: new(bytes.Buffer)}
	from := newGraphFlags(newFlags("serve"), env)
	store, done, err := from.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	log := new(record)
	a, err := newApp(store, guard.DefaultLimits(), slog.New(slog.NewJSONHandler(log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	go a.followDatabase(t.Context(), time.NewTicker(lookEvery))
	away(t, a, "nothing is loaded into the database yet; evgraph load does it")
	back := func() {
		t.Helper()
		start := time.Now()
		for get(a, "/readyz").Code != http.StatusOK || a.site.Load().DataVersion == "" {
			if time.Since(start) > time.Minute {
				t.Fatalf("not ready: %s", get(a, "/readyz").Body)
			}
			time.Sleep(20 * time.Millisecond)
		}
		if w := get(a, `/graphql?query={meta{dataVersion}}`); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), a.site.Load().DataVersion) {
			t.Errorf("graphql: %d %s", w.Code, w.Body)
		}
		t.Logf("ready after %v", time.Since(start).Round(time.Millisecond))
	}
	v.must(t, "load", "--no-wait")
	back()
	for range 2 {
		proxy.Cut()
		away(t, a, "the database")
		proxy.Restore()
		back()
	}
	// A database that answers may still be of use to nobody.
	proxy.Cut()
	away(t, a, "the database")
	sum := neotest.Cypher(t, "MATCH (m:SchemaMigration {number: 1}) WITH m, m.sha256 AS sum SET m.sha256 = 'x' RETURN sum", nil)[0].Values[0]
	proxy.Restore()
	for start := time.Now(); !strings.Contains(get(a, "/readyz").Body.String(), "migration 1 of the database"); {
		if time.Since(start) > time.Minute {
			t.Fatalf("readyz says %s", get(a, "/readyz").Body)
		}
		time.Sleep(20 * time.Millisecond)
	}
	neotest.Cypher(t, "MATCH (m:SchemaMigration {number: 1}) SET m.sha256 = $sum", map[string]any{"sum": sum})
	back()
	if !strings.Contains(log.String(), "the graph is there again") {
		t.Errorf("the log does not tell of it: %s", log)
	}
	if strings.Contains(log.String(), c.Password) {
		t.Error("the log has the password")
	}
}

// away expects what clients and probes see of a database that cannot be used.
func away(t *testing.T, a *app, why string) {
	t.Helper()
	if w := get(a, "/readyz"); w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), why) {
		t.Errorf("readyz: %d %s", w.Code, w.Body)
	}
	if w := get(a, "/livez"); w.Code != http.StatusOK {
		t.Errorf("livez: %d", w.Code)
	}
	for _, path := range []string{"/", "/playground", "/schema.graphql"} {
		if w := get(a, path); w.Code != http.StatusOK {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	w := get(a, `/graphql?query={meta{dataVersion}}`)
	var answer struct {
		Errors []struct {
			Message    string
			Extensions struct{ Code, Hint, RequestID string }
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || len(answer.Errors) != 1 {
		t.Fatalf("graphql: %d %s", w.Code, w.Body)
	}
	e := answer.Errors[0].Extensions
	if w.Code != http.StatusServiceUnavailable || e.Code != string(guard.Unavailable) || e.Hint == "" || e.RequestID == "" {
		t.Errorf("graphql: %d %s", w.Code, w.Body)
	}
}
