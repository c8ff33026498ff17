package main

import (
	"flag"
	"net"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"evgraph": main})
}

// TestScripts runs testdata/*.txtar: each is a conversation with the program
// that opens with its intention and holds its files at the bottom.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: *update,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"occupy": occupy,
		},
		Setup: func(env *testscript.Env) error {
			seed, err := os.Getwd()
			env.Setenv("REPO", seed+"/../..")
			return err
		},
	})
}

// occupy takes a free port for the rest of the script and puts its address into
// the variable ADDR.
func occupy(ts *testscript.TestScript, _ bool, _ []string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { listener.Close() })
	ts.Setenv("ADDR", listener.Addr().String())
}
