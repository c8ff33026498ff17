package main

import (
	"encoding/json"
	"errors"
	"flag"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/evgraph/evgraph/internal/neostore/neotest"
)

var update = flag.Bool("update", false, "rewrite the expected output in the scripts")

func TestMain(m *testing.M) {
	testscript.Main(withServer{m}, map[string]func(){"evgraph": main})
}

// withServer stops the database that was started for the tests.
type withServer struct{ m *testing.M }

func (w withServer) Run() int { return neotest.Main(w.m) }

// TestScripts runs testdata/*.txtar: each is a conversation with the program
// that opens with its intention and holds its files at the bottom.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: *update,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"occupy": occupy,
			"exits":  exits,
			"json":   isJSON,
		},
		Setup: func(env *testscript.Env) error {
			seed, err := os.Getwd()
			env.Setenv("REPO", seed+"/../..")
			return err
		},
	})
}

// exits runs a command line that must end with the code: exits 2 evgraph stats -x.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want := args[0]
	got := "0"
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = strconv.Itoa(exit.ExitCode())
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %s, want %s", got, want)
	}
}

// isJSON holds the last standard output to the contract of JSON: one value, and a
// line break at its end.
func isJSON(ts *testscript.TestScript, _ bool, _ []string) {
	text := ts.ReadFile("stdout")
	if !json.Valid([]byte(text)) || !strings.HasSuffix(text, "\n") || strings.HasSuffix(text, "\n\n") {
		ts.Fatalf("not JSON with a line break at its end: %q", text)
	}
}

// occupy takes a free port for the rest of the script and puts its address into
// the variable ADDR.
func occupy(ts *testscript.TestScript, _ bool, _ []string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { listener.Close() })
	ts.Setenv("ADDR", listener.Addr().String())
}
