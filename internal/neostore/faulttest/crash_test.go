package faulttest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
	"github.com/evgraph/evgraph/internal/storetest"
)

// recovery is how long reads may fail once the database is back.
const recovery = 60 * time.Second

// Rows 2 and 3 with a real server: it is killed under reads and under a load, and
// started again. The same stores go on, and the load ends as if nothing had been.
func TestServerKilled(t *testing.T) {
	server := startOwn(t)
	server.config.LockLife = time.Second // of the loader that cannot give it back
	s := open(t, server.config)
	first := storetest.Generate(1, storetest.Size{Nodes: 300, Statements: 600})
	if err := s.Load(t.Context(), first); err != nil {
		t.Fatal(causeOf(err))
	}
	old := first.Version()

	var answers, refusals atomic.Int64
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for ctx.Err() == nil {
				switch err := readSome(ctx, s); {
				case err == nil:
					answers.Add(1)
				case unavailable(err), timedOut(err):
					refusals.Add(1)
					discreet(t, err)
					time.Sleep(10 * time.Millisecond) // the server needs the processor to come back
				case ctx.Err() == nil:
					t.Errorf("got the error %v", causeOf(err))
					return
				}
			}
		})
	}
	eventually(t, "answers", func() bool { return answers.Load() > 50 })

	second := storetest.Generate(2, storetest.Size{Nodes: 2_000, Statements: 6_000})
	second.Normalise()
	version, options := second.Version(), neostore.LoadOptions{ChunkRows: 100}
	loader := open(t, server.config)
	killed := make(chan struct{})
	_, err := loader.LoadWith(t.Context(), second, neostore.LoadOptions{ChunkRows: options.ChunkRows, Progress: func(p neostore.Progress) {
		if p.Done > p.Total/2 {
			select {
			case <-killed:
			default:
				server.kill(t)
				close(killed)
			}
		}
	}})
	if !unavailable(err) && !timedOut(err) {
		t.Fatalf("the load under which the server was killed: %v", causeOf(err))
	}
	seen := refusals.Load()
	eventually(t, "says that the database is away", func() bool { return refusals.Load() > seen })
	if err := ask(t, s); err == nil {
		t.Error("a read without a database")
	}

	begin := time.Now()
	server.start(t)
	started := time.Since(begin)
	back := answers.Load()
	for answers.Load() == back {
		if time.Since(begin) > started+recovery {
			t.Fatalf("the database is back for %v, and no read is answered", recovery)
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Logf("the server was up %v after its start, and reads were answered %v later (%d answers, %d refusals before)",
		started.Round(time.Millisecond), (time.Since(begin) - started).Round(time.Millisecond), back, refusals.Load())
	whole(t, s, old)
	result, err := loader.LoadWith(t.Context(), second, options)
	if err != nil || !result.Resumed {
		t.Fatalf("%+v, %v", result, causeOf(err))
	}
	stop()
	readers.Wait()
	whole(t, s, version)
}

func readSome(ctx context.Context, s kg.Store) error {
	r, err := s.Reader(ctx)
	if err != nil {
		return err
	}
	_, err = r.ListNodes(ctx, kg.NodeQuery{Page: kg.Page{Limit: 20}})
	return err
}

// ownServer is one that a test may kill.
type ownServer struct {
	data   string
	ports  []string // flags, once they are known
	config neostore.Config
}

const scripts = "../../../.ci/neo4j"

// startOwn starts a server with .ci/neo4j/start.
func startOwn(t *testing.T) *ownServer {
	t.Helper()
	for _, tool := range []string{"java", "mvn"} {
		if _, err := exec.LookPath(tool); err != nil {
			neotest.Skip(t, tool+" is missing: a server to kill is started with Java and Maven")
		}
	}
	s := &ownServer{data: t.TempDir(), ports: []string{"--bolt-port", "0", "--http-port", "0"}}
	s.start(t)
	_, port, _ := strings.Cut(s.config.URI, "127.0.0.1:")
	s.ports = []string{"--bolt-port", port, "--http-port", "0"}
	t.Cleanup(func() { s.script(t, "stop", "--bolt-port", port) })
	return s
}

// start also starts it again, on the same port.
func (s *ownServer) start(t *testing.T) {
	t.Helper()
	for _, setting := range strings.Fields(s.script(t, "start", append(s.ports, "--data", s.data)...)) {
		switch name, value, _ := strings.Cut(setting, "="); name {
		case "EVGRAPH_NEO4J_URI":
			s.config.URI = value
		case "EVGRAPH_NEO4J_USER":
			s.config.User = value
		case "EVGRAPH_NEO4J_PASSWORD":
			s.config.Password = value
		}
	}
}

func (s *ownServer) script(t *testing.T, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, filepath.Join(scripts, name), args...)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

// kill returns when the process is gone.
func (s *ownServer) kill(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(s.data, "neo4j.pid"))
	if err != nil {
		t.Error(err)
		return
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err == nil {
		err = syscall.Kill(pid, syscall.SIGKILL)
	}
	if err != nil {
		t.Error(err)
		return
	}
	eventually(t, "dies", func() bool {
		command, _ := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid)) // empty once it is dead
		return len(command) == 0
	})
}
