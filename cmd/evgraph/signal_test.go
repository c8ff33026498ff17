package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/neostore/bolttest"
)

// process runs the program by itself, with a database behind the peer.
func process(t *testing.T, peer *bolttest.Peer, args ...string) (*exec.Cmd, *bufio.Reader) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), program)
	command.Args = append([]string{"evgraph"}, args...) // by this name TestMain runs main
	command.Env = append(os.Environ(), "EVGRAPH_NEO4J_URI="+peer.URI(), "EVGRAPH_NEO4J_PASSWORD=evgraph-test")
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = command.Process.Kill() })
	return command, bufio.NewReader(out)
}

// held is what the requests of these tests ask for.
const held = `/graphql?query={nodes(ids:["HGNC:9588"]){id}}`

// holding is a database that answers the read of such a request once it is released.
type holding struct{ asked, release chan struct{} }

func newHolding() *holding {
	return &holding{asked: make(chan struct{}, 1), release: make(chan struct{})}
}

func (h *holding) script(m bolttest.Message) bolttest.Reaction {
	switch {
	case m.Name != bolttest.Run:
		return bolttest.Usual()
	case strings.Contains(m.Text, "key: 'published'"):
		return bolttest.Answer([]string{"version", "dataVersion", "layout"}, []any{1, "0123456789ab", 1})
	case strings.Contains(fmt.Sprint(m.Params), "HGNC:9588"):
		h.asked <- struct{}{}
		<-h.release
		return bolttest.Answer([]string{"rows"}, []any{[]any{}})
	}
	return bolttest.Usual()
}

// TestTerminationEndsRequests: a server that is told to stop takes no more requests,
// but answers those that it has.
func TestTerminationEndsRequests(t *testing.T) {
	database := newHolding()
	command, out := process(t, bolttest.Start(t, database.script), "serve", "--addr", "127.0.0.1:0")
	url := address(t, out)
	answers := make(chan string, 1)
	go func() { answers <- fetch(url + held) }()
	<-database.asked
	if err := command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for !strings.Contains(fetch(url+"/livez"), "refused") { // the listener closes first
	}
	close(database.release)
	if got := <-answers; !strings.Contains(got, `{"data":{"nodes":[null]}`) {
		t.Errorf("the request that was under way got %s", got)
	}
	if err := command.Wait(); err != nil {
		t.Errorf("exit: %v", err)
	}
}

// TestSecondSignalEndsAtOnce: who cannot wait need not.
func TestSecondSignalEndsAtOnce(t *testing.T) {
	database := newHolding()
	defer close(database.release)
	command, out := process(t, bolttest.Start(t, database.script), "serve", "--addr", "127.0.0.1:0")
	url := address(t, out)
	go fetch(url + held)
	<-database.asked
	if err := command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for !strings.Contains(fetch(url+"/livez"), "refused") {
	}
	exit := make(chan error, 1)
	go func() { exit <- command.Wait() }()
	for { // the first signal may still be on its way through the process
		select {
		case err := <-exit:
			if err == nil || !strings.Contains(err.Error(), "terminated") {
				t.Errorf("exit: %v", err)
			}
			return
		case <-time.After(10 * time.Millisecond):
			_ = command.Process.Signal(syscall.SIGTERM) // it fails once the process has ended
		}
	}
}

// address reads where the server listens.
func address(t *testing.T, out *bufio.Reader) string {
	t.Helper()
	line, err := out.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	_, url, _ := strings.Cut(strings.TrimSpace(line), "open ")
	return url
}

// fetch returns the body, or the error.
func fetch(url string) string {
	response, err := http.Get(url)
	if err != nil {
		return err.Error()
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return err.Error()
	}
	return string(body)
}
