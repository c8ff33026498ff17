package neostore_test

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
)

func TestMain(m *testing.M) { os.Exit(neotest.Main(m)) }

// testConfig is the server of the tests, or the end of the test.
func testConfig(t testing.TB) neostore.Config {
	t.Helper()
	return neotest.Config(t)
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
	neotest.Wipe(t)
	return open(t, c)
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
